from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.attribution import attribution
from srcflag.claims.quotes import mask_quotations

TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            "said says critics the a Ida Lund police , . “ ” ' according to is believed that allegedly source".split()
        ),
        max_size=30,
    ).map(" ".join),
)


def kind(text: str) -> str:
    return attribution(text).type


@given(TEXT)
def test_any_text_has_an_attribution(text: str) -> None:
    result = attribution(text)
    assert (result.type == "none") == (not result.source and not result.cue)


@given(TEXT)
def test_the_source_stands_in_the_text_outside_quotations(text: str) -> None:
    outside = re.sub(r"\s+", " ", mask_quotations(text))
    assert attribution(text).source in outside


# --- named -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida Lund said the ferry was overloaded.", "Ida Lund"),
        ("The ferry was overloaded, Ida Lund said.", "Ida Lund"),
        ("“It was overloaded,” said Ida Lund.", "Ida Lund"),
        ("“It was overloaded,” Ida Lund told the council.", "Ida Lund"),
        ("According to Ida Lund, the ferry was overloaded.", "Ida Lund"),
        ("The ferry was overloaded, according to Ida Lund.", "Ida Lund"),
        ("Ida Lund, the mayor of Lindholm, said the ferry was overloaded.", "Ida Lund"),
        ("On Tuesday, Ida Lund, an engineer, said the ferry was overloaded.", "Ida Lund"),
        ("Standing in Aldervik, the Norse mayor, Ida Lund, said it was overloaded.", "Ida Lund"),
        ("Mayor Ida Lund has repeatedly warned about the ferry.", "Mayor Ida Lund"),
        ("Mayor Lund: Ferry Was Unsafe, Lund Says", "Lund"),
        ("Three experts, among them Ana Ruiz, said the hull was cracked.", "among them Ana Ruiz"),
        ("He said the ferry was overloaded.", "He"),
        ("The ferry, she later added, was overloaded.", "she"),
        ("Nordline sold it in May, it said.", "it"),
    ],
)
def test_a_person_or_company_with_a_name_is_named(text: str, source: str) -> None:
    found = attribution(text)
    assert (found.type, found.source) == ("named", source)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Lindholm on Tuesday.",
        "Ida Lund met the owners in May.",
        "The United States sent divers.",
        "Ships from the United States, with divers aboard, reached Lindholm.",
        "Ida Lund was told about the crack in May.",
        "The charged battery burned.",
        "Ida Lund found the asked price too high.",
        "An unnamed island north of Lindholm was evacuated.",
    ],
)
def test_a_sentence_that_hands_nothing_to_anybody_has_no_source(text: str) -> None:
    assert kind(text) == "none"


# --- institutions and offices ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The police said the ferry was overloaded.", "The police"),
        ("The ferry sank off Lindholm on Tuesday, the coast guard said.", "the coast guard"),
        ("LINDHOLM (XYZ) — The ferry sank off Lindholm on Tuesday, the ministry said.", "the ministry"),
        ("According to the coast guard, the ferry sank within ten minutes.", "the coast guard"),
        ("According to the harbour log, the ferry left at noon.", "the harbour log"),
        ("“It was overloaded,” the mayor said.", "the mayor"),
        ("A spokesman for Nordline said the ferry was safe.", "A spokesman for Nordline"),
        ("The union blamed the owners.", "The union"),
    ],
)
def test_a_body_or_office_is_an_institution(text: str, source: str) -> None:
    found = attribution(text)
    assert (found.type, found.source) == ("institution", source)


def test_a_person_of_an_institution_is_named() -> None:
    assert kind("Police chief Ola Berg said the ferry was overloaded.") == "named"


# --- vague -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Critics say the harbour master knew.", "Critics"),
        ("Many people in Lindholm say the ferry was unsafe.", "Many people in Lindholm"),
        ("Residents said the ferry was loud.", "Residents"),
        ("Some experts in the capital warned about the hull.", "Some experts in the capital"),
        ("Reports suggest the ferry was overloaded.", "Reports"),
        ("According to news reports that came in at noon, the ferry was overloaded.", "news reports"),
        ("According to critics, the ferry was overloaded.", "critics"),
        ("Observers fear a second accident.", "Observers"),
    ],
)
def test_a_group_nobody_can_ring_up_is_vague(text: str, words: str) -> None:
    found = attribution(text)
    assert (found.type, found.source) == ("vague", words)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It is believed that the ferry was overloaded.", "It is believed"),
        ("The mayor was allegedly told in March.", "allegedly"),
        ("The ferry is reportedly for sale.", "reportedly"),
        ("Nordline is said to have known.", "is said"),
        ("The ferry is widely seen as unsafe.", "is widely seen"),
        ("Rumours of a second crack reached the harbour.", "Rumours of"),
    ],
)
def test_hearsay_without_an_agent_is_vague(text: str, cue: str) -> None:
    found = attribution(text)
    assert (found.type, found.source, found.cue) == ("vague", "", cue)


@pytest.mark.parametrize(
    "text",
    [
        "Critics of the ferry met on Tuesday.",
        "The mayor was told by Ola Berg.",
        "The ferry was seen at noon.",
        "Two residents drowned.",
    ],
)
def test_vague_words_that_hand_nothing_on_are_no_source(text: str) -> None:
    assert kind(text) == "none"


# --- anonymous -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A source close to the inquiry said the hull was cracked.",
        "Two senior sources said the hull was cracked.",
        "The hull was cracked, an official said on condition of anonymity.",
        "A woman who asked not to be named said the hull was cracked.",
        "One officer, who was not authorised to speak, said the hull was cracked.",
        "An unnamed engineer reported the crack.",
        "According to a police source, the hull was cracked.",
    ],
)
def test_one_hidden_person_is_anonymous(text: str) -> None:
    assert kind(text) == "anonymous"


@pytest.mark.parametrize(
    "text",
    ["The main source of income is the ferry.", "A senior source of worry is the hull.", "An unnamed lake froze."],
)
def test_a_source_that_speaks_nothing_is_not_anonymous(text: str) -> None:
    assert kind(text) == "none"


# --- quotations ------------------------------------------------------------------------------------


def test_a_cue_inside_a_quotation_belongs_to_somebody_else() -> None:
    assert kind("“Critics say a lot of things.”") == "none"
    assert attribution("“Critics say a lot,” Ida Lund told the council.").source == "Ida Lund"


def test_an_anonymous_source_inside_a_quotation_is_the_speakers() -> None:
    assert attribution("“An unnamed engineer said so,” Ida Lund said.").source == "Ida Lund"


@pytest.mark.parametrize(
    "run",
    [
        "said ",
        "said, ",
        "said ‘a’ ",
        "reported ",
        "critics a b ",
        "according to the ",
        "the some many ",
        "one senior ",
        "was allegedly ",
        "also later ",
        "faces a ",
        "experts of ",
        "Capital ",
        "a, ",
        "ly ",
        "“",
        "'a ",
        " ",
    ],
)
def test_long_texts_of_one_word_are_read_to_their_end(run: str) -> None:
    assert kind((run * 3000)[:3000]) in ("none", "named", "institution", "vague", "anonymous")
