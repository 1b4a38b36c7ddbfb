"""What a user may bring of their own: small protocols, met by shape, not by inheritance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from srcflag.records import Document

    Vectors = npt.NDArray[np.float32]


class TokenVectors(NamedTuple):
    """The tokens of one text: `spans` (n, 2) code-point offsets into it, `vectors` (n, d), rows of unit length."""

    spans: npt.NDArray[np.int32]
    vectors: npt.NDArray[np.float16]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors whose dot product is their similarity."""

    @property
    def name(self) -> str:
        """The model's name and version, as the report should show it."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, rows of unit length, in the order of `texts`; an empty list gives (0, d)."""
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also gives a vector for each token, which lets evidence be aligned word by word."""

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """Return what `encode` returns, and the tokens of each text (none past the model's window)."""
        ...


@runtime_checkable
class Verifier(Protocol):
    """Says what a piece of evidence does to a claim."""

    @property
    def name(self) -> str:
        """The model's name and version, as the report should show it."""
        ...

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Return (n, 3) float32 for (evidence, claim) pairs: probabilities of supports, refutes, neutral.

        Rows sum to 1 and are in the order of `pairs`; an empty list gives (0, 3).
        """
        ...


@runtime_checkable
class PoolStore(Protocol):
    """Holds the articles that a document is compared with; `srcflag.score` takes one as its pool."""

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents; one whose id is already there replaces it."""
        ...

    def remove(self, document_id: str) -> None:
        """Take a document out. Raises KeyError where there is none of that id."""
        ...

    def documents(self) -> Sequence[Document]:
        """Every document, ordered by id."""
        ...


class Reader(Protocol):
    """Turns the bytes of one kind of file into documents; `srcflag.read.read_many` and `Pool.from_path` take some."""

    def can_read(self, path: str) -> bool:
        """Whether this reader knows files of this name."""
        ...

    def read(self, path: str, data: bytes) -> list[Document]:
        """Return the documents in `data`. Raises InputError naming `path`, the place and the way out."""
        ...
