"""Comments in an article (`<!-- ... -->`): where they are, and the text without them.

A comment is no part of what the article says. It keeps its place in the text, so that offsets stay what they are, and
every stage reads `bare(text)`: the same text, equally long, with spaces where comments are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN, _CLOSE = "<!--", "-->"
_OURS = re.compile(r"\s*srcflag\s*(?::|ignore\b)", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*[\r\n]")


class Comment(NamedTuple):
    """A comment with its marks at `start` to `end`. `words` is what it says, `ours` whether it speaks to srcflag."""

    start: int
    end: int
    words: str
    ours: bool
    closed: bool = True


def comments(text: str, start: int = 0) -> list[Comment]:
    """The comments of `text` from offset `start` on, in order, in linear time.

    What is never closed is no comment but text. One that speaks to srcflag is a comment all the same, to the end of its
    line: one forgotten mark must not hide the paragraphs below it, so an empty line or another comment ends it too.
    """
    found: list[Comment] = []
    close = -1
    at = text.find(_OPEN, start)
    while at != -1:
        inside = at + len(_OPEN)
        following = text.find(_OPEN, inside)
        if close < at and close != len(text):
            # from the mark's own dashes on: "<!-->" is a whole comment
            close = text.find(_CLOSE, at + 2)
            close = len(text) if close == -1 else close
        ours = _OURS.match(text, inside, inside + 40) is not None
        broken = close == len(text) or (following != -1 and following < close)
        if not broken and ours:
            broken = _BLANK_LINE.search(text, inside, close) is not None
        if not broken:
            end = close + len(_CLOSE)
            found.append(Comment(at, end, text[inside : max(inside, close)], ours))
            following = following if following == -1 or following >= end else text.find(_OPEN, end)
        elif ours:
            limit = len(text) if following == -1 else following
            line_end = _LINE_END.search(text, inside, limit)
            end = limit if line_end is None else line_end.start()
            found.append(Comment(at, end, text[inside:end], ours, closed=False))
        at = following
    return found


def bare(text: str, start: int = 0) -> str:
    """The text, equally long, with spaces in place of its comments from offset `start` on."""
    parts: list[str] = []
    end = 0
    for comment in comments(text, start):
        parts += [text[end : comment.start], " " * (comment.end - comment.start)]
        end = comment.end
    return "".join([*parts, text[end:]]) if parts else text
