"""The quotations of a text, and which of them only name something or hold it at a distance.

Where marks open and close is read in `srcflag.quotations`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.cues import VERBS
from srcflag.claims.lexicon import alternatives
from srcflag.quotations import inner
from srcflag.quotations import quotations as read
from srcflag.words import word_count

if TYPE_CHECKING:
    from srcflag.quotations import Quotation

_SAYING = alternatives(" ".join(form for form, verb in VERBS.items() if "say" in verb.kinds and verb.form != "base"))
_SCARE_WORDS = 3  # by convention: four words in marks may be a name too, and as well be all that was said
_BEFORE, _AFTER = 60, 40  # characters beside a quotation in which a saying verb speaks it
_INSIDE = re.compile(r"[^\n\r]")
_CLAUSE_END = re.compile(r"[.!?;“”\"«»\n]")
_NAMING = r"(?:call(?:s|ed|ing)?|describ(?:es?|ed|ing)|term(?:s|ed)|label(?:s|led|ed)|dubb?(?:s|ed)|brand(?:s|ed))"
_NAMED_SO = re.compile(rf"(?<!-)\b{_NAMING}\b(?:\s+[\w’'-]+){{0,6}}\s*[,:]?\s*$", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"(?<!-)\b{_SAYING}\b(?:\s+[\w’'-]+){{0,3}}\s*[,:]?\s*$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|their|his|her|our|your|my|this|that|these|those|some|any|no|of|so-called)\s+(?:[\w’'-]+\s+)?$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    rf"[\s,—–-]*(?:\b(?:he|she|it|they|we|I|one|the)\b\s+)?(?:[\w.’'-]+\s+){{0,4}}?{_SAYING}\b", re.IGNORECASE
)


def spoken(text: str) -> list[tuple[int, int]]:
    """The quotations that are somebody's words, without marks that only name something or hold it at a distance."""
    return [(found.start, found.end) for found in read(text) if not is_scare(text, found)]


def mask_quotations(text: str) -> str:
    """The text with the inside of its quotations blanked, at the same length, so that offsets still fit."""
    pieces, at = [], 0
    for found in read(text):
        start = found.start + (1 if found.opened else 0)
        end = found.end - (1 if found.closed else 0)
        pieces += [text[at:start], _INSIDE.sub(" ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def is_scare(text: str, quotation: Quotation) -> bool:
    """Whether marks only name something or hold it at a distance: the “reassurance force”, a ‘legitimate’ target.

    One to three words that end in no exclamation or question and that no saying verb beside them hands to a speaker.
    """
    start, end = inner(text, quotation)
    words = text[start:end]
    if not 1 <= word_count(words) <= _SCARE_WORDS or words.rstrip(" ’'").endswith(("!", "?")):
        return False
    before = _CLAUSE_END.split(text[max(0, quotation.start - _BEFORE) : quotation.start])[-1]
    after = _CLAUSE_END.split(text[quotation.end : quotation.end + _AFTER], maxsplit=1)[0]
    if not before.strip() and words.endswith((".", ",")):
        return False  # a sentence of its own, or one that its speaker follows
    if _NAMED_SO.search(before) or (_SAID_BEFORE.search(before) and not _DETERMINER.search(before)):
        return False
    return not (words.endswith(",") and _SAID_AFTER.match(after))
