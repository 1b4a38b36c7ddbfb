"""The Python door: `score` for one document, `Pool` for what it is compared with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from srcflag.errors import InputError, UsageError
from srcflag.gather import gather
from srcflag.pipeline import Scorer
from srcflag.pool import MemoryPool
from srcflag.ports import PoolStore
from srcflag.read import read_many, read_path
from srcflag.records import Document, Notification
from srcflag.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from srcflag.ports import Reader
    from srcflag.records import DocumentReport

    Paths = str | Path | Sequence[str | Path]


class Pool(MemoryPool):
    """The articles that a document is compared with.

    `problems` holds what could not be read when the pool was made from paths.
    """

    def __init__(self, documents: Iterable[Document] = (), problems: Iterable[InputError] = ()) -> None:
        super().__init__(documents)
        self.problems = tuple(problems)

    @classmethod
    def from_path(cls, *paths: str | Path, settings: Settings | None = None, readers: Sequence[Reader] = ()) -> Self:
        """A pool of all the articles that files, folders and globs hold.

        `readers` (`srcflag.ports.Reader`) read kinds of files that srcflag does not know. A file that cannot be read
        is kept in `problems`. Raises InputError where nothing at all can be read.
        """
        batch = read_many(paths, exclude=(settings or Settings()).exclude, readers=readers)
        if not batch.documents and batch.problems:
            raise batch.problems[0]
        return cls(batch.documents, batch.problems)


def score(
    doc: str | Path | Document,
    pool: PoolStore | Paths | Iterable[Document | str | Path] | None = None,
    *,
    settings: Settings | None = None,
) -> DocumentReport:
    """Check one document, sentence by sentence, against a pool of other coverage of the same event.

    `doc` is a path or a Document; for text in hand, `Document(text=...)`. `pool` is a Pool (or any
    `srcflag.ports.PoolStore`), one or several paths, or documents. Without one, a path is compared with the other
    articles of its folder, and a Document with nothing: then every claim ends as "not_assessed", never as clean. A
    document is never compared with itself.

    `settings` default to those found from the working folder upwards (`srcflag.toml`, `[tool.srcflag]`) and in
    the environment. Models load anew on each call; use `srcflag.Scorer` to score many documents.

    Raises InputError for what cannot be read, UsageError for a file of several articles, SettingsError, ModelError.
    """
    if settings is not None and not isinstance(settings, Settings):
        raise UsageError(f"settings are given as {type(settings).__name__}; give srcflag.Settings(...)")
    chosen = settings or load()
    problems: Iterable[InputError] = ()
    if isinstance(doc, Document):
        document = doc
        others, problems = _documents(pool, chosen) if pool is not None else ((), ())
    else:
        if isinstance(doc, str) and _is_prose(doc):
            way_out = "for text in hand, give srcflag.Document(text=...)"
            raise InputError(
                f"{' '.join(doc.split())[:40]} …", "no such file, and it reads like the text of an article", way_out
            )
        found = read_path(doc)
        if len(found) > 1:
            raise UsageError(f"{doc}: holds {len(found)} articles; score them one by one, or as one event with Scorer")
        document = found[0]
        if pool is None:
            gathered = gather([doc], exclude=chosen.exclude)
            job = gathered.jobs[0]
            document, others, problems = job.documents[0], job.pool, (*gathered.problems, *gathered.beside)
        else:
            others, problems = _documents(pool, chosen)
    report = Scorer(chosen).score(document, others)
    notes = tuple(Notification(level="warning", message=str(problem), path=problem.path) for problem in problems)
    return report.model_copy(update={"notifications": (*notes, *report.notifications)}) if notes else report


def _is_prose(doc: str) -> bool:
    """Whether a string is no file but an article's own text: five words or more, as few file names have."""
    return len(doc.split()) > 4 and not os.path.lexists(doc)


def _documents(
    pool: PoolStore | Paths | Iterable[Document | str | Path], settings: Settings
) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    if isinstance(pool, PoolStore):
        return tuple(pool.documents()), pool.problems if isinstance(pool, Pool) else ()
    items = [pool] if isinstance(pool, str | Path) else list(pool)
    documents = [item for item in items if isinstance(item, Document)]
    paths = [item for item in items if isinstance(item, str | Path)]
    if len(documents) + len(paths) < len(items):
        odd = next(item for item in items if not isinstance(item, Document | str | Path))
        raise UsageError(f"pool holds {odd!r}; give a Pool, paths or Documents")
    read = Pool.from_path(*paths, settings=settings) if paths else Pool()
    return (*documents, *read.documents()), read.problems
