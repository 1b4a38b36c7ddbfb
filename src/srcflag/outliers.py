"""Which sentences lie outside what the coverage of an event discusses.

A sentence is looked at with its neighbours, since what is off an event comes as a paragraph: the mean vector of it and
of two sentences on either side. Its closeness is the mean cosine to the nearest passage of each of the five origins
that come nearest, so that a text printed often counts once. The pool's own passages show how close is usual; what lies
far below the middle of them is off the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import Vectors

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]

AROUND: tuple[int, ...] = (1, 2, 3, 2, 1)
"""What a sentence and its neighbours count for a passage, each times the root of its content words.

Average precision in the mean of the labelled events with a sentence alone, with one neighbour on either side, two and
three: 0.47, 0.61, 0.73 and 0.65 (`tests/eval/measure_outliers.py`).
"""

NEAREST = 5
"""Origins that must have the subject for it to be covered; the labelled events have no more, so that it is untried
whether of three hundred more should."""

FEWEST_ORIGINS = 3
"""Of the marks with all pools of two of the labelled events 0.49 are right, of those with three 0.70
(`tests/eval/measure_outliers.py`)."""

FEWEST_SENTENCES = 20  # of the pool, those of one origin's copies once: below, the middle of its closeness is a guess

FAR = 0.17
"""How far below the middle of the pool's closeness a passage is off the event, as a cosine.

Chosen on four events for the fifth it lies between 0.16 and 0.18 (`tests/eval/measure_outliers.py`). The unit fits the
shipped encoder; one whose cosines are all alike flags less.
"""

SPREADS = 1.0
"""And how many spreads (1.4826 median absolute deviations) below it: in a pool that is wide itself, far is usual."""

_SAMPLE = 1000  # pool passages that set the scale: a median needs no more, and all against all would be quadratic
_BLOCK = 256  # passages at a time: keeps the cosines with a pool of 50,000 near 50 MB


def surroundings(vectors: Vectors, words: Numbers) -> Vectors:
    """(n, d) mean vectors, of unit length, of each sentence and its neighbours, (n, d) in the order of their article.

    `words` (n,) is how many content words each has: a sentence of two says little about a subject.
    """
    heavy = vectors * np.sqrt(np.maximum(words, 1))[:, None]
    total = np.zeros_like(heavy)
    half = len(AROUND) // 2
    for offset, weight in enumerate(AROUND, start=-half):
        moved = slice(max(0, offset), len(heavy) + min(0, offset))
        total[max(0, -offset) : len(heavy) + min(0, -offset)] += weight * heavy[moved]
    length = np.linalg.norm(total, axis=1, keepdims=True)
    found: Vectors = (total / np.where(length, length, 1.0)).astype(np.float32)
    return found


def closeness(passages: Vectors, pool: Vectors, origin: Numbers) -> Floats:
    """(n,) mean cosine of each of (n, d) passages to the nearest of each of the NEAREST nearest origins of the pool.

    `origin` (m,) numbers the origin of each row of `pool` (m, d).
    """
    return _closeness(passages, np.full(len(passages), -1), pool, origin)


def usual(pool: Vectors, origin: Numbers, article: Numbers) -> tuple[float, float] | None:
    """The middle and the spread of the pool's own closeness; None where the pool is too thin to tell.

    `origin` and `article` (m,) number those of each row of `pool` (m, d).
    """
    weight = _weights(origin, article)
    if len(np.unique(origin)) < FEWEST_ORIGINS or weight.sum() < FEWEST_SENTENCES:
        return None
    step = max(1, len(pool) // _SAMPLE)
    sample = np.concatenate([np.flatnonzero(article == one)[::step] for one in np.unique(article)])
    found = _closeness(pool[sample], origin[sample], pool, origin)
    middle = _median(found, weight[sample])
    return middle, 1.4826 * _median(np.abs(found - middle), weight[sample])


def off_event(passages: Vectors, pool: Vectors, origin: Numbers, article: Numbers) -> npt.NDArray[np.bool_]:
    """(n,) which of (n, d) passages lie outside what the pool discusses; none where the pool is too thin to tell."""
    known = usual(pool, origin, article)
    if known is None:
        return np.zeros(len(passages), dtype=np.bool_)
    middle, spread = known
    found: npt.NDArray[np.bool_] = closeness(passages, pool, origin) < middle - max(FAR, SPREADS * spread)
    return found


def _closeness(passages: Vectors, own: Numbers, pool: Vectors, origin: Numbers) -> Floats:
    """The same, leaving out the pool's passages of each passage's `own` origin."""
    if not len(pool) or not len(passages):
        return np.zeros(len(passages))
    order = np.argsort(origin, kind="stable")
    names, starts = np.unique(origin[order], return_index=True)
    columns = pool[order].T
    found = []
    for start in range(0, len(passages), _BLOCK):
        block = slice(start, start + _BLOCK)
        best = np.maximum.reduceat(passages[block] @ columns, starts, axis=1).astype(np.float64)
        best[own[block, None] == names] = -np.inf
        nearest = -np.sort(-best, axis=1)[:, :NEAREST]
        known = np.isfinite(nearest)
        found.append(np.where(known, nearest, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1))
    return np.concatenate(found)


def _weights(origin: Numbers, article: Numbers) -> Floats:
    """(m,) what each row counts for what is usual: the articles of one origin together as much as one of them."""
    articles = np.unique(np.stack([origin, article]), axis=1)
    names, copies = np.unique(articles[0], return_counts=True)
    return 1.0 / copies[np.searchsorted(names, origin)]


def _median(values: Floats, weight: Floats) -> float:
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weight[order])
    # less a hair, so that thirds which add up to a half are one
    return float(values[order][np.searchsorted(total, total[-1] / 2 - 1e-9)])
