"""What tells documents apart, and names for those that share one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from srcflag.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Documents = tuple[Document, ...]
Key = tuple[str, str, str]


def identity(document: Document) -> Key:
    """What makes two records one document: the same id, path and text."""
    return document.id, document.path or "", document.text


def named_apart(
    jobs: Sequence[tuple[tuple[Document, ...], tuple[Document, ...]]],
) -> list[tuple[Documents, Documents]]:
    """The jobs with no two documents of one id, whatever order the pools are in."""
    own = [document for documents, _ in jobs for document in documents]
    every = [*own, *in_order(document for _, pool in jobs for document in pool)]
    holders: dict[str, Key] = {}
    names: dict[Key, str] = {}
    for document in every:
        holders.setdefault(document.id or "text", identity(document))
    for document in every:
        key, base = identity(document), document.id or "text"
        if key not in names:
            free = (f"{base}-{number}" for number in count(2) if f"{base}-{number}" not in holders)
            names[key] = base if holders[base] == key else next(free)
            holders.setdefault(names[key], key)

    def named(documents: Documents) -> Documents:
        return tuple(
            d if d.id == names[identity(d)] else d.model_copy(update={"id": names[identity(d)]}) for d in documents
        )

    return [(named(documents), named(pool)) for documents, pool in jobs]


def in_order(documents: Iterable[Document]) -> list[Document]:
    """By id, whatever order they came in: shuffling a pool changes nothing."""
    return sorted({identity(document): document for document in documents}.values(), key=identity)
