from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims import read_claims
from srcflag.records import Claim, Document, Sentence
from srcflag.segment import segment

if TYPE_CHECKING:
    import random

NEWS = [
    "The ferry sank off Lindholm on Tuesday.",
    "“The hull was cracked,” Ida Lund said.",
    "“We told them in March. Nobody answered us,” the mayor said.",
    "Critics say the harbour master took bribes from Nordline.",
    "Why did nobody check?",
    "Photo by Ida Lund",
    "The ferry is likely to be scrapped.",
    "She said: “It leaked",
    '"',
    "’",
]
SPACES = [" ", "\n", "\n\n", "\r\n", "  ", "\u2028", "\xa0"]
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(st.sampled_from(NEWS), st.sampled_from(SPACES)), max_size=12).map(
        lambda parts: "".join(sentence + space for sentence, space in parts)
    ),
)


def claims(text: str, body_start: int = 0) -> tuple[Claim, ...]:
    document = Document(id="alpha", text=text, body_start=body_start)
    return read_claims(document, segment(document))


def speakers(text: str) -> list[str]:
    return [claim.attribution.source for claim in claims(text)]


def kinds(text: str, body_start: int = 0) -> list[str]:
    return [claim.kind for claim in claims(text, body_start)]


# --- properties ------------------------------------------------------------------------------------


@given(ANY_TEXT, st.data())
def test_every_sentence_gets_one_claim_in_order(text: str, data: st.DataObject) -> None:
    document = Document(id="alpha", text=text, body_start=data.draw(st.integers(0, len(text))))
    sentences = segment(document)
    found = read_claims(document, sentences)
    assert tuple(claim.sentence for claim in found) == sentences
    assert {claim.document_id for claim in found} <= {"alpha"}


@given(ANY_TEXT)
def test_only_claims_reports_and_headlines_are_checkworthy_and_only_they_accuse(text: str) -> None:
    for claim in claims(text):
        assert claim.kind in ("claim", "reported", "headline") or not claim.checkworthy
        assert claim.checkworthy or claim.allegation is None


@given(ANY_TEXT)
def test_an_allegation_lies_inside_its_sentence(text: str) -> None:
    for claim in claims(text):
        if claim.allegation:
            assert claim.sentence.start <= claim.allegation.start < claim.allegation.end <= claim.sentence.end
            assert text[claim.allegation.start : claim.allegation.end] == claim.allegation.text


def shape(claim: Claim) -> tuple[object, ...]:
    source = (claim.attribution.type, claim.attribution.source, claim.attribution.cue)
    return (claim.sentence.text, claim.kind, claim.checkworthy, source, bool(claim.allegation))


@given(st.lists(st.sampled_from(NEWS[:7]), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_paragraphs_changes_nothing_but_the_order(parts: list[str], dice: random.Random) -> None:
    opening = "The ferry was 40 years old."  # because the first line of an article may be its headline
    shuffled = dice.sample(parts, len(parts))
    before = claims("\n\n".join([opening, *parts]))
    after = claims("\n\n".join([opening, *shuffled]))
    assert sorted(map(repr, map(shape, before))) == sorted(map(repr, map(shape, after)))


@given(st.lists(st.sampled_from(NEWS[:7]), min_size=1, max_size=6))
def test_a_text_said_twice_is_read_the_same_twice(parts: list[str]) -> None:
    text = "\n\n".join(["The ferry was 40 years old.", *parts])
    once = [shape(claim) for claim in claims(text)]
    assert [shape(claim) for claim in claims(f"{text}\n\n{text}")] == once * 2


# --- the whole article -----------------------------------------------------------------------------


def test_an_article_is_read_from_headline_to_credit() -> None:
    text = (
        "Ferry sinks off Lindholm, twelve dead\n\n"
        "By Ida Lund\n\n"
        "LINDHOLM (XYZ) — The ferry sank off Lindholm on Tuesday, the coast guard said. Twelve people drowned.\n\n"
        "What we know\n\n"
        "The hull was cracked. It is clear that nobody looked. The ferry is likely to be scrapped.\n\n"
        "Also read: Ten ferries that sank\n\n"
        "Photo: Ola Berg/Lindholm Post\n"
    )
    assert kinds(text) == [
        "headline",
        "boilerplate",
        "reported",
        "claim",
        "boilerplate",
        "claim",
        "opinion",
        "prediction",
        "boilerplate",
        "boilerplate",
    ]


def test_front_matter_is_boilerplate_and_the_headline_is_the_first_of_the_body() -> None:
    front = "---\ntitle: The ferry sank.\n---\n"
    assert kinds(front + "Ferry sinks\n\nThe ferry sank.\n", len(front)) == ["boilerplate", "headline", "claim"]


def test_nothing_is_read_from_nothing() -> None:
    assert claims("") == claims(" \n\n ") == ()


@pytest.mark.parametrize("text", ["He said.", "“Never again.”"])
def test_a_sentence_of_two_words_is_nothing_to_look_up(text: str) -> None:
    (claim,) = claims(text)
    assert not claim.checkworthy


@pytest.mark.parametrize(
    ("who", "checkworthy"),
    [
        ("She told reporters on Monday.", False),
        ("Ida Lund, the mayor, said in a statement.", False),
        ("Ola Berg of Lindholm told the Lindholm Post.", False),
        ("Ida Lund said the ferry sank.", True),
        ("Ida Lund wrote to the council on Monday.", True),
        ("Ola Berg told divers to stop.", True),
    ],
)
def test_who_spoke_behind_a_quotation_is_nothing_to_look_up_by_itself(who: str, checkworthy: bool) -> None:
    assert claims(f"“The hull was cracked in March.”\n\n{who}")[-1].checkworthy == checkworthy


def test_who_was_told_is_something_to_look_up_where_nothing_is_quoted_before_it() -> None:
    assert claims("The ferry sank.\n\nShe told reporters on Monday.")[-1].checkworthy


def test_marks_that_were_decoded_wrongly_make_quotations_and_stay_as_written() -> None:
    text = "\x93The hull was cracked,\x94 Ida Lund said. \x93Nobody cares. You should see it.\x94"
    found = claims(text)
    assert [claim.kind for claim in found] == ["reported"] * 3
    assert speakers(text) == ["Ida Lund"] * 3
    for claim in found:
        assert claim.sentence.text == text[claim.sentence.start : claim.sentence.end]
        content = claim.attribution.content
        assert content is not None
        assert content.text == text[content.start : content.end]


def test_a_sentence_of_three_words_is_something_to_look_up() -> None:
    (claim,) = claims("The ferry sank.")
    assert claim.checkworthy


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", " \n", "\xa0\n", ""])
def test_a_line_of_its_own_is_seen_with_any_line_end(end: str) -> None:
    text = f"The ferry sank.\n\nDivers search the wreck off Lindholm at night{end}"
    assert kinds(text) == ["claim", "headline"]


# --- quotations over several sentences -------------------------------------------------------------


def test_a_quotation_keeps_the_speaker_named_before_it() -> None:
    text = "Ida Lund said the hull was cracked. “We told them in March. Nobody answered us. It sank.” Divers came."
    assert speakers(text) == ["Ida Lund"] * 4 + [""]


def test_a_quotation_keeps_the_speaker_named_in_its_middle() -> None:
    assert speakers("“The hull was cracked,” Ida Lund said. “We told them. Nobody answered us.”") == ["Ida Lund"] * 3


def test_a_quotation_has_the_speaker_named_behind_it() -> None:
    assert speakers("“The hull was cracked. We told them. Nobody answered us,” Ida Lund said.") == ["Ida Lund"] * 3


def test_a_second_speaker_takes_over_with_the_second_quotation() -> None:
    text = "“The hull was cracked,” Ida Lund said. “We looked at it twice. It was sound,” Ola Berg told the council."
    assert speakers(text) == ["Ida Lund", "Ola Berg", "Ola Berg"]


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_same_speaker() -> None:
    assert speakers("Ida Lund said the hull was cracked.\n\n“We looked at it twice.”") == ["Ida Lund", "Ida Lund"]


def test_an_open_quotation_keeps_its_speaker_over_paragraphs() -> None:
    text = "“The hull was cracked,” Ida Lund said. “We told them.\n\n“Nobody answered.\n\n“Then it sank.”"
    assert speakers(text) == ["Ida Lund"] * 4


def test_a_quotation_that_opens_a_paragraph_has_the_speaker_named_later_in_it() -> None:
    text = "Ida Lund said the hull was cracked.\n\n“We looked at it twice.” “It was sound,” Ola Berg said."
    assert speakers(text) == ["Ida Lund", "Ola Berg", "Ola Berg"]


@pytest.mark.parametrize(
    "before",
    ["The ferry sank at noon.", "Critics say the hull was cracked.", "Ida Lund hopes for a new ferry."],
    ids=["nobody", "a crowd", "a wish, not words"],
)
def test_a_quotation_in_the_next_paragraph_has_no_speaker_where_none_spoke(before: str) -> None:
    assert speakers(f"{before}\n\n“We looked at it twice.”")[-1] == ""


def test_a_paragraph_of_the_article_itself_ends_a_speech() -> None:
    text = "Ida Lund said the hull was cracked.\n\nThe ferry sank at noon.\n\n“We looked at it twice.”"
    assert speakers(text) == ["Ida Lund", "", ""]


def test_a_transcript_keeps_its_speaker_to_the_end_of_the_paragraph() -> None:
    text = "LUND: The hull was cracked. We told them.\n\nBERG: It was sound.\n\nThe ferry sank at noon."
    assert speakers(text) == ["LUND", "LUND", "BERG", ""]


def test_straight_marks_out_of_step_do_not_hide_the_rest_of_the_article() -> None:
    text = 'The hull was 12" thick. Police said it was cracked. “It was,” Ida Lund said.'
    assert speakers(text) == ["", "Police", "Ida Lund"]


def test_a_sentence_inside_a_long_quotation_in_straight_marks_is_the_speakers() -> None:
    text = '"The hull was cracked. Critics say we knew. We did not," Ida Lund said.'
    assert speakers(text) == ["Ida Lund"] * 3


def test_a_speaker_does_not_reach_over_a_sentence_of_the_article() -> None:
    text = "Ida Lund said the hull was cracked. The ferry sank at noon. “We looked at it twice.”"
    assert speakers(text) == ["Ida Lund", "", ""]


def test_a_quotation_is_reported_even_where_nobody_speaks_it() -> None:
    (claim,) = claims("“The hull was cracked in March.”")
    assert (claim.kind, claim.attribution.type) == ("reported", "none")


def test_a_few_quoted_words_do_not_make_a_sentence_reported() -> None:
    assert kinds("The “unsinkable” ferry sank off Lindholm on Tuesday.") == ["claim"]


def test_an_accusation_in_a_quotation_of_several_sentences_keeps_its_speaker() -> None:
    found = claims("“He stole from the poor. Only Nordline paid bribes. I saw it,” Ida Lund said.")
    assert [(bool(claim.allegation), claim.attribution.source) for claim in found] == [
        (True, "Ida Lund"),
        (True, "Ida Lund"),
        (False, "Ida Lund"),
    ]


def test_an_accusation_in_the_present_tense_is_no_mere_commentary() -> None:
    deeds = "The ferry sank on Tuesday. It burned. It drifted. Twelve people drowned. Divers came. "
    *_, plain = claims(deeds + "Islanders love old ships.")
    *_, accusing = claims(deeds + "The mayor, Ida Lund, takes bribes.")
    assert (plain.kind, accusing.kind) == ("opinion", "claim")
    assert accusing.allegation


def test_a_question_and_a_prediction_accuse_nobody() -> None:
    assert [claim.allegation for claim in claims("Did Ida Lund take bribes? Ida Lund may take bribes.")] == [None, None]


# --- long and odd texts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "run",
    [
        "“",
        '"',
        "'",
        "‘a ",
        "“A. ",
        "Capital ",
        "CAPITAL. ",
        "a, ",
        "said ",
        "said. ",
        "“No,” he said. ",
        "\n\n",
        "A.\n",
    ],
)
def test_long_texts_of_one_word_are_read_to_their_end(run: str) -> None:
    text = (run * 20_000)[:20_000]
    document = Document(id="alpha", text=text)
    words = text.strip()
    if words:
        whole = Sentence(start=text.index(words[0]), end=text.index(words[0]) + len(words), text=words, index=0)
        assert len(read_claims(document, [whole])) == 1
    sentences = segment(document)
    assert len(read_claims(document, sentences)) == len(sentences)


def test_a_wall_of_text_accuses_nobody() -> None:
    (claim,) = claims("Ida Lund stole " + "the boat and " * 400 + "left.")
    assert claim.allegation is None
