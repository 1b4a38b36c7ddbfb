from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.claims.slots.polarity import predicates
from srcflag.verify.slots.antonyms import ANTONYMS, opposites
from srcflag.verify.slots.polarity import compare_polarity

if TYPE_CHECKING:
    from srcflag.values import Polarity

PIECES = st.sampled_from(
    """
    the council closed the bridge|did not|never|no longer|the mayor denied that|ships were allowed to leave|and|or|but
    |could|plans to|refused to open the port|no one was hurt|without paying the fine|found no trace of the boat|, and|if
    |?|not only|shares rose|shares fell|was not closed|until May
    """.strip().split("|")
)
SENTENCES = st.lists(PIECES, max_size=8).map(" ".join)


def told(text: str, stem: str) -> Polarity:
    (found,) = [predicate for predicate in predicates(text) if predicate.stem == stem]
    return found


def compared(claim: str, evidence: str) -> list[tuple[str, bool]]:
    return [
        (pair.relation, pair.by_speaker)
        for pair in compare_polarity(predicates(claim), predicates(evidence))
        if pair.relation == "differs"
    ]


@pytest.mark.parametrize(
    ("text", "stem", "words"),
    [
        ("The bridge was not closed on Monday.", "close", "was not closed"),
        ("Ministers did not sign the pact.", "sign", "did not sign"),
        ("Ministers didn’t sign the pact.", "sign", "didn’t sign"),
        ("Ministers didn ’ t sign the pact.", "sign", "didn ’ t sign"),
        ("The union never accepted the offer.", "accept", "never accepted"),
        ("The port is no longer open.", "open", "is no longer open"),
        ("The firm declined to comment.", "comment", "to comment"),
        ("The army refused to leave the city.", "leav", "to leave"),
        ("The talks failed to end the strike.", "end", "to end"),
        ("He was unable to open the door.", "open", "unable to open"),
        ("He left without paying the fine.", "pay", "without paying"),
        ("Nobody was hurt in the fire.", "hurt", "Nobody was hurt"),
        ("None of the passengers survived.", "surviv", "None of the passengers survived"),
        ("Divers found no trace of the boat.", "find", "found no"),
        ("There was no sign of the boat.", "sign", "was no sign"),
        ("The boy did not have a gun.", "have", "did not have"),
        ("The boy had no gun.", "have", "had no"),
        ("He is not guilty of fraud.", "guilti", "is not guilty"),
        ("The crew could not see the rocks.", "see", "could not see"),
        ("Officials said no one was killed.", "kill", "no one was killed"),
        ("No confirmed cases have been reported.", "report", "No confirmed cases have been reported"),
    ],
)
def test_a_negated_predicate_is_negated(text: str, stem: str, words: str) -> None:
    found = told(text, stem)
    assert (found.negated, found.modality, found.text) == (True, "asserted", words)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The council not only closed the bridge but sold it.", "close"),
        ("No fewer than ten people died.", "die"),
        ("No doubt the bridge was closed.", "close"),
        ("The song reached No. 3 in May.", "reach"),
        ("The bridge was not built in 1990 but in 1995.", "build"),
        ("The court managed to open the file.", "open"),
        ("In Lindholm, not in Aldervik, the bridge closed.", "close"),
        ("The council closed the bridge.", "close"),
        ("The boy had a gun.", "have"),
    ],
)
def test_what_only_looks_negated_is_not(text: str, stem: str) -> None:
    found = told(text, stem)
    assert (found.negated, found.modality) == (False, "asserted")


@pytest.mark.parametrize(
    ("text", "stem", "modality"),
    [
        ("The council could close the bridge.", "close", "possible"),
        ("The council may close the bridge.", "close", "possible"),
        ("If the bridge is closed, ferries run.", "close", "possible"),
        ("He did not deny that the bridge was closed.", "close", "possible"),
        ("The bridge did not close until May.", "close", "possible"),
        ("The union has not yet accepted the offer.", "accept", "possible"),
        ("The council plans to close the bridge.", "close", "planned"),
        ("The council will close the bridge.", "close", "planned"),
        ("The bridge is expected to close in May.", "close", "planned"),
        ("Closing the bridge by decree would take a review.", "close", "planned"),
        ("Was the bridge closed?", "close", "asked"),
        ("The mayor denied that the bridge was closed.", "close", "denied"),
    ],
)
def test_what_is_not_asserted_says_so(text: str, stem: str, modality: str) -> None:
    assert told(text, stem).modality == modality


def test_what_a_speaker_denies_is_negated_by_the_speaker() -> None:
    found = told("The mayor denied that the bridge was closed.", "close")
    assert (found.negated, found.by_speaker) == (True, True)
    assert not told("The mayor denied that the bridge was closed.", "deni").by_speaker


def test_a_modal_is_told_from_a_month_and_an_hour() -> None:
    assert told("Ministers met on May 5 and signed the pact at 10 AM.", "sign").modality == "asserted"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The council closed the bridge on Monday.", "The council did not close the bridge on Monday."),
        ("The boy had a gun in his hand.", "The boy did not have a gun in his hand, she said."),
        ("Divers found the wreck of the ferry.", "Divers never found the wreck of the ferry."),
        ("Voters approved the new port.", "Voters rejected the new port."),
        ("Shares of Nordline rose on Monday.", "Shares of Nordline fell on Monday."),
        ("Police arrested two sailors in Lindholm.", "Police released two sailors in Lindholm."),
        ("The jury convicted the captain of fraud.", "The jury acquitted the captain of fraud."),
        ("Investigators confirmed sabotage of the ferry.", "Investigators ruled out sabotage of the ferry."),
        ("The union opposed the new law.", "The union supported the new law."),
    ],
)
def test_the_same_thing_affirmed_and_negated_differs(claim: str, evidence: str) -> None:
    assert compared(claim, evidence) == [("differs", False)]


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("The council closed the bridge.", "The council plans to close the bridge.", "planned"),
        ("The council closed the bridge.", "The council could close the bridge.", "possible"),
        ("The council will not close the bridge.", "The council closed the bridge.", "planned"),
        ("The council closed the bridge.", "Divers did not close the hatch of the wreck.", "something else"),
        ("The union did not reject the offer.", "The union accepted the offer.", "two negatives"),
        ("Shares of Nordline rose.", "Shares of Nordline fell before they rose.", "both are said"),
        ("The harbour was open.", "The harbour is no longer open.", "time"),
        ("The union accepted the offer.", "The union has not yet accepted the offer.", "time"),
        ("The council closed the bridge.", "Did the council not close the bridge?", "asked"),
        ("Lindholm won the match.", "Aldervik lost the match.", "two sides of one match"),
        ("Ships were allowed into the port.", "Ships were not allowed into the port until May.", "limited"),
        ("The council did not close it or sell it.", "The council did not close it.", "the same"),
    ],
)
def test_what_can_stand_together_does_not_differ(claim: str, evidence: str, reason: str) -> None:
    assert compared(claim, evidence) == [], reason


def test_a_denial_differs_from_what_it_denies_and_is_marked() -> None:
    claim, evidence = "The mayor took bribes from Nordline.", "The mayor denied that he took bribes from Nordline."
    assert compared(claim, evidence) == [("differs", True)]


def test_the_caller_may_say_that_two_words_mean_the_same() -> None:
    claim, evidence = predicates("The council closed the bridge."), predicates("The council did not shut the bridge.")
    assert compare_polarity(claim, evidence) == []
    (pair,) = compare_polarity(claim, evidence, lambda one, other: {one, other} <= {"close", "shut"} or one == other)
    assert pair.relation == "differs"


def test_words_that_are_taken_for_the_same_by_mistake_stay_opposites() -> None:
    claim, evidence = predicates("Voters approved the port."), predicates("Voters rejected the port.")
    assert [pair.relation for pair in compare_polarity(claim, evidence, lambda *_: True)] == ["differs"]


def test_no_word_is_its_own_opposite() -> None:
    assert all(len(pair) == 2 for pair in ANTONYMS)
    assert opposites("accept", "reject") == opposites("reject", "accept") is True


@given(st.one_of(SENTENCES, st.text(max_size=80)))
@settings(max_examples=200, deadline=None)
def test_a_text_never_differs_from_itself_and_its_predicates_are_spans_of_it(text: str) -> None:
    found = predicates(text)
    assert all(text[predicate.start : predicate.end] == predicate.text for predicate in found)
    assert "differs" not in {pair.relation for pair in compare_polarity(found, found)}


@given(SENTENCES, SENTENCES)
@settings(max_examples=200, deadline=None)
def test_differences_are_symmetric(one: str, other: str) -> None:
    first, second = predicates(one), predicates(other)
    there = {(pair.claim, pair.evidence, pair.relation) for pair in compare_polarity(first, second)}
    back = {(pair.evidence, pair.claim, pair.relation) for pair in compare_polarity(second, first)}
    assert there == back


@pytest.mark.parametrize("run", ["not ", "no ", "closed ", "was not ", "quickly ", "to ", "denied ", "said ", "or "])
def test_a_long_line_is_read_to_its_end(run: str) -> None:
    found = predicates((run * 100_000)[:100_000])
    assert compare_polarity(found, found) == [] or len(found) <= 60


@pytest.mark.parametrize(
    "claim",
    [
        "Lund discounted rumors that she was the Harbour Ghost.",
        "Lund rejected speculation that she was the Harbour Ghost.",
        "Lund dismissed the theory that she was the Harbour Ghost.",
    ],
)
def test_whoever_discounts_a_rumour_does_not_say_what_it_says(claim: str) -> None:
    assert compared(claim, "Lund was not the Harbour Ghost.") == []


def test_whoever_spreads_one_says_it() -> None:
    assert compared("The Harbour Ghost was Lund.", "The Harbour Ghost was not Lund.") == [("differs", False)]
