"""What a document says of itself (JSON keys, front matter), checked; and the Document made from it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srcflag.comments import bare
from srcflag.read.dates import parse_date
from srcflag.read.metadata import published_in, title_in
from srcflag.read.names import base_id, printable
from srcflag.records import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srcflag.records import Suppression


class FieldError(Exception):
    """A field that cannot be used; the reader adds the file and the place."""

    def __init__(self, key: str, problem: str, way_out: str) -> None:
        self.key = key
        self.problem = problem
        self.way_out = way_out
        super().__init__(key, problem)


@dataclass(frozen=True)
class Given:
    """What came with a document, None where nothing did."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    exclusive: bool = False
    suppressions: tuple[Suppression, ...] = ()


def given_in(row: Mapping[str, object]) -> Given:
    """Return the known fields of `row`; other keys are ignored. Raises FieldError."""
    return Given(
        id=_id(row.get("id")),
        title=_one_line("title", row.get("title")),
        outlet=_one_line("outlet", row.get("outlet")),
        url=_one_line("url", row.get("url")),
        published=_date(row.get("published")),
        language=_one_line("language", row.get("language")),
        exclusive=_flag(row.get("exclusive")),
    )


def make_document(path: str, text: str, given: Given, *, body_start: int = 0, markdown: bool = False) -> Document:
    """Return the Document, with title and date found in the text where they were not given."""
    plain = bare(text, body_start)
    return Document(
        id=base_id(path) if given.id is None else given.id,
        text=text,
        title=given.title or title_in(plain, body_start, markdown=markdown),
        outlet=given.outlet,
        url=given.url,
        published=given.published or published_in(plain, body_start),
        language=given.language,
        path=printable(path),
        body_start=body_start,
        exclusive=given.exclusive,
        suppressions=given.suppressions,
    )


def checked_text(key: str, value: object) -> str:
    """Return `value` if it is a string of whole characters. Raises FieldError."""
    if not isinstance(value, str):
        raise FieldError(key, f'"{key}" is {_kind(value)} and must be a string', "put the value in quotes")
    half = next((char for char in value if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise FieldError(
            key,
            f'"{key}" holds half of a character (lone surrogate {half!a})',
            "write both halves of the pair, or the character itself",
        )
    return value


def _id(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # a key of a database; JSON reads no number long enough to be refused by str()
    text = checked_text("id", value)
    if not text.strip() or printable(text) != text:
        raise FieldError("id", '"id" is blank or has a line break in it', "give it a name on one line, or leave it out")
    return text


def _one_line(key: str, value: object) -> str | None:
    return None if value is None else " ".join(checked_text(key, value).split()) or None


def _date(value: object) -> dt.date | None:
    text = _one_line("published", value)
    if text is None:
        return None
    date = parse_date(text)
    if date is None:
        raise FieldError("published", f"{text[:40]!a} {_no_date(text)}", "write it as 2025-09-05, or leave it out")
    return date


def _no_date(text: str) -> str:
    """What is wrong with a date that cannot be used."""
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return "is not a date, or could be two"
    try:
        dt.date.fromisoformat(text[:10])
    except ValueError:
        return "is not a date: no calendar has this day"
    return "is not a date from 1800 to 2099 with, if anything, a time of day behind it"


def _flag(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise FieldError("exclusive", f'"exclusive" is {_kind(value)} and must be true or false', "write true or false")


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else" if not isinstance(value, str) else "a string")
