"""How much else two sentences must share before a value that differs is believed to be of one thing.

A toll, a crowd and a weapon are one each in an event, so that two of them clash however else the sentences run. A
player's points, a term in prison and the day of a ruling are many: two of them clash only where the rest of the
sentences is nearly the same. Most of what differs between two reports of one event differs because it is something
else: another person, another day, an earlier event of the same kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from srcflag.verify.slots.antonyms import follow, opposites
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


ANY = Frame(0.0, 0.0)
FAINT = Frame(0.1, 0.15)
SOME = Frame(0.2, 0.25)
LOOSE = Frame(0.24, 0.36)
STRICT = Frame(0.35, 0.5)
SAME = Frame(0.6, 0.8)
"""Read off 440 pairs of sentences of 69 unseen events (of ECB+, NeuS and POLNEAR) whose values seemed to differ.

Of 322 that count or measure what an event has more than one of and are not of one thing, 24 share `LOOSE` and 8
`STRICT`, and of 36 measures among them 2 share `SOME`; of 91 days that are not of one thing 24 and 5, of 27 that affirm
and deny 13 and 6. Higher ones lose changes that are planted in paraphrases (`tests/eval/edits.py`), and `FAINT` keeps
what is contradicted on the labelled events (`tests/eval/measure.py`).
"""

_POINTS_BACK = re.compile(
    r"\W*(?:it|they|he|she|(?:this|that|these|those) (?:is|are|was|were|has|have|had|will|would))\b", re.IGNORECASE
)
"""How a sentence opens that is about something named before it, which need not be the event of the day."""

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
    if own:
        return STRICT
    if slot.slot == "date":
        return _of_date(claim, evidence, slot)
    return ANY  # names are asked for what stands around them where they are compared


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
    if apart(one, other) >= (FAR_APART if single else MUCH_APART):
        return STRICT if single else SAME
    if other_occasion(claim.values.moments, evidence.values.moments):
        return STRICT
    if single:
        return STRICT if points_back else ANY
    return LOOSE if one.kind == "count" else SOME


def _of_date(claim: Told, evidence: Told, slot: SlotComparison) -> Frame:
    one, other = _read(claim.values.moments, slot.claim), _read(evidence.values.moments, slot.evidence)
    if one is None or other is None or {one.role, other.role} & {"", *SAYING}:
        return STRICT  # much is said and announced, on many days
    if one.role != other.role:
        reset = any(_RESET.search(told.text) for told in (claim, evidence))
        return LOOSE if one.grain == other.grain == "day" and not reset else STRICT
    periods = (told.text[: value.start] for told, value in ((claim, one), (evidence, other)))
    if any(_PERIOD.search(before) for before in periods):
        return STRICT
    return FAINT if "day" in (one.grain, other.grain) else LOOSE  # over months and years much happens again


def _of_polarity(claim: Told, evidence: Told, slot: SlotComparison) -> Frame:
    one, other = _read(claim.values.predicates, slot.claim), _read(evidence.values.predicates, slot.evidence)
    if one is None or other is None or not opposites(one.stem, other.stem) or follow(one.stem, other.stem):
        return STRICT
    return FAINT


def _read(values: Sequence[Value], text: str) -> Value | None:
    """The value that was read in these words."""
    return next((value for value in values if value.text == text), None)
