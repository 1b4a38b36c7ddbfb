"""Expressions of time in a sentence, resolved against the day of publication as far as that is safe.

"May", "march" and "second" are months and days only where their neighbours say so. A bare weekday is the nearest one
up to the day of publication; where the sentence looks ahead it stays a weekday. What is not known stays None.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from srcflag.claims.slots.timewords import BOUNDS, LOOKS_AHEAD, LOOSE, MONTHS, PATTERNS, WEEKDAYS
from srcflag.claims.slots.verbs import verb_stem, verbs_in, words_in
from srcflag.values import Moment
from srcflag.words import FUNCTION_WORDS, number_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.claims.slots.verbs import Verb, Word
    from srcflag.values import Bound

    Facts = dict[str, Any]

__all__ = ["moments"]

_ONE = dt.timedelta(days=1)
_REACH = 25  # words on each side in which the verb of an expression is looked for, and the words of its clause
_NIGHT = frozenset({"night", "evening", "midnight"})
_CLAUSE_END = re.compile(r"[;:—–(),.!?“”\"]")
_IN_PROSE = re.compile(
    r"\b(?:on|of|in|the|since|until|by|from|before|after|and|to|for|dated|this|that)\s$", re.IGNORECASE
)
_LABEL = re.compile(r"\b(?:updated|published|posted|edited|modified|date|time)\b.{0,12}$", re.IGNORECASE)
_TIME_BEHIND = re.compile(r"[,\s|·-]{0,3}(?:at\s)?\d\d?\s?[:.]\s?\d\d(?!\d)")
_RUNS_ON = re.compile(r"\s[A-Z]")
"""What follows a date line that a headline and a text were run into: prose goes on without a capital."""

_STAMP = re.compile(r"(?:\d{4}[,\s|·-]{0,3}(?:at\s)?|\b(?:updated|published|posted|edited)\b.{0,12})$", re.IGNORECASE)
_DATE_BEHIND = re.compile(
    r"[.,\s|·]{0,3}(?:[A-Z]{2,4}\s)?(?:[A-Z][a-z]{2,8}\.?\s\d\d?,?|\d\d?\s[A-Z][a-z]{2,8})\s\d{4}\b"
)
"""A whole date behind a time of day ("4:31 pm January 5, 2011"): prose has the time behind the date."""

_WAITS = re.compile(r"\bwait(?:s|ed|ing)?\s(?:until|till)\s$", re.IGNORECASE)
_TO_DO = re.compile(r"\sto\s(?P<verb>[a-z]{3,})")
"""Whoever waits until June to decide decides in June; whoever has until June to decide may do so before."""

_HARD_END = re.compile(r"[;:—–!?]|(?<=[a-z]{3})\.\s")
_CLAUSE_WORDS = frozenset("that which who whom when after before because while where but although though".split())


def moments(text: str, published: dt.date | dt.datetime | None) -> tuple[Moment, ...]:
    """Each expression of time of one sentence, in order, without overlap; `published` is its article's day, if known.

    `first` and `last` are inclusive days. Nothing is resolved against another event of the text ("two days later").
    """
    day = published.date() if isinstance(published, dt.datetime) else published
    spans: list[tuple[int, int, Facts]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            facts = _READERS[kind](match, day)
            if facts is not None:
                start = match.end("lead") if "lead" in pattern.groupindex else match.start()
                stop = match.end() - (text[match.end() - 1] == "." and _ends_sentence(text, match.end()))
                spans.append((start, stop, facts))
    spans.sort(key=lambda span: (span[0], -span[1]))  # stable: of equal spans the more telling form stays first
    words = words_in(text) if spans else ()
    verbs = verbs_in(words)
    starts = [word.start for word in words]
    found: list[Moment] = []
    for start, end, facts in spans:
        if not found or start >= found[-1].end:
            loose = facts.pop("loose", False) or bool(LOOSE.search(text[max(0, start - 15) : start]))
            bound = _bound(text, start, found[-1] if found else None)
            found.append(Moment(start=start, end=end, text=text[start:end], loose=loose, bound=bound, **facts))
    places = [(bisect_left(starts, moment.start), bisect_left(starts, moment.end)) for moment in found]
    taken = frozenset(index for first, last in places for index in range(first, last))
    return tuple(
        moment._replace(role=_role(text, moment, words, verbs, place), around=_around(text, words, place, taken))
        if not _is_date_line(text, moment, day)
        else moment._replace(date_line=True)
        for moment, place in zip(found, places, strict=True)
    )


def _is_date_line(text: str, moment: Moment, published: dt.date | None) -> bool:
    """Whether a date says when the text appeared: such a one belongs to no verb of the sentence it was run into."""
    if moment.grain == "clock":
        before = text[max(0, moment.start - 40) : moment.start]
        return bool(_STAMP.search(before) or _DATE_BEHIND.match(text, moment.end))
    if moment.year is None or moment.grain != "day" or _IN_PROSE.search(text[max(0, moment.start - 12) : moment.start]):
        return False
    before, behind = text[max(0, moment.start - 30) : moment.start], text[moment.end : moment.end + 12]
    said = _LABEL.search(before) or _TIME_BEHIND.match(behind) or _RUNS_ON.match(behind)
    return bool(moment.first == published or said)


def _bound(text: str, start: int, previous: Moment | None) -> Bound:
    """The side on which the period is open: "before May", "between May and July" (after the one, before the other)."""
    if previous and previous.bound == "after" and text[previous.end : start] in (" and ", " to ", " until "):
        return "before"
    match = BOUNDS.search(text[max(0, start - 22) : start])
    if _WAITS.search(text[max(0, start - 22) : start]):
        return ""
    if match is None or (text[start - 4 : start] == "the " and not text[start].isdigit()):
        return ""  # also "after the Saturday shooting", which says which one
    return "before" if match["before"] else "after" if match["after"] else "as of"


def _ends_sentence(text: str, end: int) -> bool:
    return not text[end:].strip() if len(text) - end < 4 else bool(re.match(r"\s+[A-Z]", text[end : end + 3]))


# What each form says --------------------------------------------------------------------------------------------------


def _written_day(match: re.Match[str], published: dt.date | None) -> Facts | None:
    groups = match.groupdict()
    name = groups.get("month")
    if name and not name[0].isupper():
        return None
    month = MONTHS[name.lower()[:3]] if name else int(groups["number"])
    day, year = int(groups["day"]), int(groups["year"]) if groups.get("year") else None
    facts: Facts = {"grain": "day", "month": month, "day": day, "year": year}
    if groups.get("weekday"):
        facts["weekday"] = WEEKDAYS[groups["weekday"].lower()[:3]]
    first = _date(year, month, day) if year else _nearest(month, day, published)
    if year and first is None:
        return None
    if not year and day > calendar.monthrange(2000, month)[1]:
        return None
    last = first
    if groups.get("until"):
        last = _date(first.year, month, int(groups["until"])) if first else None
        facts["day"] = None
        if last is None or first is None or last < first:
            return facts
    return facts | {"first": first, "last": last}


def _slashes(match: re.Match[str], _: dt.date | None) -> Facts | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    day, month = (one, two) if one > 12 or match["mark"] == "." else (two, one)
    if one <= 12 and two <= 12 and one != two and match["mark"] == "/":
        return {"grain": "day", "year": year}  # 4/5/2025 is read two ways
    date = _date(year, month, day)
    return {"grain": "day", "month": month, "day": day, "year": year, "first": date, "last": date} if date else None


def _month(match: re.Match[str], published: dt.date | None) -> Facts | None:
    groups = match.groupdict()
    if not groups["month"][0].isupper():
        return None
    month, which = MONTHS[groups["month"].lower()[:3]], (groups.get("which") or "").lower()
    year = int(groups["year"]) if groups.get("year") else None
    facts: Facts = {"grain": "month", "month": month, "year": year}
    if year is None and published:
        back = (published.month - month) % 12
        if which == "next":
            year = published.year + (month <= published.month)
        elif which == "last":
            year = published.year - (month >= published.month)
        elif month <= published.month and back <= 7:  # later months may be last year's or still to come
            year = published.year
    return facts | (_whole_month(year, month) if year else {})


def _decade(match: re.Match[str], _: dt.date | None) -> Facts:
    year = int(match["century"]) * 100 + int(match["tens"]) * 10
    return {"grain": "decade", "first": dt.date(year, 1, 1), "last": dt.date(year + 9, 12, 31)}


def _years(match: re.Match[str], _: dt.date | None) -> Facts | None:
    first, last = int(match["from"]), int(match["to"])
    return {"grain": "decade", "first": dt.date(first, 1, 1), "last": dt.date(last, 12, 31)} if first < last else None


def _year(match: re.Match[str], _: dt.date | None) -> Facts | None:
    year, text = int(match["year"]), match.string
    counted = re.match(
        r"\s(?:[a-z]+s|people|men|women|children|million|billion)\b", text[match.end() : match.end() + 25]
    )
    if year % 50 == 0 and counted:  # "of 1500 soldiers"
        return None
    return {"grain": "year", "year": year, "first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}


def _today(match: re.Match[str], published: dt.date | None) -> Facts:
    word, part = " ".join(match["word"].lower().split()), (match["part"] or "").lower()
    facts: Facts = {"grain": "day", "relative": True}
    if published is None:
        return facts
    ahead = {"yesterday": -1, "last night": -1, "overnight": -1, "tomorrow": 1}.get(word, 0)
    long = word in ("tonight", "overnight", "last night", "this evening") or part in _NIGHT
    first = _shift(published, ahead)
    return facts | {"first": first, "last": _shift(first, 1) if long else first}


def _named(match: re.Match[str], published: dt.date | None) -> Facts:
    unit, which = match["unit"].lower(), (match.groupdict().get("which") or "this").lower().split()[-1]
    grain = "week" if unit == "weekend" else unit
    facts: Facts = {"grain": grain, "relative": True, "loose": which in ("past", "coming")}
    if published is None:
        return facts
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in ("week", "weekend"):
        monday = _shift(published, 7 * step - published.weekday())
        if unit == "weekend":
            saturday = _shift(monday, 5 if step or published.weekday() >= 5 else -2)
            return facts | {"first": saturday, "last": _shift(saturday, 1), "loose": True}
        return facts | {"first": monday, "last": _shift(monday, 6)}
    if unit == "month":
        return facts | _months_from(published, step)
    year = published.year + step
    if unit == "decade" or not 1 <= year <= 9999:
        return facts
    return facts | {"first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}


def _weekday(match: re.Match[str], published: dt.date | None) -> Facts | None:
    if not match["weekday"][0].isupper():
        return None
    weekday, which = WEEKDAYS[match["weekday"].lower()[:3]], (match["which"] or "").lower()
    facts: Facts = {"grain": "day", "weekday": weekday, "relative": True}
    around = match.string[max(0, match.start() - 60) : match.end() + 30]
    if published is None or which not in ("", "early", "this past") or LOOKS_AHEAD.search(around):
        return facts
    first = last = _shift(published, -((published.weekday() - weekday) % 7))
    early = which == "early" or re.search(r"\b(?:early|overnight)(?:\son)?\s$", around[: match.start()], re.IGNORECASE)
    if early:
        first = _shift(first, -1)
    if (match["part"] or "").lower() in _NIGHT:
        last = _shift(last, 1)
    return facts | {"first": first, "last": last}


def _ago(match: re.Match[str], published: dt.date | None) -> Facts:
    word, unit = match["count"].lower(), match["unit"].lower()
    count = 1 if word in ("a", "an", "one") else int(number_value(word) or 0)
    grain = {"minute": "day", "hour": "day", "night": "day"}.get(unit, unit)
    facts: Facts = {"grain": grain, "relative": True, "loose": True}
    if published is None:
        return facts
    if unit in ("minute", "hour"):
        back = count // 24 if unit == "hour" else 0
        return facts | {"first": _shift(published, -back - 1), "last": published}
    if unit in ("day", "night"):
        day = _shift(published, -count)
        return facts | {"first": day, "last": day}
    if unit == "week":
        day = _shift(published, -7 * count)
        return facts | {"first": _shift(day, -4), "last": _shift(day, 4)}
    if unit == "month":
        return facts | _months_from(published, -count)
    year = published.year - count * (10 if unit == "decade" else 1)
    if year < 1 or unit == "decade":
        return facts
    return facts | {"first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}


def _offset(_: re.Match[str], __: dt.date | None) -> Facts:
    return {"grain": "offset", "relative": True}


def _clock(match: re.Match[str], _: dt.date | None) -> Facts | None:
    groups = match.groupdict()
    hour, minute, half = int(groups["hour"]), int(groups["minute"] or 0), (groups.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    zone = "" if not groups["zone"] or groups["zone"].lower().startswith("local") else groups["zone"].upper()
    return {"grain": "clock", "clock": 60 * hour + minute, "zone": zone}


_READERS: dict[str, Callable[[re.Match[str], dt.date | None], Facts | None]] = {
    **dict.fromkeys(("iso", "day_first", "day_last", "day_and_year"), _written_day),
    **dict.fromkeys(("month_and_year", "which_month", "month", "may_or_march", "march"), _month),
    **dict.fromkeys(("named", "weekend"), _named),
    **dict.fromkeys(("after", "within", "the_day_after"), _offset),
    **dict.fromkeys(("clock", "clock_24", "clock_bare"), _clock),
    "slashes": _slashes,
    "decade": _decade,
    "years": _years,
    "year": _year,
    "today": _today,
    "weekday": _weekday,
    "ago": _ago,
}


# Calendar -------------------------------------------------------------------------------------------------------------


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: dt.date | None) -> dt.date | None:
    """The day of that month and day within half a year of publication."""
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [date for year in years if 1 <= year <= 9999 and (date := _date(year, month, day))]
    return min(days, key=lambda date: abs(date - published), default=None)


def _whole_month(year: int, month: int) -> Facts:
    if not 1 <= year <= 9999:
        return {}
    return {"first": dt.date(year, month, 1), "last": dt.date(year, month, calendar.monthrange(year, month)[1])}


def _months_from(day: dt.date, step: int) -> Facts:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return _whole_month(year, month + 1)


def _shift(day: dt.date, days: int) -> dt.date:
    """A day so many days on; the calendar's own ends where it has no more."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


# What an expression belongs to ----------------------------------------------------------------------------------------


def _role(text: str, moment: Moment, words: Sequence[Word], verbs: Sequence[Verb], place: tuple[int, int]) -> str:
    """The stem of the noun that an expression describes, else of its verb: in its clause before it, then behind it."""
    before, behind = place
    deed = _TO_DO.match(text, moment.end) if _WAITS.search(text[max(0, moment.start - 22) : moment.start]) else None
    if deed:
        return verb_stem(deed["verb"])
    if behind < len(words) and _describes(text, moment, words, place, verbs):
        if moment.grain in ("year", "decade", "month"):
            return ""  # "the 1986 film": says which film, not when something happened
        for word in words[behind : behind + 4]:
            if not word.name and word.lower not in FUNCTION_WORDS:
                return verb_stem(word.lower)
    near = [verb for verb in _within(verbs, before - _REACH, behind + _REACH) if not before <= verb.first < behind]
    earlier = [verb for verb in near if verb.first < before][::-1]
    later = [verb for verb in near if verb.first >= behind]

    def together(verb: Verb) -> bool:
        """Whether no clause ends between a verb and the expression."""
        first, last = (verb.last + 1, before) if verb.first < before else (behind, verb.first)
        start, end = (words[verb.last].end, moment.start) if verb.first < before else (moment.end, words[last].start)
        between = words[first:last] if verb.first < before else ()
        return not _CLAUSE_END.search(text, start, end) and all(word.lower not in _CLAUSE_WORDS for word in between)

    close = [verb for verb in earlier if together(verb)] or [verb for verb in later if together(verb)]
    opens = before < 5 and all(word.lower in FUNCTION_WORDS for word in words[:before])
    rest = (later or earlier) if opens else (earlier or later)
    chosen = (close or rest)[:1]
    return chosen[0].stem if chosen else ""


def _describes(text: str, moment: Moment, words: Sequence[Word], place: tuple[int, int], verbs: Sequence[Verb]) -> bool:
    """Whether an expression stands before its noun: "Thursday's vote", "the 2014 treaty", "the Saturday shooting"."""
    before, behind = place
    if re.match(r"['’]s?\s", text[moment.end : moment.end + 3]):
        return True
    word = words[behind]
    if text[moment.end : word.start] != " " or word.lower in FUNCTION_WORDS or moment.grain == "clock":
        return False
    return before > 0 and words[before - 1].lower in ("the", "a", "an", "this", "its", "his", "her", "their")


def _within(verbs: Sequence[Verb], low: int, high: int) -> Sequence[Verb]:
    start = bisect_left(verbs, low, key=lambda verb: verb.first)
    return verbs[start : bisect_left(verbs, high, key=lambda verb: verb.first)]


def _around(text: str, words: Sequence[Word], place: tuple[int, int], taken: frozenset[int]) -> frozenset[str]:
    """The stems of the content words that share a clause with an expression, at most `_REACH` on each side."""
    before, behind = place
    found = set()
    for step, first in ((-1, before - 1), (1, behind)):
        for at in range(first, first + step * _REACH, step):
            if not 0 <= at < len(words):
                break
            word, inner = words[at], at - step  # the neighbour on the expression's side
            if 0 <= inner < len(words) and _HARD_END.search(
                text, min(word.end, words[inner].end), max(word.start, words[inner].start)
            ):
                break
            if at not in taken and word.lower not in FUNCTION_WORDS and word.lower[0].isalpha() and len(word.lower) > 1:
                found.add(verb_stem(word.lower))
    return frozenset(found)
