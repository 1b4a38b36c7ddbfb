"""Many paths -> all their documents, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from srcflag.errors import InputError
from srcflag.read.files import load_stdin
from srcflag.read.find import DEFAULT_EXCLUDE, expand
from srcflag.read.formats import read_bytes, read_path
from srcflag.read.ids import distinct
from srcflag.read.names import STDIN, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from srcflag.ports import Reader
    from srcflag.records import Document


@dataclass(frozen=True)
class Batch:
    """What was read: documents in the order of their paths, no two with one id; and what could not be read.

    `skipped` are the files of folders and globs that were passed over: excluded, or of an unknown kind.
    """

    documents: tuple[Document, ...]
    problems: tuple[InputError, ...] = ()
    skipped: tuple[str, ...] = ()


def read_many(
    paths: Sequence[str | Path],
    *,
    exclude: Sequence[str] = DEFAULT_EXCLUDE,
    stdin: BinaryIO | None = None,
    on_file: Callable[[str], None] | None = None,
    readers: Sequence[Reader] = (),
) -> Batch:
    """Read files, folders, globs and `-`; a bad one becomes a problem and the others are still read.

    `exclude` holds patterns for file names, used in folders and globs only. `stdin` stands in for standard input.
    `on_file` is called with each file's name before it is read. `readers` read kinds of their own. The order of `paths`
    does not matter.
    """
    expansion = expand(paths, exclude, readers)
    problems = list(expansion.problems)
    files: list[list[Document]] = []
    for path in expansion.files:
        if on_file is not None:
            on_file(printable(path))
        try:
            files.append(read_bytes(STDIN, load_stdin(stdin)) if path == STDIN else read_path(path, readers))
        except InputError as error:
            problems.append(error)
    return Batch(tuple(distinct(files)), tuple(problems), tuple(map(printable, expansion.skipped)))
