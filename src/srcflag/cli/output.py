"""What every command writes: reports where they were asked for, and on standard error what went wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from srcflag.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def say(message: str) -> None:
    """Tell what went wrong on standard error, without the control characters that a name or value may bring."""
    from srcflag.report.text import no_command, printable

    click.echo(f"srcflag: {no_command(printable(message))}", err=True)


def tell(text: str) -> None:
    """Write lines on standard output, the last of them ended."""
    write(f"{text}\n", None)


def write(text: str | bytes, output: str | None) -> None:
    """Write text for people in the terminal's own encoding, bytes for programs as they are."""
    if output is None or output == "-":
        try:
            click.echo(text, nl=False)
        except BrokenPipeError:
            # whoever read has seen enough; what is left goes nowhere, and the exit code is still that of the report
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            raise UsageError(f"standard output: cannot be written ({error.strerror}); make room there") from None
        return
    try:
        Path(output).write_bytes(click.unstyle(text).encode() if isinstance(text, str) else text)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another file with -o") from None


def refuse_to_replace(output: str | None, files: Iterable[str]) -> None:
    """Raise UsageError where a report would be written over one of the files that are read for it."""
    if output is None or output == "-" or not os.path.isfile(output):
        return
    if os.path.realpath(output) in {os.path.realpath(file) for file in files}:
        way_out = "choose another file with -o, or name it under exclude if it is no article"
        raise UsageError(f"{output}: the report would be written over a file that is read as an article; {way_out}")


class Progress:
    """A progress bar on standard error for work of more than a second, and nothing where that is no terminal."""

    def __init__(self, label: str = "reading sentences") -> None:
        import time

        self._label = label
        self._clock = time.monotonic
        self._began = self._clock()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()

    def finish(self) -> None:
        """End the line of the bar, if there is one, so that another can follow."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done, sentences or whatever the label says."""
        if self._bar is None:
            if not sys.stderr.isatty() or self._clock() - self._began < 1.0 or done >= total:
                return
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr)
        self._bar.update(done - self._bar.pos)
