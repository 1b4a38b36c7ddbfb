"""Names of a claim against names of its evidence: the same one written otherwise, or another one in its place."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from srcflag.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from srcflag.values import Name

__all__ = [
    "NameComparison", "compare_names", "may_be_one", "opens_with", "same_name", "two_bearers", "unmatched_names",
]  # fmt: skip

SPELLING, SPELLING_FROM_THE_START = 0.72, 0.8
"""Least difflib ratio of two words of a name that are one spelled two ways, with the same first letter and without it.

"Zelensky" and "Zelenskiy" have 0.94, "Sejdiu" and "Sedju" 0.73. Two names taken for one are a difference missed, which
costs less than one name taken for two.
"""

FEWEST_LETTERS = 5  # "Iran" and "Iraq" are 0.75 alike, "Mali" and "Malta" 0.67

SHARED = 0.65
"""Least share of a name's surroundings that the other text states too, on the side that shares more."""

STRICTLY_SHARED = 0.8
"""The same behind a preposition of place, where one text may name the town and the other the region, and beside a verb
of saying, since two may say one thing."""

LEAST_SHARED = 0.45
"""Least share on the side that shares less, where the longer text may tell more; `SHARED` where it must be strict."""

ALONE = 0.8
"""Least share of the surroundings, on the side that shares more, of two names that are the only ones which the other
text does not have: then no place needs to be the same. `ALONE_LESS` is that of the side that shares less.

Of changed names in 60 paraphrases (`tests/eval/edits.py`) 0.57 are noticed with 0.7 and 0.5 and with 0.8 and 0.6, 0.52
with 0.9 and 0.7; the unchanged twins stay at 0.062.
"""

ALONE_LESS = 0.6

FEWEST_AROUND = 5
"""Least number of other words beside such a name: of three shared words nothing follows. Judgement."""

OPENING = 12
"""Characters into a sentence up to which a name counts as what it is about ("Shares of Nordline"). Judgement."""

MOST = 20
"""Names of one sentence above which nothing is compared: a list, or no sentence at all."""

PLACE_PREPOSITIONS = frozenset("in at near to from into on over towards toward".split())
_MINOR = frozenset("of the de la del da do dos di du van von der den bin ibn al el ben zu for and jr sr".split())
_SAYING = frozenset(
    stem_of(word)
    for word in """
    say tell announce add report claim state argue warn explain believe think ask call describe note comment write
    """.split()
)


_BODIES = frozenset("department ministry office bureau university bank committee institute centre center court".split())
"""Nouns that a body's name may end with or begin with."""

_SHORT_FORMS = {
    line.split()[0]: frozenset(line.split()[1:])
    for line in """
    william bill billy will liam
    robert bob bobby rob bert
    richard dick rick rich
    james jim jimmy jamie
    john jack johnny
    joseph joe joey
    thomas tom tommy
    michael mike mick
    charles charlie chuck
    edward ed eddie ted ned
    theodore ted teddy theo
    anthony tony
    andrew andy drew
    henry harry hank
    lawrence larry
    francis frank fran
    ronald ron ronnie
    donald don donnie
    stephen steve
    steven steve
    gerald jerry gerry
    jerome jerry
    elizabeth liz beth betty lisa eliza
    margaret maggie meg peggy rita
    katherine kate kathy katie kit
    catherine kate cathy katie
    patricia pat patty trish
    patrick pat paddy
    deborah debbie deb
    susan sue susie
    nancy nan
    rebecca becky
    alexander alex sandy sasha
    alexandra alex sandra sasha
    mikhail misha
    vladimir volodya vova
    antonio toni tony
    francisco paco pancho
    jose pepe
    """.strip().splitlines()
}
"""Given names with the short forms that do not begin like them, or not enough."""


class NameComparison(NamedTuple):
    """A name of the claim and the name that the evidence has in its place."""

    claim: Name
    evidence: Name


def unmatched_names(
    claim: Sequence[Name],
    evidence: Sequence[Name],
    covered_claim_stems: Collection[str],
    covered_evidence_stems: Collection[str],
) -> tuple[list[Name], list[Name]]:
    """The names of either text that the other does not have, in capitals or without; none where there are too many.

    The stems are those of the content words of each text that the other text states (`verify.align`).
    """
    if len(claim) > MOST or len(evidence) > MOST:
        return [], []
    return _unmatched(claim, evidence, covered_claim_stems), _unmatched(evidence, claim, covered_evidence_stems)


def compare_names(
    ours: Sequence[Name],
    theirs: Sequence[Name],
    covered_claim_stems: Collection[str],
    covered_evidence_stems: Collection[str],
) -> list[NameComparison]:
    """Of the `unmatched_names` of a claim and its evidence those of the claim in whose place the evidence has another.

    Empty unless exactly one name of each text stands in the same place and nearly all around them is shared.
    """
    found = []
    for own in ours:
        rivals = [other for other in theirs if _same_place(own, other)]
        if len(rivals) != 1 or sum(_same_place(one, rivals[0]) for one in ours) != 1:
            continue
        other = rivals[0]
        town_or_region = own.before in PLACE_PREPOSITIONS and not (own.place and other.place)
        strict = town_or_region or own.role in _SAYING
        apart = _stems([own, other])
        less, more = sorted((_share(own, covered_claim_stems, apart), _share(other, covered_evidence_stems, apart)))
        if more >= (STRICTLY_SHARED if strict else SHARED) and less >= (SHARED if strict else LEAST_SHARED):
            found.append(NameComparison(own, other))
    if not found and len(ours) == len(theirs) == 1:
        own, other = ours[0], theirs[0]
        if _compatible(own, other) and _alone(own, other, covered_claim_stems, covered_evidence_stems):
            found.append(NameComparison(own, other))
    return found


def opens_with(names: Sequence[Name]) -> bool:
    """Whether a sentence is about one of these names: it opens with it, or the name does what is told."""
    return any(name.start <= OPENING or name.side == "subject" for name in names)


def two_bearers(ours: Sequence[Name], mine: int, theirs: Sequence[Name], other: int) -> bool:
    """Whether values at these places of two texts are told of two who are named: who last did something before them."""
    one, two = _bearer(ours, mine), _bearer(theirs, other)
    return one is not None and two is not None and not same_name(one, two)


def _bearer(names: Sequence[Name], place: int) -> Name | None:
    doers = [name for name in names if name.end <= place and name.side == "subject"]
    return doers[-1] if doers and doers[-1].role not in _SAYING else None


def _alone(own: Name, other: Name, claim: Collection[str], evidence: Collection[str]) -> bool:
    """Whether two texts say the same but for one name of each."""
    if own.before != other.before or own.side != other.side or {own.role, other.role} & _SAYING:
        return False  # one may quote the spokesman and the other the firm
    apart = _stems([own, other])
    if min(len(own.around - apart), len(other.around - apart)) < FEWEST_AROUND:
        return False
    less, more = sorted((_share(own, claim, apart), _share(other, evidence, apart)))
    return more >= ALONE and less >= ALONE_LESS


def _unmatched(names: Sequence[Name], others: Sequence[Name], covered: Collection[str]) -> list[Name]:
    """The names that the other text does not have, in capitals or without."""
    return [
        name
        for name in names
        if not any(same_name(name, other) for other in others) and not all(stem in covered for stem in _stems([name]))
    ]


def same_name(one: Name, other: Name) -> bool:
    """Whether two names may well be the same: surname and full name, spelling, acronym, demonym and country."""
    if one.place and other.place:
        return one.place == other.place
    return may_be_one(one.text, other.text) or may_be_one(other.text, one.text)


@lru_cache(maxsize=100_000)
def may_be_one(one: str, other: str) -> bool:
    """`same_name` of two written names, from one side: of two of one length the first is taken for the shorter."""
    first, second = _words(one), _words(other)
    if not first or not second or first == second:
        return True
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    shorter, longer = sorted((first, second), key=len)
    if all(any(_spelled_alike(word, rival) for rival in longer) for word in shorter):
        return True
    # "J. Smith" and "John Smith", "Brook Debebe" and "Biruk Debebe"
    return _spelled_alike(first[-1], second[-1]) and len(shorter) > 1 and first[0][0] == second[0][0]


def _same_place(own: Name, other: Name) -> bool:
    """Whether two names are said of the same thing: behind the same preposition or beside the same verb."""
    if not _compatible(own, other) or bool(own.title) != bool(other.title):
        return False
    if own.left and own.left == other.left and own.before == other.before:
        return True
    if own.right and own.right == other.right and own.before == other.before:
        return True
    return bool(own.side) and own.side == other.side and own.role == other.role and own.before == other.before


def _compatible(own: Name, other: Name) -> bool:
    """Whether two names are of one sort: no people beside a land, no country beside a town or a person, and nobody
    who is the source of a report beside somebody who is in it."""
    if (own.role in _SAYING) != (other.role in _SAYING):
        return False
    return ("demonym" in (own.kind, other.kind)) <= (own.kind == other.kind) and bool(own.place) == bool(other.place)


def _share(name: Name, covered: Collection[str], apart: frozenset[str]) -> float:
    around = name.around - apart
    return sum(stem in covered for stem in around) / len(around) if len(around) > 1 else 0.0


def _stems(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(stem_of(word.lower()) for name in names for word in re.findall(r"\w+", name.text))


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """The telling words of a name in lower case without accents."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    plain = (
        plain.replace("’", "'").removesuffix("'s").replace("'", "").replace(".", "" if text.isupper() else " ").lower()
    )
    return tuple(word for word in re.findall(r"\w+", plain) if word not in _MINOR)


def _abbreviates(name: str, other: str) -> bool:
    """Whether a name is, or holds, an acronym made of first letters of another name's words."""
    words = re.findall(r"[^\W\d_]+", other)
    acronyms = re.findall(r"\b[A-Z]{2,6}\b", name.replace(".", ""))
    if len(words) < 2 or not acronyms:
        return False
    if words[-1].lower() in _BODIES and _abbreviates(name, " ".join((words[-1], "of", *words[:-1]))):
        return True  # "Justice Department", DOJ
    every = "".join(word[0].lower() for word in words)
    telling = "".join(word[0].lower() for word in words if word.lower() not in _MINOR)
    whole = name.replace(".", "") == acronyms[0]
    return any(
        (whole and initials.startswith(acronym.lower())) or (len(acronym) > 2 and _in_order(acronym.lower(), initials))
        for acronym in acronyms
        for initials in (every, telling)
    )


def _in_order(letters: str, initials: str) -> bool:
    """Whether letters come one after another in some initials: "NYPD", New York City Police Department."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


@lru_cache(maxsize=100_000)
def _spelled_alike(one: str, other: str) -> bool:
    if one in _SHORT_FORMS.get(other, ()) or other in _SHORT_FORMS.get(one, ()):
        return True
    first, second = sorted((_sound(one), _sound(other)))  # sorted: difflib's ratio depends on the order
    if first == second or (len(first) > 2 and second.startswith(first)):
        return True  # also "Rep." and "Republic", "Ben" and "Benjamin"
    if min(len(first), len(second)) < FEWEST_LETTERS:
        return False
    least = SPELLING if first[0] == second[0] else SPELLING_FROM_THE_START
    return difflib.SequenceMatcher(None, first, second).ratio() >= least


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    """A word of a name with the letters that transliterations exchange made one: "Qaddafi", "Kaddafy"."""
    plain = word.replace("ph", "f").replace("kh", "k").replace("gh", "g").translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", plain)


_SOUNDS = str.maketrans({"q": "k", "c": "k", "y": "i", "j": "i", "w": "v", "z": "s"})
