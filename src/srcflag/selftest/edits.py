"""Edits that change one stated fact of a sentence: a figure, a day or month, a name, or what is affirmed.

Only what the other article states too is changed, so that an edit is a difference between the two and no fact of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.slots import read_values
from srcflag.claims.slots.places import COUNTRIES, DEMONYMS
from srcflag.words import MONTHS, WEEKDAYS, content_words, number_value

if TYPE_CHECKING:
    import random

CARDINALS = {
    int(number_value(word) or 0): word
    for word in """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """.split()
}
ANTONYMS = (
    ("rose", "fell"),
    ("increased", "decreased"),
    ("more than", "fewer than"),
    ("at least", "at most"),
    ("won", "lost"),
    ("killed", "rescued"),
    ("confirmed", "ruled out"),
    ("accepted", "rejected"),
    ("approved", "rejected"),
    ("arrested", "released"),
    ("before", "after"),
    ("first", "last"),
    ("north", "south"),
    ("east", "west"),
    ("opened", "closed"),
    ("began", "ended"),
    ("supported", "opposed"),
    ("higher", "lower"),
    ("guilty", "not guilty"),
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d(?:[\d,]*\d)?(?:\.\d+)?(?![\w:/-]|[.,]\d)")
_SPELLED = re.compile(r"(?<![\w-])(" + "|".join(CARDINALS.values()) + r")(?![\w-])", re.IGNORECASE)
_DAY = re.compile(r"\b(" + "|".join(day.capitalize() for day in sorted(WEEKDAYS)) + r")\b")
_MONTH = re.compile(r"\b(" + "|".join(month.capitalize() for month in sorted(MONTHS)) + r")\b")
_BESIDE_MONTH = re.compile(rf"{_MONTH.pattern}\.?\s*$")
_LOOSE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|more than|at least|up to|fewer than|less than"
    r"|estimated|as many as)\s*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'-]*[a-z](?:\s(?:of\s)?[A-Z][\w’'-]*[a-z])*")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could)\b(?! not\b)(?!n['’]t)")
_NOT = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could|did|does|do) not\b")
_FAR = (0.4, 0.5, 2.0, 3.0)  # factors of a figure that is told loosely: "more than 30" and 31 are no difference
_NEAR = (0.5, 0.7, 0.9, 1.1, 1.4, 2.0)


def other_number(text: str, support: str, rng: random.Random) -> str | None:
    """Another figure in the place of one that the support has too; years and days of the month are dates."""
    stated = _figures(support)
    hits = [
        (hit, value)
        for hit in (*_NUMBER.finditer(text), *_SPELLED.finditer(text))
        if (value := number_value(hit.group().lower())) is not None
        and value in stated
        and not (hit.group().isdigit() and 1900 <= value <= 2100)
        and not _BESIDE_MONTH.search(text[: hit.start()])
        and not _MONTH.match(text[hit.end() :].lstrip())
    ]
    if not hits:
        return None
    hit, value = rng.choice(hits)
    loose = _LOOSE.search(text[: hit.start()]) or stated[value]
    if value < 10 and not loose:
        changed = value + rng.choice([step for step in (-3, -2, -1, 1, 2, 3) if value + step >= 2])
    else:
        changed = max(2.0, float(round(value * rng.choice(_FAR if loose else _NEAR))))
        changed += 2.0 * (changed == value)
    word = hit.group()
    if word[0].isdigit():
        new = f"{changed:,.0f}" if "," in word else f"{changed:.0f}"
        new += f".{rng.randint(1, 9)}" if "." in word else ""
    else:
        new = CARDINALS.get(int(changed), f"{changed:.0f}")
        new = new.capitalize() if word[0].isupper() else new
    return _replaced(text, hit.span(), new)


def _figures(text: str) -> dict[float, bool]:
    """Each figure of a text, and whether it is told loosely."""
    found: dict[float, bool] = {}
    for hit in (*_NUMBER.finditer(text), *_SPELLED.finditer(text)):
        value = number_value(hit.group().lower())
        if value is not None:
            found[value] = found.get(value, False) or bool(_LOOSE.search(text[: hit.start()]))
    return found


def other_date(text: str, support: str, rng: random.Random) -> str | None:
    """Another weekday or month, a month not its neighbour; never in the line that says when an article appeared."""
    lines = [(m.start, m.end) for m in read_values(text, None).moments if m.date_line]
    hits = [
        hit
        for pattern in (_DAY, _MONTH)
        for hit in pattern.finditer(text)
        if re.search(rf"\b{hit.group()}\b", support) and not any(s <= hit.start() < e for s, e in lines)
    ]
    if not hits:
        return None
    hit = rng.choice(hits)
    cycle = list(_WEEK if hit.group() in _WEEK else _YEAR)
    here = cycle.index(hit.group())
    return _replaced(text, hit.span(), cycle[(here + rng.randint(2, len(cycle) - 2)) % len(cycle)])


_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_YEAR = "January February March April May June July August September October November December".split()


def names_in(text: str) -> list[str]:
    """Names by capital letters, but for days, months, and a single word that opens the sentence."""
    found = []
    for hit in _NAME.finditer(text):
        words = re.sub(r"['’]s$", "", hit.group()).split()
        if words[0] in ("The", "A", "An", "In", "On", "At", "But", "And", "Mr", "Mrs", "President") and len(words) > 1:
            words = words[1:]
        opens = not hit.start() or text[: hit.start()].rstrip()[-1:] in '.!?:"“'
        if (opens and len(words) == 1) or any(word.lower() in WEEKDAYS | MONTHS for word in words):
            continue
        found.append(" ".join(words))
    return found


def other_name(text: str, support: str, rng: random.Random) -> str | None:
    """Another name of the same sort: a country for a country, a people for a people, else one of as many words."""
    names = [
        name
        for name in dict.fromkeys(names_in(text))
        if re.search(rf"\b{re.escape(name)}\b(?!\.)", support) and len(name) >= 4 and len(name.split()) <= 2
    ]
    if not names:
        return None
    old = rng.choice(names)
    sort = _sort(old)
    pool = {"country": _COUNTRIES, "people": _PEOPLES}.get(sort, _INVENTED if " " in old else _SURNAMES)
    choices = [name for name in pool if not {*name.split()} & {*text.split(), *support.split()}]
    return re.sub(rf"\b{re.escape(old)}\b", rng.choice(choices), text) if choices else None


def _sort(name: str) -> str:
    return "people" if name.lower() in DEMONYMS else "country" if name.lower() in COUNTRIES else "name"


_INVENTED = ["Ingrid Halvorsen", "Tunde Okonjo", "Paolo Marchetti", "Eleni Petrakis", "Daniel Brandt", "Mei Tanaka"]
_SURNAMES = [name.split()[1] for name in _INVENTED]
_COUNTRIES = sorted({name for name in COUNTRIES.values() if " " not in name})
_PEOPLES = sorted({name.capitalize() for name in DEMONYMS if not name.endswith("s")})


def other_polarity(text: str, support: str, rng: random.Random) -> str | None:
    """Negate or un-negate a predicate that the support has too, or put the opposite in its place."""
    stems = {token.stem for token in content_words(support)}
    found: list[tuple[tuple[int, int], str]] = []
    for pattern, new in ((_NOT, "{}"), (_AUXILIARY, "{} not")):
        for hit in pattern.finditer(text):
            ahead = content_words(text[hit.end() : hit.end() + 40])[:1]
            if ahead and ahead[0].stem in stems and ahead[0].start < 12:
                found.append((hit.span(), new.format(hit.group(1))))
    for pair in ANTONYMS:
        for old, new in (pair, pair[::-1]):
            if re.search(rf"\b{old}\b", support):
                found += [(hit.span(), new) for hit in re.finditer(rf"\b{old}\b", text)]
    return _replaced(text, *rng.choice(found)) if found else None


def _replaced(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]
