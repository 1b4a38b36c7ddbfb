from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure_quotes import own_quotations, shares
from srcflag.quotations import quotations
from srcflag.records import Attribution, QuoteComparison, QuoteRelation, WordDifference
from srcflag.verify.quoted_words import quoted_words
from srcflag.verify.quotes import compare_quotations, compare_quotes, counterparts
from srcflag.verify.spelling import american, keys_of
from srcflag.verify.voices import two_speakers

SPEECH = "We will not close the harbour before the last of our 24 ferries has left for Lindholm"
WORDS = st.lists(
    st.sampled_from([*SPEECH.split(), "...", "[sic]", "never", "Eastport.", "didn’t", "11th", "(he", "said)", "“x”"]),
    max_size=25,
).map(" ".join)
ANY = st.one_of(st.text(max_size=80), WORDS)


def relation(one: str, other: str) -> QuoteRelation:
    return compare_quotations(one, other).relation


def differing(one: str, other: str) -> list[tuple[str, str]]:
    found = compare_quotations(one, other)
    return [(one[slice(*place.one)], other[slice(*place.other)]) for place in found.differences]


@given(ANY)
def test_a_quotation_is_the_same_as_itself(text: str) -> None:
    assert relation(text, text) == "same"


@given(ANY, ANY)
def test_turned_round_the_relation_stays_and_the_differences_turn(one: str, other: str) -> None:
    found, turned = compare_quotations(one, other), compare_quotations(other, one)
    assert found.relation == turned.relation
    assert [(place.other, place.one) for place in found.differences] == [tuple(place) for place in turned.differences]


@given(ANY, ANY)
def test_differences_lie_in_the_quotations_in_order_and_only_altered_ones_have_any(one: str, other: str) -> None:
    found = compare_quotations(one, other)
    assert bool(found.differences) == (found.relation == "altered")
    for side, text in (("one", one), ("other", other)):
        at = 0
        for place in found.differences:
            start, end = getattr(place, side)
            assert at <= start <= end <= len(text)
            at = end


@given(ANY)
def test_words_of_a_quotation_lie_in_it_in_order(text: str) -> None:
    starts = [word.start for word in quoted_words(text)]
    assert starts == sorted(starts)
    assert all(0 <= word.start < word.end <= len(text) and word.key for word in quoted_words(text))


@given(ANY)
def test_capitals_and_commas_make_no_other_quotation(text: str) -> None:
    plain = "".join(char for char in text if char.isascii())
    assert relation(plain, plain.replace(",", "")) in ("same", "altered", "trimmed", "unrelated", "translation")
    assert relation(SPEECH, f"{SPEECH.upper()}!") == "same"


@pytest.mark.parametrize(
    "other",
    [
        "We won't close the harbor before the last of our twenty-four ferries has left for Lindholm.",
        "we will not close the harbour before the last of [our] 24 ferries has left for Lindholm",
        "We will not close the harbour [at Eastport] before the last of our 24 ferries has left for Lindholm",
        "[The crews] will not close the harbour before the last of our 24 ferries has left for Lindholm",
        "We will not, not close the harbour before the last of our 24 ferries has left for Lindholm",
        "We will not close the harbour before that last of their 24 ferries had left to Lindholm",
        "We will not close the harbour before the last of our 24 ferries has left for Líndholm",
        "WE WILL NOT CLOSE THE HARBOUR – BEFORE THE LAST OF OUR 24 FERRIES HAS LEFT FOR LINDHOLM",
    ],
)
def test_spelling_case_brackets_false_starts_and_grammar_words_leave_it_the_same(other: str) -> None:
    assert relation(SPEECH, other) == "same"


@pytest.mark.parametrize(
    "other",
    [
        "close the harbour before the last of our 24 ferries has left",
        "We will not close the harbour",
        "We will not close the harbour ... has left for Lindholm",
        "We will not close the harbour … the last of our 24 ferries has left for Lindholm",
        "We will not close the harbour before the last of our 24 ferries has left for Lindholm. We are tired.",
        "Listen to me. We will not close the harbour before the last of our 24 ferries has left ...",
        "before the last of our 24 ferries has left for Lindholm and nobody is at sea",
    ],
)
def test_parts_of_one_quotation_are_trimmed(other: str) -> None:
    assert relation(SPEECH, other) == "trimmed"


def test_sentences_left_out_whole_are_a_cut() -> None:
    whole = "We left at nine. The sea was calm and the crew in good spirits. Then came the wave."
    assert relation(whole, "We left at nine. Then came the wave.") == "trimmed"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("We will not open the harbour before the last of our 24 ferries has left for Lindholm", [("close", "open")]),
        ("We will not close the harbour before the last of our 26 ferries has left for Lindholm", [("24", "26")]),
        ("We will close the harbour before the last of our 24 ferries has left for Lindholm", [("not", "")]),
        (SPEECH.replace("Lindholm", "Eastport"), [("Lindholm", "Eastport")]),
        ("We may not close the harbour before the last of our 24 ferries has left for Lindholm", [("will", "may")]),
        (SPEECH.replace("24", "24 old").replace("last", "very last"), [("", "old")]),
        ("We will not close the harbour after the last of our 24 ferries has left for Lindholm", [("before", "after")]),
        ("They will not close the harbour before the last of our 24 ferries has left for Lindholm", [("We", "They")]),
        (SPEECH.replace("last", "first").replace("24", "26"), [("last", "first"), ("24", "26")]),
        (SPEECH.replace("Lindholm", "Lindholme"), [("Lindholm", "Lindholme")]),
    ],
)  # fmt: skip
def test_a_word_that_counts_makes_it_altered_and_is_named(other: str, words: list[tuple[str, str]]) -> None:
    assert relation(SPEECH, other) == "altered"
    assert differing(SPEECH, other) == words


@pytest.mark.parametrize(
    "other",
    [
        "The harbour must not close until all of our ferries have left and reached Lindholm",
        "Until the last ferry is off to Lindholm, nobody closes the harbour here",
    ],
)
def test_other_words_for_the_same_are_a_translation(other: str) -> None:
    assert relation(SPEECH, other) == "translation"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SPEECH, "The council has spent all of the money on roads"),
        (SPEECH, ""),
        ("I think it is coming", "I think it is funny"),
        ("all of the people of Eastport", "the people of Lindholm have all had enough of it"),
        ("the purposes of the Eastport Act", "He will fight for the spirit of the Eastport Act and all it holds"),
    ],
)  # fmt: skip
def test_words_shared_by_chance_make_no_relation(one: str, other: str) -> None:
    assert relation(one, other) == "unrelated"


def test_a_turn_of_phrase_in_both_does_not_make_one_a_part_of_the_other() -> None:
    assert relation("That was done in a short period of time", "In a short period of time it changed") != "trimmed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"), ("organisations", "organizations"), ("travelled", "traveled"), ("centre", "center"),
        ("defence", "defense"), ("analysed", "analyzed"), ("neighbours", "neighbors"), ("fulfil", "fulfill"),
        ("don't", "do not"), ("we’re", "we are"), ("cannot", "can't"), ("percent", "%"),
        ("eleventh", "11th"), ("5,000", "5000"), ("it's", "it is"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert [word.key for word in quoted_words(one)] == [word.key for word in quoted_words(other)]


@pytest.mark.parametrize("word", ["hour", "four", "court", "mourning", "rise", "metre’s", "filled", "there"])
def test_words_that_merely_look_british_stay_as_they_are(word: str) -> None:
    assert american(word) == word


def test_of_two_people_of_one_name_only_the_possessive_is_lost() -> None:
    assert keys_of("Lund's") == keys_of("Lund")
    assert keys_of("Lund") != keys_of("Lunde")


def test_the_words_of_a_text_cut_into_words_are_put_together() -> None:
    assert relation("They didn ’ t have to close it", "They didn't have to close it") == "same"


CLAIM = f"“{SPEECH},” the mayor said, calling it “a matter of plain common decency” on Monday."


def test_each_quotation_of_a_sentence_gets_the_nearest_of_all_passages() -> None:
    passages = [
        "“We have 24 ferries and no harbour,” he said.",
        "The mayor called it “a matter of common decency” and left.",
        f"“{SPEECH.replace('24', '26')},” she said. “Go home.”",
    ]
    first, second = counterparts(CLAIM, passages)
    assert (first.passage, first.compared.relation) == (2, "altered")
    assert passages[2][slice(*first.rendering)] == SPEECH.replace("24", "26") + ","
    assert second.passage == 1


def test_names_in_marks_and_sentences_without_quotations_have_no_counterpart() -> None:
    assert counterparts("The “coalition” met.", ["The “coalition” met."]) == []
    assert counterparts(CLAIM, ["The mayor said the harbour would not close."]) == []
    assert counterparts("The harbour would not close.", [CLAIM]) == []


def test_a_quotation_whose_marks_lie_in_other_sentences_is_held_against_its_whole() -> None:
    (found,) = compare_quotes(f"{SPEECH.replace('not', 'never')},” she said.", f"He said: “{SPEECH}.")
    assert found == QuoteComparison(
        claim=SPEECH.replace("not", "never") + ",",
        evidence=SPEECH + ".",
        relation="altered",
        differing=(WordDifference(claim="never", evidence="not"),),
    )


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Mayor Anna Lund", "Petr Novak", True),
        ("Mayor Anna Lund", "Ms. Lund", False),
        ("Mayor Anna Lund", "the Norwegian mayor", False),
        ("Mayor Anna Lund", "she", False),
        ("Zelenskyy", "President Zelensky", False),
    ],
)
def test_two_speakers_are_told_apart_where_both_are_named(one: str, other: str, two: bool) -> None:
    first, second = (Attribution(type="named", source=source, cue="said") for source in (one, other))
    assert two_speakers(first, second) == two
    assert not two_speakers(first, Attribution(type="institution", source=other, cue="said"))


def test_long_speeches_are_compared_in_a_moment() -> None:
    begin = time.perf_counter()
    compare_quotations("never say never again " * 50_000, "always say never " * 50_000)
    assert time.perf_counter() - begin < 5


def test_made_edits_of_quotations_of_the_demonstration_event_are_named(root: object) -> None:
    from pathlib import Path

    texts = [text for _, text in own_quotations(Path(str(root)) / "seeds") if len(quoted_words(text)) >= 8]
    assert texts
    assert all(quotations(f"“{text}”") for text in texts)
    missed = {name: share for name, share in shares(texts).items() if share < 0.9}
    assert missed == {}
