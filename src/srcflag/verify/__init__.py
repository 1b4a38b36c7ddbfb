"""Stage: what each piece of evidence does to each claim."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from srcflag.records import Comparison, Evidence
from srcflag.verify import align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Claim, StanceName
    from srcflag.verify.align import Words

__all__ = ["compare", "support_probability"]

WEIGHTS = (-9.71, 3.81, 13.65, 12.02)
"""Intercept, and the weights of cosine, alignment of the claim and alignment of the evidence, of the probability that
a claim's best evidence supports it.

Logistic regression on the labels of the demonstration event (`training/fit_support.py`): all pairs say what support
looks like, the best pair of each claim how likely it then is. Alignment both ways: a long passage may hold every word
of a short claim by chance, but then most of its own words are unmatched.
"""

SUPPORTS = 0.4
"""From this probability evidence counts as support, of a part at least (`training/fit_support.py`)."""


def support_probability(cosine: float, claim: float, evidence: float) -> float:
    """The probability that evidence supports a claim.

    `cosine` is that of the two sentences, `claim` how much of the claim the evidence states and `evidence` how much
    of the evidence the claim states (`Alignment.score`), each in 0 to 1.
    """
    signal = WEIGHTS[0] + WEIGHTS[1] * max(cosine, 0.0) + WEIGHTS[2] * claim + WEIGHTS[3] * evidence
    return 1.0 / (1.0 + math.exp(-signal))


def compare(
    claim: Words,
    evidence: Sequence[tuple[Sequence[Claim], Words, float]],
    rarities: dict[str, float],
    origins: dict[str, str],
) -> tuple[Comparison, ...]:
    """Set one claim against its candidates, each given as all who say it in these words, the words and their cosine.

    Best first; ties keep the order of the candidates. `rarities` weigh the words (`align.rarity`), `origins` maps
    document ids to origins.
    """
    found = []
    weights = align.weigh(claim.tokens, rarities)
    for others, words, cosine in evidence:
        alignment = align.align(claim, words, weights)
        backward = align.align(words, claim, align.weigh(words.tokens, rarities))
        covered = frozenset(int(i) for i in alignment.covered.nonzero()[0])
        score = support_probability(cosine, alignment.score, backward.score)
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
