"""Two sentences in the same words: what stands in the same place and is not the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.slots import read_values
from srcflag.verify.slots.parallel import compare_parallel

HARBOUR = "The council voted on Tuesday to give the harbour company 12 million euros for repairs of the northern quay."


def differing(claim: str, evidence: str) -> list[tuple[str, str, str]]:
    found = compare_parallel(claim, evidence, read_values(claim, None), read_values(evidence, None))
    return [(one.slot, claim[slice(*one.claim)], evidence[slice(*one.evidence)]) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "due"),
    [
        ("12 million", "15 million", ("quantity", "12 million euros", "15 million euros")),
        ("Tuesday", "Friday", ("date", "Tuesday", "Friday")),
        ("northern", "southern", ("polarity", "northern", "southern")),
        ("to give", "not to give", ("polarity", "Tuesday to", "Tuesday not to")),
    ],
)
def test_the_one_word_that_differs_is_found(old: str, new: str, due: tuple[str, str, str]) -> None:
    assert differing(HARBOUR, HARBOUR.replace(old, new)) == [due]


@pytest.mark.parametrize(
    ("claim", "evidence", "due"),
    [
        (
            "A group of about 180 students had stormed the town hall in the morning.",
            "A group of about 240 students had stormed the town hall in the morning.",
            ("quantity", "about 180 students", "about 240 students"),
        ),
        (
            "The loans run over six years and are paid by the harbour fund.",
            "The loans run over three years and are paid by the harbour fund.",
            ("quantity", "over six years", "over three years"),
        ),
        (
            "Physicians who break the rule face up to four years in prison.",
            "Physicians who break the rule face up to two years in prison.",
            ("quantity", "up to four years", "up to two years"),
        ),
        (
            "The inquiry was led by Ida Lund from its first day to its last.",
            "The inquiry was led by Tom Berg from its first day to its last.",
            ("actor", "Ida Lund", "Tom Berg"),
        ),
        (
            "The court has upheld the ban on fishing in the inner harbour.",
            "The court has overturned the ban on fishing in the inner harbour.",
            ("polarity", "upheld", "overturned"),
        ),
        (
            "The firm did pay the fine for the spill in the inner harbour.",
            "The firm didn't pay the fine for the spill in the inner harbour.",
            ("polarity", "firm did pay", "firm didn't pay"),
        ),
    ],
)
def test_no_noun_and_no_rounding_is_in_doubt_between_equal_words(
    claim: str, evidence: str, due: tuple[str, str, str]
) -> None:
    assert differing(claim, evidence) == [due]


@pytest.mark.parametrize(
    ("claim", "evidence", "why"),
    [
        (
            "In the first half of the year Oslo reported 44 new cases of measles.",
            "In the first half of the year Bergen reported 12 new cases of measles.",
            "the same is said of two towns",
        ),
        ("The ferry had 12 cars on board.", "A truck with 15 pallets burned on the road.", "nothing around is equal"),
        (
            "The toll on the harbour road rose to 1,523 cars a day last week.",
            "The toll on the harbour road rose to 1,500 cars a day last week.",
            "one figure is the other, rounded",
        ),
        (
            "The inquiry was led by Ida Lund from its first day to its last.",
            "The inquiry was led by Mayor Ida Lund from its first day to its last.",
            "a title is no other name",
        ),
        (
            "The German embassy was shut on the orders of the new minister.",
            "The embassy was shut on the orders of the new minister.",
            "one text tells more",
        ),
        (
            "The ferry sank because of a leak in the engine room at night.",
            "The ferry sank because of a hole in the engine room at night.",
            "other words may mean the same",
        ),
        (
            "The governor of the island urged Lund to reconsider his visit to the harbour.",
            "The governor of the island urged Lund not to make his visit to the harbour.",
            "what is negated is another verb",
        ),
        (
            "The new quay is 12 metres long, 4 metres wide and cost 3 million euros.",
            "The new quay is 15 metres long, 6 metres wide and cost 9 million euros.",
            "a frame with many values is a list",
        ),
        (
            "The match at the new harbour ground starts at 3:30 p.m. on Saturday.",
            "The match at the new harbour ground starts at 4:30 p.m. on Saturday.",
            "times of day have zones, and are compared as such",
        ),
        (
            "Ferry sinks off the northern quay April 4, 2012 A ferry sank off the quay.",
            "Ferry sinks off the northern quay April 9, 2012 A ferry sank off the quay.",
            "when a text appeared is not what it tells",
        ),
        (
            "TRIAL DATE SET FOR LINDHOLM FERRY OWNER on charges of fraud over the sale.",
            "TRIAL DATE SET FOR EASTPORT FERRY OWNER on charges of fraud over the sale.",
            "in capitals every word looks like a name",
        ),
        (
            "Officials said on Monday that the US had sent 300 soldiers to guard the airport in Lindholm.",
            "Officials said on Monday that the UN had sent 300 soldiers to guard the airport in Lindholm.",
            "a land, which is no pronoun, beside a body of lands",
        ),
    ],
)
def test_what_need_not_differ_is_left_alone(claim: str, evidence: str, why: str) -> None:
    assert differing(claim, evidence) == [], why


@given(st.text(max_size=200))
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert differing(text, text) == []


@given(
    st.lists(
        st.sampled_from("the a 12 15 not never Oslo Bergen US UN of ferry harbour Tuesday Friday 3".split()),
        max_size=25,
    ),
    st.lists(
        st.sampled_from("the a 12 15 not never Oslo Bergen US UN of ferry harbour Tuesday Friday 3".split()),
        max_size=25,
    ),
)
def test_spans_lie_in_their_texts(one: list[str], other: list[str]) -> None:
    claim, evidence = " ".join(one), " ".join(other)
    for _, ours, theirs in differing(claim, evidence):
        assert ours.strip()
        assert theirs.strip()
