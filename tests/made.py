"""Reports made by hand, for what renders them: real sentences of any text, with flags wherever a test wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.assemble import document_report
from srcflag.claims import read_claims
from srcflag.records import (
    Document,
    DocumentReport,
    Evidence,
    Flag,
    Notification,
    PoolSummary,
    Report,
    Severity,
    ToolInfo,
    Verdict,
)
from srcflag.rules import Case
from srcflag.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

POOL = PoolSummary(documents=3, origins=2, sentences=40)


def passage(document_id: str, text: str, start: int = 0) -> Evidence:
    return Evidence(
        document_id=document_id,
        start=start,
        end=start + len(text),
        text=text,
        stance="refutes",
        score=0.8,
        origin="o1",
    )


def made_document(
    document_id: str,
    text: str,
    spans: Iterable[tuple[int, int, Severity]] = (),
    *,
    path: str | None = None,
    message: str = "another figure",
    evidence: tuple[Evidence, ...] = (),
    notes: Sequence[str] = (),
) -> DocumentReport:
    """A document of this text, with a flag on each span: each in the sentence that its start lies in."""
    document = Document(id=document_id, text=text, path=path)
    verdict = Verdict(status="contradicted", confidence=0.5, evidence=evidence, reason="why")
    claims = read_claims(document, segment(document))
    cases = [Case(document=document, claim=claim, verdict=verdict, pool=POOL) for claim in claims]
    flags = []
    for number, (start, end, severity) in enumerate(spans):
        sentence = next(c.sentence for c in claims if c.sentence.start <= start < c.sentence.end)
        flag = Flag(
            id=f"SF201:{number:08x}",
            code="SF201",
            name="number-differs",
            severity=severity,
            sentence=sentence.index,
            start=start,
            end=end,
            message=message,
            explanation=f"why: {message}",
            would_clear="a correction",
            evidence=tuple(range(len(evidence))),
        )
        flags.append(flag)
    return document_report(document, cases, flags, POOL, notes)


def made_report(*documents: DocumentReport, notes: Sequence[Notification] = ()) -> Report:
    return Report(
        tool=ToolInfo(version="1.2.3", models={"encoder": "fake@1"}),
        settings={"select": []},
        pool=POOL,
        documents=documents,
        notifications=tuple(notes),
    )


def words_of(text: str, *words: str, severity: Severity = "error") -> list[tuple[int, int, Severity]]:
    """The spans of these words in the text, each found after the one before."""
    spans: list[tuple[int, int, Severity]] = []
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        spans.append((start, end, severity))
    return spans
