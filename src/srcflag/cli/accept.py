"""`--baseline`: the flags that somebody accepted leave the report's open ones, and what became of them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from srcflag.cli import clock
from srcflag.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from srcflag.gather import Gathered
    from srcflag.records import Report
    from srcflag.settings import Settings

_MOST_TOLD = 20  # unused entries named one by one; the number says the rest


def baseline_option(command: Callable[..., None]) -> Callable[..., None]:
    """The argument of `check` and `report`; an empty name is none, whatever the settings say."""
    wrapped: Callable[..., Any] = click.option(
        "--baseline", metavar="FILE", help="A file of accepted flags, which are neither shown nor counted."
    )(command)
    return wrapped


def accept(report: Report, gathered: Gathered, settings: Settings, *, verbose: bool = False) -> Report:
    """The report with the flags of the settings' baseline accepted. `verbose` names the entries that fit nothing."""
    if not settings.baseline:
        return report
    from srcflag.baseline import apply, load

    applied = apply(
        report,
        load(settings.baseline),
        today=settings.as_of or clock.today(),
        present=present(gathered),
        codes=asked(settings),
    )
    for note in applied.report.notifications[len(report.notifications) :]:
        say(note.message)
    if verbose:
        unused = applied.matched.unused
        for entry in unused[:_MOST_TOLD]:
            say(f"{settings.baseline}: unused: {entry.id} in {entry.document_id}: {entry.text}")
        if len(unused) > _MOST_TOLD:
            more = len(unused) - _MOST_TOLD
            say(f"{settings.baseline}: {more:,} more unused entries; srcflag baseline update drops them")
    return applied.report


def present(gathered: Gathered) -> frozenset[str]:
    """The documents that are there, checked or in the pool."""
    return frozenset(document.id for job in gathered.jobs for document in (*job.documents, *job.pool))


def asked(settings: Settings) -> frozenset[str]:
    """The codes of the rules that were asked of every document."""
    from srcflag.rules import selected

    found = frozenset(rule.code for rule in selected(settings.select, settings.ignore))
    for one in settings.per_path:
        found &= frozenset(rule.code for rule in selected(one.select or (), one.ignore))
    return found
