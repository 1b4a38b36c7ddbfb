"""The one set of records that every stage, output and user sees.

All are frozen. Offsets are code points into `Document.text` exactly as it was read, so that
`text[start:end]` is the span. Vectors never travel in a record: they stay in arrays beside a list of
sentences, inside one stage.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Kind = Literal["claim", "reported", "opinion", "prediction", "headline", "boilerplate"]
Status = Literal[
    "corroborated",
    "partly_corroborated",
    "contradicted",
    "superseded",
    "uncorroborated",
    "not_assessed",
    "not_a_claim",
]
StanceName = Literal["supports", "refutes", "neutral"]
AttributionType = Literal["none", "named", "institution", "vague", "anonymous"]
Severity = Literal["error", "warning", "note"]
SlotName = Literal["quantity", "date", "place", "actor", "polarity"]
SlotRelation = Literal["agrees", "differs", "silent", "superseded"]
QuoteRelation = Literal["same", "trimmed", "translation", "altered", "unrelated"]

STATUSES: tuple[Status, ...] = (
    "contradicted",
    "uncorroborated",
    "partly_corroborated",
    "superseded",
    "corroborated",
    "not_assessed",
    "not_a_claim",
)
"""Every status, the ones an editor must act on first."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Every severity, worst first."""

# What JSON itself leaves as it is: DEL and the C1 controls, line and paragraph separators, marks of direction.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Record):
    """One article: its text exactly as read, and what is known of it.

    `body_start` is the offset at which the article begins, after front matter, if there is any.
    `exclusive` says that the article reports what nobody else has yet: being alone is then a note.
    """

    id: str = ""
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    path: str | None = None
    body_start: int = 0
    exclusive: bool = False

    @field_validator("*", mode="before")
    @classmethod
    def _no_lone_surrogates(cls, value: object) -> object:
        if isinstance(value, str):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise ValueError(
                    f"half of a character (lone surrogate {value[error.start]!a}) at offset {error.start}; "
                    "decode the text again, or replace it with U+FFFD"
                ) from None
        return value

    @model_validator(mode="after")
    def _body_lies_inside_text(self) -> Self:
        if not 0 <= self.body_start <= len(self.text):
            raise ValueError(f"body_start {self.body_start} lies outside the text (0 to {len(self.text)})")
        return self


class Span(Record):
    """A piece of a document's text, with its place."""

    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _text_fills_the_span(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start} to {self.end} does not fit a text of {len(self.text)} characters")
        return self


class Sentence(Span):
    """A sentence of a document; `index` counts from 0 in the order of the text."""

    index: int


class Attribution(Record):
    """Who stands behind a sentence, by the article's own words ("President Macron" and "said").

    The spans may lie in a sentence near by; `content` is what is said of this one. `manner` tells a statement from a
    view that the author tells of.
    """

    type: AttributionType = "none"
    source: str = ""
    cue: str = ""
    source_span: Span | None = None  # with what describes the source: "Ida Lund, the mayor"
    cue_span: Span | None = None
    content: Span | None = None
    resolved: str = ""  # the full name behind "he" or a surname
    manner: Literal["", "said", "held"] = ""


class Claim(Record):
    """A sentence with what its own article says of it: its kind, who says it, what it accuses.

    Every sentence gets one; only where `checkworthy` is set does it assert something an editor could look up.
    `allegation` is the span that accuses somebody identifiable of grave wrongdoing, if there is one.
    """

    document_id: str
    sentence: Sentence
    kind: Kind
    checkworthy: bool
    attribution: Attribution = Attribution()
    allegation: Span | None = None


class SlotComparison(Record):
    """One comparable value in the claim beside the one in the evidence."""

    slot: SlotName
    claim: str
    evidence: str
    relation: SlotRelation


class WordDifference(Record):
    """Words of the claim beside those the evidence has in their place; either may be empty."""

    claim: str
    evidence: str


class QuoteComparison(Record):
    """A quotation in the claim beside the one in the evidence that renders it, both without marks.

    `differing` holds the words that count in which the two differ, in order, where `relation` is "altered".
    """

    claim: str
    evidence: str
    relation: QuoteRelation
    differing: tuple[WordDifference, ...] = ()


class Evidence(Record):
    """A passage of the pool set against one claim. `score` is in 0 to 1, of the stance that is named."""

    document_id: str
    start: int
    end: int
    text: str
    stance: StanceName
    score: float
    origin: str
    slots: tuple[SlotComparison, ...] = ()
    quotes: tuple[QuoteComparison, ...] = ()


class Comparison(Record):
    """What the verify stage found for one claim and one piece of evidence.

    `covered` holds the indexes of the claim's words that the evidence states too.
    """

    evidence: Evidence
    covered: frozenset[int] = frozenset()


class Scope(Record):
    """What a document can be judged against. `barred` says why it cannot be, and is empty where it can.

    `origins` maps each document of the pool that covers the same event to its origin.
    """

    origins: dict[str, str] = {}
    barred: str = ""


class Support(Record):
    """How many documents, and how many independent origins among them, stand behind a claim."""

    documents: int = 0
    origins: int = 0


class Word(Span):
    """A content word of a claim. `weight` is its share of what the claim says; `figure` marks numbers."""

    weight: float
    figure: bool = False


class Verdict(Record):
    """The judge's answer for one sentence: its status relative to the pool, and why.

    `unmatched` are the words of the claim that no supporting evidence states, `within` the passages of its own article
    that cannot hold together with it.
    """

    status: Status
    confidence: float = Field(ge=0, le=1)
    support: Support = Support()
    evidence: tuple[Evidence, ...] = ()
    unmatched: tuple[Span, ...] = ()
    coverage: float = Field(default=0.0, ge=0, le=1)
    outlier: bool = False
    within: tuple[Evidence, ...] = ()
    reason: str = ""


class Flag(Record):
    """One finding of one rule on one span. `evidence` holds indexes into the sentence's evidence."""

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


class SentenceReport(Record):
    """Everything that was found about one sentence."""

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
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()


class Summary(Record):
    """Counts over one document's sentences and flags; every status and severity is named, at 0 too."""

    sentences: int
    by_status: dict[Status, int]
    by_severity: dict[Severity, int]


class PoolSummary(Record):
    """The size of a pool."""

    documents: int
    origins: int
    sentences: int


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
    notifications: tuple[Notification, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1, columns in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def to_json(self) -> str:
        """This document's part of the report as JSON text, two spaces deep."""
        return _json(self)

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
        )

    def to_json(self) -> str:
        """The report as JSON text after the published schema, two spaces deep, the same bytes every time."""
        return _json(self)

    def to_frame(self) -> Any:
        """One row a sentence, as a pandas.DataFrame. Raises ImportError where pandas is not installed."""
        from srcflag.report.frame import frame

        return frame(self.documents)

    def _repr_html_(self) -> str:
        from srcflag.report.html import snippet

        return "".join(map(snippet, self.documents))


def _json(record: Record) -> str:
    """The record as JSON, in which characters that could repaint a terminal or turn its text round are escaped."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", record.model_dump_json(indent=2))
