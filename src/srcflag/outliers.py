"""Which sentences lie outside what the coverage of an event discusses.

A sentence's closeness is the mean cosine to its three nearest sentences in other articles. The pool's own sentences
show how close is usual; what lies far below that, by a robust spread, is off the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import Vectors

NEAREST = 3
FEWEST_SENTENCES = 20  # of the pool: below, the spread of its closeness is a guess
SPREADS = 1.6
"""How many spreads (1.4826 median absolute deviations) below the pool's median a sentence is an outlier.

Of the three sentences that the labels of the demonstration event call off the event, 1.6 finds two (and five that they
do not), 2.0 one (and three), the usual 2.5 none: closeness is bounded below and its lower tail is short.
"""

_SAMPLE = 1000  # pool sentences that set the scale: a median needs no more, and all against all would be quadratic


def closeness(sentences: Vectors, pool: Vectors) -> npt.NDArray[np.float32]:
    """(n,) mean cosine of each of (n, d) sentences to its three nearest among (m, d) pool sentences."""
    k = min(NEAREST, len(pool))
    if not k:
        return np.zeros(len(sentences), dtype=np.float32)
    found = [
        np.partition(sentences[start : start + 512] @ pool.T, -k, axis=1)[:, -k:].mean(axis=1)
        for start in range(0, len(sentences), 512)
    ]
    result: npt.NDArray[np.float32] = np.concatenate(found) if found else np.zeros(0, dtype=np.float32)
    return result


def threshold(pool: Vectors, article: npt.NDArray[np.int64]) -> float:
    """The closeness below which a sentence is off the event; below every sentence where the pool is too thin.

    `article` (m,) numbers the article of each row of `pool`.
    """
    if len(np.unique(article)) < 2 or len(pool) < FEWEST_SENTENCES:
        return -1.0
    step = max(1, len(pool) // _SAMPLE)
    sample = np.concatenate([np.flatnonzero(article == a)[::step] for a in np.unique(article)])
    usual = np.concatenate(
        [_closeness_elsewhere(sample[start : start + 512], pool, article) for start in range(0, len(sample), 512)]
    )
    middle = float(np.median(usual))
    return middle - SPREADS * 1.4826 * float(np.median(np.abs(usual - middle)))


def _closeness_elsewhere(rows: npt.NDArray[np.int64], pool: Vectors, article: npt.NDArray[np.int64]) -> Vectors:
    """(n,) closeness of `rows` of the pool to the sentences of other articles, of which each row has at least one."""
    cosine = pool[rows] @ pool.T
    cosine[article[rows, None] == article] = -np.inf
    nearest = np.partition(cosine, -NEAREST, axis=1)[:, -NEAREST:]
    found = np.isfinite(nearest)
    mean: Vectors = np.where(found, nearest, 0).sum(axis=1) / found.sum(axis=1)
    return mean
