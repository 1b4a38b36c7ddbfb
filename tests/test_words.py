from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.words import content_words, looks_english, number_value, stem_of, word_count

ANY_TEXT = st.text(max_size=300)

ENGLISH = (
    "The ferry sank on Tuesday off the coast of the island and twelve people died, said the coast guard, which was "
    "still looking for five others in the cold water."
)
SPANISH = (
    "El transbordador se hundió el martes frente a la costa de la isla y doce personas murieron, según los "
    "guardacostas, que buscaban a otras cinco en el agua fría."
)
GERMAN = (
    "Die Fähre sank am Dienstag vor der Küste der Insel, und zwölf Menschen starben, wie die Küstenwache mitteilte, "
    "die noch nach fünf weiteren im kalten Wasser suchte."
)
FRENCH = (
    "Le ferry a coulé mardi au large de l’île et douze personnes sont mortes, selon les garde-côtes, qui en "
    "cherchaient cinq autres dans l’eau froide de la baie."
)


def stems(text: str) -> list[str]:
    return [token.stem for token in content_words(text)]


def surfaces(text: str) -> list[str]:
    return [text[token.start : token.end] for token in content_words(text)]


def names(text: str) -> list[str]:
    return [text[token.start : token.end] for token in content_words(text) if token.name]


# --- properties ------------------------------------------------------------------------------------


@given(ANY_TEXT)
def test_offsets_of_content_words_index_the_text_in_order(text: str) -> None:
    at = 0
    for token in content_words(text):
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()
        assert token.stem
        at = token.end


@given(ANY_TEXT)
def test_there_are_no_more_content_words_than_words(text: str) -> None:
    assert len(content_words(text)) <= word_count(text)


@given(ANY_TEXT)
def test_any_text_is_english_or_not(text: str) -> None:
    assert looks_english(text) in (True, False)


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_with_and_without_thousands_marks(number: int) -> None:
    assert number_value(str(number)) == number_value(f"{number:,}") == number


# --- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("26", 26.0),
        ("5,000", 5000.0),
        ("3.5", 3.5),
        ("007", 7.0),
        ("zero", 0.0),
        ("two", 2.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("twenty-six", 26.0),
        ("ninety-nine", 99.0),
    ],
)
def test_a_figure_is_read_in_digits_and_in_words(word: str, value: float) -> None:
    assert number_value(word) == value


@pytest.mark.parametrize(
    "word", ["one", "twenty-ten", "twenty-zero", "teen", "1:30", "4.000.000", "second", "half", "six-pack", "²", "١:٢"]
)
def test_what_is_no_plain_figure_has_no_value(word: str) -> None:
    assert number_value(word) is None


def test_a_figure_has_one_stem_however_it_is_written() -> None:
    assert stems("Twenty-six ferries") == stems("26 ferries") == ["#26", "ferri"]
    assert stems("5,000 passengers") == stems("5000 passengers")


def test_different_figures_have_different_stems() -> None:
    assert stems("24 ferries") != stems("26 ferries")


def test_a_figure_in_words_is_no_name() -> None:
    assert names("On Tuesday Twenty ferries left Lindholm") == ["Tuesday", "Lindholm"]


# --- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Lund's ferry", "Lund’s ferry", "LUND'S ferry"])
def test_a_possessive_is_the_word_without_its_ending(text: str) -> None:
    assert stems(text) == ["lund", "ferri"]
    assert [surface.casefold() for surface in surfaces(text)] == ["lund", "ferry"]


def test_a_plural_possessive_is_the_plural() -> None:
    assert stems("the ferries’ owners") == stems("the ferries' owners") == ["ferri", "owner"]


def test_grammar_and_reporting_words_and_single_letters_are_no_content() -> None:
    assert stems("He said that it was Mr. X, according to them.") == []


@pytest.mark.parametrize("state", ["U.S.", "US", "U.S.’s"])
def test_the_united_states_are_no_pronoun(state: str) -> None:
    assert stems(f"The {state} navy") == ["us", "navi"]


def test_the_pronoun_us_is_grammar() -> None:
    assert stems("The navy told us.") == ["navi"]


def test_an_abbreviation_is_one_word_with_and_without_stops() -> None:
    assert stems("the U.N. fleet") == stems("the UN fleet") == ["un", "fleet"]


def test_a_capital_is_a_name_except_where_the_sentence_begins() -> None:
    assert names("Ferries from Lindholm reached Aldervik.") == ["Lindholm", "Aldervik"]


def test_inflected_words_share_a_stem() -> None:
    assert stem_of("pledged") == stem_of("pledges") == stem_of("pledge")
    assert stem_of("ferry") == stem_of("ferries")


def test_accents_stay() -> None:
    assert surfaces("near Élysée café") == ["near", "Élysée", "café"][1:]


# --- language --------------------------------------------------------------------------------------


def test_an_english_paragraph_is_english() -> None:
    assert looks_english(ENGLISH)


@pytest.mark.parametrize("text", [SPANISH, GERMAN, FRENCH], ids=["Spanish", "German", "French"])
def test_a_paragraph_in_another_language_is_not_english(text: str) -> None:
    assert not looks_english(text)


def test_an_english_sentence_full_of_names_is_english() -> None:
    assert looks_english(
        "Among the dead were Ida Lund, Ola Berg, Kari Moe, Per Dahl, Nina Vik, Lars Holm and Eva Lie, all of them from "
        "Lindholm."
    )


def test_a_bare_list_of_names_is_no_prose() -> None:
    assert not looks_english("Ida Lund, Ola Berg, Kari Moe, Per Dahl, Nina Vik, Lars Holm, Eva Lie, Jon Bakke, " * 2)


def test_a_foreign_word_or_two_do_not_make_english_foreign() -> None:
    assert looks_english(ENGLISH + " It was, he said, force majeure, and her Schadenfreude was plain to see.")


@pytest.mark.parametrize("text", ["", "The ferry", "12 34", "Ferry sinks off Lindholm", "La mer"])
def test_too_little_text_in_latin_letters_is_assumed_english(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize("text", ["Паром затонул", "橋は閉鎖された", "غرقت العبارة", "Το πλοίο βυθίστηκε"])
def test_other_letters_are_not_english_however_short_the_text(text: str) -> None:
    assert not looks_english(text)


@pytest.mark.parametrize(
    "text",
    ["1," * 1500, "a." * 1500, "a-" * 1500, "A’s" * 1000, "Word " * 600, "9" * 3000, "a, " * 1000, "U.S." * 750],
    ids=["1,", "a.", "a-", "A’s", "Word", "9", "a, ", "U.S."],
)
def test_odd_long_texts_are_read_to_their_end(text: str) -> None:
    assert content_words(text) or word_count(text)
    assert looks_english(text) in (True, False)
