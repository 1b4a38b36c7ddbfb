"""An article in runs: its sentences, what lies between them, and the words that nobody else states."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from srcflag.records import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srcflag.records import DocumentReport, Flag, SentenceReport, Severity, Span


class Piece(NamedTuple):
    """A run of an article's text: a marked sentence, or what lies between two. `words` part a sentence further."""

    text: str
    sentence: SentenceReport | None = None
    words: tuple[tuple[str, bool], ...] = ()
    flags: tuple[Flag, ...] = ()
    severity: Severity | None = None


def pieces(document: DocumentReport) -> Iterator[Piece]:
    """The sentences with the line ends and spaces between them."""
    own: dict[int, list[Flag]] = {}
    for flag in document.flags:
        own.setdefault(flag.sentence, []).append(flag)
    end = 0
    for sentence in document.sentences:
        if sentence.start > end:
            yield Piece("\n" * breaks(document, end, sentence.start) or " ")
        end = sentence.end
        flags = tuple(own.get(sentence.index, ()))
        worst = min((SEVERITIES.index(flag.severity) for flag in flags), default=None)
        yield Piece(
            sentence.text, sentence, tuple(_words(sentence)), flags, None if worst is None else SEVERITIES[worst]
        )


def breaks(document: DocumentReport, start: int, end: int) -> int:
    """How many lines end between two offsets of the text."""
    return bisect_right(document.line_starts, end) - bisect_right(document.line_starts, start)


def unstated(sentence: SentenceReport) -> tuple[Span, ...]:
    """The words that no supporting passage states, where part of the sentence is supported: else it is all of them."""
    return sentence.unmatched if sentence.status == "partly_corroborated" else ()


def _words(sentence: SentenceReport) -> Iterator[tuple[str, bool]]:
    """The sentence in runs, each with whether its words are stated by no supporting evidence."""
    position = 0
    for span in unstated(sentence):
        yield sentence.text[position : span.start - sentence.start], False
        yield span.text, True
        position = span.end - sentence.start
    yield sentence.text[position:], False
