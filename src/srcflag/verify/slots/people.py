"""People as two articles name them: one office and given name with two surnames, one person with two ages.

Coverage of one event agrees on its people, whatever else its sentences say. In groups of real articles on one event,
somebody with an office and a full name has the same surname in two of them more than a thousand times, and not once
another one where neither surname stands in the other article; two ages of one full name agree but where years lie
between the reports (`tests/eval/measure_people.py`). So what differs here is believed however far two sentences are
apart, as no other value is (`frame`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from srcflag.records import SlotComparison
from srcflag.verify.slots.names import may_be_one
from srcflag.verify.slots.quantities import values_relation
from srcflag.words import full_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from srcflag.records import SlotName, SlotRelation
    from srcflag.values import Name, Person, Values

__all__ = ["Introducing", "compare_people", "compare_untitled", "keys"]

UNDATED = 2
"""Years by which two ages may differ where it is not known when both were told: a trial comes two years after."""

SAME_WEEKS = 30
"""Days between two reports within which a birthday explains no difference. Judgement."""


class Introducing(Protocol):
    """A sentence with the people in it, and what its article tells of them."""

    @property
    def values(self) -> Values:
        """Its values, among them all names."""
        ...

    @property
    def people(self) -> Sequence[Person]:
        """Those whom it names in full, with an office or an age."""
        ...

    @property
    def article(self) -> Collection[str]:
        """The words of its article with a capital, as `words.name_key` has them."""
        ...

    @property
    def published(self) -> date | None:
        """The day of publication, if known."""
        ...


def keys(told: Introducing) -> set[tuple[str, str]]:
    """What two sentences must have in common to be compared by the people in them."""
    offices = {(person.office, person.given) for person in told.people if person.office}
    return offices | {(person.given, person.surname) for person in told.people if person.age is not None}


def compare_people(claim: Introducing, evidence: Introducing) -> list[SlotComparison]:
    """The people of a claim whom the evidence introduces too: with the same surname, age and office, or another one."""
    found = []
    for one in claim.people:
        for other in evidence.people:
            found += _said("actor", one.text, other.text, _surnames(one, other, claim, evidence))
            found += _said("actor", one.titled, other.titled, _offices(one, other))
            found += _said("quantity", one.aged, other.aged, _ages(one, other, claim, evidence))
    return found


def compare_untitled(claim: Introducing, evidence: Introducing) -> list[SlotComparison]:
    """Those whom one of two sentences names with an office and the other with another surname and none.

    Many people are called John: to be asked of sentences that have more than him in common.
    """
    found = []
    for one, name, surname in _untitled(claim.people, evidence.values.names):
        if not (may_be_one(one.text, name.text) or one.surname in evidence.article or surname in claim.article):
            found += _said("actor", one.text, name.text, "differs")
    for one, name, surname in _untitled(evidence.people, claim.values.names):
        if not (may_be_one(one.text, name.text) or one.surname in claim.article or surname in evidence.article):
            found += _said("actor", name.text, one.text, "differs")
    return found


def _untitled(people: Sequence[Person], names: Sequence[Name]) -> list[tuple[Person, Name, str]]:
    """The people of one sentence with an office, each with the names of another sentence that share the given name and
    have no office, and their surnames."""
    plain = [(name, full_name(name.text)) for name in names if name.kind == "name" and not (name.title or name.place)]
    return [(one, name, own[1]) for one in people if one.office for name, own in plain if own and own[0] == one.given]


def _said(slot: SlotName, ours: str, theirs: str, relation: SlotRelation | None) -> list[SlotComparison]:
    return [SlotComparison(slot=slot, claim=ours, evidence=theirs, relation=relation)] if relation else []


def _surnames(one: Person, other: Person, claim: Introducing, evidence: Introducing) -> SlotRelation | None:
    """Whether two people of one office and given name have one surname; None where they may be two.

    They may where either article has the surname of the other's: it knows both.
    """
    if not one.office or (one.office, one.given) != (other.office, other.given):
        return None
    if may_be_one(one.text, other.text):
        return "agrees"
    return None if one.surname in evidence.article or other.surname in claim.article else "differs"


def _offices(one: Person, other: Person) -> SlotRelation | None:
    """Whether two people of one name hold two offices of a kind: a foreign and a finance minister."""
    if (one.given, one.surname, one.office) != (other.given, other.surname, other.office):
        return None
    return "differs" if one.charge and other.charge and one.charge != other.charge else None


def _ages(one: Person, other: Person, claim: Introducing, evidence: Introducing) -> SlotRelation | None:
    """Whether two people of one name are of one age; None where they are not of one name, or the years explain it."""
    if one.age is None or other.age is None or (one.given, one.surname) != (other.given, other.surname):
        return None
    if values_relation(one.age, other.age) == "agrees":
        return "agrees"
    apart = abs(one.age.low - other.age.low)
    return "differs" if apart > _may_have_passed(claim.published, evidence.published) else None


def _may_have_passed(one: date | None, other: date | None) -> int:
    """The years by which somebody may have aged between two reports."""
    if one is None or other is None:
        return UNDATED
    days = abs((one - other).days)
    return 0 if days <= SAME_WEEKS else 1 + days // 365
