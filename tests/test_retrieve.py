"""Which sentences of the pool are set against a claim, and which articles are on the same event at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag.retrieve import SHARED_NAMES, Candidates, Subject, candidates, same_event, shared_names, subject
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.testing import FakeEncoder


def near(fake: FakeEncoder, claims: Sequence[str], pool: Sequence[str], k: int = 3) -> Candidates:
    return candidates(
        fake.encode(claims),
        [content_words(text) for text in claims],
        fake.encode(pool),
        [content_words(text) for text in pool],
        k,
    )


def about(fake: FakeEncoder, *sentences: str) -> Subject:
    return subject(fake.encode(sentences), [content_words(text) for text in sentences])


# --- candidates ------------------------------------------------------------------------------------


def test_the_sentence_with_the_same_words_comes_first(fake: FakeEncoder) -> None:
    pool = ["A choir sang all night.", "The dam burst on Tuesday.", "The dam held."]
    found = near(fake, ["On Tuesday the dam burst."], pool)
    assert found.rows.tolist()[0][0] == 1
    assert found.dense[0, 0] == pytest.approx(1.0, abs=1e-3)


def test_a_figure_that_vectors_would_blur_is_found_by_its_letters() -> None:
    texts = ["40 guests came", "41 guests came", "42 guests came"]
    words = [content_words(text) for text in texts]
    blurred = np.ones((3, 1), dtype=np.float32)
    assert candidates(blurred[:1], [words[2]], blurred, words, 1).rows.tolist() == [[2]]


def test_ties_go_to_the_earlier_row_also_at_the_last_place(fake: FakeEncoder) -> None:
    pool = ["A choir sang.", *["The dam burst."] * 40]
    assert near(fake, ["The dam burst."], pool, k=4).rows.tolist() == [[1, 2, 3, 4]]


def test_a_claim_is_ranked_the_same_alone_and_among_others(fake: FakeEncoder) -> None:
    pool = ["A choir sang.", "The dam burst.", "The dam held.", "Forty guests came."]
    together = near(fake, ["The dam burst."] * 1500, pool, k=2).rows
    assert (together == together[0]).all()
    assert together[0].tolist()[0] == 1


@pytest.mark.parametrize(("size", "k", "width"), [(2, 3, 2), (3, 3, 3), (5, 3, 3), (0, 3, 0)])
def test_no_more_rows_are_given_than_asked_for_or_there_are(fake: FakeEncoder, size: int, k: int, width: int) -> None:
    found = near(fake, ["The dam burst.", "A choir sang."], [f"Dam number {i} burst." for i in range(size)], k)
    assert found.rows.shape == found.dense.shape == (2, width)


def test_without_claims_there_are_no_candidates(fake: FakeEncoder) -> None:
    assert near(fake, [], ["The dam burst."]).rows.shape == (0, 1)


def test_sentences_without_any_content_word_do_not_break_the_search(fake: FakeEncoder) -> None:
    found = near(fake, ["It is what it is."], ["So it was.", "And so on."], k=2)
    assert sorted(found.rows[0].tolist()) == [0, 1]
    assert np.isfinite(found.dense).all()


# --- the same event --------------------------------------------------------------------------------


OSTRAVA = (
    "The dam above Ostrava burst, Mayor Kralova said.",
    "Crews from Poland searched Ostrava with Mayor Kralova.",
    "The government promised Ostrava money.",
)
OTHER_WORDS = (
    "Water swept through Ostrava after a barrier gave way.",
    "Rescuers from Poland came, said Kralova, who governs Ostrava.",
    "Ministers pledged aid to Ostrava.",
)
ELSEWHERE = (
    "The port of Lisbon closed, said Minister Duarte.",
    "Ships for Lisbon went to Porto instead, said Duarte.",
    "The union in Lisbon wants higher wages.",
)


def test_two_reports_that_share_their_names_are_on_one_event(fake: FakeEncoder) -> None:
    assert same_event(about(fake, *OSTRAVA), about(fake, *OTHER_WORDS))


def test_two_reports_with_other_names_are_not_on_one_event(fake: FakeEncoder) -> None:
    assert shared_names(about(fake, *OSTRAVA), about(fake, *ELSEWHERE)) < SHARED_NAMES
    assert not same_event(about(fake, *OSTRAVA), about(fake, *ELSEWHERE))


def test_the_same_deeds_elsewhere_are_another_event_although_most_words_are_the_same(fake: FakeEncoder) -> None:
    moved = [
        text.replace("Ostrava", "Lisbon")
        .replace("Kralova", "Duarte")
        .replace("Poland", "Spain")
        .replace("Mayor", "Chief")
        for text in OSTRAVA
    ]
    assert not same_event(about(fake, *OSTRAVA), about(fake, *moved))


def test_days_and_months_are_no_names_that_two_events_share(fake: FakeEncoder) -> None:
    days = ("It shut on Monday, Tuesday, Friday and Sunday.", "All of May and June it stayed shut.")
    assert about(fake, *days).names.total() == 0


def test_the_gate_is_the_same_from_both_sides(fake: FakeEncoder) -> None:
    subjects = [about(fake, *texts) for texts in (OSTRAVA, OTHER_WORDS, ELSEWHERE)]
    for one in subjects:
        for other in subjects:
            assert shared_names(one, other) == shared_names(other, one)
            assert same_event(one, other) == same_event(other, one)


def test_a_brief_with_few_names_is_judged_by_its_subject(fake: FakeEncoder) -> None:
    assert same_event(about(fake, "The dam burst and the water rose."), about(fake, "The water rose: the dam burst."))
    assert not same_event(about(fake, "The dam burst and the water rose."), about(fake, "A choir sang carols."))


def test_an_article_without_sentences_is_on_no_event(fake: FakeEncoder) -> None:
    nothing = about(fake)
    assert not same_event(nothing, about(fake, *OSTRAVA))
    assert shared_names(nothing, nothing) == 0.0
