"""The command line, run in the process of the tests."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from srcflag.cli import main


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
