"""Copies add no voice: an article put into the pool again, edited or not, changes no status and no origin count."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_invariances import made_up

from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.segment import segment
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from srcflag.records import Document, DocumentReport

ENCODER = FakeEncoder()
EDITS = ["verbatim", "headline", "reordered", "trimmed", "spaces"]
"""What leaves each sentence its words. Rewording is measured, not proved: `benchmarks/origins.py`."""


def copy_of(article: Document, edit: str, number: int) -> Document:
    """The article once more, of no outlet, with an edit that a copy desk makes."""
    lines = [sentence.text for sentence in segment(article)]
    rng = random.Random(number)
    if edit == "headline":
        lines = [f"Water, fear and a long wait {number}", *lines]
    elif edit == "reordered":
        rng.shuffle(lines)
    elif edit == "trimmed" and len(lines) > 1:
        del lines[rng.randrange(len(lines))]
    text = "\n\n".join(lines) + "\n" if edit != "verbatim" else article.text
    if edit == "spaces":
        text = text.replace(" ", "  ").replace(".\n", ". \n")
    return article.model_copy(update={"id": f"copy{number}", "text": text, "outlet": None, "url": None})


def standing(report: DocumentReport) -> list[tuple[str, str, int]]:
    return [(sentence.text, sentence.status, sentence.support.origins) for sentence in report.sentences]


def changes(scorer: Scorer, event: Sequence[Document], copies: Sequence[Document]) -> list[tuple[object, object]]:
    """The sentences of the event's articles that stand otherwise once the copies are in the pool."""
    before = scorer.score_event(event).documents
    known = {document.document_id: standing(document) for document in scorer.score_event([*event, *copies]).documents}
    pairs = [pair for report in before for pair in zip(standing(report), known[report.document_id], strict=True)]
    return [pair for pair in pairs if pair[0] != pair[1]]


@settings(max_examples=60, deadline=None)
@given(events=made_up(), data=st.data())
def test_copies_of_one_article_change_no_status_and_no_origin_count(
    events: list[Document], data: st.DataObject
) -> None:
    article = data.draw(st.sampled_from(events))
    edits = data.draw(st.lists(st.sampled_from(["verbatim", "spaces"]), min_size=1, max_size=6))
    copies = [copy_of(article, edit, number) for number, edit in enumerate(edits)]
    assert changes(Scorer(encoder=ENCODER), events, copies) == []


@pytest.mark.parametrize("edit", EDITS)
def test_edited_copies_of_a_report_change_nothing(event: list[Document], edit: str) -> None:
    for article in event:
        copies = [copy_of(article, edit, number) for number in range(4)]
        assert changes(Scorer(encoder=ENCODER), event, copies) == []


@pytest.mark.parametrize("edit", ["verbatim", "reordered"])
@pytest.mark.model
def test_copies_of_a_demonstration_article_change_nothing(root: Path, edit: str) -> None:
    seeds = read_many([root / "seeds"]).documents
    copies = [copy_of(seeds[3], edit, number) for number in range(2)]
    assert changes(Scorer(), seeds, copies) == []


@pytest.mark.parametrize("name", ["athens", "brooklyn", "mh370", "species"])
@pytest.mark.model
@pytest.mark.shared
def test_copies_of_a_labelled_article_change_nothing(shared: Path, name: str) -> None:
    documents = read_many([shared / "gold" / name]).documents
    edits = ("verbatim", "reordered", "trimmed")
    copies = [copy_of(documents[-1], edit, number) for number, edit in enumerate(edits)]
    assert changes(Scorer(), documents, copies) == []


@pytest.mark.model
@pytest.mark.shared
def test_passages_copied_in_labelled_events_are_found_and_independent_ones_left_apart(shared: Path) -> None:
    from measure_origins import measured

    found = measured(shared / "gold" / "athens", shared / "gold" / "athens.gold.json")
    assert found.precision >= 0.95
    assert found.recall >= 0.85
    assert found.wrongly_joined < 0.02
