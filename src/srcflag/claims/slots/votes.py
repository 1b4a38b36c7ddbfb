"""The tallies of votes in a text: "220-212", "33 votes to 25", "120 in favour and 80 against"."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from srcflag.values import Tally
from srcflag.words import number_value

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["known_tallies", "tallies"]

_SPELLED = "one two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = rf"\d{{1,3}}(?:,\d{{3}})?|{'|'.join(_SPELLED)}"
_HYPHEN = "[-‐‑‒–—]"
_PAIR = re.compile(
    rf"(?<![\w.,:/$£€'’‐‑‒–—-])(?P<one>{_FIGURE})"
    rf"(?:\s?{_HYPHEN}\s?|(?:\svotes?)?\sto\s|\s(?:votes\s)?(?:in\sfavou?r|for),?\s(?:and\s|to\s|with\s)?)"
    rf"(?P<other>{_FIGURE})(?![.,:/]?\d|\s?(?:%|{_HYPHEN}\d)|\w)",
    re.IGNORECASE,
)
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|tally|in favou?r)\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"\b(?:pass(?:ed|es)|approve[ds]|reject(?:ed|s)|confirm(?:ed|s)|clear(?:ed|s)|adopt(?:ed|s)|back(?:ed|s)"
    r"|defeat(?:ed|s)|ruled|blocked|struck|upheld)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:senate|senators|house|congress|parliament|commons|council|councillors|committee|lawmakers|legislators"
    r"|mps|assembly|board|commission|court|justices|judges|jury|panel|members|measure|motion|bill|resolution)\b",
    re.IGNORECASE,
)
_RULING = re.compile(r"[- ](?:vote|ruling|decision|verdict|opinion)\b", re.IGNORECASE)
_MONTHS = "|".join(calendar.month_name[1:])
_OTHERWISE = re.compile(
    r"[- ](?:(?:\w+ )?(?:majority|lead|advantage|win|victory|loss|record|series|draw|aggregate|odds)"
    rf"|(?:{_MONTHS}|percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|points?|million"
    r"|billion|trillion|feet|miles|metres|meters|p\.?m|a\.?m))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:age[ds]?|from|between|route|highway|interstate|section|article|rule|no\.?|number|weeks?|days?|season|chapter"
    r"|verses?|pages?|rooms?|flight|least)\s$",
    re.IGNORECASE,
)

_BEFORE = re.compile(
    r"\b(?:[Ee]arlier|[Pp]revious(?:ly)?|prior|ago"
    r"|[Ll]ast (?:week|month|year|spring|summer|autumn|fall|winter|[A-Z][a-z]{2,8})"
    rf"|[Ii]n (?:(?:early |mid-|late )?(?:{_MONTHS})|\d{{4}})(?! \d))\b"
)
"""Words of another time than that of the news."""

MOST = 6  # tallies of one sentence: more are a table that was read as one
NEAR = 60
"""Characters between a tally and the word that makes it one: the length of "The vote to end debate on the ... was"."""


def tallies(text: str) -> tuple[Tally, ...]:
    """The tallies of votes in one sentence, in order; none of a table of them.

    Two figures are one where it is said close by that somebody voted, or that a body decided something. "A 6-3
    conservative majority" is none, nor are scores and ages.
    """
    found = tuple(_all(text))
    if not 0 < len(found) <= MOST:
        return ()
    earlier = _BEFORE.search(text) is not None
    return tuple(tally._replace(earlier=earlier) for tally in found)


def known_tallies(text: str) -> frozenset[str]:
    """The keys of all tallies in an article, by which one vote is told from two."""
    return frozenset(tally.key for tally in _all(text))


def _all(text: str) -> Iterator[Tally]:
    return (tally for found in _PAIR.finditer(text) if (tally := _tally(text, found)) is not None)


def _tally(text: str, found: re.Match[str]) -> Tally | None:
    start, end = found.span()
    before, behind = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if _OTHERWISE.match(behind) or _NUMBERED.search(before):
        return None
    said = _VOTING.search(found.group()) or _VOTING.search(before) or _VOTING.search(behind) or _RULING.match(behind)
    if not said and not (_DECIDED.search(before) and _BODY.search(text[max(0, start - 2 * NEAR) : end + NEAR])):
        return None
    least, most = sorted((_value(found["one"]), _value(found["other"])))
    return Tally(found.group(), most, least) if most > 1 else None


def _value(figure: str) -> int:
    return 1 if figure.lower() == "one" else int(number_value(figure.lower()) or 0)
