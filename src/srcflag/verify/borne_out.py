"""What a headline says that no sentence of its own article states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.records import Span
from srcflag.verify import align

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from srcflag.records import Claim, Comparison
    from srcflag.verify.stance import Reading
    from srcflag.words import Token

FEWEST_WORDS = 4
"""Content words a line must have to state something that can be looked for: fewer are a label or a section heading."""

MOST_WORDS = 20
"""Content words from which a line is a paragraph that lost its full stop; the longest headline of POLNEAR has 11."""

FEWEST_SENTENCES = 3
"""Sentences below a line from which there is an article that could state it."""

OPEN = 0.85
"""Share of a headline's content (by rarity) that its article states nowhere, from which it is taken to be unsupported,
with no figure, name or accusation among it.

Headlines use other words than their articles, and jest. Of 83 headlines of POLNEAR 3 are called unsupported at 0.85 and
4 at 0.75, most of them banter; put over another article, most on the same campaign, 43 and 50 are
(`tests/eval/measure_headlines.py`).
"""

_OF_ITSELF = re.compile(
    r"(?:the\s+|top\s+)*(?P<count>\w+)\s+(?:[\w-]+\s+){0,2}(?:things|takeaways|reasons|ways|questions|facts|lessons|charts"
    r"|moments|stories|highlights|tips|answers|myths|quotes|photos|pictures|points|steps|signs)\b",
    re.IGNORECASE,
)
"""A headline that counts what stands below it: "5 takeaways from the vote"."""

_SHORT = 3  # letters: headlines write even shorter words small
_LEADS_ON = (":", ";", ",", "-", "–", "—")  # a line that ends so is the beginning of what follows


def unstated(
    claim: Claim,
    reading: Reading,
    comparisons: Sequence[Comparison],
    body: Collection[str],
    rarities: dict[str, float],
) -> tuple[Span, ...]:
    """The words of a headline that its article states nowhere; none where the article bears it out.

    `comparisons` set it against the nearest sentences of its article, `body` are the stems of all words of its running
    text. A sentence that supports it bears it out, and so do several that state its figures, names and accusation
    between them and some of its other words.
    """
    tokens = reading.words.tokens
    if not FEWEST_WORDS <= len(tokens) <= MOST_WORDS or len(comparisons) < FEWEST_SENTENCES:
        return ()
    if reading.text.endswith(_LEADS_ON) or reading.text[0].islower():
        return ()
    if any(comparison.evidence.stance == "supports" for comparison in comparisons):
        return ()
    stated = frozenset[int]().union(*(comparison.covered for comparison in comparisons))
    missing = [index for index in range(len(tokens)) if index not in stated and tokens[index].stem not in body]
    weights = align.weigh(tokens, rarities)
    if sum(float(weights[index]) for index in missing) < OPEN and not _specific(claim, reading, missing):
        return ()
    shift, text = claim.sentence.start, reading.text
    return tuple(
        Span(start=shift + token.start, end=shift + token.end, text=text[token.start : token.end])
        for token in (tokens[index] for index in missing)
    )


def _shortens(token: Token, reading: Reading) -> bool:
    """Whether a word is capitals only: a headline shortens what its article writes out ("DOJ")."""
    return reading.text[token.start : token.end].isupper()


def _specific(claim: Claim, reading: Reading, missing: Sequence[int]) -> bool:
    """Whether a figure, a name or all that a headline accuses of is among the words that are missing."""
    tokens, shift = reading.words.tokens, claim.sentence.start
    counts = _OF_ITSELF.match(reading.text)
    inside = counts.span("count") if counts else (0, 0)
    figures = [tokens[index] for index in missing if tokens[index].number not in (None, 1)]  # "with one exception"
    if any(not inside[0] <= token.start < inside[1] for token in figures):
        return True
    words = [token for token in tokens if len(token.stem) > _SHORT]
    names = [tokens[index] for index in missing if tokens[index].name and not _shortens(tokens[index], reading)]
    if names and sum(token.name for token in words) < len(words) / 2:
        return True  # where most words have capitals, none tells a name
    span = claim.allegation
    if span is None:
        return False
    accusing = [i for i, token in enumerate(tokens) if span.start - shift <= token.start < span.end - shift]
    return bool(accusing) and set(accusing) <= set(missing)
