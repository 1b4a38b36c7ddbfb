"""The command line: arguments -> settings -> pipeline -> report -> exit code. Thin on purpose.

Exit 0: nothing at or above --fail-on. Exit 1: flags at or above it. Exit 2: usage error, unreadable input, broken
model, or a rule that crashed; what could be checked is reported all the same. Exit 130: interrupted.
"""

from __future__ import annotations

import io
import os
import sys

import click

from srcflag.cli.baseline import baseline
from srcflag.cli.check import check, report
from srcflag.cli.completion import completion
from srcflag.cli.config import config
from srcflag.cli.explain import explain, schema
from srcflag.cli.models import models
from srcflag.cli.output import say, tell
from srcflag.cli.selftest import selftest
from srcflag.errors import SrcflagError

INTERRUPTED = 130
"""What a shell gives for Ctrl-C, 128 and the number of SIGINT. Click's own 1 would read as flags."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks "│" gets a question mark, not a traceback
    try:
        code = commands.main(prog_name="srcflag", standalone_mode=False, color=_colour())
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        say("interrupted; nothing more was written")
        code = INTERRUPTED
    except SrcflagError as error:
        say(str(error))
        code = 2
    if code:
        sys.exit(code)


def _colour() -> bool | None:
    """No colour where https://no-color.org or the terminal asks for none; else click looks for a terminal."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        tell(f"srcflag {version('srcflag')}")
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
