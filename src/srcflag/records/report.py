"""What a run says: flags, and the reports on sentences, documents and all of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from srcflag.records.base import SEVERITIES, STATUSES, JoinReason, Kind, Record, Severity, Span, Status, counted
from srcflag.records.claims import Attribution, Part
from srcflag.records.evidence import Evidence, Support

if TYPE_CHECKING:
    from collections.abc import Sequence

# What JSON itself leaves as it is: DEL and the C1 controls, line and paragraph separators, marks of direction.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


Decision = Literal["accepted", "dismissed"]


class Flag(Record):
    """One finding of one rule on one span. `evidence` holds indexes into the sentence's evidence.

    `importance` (0 to 1) orders flags of one severity: what an editor would want to read first.

    `slot` tells apart two findings of one rule on one sentence; it is part of `id`.
    """

    id: str
    code: str
    name: str
    severity: Severity
    sentence: int
    start: int
    end: int
    message: str
    explanation: str
    would_clear: str
    evidence: tuple[int, ...] = ()
    slot: str = ""
    importance: float = Field(default=0.0, ge=0, le=1)

    @property
    def rank(self) -> tuple[int, float]:
        """What flags are sorted by where the worst come first: severity, then importance."""
        return SEVERITIES.index(self.severity), -self.importance


def flag_id(code: str, document_id: str, sentence: str, slot: str, repeat: int = 0) -> str:
    """The identity of a flag: no position and no score, so that it survives edits elsewhere in the article.

    `repeat` counts earlier flags of the same code on the very same words of the same article.
    """
    normal = re.sub(r"\s+", " ", sentence).strip().casefold()
    key = "\x1f".join([code, document_id, normal, slot] + ([str(repeat)] if repeat else []))
    return f"{code}:{hashlib.sha256(key.encode()).hexdigest()[:8]}"


class Accepted(Record):
    """A flag that somebody accepted, or dismissed as mistaken: with who, when and why; neither shown nor counted.

    `kind` says where that stands: in a baseline, or in the article itself.
    """

    flag: Flag
    kind: Literal["baseline", "in source"]
    reason: str
    decision: Decision = "accepted"
    by: str = ""
    when: dt.date | None = None
    expires: dt.date | None = None


class SentenceReport(Record):
    """Everything that was found about one sentence.

    `confidence` is how likely the status is the one that a person would give, relative to this pool.
    """

    index: int
    start: int
    end: int
    text: str
    kind: Kind
    checkworthy: bool
    status: Status
    confidence: float
    attribution: Attribution
    allegation: bool
    outlier: bool
    support: Support
    explanation: str
    unmatched: tuple[Span, ...] = ()
    missing: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def contradicting(self) -> tuple[str, ...]:
        """A short digest of each passage that contradicts the sentence, sorted: what was known when it was accepted.

        By their words alone, so that another name or place of an article in the pool makes nothing new.
        """
        return tuple(sorted({evidence.digest for evidence in self.evidence if evidence.stance == "refutes"}))


class Summary(Record):
    """Counts over one document's sentences and flags; every status and severity is named, at 0 too.

    Flags that were accepted are counted as `accepted` only.
    """

    sentences: int
    by_status: dict[Status, int]
    by_severity: dict[Severity, int]
    accepted: int = 0

    @classmethod
    def of(cls, sentences: Sequence[SentenceReport], flags: Sequence[Flag], accepted: Sequence[Accepted]) -> Summary:
        """Count what one document has."""
        return cls(
            sentences=len(sentences),
            by_status={name: sum(sentence.status == name for sentence in sentences) for name in STATUSES},
            by_severity={name: sum(flag.severity == name for flag in flags) for name in SEVERITIES},
            accepted=len(accepted),
        )


class Reliance(Record):
    """An article of the pool, and how many claims have no other that supports them: without it they stand alone."""

    document_id: str
    claims: int


class Joined(Record):
    """Documents that share a root, and why; `shared` is text that they have in common, or the agency they credit.

    `origin` is that of the document they have it from, or of the first of them. Those that share text in part only
    have origins of their own for the rest.
    """

    documents: tuple[str, ...]
    origin: str
    reason: JoinReason
    shared: str = ""
    direction: str = ""


class PoolSummary(Record):
    """The size of a pool, and which of its documents share a root.

    `members` are the documents of each origin.
    """

    documents: int
    origins: int
    sentences: int
    members: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    joined: tuple[Joined, ...] = ()


class Notification(Record):
    """Something about the run, not about a sentence. `path` names the file it is about, if any."""

    level: Severity
    message: str
    path: str | None = None
    document_id: str | None = None


class ToolInfo(Record):
    """Which srcflag, with which models, made the report."""

    name: Literal["srcflag"] = "srcflag"
    version: str
    models: dict[str, str]


class DocumentReport(Record):
    """Everything that was found about one document. `pool` is what it was compared with.

    `relies_on` names the articles that are some claim's only support, those of the most claims first. `accepted` holds
    the flags that a baseline or the article itself accepts; they are not among `flags`.

    `line_starts` are the offsets at which the text's lines begin (after LF, CRLF or CR), so that places can be told
    and the article shown from the report alone: between two sentences there is only white space.
    """

    document_id: str
    path: str | None
    title: str | None
    outlet: str | None
    url: str | None
    published: dt.date | None
    pool: PoolSummary
    line_starts: tuple[int, ...]
    sentences: tuple[SentenceReport, ...]
    flags: tuple[Flag, ...]
    summary: Summary
    relies_on: tuple[Reliance, ...] = ()
    notifications: tuple[Notification, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def settled(self, flags: Sequence[Flag], accepted: Sequence[Accepted]) -> DocumentReport:
        """The same report with these flags open and those accepted, and all counts after them."""
        own: dict[int, list[str]] = {}
        for flag in flags:
            own.setdefault(flag.sentence, []).append(flag.id)
        sentences = tuple(
            sentence
            if sentence.flags == (named := tuple(own.get(sentence.index, ())))
            else sentence.model_copy(update={"flags": named})
            for sentence in self.sentences
        )
        ordered = sorted(accepted, key=lambda one: (one.flag.start, one.flag.code, one.flag.end))
        changed = {
            "sentences": sentences,
            "flags": tuple(flags),
            "accepted": tuple(ordered),
            "summary": Summary.of(sentences, flags, ordered),
        }
        return self.model_copy(update=changed)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1, columns in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def __repr__(self) -> str:
        """A line for a console; all of it is `to_json()`."""
        return f"<DocumentReport of {self.document_id!r}: {_told(self.summary)}>"

    __str__ = __repr__

    def to_json(self) -> str:
        """This document's part of the report as JSON text, two spaces deep."""
        return json_text(self)

    def to_frame(self) -> Any:
        """One row a sentence, as a pandas.DataFrame. Raises ImportError where pandas is not installed."""
        from srcflag.report.frame import frame

        return frame([self])

    def _repr_html_(self) -> str:
        from srcflag.report.html import snippet

        return snippet(self)


class Report(Record):
    """A whole run, complete enough that any output can be made from it alone."""

    schema_version: Literal["1"] = "1"
    tool: ToolInfo
    settings: dict[str, str | int | float | bool | list[str] | None]
    pool: PoolSummary
    documents: tuple[DocumentReport, ...]
    notifications: tuple[Notification, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All flags of all documents, in the documents' order."""
        return tuple(flag for document in self.documents for flag in document.flags)

    @property
    def sentences(self) -> tuple[SentenceReport, ...]:
        """All sentences of all documents, in the documents' order."""
        return tuple(sentence for document in self.documents for sentence in document.sentences)

    @property
    def summary(self) -> Summary:
        """The documents' counts added up."""
        parts = [document.summary for document in self.documents]
        return Summary(
            sentences=sum(part.sentences for part in parts),
            by_status={name: sum(part.by_status[name] for part in parts) for name in STATUSES},
            by_severity={name: sum(part.by_severity[name] for part in parts) for name in SEVERITIES},
            accepted=sum(part.accepted for part in parts),
        )

    def __repr__(self) -> str:
        """A line for a console; all of it is `to_json()`."""
        return f"<Report on {counted(len(self.documents), 'document')}: {_told(self.summary)}>"

    __str__ = __repr__

    def to_json(self) -> str:
        """The report as JSON text after the published schema, two spaces deep, the same bytes every time."""
        return json_text(self)

    def to_frame(self) -> Any:
        """One row a sentence, as a pandas.DataFrame. Raises ImportError where pandas is not installed."""
        from srcflag.report.frame import frame

        return frame(self.documents)

    def _repr_html_(self) -> str:
        from srcflag.report.html import snippet

        return "".join(map(snippet, self.documents))


def _told(summary: Summary) -> str:
    """How many sentences, and how many flags of each severity."""
    found = [counted(number, name) for name, number in summary.by_severity.items() if number]
    return f"{counted(summary.sentences, 'sentence')}; {', '.join(found) or 'no flags'}"


def json_text(record: Record, *, indent: int | None = 2, exclude_defaults: bool = False) -> str:
    """The record as JSON, in which characters that could repaint a terminal or turn its text round are escaped."""
    text = record.model_dump_json(indent=indent, exclude_defaults=exclude_defaults)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
