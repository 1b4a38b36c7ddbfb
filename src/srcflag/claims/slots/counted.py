"""What a number counts: the noun behind or before it, what narrows that noun, and what becomes of it.

There is no parser here. English puts what is counted right behind the number, in the plural; where nothing of the kind
stands there, the number is left without a head rather than given a doubtful one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.slots.numerals import glued, hyphen_at, is_figure, word_at
from srcflag.claims.slots.verbs import IRREGULAR
from srcflag.words import FUNCTION_WORDS, SAYING_WORDS, noun_stem, number_value, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.claims.slots.numerals import Piece

PEOPLE = stem_of("people")

PART = "of"
"""The modifier of what is part of a group already named: "5,000 of the soldiers"."""

MORE = "more"
"""The modifier of what comes on top of something: "20 more people", "two other buildings"."""

_ADDING = frozenset("more other others another additional further extra fresh".split())
_DETERMINERS = frozenset("the those these its their our his her my your all this that such".split())
_PRONOUNS = frozenset("them us you whom which it this these those".split())

_SAME_IN_PLURAL = frozenset(
    """people men women children police personnel staff crew aircraft cattle sheep fish deer teeth feet mice geese
    oxen species series headquarters clergy folk kin youth offspring livestock spacecraft""".split()
)
_NO_PLURALS = frozenset(
    """always perhaps previous various besides sometimes towards afterwards nowadays less unless thus plus across
    overseas himself news politics economics campus crisis status virus press famous serious dangerous nervous
    religious religions' anonymous ages years'""".split()
)

_SINGLE = frozenset(
    """person man woman child boy girl teenager officer policeman policewoman cop soldier civilian protester
    demonstrator passenger worker employee victim student pupil firefighter official suspect resident citizen driver
    pilot journalist reporter sailor guard gunman patient migrant death arrest injury fatality casualty bomb explosion
    blast shot bullet building house plane ship boat ferry car bus train vote seat country nation state""".split()
)
"""What "one" counts where it stands before it; before other words it is more often rhetoric ("one thing is sure")."""

OUTCOMES = frozenset(
    stem_of(word)
    for word in """killed killing dead died deaths fatality perished slain murdered drowned suffocated executed injured
    injury hurt wounded casualty arrested arrest detained missing rescued survived survivor survive displaced uprooted
    evacuated hospitalised hospitalized infected trapped convicted kidnapped abducted homeless shot jailed stranded
    saved freed released sickened suspended dismissed deployed""".split()
)
"""Stems of what becomes of people: three killed and three injured are two different counts."""

_AUXILIARIES = frozenset(
    """was were is are be been being have has had reported reportedly confirmed believed feared said also now still to
    least left found later already thought known presumed have taken being being seriously badly critically slightly
    fatally lightly feared""".split()
)
_PASSIVE = frozenset("was were is are be been being reported confirmed believed left found feared presumed".split())
_LASTING = frozenset("dead died missing survived perished homeless".split())
_ENDS_PASSIVE = frozenset(
    """in at on by when after as and but during while near outside inside since or from across with this last over
    earlier so if who following amid for to along about . , ; : ! ? - – — ( ) ” \"""".split()
)
"""What may follow a bare participle: "two people killed in", but "two guards killed a man"."""
_TOTALS = frozenset("toll crowd attendance turnout audience".split())
_COURSES = frozenset(
    """by up down off fell falls rose rises lost gained gains dropped drops jumped jumps climbed added shed slipped
    advanced declined edged plunged plummeted soared surged sank grew grow increased increase decreased slumped tumbled
    eased higher lower""".split()
)
_CALENDAR = frozenset(
    stem_of(word)
    for word in """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_CLAUSE = 10  # pieces read on each side for a place
_REACH = 8  # pieces read on each side for a role, and back for the noun that a bare number belongs to


class Counted(NamedTuple):
    """The stem of what is counted, of what narrows it, and the place behind the noun."""

    head: str
    modifiers: frozenset[str]
    end: int


def looks_plural(word: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if word in _SAME_IN_PLURAL or word.endswith(("men", "people")):
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2:] not in {"ss", "us", "is"} and word not in _NO_PLURALS


def counted_after(pieces: Sequence[Piece], place: int, *, of_is_plain: bool, single: bool) -> Counted | None:
    """What is counted right behind a number: a plural, or for "one" a singular that things are counted by.

    `of_is_plain` says that the "of" of "dozens of banks" marks no part of a group.
    """
    modifiers: set[str] = set()
    if word_at(pieces, place) == "of":
        place += 1
        if not of_is_plain or word_at(pieces, place) in _DETERMINERS:
            modifiers.add(PART)
        while word_at(pieces, place) in _DETERMINERS and word_at(pieces, place + 1).isalpha():
            place += 1
        if word_at(pieces, place) in _PRONOUNS:
            return None
        if PART in modifiers and place < len(pieces) and number_value(pieces[place].lower) is not None:
            place += 1  # "150 of the 239 passengers"
    names = 0
    for at in range(place, min(place + 8, len(pieces))):
        word = pieces[at].lower
        if hyphen_at(pieces, at) and glued(pieces, at):
            continue
        if word in _ADDING:
            modifiers.add(MORE)
            continue
        if not word[0].isalpha() or word in FUNCTION_WORDS or word in SAYING_WORDS or number_value(word) is not None:
            return None
        if word in _SINGLE if single else (looks_plural(word) or word == "person"):
            if looks_plural(word_at(pieces, at + 1)) and not single and not word.endswith("'s"):
                modifiers.add(noun_stem(word))
                continue
            return Counted(noun_stem(word), frozenset(modifiers), at + 1)
        names += pieces[at].text[0].isupper()
        if at - place - names >= 3 or (stem_of(word) in OUTCOMES and not looks_plural(word_at(pieces, at + 1))):
            return None
        modifiers.add(stem_of(word))
    return None


def described_after(pieces: Sequence[Piece], place: int) -> Counted | None:
    """The noun that a measure or an ordinal describes ("24-hour nationwide strike", "third straight night")."""
    run: list[int] = []
    for at in range(place, min(place + 4, len(pieces))):
        word = pieces[at].lower
        if not word[0].isalpha() or word in FUNCTION_WORDS or word in SAYING_WORDS or pieces[at].text[0].isupper():
            break
        run.append(at)
        if word.endswith("'s") or looks_plural(word):
            break
    run = run[:3]
    while run and _past(pieces[run[-1]].lower):
        run.pop()  # a verb: "a 14-year-old son dialled", "the third ship turned back"
    if not run or stem_of(pieces[run[-1]].lower) in OUTCOMES:
        return None
    words = [pieces[at].lower for at in run]
    return Counted(noun_stem(words[-1]), frozenset(stem_of(word) for word in words[:-1]), run[-1] + 1)


def _past(word: str) -> bool:
    return word.endswith("ed") or IRREGULAR.get(word, word) != word


def counted_before(pieces: Sequence[Piece], place: int) -> tuple[str, frozenset[str], str]:
    """Head, modifiers and role of a bare number, from the words before it; empty where they tell nothing.

    "a brigade of 5,000", "put the crowd at 70", "the number of missing sailors rose to 26", "a death toll of 12".
    """
    link = word_at(pieces, place - 1)
    if link == "by" and word_at(pieces, place - 2) == "attended":
        return PEOPLE, frozenset(), ""
    if link not in {"of", "at", "to", "was", "is", "reached", "totalled", "totaled", "numbered", "stands", "stood"}:
        return "", frozenset(), ""
    for at in range(place - 2, max(place - 2 - _REACH, -1), -1):
        word = pieces[at].lower
        if word in {".", ";", ":", "!", "?"} or is_figure(pieces[at]):
            break
        if word == "toll":
            role = "" if word_at(pieces, at - 1) not in {"death", "casualty"} else "dead"
            return (PEOPLE, frozenset(), role) if role else ("", frozenset(), "")
        if word in _TOTALS:
            return noun_stem(word), frozenset(), ""
        if word == "number" and word_at(pieces, at + 1) == "of":
            found = counted_after(pieces, at + 2, of_is_plain=True, single=False)
            return (found.head, found.modifiers - {PART}, "") if found else ("", frozenset(), "")
    noun = word_at(pieces, place - 2)
    if (
        link == "of"
        and noun.isalpha()
        and noun not in FUNCTION_WORDS
        and noun not in {"total", "number", "out", "capita"}
    ):
        return noun_stem(noun), frozenset(), ""
    return "", frozenset(), ""


def role_after(pieces: Sequence[Piece], place: int) -> str:
    """What becomes of those who were just counted: "were killed", "have been injured", "dead"."""
    suffered = False
    for _ in range(_REACH):
        word = word_at(pieces, place)
        if word == "," and (closing := _closing_comma(pieces, place)):
            place = closing + 1
            continue
        stem = stem_of(word) if word.isalpha() else ""
        if stem in OUTCOMES and not word.endswith("ly"):
            clear = suffered or word in _LASTING or place + 1 >= len(pieces)
            return stem if clear or word_at(pieces, place + 1) in _ENDS_PASSIVE else ""
        if word not in _AUXILIARIES and not (word.endswith("ly") and len(word) > 4):
            return ""
        suffered = suffered or word in _PASSIVE
        place += 1
    return ""


def _closing_comma(pieces: Sequence[Piece], place: int) -> int | None:
    """The comma that ends an aside ("three people, one of them pregnant, were killed"), if a verb follows it."""
    for at in range(place + 1, min(place + 2 + _REACH, len(pieces) - 1)):
        if pieces[at].lower == ",":
            return at if pieces[at + 1].lower in {"was", "were", "have", "had", "died", "are", "has"} else None
    return None


def role_before(pieces: Sequence[Piece], place: int) -> str:
    """What was done to those who are about to be counted: "killed at least", "the death of", "injuring"."""
    for at in range(place - 1, max(place - 4, -1), -1):
        word = pieces[at].lower
        stem = stem_of(word) if word.isalpha() else ""
        if stem in OUTCOMES:
            passive = word_at(pieces, at - 1) in {"was", "were", "is", "are", "been", "being"}
            return "" if passive or stem in {"shot"} else stem
        if word not in {"of", "the", "those", "these", "another", "some", "our", "up", "to", "other", "all", "as"}:
            return ""
    return ""


def deed_before(pieces: Sequence[Piece], place: int) -> str:
    """What was done so many times: "shot seven times", "been arrested four times"."""
    word = word_at(pieces, place - 1)
    return stem_of(word) if word.isalpha() and word not in FUNCTION_WORDS else ""


def course_before(pieces: Sequence[Piece], place: int) -> str:
    """Whether a measure is a level ("closed at $20", "to 4 percent") or a change ("fell 4 percent"), or neither."""
    word = word_at(pieces, place - 1)
    return "level" if word in {"at", "to"} else "change" if word in _COURSES else ""


def places_near(pieces: Sequence[Piece], first: int, last: int) -> frozenset[str]:
    """The stems of the names behind "in", "at" or "near" in the words around a number."""
    found: set[str] = set()
    for at in range(max(first - _CLAUSE, 0), min(last + _CLAUSE, len(pieces) - 1)):
        if pieces[at].lower in {"in", "at", "near", "outside", "across"}:
            found |= names_near(pieces, range(at + 1, at + 4)) - _CALENDAR
    return frozenset(found)


def names_near(pieces: Sequence[Piece], places: Iterable[int]) -> frozenset[str]:
    """The stems of the capitalised words in one run of places, up to the first that is none."""
    found = set()
    for at in places:
        if not 0 <= at < len(pieces) or not pieces[at].text[0].isupper() or pieces[at].lower in FUNCTION_WORDS:
            break
        found.add(stem_of(pieces[at].lower.removesuffix("'s")))
    return frozenset(found)
