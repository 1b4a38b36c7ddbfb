"""A pool that lives in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srcflag.records import Document


class MemoryPool:
    """Articles by id, in memory. Satisfies `srcflag.ports.PoolStore`."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._documents: dict[str, Document] = {}
        self.add(documents)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents; one whose id is already there replaces it."""
        self._documents.update((document.id, document) for document in documents)

    def remove(self, document_id: str) -> None:
        """Take a document out. Raises KeyError where there is none of that id."""
        del self._documents[document_id]

    def documents(self) -> tuple[Document, ...]:
        """Every document, ordered by id."""
        return tuple(self._documents[key] for key in sorted(self._documents))

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents())
