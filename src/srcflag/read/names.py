"""File names as a person may see them: what to print, and what they say about the file."""

from __future__ import annotations

import os
import unicodedata

STDIN = "-"
"""The path that stands for standard input."""

STDIN_ID = "stdin"
"""The id of an article from standard input that brings none of its own."""

_LINE_BREAKERS = {"Cc", "Cs", "Zl", "Zp"}
# Marks that turn the direction of text round: they can make one file name look like another.
_TURNERS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def printable(path: str | os.PathLike[str]) -> str:
    r"""Return the path on one line, without lone surrogates: a line break is \n, a stray byte \xff."""
    name = os.fspath(path).replace(os.sep, "/")
    return name if name.isascii() and name.isprintable() else "".join(map(_shown, name))


def _shown(char: str) -> str:
    if 0xDC80 <= ord(char) <= 0xDCFF:  # how Python carries a byte of a file name that is not UTF-8
        return f"\\x{ord(char) - 0xDC00:02x}"
    if char in _TURNERS or unicodedata.category(char) in _LINE_BREAKERS:
        return char.encode("unicode_escape").decode("ascii")
    return char


def file_name(path: str) -> str:
    """Return the last part of a path."""
    return path.replace(os.sep, "/").rstrip("/").rpartition("/")[2]


def folder_name(path: str) -> str:
    """Return the name of the folder that a path lies in, empty where the path does not name one."""
    return file_name(path.replace(os.sep, "/").rstrip("/").rpartition("/")[0])


def suffix(path: str) -> str:
    """Return the last suffix in small letters (".txt"), empty where there is none, as in ".txt" alone."""
    stem, dot, last = file_name(path).rpartition(".")
    return f".{last.lower()}" if stem and dot and last else ""


def base_id(path: str) -> str:
    """Return the id of a document that brings none: the file name without its last suffix."""
    if path == STDIN:
        return STDIN_ID
    name = file_name(path)
    ending = suffix(path)
    return printable(name[: len(name) - len(ending)] if ending else name)
