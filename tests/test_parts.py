"""The parts that a sentence is cut into, and the figures that it stands or falls with."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from srcflag.claims.attribution import attribution
from srcflag.claims.parts import FEWEST, figures_of, parts_of
from srcflag.claims.slots import read_values
from srcflag.words import content_words


def cut(text: str) -> dict[str, str]:
    """Each part of a sentence by its words, with its kind."""
    return {part.text: part.kind for part in parts_of(text, attribution(text))}


CUT = [
    (
        "The mayor resigned on Tuesday and fled the country.",
        {"The mayor resigned on Tuesday": "core", "and fled the country": "coordinate"},
    ),
    (
        "The mayor met the captain and the pilot left the island.",
        {"The mayor met the captain": "core", "and the pilot left the island": "coordinate"},
    ),
    (
        "Lund opened the yard; the union called a strike on Monday.",
        {"Lund opened the yard": "core", "the union called a strike on Monday": "coordinate"},
    ),
    (
        "Ida Lund, who ran the harbour for ten years, was arrested on Friday.",
        {"Ida Lund … was arrested on Friday": "core", "who ran the harbour for ten years": "relative"},
    ),
    (
        "The ferry sank off Lindholm, killing three sailors.",
        {"The ferry sank off Lindholm": "core", "killing three sailors": "participle"},
    ),
    (
        "The harbour law, passed by one vote, will end the strike.",
        {"The harbour law … will end the strike": "core", "passed by one vote": "participle"},
    ),
    (
        "Ida Lund, a former head of the port authority, sold two ferries.",
        {"Ida Lund … sold two ferries": "core", "a former head of the port authority": "apposition"},
    ),
    (
        "The council sold the ferry after the captain left the town.",
        {"The council sold the ferry": "core", "after the captain left the town": "subordinate"},
    ),
    (
        "After the council sold the ferry, the captain left the town.",
        {"the captain left the town": "core", "After the council sold the ferry": "subordinate"},
    ),
    (
        "Prices rose as fuel became scarce in the islands.",
        {"Prices rose": "core", "as fuel became scarce in the islands": "subordinate"},
    ),
    (
        "The police said that the mayor resigned and the captain fled to Sweden.",
        {
            "that the mayor resigned": "core",
            "and the captain fled to Sweden": "coordinate",
            "The police said": "attribution",
        },
    ),
    (
        "“The quay was closed in spring,” said Ida Lund of the harbour board.",
        {"“The quay was closed in spring": "core", "said Ida Lund of the harbour board": "attribution"},
    ),
]


@pytest.mark.parametrize(("text", "parts"), CUT, ids=[text for text, _ in CUT])
def test_a_sentence_is_cut_where_another_assertion_begins(text: str, parts: dict[str, str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The mayor and the captain left the town on Friday.",  # two subjects
        "Police arrested and charged the captain with theft.",  # two verbs with one object
        "The council voted to sell the ferry and to close the quay.",  # what was voted
        "The ferry carried apples, cement, and 40 bicycles to the island.",  # a list
        "The storm brought high waves, swirling currents and winds to the coast.",  # a list that describes
        "The yard built a bus, a tram and a ferry.",
        "Two people killed by the flood were buried on Sunday.",
        "The council sold the ferry after a long debate.",  # no clause
        "The ferry left two weeks after the bridge opened.",  # a time
        "He described the sale as a mistake by the council.",
        "The mayor, as well as the captain, left.",
        "If nothing is done, the old and the young will leave the island.",
        "The method had never before been used on the island.",
        "The harbour grew because of delays and cost increases.",
        "People who fled and people who stayed met in the church.",
        "The captain, Peter Holm, announced the end of the line on Monday.",
        "Several nations sent divers to Lindholm.",
        "Fire in old harbour",
        "He left and ate.",  # too little to look for
    ],
)
def test_a_sentence_is_left_whole_where_no_other_assertion_begins(text: str) -> None:
    assert [part.kind for part in parts_of(text)] == ["core"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who fled in May, said the quay was closed.",  # that she fled is asserted too
        "The explosion, officials said, destroyed two houses.",  # the statement stands on both sides
        "The board expressed shock at the deaths.",  # what is said has no verb
    ],
)
def test_who_says_it_is_a_part_of_its_own_only_where_nothing_else_is_in_it(text: str) -> None:
    assert "attribution" not in cut(text).values()


def test_a_part_has_its_place_in_the_document_and_keeps_its_quotation_marks() -> None:
    text = 'The crowd threw bottles, shouting "burn the ferry"'
    core, shouting = parts_of(text, shift=100)
    assert (core.spans[0].start, shouting.spans[0].end) == (100, 100 + len(text))
    assert shouting.text == 'shouting "burn the ferry"'


@pytest.mark.parametrize("text", ["", " ", "…", "“”"])
def test_a_text_without_words_has_no_parts(text: str) -> None:
    assert parts_of(text) == ()


WORDS = st.sampled_from(
    "the a mayor Lund ferry harbour and but or who which after before when as while said told sold fled was had will "
    "killing leaving killed sunk by in of 40 two never , ; — . “ ” ( ) ’s ' May it he that".split()
)
PROSE = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=80))


@given(PROSE, st.integers(0, 5))
@example("“a”“b” and he fled", 0)
def test_parts_hold_every_content_word_once_and_lie_in_the_sentence(text: str, shift: int) -> None:
    parts = parts_of(text, attribution(text, shift), shift)
    for word in content_words(text):
        assert sum(part.holds(shift + word.start) for part in parts) == 1
    spans = sorted((span for part in parts for span in part.spans), key=lambda span: span.start)
    assert all(text[span.start - shift : span.end - shift] == span.text for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert not parts or (parts[0].kind == "core" and sum(part.kind == "core" for part in parts) == 1)
    assert all(len(content_words(f"- {part.text}")) >= FEWEST for part in parts[1:] if part.kind != "attribution")


@pytest.mark.parametrize("unit", ["and he fled, who was killing, as ", ", a ", "after he was ", "; it fell ", "“(’"])
def test_a_sentence_without_end_is_cut_in_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.perf_counter()
        parts_of(unit * (length // len(unit)))
        return time.perf_counter() - start

    seconds(2_000)
    assert seconds(200_000) < 60 * seconds(20_000) + 0.1


# --- figures ---------------------------------------------------------------------------------------


def figures(text: str) -> list[str]:
    return [part.text for part in figures_of(text, read_values(text, None).quantities)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A revolver loaded with four bullets was found.", ["four bullets"]),
        ("The council sold the hall for 4 million euros.", ["4 million euros"]),
        ("Turnout was 54 percent.", ["54 percent"]),
        ("Two men left the yard.", ["Two men"]),
        ("The 12 victims were buried.", ["12 victims"]),
        ("Five people (two women) died.", ["Five people", "two women"]),
    ],
)
def test_a_number_that_counts_or_measures_is_a_figure(text: str, named: list[str]) -> None:
    assert figures(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The 30-year-old sergeant left the yard.", []),
        ("He lives at 12 High Street.", []),
        ("It opened on 8 March 2010 at 9.30 am.", []),
        ("It was the 40th day of the strike.", []),
        ("The two men said so in a statement.", []),
        ("The hall was sold for 900 euros (770 pounds).", ["900 euros"]),
    ],
)
def test_a_number_that_tells_who_when_or_which_or_the_same_again_is_none(text: str, named: list[str]) -> None:
    assert figures(text) == named
