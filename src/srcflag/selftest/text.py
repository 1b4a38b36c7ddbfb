"""A self-test as a person wants to read it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import SEVERITIES, counted
from srcflag.report.text import cut, printable
from srcflag.selftest.counts import caught, severity
from srcflag.selftest.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srcflag.selftest.records import Alarm, Budget, Plant, Row, SelfTest

_SHOWN = 110  # characters of a quoted sentence before it is cut

_MEANING = """\
caught: a warning or an error on the sentence, and in brackets where the share may lie (95 %), as few were tried
named: by the rule meant for it, on the words that were changed
false alarms an article: flags of that rule on sentences, as they are, that another article states
    Some of them are right: where articles do disagree, look at them. That support was overlooked (SF101, SF103)
    cannot be seen from the report itself and is not counted; nor are flags on sourcing, quotations and headlines.
The numbers are of these articles with these plants; with other ones they are others."""


def told(test: SelfTest) -> str:
    """The self-test as plain text."""
    return "\n".join([*_head(test), "", *_table(test), "", _MEANING, *_examples(test), *_budget(test)]) + "\n"


def _head(test: SelfTest) -> Iterator[str]:
    found = ", ".join(counted(test.findings[name], name) for name in SEVERITIES)
    yield f"{counted(test.articles, 'article')} as they are: {found}"
    yield (
        f"{counted(test.supported, 'sentence')} of them stated by other articles too; {len(test.tried):,} "
        f"changes planted, with seed {test.seed}, into {test.checks:,} {'copy' if test.checks == 1 else 'copies'}"
    )
    if test.rates.min_confidence:
        yield f"with min_confidence = {test.rates.min_confidence:g}"


def _table(test: SelfTest) -> Iterator[str]:
    yield f"{'kind':<12}{'planted':>8}  {'caught':<24}{'named':<12}false alarms an article"
    for row in test.rates.rows:
        alarms = "not seen" if row.alarms is None else f"{row.alarms / test.articles:.2f}"
        low, high = row.interval
        share = f"{row.caught} of {row.planted} ({low:.2f} to {high:.2f})" if row.planted else "-"
        named = f"{row.named} of {row.planted}" if row.planted else "-"
        yield f"{row.kind:<12}{row.planted:>8}  {share:<24}{named:<12}{alarms}"
    rates = test.rates
    yield (
        f"{'all':<12}{len(test.tried):>8}  {_of(rates.rows):<36}{rates.alarms_per_article:.2f} "
        f"({rates.errors_per_article:.2f} errors)"
    )


def _of(rows: tuple[Row, ...]) -> str:
    return f"{sum(row.caught for row in rows)} of {sum(row.planted for row in rows)}"


def _examples(test: SelfTest) -> Iterator[str]:
    """One plant of each kind that was missed, and one false alarm, the gravest."""
    least = test.rates.min_confidence
    missed = [one.plant for one in test.tried if not caught(one, least)]
    if missed:
        yield ""
        yield "not caught, for example:"
    for kind in KINDS:
        for plant in [plant for plant in missed if plant.kind == kind][:1]:
            yield f"  {_where(plant)}: {kind}: {_done(plant)}"
            yield f"    │ {_around(plant)}"
    heard = [alarm for alarm in test.alarms if severity(alarm.raised, least) != "note"]
    if heard:
        first = min(heard, key=lambda alarm: SEVERITIES.index(alarm.raised.severity))
        yield ""
        yield "false alarm, for example:"
        yield f"  {_where(first)}: {first.raised.code} {first.raised.severity}: {printable(first.raised.message)}"
        yield f"    │ {cut(first.text, _SHOWN)}"


def _around(plant: Plant) -> str:
    """The changed words with what stands around them."""
    at = plant.at - plant.start
    first = plant.after.find(" ", at - _SHOWN // 2) + 1 if at > _SHOWN // 2 else 0
    return ("… " if first else "") + cut(plant.after[first:], _SHOWN)


def _where(one: Plant | Alarm) -> str:
    return f"{printable(one.path or one.document_id)}:{one.line}"


def _done(plant: Plant) -> str:
    """What was done to the sentence, in words."""
    was, now = printable(plant.was), printable(plant.now)
    if not plant.before:
        return "put in behind what stands there"
    if not was:
        return f"'{now}' put in"
    return f"'{was}' became '{now}'" if now else f"'{was}' taken out"


def _budget(test: SelfTest) -> Iterator[str]:
    budget = test.budget
    if budget is None:
        return
    yield ""
    alarms = "false alarm" if budget.allowed == 1 else "false alarms"
    yield f"at most {budget.allowed:g} {alarms} an article: {_chosen(test, budget)}"
    if budget.rates is not None and budget.rates.min_confidence:
        kinds = ", ".join(f"{row.kind} {row.caught} of {row.planted}" for row in budget.rates.rows if row.planted)
        yield (
            f"    {budget.rates.alarms_per_article:.2f} an article; caught with it {_of(budget.rates.rows)} ({kinds}), "
            f"without it {sum(caught(one, 0.0) for one in test.tried)}"
        )
        yield "    in srcflag.toml, or under [tool.srcflag]:"
        yield f"        {budget.setting}"


def _chosen(test: SelfTest, budget: Budget) -> str:
    if budget.rates is None:
        left = ", ".join(f"{code} {number}" for code, number in budget.remaining.items())
        return (
            f"no min_confidence reaches it; at 1 there are still {sum(budget.remaining.values())} on "
            f"{counted(test.articles, 'article')} ({left}): look at them, or leave those rules out with ignore"
        )
    if not budget.rates.min_confidence:
        return f"kept with min_confidence = 0, the default, with {budget.rates.alarms_per_article:.2f}"
    return f"the least that keeps to it is {budget.setting}"
