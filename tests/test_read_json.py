"""JSON and JSON Lines: which shapes are read, and how each fault is reported."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.errors import EmptyInputError, InputError
from srcflag.read import read_bytes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("id", "text", "title", "outlet", "url", "published", "language", "exclusive", "other")
ROWS = st.dictionaries(st.sampled_from(KEYS), VALUES)


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def fails(name: str, data: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_bytes(name, data.encode() if isinstance(data, str) else data)
    assert caught.value.way_out
    return caught.value


def test_all_fields_are_taken_over() -> None:
    row = {
        "id": "x1",
        "text": " The pier is shut. ",
        "title": "Pier\nshut",
        "outlet": "Bay News",
        "url": "https://example.org/1",
        "published": "2025-09-05T10:00:00+02:00",
        "language": "en",
        "exclusive": True,
        "score": {"nobody": "reads this"},
    }
    [document] = read_bytes("feed.json", lines(row))
    assert document.model_dump() == {
        "id": "x1",
        "text": " The pier is shut. ",
        "title": "Pier shut",
        "outlet": "Bay News",
        "url": "https://example.org/1",
        "published": dt.date(2025, 9, 5),
        "language": "en",
        "path": "feed.json",
        "body_start": 0,
        "exclusive": True,
        "suppressions": (),
    }


@pytest.mark.parametrize("value", [[{"text": "A."}, {"text": "B."}], {"articles": [{"text": "A."}, {"text": "B."}]}])
def test_lists_are_numbered_where_no_id_is_given(value: object) -> None:
    assert [(d.id, d.text) for d in read_bytes("w.json", lines(value))] == [("w-1", "A."), ("w-2", "B.")]


def test_documents_is_another_word_for_articles_and_text_comes_before_both() -> None:
    assert len(read_bytes("w.json", lines({"documents": [{"text": "A."}]}))) == 1
    assert read_bytes("w.json", lines({"text": "A.", "articles": 3}))[0].id == "w"


def test_a_number_for_an_id_is_written_out() -> None:
    assert read_bytes("w.json", b'{"id": 17, "text": "A."}')[0].id == "17"


def test_an_id_given_elsewhere_is_not_given_twice_by_numbering() -> None:
    rows = ({"text": "A."}, {"id": "w-1", "text": "B."})
    assert [d.id for d in read_bytes("w.jsonl", lines(*rows))] == ["w-1-2", "w-1"]


def test_blank_lines_in_json_lines_are_skipped_and_line_separators_are_not_line_ends() -> None:
    data = '\n{"id": "a", "text": "One\u2028two."}\r\n\r\n{"id": "b", "text": "B."}\n'
    assert [d.text for d in read_bytes("w.ndjson", data.encode())] == ["One\u2028two.", "B."]


def test_a_repeated_id_names_both_places() -> None:
    error = fails("w.jsonl", lines({"id": "a", "text": "A."}, {"id": "b", "text": "B."}, {"id": "a", "text": "C."}))
    assert error.place == "line 3"
    assert "already given at line 1" in error.problem


def test_the_first_bad_line_is_named_and_the_others_counted() -> None:
    error = fails("w.jsonl", '{"text": "A."}\n{"text": 3}\n[]\n{"text"\n')
    assert error.place == "line 2"
    assert '"text" is a number' in error.problem
    assert "2 more entries are bad" in error.problem


@pytest.mark.parametrize(
    ("data", "problem", "place"),
    [
        ('{"text": "A."', "not valid JSON", "line 1, column 14"),
        ('{"title": "A."}', 'no "text"', ""),
        ('[{"title": "A."}]', '"text" is missing', "item 1"),
        ('{"text": null}', '"text" is null', ""),
        ('{"text": "A.", "title": ["x"]}', '"title" is a list', ""),
        ('{"text": "A.", "published": 20250905}', '"published" is a number', ""),
        ('{"text": "A.", "published": "soon"}', "not a date", ""),
        ('{"text": "A.", "published": "2025-02-30"}', "not a date: no calendar has this day", ""),
        ('{"text": "A.", "published": "2999-01-01"}', "not a date from 1800 to 2099", ""),
        ('{"text": "A.", "published": "2025-09-05 or so"}', "with, if anything, a time of day behind it", ""),
        ('{"text": "A.", "published": "04/05/2025"}', "could be two", ""),
        ('{"text": "A.", "exclusive": "yes"}', '"exclusive" is a string', ""),
        ('{"text": "A.", "id": true}', '"id" is true or false', ""),
        ('{"text": "A.", "id": "a\\nb"}', "line break", ""),
        ('{"text": "A.", "id": " "}', "blank", ""),
        ('{"text": "A \\ud83d."}', "lone surrogate", ""),
        ('{"text": "A.", "outlet": "\\udc00"}', "lone surrogate", ""),
        ('["A."]', "not an object", "item 1"),
        ('"A."', "not an object", ""),
        ('{"articles": {}}', "not a list", ""),
        ('{"text": "A.", "n": NaN}', "no NaN", ""),
        ('{"text": "A.", "n": -Infinity}', "no -Infinity", ""),
        ('{"text": "A.", "n": ' + "9" * 5000 + "}", "thousands of digits", ""),
        ("[" * 200_000, "nested too deeply", ""),
    ],
)
def test_a_fault_is_named_with_its_place(data: str, problem: str, place: str) -> None:
    error = fails("w.json", data)
    assert problem in error.problem
    assert error.place == place


def test_a_whole_pair_of_surrogate_escapes_is_a_character() -> None:
    assert read_bytes("w.json", b'{"text": "A \\ud83d\\ude00."}')[0].text == "A \U0001f600."


@pytest.mark.parametrize(
    ("name", "data"), [("w.json", "[]"), ("w.json", '{"text": " "}'), ("w.json", '{"articles": []}')]
)
def test_no_article_is_an_empty_input(name: str, data: str) -> None:
    assert isinstance(fails(name, data), EmptyInputError)


def test_an_empty_optional_field_is_one_that_is_not_given() -> None:
    [document] = read_bytes("w.json", b'{"text": "A.", "title": "", "published": null, "outlet": " "}')
    assert (document.title, document.published, document.outlet) == (None, None, None)


@given(rows=st.lists(ROWS, max_size=4), name=st.sampled_from(["w.json", "w.jsonl", "-"]))
@settings(deadline=None)
def test_any_rows_give_documents_or_an_input_error(rows: list[dict[str, object]], name: str) -> None:
    data = lines(rows) if name == "w.json" else lines(*rows)
    try:
        documents = read_bytes(name, data)
    except InputError:
        return
    assert len({document.id for document in documents}) == len(documents)


def test_standard_input_may_be_json_or_json_lines() -> None:
    assert [d.id for d in read_bytes("-", b'  {"text": "A."}')] == ["stdin"]
    assert [d.id for d in read_bytes("-", b'[{"id": "a", "text": "A."}]')] == ["a"]
    assert [d.id for d in read_bytes("-", lines({"text": "A."}, {"text": "B."}))] == ["stdin-1", "stdin-2"]


@pytest.mark.parametrize("text", ["[Photo: the pier]\nIt is shut.", "{sic} was all he said.", "[1] A note."])
def test_standard_input_that_only_begins_like_json_is_text(text: str) -> None:
    assert read_bytes("-", text.encode())[0].text == text


@pytest.mark.parametrize("data", ['{"text": "A.', '[{"text": "A."},', '{"text": "A."}\n{"text": "B.'])
def test_standard_input_that_is_clearly_broken_json_is_not_scored_as_prose(data: str) -> None:
    assert "not valid JSON" in fails("-", data).problem
