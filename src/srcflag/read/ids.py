"""Makes the ids of documents from several files distinct, the same way on every run."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from srcflag.read.names import STDIN, STDIN_ID, file_name, folder_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srcflag.records import Document


def distinct(files: Iterable[Sequence[Document]]) -> list[Document]:
    """Return the documents of all files, in order, with ids that differ.

    The first document to bring an id keeps it. A later one is called after its file: `name.txt`, then
    `folder/name.txt`, then `name.txt-2` and so on; in a file of several documents `name.jsonl:id`.
    """
    taken: set[str] = set()
    out: list[Document] = []
    for documents in files:
        for document in documents:
            new = next(name for name in _candidates(document, len(documents) > 1) if name not in taken)
            taken.add(new)
            out.append(document if new == document.id else document.model_copy(update={"id": new}))
    return out


def _candidates(document: Document, one_of_several: bool) -> Iterator[str]:
    yield document.id
    path = document.path or ""
    name = STDIN_ID if path == STDIN else file_name(path)
    if one_of_several:
        name = f"{name}:{document.id}"
    yield name
    if folder := folder_name(path):
        yield f"{folder}/{name}"
    for number in count(2):
        yield f"{name}-{number}"
