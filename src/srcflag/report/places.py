"""Where a document lies and where in it an offset is, as code hosts and editors count.

A document's path in a report is its printed form (a line break is `\\n`, a stray byte `\\xff`); a URI is made of the
bytes that it stands for.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from srcflag.records import DocumentReport

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# what srcflag.read.names.printable writes: bytes and controls, breaks and turning marks (all in U+20xx), line ends
_PRINTED = re.compile(r"\\(?:x([0-9a-f]{2})|u(20[0-9a-f]{2})|([nrt]))")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_STDIN = "-"
_LINED = (".txt", ".text", ".md", ".markdown")  # the text is the file's; elsewhere it is a value somewhere in it
# controls, marks that turn text round, halves of characters, and what XML cannot hold
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class Region(NamedTuple):
    """From a line and column up to, and without, another; all from 1, columns in UTF-16 code units."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """The places of one document. `root` is the folder that paths are relative to, the working folder by default."""

    def __init__(self, document: DocumentReport, root: str | None = None) -> None:
        self._document = document
        self._root = os.path.abspath(root or ".")
        given = document.path
        self.printed = given if given and given != _STDIN else None

    @property
    def path(self) -> str | None:
        """The path as it is shown; None without a file."""
        return None if self.printed is None else shown(self.printed, self._root)

    @property
    def has_lines(self) -> bool:
        """Whether the lines of the text are lines of a file."""
        return self.printed is not None and has_lines(self.printed)

    @property
    def inside(self) -> bool:
        """Whether the article is a value somewhere in its file, so that only its id tells it from the others there."""
        return self.printed is not None and not self.has_lines

    def told(self, offset: int) -> str:
        """Where an offset is, for people: path, line and column, or path and id."""
        line, column = self._document.place(offset)
        return self.label if self.inside else f"{self.name}:{line}:{column}"

    @property
    def label(self) -> str:
        """The path, with the id where that is needed to tell articles apart."""
        return f"{self.name} ({self._id})" if self.inside else self.name

    @property
    def _id(self) -> str:
        return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", self._document.document_id)

    @property
    def name(self) -> str:
        """The path, or the document's id where there is none."""
        return self.path or self._id

    def region(self, start: int, end: int) -> Region:
        """The region that two offsets into the text enclose."""
        return Region(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line, column = self._document.place(offset)
        before = bisect_left(self._astral, offset) - bisect_left(self._astral, offset - column + 1)
        return line, column + before

    @cached_property
    def _astral(self) -> list[int]:
        """The offsets of what takes two UTF-16 code units: only sentences can hold it, as white space never does."""
        return [
            sentence.start + found.start()
            for sentence in self._document.sentences
            if not sentence.text.isascii()
            for found in _ASTRAL.finditer(sentence.text)
        ]


def has_lines(path: str) -> bool:
    """Whether the lines of an article's text are the lines of the file that it was read from."""
    return path.lower().endswith(_LINED)


def shown(path: str, root: str | None = None) -> str:
    """The path with slashes, from `root` (the working folder) on; whole where the file lies elsewhere."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _relative(path, root))


def _relative(path: str, root: str | None) -> str:
    folder = os.path.abspath(root or ".")
    whole = os.path.normpath(os.path.join(folder, path))
    inside = whole.removeprefix(folder.rstrip(os.sep) + os.sep)
    return inside.replace(os.sep, "/")


def uri(path: str, root: str | None = None) -> tuple[str, bool]:
    """The path as a URI reference, percent-encoded, and whether it is relative to `root`."""
    name = _relative(path, root)
    real = _PRINTED.sub(_unprinted, name)
    if os.path.isabs(name):
        return PurePath(real).as_uri(), False
    return quote(real.encode("utf-8", "surrogateescape"), safe="/"), True


def _unprinted(found: re.Match[str]) -> str:
    """What an escape in a printed path stands for: a byte that is not UTF-8 comes back as one."""
    byte, unit, control = found.groups()
    if byte:
        code = int(byte, 16)
        return chr(code if code < 0x80 else 0xDC00 + code)
    return chr(int(unit, 16)) if unit else _CONTROLS[control]
