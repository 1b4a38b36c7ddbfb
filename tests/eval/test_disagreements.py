"""The invented disagreements name passages that are there, in two articles of one event."""

from __future__ import annotations

import pytest

from measure_disagreements import FOLDER, pairs
from srcflag.read import read_many

PAIRS = pairs()
TEXTS = {
    (name, document.id[:3]): document.text
    for name in sorted({pair.event for pair in PAIRS})
    for document in read_many([FOLDER / name]).documents
}


def test_every_event_has_five_articles_clashes_and_near_misses() -> None:
    for name in {event for event, _ in TEXTS}:
        assert sum(event == name for event, _ in TEXTS) == 5
        assert {pair.clash for pair in PAIRS if pair.event == name} == {True, False}


@pytest.mark.parametrize("event", sorted({pair.event for pair in PAIRS}))
def test_passages_are_whole_sentences_of_two_articles(event: str) -> None:
    for pair in (pair for pair in PAIRS if pair.event == event):
        assert pair.a.article != pair.b.article, pair
        for side in (pair.a, pair.b):
            text = TEXTS[event, side.article]
            passage = text[side.start : side.end]
            assert passage, pair
            assert passage == passage.strip(), pair
            assert not text[: side.start][-1:].isalnum(), pair
            assert passage[-1] in '.!?"”' or text[side.end : side.end + 1] in ("\n", " "), pair


def test_a_pair_is_said_once_and_says_why() -> None:
    assert len(PAIRS) == len({(pair.event, pair.clash, pair.a, pair.b, pair.type, pair.why) for pair in PAIRS})
    assert all(pair.why for pair in PAIRS)
    assert {pair.type for pair in PAIRS if pair.clash} == {"number", "date", "place", "actor", "polarity", "other"}


def test_both_samples_are_there() -> None:
    assert {pair.sample for pair in PAIRS} == {"read", "unread"}
