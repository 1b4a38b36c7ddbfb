"""People named in full: who is read of a sentence, and whom another article has with another surname, office or age."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.slots import known_names, known_once, people, read_once, read_values
from srcflag.pipeline import Scorer
from srcflag.records import Claim, Document, Sentence
from srcflag.testing import FakeEncoder
from srcflag.values import Once
from srcflag.verify import Candidate, Reading, compare, compare_once
from srcflag.verify.align import words_of
from srcflag.verify.slots.people import compare_untitled
from srcflag.words import content_words

if TYPE_CHECKING:
    from srcflag.records import DocumentReport

Told = tuple[str, str, str]


def reading(text: str, published: date | None = None, article: str = "") -> Reading:
    article = article or text
    known = known_names(article)
    return Reading(
        text,
        words_of(content_words(text), None),
        published=published,
        tell=lambda: read_values(text, published, known),
        meet=lambda: read_once(text, known),
        article=known_once(article),
    )


def told(claim: Reading, evidence: Reading) -> list[Told]:
    return [(slot.claim, slot.evidence, slot.relation) for slot in compare_once(claim, evidence)]


@pytest.mark.parametrize(
    ("text", "office", "age"),
    [
        ("Mayor Ida Lund resigned on Tuesday.", "mayor", None),
        ("The inquiry was led by Sen. Ida Lund.", "senator", None),
        ("On Monday Supreme Court Justice Ida Lund wrote for the majority.", "justice", None),
        ("A spokeswoman, Ida Lund, 39, declined to comment.", "", 39),
        ("The victim was Ida Lund (39), a nurse.", "", 39),
        ("The victim was Ida Lund, aged 39.", "", 39),
        ("The driver, Ida Lund, who is 39, fled.", "", 39),
        ("Police arrested 39-year-old Ida Lund on the quay.", "", 39),
        ("Police arrested the 39-year-old teacher Ida Lund on the quay.", "", 39),
        ("Police arrested Ida Lund, a 39-year-old teacher, on the quay.", "", 39),
        ("Ms Lund spoke to Mayor\xa0Ida\xa0Lund, 39, on the quay.", "mayor", 39),
        ("The bill of Rep. Ida Lund of Aldervik failed.", "representative", None),
    ],
)
def test_somebody_with_a_full_name_and_an_office_or_an_age_is_read(text: str, office: str, age: int | None) -> None:
    [person] = people(text)
    assert (person.given, person.surname, person.office) == ("ida", "lund", office)
    assert (person.age.low if person.age else None) == age
    assert person.text in text
    assert person.titled in text
    assert person.aged in text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ida Lund resigned on Tuesday.", "no office and no age"),
        ("Mayor Lund resigned on Tuesday.", "no given name"),
        ("Mrs. Ida Lund resigned on Tuesday.", "no office"),
        ("The former Lindholm Foods worker was found guilty.", "a firm"),
        ("Lindholm, 39, is far away.", "one word"),
        ("On March 5, 39 people were hurt near Ida Lund Street.", "no age"),
        ("", "nothing"),
    ],
)
def test_who_is_not_introduced_is_not_read(text: str, why: str) -> None:
    assert people(text) == (), why


@pytest.mark.parametrize(
    ("claim", "evidence", "due"),
    [
        (
            "Mayor Ida Lund opened the bridge.",
            "Voters are tired of Mayor Ida Berg, a poll says.",
            ("Ida Lund", "Ida Berg", "differs"),
        ),
        (
            "Sen. Ida Lund of Aldervik voted no.",
            "The bill of Senator Ida Berg failed.",
            ("Ida Lund", "Ida Berg", "differs"),
        ),
        (
            "Foreign Minister Ida Lund flew home.",
            "The talks were led by Finance Minister Ida Lund.",
            ("Foreign Minister Ida Lund", "Finance Minister Ida Lund", "differs"),
        ),
        (
            "Ida Lund, 39, has led the town since May.",
            "Divers found the car of 44-year-old Ida Lund.",
            ("Ida Lund, 39", "44-year-old Ida Lund", "differs"),
        ),
        ("Mayor Ida Lund opened the bridge.", "The mayor Ida Lunde spoke.", ("Ida Lund", "Ida Lunde", "agrees")),
        ("Mayor Ida Lund opened the bridge.", "Mayor Ida Lund-Berg spoke.", ("Ida Lund", "Ida Lund-Berg", "agrees")),
    ],
)
def test_one_person_is_compared_in_sentences_that_share_nothing_else(claim: str, evidence: str, due: Told) -> None:
    assert due in told(reading(claim), reading(evidence))
    assert (due[1], due[0], due[2]) in told(reading(evidence), reading(claim))


@pytest.mark.parametrize(
    ("claim", "evidence", "why"),
    [
        ("Mayor Ida Lund resigned.", "Judge Ida Berg resigned.", "two offices"),
        ("Mayor Ida Lund resigned.", "Mayor Nora Lund resigned.", "a short form of a name is often of other letters"),
        ("Ms Ida Lund resigned.", "Ms Ida Berg resigned.", "everybody is Ms"),
        ("Ida Lund, 39, resigned.", "Ida Berg, 44, resigned.", "two people"),
        ("Former Finance Minister Ida Lund left.", "It was Foreign Minister Ida Lund.", "one after the other"),
        ("Deputy Prime Minister Ida Lund left.", "Prime Minister Ida Lund left.", "one may have been both"),
        ("Ida Lund, 39, resigned.", "Ida Lund, 40, resigned.", "without dates a year may lie between"),
    ],
)
def test_two_people_and_what_years_explain_are_left_alone(claim: str, evidence: str, why: str) -> None:
    differing = [slot for slot in told(reading(claim), reading(evidence)) if slot[2] == "differs"]
    assert differing == [], why


def test_an_article_that_knows_both_knows_that_they_are_two() -> None:
    claim = reading("Mayor Ida Lund opened the bridge.")
    both = reading("Mayor Ida Berg spoke.", article="Mayor Ida Berg spoke. Her guest Lund smiled.")
    assert told(claim, both) == []
    assert told(both, claim) == []


@pytest.mark.parametrize(
    ("days", "age", "due"), [(0, 40, True), (30, 40, True), (31, 40, False), (31, 41, True), (800, 42, False)]
)
def test_what_a_birthday_between_two_reports_explains_is_no_difference(days: int, age: int, due: bool) -> None:
    first, second = date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days)
    found = told(reading("Ida Lund, 39, fled.", first), reading(f"Ida Lund, {age}, was caught.", second))
    assert bool(found) == due


def test_a_surname_without_an_office_is_compared_where_the_other_sentence_has_the_office() -> None:
    titled, plain = (
        "Mayor Ida Lund opened the new bridge on Monday.",
        "The new bridge was opened by Ida Berg on Monday.",
    )
    assert told(reading(titled), reading(plain)) == []
    found = compare_untitled(reading(titled), reading(plain))
    assert [(slot.claim, slot.evidence) for slot in found] == [("Ida Lund", "Ida Berg")]
    [turned] = compare_untitled(reading(plain), reading(titled))
    assert (turned.claim, turned.evidence) == ("Ida Berg", "Ida Lund")
    assert compare_untitled(reading(plain), reading(plain)) == []


def test_people_who_agree_make_another_difference_no_surer() -> None:
    claim = reading(
        "Four people drowned on Monday when an old ferry hit the northern pier, and Mayor Ida Lund called for a safety"
        " inquiry."
    )
    evidence = reading(
        "The storm, in which nine people drowned, took roofs off two schools, shops and a hall that Mayor Ida Lund had"
        " opened."
    )
    sentence = Sentence(start=0, end=len(evidence.text), text=evidence.text, index=0)
    passage = Claim(document_id="a", sentence=sentence, kind="claim", checkworthy=True)

    def score(*readings: Reading) -> tuple[str, float]:
        one, other = readings
        [[found]] = compare([one], [[Candidate(other, [passage], 0.3)]], {}, {"a": "o1"})
        return found.evidence.stance, found.evidence.score

    strangers = [replace(told, meet=Once) for told in (claim, evidence)]
    assert [slot.relation for slot in compare_once(claim, evidence)] == ["agrees"]
    assert score(claim, evidence) == score(*strangers)
    assert score(claim, evidence)[0] == "refutes"


NAMES = st.sampled_from(["Ida Lund", "Ida Berg", "Nora Lund", "Ola Berg"])
SENTENCES = st.builds(
    "{} {}, {}, {}.".format,
    st.sampled_from(["Mayor", "Senator", "Foreign Minister", "Finance Minister", "Ms", "The teacher"]),
    NAMES,
    st.sampled_from(["39", "41", "52", "who left"]),
    st.sampled_from(["resigned", "opened the bridge", "met Judge Ida Berg"]),
)


@given(SENTENCES, SENTENCES)
def test_what_two_sentences_say_of_people_is_the_same_from_both_sides(one: str, other: str) -> None:
    found = told(reading(one), reading(other))
    assert sorted(found) == sorted((b, a, relation) for a, b, relation in told(reading(other), reading(one)))


@given(SENTENCES)
def test_nobody_differs_from_himself(text: str) -> None:
    assert [slot for slot in told(reading(text), reading(text)) if slot[2] == "differs"] == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_read_and_compared(one: str, other: str) -> None:
    for slot in compare_once(reading(one), reading(other)):
        assert slot.claim in one
        assert slot.evidence in other


BRIDGE = (
    "The bridge at Aldervik was closed on Monday after cracks were found in two of its piers.\n\n"
    "{who} said that repairs would cost 4 million euros.\n\n"
    "Buses go round by Lindholm, which takes 40 minutes longer, the transport office of Aldervik said.\n"
)
STORM = (
    "The closed bridge at Aldervik splits the town, and schools in Lindholm took in 300 children of Aldervik.\n\n"
    "{who} has been in office since 2019 and is up for election in Aldervik in May.\n\n"
    "The cracks in the piers were found on Monday by divers of the harbour office in Lindholm.\n"
)
QUAY = (
    "Engineers examine the bridge at Aldervik, closed since Monday because of cracks in two piers.\n\n"
    "A petition against {who} has 900 names, the council of Aldervik said.\n\n"
    "The road round by Lindholm takes 40 minutes longer, drivers from Aldervik complain.\n"
)


def checked(*who: str) -> list[DocumentReport]:
    texts = [text.format(who=name) for text, name in zip((BRIDGE, STORM, QUAY), who, strict=True)]
    documents = [Document(id=f"{place}", text=text) for place, text in enumerate(texts)]
    return list(Scorer(encoder=FakeEncoder()).score_event(documents).documents)


def test_a_draft_with_another_surname_is_told_who_has_which() -> None:
    report, *_ = checked("Mayor Ida Holm", "Mayor Ida Lund", "Mayor Ida Lund")
    [flag] = [flag for flag in report.flags if flag.code == "SF203"]
    assert flag.message == "'Ida Holm' here, 'Ida Lund' in 2 and 1; 'Ida Holm' here only"
    assert flag.severity == "error"


def test_who_agrees_is_counted_although_the_sentences_say_other_things() -> None:
    report, *_ = checked("Mayor Ida Lund, 39,", "Mayor Ida Lund, 39,", "Mayor Ida Lund, 52,")
    [flag] = [flag for flag in report.flags if flag.code == "SF201"]
    assert flag.message == "'Ida Lund, 39' here, 'Ida Lund, 52' in 2; 1 other article has it as here"


def test_people_on_whom_all_agree_change_nothing() -> None:
    named, unnamed = checked(*3 * ["Mayor Ida Lund, 39,"]), checked(*3 * ["The town"])
    assert not {flag.code for report in named for flag in report.flags} & {"SF201", "SF203"}
    for one, other in zip(named, unnamed, strict=True):
        assert [s.status for s in one.sentences[::2]] == [s.status for s in other.sentences[::2]]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_order_of_the_articles_does_not_change_who_differs(order: tuple[int, ...]) -> None:
    texts = [BRIDGE.format(who="Mayor Ida Holm"), STORM.format(who="Mayor Ida Lund"), QUAY.format(who="Mayor Ida Lund")]
    documents = [Document(id=f"{place}", text=texts[place]) for place in order]
    report = Scorer(encoder=FakeEncoder()).score_event(documents)
    found = {document.document_id: sorted(f.code for f in document.flags) for document in report.documents}
    assert ["SF203" in found[f"{place}"] for place in range(3)] == [True, True, True]
