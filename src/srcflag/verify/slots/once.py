"""What an event has one of, as two articles tell it: its people, and how its votes ended.

These are compared however little else two sentences share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from srcflag.verify.slots import people
from srcflag.verify.slots.people import Introducing, compare_people
from srcflag.verify.slots.tallies import Counting, compare_tallies

if TYPE_CHECKING:
    from srcflag.records import SlotComparison

__all__ = ["Telling", "compare_once", "keys"]

_VOTE = ("vote", "")


class Telling(Introducing, Counting, Protocol):
    """A sentence with its people and tallies, and what its article knows."""


def keys(told: Telling) -> set[tuple[str, str]]:
    """What two sentences must have in common to be compared so."""
    return people.keys(told) | ({_VOTE} if told.tallies else set())


def compare_once(claim: Telling, evidence: Telling) -> list[SlotComparison]:
    """The people and tallies of a claim that the evidence tells of too: the same, or another."""
    return [*compare_people(claim, evidence), *compare_tallies(claim, evidence)]
