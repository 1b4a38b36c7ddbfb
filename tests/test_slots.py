"""The values of a claim beside those of its evidence: which agree, which differ, and what time explains."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.claims.slots import read_values
from srcflag.verify import Reading
from srcflag.verify.align import words_of
from srcflag.verify.slots import compare_slots
from srcflag.verify.slots.remainder import compare_remainder
from srcflag.words import content_words

MONDAY, TUESDAY = dt.date(2025, 3, 3), dt.date(2025, 3, 4)


def reading(text: str, published: dt.date | None = None) -> Reading:
    return Reading(text, words_of(content_words(text), None), None, published, lambda: read_values(text, published))


def slots(claim: Reading, evidence: Reading) -> list[tuple[str, str, str, str]]:
    ours = {token.stem for token in claim.words.tokens}
    theirs = {token.stem for token in evidence.words.tokens}
    found = compare_slots(claim, evidence, ours & theirs, ours & theirs)
    return [(slot.slot, slot.claim, slot.evidence, slot.relation) for slot in found]


def told(claim: str, evidence: str) -> list[tuple[str, str, str, str]]:
    return [slot for slot in slots(reading(claim), reading(evidence)) if slot[3] != "agrees"]


@pytest.mark.parametrize(
    ("claim", "evidence", "due"),
    [
        (
            "The coalition of 24 nations pledged troops to the force.",
            "Twenty-six countries in the coalition pledged troops to the force.",
            ("quantity", "24 nations", "Twenty-six countries", "differs"),
        ),
        (
            "The bridge at Lindholm was not closed after the storm.",
            "The bridge at Lindholm was closed after the storm.",
            ("polarity", "was not closed", "was closed", "differs"),
        ),
        (
            "Profits at the Lindholm bank rose sharply last spring.",
            "Profits at the Lindholm bank fell sharply last spring.",
            ("polarity", "rose", "fell", "differs"),
        ),
        (
            "Mayor Lund will not reopen the bridge at Lindholm this spring.",
            "Mayor Lund will reopen the bridge at Lindholm this spring.",
            ("polarity", "will not reopen", "will reopen", "differs"),
        ),
        (
            "The old ferry sank off Lindholm harbour in March 2024.",
            "The old ferry sank off Lindholm harbour in May 2024.",
            ("date", "March 2024", "May 2024", "differs"),
        ),
    ],
)
def test_the_word_that_differs_is_named(claim: str, evidence: str, due: tuple[str, str, str, str]) -> None:
    assert due in told(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The coalition of 26 nations pledged troops.", "Twenty-six countries in the coalition pledged troops."),
        ("Nearly 30 people were hurt in the fire.", "The fire hurt 28 people."),
        ("Three people were killed in the fire.", "Nine people were hurt in the fire."),
        ("The bridge may be closed after the storm.", "The bridge was not closed after the storm."),
        ("The ferry sank in March.", "The ferry sank on 4 March."),
        (
            "Lund will stop the repairs of the bridge at Lindholm.",
            "At Lindholm, Lund will start repairs of the church and the bridge.",
        ),
        ("Lund will not reopen the bridge at Lindholm.", "Lund reopened the bridge at Lindholm."),
        ("The minister denied that the bridge was closed.", "The bridge was closed after the storm."),
    ],
)
def test_what_can_both_hold_does_not_differ(claim: str, evidence: str) -> None:
    assert told(claim, evidence) == []


def test_a_later_toll_supersedes_an_older_one() -> None:
    old = "The flood at Lindholm killed four people, the mayor said."
    new = "The flood at Lindholm killed nine people, the mayor said."
    assert ("quantity", "four people", "nine people", "superseded") in slots(
        reading(old, MONDAY), reading(new, TUESDAY)
    )
    assert ("quantity", "nine people", "four people", "silent") in slots(reading(new, TUESDAY), reading(old, MONDAY))
    assert ("quantity", "four people", "nine people", "differs") in slots(reading(old, MONDAY), reading(new, MONDAY))


def test_a_toll_that_is_said_to_have_risen_supersedes_even_without_dates() -> None:
    old = "The flood at Lindholm killed four people."
    new = "The flood at Lindholm killed nine people as the toll rose to a new height."
    assert ("quantity", "four people", "nine people", "superseded") in slots(reading(old), reading(new))
    assert ("quantity", "nine people", "four people", "silent") in slots(reading(new), reading(old))


def test_a_figure_that_does_not_move_differs_whatever_the_dates() -> None:
    old, new = "The tower at Lindholm has 40 floors.", "The tower at Lindholm has 60 floors."
    assert {slot[3] for slot in slots(reading(old, MONDAY), reading(new, TUESDAY))} >= {"differs"}


# --- all the same but for one value ----------------------------------------------------------------


def remainder(claim: str, evidence: str) -> tuple[str, str, str] | None:
    ours, theirs = content_words(claim), content_words(evidence)
    shared = {token.stem for token in ours} & {token.stem for token in theirs}
    found = compare_remainder(ours, theirs, shared, shared)
    if found is None:
        return None
    one, other = found.claim, found.evidence
    return found.slot, claim[one.start : one.end], evidence[other.start : other.end]


def test_the_one_figure_that_is_not_stated_differs_from_its_one_counterpart() -> None:
    claim, evidence = (
        "Lund marched with 40 beside the old harbour wall.",
        "Lund marched with 70 beside the old harbour wall.",
    )
    assert remainder(claim, evidence) == ("quantity", "40", "70")
    assert remainder(claim, evidence + " It rained.") == ("quantity", "40", "70")


def test_the_one_day_that_is_not_stated_differs_from_its_one_counterpart() -> None:
    claim = "Lund reopened the old harbour bridge on Monday."
    assert remainder(claim, claim.replace("Monday", "Friday")) == ("date", "Monday", "Friday")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # another word is open too: it may be another matter
        ("Lund marched with 40 beside the old harbour wall.", "Lund ran with 70 beside the old harbour wall."),
        # no figure in the evidence, or two
        ("Lund marched with 40 beside the old harbour wall.", "Lund marched beside the old harbour wall."),
        (
            "Lund marched with 40 beside the old harbour wall.",
            "Lund marched with 70 or 80 by the old harbour wall.",
        ),
        # too little else
        ("Lund counted 40 ferries.", "Lund counted 70 ferries."),
        # no value at all
        ("Lund reopened the old harbour bridge today.", "Lund reopened the old harbour tunnel today."),
    ],
)
def test_where_more_or_less_than_one_value_is_open_nothing_is_said(claim: str, evidence: str) -> None:
    assert remainder(claim, evidence) is None


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The thieves left the old harbour shop with rings worth 90 million euros.",
            "The thieves left the old harbour shop with rings worth £80m.",
        ),
        (
            "The polls of the old harbour town will close at 6 p.m. (1300 GMT).",
            "The polls of the old harbour town will close at 18 booths.",
        ),
    ],
)
def test_what_is_measured_otherwise_does_not_differ(claim: str, evidence: str) -> None:
    assert [slot for slot in told(claim, evidence) if slot[0] == "quantity"] == []


def test_figures_of_two_who_are_named_do_not_differ() -> None:
    claim = "Ida Lund scored 13 goals for the harbour club last autumn."
    other = "Ola Berg scored 19 goals for the harbour club last autumn."
    own = other.replace("Ola Berg", "Lund")
    assert ("quantity", "13 goals", "19 goals", "differs") in told(claim, own)
    assert not [slot for slot in told(claim, other) if slot[0] == "quantity"]


# --- properties ------------------------------------------------------------------------------------

SENTENCES = st.lists(
    st.sampled_from(
        "The minister Lund said 26 nine twenty-six countries closed opened not never on Monday March 2024 at Lindholm "
        "people killed hurt about nearly % 5.4 percent rose to fell denied that a and , . “".split()
    ),
    max_size=25,
).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(SENTENCES)
def test_a_sentence_never_differs_from_itself(text: str) -> None:
    assert [slot for slot in slots(reading(text, MONDAY), reading(text, MONDAY)) if slot[3] != "agrees"] == []


@settings(deadline=None, max_examples=150)
@given(SENTENCES, SENTENCES)
def test_what_is_denied_differs_from_either_side_alike(one: str, other: str) -> None:
    def differing(found: list[tuple[str, str, str, str]]) -> set[tuple[str, str, str]]:
        return {slot[:3] for slot in found if slot[3] == "differs" and slot[0] == "polarity"}

    forward, backward = slots(reading(one), reading(other)), slots(reading(other), reading(one))
    assert differing(forward) == {(slot, theirs, ours) for slot, ours, theirs in differing(backward)}


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    for slot in slots(reading(one), reading(other)):
        assert slot[1] in one
        assert slot[2] in other
