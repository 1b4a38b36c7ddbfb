"""An article against itself: which of its sentences cannot hold together with which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.both import agreed
from srcflag.records import Evidence
from srcflag.retrieve import candidates
from srcflag.verify import Candidate, apart, compare, one_an_event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.prepared import Prepared
    from srcflag.records import Claim, Comparison, SlotComparison, SlotName
    from srcflag.settings import Settings
    from srcflag.verify import Reading

LONGEST_ARTICLE = 500  # sentences; a longer text is a collection, and no slip of one author

SLIP = 2
"""How many times as much two counts of one article may be and still be taken for one. Judgement: "24 nations" beside
"26 countries"; about 100 people at work beside eight who were shot are two counts, though a third text has but one."""


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
    return compare([own.readings[row] for row in rows], found, rarities, {own.document.id: ""}, own=True)


def contradictions_within(
    own: Prepared,
    rows: Sequence[int],
    compared: Sequence[tuple[Comparison, ...]],
    pool: Sequence[tuple[Comparison, ...]],
) -> list[tuple[Evidence, ...]]:
    """The passages of a document that cannot hold together with each of its own claims.

    `compared` sets its claims against its own sentences, `pool` against those of the other articles.
    """
    place = {own.claims[row].sentence.start: row for row in own.usable}
    clashing: dict[int, dict[int, Evidence]] = {row: {} for row in rows}
    for row, passages in zip(rows, compared, strict=True):
        for evidence in (comparison.evidence for comparison in passages):
            other = place[evidence.start]
            if evidence.stance != "refutes" or _two_voices(own.claims[row], own.claims[other]):
                continue
            clashing[row][other] = evidence
            if other in clashing:  # what one sentence has otherwise, the other has too
                clashing[other].setdefault(row, _turned(evidence, own.claims[row]))
    for row, other, evidence in _by_a_third(own, rows, pool):
        if not _two_voices(own.claims[row], own.claims[other]):
            clashing[row].setdefault(other, evidence)  # shown where the clash with others shows; the other one has none
    return [tuple(clashing[row].values()) for row in rows]


def _by_a_third(
    own: Prepared, rows: Sequence[int], pool: Sequence[tuple[Comparison, ...]]
) -> Iterator[tuple[int, int, Evidence]]:
    """Two claims that share too few words to be compared, where one passage of the pool has the one's value and not the
    other's: "24 nations" in one sentence, "26 countries" in another one, and in a third text "twenty-six countries"."""
    agreeing: dict[tuple[str, int, SlotName, str], tuple[int, str, float]] = {}
    for row, comparisons in zip(rows, pool, strict=True):
        for comparison in comparisons:
            evidence = comparison.evidence
            for slot in agreed(comparison, own.readings[row]):
                place = evidence.document_id, evidence.start, slot.slot, slot.evidence
                agreeing.setdefault(place, (row, slot.claim, evidence.score))
    for row, comparisons in zip(rows, pool, strict=True):
        for evidence in (comparison.evidence for comparison in comparisons):
            for slot in evidence.slots:
                found = agreeing.get((evidence.document_id, evidence.start, slot.slot, slot.evidence))
                if evidence.stance != "refutes" or slot.relation != "differs" or not found or found[0] == row:
                    continue
                if _a_slip(own.readings[row], slot.claim, own.readings[found[0]], found[1]):
                    yield row, found[0], _against(own, found, slot, evidence.score)


def _a_slip(one: Reading, value: str, other: Reading, beside: str) -> bool:
    """Whether two values of one article may be one number of the event, written down twice: near each other, too."""
    found = [
        quantity
        for told, text in ((one, value), (other, beside))
        for quantity in told.values.quantities
        if quantity.text == text and one_an_event(quantity)
    ]
    return len(found) == 2 and apart(*found) < SLIP


def _against(own: Prepared, found: tuple[int, str, float], slot: SlotComparison, score: float) -> Evidence:
    """The sentence of the same article that has what others have, as that with which a claim clashes."""
    row, value, sure = found
    sentence = own.claims[row].sentence
    return Evidence(
        document_id=own.document.id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        stance="refutes",
        score=min(score, sure),
        origin="",
        slots=(slot.model_copy(update={"evidence": value}),),
    )


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
