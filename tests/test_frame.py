"""How much else two sentences must share before a value that differs is believed to be of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.slots import read_values
from srcflag.records import SlotComparison
from srcflag.verify import Reading
from srcflag.verify.align import words_of
from srcflag.verify.slots import due
from srcflag.verify.slots.frame import ANY, CLOSE, FAINT, LOOSE, NEAR, NEVER, SAME, SOME, STRICT, Frame
from srcflag.words import content_words

if TYPE_CHECKING:
    from srcflag.records import SlotName

SHARES = st.floats(0, 1)


def reading(text: str) -> Reading:
    return Reading(text, words_of(content_words(text), None), tell=lambda: read_values(text, None))


def first(slot: SlotName, told: Reading) -> str:
    """The words of the first value of a slot."""
    if slot == "quantity":
        return told.values.quantities[0].text
    return told.values.moments[0].text if slot == "date" else told.values.predicates[0].text


def asked(slot: SlotName, claim: str, evidence: str, *, own: bool = False) -> Frame:
    """What is asked where the first values of a slot in two sentences differ."""
    one, other = reading(claim), reading(evidence)
    texts = [first(slot, told) for told in (one, other)]
    return due(one, other, SlotComparison(slot=slot, claim=texts[0], evidence=texts[1], relation="differs"), own=own)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The flood at Lindholm killed four people.", "Nine people were killed by the flood."),
        ("The coalition of 24 nations pledged troops.", "Twenty-six countries in the coalition pledged troops."),
        ("Some 200 marchers blocked the quay.", "The quay was blocked by 900 marchers."),
    ],
)
def test_what_an_event_has_one_number_of_needs_no_other_likeness(claim: str, evidence: str) -> None:
    assert asked("quantity", claim, evidence) == ANY


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Berg has bought four boats for the harbour.", "Berg has bought seven boats for the harbour."),
        ("Berg has scored 13 goals for the harbour club.", "Berg has scored 19 goals for the harbour club."),
    ],
)
def test_what_anybody_has_another_number_of_needs_much(claim: str, evidence: str) -> None:
    assert asked("quantity", claim, evidence) == CLOSE


def test_a_measure_needs_less_of_it_than_a_count() -> None:
    claim, evidence = "Berg served four months in prison.", "Berg served seven months in prison."
    assert asked("quantity", claim, evidence) == SOME


def test_two_rows_of_a_table_need_nearly_all() -> None:
    claim = "Berg rowed 269 miles in 12 races and won 29 of them in 2019."
    evidence = "Berg rowed 793 miles in 47 races and won 39 of them in 2021."
    assert asked("quantity", claim, evidence) == SAME
    assert asked("quantity", claim, claim.replace("269", "271")) == SOME


@pytest.mark.parametrize(
    ("claim", "evidence", "why"),
    [
        ("The flood killed four people in 2008.", "The flood killed nine people on Monday.", "another flood"),
        ("It killed four people at the harbour.", "The flood killed nine people at the harbour.", "what did?"),
        ("The flood killed four people.", "The flood killed 4,000 people.", "many times as many"),
        (
            "Berg found four people on the quay.",
            "About 100 people were at the harbour.",
            "people of whom nothing is told",
        ),
        (
            "The town is home to 400 people near the harbour.",
            "The flood trapped 900 people near the harbour.",
            "who live there",
        ),
    ],
)
def test_a_toll_of_what_may_be_another_event_needs_much(claim: str, evidence: str, why: str) -> None:
    assert asked("quantity", claim, evidence) in (CLOSE, SOME, STRICT), why
    assert asked("quantity", evidence, claim) in (CLOSE, STRICT), why


def test_a_value_many_times_another_needs_nearly_all() -> None:
    assert (
        asked("quantity", "Berg has scored 13 goals for the club.", "Berg has scored 419 goals for the club.") == SAME
    )


@pytest.mark.parametrize(
    ("claim", "evidence", "frame"),
    [
        ("The ferry sank on 4 March 2024 off Lindholm.", "The ferry sank on 9 March 2024 off Lindholm.", FAINT),
        ("The ferry sank in March 2024 off Lindholm.", "The ferry sank in May 2024 off Lindholm.", LOOSE),
        ("Shares of Nordline jumped on 4 March 2024.", "Shares of Nordline rose on 9 March 2024.", FAINT),
        (
            "The council announced the sale of the ferry on 4 March 2024.",
            "The council announced the sale of the ferry on 9 March 2024.",
            STRICT,
        ),
        ("The ferry sank on 4 March 2024 off Lindholm.", "The ferry capsized on 9 March 2024.", CLOSE),
        ("The ferry sails on 4 March 2024.", "The sale was postponed to 9 March 2024.", STRICT),
        (
            "Orders fell in the week ended 4 March 2024 at Nordline.",
            "Orders fell in the week ended 11 March 2024 at Nordline.",
            STRICT,
        ),
    ],
)
def test_days_of_one_deed_need_less_than_what_is_said_or_counted_again(claim: str, evidence: str, frame: Frame) -> None:
    assert asked("date", claim, evidence) == frame


@pytest.mark.parametrize(
    ("claim", "evidence", "frame"),
    [
        ("The council approved the harbour plan.", "The council rejected the harbour plan.", FAINT),
        ("The council opened the harbour bridge.", "The council closed the harbour bridge.", NEAR),
        ("The council did not open the harbour bridge.", "The council opened the harbour bridge.", STRICT),
    ],
)
def test_opposites_that_follow_one_another_need_more_than_those_that_exclude_one_another(
    claim: str, evidence: str, frame: Frame
) -> None:
    assert asked("polarity", claim, evidence) == frame


def test_a_name_in_place_of_another_needs_nearly_all_of_a_sentence_that_says_enough() -> None:
    short = reading("The Reds have expressed interest."), reading("The Blues have expressed interest.")
    long = (
        "The court found Lund guilty of fraud over the harbour sale.",
        "The court found Berg guilty of fraud over the harbour sale.",
    )
    differs = SlotComparison(slot="actor", claim="Reds", evidence="Blues", relation="differs")
    assert due(*short, differs, own=False) == NEVER
    assert due(reading(long[0]), reading(long[1]), differs, own=False) == NEAR


def test_an_article_is_believed_to_clash_with_itself_last() -> None:
    toll = "The flood killed four people.", "Nine people were killed by the flood."
    sunk = "The ferry sank on 4 March 2024 off Lindholm.", "The ferry sank on 9 March 2024 off Lindholm."
    assert asked("quantity", *toll) == ANY
    assert asked("quantity", *toll, own=True) == LOOSE
    assert asked("date", *sunk) == FAINT
    assert asked("date", *sunk, own=True) == STRICT


def test_a_sentence_that_points_back_is_of_what_stands_before_it_in_its_own_article() -> None:
    race = ("It takes 90 delegates to lead the workers' party.", "It takes 120 to lead.")
    assert asked("quantity", *race, own=True) == SAME


@given(SHARES, SHARES)
def test_it_does_not_matter_which_of_the_two_shares_less(one: float, other: float) -> None:
    assert LOOSE.met(one, other) == LOOSE.met(other, one)
    assert ANY.met(one, other)
    assert LOOSE.met(one, other) or not STRICT.met(one, other)
    assert not NEVER.met(one, other)
