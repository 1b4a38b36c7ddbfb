"""Small edits of a sentence whose effect on its meaning is known from how they are made.

`refuting` changes one fact (a number, date, name, role or the polarity); `faithful` rewords or trims. The sentences are
read from data on disk at training time; nothing of them is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.selftest.edits import ANTONYMS, CARDINALS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    Edit = Callable[[str, random.Random], str | None]

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SPELLED = {word: value for value, word in CARDINALS.items()}
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_SPELLED_RE = re.compile(r"(?<![\w-])(" + "|".join(_SPELLED) + r")(?![\w-])", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)+|(?<=[a-z,] )[A-Z][a-z]{2,})")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could)\b(?! not)")
_NOT = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could|did|does|do) not\b")
_REPORTING = (
    ("said", "stated"),
    ("said", "told reporters"),
    ("killed", "left dead"),
    ("about", "around"),
    ("people", "persons"),
    ("police", "officers"),
    ("because", "since"),
    ("however", "but"),
    ("also", "in addition"),
    ("the United States", "the U.S."),
    ("percent", "per cent"),
    ("more than", "over"),
    ("began", "started"),
    ("after", "following"),
)


def _swap(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def other_number(text: str, rng: random.Random) -> str | None:
    """Change one number, written in digits or in words."""
    hits = [*_NUMBER.finditer(text), *_SPELLED_RE.finditer(text)]
    if not hits:
        return None
    hit = rng.choice(hits)
    word = hit.group()
    if word[0].isdigit():
        value = float(word.replace(",", ""))
        year = value.is_integer() and 1900 <= value <= 2030 and "," not in word
        step = rng.choice((-3, -2, -1, 1, 2, 3))
        if value < 10 or year:
            changed = value + step if value + step > 0 else value + 4
        else:
            changed = max(1.0, round(value * rng.choice((0.5, 0.7, 0.9, 1.1, 1.4, 2.0)) + step))
        if changed == value:
            changed += 1
        new = f"{changed:,.0f}" if "," in word else f"{changed:g}"
        if "." in word and "." not in new:
            new += "." + str(rng.randint(1, 9))
    else:
        old = _SPELLED[word.lower()]
        choices = [n for n in CARDINALS if n != old and 2 <= n <= max(12, 2 * old)]
        new = CARDINALS[rng.choice(choices)]
        new = new.capitalize() if word[0].isupper() else new
    return _swap(text, hit, new)


def other_date(text: str, rng: random.Random) -> str | None:
    """Change one weekday or month."""
    for pool in rng.sample((_DAYS, _MONTHS), 2):
        hits = list(re.finditer(r"\b(" + "|".join(pool) + r")\b", text))
        if hits:
            hit = rng.choice(hits)
            return _swap(text, hit, rng.choice([d for d in pool if d != hit.group()]))
    return None


def other_polarity(text: str, rng: random.Random) -> str | None:
    """Negate, un-negate, or replace a word by its opposite."""
    hits = list(_NOT.finditer(text))
    if hits:
        hit = rng.choice(hits)
        return _swap(text, hit, hit.group(1))
    pairs = [p for a, b in ANTONYMS for p in ((a, b), (b, a))]
    found = [(m, b) for a, b in pairs for m in re.finditer(rf"\b{a}\b", text)]
    if found and rng.random() < 0.6:
        hit, new = rng.choice(found)
        return _swap(text, hit, new)
    hits = list(_AUXILIARY.finditer(text))
    if not hits:
        return None
    hit = hits[0]
    return _swap(text, hit, hit.group() + rng.choice((" not", " never", " not")))


def swapped_roles(text: str, rng: random.Random) -> str | None:
    """Exchange two names of the sentence."""
    names = list(dict.fromkeys(m.group() for m in _NAME.finditer(text)))
    if len(names) < 2:
        return None
    a, b = rng.sample(names, 2)
    if a in b or b in a:
        return None
    return text.replace(a, "\0").replace(b, a).replace("\0", b)


def other_name(text: str, rng: random.Random, pool: Sequence[str]) -> str | None:
    """Replace one name by another name of as many words that the sentence does not hold."""
    names = list(dict.fromkeys(m.group() for m in _NAME.finditer(text)))
    if not names:
        return None
    old = rng.choice(names)
    size = len(old.split())
    for _ in range(10):
        new = rng.choice(pool)
        if len(new.split()) == size and not set(new.split()) & set(text.split()):
            return text.replace(old, new)
    return None


def names_in(text: str) -> list[str]:
    """Names by capital letters only: good enough to draw replacements from."""
    return [m.group() for m in _NAME.finditer(text)]


def refuting(text: str, rng: random.Random, names: Sequence[str]) -> str | None:
    """One change of fact, the kind drawn at random among those that apply."""
    makers: list[Edit] = [other_number, other_number, other_date, other_polarity, swapped_roles]
    makers.append(lambda text, rng: other_name(text, rng, names))
    return _first(makers, text, rng)


def _respelled(text: str, rng: random.Random) -> str | None:
    hits = [m for m in _SPELLED_RE.finditer(text) if m.group().lower() in _SPELLED]
    if hits:
        hit = rng.choice(hits)
        return _swap(text, hit, str(_SPELLED[hit.group().lower()]))
    digits = [m for m in _NUMBER.finditer(text) if m.group().isdigit()]
    digits = [m for m in digits if int(m.group()) in CARDINALS]
    if digits:
        hit = rng.choice(digits)
        return _swap(text, hit, CARDINALS[int(hit.group())])
    return None


def _reworded(text: str, rng: random.Random) -> str | None:
    found = [(m, b) for a, b in _REPORTING for m in re.finditer(rf"\b{a}\b", text)]
    if not found:
        return None
    hit, new = rng.choice(found)
    return _swap(text, hit, new)


def _trimmed(text: str, rng: random.Random) -> str | None:
    parts = text.rstrip(" .").split(", ")
    if len(parts) < 2 or '"' in text:
        return None
    drop = rng.randrange(len(parts))
    kept = parts[:drop] + parts[drop + 1 :]
    out = ", ".join(kept)
    if len(out.split()) < 6:
        return None
    return out[0].upper() + out[1:] + "."


def faithful(text: str, rng: random.Random) -> str | None:
    """The same facts, or fewer of them, in other words."""
    edited = _first([_respelled, _reworded, _trimmed], text, rng)
    if edited is not None and rng.random() < 0.3:
        return _reworded(edited, rng) or edited
    return edited


def _first(makers: list[Edit], text: str, rng: random.Random) -> str | None:
    """What the first of the edits that changes the text makes of it, the edits taken in random order."""
    rng.shuffle(makers)
    edits = (make(text, rng) for make in makers)
    return next((edited for edited in edits if edited is not None and edited != text), None)
