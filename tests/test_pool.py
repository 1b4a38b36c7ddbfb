"""The pool, and the contract suites for pools and encoders: that they pass what is right and catch what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag import Pool
from srcflag.pool import MemoryPool
from srcflag.ports import Encoder, TokenEncoder, TokenVectors
from srcflag.records import Document
from srcflag.testing import FakeEncoder, check_encoder, check_pool_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.ports import PoolStore, Vectors


# --- pools -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [MemoryPool, Pool])
def test_our_pools_keep_the_contract(kind: type[MemoryPool]) -> None:
    check_pool_store(kind())


def test_a_pool_can_be_made_from_documents_counted_and_walked() -> None:
    pool = Pool(Document(id=name, text=name) for name in "ba")
    assert len(pool) == 2
    assert [document.id for document in pool] == ["a", "b"]


class _Unordered(MemoryPool):
    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())


class _KeepsTheFirst(MemoryPool):
    def add(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._documents.setdefault(document.id, document)


class _NeverRemoves(MemoryPool):
    def remove(self, document_id: str) -> None:
        self._documents[document_id]


class _RemovesSilently(MemoryPool):
    def remove(self, document_id: str) -> None:
        self._documents.pop(document_id, None)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_Unordered, "not ordered by id"),
        (_KeepsTheFirst, "does not replace it"),
        (_NeverRemoves, "leaves the document in"),
        (_RemovesSilently, "raises no KeyError"),
    ],
)
def test_the_contract_of_pools_catches_a_broken_one_and_says_how(broken: type[MemoryPool], said: str) -> None:
    store: PoolStore = broken()
    with pytest.raises(AssertionError, match=said):
        check_pool_store(store)


# --- encoders --------------------------------------------------------------------------------------


def test_the_fake_encoder_keeps_the_contract(fake: FakeEncoder) -> None:
    assert isinstance(fake, TokenEncoder)
    check_encoder(fake)


def test_an_encoder_of_sentences_only_keeps_the_contract_too() -> None:
    class Plain:
        name = "plain@1"

        def encode(self, texts: Sequence[str]) -> Vectors:
            return FakeEncoder().encode(texts)

    assert isinstance(Plain(), Encoder)
    assert not isinstance(Plain(), TokenEncoder)
    check_encoder(Plain())


class _Nameless(FakeEncoder):
    name = ""


class _Long(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(texts) * np.float32(2)


class _Double(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(texts).astype(np.float64)


class _DropsEmptyTexts(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode([text for text in texts if text])


class _NotANumber(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = super().encode(texts)
        rows[[not text for text in texts]] = np.nan
        return rows


class _ForgetsItself(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode([f"{text} take{place}" for place, text in enumerate(texts)])


class _LooksAtTheNeighbours(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode([f"{text} among{len(texts)}" for text in texts])


class _FlatNothing(FakeEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(texts) if texts else np.zeros((0,), dtype=np.float32)


class _TwoMinds(FakeEncoder):
    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        rows, tokens = super().encode_tokens(texts)
        return np.roll(rows, 1, axis=1), tokens

    def encode(self, texts: Sequence[str]) -> Vectors:
        return FakeEncoder().encode(texts)


class _LosesTokens(_TwoMinds):
    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        rows, tokens = FakeEncoder().encode_tokens(texts)
        return rows, tokens[:-1]


class _OutsideTheText(_TwoMinds):
    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        rows, tokens = FakeEncoder().encode_tokens(texts)
        return rows, [TokenVectors(own.spans + 90, own.vectors) for own in tokens]


class _Backwards(_TwoMinds):
    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        rows, tokens = FakeEncoder().encode_tokens(texts)
        return rows, [TokenVectors(own.spans[::-1], own.vectors[::-1]) for own in tokens]


class _Unequal(_TwoMinds):
    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        rows, tokens = FakeEncoder().encode_tokens(texts)
        return rows, [TokenVectors(own.spans, own.vectors[1:]) for own in tokens]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_Nameless, "name is empty"),
        (_Long, "not of unit length"),
        (_Double, "float64, not float32"),
        (_DropsEmptyTexts, r"shape \(4, 64\) for 5 texts"),
        (_NotANumber, "not finite"),
        (_ForgetsItself, "one text has two vectors"),
        (_LooksAtTheNeighbours, "depends on what else is encoded with it"),
        (_FlatNothing, r"does not give \(0, d\)"),
        (_TwoMinds, "different sentence vectors"),
        (_LosesTokens, "tokens for 4 of 5 texts"),
        (_OutsideTheText, "lies outside it"),
        (_Backwards, "out of order"),
        (_Unequal, "do not fit"),
    ],
)
def test_the_contract_of_encoders_catches_a_broken_one_and_says_how(broken: type[FakeEncoder], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_encoder(broken())
