"""A path -> its bytes, and every way in which that fails -> an InputError that says what to do."""

from __future__ import annotations

import difflib
import errno
import os
import stat
import sys
from typing import TYPE_CHECKING, BinaryIO

from srcflag.errors import InputError
from srcflag.read.names import STDIN, file_name, printable

if TYPE_CHECKING:
    from typing import IO

MAX_BYTES = 50_000_000
"""The largest file that is read: far beyond any article, small enough to hold several times in memory."""

_NAMES_LOOKED_AT = 10_000

_ODD_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def require_file(path: str) -> None:
    """Raise InputError for a path that is not there or is not a regular file."""
    try:
        _require_regular(path, os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        raise trouble(path, error) from None


def load(path: str) -> bytes:
    """Return the bytes of a regular file of at most 50 MB. Raises InputError."""
    require_file(path)
    try:
        with open(path, "rb") as handle:
            return _limited(path, handle)
    except (OSError, ValueError) as error:
        raise trouble(path, error) from None


def load_stdin(stdin: BinaryIO | None = None) -> bytes:
    """Return what standard input, or `stdin` in its place, holds. Raises InputError."""
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(STDIN, "there is no standard input", "name a file instead of -")
    try:
        return _limited(STDIN, stream)
    except (OSError, ValueError) as error:
        raise trouble(STDIN, error) from None


def _limited(path: str, handle: IO[bytes]) -> bytes:
    data = handle.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(
            printable(path),
            f"larger than {MAX_BYTES // 1_000_000} MB, the most that is read from one file",
            "split it into smaller files",
        )
    return data


def _require_regular(path: str, mode: int) -> None:
    """Refuse all but regular files before opening one: a pipe that nobody writes to would wait for ever."""
    if stat.S_ISDIR(mode):
        raise InputError(printable(path), "this is a folder, not a file", "name a file in it")
    if not stat.S_ISREG(mode):
        what = next((name for test, name in _ODD_KINDS if test(mode)), "not a regular file")
        raise InputError(
            printable(path),
            f"this is {what}, and only regular files are read",
            "copy it to a file, or pipe it to -",
        )


def trouble(path: str, error: OSError | ValueError) -> InputError:
    """Return the InputError for what the operating system said of `path`."""
    shown = printable(path)
    if not isinstance(error, OSError):  # a NUL in the name, or half a character
        return InputError(shown, "no file can have this name", "check the path")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return missing(path)
    if error.errno == errno.ELOOP:
        return InputError(shown, "the symbolic link leads back to itself", "remove the link, or name its target")
    if error.errno in (errno.EACCES, errno.EPERM):
        return InputError(shown, "no permission to read it", "change its permissions, or leave it out")
    reason = (error.strerror or str(error)).lower()
    return InputError(shown, f"cannot be read ({reason})", "check the path and the disk")


def missing(path: str) -> InputError:
    """Return the error for a path that is not there, with the nearest name that is."""
    shown = printable(path)
    if os.path.islink(path):
        target = printable(os.readlink(path))
        return InputError(
            shown,
            f"a broken symbolic link: its target {target} is not there",
            "restore the target or remove the link",
        )
    parent = os.path.dirname(path.rstrip("/" + os.sep)) or "."
    if not os.path.isdir(parent):
        return InputError(shown, f"no such file: there is no folder {printable(parent)}", "check the path")
    near = difflib.get_close_matches(file_name(path), _names_in(parent), n=1)
    if near:
        there = near[0] if parent == "." else f"{parent.rstrip('/')}/{near[0]}"
        return InputError(shown, "no such file or folder", f"did you mean {printable(there)}?")
    return InputError(shown, "no such file or folder", "check the path")


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))[:_NAMES_LOOKED_AT]
    except OSError:
        return []
