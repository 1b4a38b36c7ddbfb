"""Title and publication date, where the first lines of a text show them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from srcflag.read.dates import date_line
from srcflag.read.lines import Line, lines

if TYPE_CHECKING:
    import datetime as dt

_HEAD_LINES = 10
_HEAD_REACH = 20_000  # a header is never this long; keeps the search short in a huge file

# From the headlines and first paragraphs of news sites: a headline is a line of 2 to 30 words, a first
# paragraph is clearly longer and ends its sentence.
_TITLE_LENGTH = range(4, 251)
_TITLE_WORDS = range(2, 31)
_PROSE_LENGTH = 100
_SURELY_PROSE = 1000

_HEADING = re.compile(r"#[ \t]+(?P<title>\S.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"={2,}[ \t]*$")
_UNFINISHED = re.compile(r"[.,;:…][\"”’')\]]*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_LABEL = re.compile(
    r"(?i:from|photo|photograph|image|picture|video|related|source|credit|listen|watch|share|breaking|live)"
    r"\s?(?:[:(©|]|$)"
    r"|(?i:(?:photo|photograph|image|picture|video)\s(?:by|credit)"
    r"|also read|read more|file photo|advertisement|copyright|subscribe|sign up)\b"
    r"|[Bb][Yy]:?\s[A-ZÀ-Þ]"
    r"|[©(\[<{|•*-]"
)
_BYLINE = re.compile(r"by\s+[A-ZÀ-Þ]", re.IGNORECASE)


def published_in(text: str, start: int = 0) -> dt.date | None:
    """Return the date of the first date line; one that says "updated" counts only where there is no other."""
    later: dt.date | None = None
    for number, line in enumerate(_head(text, start)):
        found = date_line(line.text, first=number == 0)
        if found is not None and not found.later:
            return found.date
        if found is not None and later is None:
            later = found.date
    return later


def title_in(text: str, start: int = 0, *, markdown: bool = False) -> str | None:
    """Return the headline above the text, None where there is none or where it could be something else."""
    head = _head(text, start)
    if not head:
        return None
    first = head[0].text.strip()
    if len(first) not in _TITLE_LENGTH:
        return None
    if markdown and (heading := _HEADING.match(first)):
        return heading["title"]
    if markdown and len(head) > 1 and head[1].start == head[0].end and _UNDERLINE.match(head[1].text):
        return first
    if not _is_headline(first):
        return None
    gap = len(head) > 1 and head[1].start > head[0].end
    return first if _prose_follows(head, len(first), gap) else None


def _head(text: str, start: int) -> list[Line]:
    window = text[: start + _HEAD_REACH]
    return list(islice((line for line in lines(window, start) if line.text.strip()), _HEAD_LINES))


def _is_headline(line: str) -> bool:
    return (
        len(line.split()) in _TITLE_WORDS
        and not _UNFINISHED.search(line)
        and not _LABEL.match(line)
        and date_line(line, first=True) is None
    )


def _prose_follows(head: list[Line], length: int, gap: bool) -> bool:
    """Whether a paragraph that is longer than the headline, and ends its sentence, comes soon after it.

    Without an empty line in between, only one long line will do: the first line of a paragraph that is broken
    into short lines looks like a headline.
    """
    paragraph = ""
    end = head[0].end
    for line in head[1:6]:
        if date_line(line.text, first=False) or _BYLINE.match(line.text.strip()):
            paragraph, end = "", line.end
            continue
        joined = gap and paragraph and line.start == end
        paragraph = f"{paragraph} {line.text.strip()}" if joined else line.text.strip()
        end = line.end
        ended = len(paragraph) > _SURELY_PROSE or _FULL_STOP.search(paragraph)
        if ended and len(paragraph) >= max(_PROSE_LENGTH, length * 1.2):
            return True
    return False
