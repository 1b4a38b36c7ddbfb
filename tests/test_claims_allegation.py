from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.allegation import allegation
from srcflag.records import Sentence


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start=start, end=start + len(text), text=text, index=0)


def accusing(text: str) -> str | None:
    span = allegation(sentence(text))
    return span.text if span else None


@given(st.text(min_size=1, max_size=200), st.integers(0, 10_000))
def test_an_allegation_is_a_span_of_the_document(text: str, start: int) -> None:
    span = allegation(sentence(text, start))
    if span:
        assert text[span.start - start : span.end - start] == span.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The shipyard paid bribes to Ida Lund.", "bribes"),
        ("Prosecutors accused Ida Lund of embezzling 2 million euros.", "embezzling"),
        ("Yesterday Nordline falsified the logs.", "falsified"),
        ("The minister is corrupt.", "corrupt"),
        ("Police tortured the sailors.", "tortured"),
        ("He stole the money.", "stole"),
        ("The government covered up the leak.", "covered up"),
        ("A court found Ola Berg guilty of a crime.", "guilty of"),
        ("Ola Berg was charged with a crime.", "charged with"),
        ("The safety logs of Nordline were forged.", "forged"),
        ("Police shot a boy in the harbour.", "Police shot a boy"),
        ("The union blamed Nordline for the deaths.", "blamed"),
    ],
)
def test_wrongdoing_of_somebody_identifiable_is_an_allegation(text: str, words: str) -> None:
    assert accusing(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Corruption was a problem in many ports.",
        "The logs had been falsified.",
        "Bribes were common then.",
        "Fraud rose by 12 percent in May.",
        "Sabotage was ruled out on Monday.",
    ],
)
def test_wrongdoing_of_nobody_in_particular_is_none(text: str) -> None:
    assert accusing(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The car was stolen on Tuesday.",
        "Two boats were stolen in Lindholm.",
        "Ida Lund was murdered in March.",
        "The paintings had been looted in Aldervik.",
        "The body was found in Lindholm.",
    ],
)
def test_a_deed_without_a_doer_is_none(text: str) -> None:
    assert accusing(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The car was stolen by Ida Lund.", "stolen"),
        ("Ida Lund was brutally murdered by Ola Berg.", "murdered"),
        ("Ola Berg murdered Ida Lund.", "murdered"),
    ],
)
def test_the_same_deed_with_a_doer_is_one(text: str, words: str) -> None:
    assert accusing(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund took no bribes.",
        "Ida Lund never stole anything.",
        "Nordline did not knowingly poison the bay.",
        "Ida Lund denied fraud.",
        "Ida Lund denied that she had ever taken bribes.",
        "Nordline rejected the charge of fraud.",
        "Nordline dismisses all talk of sabotage.",
        "The ministry fights corruption in Lindholm.",
        "The ministry opened an office against fraud in Lindholm.",
    ],
)
def test_what_is_negated_denied_or_fought_is_none(text: str) -> None:
    assert accusing(text) is None


def test_a_second_accusation_counts_where_the_first_is_denied() -> None:
    assert (
        accusing("Ida Lund denied fraud in May, and in June prosecutors found that she had taken bribes.") == "bribes"
    )


@pytest.mark.parametrize("text", ["“He stole from the poor,” said Ida Lund.", "Ida Lund called him “a liar”."])
def test_an_accusation_inside_a_quotation_is_one(text: str) -> None:
    assert accusing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed twelve people in Lindholm.",
        "Ferry sinks off Lindholm, killing twelve people",
        "An earthquake killed hundreds of people in Aldervik.",
        "Ida Lund attacked the budget.",
        "Ida Lund killed time in Lindholm.",
        "Reporters shot a film in Lindholm.",
        "The Liaison office in Lindholm closed.",
    ],
)
def test_harm_that_nobody_did_and_harmless_words_are_none(text: str) -> None:
    assert accusing(text) is None


def test_a_weekday_or_month_is_nobody() -> None:
    assert accusing("On Tuesday and again in May, money was siphoned off.") is None
    assert accusing("On Tuesday and again in May, money was siphoned off by Nordline.") == "siphoned"


@pytest.mark.parametrize(
    "run",
    [
        "no ",
        "not a b ",
        "denied a ",
        "was ",
        "killed a ",
        "police ",
        "police shot a ",
        "behind ",
        "blamed ",
        "agents ",
        "Capital ",
        "without a ",
        "A’",
        "a, ",
        "stolen ",
    ],
)
def test_long_texts_of_one_word_are_read_to_their_end(run: str) -> None:
    accusing((run * 3000)[:3000])
