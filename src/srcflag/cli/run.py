"""What `check` and `report` share: their arguments, one run from paths to a report, and the exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from srcflag.cli.completion import codes, files_of_shell
from srcflag.cli.output import Progress, refuse_to_replace, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.gather import Gathered
    from srcflag.records import DocumentReport, Report
    from srcflag.settings import Loaded, Settings

SEVERITY_RANK = {"note": 1, "warning": 2, "error": 3, "never": 4}

SKIPPED_SHOWN = 5  # files of a folder that are not read, named one by one: pictures by the hundred would hide all else


def setting_options(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that are settings too, and the file that settings stand in."""
    options = [
        click.option(
            "--select", metavar="CODES", shell_complete=codes, help="Only these rules, by code or prefix: SF1,SF402."
        ),
        click.option("--ignore", metavar="CODES", shell_complete=codes, help="Not these rules, by code or prefix."),
        click.option("--as-of", metavar="DATE", help="Compare only with articles published on or before that day."),
        click.option("--encoder", metavar="NAME", help="Another encoder: a folder or a sentence-transformers model."),
        click.option("--verifier", metavar="NAME", help="Another verifier: a cross-encoder's name or folder."),
        click.option("--threads", type=click.IntRange(1, 64), help="Threads of the models.  [default: 2]"),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="A settings file to use."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The least severity that makes the exit code 1.  [default: error]",
)


def scoring_options(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that `check` and `report` share."""
    command = setting_options(command)
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=files_of_shell),
        click.option(
            "--pool",
            multiple=True,
            metavar="PATH",
            shell_complete=files_of_shell,
            help="Articles to compare with; may be repeated.",
        ),
        click.option("--changed-only", metavar="REV", help="Only flags of paragraphs changed since a git revision."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def run(
    paths: tuple[str, ...], options: dict[str, Any], output: str | None = None, beside: tuple[str, ...] = ()
) -> tuple[Report, Gathered, Settings]:
    """Read, score, and report what went wrong on the way to standard error.

    `output` is where the report will go, `beside` are files that srcflag reads and that are no articles.
    """
    from srcflag.cli.changed import earlier, only_changed
    from srcflag.gather import gather
    from srcflag.read import expand
    from srcflag.records import Notification
    from srcflag.settings import nearest_to_each, trace

    pool, config, revision = options.pop("pool"), options.pop("config"), options.pop("changed_only")
    first = trace(start_of(paths[0]), config=config, **options)
    exclude = no_articles(first, *beside)
    files = expand(paths, exclude).files
    refuse_to_replace(output, (*files, *expand(pool, exclude).files))
    settings, unheeded = (first.settings, ()) if config else nearest_to_each(first, files, **options)
    refuse_unknown_codes(first, settings)
    before = None if revision is None else earlier(revision, files)
    gathered = gather(paths, pool, exclude=exclude)
    for problem in (*gathered.problems, *gathered.beside):
        say(str(problem))
    if not gathered.jobs:
        sys.exit(2)
    notes = [Notification(level="error", message=str(problem), path=problem.path) for problem in gathered.problems]
    notes += [Notification(level="warning", message=str(problem), path=problem.path) for problem in gathered.beside]
    for name in gathered.skipped:
        note = Notification(level="warning", message=f"{name}: passed over, of a kind that is not read", path=name)
        notes.append(note)
    said = len(notes)
    notes += [Notification(level="warning", message=message) for message in unheeded]

    from srcflag.pipeline import Scorer

    tell_skipped(gathered.skipped)
    with Progress() as progress:
        result = Scorer(settings, progress=progress).score_jobs(gathered.jobs, notes)
    if before is not None:
        result = only_changed(result, before, revision)
    for note in result.notifications[said:]:
        if not note.document_id:  # of a rule that crashed, `leave` tells
            say(note.message)
    return result, gathered, settings


def tell_skipped(names: Sequence[str]) -> None:
    """Say which files of a folder are not read: each in the report, here as many as can be taken in."""
    if len(names) <= SKIPPED_SHOWN:
        for name in names:
            say(f"{name}: passed over, of a kind that is not read")
        return
    shown = ", ".join(names[:SKIPPED_SHOWN])
    say(
        f"{len(names):,} files passed over, of kinds that are not read: {shown} and {len(names) - SKIPPED_SHOWN:,} more"
    )


def no_articles(loaded: Loaded, *beside: str) -> tuple[str, ...]:
    """What the settings exclude, and the files of this run that are no articles, though they may lie beside them."""
    settings = loaded.settings
    own = (*beside, settings.baseline, settings.owners, str(loaded.file or ""))
    return (*settings.exclude, *(os.path.realpath(name) for name in own if name))


def refuse_unknown_codes(loaded: Loaded, settings: Settings) -> None:
    """Raise SettingsError for a code that fits no rule, with the place that it was written in."""
    from srcflag.errors import SettingsError
    from srcflag.rules import selected

    own = loaded.settings
    places = [
        (f"{origin.where}: {key}: " if origin.where else "", getattr(own, key))
        for key, origin in loaded.origins.items()
        if key in ("select", "ignore")
    ]
    places += [
        (f"settings in {os.path.relpath(one.folder)}, for '{one.pattern}': ", (*(one.select or ()), *one.ignore))
        for one in settings.per_path
    ]
    for where, codes_of_it in places:
        try:
            selected(codes_of_it, ())
        except SettingsError as error:
            raise SettingsError(f"{where}{error}") from None


def start_of(path: str) -> Path:
    """Where the search for a settings file starts: the folder, or the one that a file lies in."""
    first = Path("." if path == "-" else path)
    return first if os.path.isdir(first) else first.parent


def leave(report: Report, gathered: Gathered, settings: Settings | None) -> None:
    """Exit with the code that the report and the reading call for."""
    crashed = any(note.level == "error" and note.document_id for note in report.notifications)
    if gathered.problems or crashed:
        for note in report.notifications:
            if note.document_id:
                say(note.message)
        sys.exit(2)
    if settings is not None and any(fails(document, settings) for document in report.documents):
        sys.exit(1)


def fails(document: DocumentReport, settings: Settings) -> bool:
    """Whether a document has a flag at or above the severity that its own settings name."""
    least = SEVERITY_RANK[settings.for_path(document.path).fail_on]
    return any(SEVERITY_RANK[flag.severity] >= least for flag in document.flags)
