"""An encoder with a memory: nearly all of an article that is checked again with a few changes stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.ports import TokenEncoder, TokenVectors, Vectors


class Remembering:
    """An encoder that encodes each text once, however often it is asked.

    `progress`, if set, is called with (texts done, of how many) where the encoder behind it tells.
    """

    def __init__(self, encoder: TokenEncoder, progress: Callable[[int, int], None] | None = None) -> None:
        self._encoder = encoder
        self._known: dict[str, tuple[Vectors, TokenVectors]] = {}
        self.progress = progress
        self.name = encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the encoder behind it."""
        return self.encode_tokens(texts)[0]

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """As the encoder behind it."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._tell(len(new))
        vectors, tokens = self._encoder.encode_tokens(new)
        self._known |= {text: (vectors[i], tokens[i]) for i, text in enumerate(new)}
        if not texts:
            return vectors, []
        return np.stack([self._known[text][0] for text in texts]), [self._known[text][1] for text in texts]

    def _tell(self, total: int) -> None:
        """Have the encoder behind it tell how far it is."""
        told = self.progress
        if hasattr(self._encoder, "progress"):
            self._encoder.progress = None if told is None else lambda done: told(done, total)
