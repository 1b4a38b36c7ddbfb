"""How much else two sentences must share before a value that differs is believed to be of one thing.

A toll, a crowd and a weapon are one each in an event, so that two of them clash however else the sentences run. A
player's points, a term in prison and the day of a ruling are many: two of them clash only where the rest of the
sentences is nearly the same. Most of what differs between two reports of one event differs because it is something
else: another person, another day, an earlier event of the same kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from srcflag.verify.slots.antonyms import follow, one_side, opposites
from srcflag.verify.slots.moments import SAYING, other_occasion
from srcflag.verify.slots.quantities import apart, one_an_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import SlotComparison
    from srcflag.values import Moment, Polarity, Quantity
    from srcflag.verify.slots import Told

__all__ = ["Frame", "due"]

Value = TypeVar("Value", "Quantity", "Moment", "Polarity")


class Frame(NamedTuple):
    """Least shares of the words beside a value, by rarity, that the other sentence states: of the side that shares
    less, and of the side that shares more."""

    less: float
    more: float

    def met(self, one: float, other: float) -> bool:
        """Whether two sentences share as much, whichever of them shares less."""
        return min(one, other) >= self.less and max(one, other) >= self.more


NEVER = Frame(1.1, 1.1)
ANY = Frame(0.0, 0.0)
FAINT = Frame(0.1, 0.15)
SOME = Frame(0.2, 0.25)
LOOSE = Frame(0.24, 0.36)
CLOSE = Frame(0.28, 0.43)
STRICT = Frame(0.35, 0.5)
NEAR = Frame(0.4, 0.52)
SAME = Frame(0.6, 0.8)
"""Read off 440 pairs of sentences of 69 events without labels (of ECB+, NeuS and POLNEAR) whose values seemed to
differ, and then off 156 of 16 labelled ones (`tests/eval/events.py`), of which the labels set 12 against each other.

Counts of one thing share at least `CLOSE`, but for tolls, crowds and weapons, and measures `SOME`; `FAINT` keeps what
is contradicted on the four gold events (`tests/eval/measure.py`). Higher ones lose changes that are planted in
paraphrases (`tests/eval/edits.py`). Nothing meets `NEVER`.
"""

FEWEST_BESIDE = 6
"""Content words from which a sentence can be told to be about one thing but for a name: of "The Reds have expressed
interest" and "The Blues have expressed interest" both may hold. Judgement."""

_POINTS_BACK = re.compile(
    r"\W*(?:it|they|he|she|(?:this|that|these|those) (?:is|are|was|were|has|have|had|will|would))\b", re.IGNORECASE
)
"""How a sentence opens that is about something named before it, which need not be the event of the day."""

ROW = 3
"""Figures from which a sentence reads like a row of a table. Judgement."""

MUCH_APART, FAR_APART = 10, 100
"""From how many times as much two values are hardly of one thing: a season's points and a game's, the toll of a
collision and of a war. Judgement: two reports of one toll, the first of them early, are at most some tens apart."""

_LIVING = re.compile(
    r"\b(?:home to|populations? of|(?:city|town|village|island|county|country|state|district|community) of)\s*$",
    re.IGNORECASE,
)
"""What stands before the number of those who live in a place, of which a report may name several."""

_PERIOD = re.compile(r"\b(?:week|month|quarter|year)s? (?:ended|ending|to|through)(?: on)?\s*$", re.IGNORECASE)
"""What stands before the day that names a period: figures come out for one week after the other."""

_RESET = re.compile(
    r"\b(?:postpone|reschedule|delay|deadline|extend|shave|shaving|instead of|originally|earlier than|later than"
    r"|(?:push|mov)(?:ed|es|ing)? (?:up|back|forward|ahead)|brought forward)",
    re.IGNORECASE,
)
"""Words that set a day beside another one that it took the place of."""


def due(claim: Told, evidence: Told, slot: SlotComparison, *, own: bool) -> Frame:
    """How much else must be shared before this difference of two sentences is believed.

    `own` says that both stand in one article, whose author hardly ever says a thing twice and otherwise.
    """
    if slot.slot == "quantity":
        return _of_quantity(claim, evidence, slot, own=own)
    if slot.slot == "polarity":
        return _of_polarity(claim, evidence, slot)
    if slot.slot in ("actor", "place"):
        return NEAR if min(len(told.words.tokens) for told in (claim, evidence)) >= FEWEST_BESIDE else NEVER
    if own:
        return STRICT
    return _of_date(claim, evidence, slot)


def _of_quantity(claim: Told, evidence: Told, slot: SlotComparison, *, own: bool) -> Frame:
    one, other = _read(claim.values.quantities, slot.claim), _read(evidence.values.quantities, slot.evidence)
    if one is None or other is None or "ordinal" in (one.kind, other.kind):
        return STRICT
    if "score" in (one.kind, other.kind):
        return SAME  # a match, its halves and the season before it have one each
    single = all(
        one_an_event(value) and not _LIVING.search(told.text[: value.start])
        for told, value in ((claim, one), (evidence, other))
    )
    points_back = any(_POINTS_BACK.match(told.text) for told in (claim, evidence))
    if own:
        return SAME if points_back else LOOSE if single else STRICT
    if _two_rows(claim.values.quantities, evidence.values.quantities):
        return SAME
    if apart(one, other) >= (FAR_APART if single and one.role and one.role == other.role else MUCH_APART):
        return STRICT if single else SAME
    if other_occasion(claim.values.moments, evidence.values.moments):
        return STRICT
    if single:
        return STRICT if points_back else ANY
    return CLOSE if one.kind == "count" else SOME


def _two_rows(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether two sentences are full of figures and share hardly any: two rows of a table, of two years or players."""
    if min(len(ours), len(theirs)) < ROW:
        return False
    values = {(quantity.kind, quantity.low, quantity.high) for quantity in theirs}
    return sum((quantity.kind, quantity.low, quantity.high) in values for quantity in ours) <= 1


def _of_date(claim: Told, evidence: Told, slot: SlotComparison) -> Frame:
    one, other = _read(claim.values.moments, slot.claim), _read(evidence.values.moments, slot.evidence)
    if one is None or other is None or {one.role, other.role} & {"", *SAYING}:
        return STRICT  # much is said and announced, on many days
    if one.role != other.role and not one_side(one.role, other.role):
        reset = any(_RESET.search(told.text) for told in (claim, evidence))
        return CLOSE if one.grain == other.grain == "day" and not reset else STRICT
    periods = (told.text[: value.start] for told, value in ((claim, one), (evidence, other)))
    if any(_PERIOD.search(before) for before in periods):
        return STRICT
    return FAINT if "day" in (one.grain, other.grain) else LOOSE  # over months and years much happens again


def _of_polarity(claim: Told, evidence: Told, slot: SlotComparison) -> Frame:
    one, other = _read(claim.values.predicates, slot.claim), _read(evidence.values.predicates, slot.evidence)
    if one is not None and other is not None and opposites(one.stem, other.stem):
        return NEAR if follow(one.stem, other.stem) else FAINT
    return STRICT


def _read(values: Sequence[Value], text: str) -> Value | None:
    """The value that was read in these words."""
    return next((value for value in values if value.text == text), None)
