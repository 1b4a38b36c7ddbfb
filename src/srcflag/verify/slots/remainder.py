"""Two sentences that say the same but for one figure or one day: then these are what differs, whatever they count.

The comparisons beside this one ask what a value counts, and say nothing where that is in doubt. Where every other word
of the claim is stated by the evidence too, there is no doubt left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srcflag.words import MONTHS, WEEKDAYS, stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from srcflag.records import SlotName
    from srcflag.words import Token

FEWEST = 4
"""Least number of other content words that the claim has and the evidence states."""

_DAYS = frozenset(stem_of(day) for day in WEEKDAYS)
_MONTHS = frozenset(stem_of(month) for month in MONTHS)


class Remainder(NamedTuple):
    """The one value of each text that the other does not state."""

    slot: SlotName
    claim: Token
    evidence: Token


def compare_remainder(
    claim: Sequence[Token],
    evidence: Sequence[Token],
    covered_claim: Collection[str],
    covered_evidence: Collection[str],
) -> Remainder | None:
    """The value of the claim that stands alone in an otherwise stated sentence, beside its one counterpart.

    The stems are those of the content words of each text that the other text states.
    """
    left = [token for token in claim if token.stem not in covered_claim]
    if len(left) != 1 or len(claim) - 1 < FEWEST:
        return None
    for slot, belongs in _KINDS:
        theirs = [token for token in evidence if token.stem not in covered_evidence and belongs(token)]
        if belongs(left[0]):
            return Remainder(slot, left[0], theirs[0]) if len(theirs) == 1 else None
    return None


def _is_figure(token: Token) -> bool:
    return token.number is not None


def _is_day(token: Token) -> bool:
    return token.name and token.stem in _DAYS


def _is_month(token: Token) -> bool:
    return token.name and token.stem in _MONTHS


_KINDS: tuple[tuple[SlotName, Callable[[Token], bool]], ...] = (
    ("quantity", _is_figure),
    ("date", _is_day),
    ("date", _is_month),
)
