"""The words of a quotation as they are compared: keys that ignore spelling, and the marks that editors leave."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from srcflag.verify.spelling import keys_of
from srcflag.words import number_value, stem_of


class QuotedWord(NamedTuple):
    """A word in a quotation. Offsets are code points; several words of one short form share them.

    `light` marks grammar words, whose change an editor need not see; `bracketed` what was inserted; `gap` an ellipsis
    in front, `gap_behind` one behind the last word; `begins` and `ends` the first and last word of a sentence.
    """

    start: int
    end: int
    text: str
    key: str
    stem: str
    light: bool
    bracketed: bool = False
    gap: bool = False
    gap_behind: bool = False
    begins: bool = False
    ends: bool = False

    @property
    def name(self) -> bool:
        """Whether it is written as a name: with a capital that opens no sentence."""
        return self.text[0].isupper() and not self.begins


_TOKEN = re.compile(
    r"(?P<gap>…|\.(?:\s?\.)+|\*\s\*\s\*)"
    r"|(?P<bracket>[\[\]()])"
    r"|(?P<stop>[.!?])"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?)"
    # "didn ’ t": texts that were cut into words have spaces about the apostrophe
    r"|(?P<word>[^\W\d_]+(?:(?:['’‘]|\s['’]\s(?=(?:t|s|re|ll|ve|m|d)\b))[^\W\d_]+)*)"
    r"|(?P<percent>%)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
LIGHT = frozenset(
    """
    a an the that which who whom this these those there it its and but so or then also just very really quite well now
    of to in on at by from with for as into onto upon about around among within
    is are was were be been being am has have had do does did
    my our your his her their theirs ours uh um er ah oh yes like such own here too even
    """.split()
)
"""Words whose change leaves a quotation what it is. Not among them: negations, "may" and "will", "I" and "they", "all"
and "some", "up" and "down", "before" and "after", "against"."""

_LIGHT_KEYS = frozenset(key for word in LIGHT for key in keys_of(word))


@lru_cache(maxsize=20_000)
def quoted_words(text: str) -> tuple[QuotedWord, ...]:
    """The words of a quotation, in order."""
    words: list[QuotedWord] = []
    depth, gap = 0, False
    at = 0
    while match := _TOKEN.search(text, at):
        start, at = match.span()
        kind = match.lastgroup
        if kind == "bracket":
            depth = depth + 1 if match.group() in "[(" else max(0, depth - 1)
        elif kind == "gap":
            gap = True
        elif kind == "stop":
            if words and not gap:
                words[-1] = words[-1]._replace(ends=True)
        else:
            surface = match.group()
            if kind == "word":
                surface, at = _lengthened(text, start, at)
            for key in keys_of(re.sub(r"\s", "", surface)):
                light, begins = key in _LIGHT_KEYS, not words or words[-1].ends
                words.append(QuotedWord(start, at, surface, key, stem_of(key), light, depth > 0, gap, begins=begins))
                gap = False
    if words and gap:
        words[-1] = words[-1]._replace(gap_behind=True)
    return tuple(words)


def _lengthened(text: str, start: int, end: int) -> tuple[str, int]:
    """A word with what belongs to it: the letters of "U.S.", the units of "twenty-six"."""
    for pattern in (_ABBREVIATION, _HYPHENED):
        longer = pattern.match(text, start)
        if longer and (pattern is _ABBREVIATION or number_value(longer.group().lower()) is not None):
            return longer.group().replace(".", ""), longer.end()
    return text[start:end], end
