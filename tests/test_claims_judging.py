from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims import read_claims
from srcflag.claims.judging import judges, states_plainly
from srcflag.records import Document
from srcflag.segment import segment


@given(st.text(max_size=200))
def test_any_text_is_judged_or_not(text: str) -> None:
    assert {judges(text), states_plainly(text)} <= {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "The defeat was devastating.",
        "The silence of the owners is a striking change.",
        "The answer was hardly convincing, given the cracks.",
        "The new pier isn’t as important as it looks.",
        "Nordline sank without a trace, and that’s a shame and it's sad.",
        "The vote came as a heavy blow to the islanders.",
        "The strike was the first real test of the mayor's patience.",
        "The ban is the latest salvo in a long feud.",
        "The islanders are left wondering who pays.",
        "The verdict leaves the owners facing an angry town.",
        "The mayor played to the islanders' fears.",
        "Step by step the owners chipped away at the rules.",
        "The council was under growing pressure to act.",
        "The longer the owners wait, the bigger the crack.",
        "Cheap ferries almost always sink.",
        "That could have been more dangerous for the crew.",
        "It would have given the owners too much power.",
        "What the island needs is a bridge.",
    ],
)
def test_a_judgement_in_the_main_clause_is_the_authors(text: str) -> None:
    assert judges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned after a devastating defeat.",
        "Nordline, a big company, bought the ferry.",
        "It was a big ship with a crew of forty.",
        "The ferry was bigger than the pier.",
        "He did not lose the keys, which is good for the crew.",
        "The company's great hall burned down.",
        "The strike was the first since the war.",
        "The navy carried out the first test of the missile.",
        "The crew left singing.",
        "She leaves two children.",
        "The band played to a full house.",
        "The hull was under water.",
        "The crew could have turned back.",
        "What divers found was a crack.",
    ],
)
def test_a_deed_told_in_coloured_words_is_no_judgement(text: str) -> None:
    assert not judges(text)


@pytest.mark.parametrize(
    "text",
    [
        "I never liked the old ferry.",
        "But I never liked the ferry.",
        "The ferry, I think, was too old.",
        "I’ve seen enough of the harbour.",
        "You would think the owners had learnt.",
        "Our island deserves a bridge.",
        "My hat is off to the divers.",
    ],
)
def test_the_author_and_the_reader_make_a_view(text: str) -> None:
    assert judges(text)


@pytest.mark.parametrize(
    "text",
    [
        "World War I ended the ferry line.",
        "King Olav I built the pier.",
        "Olav I reigned for ten years.",
        "US divers searched the wreck.",
        "The mine lies off Lindholm.",
    ],
)
def test_a_numeral_or_a_country_is_no_author(text: str) -> None:
    assert not judges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund chairs the harbour committee.",
        "He is buried in Lindholm.",
        "The wreck is in danger of breaking up.",
        "The captain remains at large.",
        "Nordline's order puts the Lindholm line on hold until spring.",
        "The term of the board is five years.",
        "All ferries of Nordline are run by the state.",
    ],
)
def test_who_or_what_is_where_or_does_what_is_stated_plainly(text: str) -> None:
    assert states_plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "Owners count on the patience of the islanders.",
        "The sea is a cruel judge.",
        "Ida Lund should chair the harbour committee.",
        "Ida Lund is the best mayor of them all.",
        "Nordline has nothing to fear.",
        "If Nordline sells, Lindholm has a problem.",
        "Enter Ida Lund.",
        "He is in too deep.",
        "Ida Lund wants Lindholm to see that the ferry stands in the way of a bridge.",
    ],
)
def test_weighing_words_or_no_name_are_no_plain_statement(text: str) -> None:
    assert not states_plainly(text)


@pytest.mark.parametrize(
    "run", ["A", "was a ", "the more ", "what ", "it’s ", "The a ", "leaves a ", "so ", "I’", "is "]
)
def test_long_runs_of_one_word_take_no_time(run: str) -> None:
    text = (run * 3000)[:3000]
    start = time.perf_counter()
    judges(text)
    states_plainly(text)
    assert time.perf_counter() - start < 1  # measured: under 0.06 s; without bounds it would take minutes


@pytest.mark.parametrize(
    "text",
    ["Nordland sits astride three fault lines.", "Eastport still stands.", "Lindholm has its own court."],
)
def test_a_bare_name_before_a_verb_in_the_present_tense_says_what_is_the_case(text: str) -> None:
    assert states_plainly(text)


@pytest.mark.parametrize(
    "text", ["Hope lies in the young.", "Nothing stands still.", "Ferries sit idle.", "It sits there."]
)
def test_a_noun_or_pronoun_that_opens_a_sentence_is_no_name(text: str) -> None:
    assert not states_plainly(text)


@pytest.mark.parametrize(
    ("text", "weighed"),
    [
        ("Lund had far too much faith in the pumps.", True),
        ("The harbour was in a mess by then.", True),
        ("Lund closed the harbour on Monday.", False),
        ("Lund closed the harbour in May.", False),
        ("Lund may not close the harbour if the council wants it open.", False),
        ("Lund called it “the biggest mess of all” on Monday.", False),  # her words, not the author's
    ],
)
def test_a_claim_says_whether_its_own_words_weigh_what_they_tell(text: str, weighed: bool) -> None:
    document = Document(id="a", text=text)
    assert read_claims(document, segment(document))[0].coloured is weighed
