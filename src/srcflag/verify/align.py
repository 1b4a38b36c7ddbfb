"""How much of a claim a piece of evidence states, word by word.

Each content word of the claim looks for its nearest word in the evidence. Figures must be equal; other words may be
the same stem, a spelling variant of one name, or close in meaning (cosine of their token vectors in context, where
the encoder gives them). The mean over the words, weighted by rarity, is the alignment.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from srcflag.ports import TokenVectors
    from srcflag.words import Token

    Floats = npt.NDArray[np.float32]

SAME_MEANING = 0.62
"""Least cosine of two words' token vectors at which one is taken to state the other.

It decides little: on the demonstration event status accuracy is 0.64 to 0.65 anywhere from 0.5 to 0.7, and 0.63 with
equal stems alone (`training/fit_support.py`).
"""

RARITY, FIGURE, NAME = 1.5, 1.5, 0.7
"""How words weigh: rarity to this power, times a factor for figures and one for names.

A figure is what a claim stands or falls with; the event's names are in every article about it and tell little. Chosen
by average precision over the pairs of the demonstration event (`training/fit_support.py` prints what was tried).
"""

_SPELLING = 0.82  # difflib ratio of stems: zelenski and zelenskyy 0.824; ukrain and ukrainian 0.80, for their vectors


class Words(NamedTuple):
    """The content words of a sentence and their vectors: (n, d), unit rows, or (n, 0) where there are none."""

    tokens: tuple[Token, ...]
    vectors: Floats


class Alignment(NamedTuple):
    """`similarity` (n,) in 0 to 1 and `covered` (n,) for each word of the claim; `score` is the mean that counts.

    `worth` (n,) is each word's part in the score.
    """

    similarity: Floats
    covered: npt.NDArray[np.bool_]
    lexical: float
    score: float
    worth: Floats

    def granting(self, words: npt.NDArray[np.bool_], weights: Floats) -> float:
        """The score as if the words (n,) were stated: how much the two say of one thing but for these."""
        return self.score + float((weights - self.worth)[words].sum())

    def beside(self, words: npt.NDArray[np.bool_], weights: Floats) -> float:
        """How much is stated of what is left when the words (n,) are taken out, in 0 to 1; 0 where nothing is left."""
        rest = float(weights[~words].sum())
        return float(weights[~words & self.covered].sum()) / rest if rest else 0.0


def words_of(tokens: tuple[Token, ...], vectors: TokenVectors | None) -> Words:
    """Each content word's vector: the mean of those of its word pieces, again of unit length."""
    if vectors is None or not len(vectors.spans):
        return Words(tokens, np.zeros((len(tokens), 0), dtype=np.float32))
    found = np.zeros((len(tokens), vectors.vectors.shape[1]), dtype=np.float32)
    starts, ends = vectors.spans[:, 0], vectors.spans[:, 1]
    for row, token in enumerate(tokens):
        pieces = vectors.vectors[np.searchsorted(ends, token.start, side="right") : np.searchsorted(starts, token.end)]
        if len(pieces):
            mean = pieces.astype(np.float32).mean(axis=0)
            found[row] = mean / (np.linalg.norm(mean) or 1.0)
    return Words(tokens, found)


def align(claim: Words, evidence: Words, weights: Floats) -> Alignment:
    """Set the words of a claim against those of one piece of evidence. `weights` (n,) sum to 1 over the claim."""
    n = len(claim.tokens)
    if not n or not evidence.tokens:
        zero = np.zeros(n, dtype=np.float32)
        return Alignment(zero, zero.astype(bool), 0.0, 0.0, zero)
    stems = {token.stem for token in evidence.tokens}
    same = np.array([token.stem in stems for token in claim.tokens])
    similarity = same.astype(np.float32)
    if claim.vectors.shape[1] and evidence.vectors.shape[1]:
        near = np.clip((claim.vectors @ evidence.vectors.T).max(axis=1), 0.0, 1.0)
        similarity = np.where(same, 1.0, near).astype(np.float32)
        soft = near
    else:
        soft = similarity
    figures = np.array([token.number is not None for token in claim.tokens])
    similarity[figures & ~same] = 0.0
    covered = same | (similarity >= SAME_MEANING)
    for row in np.flatnonzero(~covered & ~figures):
        if claim.tokens[row].name and _spelled_like(claim.tokens[row].stem, evidence.tokens):
            covered[row], similarity[row] = True, 1.0
    lexical = float(weights @ same)
    worth = weights * (soft + same) / 2
    return Alignment(similarity, covered, lexical, (float(weights @ soft) + lexical) / 2, worth.astype(np.float32))


def rarity(sentences: Sequence[Sequence[Token]]) -> dict[str, float]:
    """Inverse document frequency of each stem, over distinct sentences: a copied sentence counts once."""
    distinct = {tuple(token.stem for token in words) for words in sentences}
    counts: dict[str, int] = {}
    for stems in distinct:
        for stem in set(stems):
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: float(np.log1p(len(distinct) / count)) for stem, count in counts.items()}


def weigh(tokens: Sequence[Token], rarities: dict[str, float]) -> Floats:
    """The share of each content word in what a sentence says, by rarity and kind; sums to 1."""
    weights = np.array([rarities.get(token.stem, 1.0) ** RARITY * _kind(token) for token in tokens], dtype=np.float32)
    total = float(weights.sum())
    return weights / total if total else weights


def _kind(token: Token) -> float:
    return FIGURE if token.number is not None else NAME if token.name else 1.0


@lru_cache(maxsize=100_000)  # the names of an event are few and meet again in every pair of sentences
def _one_spelling(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() >= _SPELLING


def _spelled_like(stem: str, tokens: Sequence[Token]) -> bool:
    return any(token.name and _one_spelling(stem, token.stem) for token in tokens)
