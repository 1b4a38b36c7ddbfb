"""How a report compares with hand labels (the scheme of `seeds/README.md`).

A labelled unit is matched to the sentence of the report that overlaps it most. A sentence is flagged where a flag of
severity error or warning overlaps the unit; it should be where the label's review is medium or high; low counts
neither way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import DocumentReport, Flag, Report, SentenceReport

    Unit = dict[str, Any]

_RANK = {"note": 1, "warning": 2, "error": 3}
_STATUS = {
    "partly_corroborated": "partial",
    "superseded": "contradicted",
    "not_a_claim": "n/a",
    "not_assessed": "n/a",
}


class Measures(NamedTuple):
    """Shares in 0 to 1; `false_errors` is a count. A share of nothing is 0."""

    flag_precision: float
    flag_recall: float
    flag_f1: float
    high_recall: float
    false_errors: int
    noise_on_non_claims: float
    status_accuracy: float
    contradiction_f1: float
    evidence_at_1: float
    evidence_at_3: float


class Match(NamedTuple):
    """A labelled unit, the sentence of the report that it is, the flags on it and the rank of the gravest."""

    unit: Unit
    document_id: str
    sentence: SentenceReport
    flags: tuple[Flag, ...]
    rank: int


def measure(units: Sequence[Unit], report: Report) -> Measures:
    """Compare a report with the labels of the same event."""
    matches = match(units, report)
    wanted = [m for m in matches if m.unit["review"] in ("medium", "high")]
    spared = [m for m in matches if m.unit["review"] == "none"]
    high = [m for m in matches if m.unit["review"] == "high"]
    silent = [m for m in matches if not m.unit["checkworthy"]]
    hits, false = sum(m.rank >= 2 for m in wanted), sum(m.rank >= 2 for m in spared)
    right = [status_of(m.sentence) == m.unit["status"] for m in matches]
    found = [m for m in matches if status_of(m.sentence) == "contradicted"]
    due = [m for m in matches if m.unit["status"] == "contradicted"]
    both = sum(m.unit["status"] == "contradicted" for m in found)
    ranks = _evidence_ranks(matches, {unit["id"]: unit for unit in units})
    return Measures(
        flag_precision=_share(hits, hits + false),
        flag_recall=_share(hits, len(wanted)),
        flag_f1=_share(2 * hits, len(wanted) + hits + false),
        high_recall=_share(sum(m.rank == 3 for m in high), len(high)),
        false_errors=sum(m.rank == 3 and m.unit["review"] in ("none", "low") for m in matches),
        noise_on_non_claims=_share(sum(m.rank >= 2 for m in silent), len(silent)),
        status_accuracy=_share(sum(right), len(right)),
        contradiction_f1=_share(2 * both, len(found) + len(due)),
        evidence_at_1=_share(sum(rank == 0 for rank in ranks), len(ranks)),
        evidence_at_3=_share(sum(rank < 3 for rank in ranks), len(ranks)),
    )


def match(units: Sequence[Unit], report: Report) -> list[Match]:
    """Each unit with its part of the report. Document ids are compared by their first three characters."""
    documents = {document.document_id[:3]: document for document in report.documents}
    return [_match(unit, documents[unit["id"][:3]]) for unit in units]


def status_of(sentence: SentenceReport) -> str:
    """The status of a sentence in the words of the labels."""
    return _STATUS.get(sentence.status, sentence.status)


def _match(unit: Unit, document: DocumentReport) -> Match:
    sentence = max(document.sentences, key=lambda s: _overlap(unit, s))
    flags = tuple(flag for flag in document.flags if _overlap(unit, flag))
    rank = max((_RANK[flag.severity] for flag in flags), default=0)
    return Match(unit, document.document_id, sentence, flags, rank)


def _overlap(unit: Unit, span: Any) -> int:
    return int(max(0, min(unit["end"], span.end) - max(unit["start"], span.start)))


def _evidence_ranks(matches: Sequence[Match], units: dict[str, Unit]) -> list[int]:
    """For each unit with labelled support, the rank of the first evidence that is among it (99 where none is)."""
    ranks = []
    for unit, sentence in ((m.unit, m.sentence) for m in matches):
        if unit["status"] not in ("corroborated", "partial") or not unit["support"]:
            continue
        right = [
            rank
            for rank, evidence in enumerate(sentence.evidence)
            if any(
                evidence.document_id[:3] == name[:3] and _overlap(units[name], evidence)
                for name in unit["support"]
                if name in units
            )
        ]
        ranks.append(right[0] if right else 99)
    return ranks


def _share(part: float, whole: float) -> float:
    return round(part / whole, 3) if whole else 0.0
