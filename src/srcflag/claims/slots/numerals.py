"""Numbers in running English, in digits and in words: "twenty-six", "2.3 million", "tens of thousands", "5-7".

Only values and the words that bound them; what is counted is read in `quantities`.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.words import number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[0-9]+(?:[.,:/\u00a0\u2009\u202f][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|\w")
_PLAIN = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3}){1,5})(?:\.[0-9]{1,6})?")
_GROUPING = str.maketrans("", "", ",\u00a0\u2009\u202f")
_HYPHENS = frozenset("-–‑")
_DASHES = frozenset("-–‑—")

_MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
    "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
}  # fmt: skip
_SHORT = frozenset({"k", "m", "mn", "mln", "b", "bn", "tn", "trn"})  # only where they touch the digits
_WORD_MAGNITUDES = frozenset(_MAGNITUDES) - _SHORT

_VAGUE = {
    "tens": (20.0, 99.0), "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0),
    "thousands": (2_000.0, 99_999.0), "millions": (2e6, 999_999_999.0), "billions": (2e9, 999_999_999_999.0),
}  # fmt: skip
"""Plurals without a number. "Thousands" reaches far: it is said of crowds of two thousand and of fifty thousand."""

_FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8, "eighths": 1 / 8, "ninth": 1 / 9, "ninths": 1 / 9,
    "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip

_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth""".split(),
        start=1,
    )
} | {
    word: 10.0 * value
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), start=2
    )
}


class Piece(NamedTuple):
    """A word, a figure or a sign of a sentence, with its code-point offsets; `lower` is its lower-case form."""

    start: int
    end: int
    text: str
    lower: str


class Numeral(NamedTuple):
    """A number over the pieces `first` to `last` (exclusive): its bounds and the place of its last digit.

    `form` tells plain cardinals from ordinals, shares of a whole (already in percent) and pairs ("3-2").
    `digits` says that it is written in figures.
    """

    first: int
    last: int
    low: float
    high: float
    step: float
    approximate: bool = False
    form: str = "cardinal"
    digits: bool = False


def pieces_of(text: str) -> list[Piece]:
    """A text's words, figures and signs, in order."""
    return [Piece(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in _TOKEN.finditer(text)]


def glued(pieces: Sequence[Piece], left: int) -> bool:
    """Whether a piece touches the one after it."""
    return 0 <= left < len(pieces) - 1 and pieces[left].end == pieces[left + 1].start


def hyphen_at(pieces: Sequence[Piece], place: int) -> bool:
    """Whether there is a hyphen at a place that touches the word before it."""
    return 0 < place < len(pieces) and pieces[place].text in _HYPHENS and glued(pieces, place - 1)


def word_at(pieces: Sequence[Piece], place: int) -> str:
    """The lower-case piece at a place, or an empty string beyond the ends."""
    return pieces[place].lower if 0 <= place < len(pieces) else ""


def is_figure(piece: Piece) -> bool:
    """Whether a piece is written in digits."""
    return "0" <= piece.text[0] <= "9"


def figure(text: str) -> float | None:
    """The value of a well-formed figure ("5,000", "2.3"), None for times, dates and runs of digits ("13,2013")."""
    return float(text.translate(_GROUPING)) if _PLAIN.fullmatch(text) else None


def last_place(value: float, text: str = "") -> float:
    """The place of the last digit told: 0.1 for "2.3", 1,000 for "5,000", 1 for "26"."""
    _, point, decimals = text.partition(".")
    if point:
        return float(10 ** -len(decimals))
    step = 1.0
    while value and step < value and value % (step * 10) == 0:
        step *= 10
    return step


def numeral_at(pieces: Sequence[Piece], first: int) -> Numeral | None:
    """The number that begins at a place: a share, an ordinal, a vague plural, a range or a plain cardinal."""
    found = _vague(pieces, first) or _share(pieces, first) or _ordinal(pieces, first)
    if found:
        return found
    one = _cardinal(pieces, first)
    if one is None:
        return None
    return _ratio(pieces, one) or _range(pieces, one) or one


def _cardinal(pieces: Sequence[Piece], first: int) -> Numeral | None:
    piece = pieces[first]
    if is_figure(piece):
        value = figure(piece.text)
        if value is None:
            return None
        return _scaled(pieces, Numeral(first, first + 1, value, value, last_place(value, piece.text), digits=True))
    if piece.text == "." and glued(pieces, first) and not glued(pieces, first - 1) and is_figure(pieces[first + 1]):
        value = figure("0." + pieces[first + 1].text)  # ".5 percent"
        step = last_place(1.0, "." + pieces[first + 1].text)
        return None if value is None else Numeral(first, first + 2, value, value, step, digits=True)
    if piece.lower in {"a", "an"} and word_at(pieces, first + 1) in _WORD_MAGNITUDES:
        value = _MAGNITUDES[word_at(pieces, first + 1)]
        return _scaled(pieces, Numeral(first, first + 2, value, value, value))
    if piece.lower == "half":
        at = first + 1 + (word_at(pieces, first + 1) == "a")
        if word_at(pieces, at) in _WORD_MAGNITUDES:
            value = _MAGNITUDES[word_at(pieces, at)] / 2
            return Numeral(first, at + 1, value, value, value)
        return None
    if piece.lower in {"several", "few"} and word_at(pieces, first + 1) in _WORD_MAGNITUDES:
        scale = _MAGNITUDES[word_at(pieces, first + 1)]
        return Numeral(first, first + 2, 2 * scale, 9 * scale, scale, approximate=True)
    return _spelt(pieces, first)


def _small(word: str) -> float | None:
    """The value of a single number word below a hundred; "one" counts here."""
    return 1.0 if word == "one" else None if not word.isalpha() else number_value(word)


def _spelt(pieces: Sequence[Piece], first: int) -> Numeral | None:
    """A cardinal in words: "six", "twenty-six", "two hundred and fifty thousand"."""
    total, group, place, last = 0.0, 0.0, first, first
    while place < len(pieces) and group < 1e15:
        word = pieces[place].lower
        value = _small(word)
        if value is not None and (group % 100 == 0 or (value < 10 <= group % 100 and group % 10 == 0 < value)):
            group += value
        elif word in _WORD_MAGNITUDES and group and place == last:
            scale = _MAGNITUDES[word]
            group, total = (group * scale, total) if scale < 1e3 else (0.0, total + group * scale)
        else:
            break
        last = place = place + 1
        follows = word_at(pieces, place + 1)
        if word == "hundred" and word_at(pieces, place) == "and" and _small(follows):
            place += 1
        elif hyphen_at(pieces, place) and ((_small(follows) or 99) < 10 or follows in _WORD_MAGNITUDES):
            place = place + 1
            last = place if follows in _WORD_MAGNITUDES else last
    if last == first:
        return None
    value = total + group
    step = 12.0 if pieces[last - 1].lower == "dozen" else last_place(value)
    return _and_a_half(pieces, Numeral(first, last, value, value, step))


def _scaled(pieces: Sequence[Piece], number: Numeral) -> Numeral:
    """Add the magnitudes behind a figure: "2.3 million", "22.4bn", "110-billion", "3 dozen"."""
    last, low, step = number.last, number.low, number.step
    while last < len(pieces):
        at = last + 1 if hyphen_at(pieces, last) and word_at(pieces, last + 1) in _WORD_MAGNITUDES else last
        word = word_at(pieces, at)
        if word not in (_MAGNITUDES if glued(pieces, last - 1) and at == last else _WORD_MAGNITUDES):
            break
        low, step, last = low * _MAGNITUDES[word], step * _MAGNITUDES[word], at + 1
        if low > 1e18 or word in _SHORT:
            break
    return _and_a_half(pieces, number._replace(last=last, low=low, high=low, step=step))


def _and_a_half(pieces: Sequence[Piece], number: Numeral) -> Numeral:
    """Add the half of "two and a half million", of "3 1/2" and of "3½"."""
    last = number.last
    if [word_at(pieces, last + ahead) for ahead in range(3)] == ["and", "a", "half"]:
        scale = _MAGNITUDES.get(word_at(pieces, last + 3), 1.0) if number.high < 1_000 else 1.0
        value = (number.high + 0.5) * scale
        return number._replace(last=last + (4 if scale > 1 else 3), low=value, high=value, step=scale / 2)
    if word_at(pieces, last) in {"1/2", "½"} and number.high < 1_000:
        return number._replace(last=last + 1, low=number.low + 0.5, high=number.high + 0.5, step=0.5)
    return number


def _vague(pieces: Sequence[Piece], first: int) -> Numeral | None:
    """Plurals that name a range: "dozens", "tens of thousands"."""
    word = pieces[first].lower
    if word not in _VAGUE:
        return None
    low, high = _VAGUE[word]
    last = first + 1
    larger = word_at(pieces, first + 2)
    if word_at(pieces, last) == "of" and larger in {"thousands", "millions", "billions"} and high < 1_000:
        scale = _VAGUE[larger][0] / 2
        low, high, last = low * scale, (high + 1) * scale - 1, first + 3
    elif word == "tens" or (word == "scores" and word_at(pieces, last) != "of"):
        return None
    return Numeral(first, last, low, high, low / 2, approximate=True)


def _share(pieces: Sequence[Piece], first: int) -> Numeral | None:
    """Part of a whole, in percent: "half of", "a third of", "two-thirds", "three quarters"."""
    at, parts = first, 1.0
    word = pieces[first].lower
    if word in {"a", "an", "one"} or (_small(word) or 99) < 10:
        parts = 1.0 if word in {"a", "an"} else _small(word) or 1.0
        at += 2 if hyphen_at(pieces, first + 1) else 1
    name = word_at(pieces, at)
    if name not in _FRACTIONS or (at == first and name != "half") or (parts > 1) != name.endswith("s"):
        return None
    follows = word_at(pieces, at + 1)
    plain = name == "half" and follows in {"the", "its", "their", "our", "his", "her", "all", "these", "those"}
    if follows != "of" and not plain and not (parts > 1 and not hyphen_at(pieces, at + 1)):
        return None
    value = 100 * parts * _FRACTIONS[name]
    if value > 100:
        return None
    return Numeral(first, at + 1, value, value, 1.0, approximate=True, form="share")


def _ordinal(pieces: Sequence[Piece], first: int) -> Numeral | None:
    piece, following = pieces[first], word_at(pieces, first + 1)
    if is_figure(piece):
        if glued(pieces, first) and following in {"st", "nd", "rd", "th"} and piece.text.isdigit():
            value = figure(piece.text)
            return Numeral(first, first + 2, value, value, 1.0, form="ordinal", digits=True) if value else None
        return None
    if piece.lower in _ORDINALS:
        value = _ORDINALS[piece.lower]
        return Numeral(first, first + 1, value, value, 1.0, form="ordinal")
    tens = _small(piece.lower)
    if tens and tens >= 20 and hyphen_at(pieces, first + 1) and _ORDINALS.get(word_at(pieces, first + 2), 99) < 10:
        value = tens + _ORDINALS[word_at(pieces, first + 2)]
        return Numeral(first, first + 3, value, value, 1.0, form="ordinal")
    return None


def _ratio(pieces: Sequence[Piece], one: Numeral) -> Numeral | None:
    """A share told by heads: "one in five", "9 out of 10"."""
    at = one.last
    if word_at(pieces, at) == "out" and word_at(pieces, at + 1) == "of":
        at += 1
    elif word_at(pieces, at) != "in":
        return None
    if at + 1 >= len(pieces) or one.low > 20 or one.low % 1:
        return None
    whole = _cardinal(pieces, at + 1)
    round_whole = whole and whole.low in {3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000}
    if not whole or not round_whole or not 0 < one.low < whole.low:
        return None
    if word_at(pieces, at) == "in" and whole.digits and not one.digits:
        return None
    value = 100 * one.low / whole.low
    return Numeral(one.first, whole.last, value, value, 1.0, approximate=True, form="share")


def _range(pieces: Sequence[Piece], one: Numeral) -> Numeral | None:
    """Two numbers as one: "5-7", "10,000 to 30,000", "40 or 50", "between 5 and 7"; a pair where they fall ("3-2")."""
    at = one.last
    link = word_at(pieces, at)
    joined = link in _DASHES and glued(pieces, at - 1) and glued(pieces, at)
    between = word_at(pieces, one.first - 1) == "between"
    if at + 1 >= len(pieces) or not (joined or link in {"to", "or"} or (between and link == "and")):
        return None
    sign = pieces[at + 1].text in {"$", "€", "£"} and at + 2 < len(pieces)  # "between $4 and $11"
    other = _cardinal(pieces, at + 1 + sign)
    if other is None or other.digits != one.digits:
        return None
    low, high = one.low, other.high
    if low < 1_000 <= high and low * 1_000 < high and one.last - one.first == 1 < other.last - other.first:
        scale = 10.0 ** (3 * math.floor(math.log10(high) / 3))  # "10 to 30 thousand": both are thousands
        low *= scale
    if low < high:
        # "10 or more" never comes here; "one or two" and "40 or 50" leave more open than they say
        return Numeral(one.first, other.last, low, high, min(one.step, other.step), link == "or", digits=one.digits)
    if joined and low < 1_000:
        return Numeral(one.first, other.last, high, low, 1.0, form="pair", digits=one.digits)
    return None
