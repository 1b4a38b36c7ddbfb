from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.claims.slots.names import names
from srcflag.values import Name
from srcflag.verify.slots.names import compare_names, same_name, two_bearers, unmatched_names
from srcflag.words import content_words

PIECES = st.sampled_from(
    """
    Ida Lund|Prime Minister Ola Berg|signed the pact|in Lindholm|of Nordline|the Russian navy|Yesterday|, and|NATO|U.S.
    |the mayor of Aldervik|Mr. Berg|met|said|“The|ferry sank|J. K. Lund|van der Berg|on Monday|Moscow
    """.strip().split("|")
)
SENTENCES = st.lists(PIECES, max_size=8).map(" ".join)


def found(text: str) -> list[str]:
    return [name.text for name in names(text)]


def differing(claim: str, evidence: str) -> list[tuple[str, str]]:
    """What differs where only equal stems count as shared."""
    shared = {token.stem for token in content_words(claim)} & {token.stem for token in content_words(evidence)}
    return [
        (pair.claim.text, pair.evidence.text)
        for pair in compare_names(*unmatched_names(names(claim), names(evidence), shared, shared), shared, shared)
    ]


def name(text: str, place: str = "") -> Name:
    return Name(0, len(text), text, place=place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left Lindholm for Aldervik.", ["Lindholm", "Aldervik"]),
        ("Later Ida Lund met J. K. Berg.", ["Ida Lund", "J. K. Berg"]),
        ("They met at the Bank of England.", ["Bank of England"]),
        ("They met Jan van der Berg.", ["Jan van der Berg"]),
        ("The Nordline yard in Lindholm’s harbour burnt.", ["Nordline", "Lindholm"]),
        ("NATO and the U.S. signed.", ["NATO", "U.S."]),
        ("They flew with Anne-Marie Lund.", ["Anne-Marie Lund"]),
        ("Ida Lund signed.", ["Ida Lund"]),
        ("Russia signed.", ["Russia"]),
    ],
)
def test_runs_of_capitals_are_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Divers found the wreck.",
        "On Monday and in May the ferry sailed.",
        "Yesterday the prime minister spoke.",
        "The Prime Minister said so.",
        "He said: “Nobody knows.”",
        "I’m sure that I saw it.",
        "Ferry Sinks Off Coast And Dozens Drown",
    ],
)
def test_capitals_that_grammar_asks_for_are_none(text: str) -> None:
    assert found(text) == []


def test_a_first_word_is_a_name_where_the_article_knows_it_as_one() -> None:
    assert found("Lund signed.") == []
    assert [one.text for one in names("Lund signed.", known={"Lund"})] == ["Lund"]


@pytest.mark.parametrize(
    ("text", "title", "written"),
    [
        ("Then Prime Minister Ida Lund spoke.", "Prime Minister", "Ida Lund"),
        ("Then German Chancellor Ida Lund spoke.", "German Chancellor", "Ida Lund"),
        ("Then spokesman Ola Berg spoke.", "spokesman", "Ola Berg"),
        ("Then Mr. Berg spoke.", "Mr", "Berg"),
        ("Then Ida Lund spoke.", "", "Ida Lund"),
    ],
)
def test_a_title_is_set_apart_from_its_name(text: str, title: str, written: str) -> None:
    (one,) = names(text)
    assert (one.title, one.text) == (title, written)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The Russian navy left.", "demonym", "Russia"),
        ("Two Greeks were hurt.", "demonym", "Greece"),
        ("They left Russia.", "name", "Russia"),
        ("The U.S. signed.", "name", "United States"),
        ("They say Moscow signed.", "name", "Russia"),
        ("They walked in Moscow.", "name", ""),
        ("They left Lindholm.", "name", ""),
    ],
)
def test_countries_demonyms_and_capitals_that_act_know_their_country(text: str, kind: str, place: str) -> None:
    (one,) = [found for found in names(text) if found.text != "U"]
    assert one.place == place
    assert one.kind == kind or one.text == "U.S."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund", "Ida Lund"),
        ("I. Lund", "Ida Lund"),
        ("Zelensky", "Zelenskyy"),
        ("Volodymyr Zelenskiy", "Zelensky"),
        ("Muammar Qaddafi", "Moammar Kaddafi"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("NYPD", "New York City Police Department"),
        ("Nordline Bank", "Nordline Investment Bank"),
        ("Lindholm", "LINDHOLM"),
        ("Müller", "Muller"),
        ("Lund’s", "Lund"),
    ],
)
def test_one_name_written_two_ways_is_the_same(one: str, other: str) -> None:
    assert same_name(name(one), name(other))
    assert same_name(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Lund", "Ola Lund"),
        ("Lindholm", "Aldervik"),
        ("Iran", "Iraq"),
        ("North Lindholm", "South Lindholm"),
        ("NATO", "European Union"),
        ("Mali", "Malta"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert not same_name(name(one), name(other))


def test_a_demonym_and_its_country_are_the_same_and_two_countries_are_two() -> None:
    assert same_name(name("Russian", "Russia"), name("Russia", "Russia"))
    assert not same_name(name("Austria", "Austria"), name("Australia", "Australia"))


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        (
            "On Monday the harbour board sold the ferry to Ida Lund.",
            "On Monday the harbour board sold the ferry to Ola Berg.",
            [("Ida Lund", "Ola Berg")],
        ),
        (
            "The new treaty on fishing was signed by France after long talks.",
            "The new treaty on fishing was signed by Spain after long talks.",
            [("France", "Spain")],
        ),
        (
            "They say Ida Lund designed the sunken ferry for the yard.",
            "They say Ola Berg designed the sunken ferry for the yard.",
            [("Ida Lund", "Ola Berg")],
        ),
    ],
)
def test_another_name_in_the_same_place_differs(claim: str, evidence: str, expected: list[tuple[str, str]]) -> None:
    assert differing(claim, evidence) == expected
    assert differing(evidence, claim) == [(other, one) for one, other in expected]


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("The board sold the ferry to Ida Lund.", "The board sold the ferry to Lund.", "the same"),
        ("The board sold the ferry to Ida Lund.", "Divers raised the wreck for Ola Berg.", "something else"),
        ("The board sold the ferry to Ida Lund.", "The ferry was sold by Ola Berg.", "another place"),
        ("The board sold the ferry to Ida Lund.", "The board sold the ferry.", "silent"),
        (
            "The board sold the ferry to Ida Lund.",
            "The board sold the ferry to Ola Berg and sold the yard to Per Dahl.",
            "two in its place",
        ),
        ("Ida Lund said that it was late.", "Ola Berg said that many ferries in the bay were late.", "two may say it"),
        (
            "In Lindholm Nordline owns the ferry.",
            "In Lindholm the Herald reports on the ferry.",
            "the source of a report",
        ),
        ("The fire began in Lindholm.", "The big fire of May began at night in Aldervik.", "the town or the region"),
    ],
)
def test_a_name_that_is_only_missing_or_doubtful_does_not_differ(claim: str, evidence: str, reason: str) -> None:
    assert differing(claim, evidence) == [], reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("William Lund", "Bill Lund"),
        ("Bob Berg", "Robert Berg"),
        ("Justice Department", "DOJ"),
        ("Labour Ministry", "MOL"),
    ],
)
def test_a_short_given_name_and_a_body_named_from_its_other_end_are_the_same(one: str, other: str) -> None:
    assert same_name(name(one), name(other))
    assert same_name(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"), [("William Lund", "Bill Berg"), ("Robert Lund", "Bill Lund"), ("Justice Department", "DOT")]
)
def test_other_surnames_and_other_letters_are_other_names(one: str, other: str) -> None:
    assert not same_name(name(one), name(other))


@pytest.mark.parametrize(
    ("claim", "evidence", "two"),
    [
        ("Ida Lund scored 13 goals.", "Ola Berg scored 33 goals.", True),
        ("Ida Lund scored 13 goals.", "Lund scored 33 goals.", False),
        ("Ida Lund scored 13 goals.", "They scored 33 goals.", False),
        ("Ida Lund scored 13 goals.", "It was 33 goals, Ola Berg wrote.", False),
        ("Ida Lund scored 13 goals.", "Ola Berg said they scored 33 goals.", False),
    ],
)
def test_values_have_two_bearers_where_two_who_are_named_did_something(claim: str, evidence: str, two: bool) -> None:
    places = (claim.index("13"), evidence.index("33"))
    assert two_bearers(names(claim), places[0], names(evidence), places[1]) is two
    assert two_bearers(names(evidence), places[1], names(claim), places[0]) is two


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank at night Posted on 4 March at 9 PM ET by the harbour.",
        "The ferry sank According to divers.",
        "They read THE FERRY SANK AT NIGHT in the paper of the harbour.",
    ],
)
def test_stamps_and_small_words_in_capitals_are_no_names(text: str) -> None:
    assert not {"Posted", "ET", "According", "AT", "THE"} & set(found(text))


@given(st.one_of(SENTENCES, st.text(max_size=80)))
@settings(max_examples=200, deadline=None)
def test_a_text_never_differs_from_itself_and_its_names_are_spans_of_it(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in names(text))
    assert differing(text, text) == []


@given(SENTENCES, SENTENCES)
@settings(max_examples=200, deadline=None)
def test_differences_are_symmetric(one: str, other: str) -> None:
    assert set(differing(one, other)) == {(theirs, ours) for ours, theirs in differing(other, one)}


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_sameness_is_symmetric(one: str, other: str) -> None:
    assert same_name(name(one), name(other)) == same_name(name(other), name(one))


@pytest.mark.parametrize("run", ["Ida Lund of ", "A. ", "John’s ", "Mr. ", "Lund ", "of the ", "U.S. ", "NATO, "])
def test_a_long_line_is_read_to_its_end(run: str) -> None:
    many = names(("they met " + run) * 8_000)
    assert unmatched_names(many, many, set(), set()) == ([], [])
