"""Markdown: what front matter says, and text that only looks like front matter."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from srcflag.errors import EmptyInputError, InputError
from srcflag.read import read_bytes

BODY = "# Pier shut\n\nThe pier was shut on Monday.\n"


def fails(front: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_bytes("a.md", f"---\n{front}\n---\n{BODY}".encode())
    return caught.value


def test_front_matter_is_part_of_the_text_and_the_body_starts_after_it() -> None:
    front = "id: 004\ntitle: 'Pier: shut'\noutlet: Bay News\ndate: 2025-09-05\nlang: no\ntags: [a]"
    text = f"---\n{front}\n---\n{BODY}"
    [document] = read_bytes("a.md", text.encode())
    assert document.text == text
    assert document.text[document.body_start :] == BODY
    assert (document.id, document.title, document.outlet) == ("004", "Pier: shut", "Bay News")
    assert (document.published, document.language) == (dt.date(2025, 9, 5), "no")


@pytest.mark.parametrize(("newline", "close"), [("\r\n", "---"), ("\r", "---"), ("\n", "..."), ("\n", "---  ")])
def test_line_ends_and_closing_marks_of_all_kinds(newline: str, close: str) -> None:
    text = newline.join(["---", "title: A b", close, "It is shut."])
    [document] = read_bytes("a.markdown", text.encode())
    assert document.title == "A b"
    assert document.text[document.body_start :] == "It is shut."


@pytest.mark.parametrize(
    ("front", "exclusive"),
    [
        ("exclusive: true", True),
        ("exclusive: Yes", True),
        ("exclusive: false", False),
        ("exclusive:", False),
        ("srcflag: {exclusive: true}", True),
        ("srcflag:\n  ignore: [SF101]\n  exclusive: on", True),
        ("srcflag:", False),
        ("other: {exclusive: true}", False),
    ],
)
def test_exclusive_in_either_place(front: str, exclusive: bool) -> None:
    [document] = read_bytes("a.md", f"---\n{front}\n---\n{BODY}".encode())
    assert document.exclusive is exclusive


@pytest.mark.parametrize(
    ("front", "problem", "line"),
    [
        ("title: a: b", "not valid YAML", "line 2"),
        ("id: x\ntitle: [a", "not valid YAML", "line 4"),
        ("id: x\ntitle: \x01", "does not allow", "line 3"),
        ('title: "\\U00110000"', "stands for nothing", "line 2"),
        ("[" * 5000, "", "line 2"),
        ("id: x\ndate: 2025-02-30", "not a date", "line 3"),
        ("id: x\ntitle: [a]", "must be one value", "line 3"),
        ('id: x\ntitle: "\\uD800"', "lone surrogate", "line 3"),
        ("exclusive: perhaps", "neither true nor false", "line 2"),
        ("id: x\nsrcflag: {exclusive: perhaps}", "neither true nor false", "line 3"),
        ("id: x\nsrcflag: exclusive", "must be a mapping", "line 3"),
        ("id: x\nsrcflag: [exclusive]", "must be a mapping", "line 3"),
        ('id: ""', "blank", "line 2"),
    ],
)
def test_a_fault_in_front_matter_is_named_with_its_line(front: str, problem: str, line: str) -> None:
    error = fails(front)
    assert problem in error.problem
    assert error.place == line
    assert error.way_out


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe pier was shut.\n---\nIt opens soon.\n",
        "---\nThe pier was shut.\n",
        "Text first.\n---\ntitle: no\n---\n",
        "----\ntitle: no\n----\nText.\n",
        "\n---\ntitle: no\n---\nText.\n",
    ],
)
def test_rules_between_paragraphs_are_not_front_matter(text: str) -> None:
    [document] = read_bytes("a.md", text.encode())
    assert document.body_start == 0
    assert document.title != "no"


def test_front_matter_may_be_empty_but_the_body_may_not() -> None:
    assert read_bytes("a.md", f"---\n---\n{BODY}".encode())[0].body_start == 8
    with pytest.raises(EmptyInputError, match="below the front matter"):
        read_bytes("a.md", b"---\ntitle: A\n---\n \n")


def test_front_matter_in_a_text_file_is_text() -> None:
    assert read_bytes("a.txt", f"---\nid: x\n---\n{BODY}".encode())[0].id == "a"


def test_published_wins_over_date_and_a_null_is_not_a_title() -> None:
    [document] = read_bytes("a.md", f"---\npublished: 2025-01-02\ndate: 2025-01-01\ntitle: null\n---\n{BODY}".encode())
    assert document.published == dt.date(2025, 1, 2)
    assert document.title == "Pier shut"


def test_aliases_that_multiply_do_no_harm() -> None:
    front = "a: &a [x, x]\n" + "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi"))
    assert read_bytes("a.md", f"---\n{front}\n---\n{BODY}".encode())[0].title == "Pier shut"
