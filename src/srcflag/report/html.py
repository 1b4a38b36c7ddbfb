"""A Report as one self-contained page: no server, no network, no external file.

The template escapes every value (Jinja2 autoescape), and a Content-Security-Policy in the page forbids scripts and
any address, so that an article's own markup stays text.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from srcflag.records import SEVERITIES, STATUSES
from srcflag.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from srcflag.records import DocumentReport, Flag, Report, SentenceReport, Severity

_SPACES = "\n\r\t\u00a0\u2028\u2029"  # that an article is laid out with

STATUS_MARKS = {
    "contradicted": "≠",
    "uncorroborated": "○",
    "partly_corroborated": "◐",
    "superseded": "↻",
    "corroborated": "●",
    "not_assessed": "–",
    "not_a_claim": "",
}
"""One sign a status, so that the page can be read in greyscale."""


class Piece(NamedTuple):
    """A run of an article's text: a marked sentence, or what lies between two. `words` part a sentence further."""

    text: str
    sentence: SentenceReport | None = None
    words: tuple[tuple[str, bool], ...] = ()
    flags: tuple[Flag, ...] = ()
    severity: Severity | None = None


def page(report: Report) -> str:
    """The whole page: each article in its own order, its sentences marked, the explanation and evidence beside them."""
    articles = [(document, list(_pieces(document))) for document in report.documents]
    return _template("page.html").render(
        report=report, articles=articles, statuses=STATUSES, severities=SEVERITIES, marks=STATUS_MARKS
    )


def snippet(document: DocumentReport) -> str:
    """A short form for notebooks: the counts and the flagged sentences, with the page's marks."""
    flagged = [piece for piece in _pieces(document) if piece.flags]
    return _template("snippet.html").render(document=document, pieces=flagged, statuses=STATUSES, marks=STATUS_MARKS)


def _pieces(document: DocumentReport) -> Iterator[Piece]:
    """The sentences with the line ends and spaces between them."""
    own: dict[int, list[Flag]] = {}
    for flag in document.flags:
        own.setdefault(flag.sentence, []).append(flag)
    end = 0
    for sentence in document.sentences:
        breaks = bisect_right(document.line_starts, sentence.start) - bisect_right(document.line_starts, end)
        if sentence.start > end:
            yield Piece("\n" * breaks or " ")
        end = sentence.end
        flags = tuple(own.get(sentence.index, ()))
        worst = min((SEVERITIES.index(flag.severity) for flag in flags), default=None)
        yield Piece(
            sentence.text, sentence, tuple(_words(sentence)), flags, None if worst is None else SEVERITIES[worst]
        )


def _words(sentence: SentenceReport) -> Iterator[tuple[str, bool]]:
    """The sentence in runs, each with whether its words are stated by no supporting evidence.

    Only where part of a sentence is supported does it help to see which words are not.
    """
    position = 0
    if sentence.status == "partly_corroborated":
        for span in sentence.unmatched:
            yield sentence.text[position : span.start - sentence.start], False
            yield span.text, True
            position = span.end - sentence.start
    yield sentence.text[position:], False


@lru_cache(maxsize=4)
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("srcflag.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda value: f"{value:.0%}"
    environment.filters["visible"] = lambda text: visible(text, kept=_SPACES)
    environment.filters["counted"] = lambda number, noun: f"{number:,} {noun}{'' if number == 1 else 's'}"
    return environment.get_template(name)
