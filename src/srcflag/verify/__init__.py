"""Stage: what each piece of evidence does to each claim."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from srcflag.records import Comparison, Evidence
from srcflag.verify.align import align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Claim, StanceName
    from srcflag.verify.align import Floats, Words

__all__ = ["compare", "support_probability"]

WEIGHTS = (-8.50, 7.96, 12.51)
"""Intercept, and the weights of cosine and alignment, of the probability that a claim's best evidence supports it.

A logistic regression over the check-worthy sentences of the demonstration event, each with its best candidate
(`training/fit_support.py`). The best candidate and not all ten: the labels name the clearest support only.
"""

SUPPORTS = 0.4
"""From this probability evidence counts as support, of a part at least (`training/fit_support.py`)."""


def support_probability(cosine: float, alignment: float) -> float:
    """The probability that evidence of this cosine and alignment score (both 0 to 1) supports the claim."""
    signal = WEIGHTS[0] + WEIGHTS[1] * max(cosine, 0.0) + WEIGHTS[2] * alignment
    return 1.0 / (1.0 + math.exp(-signal))


def compare(
    claim: Words, weights: Floats, evidence: Sequence[tuple[Sequence[Claim], Words, float]], origins: dict[str, str]
) -> tuple[Comparison, ...]:
    """Set one claim against its candidates, each given as all who say it in these words, the words and their cosine.

    Best first; ties keep the order of the candidates. `origins` maps document ids to origins.
    """
    found = []
    for others, words, cosine in evidence:
        alignment = align(claim, words, weights)
        covered = frozenset(int(i) for i in alignment.covered.nonzero()[0])
        score = support_probability(cosine, alignment.score)
        stance: StanceName = "supports" if score >= SUPPORTS else "neutral"
        for other in others:
            sentence = other.sentence
            passage = Evidence(
                document_id=other.document_id,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                stance=stance,
                score=round(score if stance == "supports" else 1.0 - score, 3),
                origin=origins[other.document_id],
            )
            found.append(Comparison(evidence=passage, covered=covered))
    found.sort(key=lambda comparison: -_support(comparison))
    return tuple(found)


def _support(comparison: Comparison) -> float:
    evidence = comparison.evidence
    return evidence.score if evidence.stance == "supports" else 1.0 - evidence.score
