"""What an article may do to a page or a terminal: nothing."""

from __future__ import annotations

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They shape letters in Persian and Hindi, and join emoji; they repaint nothing."""


def visible(text: str, kept: str = "") -> str:
    """The text with control and direction characters, but those `kept`, as U+FFFD: they could repaint what is near."""
    shown = kept + _JOINERS
    return "".join(char if char.isprintable() or char in shown else "\N{REPLACEMENT CHARACTER}" for char in text)
