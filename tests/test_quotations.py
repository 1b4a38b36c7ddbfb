from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.quotations import Quotation, inner, plain_marks, quotations

MARKS = st.text(st.sampled_from("“”„\"«»‘’'`[(—,. \n\rabS7"), max_size=60)
ANY_TEXT = st.one_of(st.text(max_size=200), MARKS)


def found(text: str, *, part: bool = False) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations(text, part=part)]


def words(text: str, *, part: bool = False) -> list[str]:
    return [text[slice(*inner(text, quotation))] for quotation in quotations(text, part=part)]


@given(ANY_TEXT, st.booleans())
def test_quotations_lie_inside_the_text_in_order_and_apart(text: str, part: bool) -> None:
    at = 0
    for quotation in quotations(text, part=part):
        assert at <= quotation.start < quotation.end <= len(text)
        at = quotation.end


@given(ANY_TEXT, st.booleans())
def test_what_is_quoted_lies_inside_its_marks_and_holds_a_word(text: str, part: bool) -> None:
    for quotation in quotations(text, part=part):
        start, end = inner(text, quotation)
        assert quotation.start <= start < end <= quotation.end
        assert text[start:end] == text[start:end].strip()
        assert any(char.isalnum() or char == "_" for char in text[start:end])


@given(
    st.text(st.characters(exclude_characters="“”„‟\"«»‘’'‚‹›`\x82\x84\x91\x92\x93\x94"), max_size=200), st.booleans()
)
def test_a_text_without_marks_has_no_quotation(text: str, part: bool) -> None:
    assert quotations(text, part=part) == []


@given(MARKS, st.booleans())
def test_marks_that_were_decoded_wrongly_are_read_as_what_they_were(text: str, part: bool) -> None:
    misread = text.translate(str.maketrans("‘’“”„", "\x91\x92\x93\x94\x84"))
    assert quotations(misread, part=part) == quotations(text, part=part)
    assert len(plain_marks(misread)) == len(misread)


@given(st.text(st.sampled_from("abc ."), max_size=40).filter(lambda text: text.strip(" .") != ""))
def test_what_stands_in_marks_is_found_whatever_it_is(speech: str) -> None:
    speech = f"X{speech}x."
    assert found(f"She said: “{speech}” Then she left.") == [f"“{speech}”"]
    assert words(f'She said: "{speech}" Then she left.') == [speech]


@pytest.mark.parametrize(
    "text",
    [
        "The ferries' owners left the owners' club.",
        "In the summer of '68 and in the '90s they sang rock 'n' roll.",
        "It was the ’90s, and rock ’n’ roll was king.",
        "'Tis the season; get 'em while they're hot.",
        "The dogs’ owners didn’t know the ’burbs.",
        "They were goin' home and singin' loud.",
        "He was 6' tall, she was 5'10\" tall.",
        'A 12" pizza and a 5\' 3" board.',
        "James' boat and the O'Briens' house.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotation_marks(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The owners' boat sank,' she said.", ["'The owners' boat sank,'"]),
        ("'We love rock 'n' roll,' he said.", ["'We love rock 'n' roll,'"]),
        ("‘It’s the owners’ boat,’ she said.", ["‘It’s the owners’ boat,’"]),
        ("They saw 'two dogs' near the owners' house.", ["'two dogs'"]),
        ("a 'legitimate' target and the 'root causes' of it", ["'legitimate'", "'root causes'"]),
        ("He said: '68 was a good year,' and left.", ["'68 was a good year,'"]),
        ("'I read “Dawn” twice,' he said.", ["'I read “Dawn” twice,'"]),
        ("“He said ‘never’ to us,” she said.", ["“He said ‘never’ to us,”"]),
        ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
        ("»Wir gehen«, sagte sie.", ["»Wir gehen«"]),
        ("« Nous partons », dit-elle.", ["« Nous partons »"]),
        ("``We are leaving,'' she said.", ["``We are leaving,''"]),
        ('He said ""we are leaving"" twice.', ['""we are leaving""']),
        ('"We saw it, ” she said.', ['"We saw it, ”']),
        ('“We saw it," she said.', ['“We saw it,"']),
        ("It was a ”strange” day.", ["”strange”"]),
        ('He said "the "strange" day" was over.', ['"the "strange" day"']),
        ('He said:"We are leaving."', ['"We are leaving."']),
        ('"We left. " She wept. "It sank. " They knew.', ['"We left. "', '"It sank. "']),
        ('" We left, " she said. " It sank. "', ['" We left, "', '" It sank. "']),
    ],
)
def test_marks_of_any_kind_are_paired(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_closing_mark_that_was_lost_does_not_turn_all_further_marks_round() -> None:
    text = '"We saw it. "It sank," she said. He spoke of "an accident" there.'
    assert found(text) == ['"We saw it.', '"It sank,"', '"an accident"']


def test_an_opening_mark_that_was_lost_does_not_turn_all_further_marks_round() -> None:
    text = 'It sank," she said. He spoke of "an accident" there.'
    assert found(text) == ['"an accident"']


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_quotation_of_several_paragraphs_is_one(opening: str, closing: str, gap: str) -> None:
    speech = f"{opening}We left.{gap}{opening}It sank.{gap}{opening}We wept.{closing}"
    text = f"She said: {speech} Then she left.{gap}{opening}Never again,{closing} he said."
    assert found(text) == [speech, f"{opening}Never again,{closing}"]


def test_a_paragraph_that_ends_in_the_middle_of_a_sentence_is_not_gone_on_with() -> None:
    assert found("“We left\n\n“It sank,” he said.") == ["“We left", "“It sank,”"]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quotations("She said: “We saw it. \n\nThe ferry sank.") == [Quotation(10, 21, closed=False)]


def test_a_quotation_goes_on_over_the_end_of_a_wrapped_line() -> None:
    assert found("She said: “We saw it.\nIt sank,” and left.") == ["“We saw it.\nIt sank,”"]
    assert found("She said 'we saw\nit sink,' and left.") == ["'we saw\nit sink,'"]


def test_a_quotation_does_not_go_on_over_an_empty_line() -> None:
    assert found("She said: “We saw it.\n\nIt sank,” and left.") == ["“We saw it."]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It sank before our eyes,” she said.", ["It sank before our eyes,"]),
        ('It sank before our eyes, " she said.', ["It sank before our eyes,"]),
        ("She said: “It sank before our eyes.", ["It sank before our eyes."]),
        ("‘It sank before our eyes.", ["It sank before our eyes."]),
        ("It sank before our eyes,’ she said.", ["It sank before our eyes,"]),
        ('" Police closed the bridge.', []),
        ("The owners' boat sank.", []),
        ('It was 12" long.', []),
    ],
)
def test_in_a_sentence_cut_out_a_mark_without_its_fellow_reaches_to_its_end(sentence: str, expected: list[str]) -> None:
    assert words(sentence, part=True) == expected


@pytest.mark.parametrize("closing", ["It sank,” she said.", "It sank,’ she said."])
def test_in_a_whole_text_a_closing_mark_alone_is_nothing(closing: str) -> None:
    assert found(closing) == []


RUNS = [
    "“",
    "”",
    '"',
    "«",
    "‘",
    "’",
    "'",
    "“«",
    '"“',
    "‘a ",
    "'a",
    "a' ",
    "“a",
    '" ',
    "'a’",
    '“"‘',
    "“a\n",
    '"a.\n"',
    ".' ",
]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("part", [False, True])
def test_work_grows_with_the_length_of_a_run_of_marks_and_no_faster(run: str, part: bool) -> None:
    def calls(length: int) -> int:
        """Calls of functions, of Python and of C: unlike time, the same on every machine."""
        count = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        text = run * (length // len(run))
        sys.setprofile(counted)
        try:
            quotations(text, part=part)
        finally:
            sys.setprofile(None)
        return count

    assert calls(16_000) < 100 + 9 * calls(2_000)  # quadratic work would be 64 times as much


@pytest.mark.parametrize("run", ['"', "“”", "'’\"", '“"‘»`'])
def test_a_line_of_five_million_quote_characters_is_passed_over(run: str) -> None:
    assert quotations(run * (5_000_000 // len(run))) == []
