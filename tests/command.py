"""The command line, run in the process of the tests or in one of its own, with or without a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from click.testing import CliRunner

from srcflag.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal, or file names of a POSIX system")

# The command with the fake encoder, which tells of its progress as the shipped one does. A look at the clock takes 2 s.
QUICK = """
import itertools, sys, time
import srcflag.encode, srcflag.pipeline
from srcflag.cli import main
from srcflag.testing import FakeEncoder

class Slow(srcflag.encode.OnnxEncoder):
    name = "slow@1"
    def __init__(self):
        self.progress = None
    def encode_tokens(self, texts):
        for done in range(1, len(texts) + 1):
            if self.progress:
                self.progress(done)
        return FakeEncoder().encode_tokens(texts)

ticks = itertools.count(0, 2)
time.monotonic = lambda: next(ticks)
srcflag.pipeline.load_encoder = lambda *_, **__: Slow()
main()
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run the command in this process, as `srcflag ARGUMENTS` would."""
    with pytest.MonkeyPatch.context() as patch, CliRunner().isolation(input=stdin) as (out, err, _):
        patch.setattr(sys, "argv", ["srcflag", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as left:
            code = left.code or 0
        sys.stdout.flush()
        sys.stderr.flush()
        assert isinstance(code, int)
        return Ran(code, out.getvalue().decode(), err.getvalue().decode())


def spawn(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-W", "error", "-c", QUICK, *map(str, arguments)]
    launch: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run
    return launch(command, **({"capture_output": True, "check": False, "timeout": 60} | options))


def on_terminal(*arguments: object, both: bool, **variables: str) -> tuple[bytes, bytes]:
    """What the command writes to a terminal, and to a pipe in place of standard output unless `both` are terminals."""
    leader, follower = os.openpty()
    command = [sys.executable, "-W", "error", "-c", QUICK, *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"TERM": "xterm"} | variables
    with subprocess.Popen(
        command, stdout=follower if both else subprocess.PIPE, stderr=follower, env=environment
    ) as process:
        os.close(follower)
        piped = process.stdout.read() if process.stdout else b""
        shown = b""
        try:
            while block := os.read(leader, 65536):
                shown += block
        except OSError:  # how Linux tells the end of a terminal
            pass
        process.wait(timeout=60)
    os.close(leader)
    return shown, piped
