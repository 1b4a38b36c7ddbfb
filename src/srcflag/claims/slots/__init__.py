"""All that can be compared in one sentence: quantities, times, names, and what is affirmed or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.claims.slots.moments import moments
from srcflag.claims.slots.names import known_names, names
from srcflag.claims.slots.people import people
from srcflag.claims.slots.polarity import predicates
from srcflag.claims.slots.quantities import quantities
from srcflag.claims.slots.votes import known_tallies, tallies
from srcflag.values import Once, Values
from srcflag.words import capital_words

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

__all__ = ["known_names", "known_once", "people", "read_once", "read_values", "tallies"]

LONGEST = 3_000
"""Characters of a sentence that are read: longer ones are not assessed either."""


def read_values(text: str, published: date | None, known: Collection[str] = ()) -> Values:
    """The comparable values of one sentence. Relative times are resolved against the day of publication, if known.

    `known` are words that are names elsewhere in the article (`known_names`): one that opens a sentence is then a name.
    """
    text = text[:LONGEST]
    return Values(quantities(text), moments(text, published), predicates(text), names(text, known))


def read_once(text: str, known: Collection[str] = ()) -> Once:
    """What one sentence tells that an event has one of: people by their offices and ages, the tallies of votes."""
    text = text[:LONGEST]
    return Once(people(text, known), tallies(text))


def known_once(text: str) -> frozenset[str]:
    """What an article knows, by which one is told from two: its words with a capital, and the tallies in it."""
    return capital_words(text) | known_tallies(text)
