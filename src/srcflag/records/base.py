"""The base of all records, the words they use, and the texts they speak of: documents, spans, sentences."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Kind = Literal["claim", "reported", "opinion", "prediction", "headline", "boilerplate"]
Status = Literal[
    "corroborated",
    "partly_corroborated",
    "contradicted",
    "superseded",
    "uncorroborated",
    "not_assessed",
    "not_a_claim",
]
StanceName = Literal["supports", "refutes", "neutral"]
AttributionType = Literal["none", "named", "institution", "vague", "anonymous"]
PartKind = Literal["core", "coordinate", "relative", "participle", "subordinate", "apposition", "attribution", "figure"]
Severity = Literal["error", "warning", "note"]
SlotName = Literal["quantity", "date", "place", "actor", "polarity"]
SlotRelation = Literal["agrees", "differs", "silent", "superseded"]
Voice = Literal["", "same", "other", "own"]
JoinReason = Literal["same outlet", "same owner", "copied text", "credit"]
QuoteRelation = Literal["same", "trimmed", "translation", "altered", "unrelated"]

STATUSES: tuple[Status, ...] = (
    "contradicted",
    "uncorroborated",
    "partly_corroborated",
    "superseded",
    "corroborated",
    "not_assessed",
    "not_a_claim",
)
"""Every status, the ones an editor must act on first."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Every severity, worst first."""


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Suppression(Record):
    """What an article itself accepts: a comment before a paragraph, or an entry in its front matter.

    `start` and `end` are its own place in the text; it holds for the sentences that start from `first` on and before
    `last`. `rules` are names, codes or the beginnings of codes. `problem` says what cannot be used of it, and `idle`,
    after a check, which of its rules found nothing to suppress.
    """

    start: int = Field(ge=0)
    end: int
    first: int
    last: int
    rules: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""
    idle: tuple[str, ...] = ()


class Document(Record):
    """One article: its text exactly as read, and what is known of it.

    `body_start` is the offset at which the article begins, after front matter, if there is any.
    `exclusive` says that the article reports what nobody else has yet: being alone is then a note.
    `suppressions` are those of its front matter; those in comments stand in the text.
    """

    id: str = ""
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    path: str | None = None
    body_start: int = 0
    exclusive: bool = False
    suppressions: tuple[Suppression, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _no_lone_surrogates(cls, value: object) -> object:
        if isinstance(value, str):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise ValueError(
                    f"half of a character (lone surrogate {value[error.start]!a}) at offset {error.start}; "
                    "decode the text again, or replace it with U+FFFD"
                ) from None
        return value

    @model_validator(mode="after")
    def _body_lies_inside_text(self) -> Self:
        if not 0 <= self.body_start <= len(self.text):
            raise ValueError(f"body_start {self.body_start} lies outside the text (0 to {len(self.text)})")
        return self


class Span(Record):
    """A piece of a document's text, with its place."""

    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _text_fills_the_span(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start} to {self.end} does not fit a text of {len(self.text)} characters")
        return self


class Sentence(Span):
    """A sentence of a document; `index` counts from 0 in the order of the text."""

    index: int


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 error", "1,200 errors", "2 entries"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
