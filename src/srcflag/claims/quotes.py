"""Where the quotations of a text are.

Curly, straight, single and guillemet marks; an apostrophe is no quotation mark. A quotation that is opened and
never closed ends with its paragraph.
"""

from __future__ import annotations

import re

_QUOTATION = re.compile(
    r"“[^“”\n]*(?:”|(?=\n)|$)"
    r'|"[^"\n]*(?:"|(?=\n)|$)'
    r"|«[^«»\n]*(?:»|(?=\n)|$)"
    r"|(?<!\w)‘(?=\w)(?:[^‘’\n]|(?<=\w)’(?=\w))*’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)"
)


def quotations(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each quotation of a text, its marks included, in order and without overlap."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def mask_quotations(text: str) -> str:
    """The text with the inside of its quotations blanked, at the same length, so that offsets still fit."""
    return _QUOTATION.sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    quotation = match.group()
    closing = quotation[-1] if len(quotation) > 1 and quotation[-1] in "”\"»’'" else ""
    return quotation[0] + " " * (len(quotation) - 1 - len(closing)) + closing
