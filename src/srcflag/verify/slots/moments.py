"""Times of a claim against times of its evidence: which agree, and which cannot both be right.

A period contains its days, so "September" and "4 September" agree. A difference is only declared between two times of
one grain that belong to the same thing, where no other time of either sentence speaks for agreement.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.values import Moment

    Relation = Literal["agrees", "near", "differs", "unknown"]

__all__ = ["SAYING", "MomentComparison", "compare_moments", "other_occasion"]

COMPARED_GRAINS = frozenset({"clock", "day", "month", "year"})
"""Grains at which a difference is declared: weeks, decades and offsets are said too loosely."""

SLACK_DAYS = 1
"""Days that a relative or bare day may be off: time zones, and stories written after midnight."""

SLACK_MINUTES, LOOSE_MINUTES = 4, 45
"""Minutes that times of day may be apart, and those said with "about", "before" or "shortly after"."""

SHARED = 0.33
"""Least share of the smaller clause in the other one at which two times with different verbs belong together."""

ROLE_SHARED = 0.25
"""The same where the verb of one stands in the clause of the other."""

FEWEST_SHARED = 3
"""Least number of words that the two clauses then share."""


SAYING = frozenset(stem_of(verb) for verb in "say tell announce report add state claim speak write call".split())
"""Verbs that are no event of their own: only with the same content do two days of them contradict."""

MOST = 20
"""Times of one sentence above which nothing is compared: a table, in which it is doubtful what belongs together."""


class MomentComparison(NamedTuple):
    """A time of the claim, one of the evidence, and how they stand to each other."""

    claim: Moment
    evidence: Moment
    relation: Literal["agrees", "differs"]


def compare_moments(
    claim: Sequence[Moment], evidence: Sequence[Moment], same_word: Callable[[str, str], bool] | None = None
) -> list[MomentComparison]:
    """The pairs of times that agree or differ; a time of which nothing can be said is in none.

    `same_word` says of two stems whether they mean the same; equal stems always do.
    """
    if len(claim) > MOST or len(evidence) > MOST:
        return []
    claim = [moment for moment in claim if not moment.date_line]
    evidence = [moment for moment in evidence if not moment.date_line]
    relations = [[_relation(ours, theirs) for theirs in evidence] for ours in claim]
    found: list[MomentComparison] = []
    for row, ours in enumerate(claim):
        agreeing = [column for column in range(len(evidence)) if relations[row][column] == "agrees"]
        found += [MomentComparison(ours, evidence[column], "agrees") for column in agreeing]
        if _settled(relations[row], evidence, ours.grain):
            continue
        rivals = [
            column
            for column, theirs in enumerate(evidence)
            if relations[row][column] == "differs"
            and not _settled([other[column] for other in relations], claim, theirs.grain)
            and _same_role(ours, theirs, same_word)
        ]
        if len(rivals) == 1 and _only(row, rivals[0], relations, claim, evidence, same_word):
            found.append(MomentComparison(ours, evidence[rivals[0]], "differs"))
    return found


def other_occasion(claim: Sequence[Moment], evidence: Sequence[Moment]) -> bool:
    """Whether two sentences are plainly told of different times: "in 2008" beside "on Saturday".

    Their days differ, or one of them names a month or a year that the other does not have: the news of the day goes by
    the day, and what lies further back by the month or the year.
    """
    ours, theirs = _dated(claim), _dated(evidence)
    relations = {_relation(one, other) for one in ours for other in theirs}
    if relations & {"agrees", "near"}:
        return False
    return "differs" in relations or any(moment.grain in _FAR for moment in (*ours, *theirs))


_FAR = frozenset({"month", "year", "decade"})
_AHEAD = ("this", "next", "coming")


def _dated(moments: Sequence[Moment]) -> list[Moment]:
    if len(moments) > MOST:
        return []
    return [
        moment
        for moment in moments
        if moment.grain not in ("clock", "offset")
        and not moment.date_line
        and not moment.text.lower().startswith(_AHEAD)
    ]


def _settled(relations: Sequence[Relation], others: Sequence[Moment], grain: str) -> bool:
    """Whether a time has one that agrees with it, or nearly, of its own grain or finer; a period holds too much."""
    fine = (grain, *_FINER.get(grain, ()))
    return any(
        relation in ("agrees", "near") and other.grain in fine
        for relation, other in zip(relations, others, strict=True)
    )


_FINER = {"month": ("day", "week"), "year": ("month", "week", "day")}


def _only(
    row: int,
    column: int,
    relations: Sequence[Sequence[Relation]],
    claim: Sequence[Moment],
    evidence: Sequence[Moment],
    same_word: Callable[[str, str], bool] | None,
) -> bool:
    """Whether the evidence's time has no second rival among the claim's: else it is doubtful which belong together."""
    return not any(
        other != row and relations[other][column] == "differs" and _same_role(claim[other], evidence[column], same_word)
        for other in range(len(claim))
    )


def _same_role(ours: Moment, theirs: Moment, same_word: Callable[[str, str], bool] | None) -> bool:
    smaller = min(len(ours.around), len(theirs.around))
    shared = len(ours.around & theirs.around)
    said = ours.role in SAYING or theirs.role in SAYING  # much is said and announced, on many days
    same = ours.role == theirs.role or (same_word is not None and same_word(ours.role, theirs.role))
    if ours.role and theirs.role and same and not said:
        others = min(len(ours.around - {ours.role}), len(theirs.around - {theirs.role}))
        return not others or bool(ours.around & theirs.around - {ours.role, theirs.role})
    if (ours.role in theirs.around or theirs.role in ours.around) and not said:
        return shared >= min(FEWEST_SHARED, smaller) and shared >= ROLE_SHARED * smaller
    return shared >= FEWEST_SHARED and shared >= SHARED * smaller


def _relation(ours: Moment, theirs: Moment) -> Relation:
    if "offset" in (ours.grain, theirs.grain):
        return "unknown"
    if "clock" in (ours.grain, theirs.grain):
        return _clocks(ours, theirs) if ours.grain == theirs.grain else "unknown"
    if "as of" in (ours.bound, theirs.bound):
        return "unknown"  # what held on one day need not have changed by another
    gap = _gap(ours, theirs)
    return _parts(ours, theirs) if gap is None else _periods(ours, theirs, gap)


def _gap(ours: Moment, theirs: Moment) -> int | None:
    """The days between two resolved periods, 0 or less where they meet."""
    one, other = _period(ours), _period(theirs)
    if one is None or other is None:
        return None
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def _period(moment: Moment) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a time may mean, open to the side of its bound."""
    if moment.first is None or moment.last is None:
        return None
    first = dt.date.min if moment.bound == "before" else moment.first
    return first, dt.date.max if moment.bound == "after" else moment.last


def _clocks(ours: Moment, theirs: Moment) -> Relation:
    if ours.clock is None or theirs.clock is None or ours.zone != theirs.zone:
        return "unknown"
    apart = abs(ours.clock - theirs.clock)
    apart = min(apart, 24 * 60 - apart)
    if not apart:
        return "agrees"
    if apart <= (LOOSE_MINUTES if ours.loose or theirs.loose else SLACK_MINUTES):
        return "near"
    return "near" if apart == 12 * 60 else "differs"  # half a day apart: one of them is written without a.m. or p.m.


def _periods(ours: Moment, theirs: Moment, gap: int) -> Relation:
    if gap <= 0:
        return "agrees"
    if ours.grain != theirs.grain or ours.grain not in COMPARED_GRAINS:
        return "unknown"
    if ours.weekday is not None and ours.weekday == theirs.weekday and gap % 7 in (0, 6):
        return "near"  # the same weekday a week apart: which of them is meant depends on when each text was written
    slack = SLACK_DAYS if ours.relative or theirs.relative else 0
    if ours.loose or theirs.loose:
        slack = max(slack, {"day": 1, "month": 31, "year": 366}[ours.grain])
    return "near" if gap <= slack else "differs"


def _parts(ours: Moment, theirs: Moment) -> Relation:
    """Two times of which at least one is not resolved, by the parts that both give, the coarsest first."""
    finest = _weekdays(ours, theirs) if "day" in (ours.grain, theirs.grain) else None
    compared: list[bool] = []
    for part in ("year", "month", "day"):
        one, other = _part(ours, part), _part(theirs, part)
        if one is not None and other is not None:
            compared.append(one == other)
    if ours.bound or theirs.bound:
        return "agrees" if compared and all(compared) else "unknown"
    if compared and not all(compared):
        return "differs" if ours.grain == theirs.grain and ours.grain in COMPARED_GRAINS else "unknown"
    if finest is not None and not (compared and ours.day and theirs.day):
        return finest
    return "agrees" if compared else "unknown"


def _part(moment: Moment, part: str) -> int | None:
    value: int | None = getattr(moment, part)
    if value is None and moment.first and moment.last and not moment.relative:
        first, last = getattr(moment.first, part), getattr(moment.last, part)
        value = first if first == last and (part != "day" or moment.first == moment.last) else None
    return value


def _weekdays(ours: Moment, theirs: Moment) -> Relation | None:
    one, other = _weekday(ours), _weekday(theirs)
    if one is None or other is None:
        return None
    apart = min((one - other) % 7, (other - one) % 7)
    return "agrees" if apart == 0 else "near" if apart <= SLACK_DAYS else "differs"


def _weekday(moment: Moment) -> int | None:
    if moment.weekday is not None:
        return moment.weekday
    return moment.first.weekday() if moment.first and moment.first == moment.last else None
