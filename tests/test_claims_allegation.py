from __future__ import annotations

import json
from pathlib import Path

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
        ("Police shot a boy in the harbour.", "shot a boy"),
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


MADE = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "allegations.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_most_made_accusations_from_many_fields_are_found() -> None:
    due = [row["text"] for row in MADE if row["allegation"]]
    missed = [text for text in due if accusing(text) is None]
    assert len(missed) <= 0.1 * len(due), missed


@pytest.mark.parametrize("text", [row["text"] for row in MADE if not row["allegation"]])
def test_crimes_of_nobody_policy_denial_sport_and_figures_of_speech_are_none(text: str) -> None:
    assert accusing(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg embezzled 2 million euros.", "embezzled"),
        ("Russia poisoned him.", "poisoned him"),
        ("Bishops covered up the abuse.", "covered up"),
    ],
)
def test_a_name_or_office_that_opens_a_sentence_is_somebody(text: str, words: str) -> None:
    assert accusing(text) == words


@pytest.mark.parametrize("text", ["Meanwhile money was stolen.", "Thieves stole 2 million euros.", "It was stolen."])
def test_an_ordinary_word_that_opens_a_sentence_is_nobody(text: str) -> None:
    assert accusing(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police beat two protesters.", "Protesters beat two drums."),
        ("The sailors were beaten by police.", "Lindholm were beaten by Aldervik."),
        ("Ida Lund accused Nordline of hiding the report.", "Ida Lund accused Nordline of dithering."),
        ("The union blamed Nordline for the deaths.", "The union blamed Nordline for the delays."),
        ("Rebels led by Colonel Berg massacred villagers.", "Rebels massacred villagers."),
        ("Ida Lund lied about the loan.", "The town lies about an hour from Lindholm."),
        ("Ida Lund forged the letters.", "Ida Lund forged a bond with her readers."),
        ("Ola Berg tried to sabotage the ferry.", "Ola Berg may sabotage the ferry."),
    ],
)
def test_the_doer_the_victim_and_the_object_decide(one: str, other: str) -> None:
    assert accusing(one)
    assert accusing(other) is None


def test_that_police_shot_somebody_is_told_in_the_passive_without_accusing() -> None:
    assert accusing("A teenager was shot by police in Lindholm.") is None
