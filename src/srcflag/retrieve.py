"""Which sentences of the pool to set against each claim.

Dense similarity finds other words for the same thing, lexical similarity (TF-IDF over stems) finds the figures and
names that sentence vectors blur. Both are cosines in 0 to 1, so they are added. Reciprocal rank fusion was the
alternative; with ten candidates wanted from a hundred sentences its ranks throw away how close the scores are.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from srcflag.ports import Vectors
    from srcflag.words import Token

_BLOCK = 256  # claims at a time: keeps the similarity matrix of a 50,000 sentence pool near 50 MB

SHARED_NAMES = 0.15
"""Least share of name mentions that two articles about one event have in common (`shared_names`).

On the four labelled events and the demonstration event every pair within an event has at least 0.23 and every pair
across events at most 0.11. The mean sentence vectors of the same pairs overlap (0.58 within against 0.65 across, two
riots in two cities), which is why names decide and not vectors. `benchmarks/same_event.py` prints both.
"""

_FEW_NAMES, _MOST_NAMES, _CLOSE_TOPIC = 5, 0.5, 0.5
"""A text with fewer name mentions (a brief, one sentence) is of an event where an article mentions this share of its
possible names; one without any, where the cosine of the mean sentence vectors is this.

Each sentence of the same articles, taken as a draft of its own, is so taken for its own event in 0.61 of all cases and
for another in 0.01 (`benchmarks/same_event.py`).
"""


_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday januari februari march april may june
    juli august septemb octob novemb decemb
    """.split()
)


class Candidates(NamedTuple):
    """For each claim, rows of the pool, best first. `rows` and `dense` are (n, k); k may be under what was asked."""

    rows: npt.NDArray[np.int64]
    dense: npt.NDArray[np.float32]


class Subject(NamedTuple):
    """What an article is about: how often it mentions each name, and the mean (d,) of its sentence vectors.

    `openers` are the words that open a sentence: each has a capital and may be a name.
    """

    names: Counter[str]
    openers: frozenset[str]
    topic: Vectors


def subject(vectors: Vectors, words: Sequence[Sequence[Token]]) -> Subject:
    """The subject of an article, from its sentence vectors (n, d) and their content words."""
    names = Counter(word.stem for sentence in words for word in sentence if word.name and word.stem not in _CALENDAR)
    openers = frozenset(sentence[0].stem for sentence in words if sentence and not sentence[0].name)
    mean = vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], dtype=np.float32)
    length = float(np.linalg.norm(mean))
    return Subject(names, openers, mean / length if length else mean)


def shared_names(one: Subject, other: Subject) -> float:
    """The share of each article's name mentions that are of names in both, as a geometric mean in 0 to 1."""
    common = one.names.keys() & other.names.keys()
    totals = one.names.total() * other.names.total()
    if not totals:
        return 0.0
    return math.sqrt(sum(one.names[n] for n in common) * sum(other.names[n] for n in common) / totals)


def same_event(one: Subject, other: Subject) -> bool:
    """Whether two articles are close enough to be coverage of one event."""
    short, long = sorted((one, other), key=lambda subject: subject.names.total())
    if short.names.total() >= _FEW_NAMES:
        return shared_names(one, other) >= SHARED_NAMES
    names = short.names.keys() | (short.openers & long.names.keys())
    if names:
        return len(names & (long.names.keys() | long.openers)) >= _MOST_NAMES * len(names)
    return float(one.topic @ other.topic) >= _CLOSE_TOPIC


def candidates(
    claims: Vectors,
    claim_words: Sequence[Sequence[Token]],
    pool: Vectors,
    pool_words: Sequence[Sequence[Token]],
    k: int,
) -> Candidates:
    """The `k` sentences of the pool nearest to each claim, by dense plus lexical similarity.

    claims: (n, d) and pool: (m, d), rows of unit length, each with the content words of its sentences.
    Ties go to the earlier row of the pool, so that the result is the same on every run.
    """
    k = min(k, len(pool))
    rows = np.zeros((len(claims), k), dtype=np.int64)
    dense = np.zeros((len(claims), k), dtype=np.float32)
    if not k or not len(claims):
        return Candidates(rows, dense)
    lexical = _tfidf([*claim_words, *pool_words])
    left, right = lexical[: len(claims)], lexical[len(claims) :].T.tocsc()
    for start in range(0, len(claims), _BLOCK):
        block = slice(start, start + _BLOCK)
        # rounded, so that the last bits of a matrix product cannot order what is a tie or move a score
        cosine = np.round(claims[block] @ pool.T, 5)
        score = np.round((cosine + (left[block] @ right).toarray()) * 1e5).astype(np.int64)
        # no two ranks are equal, so that the earlier row also wins where a tie straddles the last place
        rank = score * len(pool) - np.arange(len(pool))
        best = np.argpartition(-rank, k - 1, axis=1)[:, :k]
        order = np.argsort(-np.take_along_axis(rank, best, axis=1), axis=1)
        rows[block] = np.take_along_axis(best, order, axis=1)
        dense[block] = np.take_along_axis(cosine, rows[block], axis=1)
    return Candidates(rows, dense)


def _tfidf(sentences: Sequence[Sequence[Token]]) -> Any:
    """TF-IDF rows of unit length, as a scipy CSR matrix (sentences, stems).

    By hand, because importing scikit-learn's vectorizer takes longer than checking an event of five articles.
    """
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    counts = [Counter(columns.setdefault(token.stem, len(columns)) for token in words) for words in sentences]
    places = np.array([(row, column) for row, own in enumerate(counts) for column in own], dtype=np.int64).reshape(
        -1, 2
    )
    often = np.array([n for own in counts for n in own.values()], dtype=np.float32)
    frequency = np.bincount(places[:, 1], minlength=max(1, len(columns)))
    weight = (1 + np.log(often)) * (1 + np.log((1 + len(counts)) / (1 + frequency)))[places[:, 1]]
    length = np.sqrt(np.bincount(places[:, 0], weights=weight**2, minlength=len(counts)))
    unit = (weight / np.where(length, length, 1.0)[places[:, 0]]).astype(np.float32)
    return csr_matrix((unit, (places[:, 0], places[:, 1])), shape=(len(counts), max(1, len(columns))))
