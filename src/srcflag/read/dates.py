"""Finds the publication date in the lines above an article.

A date counts only where a date line has it: at the start of a line, after a word such as "Published", behind
a byline, or run into the first line between headline and text ("Two held Wed May 5,2010 7:12pm Police ...").
A date inside prose ("On September 4, 2025, ministers ...") is when something happened, not when it was
published. Where the two cannot be told apart the answer is None: a wrong date does more harm than none.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)[0-9][0-9]"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*)?"
_AM_PM = r"\s?[ap]\.?\s?m\b\.?"
_CLOCK = rf"(?:[0-9]{{1,2}}\s?[:.]\s?[0-9][0-9](?:[:.][0-9][0-9])?(?:{_AM_PM})?|[0-9]{{1,2}}{_AM_PM})"
_ZONE = r"(?:\s?(?-i:Z|[A-Z]{2,5}|[+-][0-9][0-9]:?[0-9][0-9])\b)?"

_DATE = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?P<date>"
    rf"(?P<iso>{_YEAR}(?P<sep>[-/])(?:0[1-9]|1[0-2])(?P=sep)(?:0[1-9]|[12][0-9]|3[01]))(?=T[0-9]|\b)"
    rf"|{_MONTH}\s?{_DAY}(?:\s?,\s?|\s){_YEAR}"
    rf"|{_DAY}[\s-]{_MONTH},?[\s-]{_YEAR}"
    rf"|(?P<numbers>(?P<one>[0-9][0-9]?)(?P<mark>[/.])(?P<two>[0-9][0-9]?)(?P=mark){_YEAR})"
    r")(?![0-9]|[-/][0-9])",
    re.IGNORECASE,
)

_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_NAMES = rf"{_NAME}(?:(?:,?\s(?:and|for|in|of|the|de|von|van)\s|\s?[,|/·•]\s?|\s){_NAME}){{0,9}}"
_CUE = re.compile(
    rf"(?:.{{0,80}}[|·•]\s?|[Bb][Yy]\s{_NAMES},?\s)?"
    r"(?:(?P<later>(?i:(?:last |first )?(?:updated?|modified|edited)))"
    r"|(?i:date|(?:first )?(?:published|posted)(?: online)?|publication date|release date))"
    rf"(?i:\s(?:on|at|time|date))?\s?:?\s?(?:(?i:{_CLOCK}){_ZONE}[,\s]*)?$"
)
# Within a line only a capital tells the label ("Posted on May 5") from the verb ("was posted on May 5").
_LABEL = re.compile(
    r".*\b(?:(?P<later>(?:Last |First |LAST |FIRST )?(?:Updated|UPDATED))"
    r"|(?:First |FIRST )?(?:Published|PUBLISHED|Posted|POSTED))"
    rf"(?i:\s(?:on|at|time))?\s?:?\s?(?:(?i:{_CLOCK}){_ZONE}[,\s]*)?$"
)
_BYLINE = re.compile(rf"[Bb][Yy]:?\s(?:{_NAMES}[\s,|·•–—-]*)?$|(?:{_NAMES}\s?(?:[,|·•–—-]|\s-)\s?)$")
_PLACE_IN_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ\s.,'’/-]+[,–—-]\s?$")

_ENDS = re.compile(r"[\s.)\]*_|]*$")
_AT_CLOCK = re.compile(rf"T\d|[\s,|·•@–—-]*(?:at\s)?{_CLOCK}", re.IGNORECASE)
_NAMED_AFTER = re.compile(rf"\s?(?:[|·•]|\([A-Z][\w .&'’-]{{1,30}}\)|/{_NAME}[\w ]*/|[–—-]\s?{_NAMES}\s?$)")
_AGENCY = re.compile(r"\s?(?:\([A-Z][\w .&'’-]{1,30}\)\s?[-–—:]|/[A-Z][\w ]{1,30}/|\s?[–—]|\s-)")
_CAPITAL = re.compile(r"\s+[\"“‘'(]?[A-ZÀ-Þ0-9]")
_PROSE = re.compile(r",?\s+(?!at\s\d|by\s[A-Z])[a-zß-ÿ]|,\s+\w|,?\s+[“‘\"']|:\s*\S")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+[\"“‘']?[A-ZÀ-Þ]")
_LEADS_A_PHRASE = re.compile(
    r"\b(?:on|in|at|by|since|until|till|before|after|from|to|of|for|the|this|that|through|during|between|and|or|its|"
    r"his|her|their|our|a|an|as|around|about|late|early|mid|past|dated|effective|ending|ended|beginning|starting|"
    r"born|died)\s*$",
    re.IGNORECASE,
)

# "... a report published May 5, 2010 Reuters ...": the day belongs to what was done.
_PARTICIPLE = re.compile(r"\b(?:publish|post|updat|releas|issu|sign|fil|adopt|open|schedul)ed\s*$")

_DEFAULT = dt.datetime(4, 1, 1)  # a year that no spotted date has
_SHORT_LINE = 100
_RUN_IN_REACH = 300


class DateLine(NamedTuple):
    """A date in a date line; `later` where it says when the article was last changed, not first published."""

    date: dt.date
    later: bool


def parse_date(value: str) -> dt.date | None:
    """Return the date that `value` is, with or without a time of day behind it, else None."""
    value = value.strip()
    match = _DATE.match(value)
    if match is None:
        return None
    rest = value[match.end() :]
    whole = not rest or re.fullmatch(rf"(?:T|[\s,]+(?:at\s)?){_CLOCK}(?:[.,]\d+)?{_ZONE}", rest, re.IGNORECASE)
    return _date_of(match) if whole else None


def date_line(line: str, *, first: bool) -> DateLine | None:
    """Return the date of a date line, None for any other line. `first` marks the first of an article."""
    line = line.strip(" \t\xa0#*_>")[: _RUN_IN_REACH + _SHORT_LINE]
    for match in _DATE.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        cue = _CUE.match(before)
        label = _LABEL.match(before) if first and not cue else None
        if (
            (cue and (_closed(after) or not _PROSE.match(after)))
            or (label and _runs_on(after))
            or _alone(before, after, iso=bool(match["iso"]), first=first)
            or _behind_names(before, after, short=len(line) <= _SHORT_LINE)
            or (first and _run_in(before, after))
        ):
            date = _date_of(match)
            if date is not None:
                return DateLine(date, later=any(found and found["later"] for found in (cue, label)))
    return None


def _closed(after: str) -> bool:
    """Whether nothing follows but a time of day, a name or a mark that divides."""
    return bool(_ENDS.match(after) or _AT_CLOCK.match(after) or _NAMED_AFTER.match(after))


def _runs_on(after: str) -> bool:
    """Whether a time of day or a new sentence follows."""
    return bool(_AT_CLOCK.match(after) or _CAPITAL.match(after))


def _alone(before: str, after: str, *, iso: bool, first: bool) -> bool:
    """Whether the line begins with the date and goes on as no sentence would."""
    if before:
        return False
    return _closed(after) or (iso and not _PROSE.match(after)) or (first and bool(_CAPITAL.match(after)))


def _behind_names(before: str, after: str, *, short: bool) -> bool:
    """Whether the date ends a byline, or a dateline with the place in front of it."""
    if _PLACE_IN_CAPITALS.match(before) and _AGENCY.match(after):
        return True
    return bool(_BYLINE.match(before)) and _closed(after) and (short or bool(_AGENCY.match(after)))


def _run_in(before: str, after: str) -> bool:
    """Whether headline, date and text stand in one line, the date between the other two."""
    if not before or len(before) > _RUN_IN_REACH or _SENTENCE_END.search(before):
        return False
    if _LEADS_A_PHRASE.search(before) or _PARTICIPLE.search(before) or before.rstrip().endswith(","):
        return False
    return _runs_on(after)


def _date_of(match: re.Match[str]) -> dt.date | None:
    """Parse a spotted date; None for a day that no calendar has, or that reads two ways (4/5/2025)."""
    from dateutil import parser

    if match["mark"] == "/":
        one, two = int(match["one"]), int(match["two"])
        if one != two and one <= 12 and two <= 12:
            return None
    spaced = match["date"].replace(",", ", ")  # without the space "14,2013" is one number to the parser
    try:
        date = parser.parse(spaced, dayfirst=match["mark"] == ".", fuzzy=False, default=_DEFAULT).date()
    except (ValueError, OverflowError):
        return None
    # The parser fills in what it did not understand: without the year that is written there, it did not.
    return date if date.year > _DEFAULT.year else None
