"""The tallies of votes as two articles tell them.

Coverage of one event agrees on how its vote ended. In groups of real articles on one event two of them give a tally
some seventy times with the same one in both, and not once with one of the same size where neither article has the
other's as well (`tests/eval/measure_people.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from srcflag.records import SlotComparison

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from srcflag.values import Tally

__all__ = ["Counting", "compare_tallies", "one_vote"]

ABSENT = 0.1
"""By what share two tallies of one body may differ in all votes cast, and by one vote however few they are: some stay
away, and a figure may be wrong.

Beyond it they may be those of two bodies, a house and a senate.
"""


class Counting(Protocol):
    """A sentence with the tallies in it, and what its article tells of them."""

    @property
    def tallies(self) -> Sequence[Tally]:
        """The tallies in it."""
        ...

    @property
    def article(self) -> Collection[str]:
        """What its article knows, among it the keys of all its tallies."""
        ...


def compare_tallies(claim: Counting, evidence: Counting) -> list[SlotComparison]:
    """The tallies of a claim beside those of the evidence: the same, or another one of the same body.

    An article that has both tells of two votes.
    """
    found = []
    for one in claim.tallies:
        for other in evidence.tallies:
            if one.key == other.key:
                found.append(SlotComparison(slot="quantity", claim=one.text, evidence=other.text, relation="agrees"))
            elif one_vote(one, other) and one.key not in evidence.article and other.key not in claim.article:
                found.append(SlotComparison(slot="quantity", claim=one.text, evidence=other.text, relation="differs"))
    return found


def one_vote(one: Tally, other: Tally) -> bool:
    """Whether two tallies may be of one vote: about as many voted, and neither is of an earlier time."""
    cast = one.most + one.least, other.most + other.least
    return not (one.earlier or other.earlier) and max(cast) - min(cast) <= max(1, ABSENT * max(cast))
