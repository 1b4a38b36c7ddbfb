"""What every command writes: reports where they were asked for, and on standard error what went wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Self

import click

from srcflag.errors import UsageError


def say(message: str) -> None:
    """Tell what went wrong on standard error, without the control characters that a name or value may bring."""
    from srcflag.report.text import printable

    click.echo(f"srcflag: {printable(message)}", err=True)


def write(text: str | bytes, output: str | None) -> None:
    """Write text for people in the terminal's own encoding, bytes for programs as they are."""
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(output).write_bytes(click.unstyle(text).encode() if isinstance(text, str) else text)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another file with -o") from None


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
