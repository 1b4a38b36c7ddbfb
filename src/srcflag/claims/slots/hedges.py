"""What stands around a verb and takes something from it: a limit to its negation, a clause that only supposes it."""

from __future__ import annotations

import re

_PARTLY = re.compile(
    r"\b(?:entirely|fully|completely|wholly|totally|exactly|quite|solely|yet|immediately|directly|usually|often)\s+\S*$",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"[^;:.()]*?\b(?:until|unless|except|excluding|without|other\s+than|more\s+than|less\s+than|fewer\s+than"
    r"|(?:past|beyond)\s(?:the|\d)|since|enough|again|alone|only|solely|anymore|yet|even\s+though)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"[^,;:.]*?\b(?:would|could|might)\b")
_BEFORE, _AFTER, _CLAUSE = 25, 50, 60  # characters in which such words stand


def leaves_something(text: str, start: int, end: int) -> bool:
    """Whether the negation of a verb leaves something over: "did not close until May", "not fully", "not more than"."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_PARTLY.search(before) or _LIMITS.match(text[end : end + _AFTER]))


def is_supposed(text: str, end: int) -> bool:
    """Whether a gerund that ends there is only supposed: "closing it would take a vote"."""
    return _WOULD.match(text[end : end + _CLAUSE]) is not None
