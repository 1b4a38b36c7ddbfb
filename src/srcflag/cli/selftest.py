"""`srcflag selftest`: how much of what is planted into the user's own articles a check notices."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any

import click

from srcflag.cli.completion import files_of_shell
from srcflag.cli.output import Progress, say, write
from srcflag.cli.run import no_articles, refuse_unknown_codes, setting_options, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and value >= 0):
        raise click.BadParameter(f"{value} is no number of false alarms; give 0 or more, as in --budget 1")
    return value


@click.command(short_help="Count which planted changes a check notices.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=files_of_shell)
@click.option(
    "--pool",
    multiple=True,
    metavar="PATH",
    shell_complete=files_of_shell,
    help="Articles to compare with; may be repeated.",
)
@click.option(
    "--foreign",
    multiple=True,
    metavar="PATH",
    shell_complete=files_of_shell,
    help="Articles on another event, to plant claims from in place of made ones; may be repeated.",
)
@click.option(
    "--budget",
    type=float,
    metavar="N",
    callback=_finite,
    help="Find the min_confidence with at most N false alarms an article.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Another number plants elsewhere.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every plant and every false alarm.")
@setting_options
def selftest(
    paths: tuple[str, ...],
    pool: tuple[str, ...],
    foreign: tuple[str, ...],
    budget: float | None,
    seed: int,
    as_json: bool,
    config: Path | None,
    **options: Any,
) -> None:
    """Plant known changes into copies of your articles and count what a check notices.

    Figures, dates, names and what is affirmed are changed in sentences that other articles state too; claims of another
    event and made accusations are put in. No file is changed. PATH is as for check.
    """
    from srcflag.gather import gather
    from srcflag.read import expand, read_many
    from srcflag.selftest.foreign import foreign_claims
    from srcflag.selftest.measure import self_test
    from srcflag.settings import nearest_to_each, trace

    first = trace(start_of(paths[0]), config=config, **options)
    exclude = no_articles(first)
    files = expand(paths, exclude).files
    settings, unheeded = (first.settings, ()) if config else nearest_to_each(first, files, **options)
    refuse_unknown_codes(first, settings)
    gathered = gather(paths, pool, exclude=exclude)
    elsewhere = read_many(foreign, exclude=exclude) if foreign else None
    problems = (*gathered.problems, *(elsewhere.problems if elsewhere else ()))
    _say_all((*problems, *gathered.beside, *unheeded))
    if not gathered.jobs:
        sys.exit(2)
    claims = foreign_claims(elsewhere.documents) if elsewhere else ()
    with Progress() as reading, Progress("checking changed articles") as checking:

        def checked(done: int, total: int) -> None:
            reading.finish()
            checking(done, total)

        result = self_test(
            gathered.jobs, settings, foreign=claims, seed=seed, budget=budget, reading=reading, checking=checked
        )
    _say_all(note.message for note in result.notifications)
    if as_json:
        from srcflag.report.dump import dump

        write(f"{dump(result.model_dump(mode='json'), indent=2)}\n".encode(), None)
    else:
        from srcflag.selftest.text import told

        write(told(result), None)
    if problems:
        sys.exit(2)


def _say_all(messages: Iterable[object]) -> None:
    for message in messages:
        say(str(message))
