"""`srcflag check` and `srcflag report`: the same run, told as text or formats for programs, or as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from srcflag.cli.accept import accept, baseline_option
from srcflag.cli.output import write
from srcflag.cli.run import fail_on_option, leave, run, scoring_options
from srcflag.report.formats import FORMATS, rendered

if TYPE_CHECKING:
    from srcflag.report.formats import Format


@click.command()
@scoring_options
@baseline_option
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE; - is standard output.")
@fail_on_option
@click.option("-q", "--quiet", is_flag=True, help="One line a flag; no notes, no evidence.")
@click.option("-v", "--verbose", is_flag=True, help="Show supported sentences and accepted flags too.")
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
    report, gathered, settings = run(paths, options, output)
    report = accept(report, gathered, settings, verbose=verbose)
    if form == "text":
        from srcflag.report.text import render

        write(render(report, quiet=quiet, verbose=verbose), output)
    else:
        from srcflag.rules import RULES

        write(rendered(report, form, RULES).encode(), output)
    leave(report, gathered, settings)


@click.command()
@scoring_options
@baseline_option
@click.option(
    "-o",
    "--output",
    default="triage.html",
    show_default=True,
    metavar="FILE",
    help="Where to write the page.",
)
@click.option(
    "--decisions",
    multiple=True,
    metavar="FILE",
    help="Decisions downloaded from an earlier page, to start with; may be repeated.",
)
def report(paths: tuple[str, ...], output: str, decisions: tuple[str, ...], **options: Any) -> None:
    """Write one self-contained HTML page for reviewers."""
    from srcflag.report.decided import decision_files
    from srcflag.report.html import page

    earlier = decision_files(decisions)
    result, gathered, settings = run(paths, options, output, decisions)
    result = accept(result, gathered, settings)
    write(page(result, earlier).encode(), output)
    if output != "-":
        from srcflag.report.text import printable

        click.echo(f"wrote {printable(output)}", err=True)
    leave(result, gathered, None)
