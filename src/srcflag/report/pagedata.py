"""What the page's script reads: the report as JSON, each passage once, places in UTF-16 code units as scripts count."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from srcflag.records import SEVERITIES, STATUSES, counted
from srcflag.report.dump import dump
from srcflag.report.pieces import breaks, unstated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from srcflag.records import Attribution, DocumentReport, Evidence, Flag, Report, SentenceReport, Support

# In a script element "<" could end it; the rest is what JSON allows and other readers of a page may trip over.
_MARKUP = re.compile("[<>&\u2028\u2029]")
_VOICES = {"same": "from the same source", "other": "from another source", "own": "in its own voice", "": ""}


def embedded(report: Report, marks: Mapping[str, str], decisions: Sequence[tuple[str, object]] = ()) -> str:
    """The data as JSON that may stand in a script element. `decisions` are the names and contents of decision files."""
    text = dump(_data(report, marks, decisions))
    return _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def digest(report: Report) -> str:
    """A short digest of the articles' ids and words: decisions on them are kept under it in the reader's browser."""
    texts = hashlib.sha256()
    for document in report.documents:
        texts.update(dump([document.document_id, *(sentence.text for sentence in document.sentences)]).encode())
    return texts.hexdigest()[:16]


def _data(report: Report, marks: Mapping[str, str], decisions: Sequence[tuple[str, object]]) -> dict[str, Any]:
    passages = _Passages(report)
    documents = [_document(document, passages) for document in report.documents]
    rules = {flag.code: flag.name for flag in report.flags}
    return {
        "digest": digest(report),
        "severities": SEVERITIES,
        "statuses": STATUSES,
        "marks": marks,
        "rules": dict(sorted(rules.items())),
        "documents": documents,
        "passages": passages.rows,
        "decisions": [
            {"name": name, "file": file, "digest": hashlib.sha256(dump(file).encode()).hexdigest()[:16]}
            for name, file in decisions
        ],
    }


class _Passages:
    """Every passage that is evidence somewhere, once. A sentence of the report is named by its place, not repeated."""

    def __init__(self, report: Report) -> None:
        self.rows: list[dict[str, Any]] = []
        self._rows: dict[tuple[str, int, int, str], int] = {}
        self._sentences = {
            (document.document_id, sentence.start, sentence.end): (number, sentence.index)
            for number, document in enumerate(report.documents)
            for sentence in document.sentences
        }

    def row(self, evidence: Evidence) -> int:
        """The number of the passage's row; a new row for a new passage."""
        key = (evidence.document_id, evidence.start, evidence.end, evidence.origin)
        if key not in self._rows:
            self._rows[key] = len(self.rows)
            place = self._sentences.get(key[:3])
            row: dict[str, Any] = {"id": evidence.document_id, "origin": evidence.origin}
            self.rows.append(row | ({"text": evidence.text} if place is None else {"at": place}))
        return self._rows[key]


def _document(document: DocumentReport, passages: _Passages) -> dict[str, Any]:
    ends = [0, *(sentence.end for sentence in document.sentences)]
    gaps = [
        breaks(document, end, sentence.start) if sentence.start > end else -1
        for end, sentence in zip(ends, document.sentences, strict=False)
    ]
    pool = f"{counted(document.pool.documents, 'article')} of {counted(document.pool.origins, 'independent origin')}"
    return {
        "id": document.document_id,
        "title": document.title or "",
        "about": _joined(document.outlet or "", str(document.published or ""), f"compared with {pool}"),
        "notes": [note.message for note in document.notifications],
        "relies": [[own.document_id, own.claims] for own in document.relies_on],
        # a text without blank lines has a paragraph a line
        "gap": 2 if any(gap > 1 for gap in gaps[1:]) else 1,
        "sentences": [
            _filled(_sentence(sentence, passages) | {"breaks": gap})
            for sentence, gap in zip(document.sentences, gaps, strict=True)
        ],
        "flags": [_filled(_flag(flag, document.sentences[flag.sentence])) for flag in document.flags],
    }


def _sentence(sentence: SentenceReport, passages: _Passages) -> dict[str, Any]:
    start, text = sentence.start, sentence.text
    return {
        "text": text,
        "kind": sentence.kind,
        "status": sentence.status,
        "claim": sentence.checkworthy,
        "confidence": f"{sentence.confidence:.0%}" if sentence.evidence else "",
        "why": sentence.explanation,
        "says": _attribution(sentence.attribution),
        "allegation": sentence.allegation,
        "support": _support(sentence.support),
        "unstated": [_units(text, span.start - start, span.end - start) for span in unstated(sentence)],
        "contradicting": list(sentence.contradicting),
        "evidence": [_evidence(evidence, passages) for evidence in sentence.evidence],
    }


def _evidence(evidence: Evidence, passages: _Passages) -> dict[str, Any]:
    return _filled(
        {
            "passage": passages.row(evidence),
            "stance": evidence.stance,
            "score": f"{evidence.score:.0%}",
            "speaks": _joined(_VOICES[evidence.voice], evidence.source and f"source named: {evidence.source}"),
            "slots": [
                [slot.slot, slot.claim, slot.evidence, slot.relation]
                for slot in evidence.slots
                if slot.relation != "silent"
            ],
            "quotes": [
                [quote.claim, quote.evidence, quote.relation, [[d.claim, d.evidence] for d in quote.differing]]
                for quote in evidence.quotes
            ],
        }
    )


def _flag(flag: Flag, sentence: SentenceReport) -> dict[str, Any]:
    return {
        "id": flag.id,
        "code": flag.code,
        "severity": flag.severity,
        "importance": flag.importance,
        "sentence": flag.sentence,
        "span": _units(sentence.text, flag.start - sentence.start, flag.end - sentence.start),
        "message": flag.message,
        "why": flag.explanation,
        "clears": flag.would_clear,
    }


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what is empty, zero or no: the script takes a missing value for that."""
    return {key: value for key, value in row.items() if value}


def _units(text: str, start: int, end: int) -> list[int]:
    """Two offsets in code points as offsets in UTF-16 code units, held inside the text."""
    if text.isascii():
        return [max(0, start), max(0, min(end, len(text)))]
    return [len(text[: max(0, offset)].encode("utf-16-le")) // 2 for offset in (start, end)]


def _attribution(attribution: Attribution) -> str:
    """Who stands behind the sentence, in a line; empty where nobody is named."""
    if attribution.type == "none":
        return ""
    who = attribution.source or "nobody named"
    full = f" ({attribution.resolved})" if attribution.resolved and attribution.resolved != who else ""
    cue = f", “{attribution.cue}”" if attribution.cue else ""
    return f"{who}{full}{cue}: {attribution.type}"


def _support(support: Support) -> str:
    """The counts behind a claim in a line, and how much would have to go; empty without support."""
    if not support.documents:
        return ""
    counts = [
        counted(support.documents, "article"),
        counted(support.origins, "independent origin"),
        counted(support.outlets, "outlet"),
        f"{support.witnesses} {'witness' if support.witnesses == 1 else 'witnesses'}",
    ]
    if support.reporting or support.stating:
        counts.append(f"{support.reporting} report that it was said, {support.stating} state it")
    lost = counted(support.fragility, "origin")
    only = f" ({support.only})" if support.only else ""
    return ", ".join(counts) + f"; without {lost}{only}, less of it is supported"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
