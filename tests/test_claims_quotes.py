from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.quotes import is_scare, mask_quotations
from srcflag.quotations import quotations as read

MARKS = st.text(st.sampled_from("“”\"«»‘’' \nab."), max_size=60)
ANY_TEXT = st.one_of(st.text(max_size=200), MARKS)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, *_ in read(text)]


@given(ANY_TEXT)
def test_quotations_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for start, end, *_ in read(text):
        assert at <= start < end <= len(text)
        at = end


@given(ANY_TEXT)
def test_masking_keeps_the_length_and_everything_outside(text: str) -> None:
    masked = mask_quotations(text)
    assert len(masked) == len(text)
    inside = {place for start, end, *_ in read(text) for place in range(start, end)}
    assert all(masked[place] == text[place] for place in range(len(text)) if place not in inside)


@pytest.mark.parametrize(
    "quotation",
    [
        "“We saw it.”",
        '"We saw it."',
        "«We saw it.»",
        "‘We saw it.’",
        "'We saw it.'",
        "‘We didn’t see it.’",
        "'It isn't.'",
    ],
)
def test_a_quotation_in_any_marks_is_found(quotation: str) -> None:
    assert found(f"She said: {quotation} Then she left.") == [quotation]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry’s hull wasn’t sound.",
        "The ferry's hull wasn't sound.",
        "The ferries' owners left.",
        "It was the ’90s.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert found(text) == []


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = "“He said ‘never’ to us,” she said."
    assert found(text) == ["“He said ‘never’ to us,”"]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert found("She said: “We saw it.\nThe ferry sank.") == ["“We saw it."]
    assert found("She said: “We saw it.") == ["“We saw it."]


def test_the_inside_of_a_quotation_is_masked_and_its_marks_stay() -> None:
    assert mask_quotations("“No,” she said.") == "“   ” she said."
    assert mask_quotations("She said: “No") == "She said: “  "


def test_a_lonely_mark_at_the_end_stays_as_it_is() -> None:
    assert mask_quotations("She said “") == "She said “"


@pytest.mark.parametrize("run", ["“", "”", '"', "«", "‘", "’", "'", "‘a ", "'a", "a'a ", "“a", "' ", "'a’", '“"‘'])
def test_long_runs_of_marks_are_read_to_their_end(run: str) -> None:
    text = run * (200_000 // len(run))
    assert len(mask_quotations(text)) == len(text)


def scare(text: str) -> bool:
    (quotation,) = read(text)
    return is_scare(text, quotation)


@pytest.mark.parametrize(
    "text",
    [
        "The “reassurance force” would stand behind the line.",
        "He said the “reassurance force” would stand behind the line.",
        "Ministers announced a new “reassurance force,” with ships.",
        "They are a ‘legitimate’ target for the army.",
        "The report speaks of 'root causes' of the war.",
        'Critics of the so-called "smart border" met on Monday.',
        "The “no harm” rule was struck out. He said so.",
    ],
)
def test_a_few_words_in_marks_that_nobody_speaks_are_no_quotation(text: str) -> None:
    assert scare(text)


@pytest.mark.parametrize(
    "text",
    [
        "“No comment,” she said.",
        "She said: “Never.”",
        "The mayor called the plan “absurd” on Monday.",
        "The judge described him as a “danger to all” in May.",
        "“Thieves!” rose from the crowd.",
        "“Go home.”",
        "The “coalition of the willing” met on Monday.",
        "The plan was “too costly,” the mayor said.",
    ],
)
def test_words_that_somebody_speaks_and_longer_ones_are_a_quotation(text: str) -> None:
    assert not scare(text)


def test_line_ends_inside_a_masked_quotation_stay() -> None:
    assert mask_quotations("“We left.\n\n“It sank.” He wept.") == "“        \n\n         ” He wept."
