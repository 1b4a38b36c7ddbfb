"""JSON and JSON Lines -> Documents, one an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from srcflag.errors import EmptyInputError, InputError
from srcflag.read.fields import FieldError, Given, checked_text, given_in, make_document
from srcflag.read.names import base_id, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from srcflag.records import Document

_LISTS = ("articles", "documents")
_OWN = {"srcflag_baseline": "a baseline of srcflag", "srcflag_decisions": "decisions about flags of srcflag"}
_SHAPE = 'write {"id": "...", "text": "..."} for each article'


class _NotJsonError(ValueError):
    """A number that Python's parser takes and the standard does not have."""


def read_json(path: str, text: str) -> list[Document]:
    """Return the documents of one object, a list of them, or an object with such a list under "articles"."""
    value = _loads(path, text)
    if isinstance(value, dict) and "text" not in value:
        _refuse_own(path, "", value)
        key = next((name for name in _LISTS if name in value), None)
        if key is None:
            raise InputError(
                printable(path), 'the object has no "text" and no list of "articles" or "documents"', _SHAPE
            )
        value = value[key]
        if not isinstance(value, list):
            raise InputError(printable(path), f'"{key}" is not a list', _SHAPE)
    if isinstance(value, list):
        return _documents(path, ((f"item {number}", row) for number, row in enumerate(value, 1)))
    text_of_it, given = _checked(path, "", value)
    return [make_document(path, text_of_it, given)]


def read_jsonl(path: str, text: str) -> list[Document]:
    """Return one document a line; blank lines are skipped. One bad line makes the file bad."""
    return _documents(path, _jsonl_rows(path, text))


def is_json(text: str) -> bool:
    """Whether `text` is one JSON value, if perhaps not one that describes an article."""
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    except (ValueError, RecursionError):  # too long a number, too deep: JSON all the same
        pass
    return True


def _jsonl_rows(path: str, text: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"line {number}"
            try:
                yield place, _loads(path, line, place)
            except InputError as error:
                yield place, error


def _documents(path: str, rows: Iterable[tuple[str, object]]) -> list[Document]:
    """Return the documents of all rows. Raises the first row's error and says how many more there are."""
    good: list[tuple[int, str, Given]] = []
    bad: list[InputError] = []
    seen: dict[str, str] = {}
    for number, (place, row) in enumerate(rows, 1):
        try:
            if isinstance(row, InputError):
                raise row
            text, given = _checked(path, place, row)
            if given.id is not None and given.id in seen:
                problem = f'"id" {given.id!r} was already given at {seen[given.id]}'
                raise InputError(printable(path), problem, "give each article an id of its own", place)
        except InputError as error:
            bad.append(error)
            continue
        if given.id is not None:
            seen[given.id] = place
        good.append((number, text, given))
    if bad:
        _raise_first(bad)
    if not good:
        raise EmptyInputError(printable(path), "there is no article in it", _SHAPE)
    return [_numbered(path, number, text, given, seen) for number, text, given in good]


def _raise_first(bad: list[InputError]) -> NoReturn:
    first, more = bad[0], len(bad) - 1
    if not more:
        raise first
    count = "1 more entry is bad" if more == 1 else f"{more} more entries are bad"
    raise type(first)(first.path, f"{first.problem} ({count})", first.way_out, first.place)


def _numbered(path: str, number: int, text: str, given: Given, seen: dict[str, str]) -> Document:
    """The document, called after the file and its number in it where it brings no id."""
    document = make_document(path, text, given)
    if given.id is not None:
        return document
    name = f"{base_id(path)}-{number}"
    while name in seen:  # another article brought this very id
        name += "-2"
    seen[name] = f"item {number}"
    return document.model_copy(update={"id": name})


def _checked(path: str, place: str, row: object) -> tuple[str, Given]:
    shown = printable(path)
    if not isinstance(row, dict):
        raise InputError(shown, "this is not an object", _SHAPE, place)
    try:
        if "text" not in row:
            _refuse_own(path, place, row)
            raise FieldError("text", '"text" is missing', _SHAPE)
        text = checked_text("text", row["text"])
        if not text.strip():
            raise EmptyInputError(shown, '"text" is empty', "give it some text, or leave the article out", place)
        return text, given_in(row)
    except FieldError as error:
        raise InputError(shown, error.problem, error.way_out, place) from None


def _refuse_own(path: str, place: str, row: Mapping[str, object]) -> None:
    """Raise InputError for what srcflag itself wrote, which is easily left beside the articles."""
    tool = row.get("tool")
    own = next((said for key, said in _OWN.items() if key in row), "")
    if isinstance(tool, dict) and tool.get("name") == "srcflag":
        own = "a report of srcflag"
    if own:
        way_out = "keep it in another folder, or name it under exclude"
        raise InputError(printable(path), f"this is {own} and no article", way_out, place)


def _loads(path: str, text: str, line: str = "") -> object:
    """Parse JSON by the letter of the standard: NaN and Infinity are no JSON. Raises InputError."""
    shown = printable(path)
    try:
        value: object = json.loads(text, parse_constant=_no_such_number)
    except json.JSONDecodeError as error:
        place = f"{line or f'line {error.lineno}'}, column {error.colno}"
        raise InputError(shown, f"not valid JSON: {error.msg}", "mend it there", place) from None
    except RecursionError:
        raise InputError(shown, "nested too deeply to be an article", _SHAPE, line) from None
    except ValueError as error:
        problem = str(error) if isinstance(error, _NotJsonError) else "a number of thousands of digits"
        raise InputError(shown, problem, "remove it, or put it in quotes", line) from None
    return value


def _no_such_number(name: str) -> NoReturn:
    raise _NotJsonError(f"not valid JSON: there is no {name} in it")
