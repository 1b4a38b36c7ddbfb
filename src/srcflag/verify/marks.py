"""What the verifier is told of each token beside its vector: which word it belongs to, and of what kind that is.

Vectors of near words are near, of near figures too. That two tokens are the same word, or two different figures, is
therefore said in so many marks. The same code marks the texts that the verifier is trained on.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from srcflag.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, number_value, plain_words, stem_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import TokenVectors

NEGATIONS = frozenset(
    """
    not no never none nobody nothing neither nor cannot without deny denied denies refuse refused fail failed fails
    reject rejected declined unable
    """.split()
)
CALENDAR = (
    WEEKDAYS | MONTHS | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow".split())
)
COMPARATORS = frozenset(
    """
    more less fewer over under least most above below about around nearly almost approximately roughly exactly up than
    only before after between until since
    """.split()
)
MODALS = frozenset("may might could would should can will shall possibly perhaps likely plans planned expected".split())

KINDS = ("word", "content", "figure", "name", "negation", "calendar", "comparator", "modal")
"""The columns of `Marks.kinds`."""


class Marks(NamedTuple):
    """`keys` (n,): equal where tokens belong to the same word or figure, 0 for none; `kinds` (n, 8) of 0 and 1."""

    keys: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.float32]


def mark(text: str, tokens: TokenVectors) -> Marks:
    """Mark the tokens of a text by the words they are pieces of."""
    count = len(tokens.spans)
    keys, kinds = np.zeros(count, np.int64), np.zeros((count, len(KINDS)), np.float32)
    if not count:
        return Marks(keys, kinds)
    starts, ends = tokens.spans[:, 0], tokens.spans[:, 1]
    for place, (start, end, word) in enumerate(plain_words(text)):
        pieces = slice(np.searchsorted(ends, start, side="right"), np.searchsorted(starts, end))
        value = number_value(word)
        stem = f"#{value:g}" if value is not None else stem_of(word)
        keys[pieces] = zlib.crc32(stem.encode()) + 1
        kinds[pieces] = (
            True,
            word not in FUNCTION_WORDS,
            value is not None,
            place > 0 and text[start].isupper(),
            word in NEGATIONS or word.endswith("n't"),
            word in CALENDAR and (text[start].isupper() or word not in ("may", "march")),
            word in COMPARATORS,
            word in MODALS,
        )
    return Marks(keys, kinds)
