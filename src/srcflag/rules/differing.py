"""What the rules on differing values share: word set against word, who has which, and how grave that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding
from srcflag.rules.phrases import articles, as_here, quoted
from srcflag.words import find_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srcflag.records import Evidence, Severity, SlotComparison, SlotName

Differing = list[tuple[int, "Evidence", "SlotComparison"]]


def findings(case: Case, slots: Iterable[SlotName], would_clear: str) -> Iterator[Finding]:
    """One finding for each value of the sentence that independent evidence has otherwise.

    An error where as many independent origins have the other value as support the sentence, else a warning.
    """
    if case.verdict.status != "contradicted":
        return
    for (slot, value), found in _by_value(case.verdict.evidence, set(slots)).items():
        others = _who(found)
        agreeing = _agreeing(case.verdict.evidence, slot, value)
        beside = as_here(agreeing) if agreeing else f"'{value}' here only"
        start, end = place(case, value)
        yield Finding(
            start=start,
            end=end,
            message=f"'{value}' here, {others}; {beside}",
            explanation=(
                f"This sentence has '{value}' where independent coverage of the same thing has {others}. "
                f"{found[0][1].document_id} says: {quoted(found[0][1].text)} "
                "Which of them holds cannot be seen from here."
            ),
            would_clear=would_clear,
            evidence=tuple(dict.fromkeys(index for index, _, _ in found)),
            slot=f"{slot}:{value.casefold()}",
            severity=severity(case, found),
        )


def _who(found: Differing) -> str:
    """Which other values there are, and in which articles: "'26' in 001 and 003, '27' in 002"."""
    holders: dict[str, list[str]] = {}
    for _, evidence, slot in found:
        holders.setdefault(slot.evidence, []).append(evidence.document_id)
    return ", ".join(f"'{value}' in {articles(ids)}" for value, ids in holders.items())


def _by_value(evidence: Iterable[Evidence], slots: set[SlotName]) -> dict[tuple[SlotName, str], Differing]:
    grouped: dict[tuple[SlotName, str], Differing] = {}
    for index, passage in enumerate(evidence):
        for slot in passage.slots:
            differs = passage.stance == "refutes" and slot.relation == "differs" and slot.slot in slots
            if differs and not part_of_another(slot, passage):
                grouped.setdefault((slot.slot, slot.claim), []).append((index, passage, slot))
    return grouped


def part_of_another(slot: SlotComparison, passage: Evidence) -> bool:
    """Whether another value that differs holds this one, as "4 March" holds "4": one difference is one flag."""
    return any(
        other.relation == "differs"
        and len(other.claim) > len(slot.claim)
        and find_whole(other.claim, slot.claim) is not None
        and find_whole(other.evidence, slot.evidence) is not None
        for other in passage.slots
    )


def _agreeing(evidence: Iterable[Evidence], slot: SlotName, value: str) -> int:
    """How many other articles have the value of the sentence."""
    return len(
        {
            passage.document_id
            for passage in evidence
            for known in passage.slots
            if (known.slot, known.claim, known.relation) == (slot, value, "agrees")
        }
    )


def severity(case: Case, found: Differing) -> Severity | None:
    """Milder where more origins support the sentence than have another value, and where witnesses disagree.

    A note in an exclusive report, whose author knows that others have it otherwise.
    """
    if case.document.exclusive:
        return "note"
    against = {evidence.origin for _, evidence, _ in found}
    disputed = found[0][2].slot == "polarity" and case.claim.attribution.type != "none"  # witnesses do disagree
    return "warning" if disputed or case.verdict.support.origins > len(against) else None


def place(case: Case, value: str) -> tuple[int, int]:
    """Where a value stands in the document: within its sentence, or else the whole of it."""
    sentence = case.claim.sentence
    start, end = find_whole(sentence.text, value) or (0, len(sentence.text))
    return sentence.start + start, sentence.start + end
