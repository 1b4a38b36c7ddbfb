from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims import read_claims
from srcflag.claims.attribution import attribution
from srcflag.claims.quotes import mask_quotations
from srcflag.claims.weasel import weasels
from srcflag.records import Document
from srcflag.segment import segment

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
        ("Three experts, among them Ana Ruiz, said the hull was cracked.", "Ana Ruiz"),
        ("He said the ferry was overloaded.", "He"),
        ("The ferry, she later added, was overloaded.", "she"),
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
        "She won a majority of the regular, pledged delegates in Lindholm.",
    ],
)
def test_a_sentence_that_hands_nothing_to_anybody_has_no_source(text: str) -> None:
    assert kind(text) == "none"


# --- institutions and offices ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "kind_of_source"),
    [
        ("his mother", "named"),
        ("Lund’s elder brother", "named"),
        ("their parents in Lindholm", "named"),
        ("his cousin", "vague"),
        ("a mother", "vague"),
    ],
)
def test_somebodys_only_relative_of_a_sort_can_be_asked(source: str, kind_of_source: str) -> None:
    assert kind(f"The ferry was overloaded, {source} said.") == kind_of_source


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
        ("Nordline sold it in May, it said.", "it"),
        (
            "Officials at the shipping and harbour ministries said the ferry was safe.",
            "Officials at the shipping and harbour ministries",
        ),
        ("The Lindholm Post reported that the hull was cracked.", "The Lindholm Post"),
        ("A survey by the yard found that the hull was cracked.", "A survey by the yard"),
        ("Figures released on Friday show that traffic fell.", "Figures"),
        ("Norse officials said the ferry was safe.", "Norse officials"),
    ],
)
def test_a_body_or_office_is_an_institution(text: str, source: str) -> None:
    found = attribution(text)
    assert (found.type, found.source) == ("institution", source)


def test_a_person_of_an_institution_is_named() -> None:
    assert kind("Police chief Ola Berg said the ferry was overloaded.") == "named"


# --- vague -----------------------------------------------------------------------------------------


def test_an_adverb_of_hearsay_comes_before_what_a_crowd_thinks_of_it() -> None:
    found = attribution("The mayor allegedly told the crew to leave, a step that many have condemned since.")
    assert (found.type, found.source, found.cue) == ("vague", "", "allegedly")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Critics say the harbour master knew.", "Critics"),
        ("Many people in Lindholm say the ferry was unsafe.", "Many people in Lindholm"),
        ("Residents said the ferry was loud.", "Residents"),
        ("Some experts in the capital warned about the hull.", "Some experts in the capital"),
        ("Reports suggest the ferry was overloaded.", "Reports"),
        ("Mayor Lund faces scrutiny, with reports suggesting that she sold the ferry.", "reports"),
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
        "People familiar with the inquiry said the hull was cracked.",
        "An official briefed on the inquiry said the hull was cracked.",
        "A senior harbour official said the hull was cracked.",
    ],
)
def test_one_hidden_person_is_anonymous(text: str) -> None:
    assert kind(text) == "anonymous"


def test_an_official_with_a_name_is_not_hidden() -> None:
    assert kind("A senior harbour official, Ola Berg, said the hull was cracked.") == "named"


@pytest.mark.parametrize(
    "text",
    ["The main source of income is the ferry.", "A senior source of worry is the hull.", "An unnamed lake froze."],
)
def test_a_source_that_speaks_nothing_is_not_anonymous(text: str) -> None:
    assert kind(text) == "none"


# --- cues of other kinds ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ida Lund said on Monday that it leaked, adding that nobody looked.", "Ida Lund", "said"),
        ("Ida Lund opened the inquiry, saying the hull was cracked.", "Ida Lund", "saying"),
        ("Ida Lund rose to her feet and said the hull was cracked.", "Ida Lund", "said"),
        ("Ida Lund on Tuesday denied that the hull was cracked.", "Ida Lund", "denied"),
        ("Ida Lund this week went on to say that the hull was cracked.", "Ida Lund", "say"),
        ("Ida Lund — a captain for 1,000 days — said the hull was cracked.", "Ida Lund", "said"),
        ("The owners were criticised by Ida Lund for the delay.", "Ida Lund", "criticised"),
        ("Ida Lund’s claim that the hull was cracked is in the file.", "Ida Lund", "claim"),
        ("The Post quoted Ida Lund as saying the hull was cracked.", "Ida Lund", "quoted Ida Lund as saying"),
        ("Ida Lund turned to the divers: “Look at the hull.”", "Ida Lund", ":"),
        ("LUND: The hull was cracked.", "LUND", ":"),
        ("Ida Lund wants a new ferry.", "Ida Lund", "wants"),
        ("The ferry, Ida Lund believes, can be raised.", "Ida Lund", "believes"),
        ("The owners had threatened to sue, Ida Lund said.", "Ida Lund", "said"),
    ],
)
def test_a_source_is_found_however_it_is_put(text: str, source: str, cue: str) -> None:
    found = attribution(text)
    assert (found.type, found.source, found.cue) == ("named", source, cue)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry called at nine ports in three states and two countries.",
        "The pledged sum is still missing in many states.",
        "Police responded with tear gas.",
        "Rescuers found nine bodies.",
        "Trade between the ports declined in May.",
        "Work was called off in May.",
        "The owners’ planned sale failed.",
        "Nothing shows the age of the hull.",
        "Athens: Ferry sank at noon",
        "Photo: Ida Lund",
        "I think the ferry was old.",
    ],
)
def test_words_that_only_look_like_cues_are_none(text: str) -> None:
    assert kind(text) == "none"


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Ida Lund said the ferry was old.", "said"),
        ("According to Ida Lund, the ferry was old.", "said"),
        ("It is believed that the ferry was old.", "said"),
        ("Ida Lund wants a new ferry.", "held"),
        ("The man who denied it, Ola Berg, left.", "held"),
        ("Ida Lund’s claim that the hull was cracked is in the file.", "held"),
    ],
)
def test_a_statement_is_told_from_a_view_that_the_author_tells_of(text: str, manner: str) -> None:
    assert attribution(text).manner == manner


# --- places ----------------------------------------------------------------------------------------


@given(TEXT, st.integers(0, 50))
def test_spans_lie_in_the_sentence_and_hold_their_text(text: str, shift: int) -> None:
    found = attribution(text, shift)
    for span in (found.source_span, found.cue_span, found.content):
        if span:
            assert shift <= span.start < span.end <= shift + len(text)
            assert text[span.start - shift : span.end - shift] == span.text
    assert bool(found.source) == bool(found.source_span)


PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Ida Lund, the mayor, said the hull was cracked.",
                "“We told them. Critics say a lot. Nobody answered,” she said.",
                '"It leaked. It was old," said Ola Berg.',
                "“It was old.”",
                "“It was old.",
                "The ferry sank.",
                "LUND: It leaked. It was old.",
                "A source said so.",
                "“",
            ]
        ),
        st.sampled_from([" ", "\n\n", "\r\n"]),
    ),
    max_size=10,
).map(lambda parts: "".join(text + space for text, space in parts))


@given(PARAGRAPHS)
def test_spans_of_an_article_hold_their_text_and_what_is_said_lies_in_its_sentence(text: str) -> None:
    document = Document(id="alpha", text=text)
    for claim in read_claims(document, segment(document)):
        found = claim.attribution
        for span in (found.source_span, found.cue_span, found.content):
            assert span is None or text[span.start : span.end] == span.text
        if found.content:
            assert claim.sentence.start <= found.content.start < found.content.end <= claim.sentence.end


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ida Lund said that the hull was cracked.", "that the hull was cracked."),
        ("The hull was cracked, Ida Lund said.", "The hull was cracked"),
        ("“The hull was cracked,” said Ida Lund.", "“The hull was cracked,”"),
        ("According to Ida Lund, the hull was cracked.", "the hull was cracked."),
        ("The hull was cracked, according to Ida Lund.", "The hull was cracked"),
        ("Ida Lund told reporters in Lindholm that the hull was cracked.", "that the hull was cracked."),
        ("The mayor was allegedly told.", "The mayor was allegedly told."),
    ],
)
def test_what_is_said_is_told_from_who_says_it(text: str, content: str) -> None:
    found = attribution(text).content
    assert found is not None
    assert found.text == content


def test_the_place_of_a_source_takes_in_what_describes_it() -> None:
    found = attribution("The ferry sank, said Ida Lund, the mayor of Lindholm.")
    assert (found.source, found.source_span and found.source_span.text) == (
        "Ida Lund",
        "Ida Lund, the mayor of Lindholm",
    )


# --- full names ------------------------------------------------------------------------------------


def full_names(text: str) -> list[str]:
    document = Document(id="alpha", text=text)
    return [claim.attribution.resolved for claim in read_claims(document, segment(document))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Lund said the hull was cracked. She said it leaked.", "Ida Lund"),
        ("Ida Lund said the hull was cracked. It sank at noon. Lund said it leaked.", "Ida Lund"),
        ("Ida Lund said the hull was cracked. It sank at noon. Ms. Lund said it leaked.", "Ida Lund"),
        ("Mayor Ida Lund came at noon. It sank. The mayor said it leaked.", "Ida Lund"),
        ("Ida Lund, the mayor of Lindholm, came at noon. It sank. The mayor said it leaked.", "Ida Lund"),
        ("The Harbour Ministry sent divers. The ministry said it leaked.", "The Harbour Ministry"),
    ],
    ids=["pronoun", "surname", "title", "office in front", "office behind", "ministry"],
)
def test_a_source_stands_for_the_full_name_before_it(text: str, name: str) -> None:
    assert full_names(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "He said it leaked.",
        "Ida Lund met Ola Berg at noon. She said it leaked.",
        "Ida Lund and Eva Lund came at noon. Lund said it leaked.",
        "Mayor Ida Lund and Mayor Eva Dahl came at noon. The mayor said it leaked.",
        "Berg said the hull was cracked. He said it leaked.",
        "Lund said it leaked. Ida Lund came at noon.",
        "It sank in South Bay at noon. He said it leaked.",
        "Ida Lund said it leaked.",
    ],
    ids=[
        "nobody",
        "two people",
        "two of one surname",
        "two mayors",
        "no full name",
        "named later only",
        "a place",
        "a full name already",
    ],
)
def test_a_source_that_may_be_somebody_else_stays_as_it_is(text: str) -> None:
    assert full_names(text)[-1 if text[-13:] != "came at noon." else 0] == ""


# --- weasel words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Some people dislike the ferry.",
        "The ferry is widely regarded as unsafe.",
        "It is thought that the ferry was old.",
        "It was one of the finest ferries.",
        "The ferry was probably old.",
        "Tradition has it that the hull was oak.",
    ],
)
def test_weasel_words_are_found_with_their_place(text: str) -> None:
    spans = weasels(text)
    assert spans
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Lindholm on Tuesday.",
        "How many cars were aboard?",
        "The yard lies some 40 miles north.",
        "“It was probably old,” Ida Lund said.",
        "It sank on 3 May.",
    ],
)
def test_plain_statements_and_other_peoples_words_hold_no_weasels(text: str) -> None:
    assert weasels(text) == []


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


@pytest.mark.parametrize(
    "text",
    [
        "Rep. Ida Lund (D-N.Y.), who chairs the harbour committee, said the pier was closed.",
        "Sen. Ida Lund (R-Ky.), head of the harbour committee, said the pier was closed.",
        "“The pier is closed,” said Rep. Ida Lund (D-N.C.), head of the harbour committee.",
    ],
)
def test_the_stops_of_a_party_and_state_end_no_source(text: str) -> None:
    found = attribution(text)
    assert found.source.endswith("Ida Lund")
    assert (found.type, found.cue) == ("named", "said")
