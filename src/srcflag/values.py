"""The values that the claims stage reads out of a sentence and the verify stage compares.

No stage of its own: frozen types that both sides share. Offsets are code points into the sentence, so that
`text[start:end]` is the span.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

Grain = Literal["clock", "day", "week", "month", "year", "decade", "offset"]
Modality = Literal["asserted", "possible", "planned", "denied", "asked"]
Bound = Literal["", "before", "after", "as of"]
NameKind = Literal["name", "acronym", "demonym"]
Side = Literal["subject", "object", ""]


class Moment(NamedTuple):
    """An expression of time. `first` and `last` (inclusive) are the days it may mean, None where they are not known.

    `weekday` counts from 0 for Monday, `clock` minutes from midnight; a field that the text does not give is None.
    `grain` says how fine it is: a time of day, a day, a week, a month, a year, a decade, or an offset from another
    event ("two days later"), which is never resolved. `relative` marks what depends on the day of publication or on a
    weekday's name, `loose` what is said with "about". `bound` says that something happened before or after the period,
    or held as of it. `role` is the stem of the verb or noun that the expression belongs to, `around` are the stems of
    its clause. `date_line` marks the date at which a text appeared, which tells nothing of what is in it.
    """

    start: int
    end: int
    text: str
    grain: Grain
    first: dt.date | None = None
    last: dt.date | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    clock: int | None = None
    zone: str = ""
    relative: bool = False
    loose: bool = False
    bound: Bound = ""
    role: str = ""
    around: frozenset[str] = frozenset()
    date_line: bool = False


class Polarity(NamedTuple):
    """A predicate: whether its clause affirms or negates it, and how it is meant.

    `stem` is that of the verb's base form ("rose" gives "rise"), of an adjective or noun behind "be", of verb and
    particle in "rule out". `modality` says whether it is asserted, only possible, planned (or wanted), denied by
    somebody, or asked. `by_speaker` marks what stands under a denial: the denial is a fact, its content is not.
    `arguments` are the stems of the other content words of the clause, `subject` those of them before the verb.
    """

    start: int
    end: int
    text: str
    stem: str
    negated: bool
    modality: Modality
    by_speaker: bool
    arguments: frozenset[str]
    subject: frozenset[str] = frozenset()


class Name(NamedTuple):
    """A proper name. `title` is the role before it ("Prime Minister"), `before` the preposition, both may be empty.

    `kind` tells a written-out name from an acronym and from a demonym; `place` is the country that a demonym, a
    country's name or a capital as an actor stands for, else empty. `role` is the stem of the verb that follows a
    subject or precedes an object, and `side` says which of the two. `left` and `right` are the stems of the nearest
    content words, `around` those of all others.
    """

    start: int
    end: int
    text: str
    title: str = ""
    kind: NameKind = "name"
    place: str = ""
    before: str = ""
    role: str = ""
    side: Side = ""
    left: str = ""
    right: str = ""
    around: frozenset[str] = frozenset()


QuantityKind = Literal[
    "count", "money", "share", "age", "duration", "length", "area", "mass", "volume", "speed", "temperature",
    "ordinal", "magnitude", "calibre", "score",
]  # fmt: skip


class Quantity(NamedTuple):
    """A number with what it counts or measures. The span takes in comparator and unit ("at least 26", "5.4 percent").

    `low` and `high` are the bounds that the words give, equal for a point and infinite where open, in the base `unit`
    of the `kind`: seconds, metres, square metres, kilograms, litres, metres a second, degrees Celsius, percent, inches
    of calibre, a currency's code. A score ("3-2") keeps its lower number in `low`. `step` is the place of the last
    digit that is told, in the same unit: 100,000 for "2.3 million". `approximate` marks "about 30", "nearly 30" and
    "dozens".

    `head` is the stem of what is counted, `modifiers` are the stems and names that narrow it, and `role` is the stem
    of what becomes of it ("killed", "hurt"), or "level" or "change" of a measure; each may be empty. `places` are the
    stems of the places it is told of ("in Lindholm"), `around` those of the sentence's other content words.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: float
    high: float
    step: float
    approximate: bool = False
    unit: str = ""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    role: str = ""
    places: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


class Person(NamedTuple):
    """Somebody with a full name and an office before it or an age beside it.

    `given` and `surname` are the first and the last word of the name as `words.name_key` has them, `office` the last
    word of the title, one for all its forms ("senator" for "Sen."), `charge` what it is in charge of ("foreign"); each
    may be empty. `text` is the name as it is written, `titled` that with its title, `aged` that with its `age` and all
    between the two ("Ida Lund, 39").
    """

    given: str
    surname: str
    office: str
    charge: str
    text: str
    titled: str
    age: Quantity | None = None
    aged: str = ""


class Tally(NamedTuple):
    """How a vote ended: the higher and the lower number of votes, and the two as they are written.

    `earlier` marks one that is told with another time than that of the news ("in March", "an earlier version").
    """

    text: str
    most: int
    least: int
    earlier: bool = False

    @property
    def key(self) -> str:
        """One for all ways of writing it."""
        return f"{self.most}-{self.least}"


class Once(NamedTuple):
    """What coverage of one event tells of in one way, whatever else its sentences say."""

    people: tuple[Person, ...] = ()
    tallies: tuple[Tally, ...] = ()


class Values(NamedTuple):
    """All that can be compared in one sentence."""

    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    predicates: tuple[Polarity, ...] = ()
    names: tuple[Name, ...] = ()
