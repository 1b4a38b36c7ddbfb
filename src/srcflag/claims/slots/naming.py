"""Numbers that are part of a name, a date or a time of day: "Flight 12", "67th Precinct", "5 May", "2008", "8 p.m."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.slots import units
from srcflag.claims.slots.comparators import phrase_before
from srcflag.claims.slots.numerals import glued, hyphen_at, is_figure, word_at
from srcflag.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.slots.comparators import Number
    from srcflag.claims.slots.numerals import Numeral, Piece

MONTHS = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER
    JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC""".split()
)
_NUMBERED = frozenset(
    """page pages chapter number no article section paragraph item version phase level channel room flight route highway
    gate figure table line step type model platform terminal district ward precinct apartment apt floor unit grade day
    week season episode volume issue rule title class act bus interstate runway exit""".split()
)
"""What is told apart by a number: "page 5", "Route 9"."""

_ZONES = frozenset("gmt bst est edt utc cet cest et pt pst pdt ist aest am pm a.m p.m o'clock hrs".split())
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")


def names_or_dates(pieces: Sequence[Piece], core: Numeral) -> bool:
    """Whether a number is part of a name, a date or a time of day."""
    first, last = core.first, core.last
    before, after = word_at(pieces, first - 1), word_at(pieces, last)
    if not core.digits:
        capital = pieces[first].text[0].isupper() and first > 0 and core.form == "cardinal"
        return (capital and _capital(pieces, first - 1)) or _monthly(pieces, core) or after == "o'clock"
    if first and glued(pieces, first - 1) and not units.currency_before(pieces, first):
        inside_word = hyphen_at(pieces, first - 1) and word_at(pieces, first - 2) not in {"magnitude"}
        if before[-1:].isalnum() or before in {"/", "@", "#", "_", "&", ":"} or inside_word:
            return True
        if before == "." and first > 1 and glued(pieces, first - 2):
            return True
    if glued(pieces, last - 1) and (after[:1].isalpha() or after in {"/", "_", "@"}):
        known = units.unit_at(pieces, last) or units.currency_at(pieces, last)
        return not known and core.form != "ordinal"
    if after in _ZONES or (
        after in {"a", "p"} and word_at(pieces, last + 1) == "." and word_at(pieces, last + 2) == "m"
    ):
        return True
    if _broken(pieces, first - 1, first) or _broken(pieces, last - 1, last):
        return True
    if before in _NUMBERED or (before == "." and word_at(pieces, first - 2) in {"no", "nos", "st", "ave", "vol", "p"}):
        return True
    return _monthly(pieces, core) or _yearly(pieces, core) or _capital_before(pieces, core)


def _monthly(pieces: Sequence[Piece], core: Numeral) -> bool:
    """Whether a month stands beside a number: "5 May", "5th of May", "Feb. 10"."""
    at = core.last + (word_at(pieces, core.last) == "of")
    if core.high > 31 or (at < len(pieces) and pieces[at].text in MONTHS):
        return core.high <= 31
    at = core.first - 1 - (word_at(pieces, core.first - 1) in {".", "the"})
    return at >= 0 and pieces[at].text in MONTHS


def _yearly(pieces: Sequence[Piece], core: Numeral) -> bool:
    if not _YEAR.fullmatch(pieces[core.first].text) or units.currency_before(pieces, core.first):
        return False
    after = word_at(pieces, core.last + hyphen_at(pieces, core.last))
    counts = {"people", "men", "women", "soldiers", "troops", "protesters", "demonstrators", "jobs", "homes", "percent"}
    one_figure = core.last == core.first + 1
    in_years = word_at(pieces, core.last) in {"year", "years"}  # "the 1996 year"
    measured = (
        one_figure and (units.unit_at(pieces, core.last) or units.currency_at(pieces, core.last)) and not in_years
    )
    return after not in counts and not measured and not (one_figure and phrase_before(pieces, core.first)[1] == "from")


def _capital(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a capitalised word that is no grammar stands at a place."""
    if place < 0 or not pieces[place].text[0].isupper():
        return False
    return pieces[place].lower not in FUNCTION_WORDS or pieces[place].text == "US"


def _capital_before(pieces: Sequence[Piece], core: Numeral) -> bool:
    """Whether a figure names what a capitalised word before it begins: "Boeing 777", "Flight 12", "Route 9"."""
    figure = pieces[core.first].text
    if not _capital(pieces, core.first - 1) or "," in figure or core.form == "ordinal":
        return False
    if phrase_before(pieces, core.first)[0]:
        return False  # "Nearly 30 boats"
    plain = core.last == core.first + 1 or core.form == "pair"
    return plain and not units.currency_before(pieces, core.first) and not units.unit_at(pieces, core.last)


def numbered_name(pieces: Sequence[Piece], number: Number) -> bool:
    """Whether a bare figure before a capitalised word is an address: "12 Harbour Street"."""
    at = number.last
    return not number.compared and at < len(pieces) and pieces[at].text[0].isupper() and is_figure(pieces[at - 1])


def _broken(pieces: Sequence[Piece], left: int, right: int) -> bool:
    """Whether two figures may be one with a gap in it ("80 937", "11, 750"): nobody can tell."""
    if left >= 0 and pieces[left].lower == ",":
        left -= 1
    elif right < len(pieces) and pieces[right].lower == ",":
        right += 1
    if left < 0 or right >= len(pieces):
        return False
    one, other = pieces[left].text, pieces[right].text
    return is_figure(pieces[left]) and is_figure(pieces[right]) and len(one) <= 3 == len(other.partition(".")[0])
