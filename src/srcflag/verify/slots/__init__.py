"""The values of a claim beside those of its evidence: which agree, which differ, and what time explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from srcflag.records import SlotComparison
from srcflag.verify.align import SAME_MEANING
from srcflag.verify.slots.moments import compare_moments
from srcflag.verify.slots.names import PLACE_PREPOSITIONS, compare_names
from srcflag.verify.slots.polarity import compare_polarity
from srcflag.verify.slots.quantities import compare_quantities
from srcflag.verify.slots.remainder import compare_remainder
from srcflag.words import noun_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    import numpy as np
    import numpy.typing as npt

    from srcflag.records import SlotName, SlotRelation
    from srcflag.values import Quantity, Values
    from srcflag.verify.align import Words

MOVING = frozenset("kill hurt injur die dead death miss arrest detain infect evacu displac rescu level change".split())
"""Roles of figures that move while an event goes on: a later report of another figure brings it up to date."""

_ROSE = re.compile(r"\b(?:rose|risen|rises|rising|climbed|grew|grown|increased|jumped|soared) to\b", re.IGNORECASE)


class Told(Protocol):
    """One sentence as its values are compared: what it says, in which words, and when it was published."""

    @property
    def text(self) -> str:
        """The sentence."""
        ...

    @property
    def values(self) -> Values:
        """Its values, with offsets into it."""
        ...

    @property
    def words(self) -> Words:
        """Its content words and their vectors."""
        ...

    @property
    def published(self) -> date | None:
        """The day of publication, if known."""
        ...


def compare_slots(
    claim: Told, evidence: Told, covered_claim: Collection[str], covered_evidence: Collection[str]
) -> tuple[SlotComparison, ...]:
    """Every slot of the claim that the evidence fills too, those that differ first.

    The covered stems are those of the content words of each text that the other states.
    """
    same_word = _closeness(claim, evidence)
    found: list[SlotComparison] = []

    def add(slot: SlotName, ours: str, theirs: str, relation: SlotRelation) -> None:
        found.append(SlotComparison(slot=slot, claim=ours, evidence=theirs, relation=relation))

    for pair in compare_quantities(claim.values.quantities, evidence.values.quantities, same_word):
        moved = _moved(pair.claim, pair.evidence, claim, evidence) if pair.relation == "differs" else None
        add("quantity", pair.claim.text, pair.evidence.text, moved or pair.relation)
    for times in compare_moments(claim.values.moments, evidence.values.moments, same_word):
        add("date", times.claim.text, times.evidence.text, times.relation)
    for predicates in compare_polarity(claim.values.predicates, evidence.values.predicates, same_word):
        if not predicates.by_speaker:
            add("polarity", predicates.claim.text, predicates.evidence.text, predicates.relation)
    names = compare_names(claim.values.names, evidence.values.names, covered_claim, covered_evidence)
    for name in names:
        place = name.claim.place or name.claim.before in PLACE_PREPOSITIONS
        add("place" if place else "actor", name.claim.text, name.evidence.text, "differs")
    rest = compare_remainder(claim.words.tokens, evidence.words.tokens, covered_claim, covered_evidence)
    if (
        rest is not None
        and not any(comparison.slot == rest.slot for comparison in found)
        and not _later(claim, evidence)
    ):
        ours, theirs = rest.claim, rest.evidence
        add(rest.slot, claim.text[ours.start : ours.end], evidence.text[theirs.start : theirs.end], "differs")
    found.sort(key=lambda comparison: comparison.relation != "differs")
    return tuple(found)


def _later(claim: Told, evidence: Told) -> bool:
    """Whether time may explain any difference of two texts: different days, or a figure that is said to have risen."""
    return _days_apart(claim, evidence) != 0 or bool(_ROSE.search(claim.text) or _ROSE.search(evidence.text))


def _days_apart(claim: Told, evidence: Told) -> int:
    """How many days later the evidence was published; 0 where it is not known."""
    if claim.published is None or evidence.published is None:
        return 0
    return (evidence.published - claim.published).days


def _moved(quantity: Quantity, other: Quantity, claim: Told, evidence: Told) -> SlotRelation | None:
    """What time makes of two values of a figure that moves; None where it explains nothing.

    A later report brings an earlier one up to date; a later claim is not put in doubt by an earlier report.
    """
    if quantity.kind != "money" and not any(quantity.role.startswith(stem) for stem in MOVING):
        return None
    if apart := _days_apart(claim, evidence):
        return "superseded" if apart > 0 else "silent"
    if _ROSE.search(evidence.text) and other.high > quantity.high:
        return "superseded"
    return "silent" if _ROSE.search(claim.text) and other.high < quantity.high else None


def _closeness(claim: Told, evidence: Told) -> Callable[[str, str], bool]:
    """Whether two stems mean the same here: the cosine of their words' vectors in these very sentences."""
    vectors: dict[str, npt.NDArray[np.float32]] = {}

    def look_up(stem: str) -> npt.NDArray[np.float32] | None:
        if not vectors:  # at the first question: most pairs are settled by equal words
            for told in (claim, evidence):
                if told.words.vectors.shape[1]:
                    for token, vector in zip(told.words.tokens, told.words.vectors, strict=True):
                        vectors.setdefault(token.stem, vector)
                        vectors.setdefault(noun_stem(told.text[token.start : token.end].lower()), vector)
        return vectors.get(stem)

    def same_word(one: str, other: str) -> bool:
        if one == other:
            return True
        left, right = look_up(one), look_up(other)
        return left is not None and right is not None and float(left @ right) >= SAME_MEANING

    return same_word
