"""The tallies of votes: what is read as one, and which two articles have otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.slots import known_once, read_once, tallies
from srcflag.pipeline import Scorer
from srcflag.records import Document
from srcflag.testing import FakeEncoder
from srcflag.verify import Reading, compare_once
from srcflag.verify.align import words_of
from srcflag.words import content_words


def reading(text: str, article: str = "") -> Reading:
    return Reading(
        text,
        words_of(content_words(text), None),
        meet=lambda: read_once(text),
        article=known_once(article or text),
    )


def told(claim: Reading, evidence: Reading) -> list[tuple[str, str, str]]:
    return [(slot.claim, slot.evidence, slot.relation) for slot in compare_once(claim, evidence)]


@pytest.mark.parametrize(
    ("text", "most", "least"),
    [
        ("The House passed the bill 220-212 on Thursday.", 220, 212),
        ("In a 212–220 vote the House refused.", 220, 212),
        ("Councillors voted by 31 to 27 to close the pool.", 31, 27),
        ("It was approved by 33 votes to 25.", 33, 25),
        ("The court, in a 5-4 ruling, let the dam stand.", 5, 4),
        ("Members backed it with 120 votes in favour and 80 against.", 120, 80),
        ("The mayor read out the figures: 31 in favor, 27 against.", 31, 27),
        ("Delegates voted 1,120 to 980 for a strike.", 1120, 980),
        ("The board voted nine to five against it.", 9, 5),
        ("The council rejected the plan, 7 to 0.", 7, 0),
        ("The vote was 7-one.", 7, 1),
        ("The House voted 220-212 last week to pass it.", 220, 212),
        ("The House voted 220-212 in March to pass it.", 220, 212),
    ],
)
def test_how_a_vote_ended_is_read_however_it_is_written(text: str, most: int, least: int) -> None:
    assert [(tally.most, tally.least) for tally in tallies(text)] == [(most, least)]


@pytest.mark.parametrize(
    "text",
    [
        "Lindholm beat Aldervik 3-2.",
        "The court has a 6-3 conservative majority and may vote in May.",
        "Voters aged 18-29 stayed at home.",
        "They voted to spend 20 to 30 million on roads.",
        "Polls give her a 52-48 lead before the vote.",
        "The vote comes 10 to 12 days later.",
        "The house was built in 2019-20.",
        "Members voted from 9 to 5.",
        "Members vote 10-12 March, the board said.",
        "The ferry carries 40-50 people.",
        "They voted on rule 14-3 of the charter.",
        "She voted at 11:15-12 in the hall.",
    ],
)
def test_other_pairs_of_figures_are_no_tally(text: str) -> None:
    assert tallies(text) == ()


def test_another_tally_of_one_body_differs_and_the_same_agrees() -> None:
    claim = reading("A new stadium was given final approval by the council with 33 votes to 25.")
    same = reading("Councillors voted 33-25 for the stadium.")
    other = reading("Councillors voted 31-27 for the stadium.")
    assert told(claim, same) == [("33 votes to 25", "33-25", "agrees")]
    assert told(claim, other) == [("33 votes to 25", "31-27", "differs")]


def test_a_vote_told_by_its_losers_is_the_same_vote() -> None:
    assert (
        told(reading("The motion was rejected 27 to 31, a vote said."), reading("The vote was 31-27."))[0][2]
        == "agrees"
    )


def test_tallies_of_bodies_of_two_sizes_are_those_of_two_votes() -> None:
    assert told(reading("The Senate voted 51-49 for it."), reading("The House voted 220-212 for it.")) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "due"), [("5-2", "5-3", True), ("5-2", "6-3", False), ("220-212", "220-202", True)]
)
def test_a_few_may_have_stayed_away(ours: str, theirs: str, due: bool) -> None:
    assert bool(told(reading(f"It voted {ours}."), reading(f"The vote was {theirs}."))) == due


@pytest.mark.parametrize(
    "earlier",
    [
        "In March the council had voted 30-28 against the stadium.",
        "The council voted 30-28 against an earlier version.",
        "Two years ago the council voted 30-28 against it.",
        "Last month the council voted 30-28 against it.",
    ],
)
def test_an_earlier_vote_is_another_one(earlier: str) -> None:
    news = reading("The council voted 31-27 for the stadium on Tuesday.")
    assert told(news, reading(earlier)) == []
    assert told(reading(earlier), news) == []


@pytest.mark.parametrize("knows", ["claim", "evidence"])
def test_an_article_that_has_both_tells_of_two_votes(knows: str) -> None:
    ours, theirs = "The council voted 33-25 for the pool.", "The council voted 31-27 for the stadium."
    both = f"{ours} {theirs}"
    claim = reading(ours, both if knows == "claim" else "")
    evidence = reading(theirs, both if knows == "evidence" else "")
    assert told(claim, evidence) == []


FIRST = """LINDHOLM - The council of Lindholm gave its final approval to the new stadium on Tuesday.

Builders of Aldervik Works hope to begin before the winter, the firm said. The stadium on the quay is to hold
9,000 people. The councillors voted {} after a debate of six hours.
"""

SECOND = """The new stadium on the quay of Lindholm can be built. By 33 votes to 25 its council
agreed to it late on Tuesday.

The stadium will hold 9,000 people, said Aldervik Works, the firm that is to build it before the winter.
"""


@pytest.mark.parametrize(("tally", "noticed"), [("33-25", False), ("35-25", True)])
def test_a_slip_in_a_tally_is_noticed_however_a_sentence_is_worded(tally: str, noticed: bool) -> None:
    event = [Document(id="a", text=FIRST.format(tally)), Document(id="b", text=SECOND)]
    report = Scorer(encoder=FakeEncoder()).score_event(event)
    [sentence] = [sentence for sentence in report.documents[0].sentences if "voted" in sentence.text]
    assert (sentence.status == "contradicted") == noticed
    differing = [(slot.claim, slot.evidence) for found in sentence.evidence for slot in found.slots]
    assert (("35-25", "33 votes to 25") in differing) == noticed
    codes = {flag.code for flag in report.documents[0].flags if flag.id in sentence.flags}
    assert ("SF201" in codes) == noticed
    assert sentence.confidence > 0.8 or not noticed


def test_a_table_of_votes_is_left_alone_but_known() -> None:
    table = "Voting: " + ", ".join(f"{50 + row}-{40 - row} for the vote" for row in range(9))
    assert tallies(table) == ()
    assert len(known_once(table) & {f"{50 + row}-{40 - row}" for row in range(9)}) == 9


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_what_is_read_stands_in_it(text: str) -> None:
    for tally in tallies(text):
        assert tally.text in text
        assert tally.most >= tally.least >= 0


@given(st.integers(2, 700), st.integers(0, 700), st.sampled_from(["{}-{}", "{} to {}", "{} votes to {}", "{}–{}"]))
def test_a_vote_has_one_key_in_every_form(one: int, other: int, form: str) -> None:
    [tally] = tallies(f"Members voted {form.format(one, other)} for it.")
    assert tally.key == f"{max(one, other)}-{min(one, other)}"
