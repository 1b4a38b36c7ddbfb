"""From two sentences' words, and a verifier's answer, to the stance of one piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag.records import Attribution, Claim, Sentence
from srcflag.verify import Candidate, Reading, compare, support_probability
from srcflag.verify.align import words_of
from srcflag.verify.stance import SUPPORTS
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.ports import Vectors
    from srcflag.records import Comparison, QuoteComparison

CLAIM = "Oakes reopened Eastport bridge"


def reading(text: str) -> Reading:
    return Reading(text, words_of(content_words(text), None))


def said(document: str, text: str) -> Claim:
    sentence = Sentence(start=7, end=7 + len(text), text=text, index=0)
    return Claim(document_id=document, sentence=sentence, kind="claim", checkworthy=True)


def candidate(text: str, cosine: float, *documents: str) -> Candidate:
    return Candidate(reading(text), [said(document, text) for document in documents or ("a",)], cosine)


def compared(*candidates: Candidate, origins: dict[str, str] | None = None) -> tuple[Comparison, ...]:
    [found] = compare([reading(CLAIM)], [candidates], {}, origins or {"a": "o1", "b": "o2", "c": "o1"})
    return found


# --- support by the words alone --------------------------------------------------------------------


def test_the_probability_of_support_rises_with_cosine_and_with_alignment_either_way() -> None:
    steps = [
        support_probability(*signals)
        for signals in ((0.2, 0.2, 0.2), (0.6, 0.2, 0.2), (0.6, 0.6, 0.2), (0.6, 0.6, 0.6))
    ]
    assert steps == sorted(set(steps))
    assert 0 < steps[0] < steps[-1] < 1
    assert support_probability(-1.0, 0.2, 0.2) == support_probability(0.0, 0.2, 0.2)


def test_the_best_of_many_passages_must_be_more_alike_than_the_best_of_a_few() -> None:
    chances = [support_probability(0.7, 0.4, 0.4, origins) for origins in (1, 4, 5, 8, 40)]
    assert chances[0] == chances[1]  # fitted with four
    assert chances[1:] == sorted(set(chances[1:]), reverse=True)
    # Ten times as many passages: the odds that the tail of chance likenesses is worth.
    odds = [chance / (1 - chance) for chance in chances]
    assert odds[1] / odds[4] == pytest.approx(10**0.9)


def test_the_same_words_are_support_in_a_pool_of_any_size() -> None:
    origins = {f"a{number}": f"o{number}" for number in range(60)}
    [found] = compared(candidate(CLAIM, 1.0, "a0"), origins=origins)
    assert found.evidence.stance == "supports"


def test_a_passage_in_the_same_words_supports_and_a_stranger_does_not() -> None:
    same, other = "Eastport bridge was reopened by Oakes", "A choir sang"
    found = compared(candidate(other, 0.0, "b"), candidate(same, 0.9))
    assert [(c.evidence.document_id, c.evidence.stance) for c in found] == [("a", "supports"), ("b", "neutral")]
    assert found[0].covered == {0, 1, 2, 3}
    assert (found[0].evidence.start, found[0].evidence.text, found[0].evidence.origin) == (7, same, "o1")


def test_a_score_is_that_of_the_stance_that_is_named() -> None:
    [far] = compared(candidate("A choir sang", 0.0))
    assert far.evidence.stance == "neutral"
    assert far.evidence.score > 1 - SUPPORTS


def test_all_who_say_it_in_the_same_words_are_evidence() -> None:
    found = compared(candidate(CLAIM, 1.0, "a", "b"))
    assert [(c.evidence.document_id, c.evidence.origin) for c in found] == [("a", "o1"), ("b", "o2")]


def test_ties_keep_the_order_of_the_candidates() -> None:
    found = compared(*(candidate(CLAIM, 1.0, name) for name in "cab"))
    assert [c.evidence.document_id for c in found] == ["c", "a", "b"]


def test_without_candidates_there_is_nothing_to_show() -> None:
    assert compared() == ()
    assert compare([], [], {}, {}) == []


# --- a verifier that was named ---------------------------------------------------------------------


class Answering:
    """Gives every pair the same answer, and keeps what it was asked."""

    name = "answering@1"

    def __init__(self, *answer: float) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        self.asked += pairs
        return np.array([self.answer] * len(pairs), np.float32).reshape(-1, 3)


def answered(evidence: str, *answer: float) -> tuple[str, float]:
    """The stance and score of evidence for one claim, a verifier having given these probabilities."""
    [[found]] = compare([reading(CLAIM)], [[candidate(evidence, 0.9)]], {}, {"a": "o1"}, Answering(*answer))
    return found.evidence.stance, found.evidence.score


def test_a_named_verifier_decides_what_supports() -> None:
    assert answered("A choir sang", 0.8, 0.1, 0.1) == ("supports", 0.8)
    assert answered(CLAIM, 0.3, 0.1, 0.6) == ("neutral", 0.7)


def test_a_named_verifier_may_refute_what_is_about_the_same_thing_only() -> None:
    assert answered("Oakes reopened Westport bridge", 0.1, 0.8, 0.1) == ("refutes", 0.8)
    assert answered("A choir sang", 0.1, 0.8, 0.1) == ("neutral", 0.9)
    assert answered("Oakes reopened Westport bridge", 0.3, 0.4, 0.3) == ("neutral", 0.7)


def test_a_named_verifier_is_asked_about_evidence_and_claim_in_this_order() -> None:
    verifier = Answering(0.8, 0.1, 0.1)
    compare([reading(CLAIM)], [[candidate("A choir sang", 0.1), candidate(CLAIM, 1.0)]], {}, {"a": "o1"}, verifier)
    assert verifier.asked == [("A choir sang", CLAIM), (CLAIM, CLAIM)]


# --- quotations ------------------------------------------------------------------------------------

QUOTES = "“We will reopen the bridge in May,” {} said."


def quoted_by(speaker: str, words: str = "May") -> Claim:
    claim = said("a", QUOTES.format(speaker).replace("May", words))
    return claim.model_copy(update={"attribution": Attribution(type="named", source=speaker, cue="said")})


def quotes_between(mine: str, other: Claim) -> tuple[QuoteComparison, ...]:
    own = Reading(
        QUOTES.format(mine),
        words_of(content_words(QUOTES.format(mine)), None),
        source=Attribution(type="named", source=mine, cue="said"),
    )
    [[found]] = compare([own], [[Candidate(reading(other.sentence.text), [other], 0.5)]], {}, {"a": "o1"})
    return found.evidence.quotes


def test_evidence_says_how_its_quotation_differs() -> None:
    (quote,) = quotes_between("Oakes", quoted_by("Mayor Oakes", "June"))
    assert quote.relation == "altered"
    assert [(word.claim, word.evidence) for word in quote.differing] == [("May", "June")]


def test_what_two_people_say_is_not_compared_as_one_quotation() -> None:
    assert quotes_between("Oakes", quoted_by("Ms. Lund", "June")) == ()


def test_evidence_without_a_quotation_has_nothing_to_compare() -> None:
    assert quotes_between("Oakes", said("a", "Oakes said the bridge would reopen in June.")) == ()
