"""Articles that have two values each: what differs between them is two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from srcflag.pipeline import Scorer
from srcflag.records import Document

if TYPE_CHECKING:
    from srcflag.records import DocumentReport
    from srcflag.testing import FakeEncoder

SEASON = "Ida Lund scored 33 goals for Aldervik and Lindholm over the whole season."
AUTUMN = "Ida Lund scored 13 goals for Aldervik and Lindholm over the whole autumn season."
FILLERS = {
    "a": "The harbour town of Lindholm celebrated on the market square on Sunday afternoon. "
    "Mayor Ola Berg gave the key of the old harbour gate to the people of the sea.",
    "b": "Rain fell on the harbour of Lindholm while bands played for the people of the sea until night. "
    "What the mayor, Ola Berg, handed over on the market square was an old key.",
}


def article(name: str, *sentences: str) -> Document:
    return Document(id=name, text=" ".join((FILLERS[name], *sentences)))


def codes(report: DocumentReport, words: str) -> set[str]:
    [sentence] = [sentence for sentence in report.sentences if words in sentence.text]
    return {flag.code for flag in report.flags if flag.sentence == sentence.index}


@pytest.fixture
def scorer(fake: FakeEncoder) -> Scorer:
    return Scorer(encoder=fake)


def test_two_articles_with_one_value_each_differ(scorer: Scorer) -> None:
    report = scorer.score(article("a", AUTUMN), [article("b", SEASON)])
    assert "SF201" in codes(report, "autumn season")


def test_a_value_does_not_differ_from_another_that_its_own_article_has_too(scorer: Scorer) -> None:
    report = scorer.score(article("a", AUTUMN, SEASON), [article("b", SEASON)])
    assert "SF201" not in codes(report, "autumn season")


def test_a_value_does_not_differ_from_an_article_that_has_it_too(scorer: Scorer) -> None:
    report = scorer.score(article("a", AUTUMN), [article("b", SEASON, AUTUMN)])
    assert "SF201" not in codes(report, "autumn season")


CREW = "The ferry off Lindholm had a crew of 24 sailors, who pulled the swimmers out of the water."
LIST = "The sinking ferry carried 26 sailors when it left the quay of Lindholm for Aldervik in the storm."
OTHERS = "The ferry carried a crew of 26 sailors off Lindholm when it left the quay for Aldervik in the storm."


def test_two_counts_of_what_an_event_has_one_number_of_clash_by_a_third_that_has_but_one(scorer: Scorer) -> None:
    report = scorer.score(article("a", CREW, LIST), [article("b", OTHERS)])
    assert codes(report, "crew of 24") >= {"SF201", "SF205"}
    [flag] = [flag for flag in report.flags if flag.code == "SF205"]
    assert "24 sailors" in flag.message
    assert "26 sailors" in flag.message


def test_two_counts_far_apart_are_no_slip(scorer: Scorer) -> None:
    report = scorer.score(article("a", CREW.replace("24", "4"), LIST), [article("b", OTHERS)])
    assert "SF205" not in {flag.code for flag in report.flags}
