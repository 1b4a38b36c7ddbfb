"""Who speaks in a passage, beside who speaks in the claim: the report of a statement is not the fact that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.words import names_of

if TYPE_CHECKING:
    from srcflag.records import Attribution, Voice


def voice(claim: Attribution, passage: Attribution) -> Voice:
    """Whether a passage gives what it says to the claim's source, to another one, or says it itself.

    Empty where the claim is nobody's statement. Where two sources cannot be told apart ("police", "a spokesman") they
    are taken for one: a voice too few costs a note, one too many a confirmation that nobody gave.
    """
    if not _states(claim):
        return ""
    if not _states(passage):
        return "own"
    hidden = "vague" in (claim.type, passage.type) and claim.type != passage.type
    return "other" if hidden or two_speakers(claim, passage) else "same"


def two_speakers(one: Attribution, other: Attribution) -> bool:
    """Whether two sources are plainly two people: both are names, and no word of them is shared."""
    if one.type != "named" or other.type != "named":
        return False
    first, second = (names_of(source.resolved or source.source) for source in (one, other))
    return bool(first and second) and not first & second


def source_of(passage: Attribution) -> str:
    """Whom a passage names as its source, in full where that is known; nobody who could be told apart gives none."""
    return "" if passage.type in ("none", "vague") else passage.resolved or passage.source


def _states(source: Attribution) -> bool:
    return source.type != "none" and source.manner != "held"
