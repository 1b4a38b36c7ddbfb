"""The command line: arguments -> settings -> pipeline -> report -> exit code. Thin on purpose.

Exit 0: nothing at or above --fail-on. Exit 1: flags at or above it. Exit 2: usage error, unreadable input, broken
model, or a rule that crashed; what could be checked is reported all the same.
"""

from __future__ import annotations

import io
import sys

import click

from srcflag.cli.baseline import baseline
from srcflag.cli.check import check, report
from srcflag.cli.completion import completion
from srcflag.cli.config import config
from srcflag.cli.explain import explain, schema
from srcflag.cli.models import models
from srcflag.cli.output import say
from srcflag.cli.selftest import selftest
from srcflag.errors import SrcflagError


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks "│" gets a question mark, not a traceback
    try:
        commands(prog_name="srcflag")
    except SrcflagError as error:
        say(str(error))
        sys.exit(2)


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


for command in (check, report, baseline, selftest, explain, config, schema, models, completion):
    commands.add_command(command)
