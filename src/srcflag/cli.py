"""The command line: arguments -> settings -> pipeline -> report -> exit code. Thin on purpose.

Exit 0: nothing at or above --fail-on. Exit 1: flags at or above it. Exit 2: usage error, unreadable input, broken
model, or a rule that crashed; what could be checked is reported all the same.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

import click

from srcflag.errors import SrcflagError, UsageError
from srcflag.report.formats import FORMATS, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from srcflag.gather import Gathered
    from srcflag.records import Report
    from srcflag.report.formats import Format
    from srcflag.settings import Settings

SEVERITY_RANK = {"note": 1, "warning": 2, "error": 3, "never": 4}


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks "│" gets a question mark, not a traceback
    try:
        commands(standalone_mode=True)
    except SrcflagError as error:
        _say(str(error))
        sys.exit(2)


def _say(message: str) -> None:
    """Tell what went wrong on standard error, without the control characters that a name or value may bring."""
    from srcflag.report.text import printable

    click.echo(f"srcflag: {printable(message)}", err=True)


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"srcflag {version('srcflag')}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def commands() -> None:
    """Check a news text against other coverage of the same event, sentence by sentence.

    srcflag says which assertions independent coverage supports and which stand alone, with the evidence. It never
    says what is so, only how a sentence stands relative to the pool of articles you give it.
    """


def _scoring_options(command: Callable[..., None]) -> Callable[..., None]:
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


@commands.command()
@_scoring_options
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE; - is standard output.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The least severity that makes the exit code 1.  [default: error]",
)
@click.option("-q", "--quiet", is_flag=True, help="One line a flag; no notes, no evidence.")
@click.option("-v", "--verbose", is_flag=True, help="Show supported sentences with their evidence too.")
def check(
    paths: tuple[str, ...],
    form: Format | Literal["text"],
    output: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Check articles, sentence by sentence.

    PATH is a file, a folder, a glob, or - for standard input. A folder without --pool is an event: each article in it
    is checked against all the others.
    """
    report, gathered, settings = _run(paths, options)
    if form == "text":
        from srcflag.report.text import render

        _write(render(report, quiet=quiet, verbose=verbose), output)
    else:
        from srcflag.rules import RULES

        _write(rendered(report, form, RULES).encode(), output)
    _leave(report, gathered, settings)


@commands.command()
@_scoring_options
@click.option(
    "-o",
    "--output",
    default="triage.html",
    show_default=True,
    metavar="FILE",
    help="Where to write the page.",
)
def report(paths: tuple[str, ...], output: str, **options: Any) -> None:
    """Write one self-contained HTML page for reviewers."""
    from srcflag.report.html import page

    result, gathered, _ = _run(paths, options)
    _write(page(result).encode(), output)
    if output != "-":
        click.echo(f"wrote {output}", err=True)
    _leave(result, gathered, None)


@commands.command()
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="Every rule.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def explain(code: str | None, everything: bool, as_json: bool) -> None:
    """Say what a rule flags, why it matters and what would clear it."""
    import json

    from srcflag.rules import RULES, rule

    if (code is None) == (not everything):
        raise click.UsageError("name one rule (srcflag explain SF101), or ask for --all")
    chosen = RULES if everything else (rule(code or ""),)
    if as_json:
        keys = ("code", "name", "severity", "state", "summary", "doc")
        rows = [{key: getattr(one, key) for key in keys} for one in chosen]
        click.echo(json.dumps(rows if everything else rows[0], indent=2, ensure_ascii=False))
        return
    click.echo(
        "\n\n".join(f"{one.doc.strip()}\n\nDefault severity: {one.severity}. State: {one.state}." for one in chosen)
    )


@commands.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from srcflag.report.schema import schema_text

    click.echo(schema_text(), nl=False)


@commands.group()
def models() -> None:
    """The models that come with the package."""


@models.command(name="list")
def list_models() -> None:
    """Name each model with its version, size and folder."""
    from srcflag.models import listing

    for model in listing():
        click.echo(f"{model.folder.name}: {model.name}@{model.version}, {model.bytes / 1e6:.1f} MB, {model.folder}")


@models.command(name="verify")
def verify_models() -> None:
    """Compare each model's files with their recorded sizes and SHA-256."""
    from srcflag.models import listing, verify_manifest

    for model in listing():
        verify_manifest(model.folder)
        click.echo(f"{model.folder.name}: whole")


def _run(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Report, Gathered, Settings]:
    """Read, score, and report what went wrong on the way to standard error."""
    from srcflag.gather import gather
    from srcflag.records import Notification
    from srcflag.settings import load

    pool, config = options.pop("pool"), options.pop("config")
    first = Path(paths[0] if paths[0] != "-" else ".")
    settings = load(first if first.is_dir() else first.parent, config=config, **options)
    gathered = gather(paths, pool, exclude=settings.exclude)
    for problem in (*gathered.problems, *gathered.beside):
        _say(str(problem))
    if not gathered.jobs:
        sys.exit(2)
    notes = [Notification(level="error", message=str(problem), path=problem.path) for problem in gathered.problems]
    notes += [Notification(level="warning", message=str(problem), path=problem.path) for problem in gathered.beside]
    for name in gathered.skipped:
        note = Notification(level="warning", message=f"{name}: passed over, of a kind that is not read", path=name)
        notes.append(note)
        _say(note.message)

    from srcflag.pipeline import Scorer

    with _Progress() as progress:
        result = Scorer(settings, progress=progress).score_jobs(gathered.jobs, notes)
    return result, gathered, settings


class _Progress:
    """A progress bar on standard error for work of more than a second, and nothing where that is no terminal."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._began = self._clock()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            if not sys.stderr.isatty() or self._clock() - self._began < 1.0 or done >= total:
                return
            self._bar = click.progressbar(length=total, label="reading sentences", file=sys.stderr)
        self._bar.update(done - self._bar.pos)


def _write(text: str | bytes, output: str | None) -> None:
    """Write text for people in the terminal's own encoding, bytes for programs as they are."""
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(output).write_bytes(click.unstyle(text).encode() if isinstance(text, str) else text)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another file with -o") from None


def _leave(report: Report, gathered: Gathered, settings: Settings | None) -> None:
    """Exit with the code that the report and the reading call for."""
    crashed = any(note.level == "error" and note.document_id for note in report.notifications)
    if gathered.problems or crashed:
        for note in report.notifications:
            if note.document_id:
                _say(note.message)
        sys.exit(2)
    if settings is not None:
        least = SEVERITY_RANK[settings.fail_on]
        if any(SEVERITY_RANK[flag.severity] >= least for flag in report.flags):
            sys.exit(1)
