"""The labels of events of a public set say what their scheme says, and lie inside their articles."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import LABELS, events, joined

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
HEADS = {row["event"]: row for row in ROWS if "articles" in row}
UNITS = [row for row in ROWS if "id" in row]
PLACES = {(unit["event"], unit["id"]) for unit in UNITS}


def test_every_unit_is_labelled_once_by_each_editor_of_its_event() -> None:
    numbers: dict[tuple[str, int], list[str]] = defaultdict(list)
    for unit in UNITS:
        numbers[unit["event"], unit["editor"]].append(unit["id"])
    assert all(len(own) == len(set(own)) for own in numbers.values())
    assert all(own == numbers[event, 1] for (event, editor), own in numbers.items())
    assert {event for event, _ in numbers} == set(HEADS)


def test_support_lies_in_other_articles_of_the_event() -> None:
    for unit in UNITS:
        for other in unit.get("support", []):
            assert (unit["event"], other) in PLACES
            assert other[:3] != unit["id"][:3]


def test_a_status_goes_with_what_the_labels_name() -> None:
    for unit in UNITS:
        assert (unit["status"] == "n/a") == (not unit["checkworthy"]), unit
        if unit["status"] in ("corroborated", "partial"):
            assert unit.get("support"), unit
        if unit["status"] == "contradicted":
            assert unit.get("conflict"), unit
        if unit["status"] == "uncorroborated":
            assert not unit.get("support"), unit


def test_no_article_is_in_two_events_and_no_text_is_kept() -> None:
    named = [article for head in HEADS.values() for article in head["articles"]]
    assert len(named) == len(set(named))
    known = {"event", "editor", "id", "start", "end", "kind", "checkworthy", "status", "support", "conflict", "review"}
    known |= {"conflict_type", "temporal", "attribution", "allegation", "outlier"}
    assert set().union(*UNITS) <= known


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a 16 - year - old girl", "a 16-year-old girl"),
        ("home to 1, 500 people", "home to 1,500 people"),
        ("a magnitude of 5. 9 , or $ 3", "a magnitude of 5.9 , or $3"),
        ("in 2012, 300 came", "in 2012,300 came"),  # what tokenised text cannot tell apart
        ("it ended. 9 came - and left", "it ended. 9 came-and left"),
        ("no. He left - -", "no. He left - -"),
    ],
)
def test_spaces_that_a_newspaper_does_not_have_are_taken_out(text: str, plain: str) -> None:
    assert joined(text) == plain


@given(st.text("ab1 ,.-$", max_size=30))
def test_nothing_but_spaces_is_taken_out(text: str) -> None:
    assert joined(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.shared
def test_every_label_lies_inside_its_article_and_holds_a_word(shared: Path) -> None:
    for event in events(shared / "data"):
        texts = {document.id: document.text for document in event.documents}
        for unit in event.units:
            text = texts[unit["id"][:3]][unit["start"] : unit["end"]]
            assert text.strip(), (event.name, unit["id"])
            assert text == text.strip(), (event.name, unit["id"])
