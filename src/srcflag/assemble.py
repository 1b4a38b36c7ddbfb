"""The report on one document, put together from what the stages found."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from srcflag.records import DocumentReport, Notification, Reliance, SentenceReport, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Accepted, Document, Flag, PoolSummary
    from srcflag.rules import Case

_LINE_END = re.compile(r"\r\n|\r|\n")


def document_report(
    document: Document,
    cases: Sequence[Case],
    flags: Sequence[Flag],
    pool: PoolSummary,
    notes: Sequence[str],
    accepted: Sequence[Accepted] = (),
) -> DocumentReport:
    """One document with its sentences, its flags and their sums. `notes` say why it could not be assessed."""
    own: dict[int, list[str]] = {}
    for flag in flags:
        own.setdefault(flag.sentence, []).append(flag.id)
    sentences = tuple(_sentence(case, tuple(own.get(case.claim.sentence.index, ()))) for case in cases)
    return DocumentReport(
        document_id=document.id,
        path=document.path,
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        published=document.published,
        pool=pool,
        line_starts=line_starts(document.text),
        sentences=sentences,
        flags=tuple(flags),
        accepted=tuple(accepted),
        summary=Summary.of(sentences, flags, accepted),
        relies_on=_relies_on(cases),
        notifications=tuple(
            Notification(level="warning", message=f"not assessed: {note}", path=document.path, document_id=document.id)
            for note in notes
        ),
    )


def line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def _relies_on(cases: Sequence[Case]) -> tuple[Reliance, ...]:
    """How many claims would be left without support if one article were not there, by article."""
    only = Counter(case.verdict.support.only for case in cases if case.verdict.support.only)
    ordered = sorted(only.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Reliance(document_id=document, claims=claims) for document, claims in ordered)


def _sentence(case: Case, flags: tuple[str, ...]) -> SentenceReport:
    claim, verdict = case.claim, case.verdict
    return SentenceReport(
        **claim.sentence.model_dump(),
        kind=claim.kind,
        checkworthy=claim.checkworthy,
        status=verdict.status,
        confidence=verdict.confidence,
        attribution=claim.attribution,
        allegation=claim.allegation is not None,
        outlier=verdict.outlier,
        support=verdict.support,
        explanation=verdict.reason,
        unmatched=verdict.unmatched,
        missing=verdict.missing,
        evidence=verdict.evidence,
        flags=flags,
    )
