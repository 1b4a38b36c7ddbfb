"""An article against itself: which of its sentences cannot hold together with which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.retrieve import candidates
from srcflag.verify import Candidate, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.prepared import Prepared
    from srcflag.records import Claim, Comparison, Evidence
    from srcflag.settings import Settings

LONGEST_ARTICLE = 500  # sentences; a longer text is a collection, and no slip of one author


def compared_within(
    own: Prepared, rows: Sequence[int], rarities: dict[str, float], settings: Settings
) -> list[tuple[Comparison, ...]]:
    """Each of a document's own claims set against the nearest other passages of the document.

    None of a document that is longer than any article: its sentences are not compared pair by pair.
    """
    if len(own.claims) > LONGEST_ARTICLE:
        return [()] * len(rows)
    usable = [row for row in own.usable if len(own.claims[row].sentence.text) <= settings.max_chars]
    near = candidates(
        own.vectors[list(rows)],
        [own.readings[row].words.tokens for row in rows],
        own.vectors[usable],
        [own.readings[row].words.tokens for row in usable],
        settings.candidates + 1,  # the sentence itself is the nearest of all
    )
    found = [
        [
            Candidate(own.readings[usable[i]], [own.claims[usable[i]]], float(cosine))
            for i, cosine in zip(others, cosines, strict=True)
            if usable[i] != row
        ]
        for row, others, cosines in zip(rows, near.rows, near.dense, strict=True)
    ]
    return compare([own.readings[row] for row in rows], found, rarities, {own.document.id: ""})


def contradictions_within(
    own: Prepared, rows: Sequence[int], compared: Sequence[tuple[Comparison, ...]]
) -> list[tuple[Evidence, ...]]:
    """The passages of a document that cannot hold together with each of its own claims."""
    place = {own.claims[row].sentence.start: row for row in own.usable}
    apart: dict[int, dict[int, Evidence]] = {row: {} for row in rows}
    for row, passages in zip(rows, compared, strict=True):
        for evidence in (comparison.evidence for comparison in passages):
            other = place[evidence.start]
            if evidence.stance != "refutes" or _two_voices(own.claims[row], own.claims[other]):
                continue
            apart[row][other] = evidence
            if other in apart:  # what one sentence has otherwise, the other has too
                apart[other].setdefault(row, _turned(evidence, own.claims[row]))
    return [tuple(apart[row].values()) for row in rows]


def _two_voices(one: Claim, other: Claim) -> bool:
    """Whether two people are quoted: that they disagree is the news, not a slip of the article."""
    sources = one.attribution, other.attribution
    names = {source.resolved or source.source for source in sources}
    return all(source.type != "none" for source in sources) and len(names) == 2


def _turned(evidence: Evidence, claim: Claim) -> Evidence:
    """The same difference, seen from the other sentence."""
    sentence = claim.sentence
    slots = tuple(slot.model_copy(update={"claim": slot.evidence, "evidence": slot.claim}) for slot in evidence.slots)
    place = {"start": sentence.start, "end": sentence.end, "text": sentence.text}
    # one speaker may well say a thing twice: quotations are held against those of other origins only
    return evidence.model_copy(update={**place, "slots": slots, "quotes": ()})
