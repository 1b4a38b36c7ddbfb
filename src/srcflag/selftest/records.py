"""What a self-test says, complete enough that the text and the JSON can be made from it alone."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from srcflag.records import Notification, Record, Severity, Status, ToolInfo

Planted = Literal["figure", "date", "name", "polarity", "foreign", "allegation"]

KINDS: tuple[Planted, ...] = ("figure", "date", "name", "polarity", "foreign", "allegation")

NAMED_BY: dict[Planted, tuple[str, ...]] = {
    "figure": ("SF201",),
    "date": ("SF202",),
    "name": ("SF203",),
    "polarity": ("SF204",),
    "foreign": ("SF101", "SF401"),
    "allegation": ("SF402",),
}
"""The rules that call each kind what it is. SF205 does so for an edit that the article itself speaks against."""


class Plant(Record):
    """One change of one article: a sentence edited, or one put in behind another (`before` is then empty).

    `start` and `end` are those of the sentence in the changed article; `line` is the same in both, as nothing adds one.
    `was` and `now` are the words that differ, the latter from `at` on.
    """

    kind: Planted
    document_id: str
    path: str | None
    line: int
    start: int
    end: int
    before: str
    after: str
    was: str = ""
    now: str = ""
    at: int = 0


class Raised(Record):
    """A flag on a sentence, as it would be without `min_confidence`.

    `confidence` is that of the status it rests on, None where it rests on none. `fits` says that it is of a rule that
    calls the plant what it is, on the words that were changed.
    """

    code: str
    severity: Severity
    message: str
    confidence: float | None
    fits: bool = False


class Tried(Record):
    """A plant, and what the report says of its sentence."""

    plant: Plant
    status: Status
    raised: tuple[Raised, ...]


class Alarm(Record):
    """A flag that rests on the status of an untouched sentence which other articles state."""

    document_id: str
    path: str | None
    line: int
    text: str
    raised: Raised


class Row(Record):
    """How many plants of one kind are caught: by any warning or error, and by the rule that is meant for it.

    `interval` holds the bounds of the share caught (Wilson, 95 %). `alarms` are the false ones of the rules meant for
    this kind; None where the report itself cannot show them.
    """

    kind: Planted
    planted: int
    caught: int
    named: int
    interval: tuple[float, float]
    alarms: int | None


class Rates(Record):
    """All counts at one value of `min_confidence`; `errors` are those of the false alarms that are errors."""

    min_confidence: float
    rows: tuple[Row, ...]
    alarms: int
    errors: int
    alarms_per_article: float
    errors_per_article: float


class Budget(Record):
    """The least `min_confidence` with at most `allowed` false alarms an article; `rates` are None where none is.

    `remaining` counts the false alarms that are left at the strictest, by rule.
    """

    allowed: float
    rates: Rates | None
    setting: str = ""
    remaining: dict[str, int] = Field(default_factory=dict)


class SelfTest(Record):
    """A whole self-test.

    `articles` were assessed, `supported` are their sentences that other articles state, `findings` the flags that they
    have as they are. `checks` counts the changed articles.
    """

    schema_version: Literal["1"] = "1"
    tool: ToolInfo
    settings: dict[str, str | int | float | bool | list[str] | None]
    seed: int
    articles: int
    supported: int
    checks: int
    findings: dict[Severity, int]
    rates: Rates
    budget: Budget | None
    tried: tuple[Tried, ...]
    alarms: tuple[Alarm, ...]
    notifications: tuple[Notification, ...] = ()
