"""Lines of a text, counted and cut the way an editor shows them.

Only CR, LF and CRLF end a line here. `str.splitlines` also breaks at U+0085 and U+2028, which turn up inside
sentences of badly converted articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """One line without its line end; `start` is its offset, `end` the offset after its line end."""

    text: str
    start: int
    end: int


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the lines of `text` from offset `start` on, one by one, so that a long text is not copied."""
    for match in _LINE.finditer(text, start):
        if match[0]:  # the pattern also matches the nothing after the last line
            yield Line(match[1], match.start(), match.end())


def line_number(text: str, offset: int) -> int:
    """Return the number, from 1, of the line that `offset` lies in."""
    head = text[:offset]
    return 1 + head.count("\n") + head.count("\r") - head.count("\r\n")
