"""Articles that have two values each: what differs between them is two things, which either tells apart.

One report has a player's 13 goals for one club in one sentence and his 33 of the whole season in another; beside a
report that has the 33, the first sentence differs from it and the second agrees. So the two reports do not clash. It is
otherwise with what an event has one number of (`one_an_event`): there an article with two values clashes with itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import SlotComparison
from srcflag.verify import SUPPORTS, one_an_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.prepared import Prepared
    from srcflag.records import Comparison, SlotName
    from srcflag.verify import Reading

MEASURED: frozenset[SlotName] = frozenset(("quantity", "date"))


def without_both(
    own: Prepared, rows: Sequence[int], compared: Sequence[tuple[Comparison, ...]]
) -> list[tuple[Comparison, ...]]:
    """The comparisons of a document's claims, without what differs from a passage whose value another of its claims
    has, or from an article that has the claim's value in another passage."""
    stated = {
        (found.evidence.document_id, found.evidence.start, slot.slot, slot.evidence)
        for row, comparisons in zip(rows, compared, strict=True)
        for found in comparisons
        for slot in agreed(found, own.readings[row])
    }
    settled = []
    for row, comparisons in zip(rows, compared, strict=True):
        elsewhere = {
            (found.evidence.document_id, slot.slot, slot.claim)
            for found in comparisons
            for slot in agreed(found, own.readings[row])
        }
        settled.append(tuple(_settled(found, own.readings[row], stated, elsewhere) for found in comparisons))
    return settled


def agreed(found: Comparison, claim: Reading) -> list[SlotComparison]:
    """The figures and days of a claim that a supporting passage has too: all of them in the claim's own words."""
    if found.evidence.stance != "supports":
        return []
    if found.evidence.text == claim.text:
        values = claim.values
        named: list[tuple[SlotName, str]] = [("quantity", quantity.text) for quantity in values.quantities]
        named += [("date", moment.text) for moment in values.moments]
        return [SlotComparison(slot=slot, claim=text, evidence=text, relation="agrees") for slot, text in named]
    return [slot for slot in found.evidence.slots if slot.relation == "agrees" and slot.slot in MEASURED]


def _settled(
    found: Comparison,
    claim: Reading,
    stated: set[tuple[str, int, SlotName, str]],
    elsewhere: set[tuple[str, SlotName, str]],
) -> Comparison:
    evidence = found.evidence
    two = [
        slot
        for slot in evidence.slots
        if slot.relation == "differs"
        and slot.slot in MEASURED
        and not any(value.text == slot.claim and one_an_event(value) for value in claim.values.quantities)
        and (
            (evidence.document_id, evidence.start, slot.slot, slot.evidence) in stated
            or (evidence.document_id, slot.slot, slot.claim) in elsewhere
        )
    ]
    if not two:
        return found
    slots = tuple(slot for slot in evidence.slots if slot not in two)
    changed: dict[str, object] = {"slots": slots}
    if not any(slot.relation == "differs" for slot in slots):
        supports = found.support >= SUPPORTS
        score = found.support if supports else 1.0 - found.support
        changed |= {"stance": "supports" if supports else "neutral", "score": round(score, 3)}
    return found.model_copy(update={"evidence": evidence.model_copy(update=changed)})
