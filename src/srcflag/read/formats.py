"""Which kind of file a name stands for, and the reader for each kind."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from srcflag.errors import InputError, UnknownFormatError
from srcflag.read.decode import decode
from srcflag.read.fields import Given, make_document
from srcflag.read.files import MAX_BYTES, load, require_file
from srcflag.read.jsonfile import is_json, read_json, read_jsonl
from srcflag.read.markdown import read_markdown
from srcflag.read.names import STDIN, printable, suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from srcflag.ports import Reader
    from srcflag.records import Document

_HTML = "HTML is not read yet: save the article's text as .txt or .md"
_HINTS = {".html": _HTML, ".htm": _HTML, ".xhtml": _HTML}

_LOOKS_LIKE_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# No article begins like this, so a fault further on is a fault of the JSON and not a sign of prose.
_LOOKS_LIKE_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*\{)")


def read_path(path: str | Path, readers: Sequence[Reader] = ()) -> list[Document]:
    """Return the documents of one file. Raises InputError naming the file, the place and the way out.

    The first of `readers` that knows files of this name reads it; the kinds that srcflag knows come after them.
    """
    name = PurePath(path).as_posix()
    require_file(name)
    own = next((reader for reader in readers if reader.can_read(name)), None)
    if own is not None:
        return own.read(printable(name), load(name))
    known_suffix(name)
    return read_bytes(name, load(name))


def read_bytes(name: str, data: bytes) -> list[Document]:
    """Return the documents in `data`; the suffix of `name` says what they are.

    A name without a suffix, or `-`, is standard input: JSON or JSON Lines where it is that, else text. Raises
    InputError like `read_path`.
    """
    name = name or STDIN
    shown = printable(name)
    if len(data) > MAX_BYTES:
        raise InputError(shown, f"larger than {MAX_BYTES // 1_000_000} MB", "split it into smaller files")
    reader = READERS[known_suffix(name)] if suffix(name) else _read_unnamed
    return reader(name, decode(shown, data))


def known_suffix(name: str) -> str:
    """Return the suffix of a file that can be read. Raises UnknownFormatError."""
    ending = suffix(name)
    if ending in READERS:
        return ending
    problem = (
        f"files of kind {printable(ending)} are not read" if ending else "the name has no suffix that says what it is"
    )
    way_out = _HINTS.get(ending) or f"save the article as text; these are read: {KINDS}"
    raise UnknownFormatError(printable(name), problem, way_out)


def _read_text(path: str, text: str) -> list[Document]:
    if _LOOKS_LIKE_HTML.match(text):
        raise UnknownFormatError(printable(path), "this is HTML", _HTML)
    return [make_document(path, text, Given())]


def _read_unnamed(path: str, text: str) -> list[Document]:
    """Read text of which nobody says what it is."""
    if text.lstrip()[0] not in "{[":
        return _read_text(path, text)
    if is_json(text):
        return read_json(path, text)
    first_line = text.lstrip().partition("\n")[0]
    if first_line.startswith("{") and is_json(first_line):
        return read_jsonl(path, text)
    return read_json(path, text) if _LOOKS_LIKE_JSON.match(text) else _read_text(path, text)


READERS: dict[str, Callable[[str, str], list[Document]]] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
"""The reader for each suffix. A reader gets the path and the decoded text."""

KINDS = ", ".join(READERS)
"""The suffixes that are read, for messages."""
