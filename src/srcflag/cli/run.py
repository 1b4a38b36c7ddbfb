"""What `check` and `report` share: their arguments, one run from paths to a report, and the exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from srcflag.cli.output import Progress, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from srcflag.gather import Gathered
    from srcflag.records import Report
    from srcflag.settings import Settings

SEVERITY_RANK = {"note": 1, "warning": 2, "error": 3, "never": 4}


def scoring_options(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that `check` and `report` share."""
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--pool", multiple=True, metavar="PATH", help="Articles to compare with; may be repeated."),
        click.option("--select", metavar="CODES", help="Only these rules, by code or prefix: SF1,SF402."),
        click.option("--ignore", metavar="CODES", help="Not these rules, by code or prefix."),
        click.option("--encoder", metavar="NAME", help="Another encoder: a folder or a sentence-transformers model."),
        click.option("--verifier", metavar="NAME", help="Another verifier: a cross-encoder's name or folder."),
        click.option("--threads", type=click.IntRange(1, 64), help="Threads of the models.  [default: 2]"),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="A settings file to use."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def run(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Report, Gathered, Settings]:
    """Read, score, and report what went wrong on the way to standard error."""
    from srcflag.gather import gather
    from srcflag.records import Notification
    from srcflag.settings import load

    pool, config = options.pop("pool"), options.pop("config")
    first = Path(paths[0] if paths[0] != "-" else ".")
    settings = load(first if first.is_dir() else first.parent, config=config, **options)
    gathered = gather(paths, pool, exclude=settings.exclude)
    for problem in (*gathered.problems, *gathered.beside):
        say(str(problem))
    if not gathered.jobs:
        sys.exit(2)
    notes = [Notification(level="error", message=str(problem), path=problem.path) for problem in gathered.problems]
    notes += [Notification(level="warning", message=str(problem), path=problem.path) for problem in gathered.beside]
    for name in gathered.skipped:
        note = Notification(level="warning", message=f"{name}: passed over, of a kind that is not read", path=name)
        notes.append(note)
        say(note.message)

    from srcflag.pipeline import Scorer

    with Progress() as progress:
        result = Scorer(settings, progress=progress).score_jobs(gathered.jobs, notes)
    return result, gathered, settings


def leave(report: Report, gathered: Gathered, settings: Settings | None) -> None:
    """Exit with the code that the report and the reading call for."""
    crashed = any(note.level == "error" and note.document_id for note in report.notifications)
    if gathered.problems or crashed:
        for note in report.notifications:
            if note.document_id:
                say(note.message)
        sys.exit(2)
    if settings is not None:
        least = SEVERITY_RANK[settings.fail_on]
        if any(SEVERITY_RANK[flag.severity] >= least for flag in report.flags):
            sys.exit(1)
