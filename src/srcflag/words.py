"""The words of a text: what retrieval, alignment and outliers count as content.

No stage of its own: a small vocabulary that several stages share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all also although am among an and another any are
    around as at be because been before being below between both but by can could did do does doing
    done down during each either else even ever few for from further had has have having he her here
    hers herself him himself his how however i if in into is it its itself just least less many may
    me might mine more most much must my myself near neither no nor not now of off on once one only
    onto or other our ours ourselves out over own per rather same shall she should since so some
    still such than that the their theirs them themselves then there these they this those though
    through thus to too toward towards under until up upon us very was we were what when where
    whether which while who whom whose why will with within without would yet you your yours
    yourself
    """.split()
)
"""Words that carry grammar, not content. Also how English text is told from other languages."""

SAYING_WORDS = frozenset(
    """
    said say says saying told tell tells telling according added adding mr mrs ms
    """.split()
)
"""Words that report and name no content: a claim is not better supported because both texts say "said"."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’.-]\w+)*", re.UNICODE)

_POSSESSIVE = re.compile(r"\w['’][sS]$")

_STATE = re.compile(r"U\.?S\b")  # "US" and "U.S." are a country, "us" is grammar

_UNITS = {
    word: value
    for value, word in enumerate(
        """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """.split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}


class Token(NamedTuple):
    """A content word: its place, its stem, its value if it is a figure, and whether it is written as a name."""

    start: int
    end: int
    stem: str
    number: float | None
    name: bool


def content_words(text: str) -> tuple[Token, ...]:
    """The content words of one sentence, in order, with code-point offsets into it."""
    tokens = []
    first = True
    for match in _WORD.finditer(text):
        surface = match.group()
        lower = _bare(surface)
        start, end = match.start(), match.end() - (2 if _POSSESSIVE.search(surface) else 0)
        capital = surface[0].isupper() and not first
        first = False
        grammar = lower in FUNCTION_WORDS and not _STATE.match(surface)
        if grammar or lower in SAYING_WORDS or (len(lower) == 1 and not lower.isdigit()):
            continue
        value = number_value(lower)
        stem = f"#{value:g}" if value is not None else stem_of(lower)
        tokens.append(Token(start, end, stem, value, capital and value is None))
    return tuple(tokens)


def plain_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of a text, of grammar too: its code-point offsets, and its lower-case form without a possessive."""
    for match in _WORD.finditer(text):
        surface = match.group()
        yield match.start(), match.end() - (2 if _POSSESSIVE.search(surface) else 0), _bare(surface)


def find_whole(text: str, value: str) -> tuple[int, int] | None:
    """Where a value first stands in a text as words of its own: "24" is not found inside "2024"."""
    found = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)
    return found.span() if found else None


def looks_english(text: str) -> bool:
    """Whether running text is English, by its share of function words.

    The thirty articles of the labelled events and of the demonstration event have 36 to 51 % of them; Spanish, German
    and French prose has 4 to 7 % by chance ("a", "me", "no"). Under 20 words there is too little to tell: assumed so,
    unless most letters are of another script.
    """
    words = [_bare(match.group()) for match in _WORD.finditer(text[:20_000])]
    if len(words) < 20:
        letters = [char for char in text[:2_000] if char.isalpha()]
        return not letters or sum(char < "ɐ" for char in letters) * 2 > len(letters)
    return sum(word in FUNCTION_WORDS for word in words) > 0.12 * len(words)


def word_count(text: str) -> int:
    """How many words of any kind a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def number_value(word: str) -> float | None:
    """The value of a figure in digits or words ("26", "5,000", "twenty-six"), or None. "one" is no figure."""
    if word[0].isdigit():
        plain = word.replace(",", "")
        try:
            return float(plain)
        except ValueError:
            return None
    if word == "one":
        return None
    if word in _UNITS:
        return float(_UNITS[word])
    tens, _, unit = word.partition("-")
    if tens in _TENS:
        if not unit:
            return float(_TENS[tens])
        if 1 <= _UNITS.get(unit, 0) <= 9:
            return float(_TENS[tens] + _UNITS[unit])
    return None


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The Snowball stem of a lower-case English word."""
    stem: str = _stemmer().stemWord(word)
    return stem


_SINGULAR = {"men": "man", "women": "woman", "children": "child", "persons": "people", "person": "people"}


@lru_cache(maxsize=100_000)
def noun_stem(word: str) -> str:
    """The stem of a lower-case noun, one for singular and plural; doers keep their ending.

    Snowball makes one stem of "men" and another of "man", and gives "protesters" the stem of "protests".
    """
    bare = word.removesuffix("'s").removesuffix("'")
    if bare in _SINGULAR:
        return stem_of(_SINGULAR[bare])
    if bare.endswith("men") and bare not in {"specimen", "regimen", "omen"}:
        bare = bare[:-3] + "man"
    single = bare.removesuffix("s")
    if len(single) > 5 and single.endswith(("er", "or")) and not stem_of(single).endswith(("er", "or")):
        return single[:-2] + "er"
    return stem_of(bare)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A name without accents and without what transliterations exchange: "Zelenskyy" and "Zelensky" have one."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char))
    plain = plain.replace("’", "").replace("'", "").replace("kh", "h").replace("y", "i").replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", plain)


def capital_words(text: str) -> frozenset[str]:
    """The keys of all words of a text that have a capital, which holds all its names."""
    return frozenset(name_key(text[start:end]) for start, end, _ in plain_words(text) if text[start].isupper())


def full_name(name: str) -> tuple[str, str] | None:
    """The keys of the given name and the surname of somebody named in two to four words; None of other names.

    What stands behind "of" is no part of it: "Ida Lund of Aldervik".
    """
    words = [word for word in re.sub(r"['’]s$|\s(?:of|for)\s.*", "", name).split() if len(word.strip(".")) > 1]
    if not 2 <= len(words) <= _LONGEST_NAME or not all(re.sub(r"['’-]", "", word).isalpha() for word in words):
        return None
    return name_key(words[0]), name_key(words[-1])


_LONGEST_NAME = 4  # "Maria del Carmen Berg"
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})


def names_of(source: str) -> frozenset[str]:
    """The keys of the names in words for somebody that end in one; none of "the French president" or "she"."""
    words = source.split()
    if not words or not words[-1][0].isupper() or words[-1].lower() in _PRONOUNS:
        return frozenset()
    return frozenset(name_key(name) for name in _NAME.findall(source) if name.lower() != "the")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # here and not above: reading claims of an empty document needs no stems

    return snowballstemmer.stemmer("english")


def _bare(surface: str) -> str:
    """Lower case, straight apostrophes, no possessive, no stops inside an abbreviation ("us" for "U.S")."""
    lower = surface.lower().replace("’", "'")
    if _POSSESSIVE.search(surface):
        lower = lower[:-2]
    return lower if lower[0].isdigit() else lower.replace(".", "")
