"""`srcflag baseline`: write a file of accepted flags, keep it up to date, and go through what is open."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from srcflag.cli import clock
from srcflag.cli.accept import asked, present
from srcflag.cli.output import say, tell
from srcflag.cli.run import leave, run, scoring_options
from srcflag.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from srcflag.baseline import Entry, Updated
    from srcflag.gather import Gathered
    from srcflag.records import Report
    from srcflag.settings import Settings

DEFAULT = ".srcflag-baseline"

_file_option: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "-b", "--baseline", metavar="FILE", help=f"The file.  [default: the setting baseline, else {DEFAULT}]"
)
_by_option: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--by", default="", metavar="NAME", help="Who accepts, for the file."
)
_expires_option: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day on which it holds."
)


@click.group(short_help="Accepted flags, kept in a file.")
def baseline() -> None:
    """Flags that somebody accepted, in a file to keep beside the articles (docs/baseline.md)."""


@baseline.command(name="write")
@scoring_options
@_file_option
@click.option("--reason", required=True, metavar="TEXT", help="Why they are accepted.")
@_by_option
@_expires_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def write_baseline(
    paths: tuple[str, ...], reason: str, by: str, expires: dt.datetime | None, force: bool, **options: Any
) -> None:
    """Accept every flag that the articles have now."""
    from srcflag.baseline import entry_for, save
    from srcflag.records import counted

    until = _until(expires)
    if not any(map(str.isalnum, reason)):
        raise click.UsageError("--reason is empty: say why these flags are accepted")
    if options["baseline"]:
        _refuse_to_overwrite(options["baseline"], force)
    report, _, settings, file = _scored(paths, options)
    _refuse_to_overwrite(file, force)
    entries = [
        entry_for(document, flag, "accepted", reason, when=clock.today(), by=by, expires=until)
        for document in report.documents
        for flag in document.flags
    ]
    save(file, {entry.id: entry for entry in entries}.values())
    tell(f"{_shown(file)}: {counted(len(entries), 'flag')} accepted")
    if not settings.baseline:
        tell(f"use it with srcflag check --baseline {_shown(file)}, or the setting baseline")


@baseline.command(name="update", short_help="Keep the file in step with the articles.")
@scoring_options
@_file_option
@click.option("--decisions", multiple=True, metavar="FILE", help="Decisions to take in; may be repeated.")
@click.option("--prune", is_flag=True, help="Drop entries of articles that are not among those read, too.")
def update_baseline(paths: tuple[str, ...], decisions: tuple[str, ...], prune: bool, **options: Any) -> None:
    """Drop entries whose flag is gone, follow renamed articles, take in reviewers' decisions."""
    from srcflag.baseline import load, match, merged, read_decisions, save, taken_in, updated

    given, conflicts = merged([read_decisions(path) for path in decisions])
    report, gathered, settings, file = _scored(paths, options, decisions)
    # taking decisions in may begin a baseline; without any, a file that is not there is a slip of the pen
    entries = load(file) if os.path.lexists(file) or not decisions else ()
    there = present(gathered)

    def matched_with(chosen: Sequence[Entry]) -> Any:
        return match(report, chosen, today=settings.as_of or clock.today(), present=there, codes=asked(settings))

    matched = matched_with(entries)
    lapsed = {fit.entry.id for fit in matched.fits if fit.state in ("expired", "reopened")}
    result, others = taken_in(entries, given, today=clock.today(), lapsed=lapsed)
    if conflicts or others:
        for conflict in (*conflicts, *others):
            say(f"conflict: {conflict}")
        say(f"{_shown(file)} was not changed: agree on one decision, and correct the file that has the other")
        sys.exit(2)
    matched = matched_with(result)
    after = updated(matched, present=there, prune=prune)
    if after.entries != entries or not os.path.lexists(file):
        save(file, after.entries)
    _tell(after, entries, [(fit.entry, fit.state) for fit in matched.fits], _shown(file))


def _tell(after: Updated, before: Sequence[Entry], states: Sequence[tuple[Entry, str]], file: str) -> None:
    """What an update did, one line for each entry that it touched."""
    from srcflag.records import counted

    known = {entry.id for entry in before}
    for entry in after.dropped:
        what = "dropped, its flag is gone" if entry.id in known else "not taken in, its flag is gone"
        tell(f"{entry.id}: {what}: {_printable(entry.document_id)}: {_printable(entry.text)}")
    for old, new in after.moved:
        tell(f"{old.id}: followed from {_printable(old.document_id)} to {_printable(new.document_id)} as {new.id}")
    for entry, state in states:
        if state == "expired":
            tell(f"{entry.id}: expired on {entry.expires}; its flag is reported again")
        elif state == "reopened":
            tell(f"{entry.id}: re-opened by new evidence; its flag is reported again")
    arrived = sum(entry.id not in known for entry in after.entries) - len(after.moved)
    parts = [counted(len(after.entries), "entry", "entries")]
    parts += [f"{arrived:,} new"] if arrived > 0 else []
    parts += [f"{len(after.dropped):,} dropped"] if after.dropped else []
    parts += [f"{len(after.moved):,} followed"] if after.moved else []
    parts += [f"{len(after.kept):,} of articles or rules that were not checked, kept"] if after.kept else []
    tell(f"{file}: {', '.join(parts)}")


@baseline.command(name="audit")
@scoring_options
@_file_option
@_by_option
@_expires_option
def audit_baseline(paths: tuple[str, ...], by: str, expires: dt.datetime | None, **options: Any) -> None:
    """Go through the open flags in the terminal and decide about each.

    Every decision is written at once: leave when you like, and go on later where you stopped.
    """
    from srcflag.baseline import apply, load
    from srcflag.cli.audit import Audit

    if "-" in paths:
        raise click.UsageError("audit reads its answers from standard input: name a file instead of -")
    until = _until(expires)
    report, gathered, settings, file = _scored(paths, options)
    entries = load(file) if os.path.lexists(file) else ()
    applied = apply(
        report, entries, today=settings.as_of or clock.today(), present=present(gathered), codes=asked(settings)
    )
    rejected = {fit.flag.id for fit in applied.matched.fits if fit.state == "rejected"}
    Audit(file, applied.report, rejected, today=clock.today(), by=by, expires=until).walk()


for _command in baseline.commands.values():
    for _option in _command.params:
        if isinstance(_option, click.Option) and _option.name == "changed_only":
            _option.hidden = True  # refused below, with the reason: no help page should offer it


def _scored(
    paths: tuple[str, ...], options: dict[str, Any], beside: tuple[str, ...] = ()
) -> tuple[Report, Gathered, Settings, str]:
    """The report that a baseline is made from, and the baseline's file. A run that is not whole changes no baseline."""
    if options["changed_only"]:
        raise click.UsageError("--changed-only holds flags back that a baseline must know of; leave it out here")
    report, gathered, settings = run(paths, options, beside=beside)
    file = settings.baseline or DEFAULT
    if gathered.problems:
        say(f"{_shown(file)} was not changed: not all articles could be read")
    leave(report, gathered, None)
    return report, gathered, settings, file


def _until(expires: dt.datetime | None) -> dt.date | None:
    if expires is None:
        return None
    if expires.date() < clock.today():
        raise click.UsageError(f"--expires {expires.date()} has passed; name a day to come")
    return expires.date()


def _refuse_to_overwrite(file: str, force: bool) -> None:
    if not force and os.path.lexists(file):
        ways = "srcflag baseline update keeps what is in it, --force writes over it"
        raise UsageError(f"{_shown(file)}: there is a file already; {ways}")


def _shown(file: str) -> str:
    """A path from the working folder on, where it lies below that."""
    inside = os.path.abspath(file).removeprefix(os.getcwd().rstrip(os.sep) + os.sep)
    return _printable(file if os.path.isabs(inside) else inside)


def _printable(text: str) -> str:
    from srcflag.report.text import printable

    return printable(text)
