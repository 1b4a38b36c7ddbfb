"""The values of a claim beside those of its evidence: which agree, which differ, and what time explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import numpy as np

from srcflag.records import SlotComparison
from srcflag.verify.align import SAME_MEANING
from srcflag.verify.slots.frame import due
from srcflag.verify.slots.moments import compare_moments
from srcflag.verify.slots.names import PLACE_PREPOSITIONS, compare_names, opens_with, two_bearers, unmatched_names
from srcflag.verify.slots.parallel import compare_parallel
from srcflag.verify.slots.polarity import compare_polarity
from srcflag.verify.slots.quantities import compare_quantities, one_an_event
from srcflag.verify.slots.remainder import compare_remainder
from srcflag.words import noun_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from srcflag.records import SlotName, SlotRelation
    from srcflag.values import Name, Quantity, Values
    from srcflag.verify.align import Words
    from srcflag.verify.slots.parallel import Parallel
    from srcflag.verify.slots.quantities import QuantityPair
    from srcflag.verify.slots.remainder import Remainder
    from srcflag.words import Token

__all__ = ["Told", "compare_slots", "due"]

MOVING = frozenset("kill hurt injur die dead death miss arrest detain infect evacu displac rescu level change".split())
"""Roles of figures that move while an event goes on: a later report of another figure brings it up to date."""

_ROSE = re.compile(r"\b(?:rose|risen|rises|rising|climbed|grew|grown|increased|jumped|soared) to\b", re.IGNORECASE)

_SO_FAR = re.compile(
    r"\b(?:so far|(?:at|by|up to|until) (?:this|that) (?:point|time|hour|stage)|as of|by then|until now|to date"
    r"|initially|at first)\b",
    re.IGNORECASE,
)
"""Words that say that a figure is that of a moment, in an article that goes on after it."""


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
    mine, theirs = claim.values, evidence.values
    alike = compare_parallel(claim.text, evidence.text, mine, theirs)
    alone = unmatched_names(mine.names, theirs.names, covered_claim, covered_evidence)
    two_stories = opens_with(alone[0]) and opens_with(alone[1])  # shares of two firms, goals of two teams

    def of_two(one: _Value, other: _Value) -> bool:
        """Whether two values are plainly those of two people or bodies."""
        return two_stories or two_bearers(mine.names, one.start, theirs.names, other.start)

    found = [
        _said("quantity", pair.claim, pair.evidence, _timed(pair, claim, evidence))
        for pair in compare_quantities(mine.quantities, theirs.quantities, same_word)
        if not any(one.figures and one.figures[0] is pair.claim for one in alike)  # no noun is in doubt there
        and (pair.relation == "agrees" or one_an_event(pair.claim) or not of_two(pair.claim, pair.evidence))
    ]
    found += [
        _said("date", times.claim, times.evidence, times.relation)
        for times in compare_moments(mine.moments, theirs.moments, same_word)
        if times.relation == "agrees" or not of_two(times.claim, times.evidence)
    ]
    found += [
        _said("polarity", predicates.claim, predicates.evidence, predicates.relation)
        for predicates in compare_polarity(mine.predicates, theirs.predicates, same_word)
        if not predicates.by_speaker
    ]
    found += _side_by_side(alike, claim, evidence, found)
    if not any(one.slot in ("actor", "place") for one in alike):
        found += [
            _said(_sort(name.claim), name.claim, name.evidence, "differs")
            for name in compare_names(*alone, covered_claim, covered_evidence)
        ]
    rest = compare_remainder(claim.words.tokens, evidence.words.tokens, covered_claim, covered_evidence)
    if rest is not None and rest.slot not in {one.slot for one in found} and _comparable(rest, claim, evidence):
        texts = claim.text[rest.claim.start : rest.claim.end], evidence.text[rest.evidence.start : rest.evidence.end]
        found.append(SlotComparison(slot=rest.slot, claim=texts[0], evidence=texts[1], relation="differs"))
    return tuple(sorted(found, key=lambda comparison: comparison.relation != "differs"))


class _Value(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def text(self) -> str: ...


def _said(slot: SlotName, ours: _Value, theirs: _Value, relation: SlotRelation) -> SlotComparison:
    return SlotComparison(slot=slot, claim=ours.text, evidence=theirs.text, relation=relation)


def _sort(name: Name) -> SlotName:
    return "place" if name.place or name.before in PLACE_PREPOSITIONS else "actor"


def _comparable(rest: Remainder, claim: Told, evidence: Told) -> bool:
    """Whether the words that two sentences do not share measure one thing, and time does not explain them."""
    one, other = _measure(claim.values, rest.claim), _measure(evidence.values, rest.evidence)
    return (rest.slot != "quantity" or one == other) and not _later(claim, evidence)


def _measure(values: Values, word: Token) -> tuple[str, str] | None:
    """The kind and unit of the value that a word is part of: pounds are no euros, and a time of day no count."""
    for quantity in values.quantities:
        if quantity.start <= word.start < quantity.end:
            return quantity.kind, quantity.unit
    return ("time", "") if any(moment.start <= word.start < moment.end for moment in values.moments) else None


def _side_by_side(
    alike: Sequence[Parallel], claim: Told, evidence: Told, found: Sequence[SlotComparison]
) -> list[SlotComparison]:
    """What differs between two sentences in the same words; times are left to what is known of their days."""
    agreed = [comparison.claim for comparison in found if comparison.relation == "agrees"]
    differing = []
    for one in alike:
        ours, theirs = claim.text[slice(*one.claim)], evidence.text[slice(*one.evidence)]
        if one.figures and not one_an_event(one.figures[0]):
            names = claim.values.names, evidence.values.names
            if two_bearers(names[0], one.claim[0], names[1], one.evidence[0]):
                continue  # the same is said of somebody else
        moved = _moved(*one.figures, claim, evidence) if one.figures else None
        if one.slot != "date" or not any(ours in value for value in agreed):
            differing.append(SlotComparison(slot=one.slot, claim=ours, evidence=theirs, relation=moved or "differs"))
    return differing


def _timed(pair: QuantityPair, claim: Told, evidence: Told) -> SlotRelation:
    """How two quantities stand to each other, once it is known what time makes of them."""
    if pair.relation == "agrees":
        return "agrees"
    return _moved(pair.claim, pair.evidence, claim, evidence) or "differs"


def _later(claim: Told, evidence: Told) -> bool:
    """Whether time may explain any difference of two texts: different days, or a figure that rose or is of a moment."""
    return _days_apart(claim, evidence) != 0 or any(
        said.search(told.text) for said in (_ROSE, _SO_FAR) for told in (claim, evidence)
    )


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
    higher, lower = other.high > quantity.high, other.high < quantity.high
    if higher and (_ROSE.search(evidence.text) or _SO_FAR.search(claim.text)):
        return "superseded"
    return "silent" if lower and (_ROSE.search(claim.text) or _SO_FAR.search(evidence.text)) else None


def _closeness(claim: Told, evidence: Told) -> Callable[[str, str], bool]:
    """Whether two stems mean the same here: the cosine of their words' vectors in these very sentences."""
    close: set[tuple[str, str]] | None = None

    def same_word(one: str, other: str) -> bool:
        nonlocal close
        if one == other:
            return True
        if close is None:  # at the first question: most pairs of sentences are settled by equal words
            close = _close_pairs(claim, evidence)
        return (one, other) in close or (other, one) in close

    return same_word


def _close_pairs(claim: Told, evidence: Told) -> set[tuple[str, str]]:
    """The stems of two sentences, the claim's first, whose words are near in meaning."""
    mine, theirs = claim.words, evidence.words
    if not (mine.vectors.shape[1] and theirs.vectors.shape[1]):
        return set()
    names = [
        [(t.stem, noun_stem(told.text[t.start : t.end].lower())) for t in told.words.tokens]
        for told in (claim, evidence)
    ]
    rows, columns = np.nonzero(mine.vectors @ theirs.vectors.T >= SAME_MEANING)
    return {
        (one, other)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        for one in names[0][row]
        for other in names[1][column]
    }
