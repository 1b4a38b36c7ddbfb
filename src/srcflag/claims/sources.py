"""What sort of source a noun phrase is: a name, a body, a crowd, somebody hidden, a document, or none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from srcflag.claims.lexicon import (
    ANONYMOUS,
    BODIES,
    DOCUMENTS,
    INSTITUTIONS,
    PEOPLE,
    ROLES,
    VAGUE_SOURCES,
)
from srcflag.claims.slots.places import CAPITALS, COUNTRIES, DEMONYMS
from srcflag.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from srcflag.records import AttributionType

SourceSort = Literal["pronoun", "it", "named", "institution", "vague", "anonymous", "person", "document", "other"]

_VAGUE = re.compile(
    rf"(?:(?:the|some|many|most|several|other|few|both|all|various|numerous|certain|as|his|her|its|their|our|\w+)\s+){{0,3}}"
    rf"{VAGUE_SOURCES}(?:\s+(?:in|of|from|on|at|among|with|for|to|close|who|and)\b.*)?",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(rf"\b{INSTITUTIONS}\b", re.IGNORECASE)
_BODY = re.compile(rf"\b{BODIES}\b")
_ROLE = re.compile(rf"\b{ROLES}\b", re.IGNORECASE)
_PEOPLE = re.compile(rf"\b{PEOPLE}\b", re.IGNORECASE)
_DOCUMENT = re.compile(rf"\b{DOCUMENTS}\b", re.IGNORECASE)
_COMMON = re.compile(  # "Police", "Residents"; but Judge, Farmer and Page are surnames too
    rf"{INSTITUTIONS}|(?=\w+s$)(?:{ROLES}|{PEOPLE}|{DOCUMENTS}|{VAGUE_SOURCES})|Many|Some|Others|People", re.IGNORECASE
)
_KIN = re.compile(r"[A-Z][a-z]+(?:ists|ites|ians)")  # "Environmentalists", where the sentence begins with it
_PEOPLE_ENDING = re.compile(r"\w(?:ists|ites|ians)$")
_PRONOUN = re.compile(r"(?:he|she|they)", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<![\w.])[A-Z][\w’'.-]*")
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}s?|(?:[A-Z]\.){2,})")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s?\b(?=\s|$)")
_MANY = re.compile(
    r"\b(?:some|many|most|several|other|few|one|another|a|an|his|her|its|their|two|three|four|five)\b", re.IGNORECASE
)
_RELATIVE = re.compile(  # somebody who can be asked, of whom there is one; there may be many cousins and aides
    r"(?:\b(?:his|her|their|my|our)|[’']s?)\s+(?:(?:late|own|elder|eldest|older|younger|youngest|adoptive|estranged|former"
    r"|ex|twin|only)[\s-]+)*(?:grand|step|half[\s-])?(?:mother|father|parents|wife|husband|widow|widower|fianc[eé]e?"
    r"|daughter|son|sister|brother|mum|mom|dad)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:of|for|in|at|from|with|on|to|close|near|among|behind|who|which|that|outside|within|about|into)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NOT_NAMES = (
    frozenset(
        """
    the a an in on at by for from with as after before while when since although though however but
    and meanwhile yet still this that these those his her their its our he she they it we i you
    there here one two also both speaking asked earlier later today yesterday most many some several no other another
    """.split()
    )
    | WEEKDAYS
    | MONTHS
)


def sort_of(phrase: str) -> SourceSort:
    """What a noun phrase is as a source. `phrase` is on one line and has no marks at its ends."""
    if _PRONOUN.fullmatch(phrase):
        return "pronoun"
    if phrase.lower() == "it":
        return "it"
    if ANONYMOUS.search(phrase):
        return "anonymous"
    head = _TAIL.sub("", phrase)
    names = _names(head)
    if _VAGUE.fullmatch(phrase) and not _person(head, names):
        return "vague"
    noun = head.split()[-1] if head else ""
    if names and noun[:1].islower():  # "Lund's aides", "a Post survey", "Norse officials"
        own = _sort_of_noun(noun)
        if own != "other":
            return own
    if names:
        return "institution" if _is_body(head, names) else "named"
    return _sort_of_noun(head)


def _sort_of_noun(words: str) -> SourceSort:
    if _INSTITUTION.search(words):
        return "institution"
    if _PEOPLE.search(words) or _PEOPLE_ENDING.search(words):
        return "person"
    if _ROLE.search(words):
        return "institution"
    return "document" if _DOCUMENT.search(words) else "other"


def _names(head: str) -> list[str]:
    """The capitalised words of a phrase that are names. The first word may have its capital from the sentence."""
    names = [name for name in _CAPITALISED.findall(head) if name.lower() not in _NOT_NAMES]
    if names and head.startswith(names[0]) and (_COMMON.fullmatch(names[0]) or _KIN.fullmatch(names[0])):
        return names[1:]
    return names


def type_of(phrase: str) -> AttributionType:
    """The type of attribution that a source gives."""
    sort = sort_of(phrase)
    if sort in ("pronoun", "named") or _RELATIVE.search(_TAIL.sub("", phrase)):
        return "named"
    if sort == "anonymous":
        return "anonymous"
    if sort == "vague" or (sort == "person" and (_MANY.search(phrase) or phrase.rstrip().endswith("s"))):
        return "vague"
    return "institution"


def is_body(name: str) -> bool:
    """Whether a name is that of a body, a country or an office, not of a person."""
    return _is_body(name, [word for word in _CAPITALISED.findall(name) if word.lower() not in _NOT_NAMES])


def _is_body(head: str, names: list[str]) -> bool:
    bare = _POSSESSIVE.sub("", " ".join(names)).lower()
    if bare in COUNTRIES or bare in CAPITALS or bare in DEMONYMS or all(map(_ACRONYM.fullmatch, names)):
        return True
    if _BODY.search(names[-1]) or (len(names) > 1 and _BODY.search(head) and not _person(head, names)):
        return True
    if _INSTITUTION.search(head):
        return not _person(head, names)
    last = head.split()[-1]
    # "the Kremlin", "the local Guardian"; but "the senator Ida Lund" and "the Lund family" are people
    if head.lower().startswith("the ") and len(names) == 1 and last == names[0]:
        return len(head.split()) == 2
    # "Norse officials", "Lindholm firefighters"
    return last[0].islower() and bool(_ROLE.search(last) or last.endswith("s")) and not _PEOPLE.search(last)


def _person(head: str, names: list[str]) -> bool:
    """Whether a name remains once the institution's and office's own words are gone ("Foreign Minister Sergei X")."""
    if not head or not head.split()[-1][:1].isupper():
        return False
    rest = _ROLE.sub(" ", _INSTITUTION.sub(" ", _BODY.sub(" ", head)))
    left = [name for name in _CAPITALISED.findall(rest) if name.lower() not in _NOT_NAMES]
    described = len(rest.split()) < len(head.split())
    foreign = [name for name in left if name.lower() not in COUNTRIES and not _ACRONYM.fullmatch(name)]
    return bool(foreign) and head.split()[-1] in left and (described or len(names) > 1)
