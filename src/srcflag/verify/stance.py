"""From two sentences' words, their values and a verifier's answer to the stance of one piece of evidence.

Support is read from the alignment of the words, which finds it better than any model that was tried
(`models/verifier/MODEL_CARD.md`). Where sentences are aligned their values are compared, and one that differs refutes;
the verifier is asked whether the two agree otherwise. It is never believed to refute what is not aligned, since models
for inference call contradiction what merely differs. A verifier that the user names decides about support too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from srcflag.records import Attribution, Comparison, Evidence
from srcflag.values import Once, Values
from srcflag.verify import align
from srcflag.verify.interaction import InteractionVerifier, read
from srcflag.verify.quotes import compare_quotes
from srcflag.verify.slots import compare_slots, due
from srcflag.verify.slots.once import compare_once
from srcflag.verify.slots.people import compare_untitled
from srcflag.verify.voices import source_of, two_speakers, voice
from srcflag.words import find_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    import numpy.typing as npt

    from srcflag.ports import TokenVectors, Verifier
    from srcflag.records import Claim, SlotComparison, StanceName
    from srcflag.values import Person, Tally
    from srcflag.verify.align import Words

    Answer = npt.NDArray[np.float32]

WEIGHTS = (-9.71, 3.81, 13.65, 12.02)
"""Intercept, and the weights of cosine, alignment of the claim and alignment of the evidence, of the probability that
a claim's best evidence supports it.

Logistic regression on the labels of the demonstration event (`training/fit_support.py`): all pairs say what support
looks like, the best pair of each claim how likely it then is. Alignment both ways: a long passage may hold every word
of a short claim by chance, but then most of its own words are unmatched.
"""

SUPPORTS = 0.4
"""From this probability evidence counts as support, of a part at least (`training/fit_support.py`)."""

FITTED_ORIGINS, CHANCE = 4, 0.9
"""How many origins the weights were fitted with, and how fast the best of chance likenesses grows beyond them.

The best of many passages is more alike by chance than the best of a few: left so, the larger the pool, the more claims
that stand alone seem supported. The log odds of passages that support nothing fall off exponentially with a mean of 0.9
(`training/fit_support.py`), so that n times as many passages raise the best by 0.9 ln n, which is taken off.
"""

REFUTES = 0.5
"""From this probability a verifier that the user named is believed to support or to refute."""

SURELY_REFUTES = 0.983
"""The same for the shipped verifier's "refutes", of sentences none of whose values differ.

At 0.97 it speaks up against no sentence of the labelled events, and against nine sentences of 69 unseen ones (of ECB+,
NeuS and POLNEAR), up to 0.982, none of which is contradicted.
"""

LOOKED_AT = 0.05
"""From this probability of support by alignment the values of two sentences are compared at all.

Chosen for speed: the labelled contradictions that are found are the same from 0.02 and 0.05 up; from 0.1 one is lost.
"""

COMPARABLE = 0.5
"""A value that differs is believed from this probability of support up, the values themselves granted: all else must be
alike enough to be about one thing.

Likelier than not. Precision and recall of "contradicted" on the labelled events are 0.85 and 0.51 from 0.2 up, 0.87 and
0.51 from 0.5 up; flag F1 of the demonstration event is 0.81 and 0.84.
"""

ONE_THING = 0.9
"""How sure it is that two ages, surnames beside one office and given name, or tallies are of one person or one vote,
however far the sentences are apart (`slots.once`): nearly always, less what may be read wrongly."""

NO_SOURCE = Attribution()


@dataclass(frozen=True)
class Reading:
    """One sentence as it is compared: its text, content words, tokens where the encoder gives them, and its day.

    `tell` reads its values. It is called when they are first compared with others: those of most sentences never are.
    `source` is who stands behind it by its own words. `meet` finds the people in it who are named in full and the
    tallies of votes; `article` holds what its article knows of them, by which one is told from two.
    """

    text: str
    words: Words
    tokens: TokenVectors | None = None
    published: date | None = None
    tell: Callable[[], Values] = Values
    source: Attribution = NO_SOURCE
    meet: Callable[[], Once] = Once
    article: frozenset[str] = frozenset()

    @cached_property
    def values(self) -> Values:
        """Its comparable values."""
        return self.tell()

    @property
    def people(self) -> tuple[Person, ...]:
        """Those whom it names in full, with an office or an age."""
        return self.once.people

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """How the votes in it ended."""
        return self.once.tallies

    @cached_property
    def once(self) -> Once:
        """What it tells that an event has one of."""
        return self.meet()


class Candidate(NamedTuple):
    """A passage that may say what a claim says: all who say it in these words, and its cosine with the claim."""

    reading: Reading
    claims: Sequence[Claim]
    cosine: float


class _Aligned(NamedTuple):
    """How far a candidate is aligned with a claim: what that alone makes of it (`support`), what values say, and what
    alignment would make of it if those that differ were the same (`otherwise`). `told_once` marks a difference in what
    an event has one of."""

    candidate: Candidate
    covered: frozenset[int]
    support: float
    slots: tuple[SlotComparison, ...]
    otherwise: float
    told_once: bool = False

    @property
    def differs(self) -> bool:
        """Whether a value of the two differs."""
        return any(slot.relation == "differs" for slot in self.slots)


def support_probability(cosine: float, claim: float, evidence: float, origins: int = FITTED_ORIGINS) -> float:
    """The probability that evidence supports a claim, if it is the best that a pool of so many origins has.

    `cosine` is that of the two sentences, `claim` how much of the claim the evidence states and `evidence` how much
    of the evidence the claim states (`Alignment.score`), each in 0 to 1.
    """
    signal = WEIGHTS[0] + WEIGHTS[1] * max(cosine, 0.0) + WEIGHTS[2] * claim + WEIGHTS[3] * evidence
    signal -= CHANCE * math.log(max(1.0, origins / FITTED_ORIGINS))
    return 1.0 / (1.0 + math.exp(-signal))


def compare(
    claims: Sequence[Reading],
    candidates: Sequence[Sequence[Candidate]],
    rarities: dict[str, float],
    origins: dict[str, str],
    verifier: Verifier | None = None,
    *,
    own: bool = False,
) -> list[tuple[Comparison, ...]]:
    """Set each claim against its candidates. Best first; ties keep the order of the candidates.

    `rarities` weigh the words (`align.rarity`), `origins` maps the ids of all documents of the pool to their origins.
    Without a `verifier` the alignment alone decides, and nothing refutes but a value. `own` marks candidates of the
    claims' own article, of whose values a difference is believed last.
    """
    voices = len(set(origins.values()))
    readings = [*claims, *(candidate.reading for own in candidates for candidate in own)]
    weights = {reading.text: align.weigh(reading.words.tokens, rarities) for reading in readings}
    aligned = [
        [_align(claim, candidate, weights, voices, own=own) for candidate in passages]
        for claim, passages in zip(claims, candidates, strict=True)
    ]
    answers = _answers(claims, aligned, verifier) if verifier is not None else {}
    named = not isinstance(verifier, InteractionVerifier)
    found = []
    for row, passages in enumerate(aligned):
        comparisons = [
            _comparison(one, claims[row], claim, _stance(one, answers.get((row, column)), named=named), origins)
            for column, one in enumerate(passages)
            for claim in one.candidate.claims
        ]
        comparisons.sort(key=lambda comparison: -_support(comparison.evidence))
        found.append(tuple(comparisons))
    return found


def _align(
    claim: Reading, candidate: Candidate, weights: dict[str, align.Floats], voices: int, *, own: bool
) -> _Aligned:
    evidence = candidate.reading
    mine, theirs = claim.words, evidence.words
    ours, back = weights[claim.text], weights[evidence.text]
    forward, backward = align.align(mine, theirs, ours), align.align(theirs, mine, back)
    covered = frozenset(int(index) for index in forward.covered.nonzero()[0])
    support = support_probability(candidate.cosine, forward.score, backward.score, voices)
    slots: tuple[SlotComparison, ...] = ()
    once = compare_once(claim, evidence)
    if support >= LOOKED_AT and claim.text != evidence.text:
        stated = {token.stem for token, known in zip(mine.tokens, forward.covered, strict=True) if known}
        known = {token.stem for token, known in zip(theirs.tokens, backward.covered, strict=True) if known}
        slots = compare_slots(claim, evidence, stated, known)
        once += compare_untitled(claim, evidence)
    slots = (*once, *(slot for slot in slots if slot not in once))
    apart = [slot for slot in slots if slot.relation in ("differs", "superseded")]
    if not apart:
        return _Aligned(candidate, covered, support, slots, support)
    here, there = _inside(claim, [slot.claim for slot in apart]), _inside(evidence, [slot.evidence for slot in apart])
    otherwise = support_probability(
        candidate.cosine, forward.granting(here, ours), backward.granting(there, back), voices
    )
    shared = forward.beside(here, ours), backward.beside(there, back)
    slots = tuple(
        slot
        for slot in slots
        if slot not in apart
        or slot in once
        or (otherwise >= COMPARABLE and due(claim, evidence, slot, own=own).met(*shared))
    )
    told_once = any(slot in once for slot in apart)
    return _Aligned(candidate, covered, support, slots, max(otherwise, ONE_THING * told_once), told_once)


def _inside(reading: Reading, values: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which content words of a sentence are part of these values."""
    spans = [span for value in values if (span := find_whole(reading.text, value)) is not None]
    return np.array([any(start <= token.start < end for start, end in spans) for token in reading.words.tokens], bool)


def _answers(
    claims: Sequence[Reading], aligned: Sequence[Sequence[_Aligned]], verifier: Verifier
) -> dict[tuple[int, int], Answer]:
    """What the verifier says, by row of the claim and of its candidate, all asked at once.

    The shipped one is asked about what is aligned and differs in no value, and reads the tokens that are at hand.
    """
    shipped = isinstance(verifier, InteractionVerifier)
    places = [
        (row, column)
        for row, own in enumerate(aligned)
        for column, one in enumerate(own)
        if not shipped
        or (one.support >= SUPPORTS and not one.differs and one.candidate.reading.text != claims[row].text)
    ]
    pairs = [(aligned[row][column].candidate.reading, claims[row]) for row, column in places]
    if not pairs:
        return {}
    if isinstance(verifier, InteractionVerifier) and all(side.tokens is not None for pair in pairs for side in pair):
        texts = {side.text: read(side.text, side.tokens) for pair in pairs for side in pair if side.tokens is not None}
        found = verifier.predict_read([(texts[evidence.text], texts[claim.text]) for evidence, claim in pairs])
    else:
        found = verifier.predict([(evidence.text, claim.text) for evidence, claim in pairs])
    return dict(zip(places, found, strict=True))


def _stance(aligned: _Aligned, answer: Answer | None, *, named: bool) -> tuple[StanceName, float]:
    """The stance of one piece of evidence and how likely it is that one.

    `answer` is that of a verifier that the user `named`, or of the shipped one, if it was asked.
    """
    support = aligned.support
    if aligned.differs:
        return "refutes", aligned.otherwise
    supports, refutes = (float(answer[0]), float(answer[1])) if answer is not None else (support, 0.0)
    if refutes >= (REFUTES if named else SURELY_REFUTES) and support >= SUPPORTS:
        return "refutes", refutes
    if named and answer is not None:
        return ("supports", supports) if supports >= REFUTES else ("neutral", 1.0 - supports)
    if any(slot.relation == "superseded" for slot in aligned.slots):
        return "neutral", 1.0 - min(support, 0.5)
    return ("supports", support) if support >= SUPPORTS else ("neutral", 1.0 - support)


def _comparison(
    aligned: _Aligned, own: Reading, claim: Claim, stance: tuple[StanceName, float], origins: dict[str, str]
) -> Comparison:
    """What is found for `own` in one place of the pool, which is `claim`."""
    sentence, source = claim.sentence, claim.attribution
    evidence = Evidence(
        document_id=claim.document_id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        stance=stance[0],
        score=round(stance[1], 3),
        origin=origins[claim.document_id],
        slots=aligned.slots,
        voice=voice(own.source, source),
        source=source_of(source),
        quotes=() if two_speakers(own.source, source) else compare_quotes(own.text, sentence.text),
    )
    return Comparison(
        evidence=evidence,
        covered=aligned.covered,
        source=source,
        support=aligned.support,
        told_once=aligned.told_once,
    )


def _support(evidence: Evidence) -> float:
    """How likely evidence is to support, whatever its stance."""
    return evidence.score if evidence.stance == "supports" else 1.0 - evidence.score
