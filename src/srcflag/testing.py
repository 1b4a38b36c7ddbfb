"""For those who write an encoder, a verifier, a pool or tests: a fake, and the contracts that every one must meet.

from srcflag.testing import check_encoder
check_encoder(MyEncoder())  # raises AssertionError saying what is broken
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from srcflag.ports import TokenEncoder, TokenVectors
from srcflag.records import Document
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.ports import Encoder, PoolStore, Vectors, Verifier

_DIMENSION = 64


class FakeEncoder:
    """A bag of hashed stems: no model, no download, the same vectors everywhere. Satisfies `TokenEncoder`.

    Sentences are as similar as the content words they share; other words for the same thing are strangers to it.
    """

    name = "fake@1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, 64) float32, rows of unit length."""
        return self.encode_tokens(texts)[0]

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """Return the sentence vectors, and a token for each content word."""
        tokens = [self._tokens(text) for text in texts]
        rows = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, own in enumerate(tokens):
            total = own.vectors.astype(np.float32).sum(axis=0) if len(own.vectors) else _direction("")
            rows[row] = total / (np.linalg.norm(total) or 1.0)
        return rows, tokens

    def _tokens(self, text: str) -> TokenVectors:
        words = content_words(text)
        spans = np.array([(word.start, word.end) for word in words], dtype=np.int32).reshape(-1, 2)
        vectors = np.array([_direction(word.stem) for word in words], dtype=np.float16).reshape(-1, _DIMENSION)
        return TokenVectors(spans, vectors)


def _direction(stem: str) -> Vectors:
    """A unit vector that depends on the stem alone."""
    seed = int.from_bytes(hashlib.sha256(stem.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    vector = np.random.default_rng(seed).standard_normal(_DIMENSION).astype(np.float32)
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit


def check_encoder(encoder: Encoder) -> None:
    """Raise AssertionError saying what is broken unless `encoder` keeps the contract of `srcflag.ports.Encoder`."""
    texts = [
        "The dam burst on Tuesday.",
        "",
        "26 countries signed.",
        "The dam burst on Tuesday.",
        "Ünïcode 🙂 e\u0301",
    ]
    rows = encoder.encode(texts)
    _require(bool(encoder.name), "name is empty")
    _require(
        rows.ndim == 2 and rows.shape[0] == len(texts),
        f"encode gives shape {rows.shape} for {len(texts)} texts",
    )
    _require(rows.dtype == np.float32, f"encode gives {rows.dtype}, not float32")
    _require(bool(np.isfinite(rows).all()), "a vector is not finite")
    _require(bool(np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3)), "a row is not of unit length")
    _require(bool(np.allclose(rows[0], rows[3], atol=1e-5)), "one text has two vectors")
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    _require(bool(np.allclose(rows, alone, atol=1e-3)), "a vector depends on what else is encoded with it")
    _require(encoder.encode([]).shape == (0, rows.shape[1]), "an empty list does not give (0, d)")
    if isinstance(encoder, TokenEncoder):
        _check_tokens(encoder, texts, rows)


def _check_tokens(encoder: TokenEncoder, texts: Sequence[str], rows: Vectors) -> None:
    again, tokens = encoder.encode_tokens(texts)
    _require(bool(np.allclose(again, rows, atol=1e-3)), "encode and encode_tokens give different sentence vectors")
    _require(len(tokens) == len(texts), f"encode_tokens gives tokens for {len(tokens)} of {len(texts)} texts")
    for text, own in zip(texts, tokens, strict=True):
        _require(len(own.spans) == len(own.vectors), f"spans and vectors of {text!r} do not fit")
        inside = all(0 <= start <= end <= len(text) for start, end in own.spans)
        _require(inside, f"a token of {text!r} lies outside it")
        _require(bool((np.diff(own.spans[:, 0]) >= 0).all()), f"the tokens of {text!r} are out of order")


def check_verifier(verifier: Verifier) -> None:
    """Raise AssertionError saying what is broken unless `verifier` keeps the contract of `srcflag.ports.Verifier`."""
    pairs = [
        ("The dam burst on Tuesday.", "The dam burst."),
        ("", "The dam burst."),
        ("The dam burst.", ""),
        ("26 countries signed.", "Twenty-six countries signed."),
        ("The dam burst on Tuesday.", "The dam burst."),
    ]
    rows = verifier.predict(pairs)
    _require(bool(verifier.name), "name is empty")
    _require(rows.shape == (len(pairs), 3), f"predict gives shape {rows.shape} for {len(pairs)} pairs")
    _require(rows.dtype == np.float32, f"predict gives {rows.dtype}, not float32")
    _require(bool(((rows >= 0) & (rows <= 1)).all()), "a probability is not in 0 to 1")
    _require(bool(np.allclose(rows.sum(axis=1), 1.0, atol=1e-4)), "the probabilities of a pair do not sum to 1")
    alone = np.concatenate([verifier.predict([pair]) for pair in pairs])
    _require(bool(np.allclose(rows, alone, atol=1e-3)), "what is said of a pair depends on the pairs beside it")
    _require(verifier.predict([]).shape == (0, 3), "an empty list does not give (0, 3)")


def check_pool_store(store: PoolStore) -> None:
    """Raise AssertionError unless `store`, empty at first, keeps the contract of `srcflag.ports.PoolStore`."""
    one, two = Document(id="b", text="Second."), Document(id="a", text="First.")
    store.add([one, two])
    _require([d.id for d in store.documents()] == ["a", "b"], "documents are not ordered by id")
    store.add([Document(id="a", text="Replaced.")])
    _require(
        [d.text for d in store.documents()] == ["Replaced.", "Second."],
        "adding an id again does not replace it",
    )
    store.remove("a")
    _require([d.id for d in store.documents()] == ["b"], "remove leaves the document in")
    try:
        store.remove("a")
    except KeyError:
        return
    raise AssertionError("removing an unknown id raises no KeyError")


def _require(kept: bool, broken: str) -> None:
    if not kept:
        raise AssertionError(broken)
