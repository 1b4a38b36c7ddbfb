"""Which articles share a root, so that copies count once."""

from __future__ import annotations

import random

import pytest

from srcflag.pool import links, origins_of
from srcflag.records import Document

STORY = (
    "The ferry left Eastport at dawn with forty passengers and ran aground an hour later near the old lighthouse. "
    "Nobody was hurt, the harbour master said, and a tug pulled it free at noon. "
    "The company will inspect the hull this week before the ferry sails again."
)
OTHER = (
    "Passengers waited for hours on a stranded ferry off the coast before help came. "
    "A spokesman of the line called it a mishap in fog; divers are to look at the damage. "
    "Services resume once the ship has been cleared by the inspectors."
)
THIRD = (
    "Fog is thought to have led the morning boat onto rocks. All aboard were safe by lunch. "
    "The harbour office wants to know why the radar was off, and has asked the captain to appear on Monday."
)


def doc(name: str, text: str, outlet: str | None = None) -> Document:
    return Document(id=name, text=text, outlet=outlet)


def groups(*documents: Document) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, origin in origins_of(documents).items():
        found.setdefault(origin, set()).add(name)
    return {frozenset(group) for group in found.values()}


def apart(*names: str) -> set[frozenset[str]]:
    return {frozenset({name}) for name in names}


def test_independent_reports_are_origins_of_their_own() -> None:
    assert groups(doc("a", STORY), doc("b", OTHER), doc("c", THIRD)) == apart("a", "b", "c")


def test_a_verbatim_copy_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", STORY), doc("c", OTHER)) == {frozenset("ab"), frozenset("c")}


def test_capitals_line_breaks_and_punctuation_do_not_hide_a_copy() -> None:
    assert groups(doc("a", STORY), doc("b", STORY.upper().replace(". ", "\n\n").replace(",", " –"))) == {
        frozenset("ab")
    }


def test_a_shortened_copy_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", STORY.split(". ")[0] + ".")) == {frozenset("ab")}


def test_a_copy_with_a_paragraph_of_its_own_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", f"{STORY} Tickets are valid on the bus until then.")) == {frozenset("ab")}


def test_one_shared_quotation_makes_no_copy() -> None:
    quote = " “We heard a bang, and then the lights went out and the deck began to tilt,” a passenger said."
    assert groups(doc("a", STORY + quote), doc("b", OTHER + quote)) == apart("a", "b")


def test_a_report_that_takes_over_less_than_half_of_another_stays_an_origin() -> None:
    sentence = STORY.split(". ")[2]
    assert groups(doc("a", STORY), doc("b", f"{OTHER} {sentence}")) == apart("a", "b")


def test_the_same_outlet_is_one_origin_however_it_is_written() -> None:
    same = groups(doc("a", STORY, "The Gazette"), doc("b", OTHER, " the gazette "), doc("c", THIRD, "The Courier"))
    assert same == {frozenset("ab"), frozenset("c")}


@pytest.mark.parametrize("outlet", [None, "", "  "])
def test_no_outlet_is_not_the_same_outlet(outlet: str | None) -> None:
    assert groups(doc("a", STORY, outlet), doc("b", OTHER, outlet)) == apart("a", "b")


def test_a_root_is_shared_along_a_chain() -> None:
    chain = (doc("a", STORY), doc("b", STORY, "The Gazette"), doc("c", OTHER, "The Gazette"))
    assert groups(*chain) == {frozenset("abc")}


def test_briefs_of_a_few_words_are_copies_only_word_for_word() -> None:
    assert groups(doc("a", "Ferry aground."), doc("b", "Ferry aground!"), doc("c", "Ferry afloat.")) == {
        frozenset("ab"),
        frozenset("c"),
    }


def test_texts_without_words_are_nobodys_copies() -> None:
    assert groups(doc("a", ""), doc("b", ""), doc("c", "…")) == apart("a", "b", "c")


def test_origins_are_numbered_by_the_order_of_the_ids_and_not_of_the_list() -> None:
    documents = [doc("c", THIRD), doc("a", STORY), doc("b", OTHER), doc("d", STORY)]
    expected = {"a": "o1", "b": "o2", "c": "o3", "d": "o1"}
    for seed in range(6):
        random.Random(seed).shuffle(documents)
        assert origins_of(documents) == expected


def test_without_documents_there_are_no_origins() -> None:
    assert origins_of([]) == {}


def test_links_that_are_known_give_the_same_origins_for_any_selection() -> None:
    documents = [doc("a", STORY), doc("b", STORY), doc("c", OTHER, "The Gazette"), doc("d", THIRD, "The Gazette")]
    known = links(documents)
    assert known == {("a", "b"), ("c", "d")}
    for selection in (documents, documents[:1], documents[1:3], documents[2:]):
        assert origins_of(selection, known) == origins_of(selection)


def test_three_articles_of_one_outlet_stay_together_when_the_first_is_left_out() -> None:
    documents = [doc(name, text, "The Gazette") for name, text in zip("abc", (STORY, OTHER, THIRD), strict=True)]
    assert origins_of(documents[1:], links(documents)) == {"b": "o1", "c": "o1"}
