"""What bounds a number: "at least", "nearly", "or more"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.slots import units
from srcflag.claims.slots.numerals import word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.slots.numerals import Numeral, Piece

_BEFORE = {
    tuple(phrase.split()): effect
    for effect, phrases in {
        "from": "at least|no fewer than|no less than|not less than|not fewer than|more than|over|above|upwards of"
        "|in excess of|exceeding|a minimum of|greater than|higher than|larger than|longer than|older than|well over"
        "|beyond|surpassed|surpassing|exceeded|exceeds|topped|topping|far more than|well more than|>",
        "to": "at most|no more than|not more than|up to|as many as|as much as|a maximum of|fewer than|less than|under"
        "|below|lower than|smaller than|shorter than|younger than|<",
        "about": "about|around|approximately|roughly|nearly|almost|some|circa|close to|an estimated|estimated|barely"
        "|an approximate|approximate|just over|just under|slightly more than|slightly less than|a little over|~"
        "|a little more than|just more than|a little under|just above|just below|a bit over|perhaps|maybe|virtually",
        "more": "the other|the remaining|other|remaining|another|a further|further|an additional|additional|an extra",
        "": "only|just|exactly|precisely|the|a total of",
    }.items()
    for phrase in phrases.split("|")
}
_AFTER = {
    ("or", "more"): "from", ("and", "counting"): "from", ("+",): "from", ("-", "plus"): "from", ("plus",): "from",
    ("or", "so"): "about", ("-", "odd"): "about", ("or", "fewer"): "to", ("or", "less"): "to",
}  # fmt: skip


class Number(NamedTuple):
    """A numeral with the comparators around it; `first` and `last` are those of the whole phrase.

    `compared` says that there are any, `more` that it comes on top of another ("a further 20").
    """

    core: Numeral
    first: int
    last: int
    low: float
    high: float
    approximate: bool
    compared: bool
    more: bool


def compared(pieces: Sequence[Piece], core: Numeral) -> Number:
    """Take in the comparators around a numeral: "at least", "nearly", "or more"."""
    currency = units.currency_before(pieces, core.first) if core.digits else None
    first, last = currency[1] if currency else core.first, core.last
    first -= core.low < core.high and word_at(pieces, first - 1) == "between"
    low, high, approximate, told, more = core.low, core.high, core.approximate, False, False
    for _ in range(3):
        size, effect = phrase_before(pieces, first)
        if not size:
            break
        first -= size
        told = told or effect in {"from", "to", "about"}
        low, high = (low, math.inf) if effect == "from" else (0.0, high) if effect == "to" else (low, high)
        approximate, more = approximate or effect == "about", more or effect == "more"
    for words, effect in _AFTER.items():
        if all(word_at(pieces, last + ahead) == word for ahead, word in enumerate(words)):
            last, told = last + len(words), True
            low, high = (low, math.inf) if effect == "from" else (0.0, high) if effect == "to" else (low, high)
            approximate = approximate or effect == "about"
            break
    while first < core.first and _BEFORE.get((pieces[first].lower,)) == "":
        first += 1  # "the" and "only" helped to reach a comparator and are no part of the value
    return Number(core, first, last, low, high, approximate, told, more)


def phrase_before(pieces: Sequence[Piece], place: int) -> tuple[int, str]:
    """How many pieces before a place compare what follows, and how."""
    for size in (4, 3, 2, 1):
        if size <= place:
            words = tuple(piece.lower for piece in pieces[place - size : place])
            if words in _BEFORE:
                return size, _BEFORE[words]
    return 0, ""
