"""Whether two sentences give the same number for the same thing.

Agreement is easily granted and difference hardly ever: sentences that report one event are full of numbers that count
different things, and a difference that is none costs an editor more than one that is missed. So two numbers differ
only where what they count is the same by its noun, nothing shows that one could be a part of the other, and rounding,
comparators and ranges leave no common value.
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.words import noun_stem, stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.values import Quantity

    SameWord = Callable[[str, str], bool]

__all__ = ["QuantityPair", "apart", "compare_quantities", "one_an_event", "values_relation"]

Relation = Literal["agrees", "differs"]

APPROXIMATE = 0.15
"""How far from an approximate number ("about 130") a value may lie, as a share of it, and still agree.

Twice as far is left open: "about 100" against 125 is neither agreement nor difference.
"""

ROUNDED = 0.10
"""How far from a round number of three figures or more ("200", "30,000") an exact value may lie and still agree."""

OPEN_END = 2.0
""""More than 100" agrees with up to so many times its bound. Far beyond it is left open: nobody would put it so."""


NEAR_BOUND = 0.25
"""A value that misses an open bound by no more than this share of it is left open: a bound is a round number, and often
that of a somewhat wider circle ("more than 30 states" took part, 26 signed)."""

MOST = 20
"""Quantities of one sentence above which nothing is compared: a table that was read as a sentence."""

_CHANCE = 13
"""Counts below this are met in any two sentences."""


class QuantityPair(NamedTuple):
    """A quantity of the claim, its counterpart in the evidence, and whether the two agree."""

    claim: Quantity
    evidence: Quantity
    relation: Relation


def _groups(lines: str, stem: Callable[[str], str]) -> dict[str, str]:
    """Each word's stem with the first of its line, which stands for them all."""
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        words = [stem(word) for word in line.split()]
        found |= dict.fromkeys(words, words[0])
    return found


_SAME_HEAD = _groups(
    """
    people person crowd
    country nation state ally
    soldier troop serviceman
    police officer cop policeman
    protester demonstrator marcher
    child kid infant
    teenager teen youth youngster
    plane aircraft jet airliner
    house home
    worker employee
    lawmaker legislator mp
    student pupil
    shot round
    strike walkout
    inhabitant resident
    vessel ship boat
    """,
    noun_stem,
)
"""Nouns that count one thing, whatever a vector says."""

_SAME_ROLE = _groups(
    """
    killed kill killing dead died death deaths fatality perished slain murdered suffocated drowned executed
    injured injury injuries hurt wounded
    arrested arrest arrests detained jailed
    displaced uprooted homeless
    rescued saved rescue
    hospitalised hospitalized
    survived survivor survivors survive
    kidnapped abducted
    freed released
    """,
    stem_of,
)
"""What becomes of people, in words that mean the same. Roles of two lines are two counts."""

_PEOPLE = noun_stem("people")

_OUTCOME_NOUNS = {
    noun_stem(noun): _SAME_ROLE[stem_of(role)]
    for noun, role in {
        "deaths": "death", "fatalities": "fatality", "injuries": "injury", "arrests": "arrest", "survivors": "survivor",
        "dead": "dead",
    }.items()
}  # fmt: skip
"""Nouns that count people by what became of them: "no injuries" and "three people injured" are one count."""

_HUMAN = frozenset(_SAME_HEAD.get(noun_stem(word), noun_stem(word)) for word in """
    protester worker soldier police child teenager student resident passenger victim civilian refugee migrant man woman
    boy girl citizen employee lawmaker patient survivor sailor fighter rebel activist supporter fan voter member guest
    tourist villager farmer rioter striker youth adult hostage prisoner inmate suspect relative spectator firefighter
    rescuer volunteer doctor nurse teacher pensioner communist anarchist unionist union
    """.split())  # fmt: skip
"""Nouns for kinds of people: each may be part of a number of "people"."""

_GROUPS = frozenset({_PEOPLE, _SAME_HEAD[noun_stem("country")]})

_SETTLED = frozenset(
    _SAME_HEAD.get(noun_stem(word), noun_stem(word)) for word in "resident citizen villager voter member supporter fan"
    " relative".split()
)  # fmt: skip
"""Kinds of people that every place, party and family has, and no event one number of."""

_NEUTRAL = frozenset(stem_of(word) for word in "estimated total overall whole separate different full entire".split())
"""Modifiers that narrow nothing."""

_PART = "of"
"""What the claims stage puts for the "of" in "three of the men"."""

_ELSEWHERE = {"more", _PART} | {stem_of(word) for word in "prior previous earlier past former new second".split()}
"""Modifiers that set a count beside another: "20 more people", "three of the men", "four prior arrests"."""

_WEAK = frozenset(
    stem_of(word)
    for word in """reported report according officials new told people came come day night week year time told took take
    made make one first last later today yesterday th st nd rd""".split()
)
"""Words that two sentences share without being about one thing."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def compare_quantities(
    claim: Sequence[Quantity], evidence: Sequence[Quantity], same_word: SameWord
) -> list[QuantityPair]:
    """Pair each quantity of a claim with the one in the evidence that counts the same thing, where there is one.

    `same_word` tells whether two stems mean the same; it is asked only for nouns that no table settles. A quantity
    whose counterpart is doubtful is left out. Agreement with any counterpart outweighs difference from another, and
    what agrees with one quantity of the claim differs from none.
    """
    if len(claim) > MOST or len(evidence) > MOST:
        return []
    agreeing: dict[int, int] = {}
    taken = {j for j, other in enumerate(evidence) if _stated(other, claim)}
    for i, one in enumerate(claim):
        best = 0
        for j, other in enumerate(evidence):
            likeness = _likeness(one, other, same_word)
            if likeness and values_relation(one, other) == "agrees":
                taken.add(j)
                if likeness > best:
                    best, agreeing[i] = likeness, j
    pairs = []
    for i, one in enumerate(claim):
        if i in agreeing:
            pairs.append(QuantityPair(one, evidence[agreeing[i]], "agrees"))
            continue
        if _stated(one, evidence) or not _lone(one, claim):
            continue
        rivals = [
            other
            for j, other in enumerate(evidence)
            if j not in taken
            and values_relation(one, other) == "differs"
            and _one_thing(one, other, same_word)
            and _lone(other, evidence)
        ]
        if rivals:
            nearest = max(rivals, key=lambda other: len(_shared(one, other)))
            pairs.append(QuantityPair(one, nearest, "differs"))
    return pairs


def values_relation(one: Quantity, other: Quantity) -> Relation | None:
    """Whether two values of one kind and unit agree, differ, or leave it open (None). Symmetric."""
    if one.kind == "score":
        return "agrees" if (one.low, one.high) == (other.low, other.high) else "differs"
    (low_1, high_1), (low_2, high_2) = _reach(one), _reach(other)
    slack = _slack(one, other)
    gap = max(low_1 - high_2, low_2 - high_1)
    if gap <= slack + 1e-9 * max(abs(one.low), abs(other.low)):
        return None if _far_beyond(one, other) or _far_beyond(other, one) else "agrees"
    bounds = [quantity for quantity in (one, other) if isinf(quantity.high) or quantity.low == 0.0 < quantity.high]
    if len(bounds) == 1 and abs(_size(one) - _size(other)) <= NEAR_BOUND * _size(bounds[0]):
        return None
    wide = sum(APPROXIMATE * _size(quantity) for quantity in (one, other) if quantity.approximate)
    place = max(one.step, other.step) if _is_rounded(one, other) else 0.0
    coarse = place / 2 if one.kind == "count" else place  # a measure may be cut off after its last place
    return "differs" if gap > max(wide, coarse, slack) else None


def one_an_event(quantity: Quantity) -> bool:
    """Whether an event has one number of the kind: those who died or took part, the lands, the weapon's calibre.

    Each of those who are named may have another number of anything else: points, years, delegates, sons.
    """
    head, role = _counted(quantity)
    return quantity.kind == "calibre" or (
        quantity.kind == "count" and (head in _HUMAN or head in _GROUPS) and bool(role or head not in _SETTLED)
    )


def apart(one: Quantity, other: Quantity) -> float:
    """How many times the smaller of two values the larger one is, 1 where either is 0."""
    less, more = sorted((abs(_size(one)), abs(_size(other))))
    return more / less if less else 1.0


def _stated(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the same value stands in the other sentence, whatever is read of its noun there.

    A bare number most often goes with a noun named before it ("44 cases, 4 in Lindholm"). Beside another noun, small
    counts are met by chance; any other value is more likely the same one, read wrongly.
    """
    for other in others:
        if (one.kind, one.unit) != (other.kind, other.unit) or values_relation(one, other) != "agrees":
            continue
        if one.kind == "count" and (not other.head or _PART in other.modifiers) and not isinf(other.high):
            return True
        small = one.kind == "ordinal" or (one.kind == "count" and _size(one) < _CHANCE)
        if not small and abs(_size(one) - _size(other)) <= ROUNDED * max(_size(one), _size(other)):
            return True
    return False


def _lone(one: Quantity, side: Sequence[Quantity]) -> bool:
    """Whether no other quantity of its sentence counts the same with another value, so that no other can be meant."""
    return all(
        (one.kind, one.unit, _counted(one)) != (other.kind, other.unit, _counted(other))
        or values_relation(one, other) == "agrees"
        for other in side
    )


def _size(quantity: Quantity) -> float:
    return quantity.low if isinf(quantity.high) else quantity.high


def _reach(quantity: Quantity) -> tuple[float, float]:
    """The values that a quantity admits: its bounds, wider where it is approximate."""
    if not quantity.approximate:
        return quantity.low, quantity.high
    return quantity.low * (1 - APPROXIMATE), quantity.high * (1 + APPROXIMATE)


def _is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether the coarser of two values may be the finer one, rounded: never for small whole counts."""
    if one.kind in {"ordinal", "age", "calibre"}:
        return False
    whole_count = one.kind == "count" and min(_size(one), _size(other)) < 100
    return one.step != other.step and not whole_count


def _slack(one: Quantity, other: Quantity) -> float:
    """The gap that rounding explains: half a place of the coarser value, and not much of a whole number."""
    if not _is_rounded(one, other):
        return 0.0
    coarse = max(one, other, key=lambda quantity: (quantity.step, _size(quantity)))
    half = coarse.step / 2
    return min(half, ROUNDED * _size(coarse)) if coarse.kind in {"count", "money"} else half


def _far_beyond(bounded: Quantity, other: Quantity) -> bool:
    """Whether a value lies so far past an open bound that nobody would have put it so."""
    if isinf(bounded.high) and bounded.low > 0:
        return other.low > OPEN_END * bounded.low
    if bounded.low == 0.0 < bounded.high and not bounded.approximate:
        return 0.0 <= other.high < bounded.high / OPEN_END
    return False


def _likeness(one: Quantity, other: Quantity, same_word: SameWord) -> int:
    """How surely agreement of two quantities means something: 0 not at all, 3 where they count the same by name."""
    if one.kind != other.kind or one.unit != other.unit:
        return 0
    (head, role), (head_2, role_2) = _counted(one), _counted(other)
    if role and role_2 and role != role_2:
        return 0
    if head and head_2:
        if head == head_2 or same_word(one.head, other.head):
            return 3
        return 1 if _nested(head, head_2) or (role and role == role_2) else 0
    if one.kind == "count":
        return 0
    return 2 if head == head_2 else 1


def _one_thing(one: Quantity, other: Quantity, same_word: SameWord) -> bool:
    """Whether two quantities surely count one thing, so that two values are a difference.

    Nearness of meaning is not enough here: shots and bullets, protests and protesters are near.
    """
    if one.kind != other.kind or one.unit != other.unit or _told_apart(one, other):
        return False
    if one.kind == "age":
        return bool(one.modifiers & other.modifiers)  # a shared name
    (head, role), (head_2, role_2) = _counted(one), _counted(other)
    if role != role_2:
        return False
    if one.kind in {"count", "ordinal"} and not (head and head_2):
        return False
    if not head or not head_2:
        return head == head_2 and len(_shared(one, other)) >= _CONTEXT[one.kind]
    if head != head_2 and not _nested(head, head_2):
        return False
    if len(_shared(one, other)) < _SURROUNDINGS.get(one.kind, 0):
        return False
    if 1.0 in {one.high, other.high} and one.kind == "count" and not (role and role == role_2):
        return False  # "one person" is more often somebody who is brought up than a count
    if not (role and role == role_2) and not _shared(one, other) and not _near(one, other, same_word):
        return False
    return not _may_be_part(one, other, same_word) and not _may_be_part(other, one, same_word)


_CONTEXT = {
    "money": 4, "share": 3, "duration": 4, "length": 3, "area": 2, "mass": 2, "volume": 2, "speed": 2,
    "temperature": 2, "magnitude": 0, "calibre": 0, "score": 2,
}  # fmt: skip
"""How many words two sentences must share for values without a noun to be of one thing. A magnitude needs none."""

_SURROUNDINGS = {
    "ordinal": 3, "money": 2, "share": 2, "duration": 2, "length": 2, "area": 2, "mass": 2, "volume": 2,
}  # fmt: skip
"""The same where nouns are equal: the second night and the third are two nights unless much else is the same."""


def _counted(quantity: Quantity) -> tuple[str, str]:
    """What is counted and what becomes of it, each as the word that stands for its group."""
    if quantity.head in _OUTCOME_NOUNS and not quantity.role:
        return _PEOPLE, _OUTCOME_NOUNS[quantity.head]
    role = _SAME_ROLE.get(quantity.role, quantity.role)
    return _SAME_HEAD.get(quantity.head, quantity.head), role


def _nested(head: str, other: str) -> bool:
    """Whether one noun is "people" and the other a kind of them."""
    return (head == _PEOPLE and other in _HUMAN) or (other == _PEOPLE and head in _HUMAN)


def _told_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are told of different days or different places."""
    days, days_2 = one.around & _DAYS, other.around & _DAYS
    if days and days_2 and not days & days_2:
        return True
    return bool(one.places and other.places and not one.places & other.places)


def _shared(one: Quantity, other: Quantity) -> frozenset[str]:
    return (one.around & other.around) - _WEAK - _DAYS


def _near(one: Quantity, other: Quantity, same_word: SameWord) -> bool:
    """Whether the sentences share a word in meaning, where they share none in form."""
    mine, theirs = one.around - _WEAK - _DAYS, other.around - _WEAK - _DAYS
    return any(same_word(stem, stem_2) for stem in sorted(mine) for stem_2 in sorted(theirs))


def _may_be_part(one: Quantity, other: Quantity, same_word: SameWord) -> bool:
    """Whether the first could count a part of what the second counts: it is narrower, and not larger.

    "153 Chinese passengers" may be part of "227 passengers"; "26 European countries" are no part of "24 nations".
    """
    if _ELSEWHERE & (one.modifiers ^ other.modifiers):
        return True
    wider = other.modifiers - _NEUTRAL
    narrower = one.modifiers - _NEUTRAL - wider
    (head, _), (head_2, _) = _counted(one), _counted(other)
    narrowed = (
        (one.places and not other.places and not one.places & other.around)
        or (head != head_2 and head_2 == _PEOPLE)
        or any(not any(same_word(stem, stem_2) for stem_2 in wider) for stem in narrower)
    )
    return bool(narrowed) and one.low <= other.high
