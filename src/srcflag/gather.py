"""Which documents are checked, and against which.

A folder, a glob or a file with several articles is an event: each article is checked against all the others. A
single article is checked against the other articles of its folder. With a pool given, everything is checked
against that pool.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from srcflag.errors import EmptyInputError
from srcflag.read import expand, read_many
from srcflag.read.find import is_excluded
from srcflag.read.names import STDIN, printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from srcflag.errors import InputError
    from srcflag.records import Document


class Job(NamedTuple):
    """Documents to check, and the documents that each of them is compared with (itself always left out)."""

    documents: tuple[Document, ...]
    pool: tuple[Document, ...]


class Gathered(NamedTuple):
    """The jobs of one run, what could not be read, and the files in folders that are of no kind that is read.

    `beside` are neighbours of a single article that cannot be read. Nobody named them, so they are said and no failure.
    """

    jobs: tuple[Job, ...]
    problems: tuple[InputError, ...]
    beside: tuple[InputError, ...]
    skipped: tuple[str, ...]


def gather(
    paths: Sequence[str | Path],
    pool: Sequence[str | Path] = (),
    *,
    exclude: Sequence[str],
    stdin: BinaryIO | None = None,
) -> Gathered:
    """Read all that `paths` and `pool` name, and say what is compared with what. A document is checked once."""
    folders = [] if pool else [os.path.dirname(path) or "." for path in map(str, paths) if _is_article(path)]
    batch = read_many([*paths, *pool, *folders], exclude=exclude, stdin=stdin)
    by_path: dict[str, list[Document]] = {}
    for document in batch.documents:
        by_path.setdefault(document.path or "", []).append(document)
    # a document bears its file's name as it can be printed, and the first of several names that lead to it
    printed = {_real(file): printable(file) for file in expand([*paths, *pool, *folders], exclude).files}

    def documents(path: str | Path) -> tuple[Document, ...]:
        files = dict.fromkeys(printed.get(_real(file), "") for file in expand([path], exclude).files)
        return tuple(document for file in files for document in by_path.get(file, ()))

    against = tuple(dict.fromkeys(document for path in pool for document in documents(path)))
    jobs: list[Job] = []
    done: set[str] = set()
    for path in paths:
        found = documents(path)
        fresh = tuple(document for document in found if document.id not in done)
        done.update(document.id for document in fresh)
        if not fresh:
            continue
        if pool:
            jobs.append(Job(fresh, against))
        elif len(found) == 1 and _is_article(str(path)):
            jobs.append(Job(fresh, documents(os.path.dirname(str(path)) or ".")))
        else:
            jobs.append(Job(fresh, found))
    unknown = (name for name in batch.skipped if not is_excluded(name, exclude))
    asked = expand([*paths, *pool], exclude)
    named = {*map(printable, asked.files), *(problem.path for problem in asked.problems)}
    return Gathered(
        jobs=tuple(jobs),
        problems=tuple(problem for problem in batch.problems if problem.path in named),
        beside=tuple(
            problem
            for problem in batch.problems
            if problem.path not in named
            and not (isinstance(problem, EmptyInputError) and problem.path in map(printable, folders))
        ),
        skipped=tuple(unknown),
    )


def _real(file: str) -> str:
    return file if file == STDIN else os.path.realpath(file)


def _is_article(path: str) -> bool:
    return path != STDIN and os.path.isfile(path)
