"""What an article may do to a page or a terminal: nothing."""

from __future__ import annotations


def visible(text: str, kept: str = "") -> str:
    """The text with control and direction characters, but those `kept`, as U+FFFD: they could repaint what is near."""
    return "".join(char if char.isprintable() or char in kept else "\N{REPLACEMENT CHARACTER}" for char in text)
