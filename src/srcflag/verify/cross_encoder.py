"""Any Hugging Face cross-encoder for natural language inference, through sentence-transformers.

Such a model reads both texts together: dearer than the shipped verifier, and as good as the model that is named.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from srcflag.errors import ModelError
from srcflag.models import load_hugging_face

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

LABELS = {
    "supports": 0,
    "support": 0,
    "supported": 0,
    "entailment": 0,
    "entail": 0,
    "entails": 0,
    "refutes": 1,
    "refute": 1,
    "refuted": 1,
    "contradiction": 1,
    "contradict": 1,
    "contradicts": 1,
    "neutral": 2,
    "nei": 2,
    "not enough info": 2,
}
"""The columns of supports, refutes and neutral by the names that models give them."""


class CrossEncoderVerifier:
    """Runs a cross-encoder by name or folder; it is loaded at the first use.

    Raises ModelError where the package or the model is missing, and where the model's own configuration does not say
    which of its outputs is which: a guess would turn support into contradiction.
    """

    def __init__(self, name_or_folder: str | Path, *, threads: int | None = None) -> None:
        self._source = str(name_or_folder)
        self._threads = threads
        self._model: Any = None
        self._columns: list[int] = []

    @property
    def name(self) -> str:
        """The model's name; of a folder, its last part."""
        return Path(self._source).name if Path(self._source).is_dir() else self._source

    def predict(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        """Return (n, 3): how likely each (evidence, claim) is supports, refutes, neutral; rows sum to 1."""
        if self._model is None:
            self._model = load_hugging_face("CrossEncoder", self._source, "verifier", threads=self._threads)
            self._columns = columns(getattr(self._model.config, "id2label", None) or {}, self.name)
        if not pairs:
            return np.zeros((0, 3), np.float32)
        import torch

        scores = self._model.predict(
            [tuple(pair) for pair in pairs], activation_fn=torch.nn.Softmax(dim=1), show_progress_bar=False
        )
        return np.asarray(scores, np.float32)[:, self._columns]


def columns(names: Mapping[Any, str], model: str) -> list[int]:
    """Where a model of these output names (number to name) gives supports, refutes and neutral.

    Raises ModelError unless each of the three is there once and there is nothing else.
    """
    found = {LABELS.get(name.lower().replace("_", " ").strip()): int(number) for number, name in names.items()}
    if len(names) != 3 or set(found) != {0, 1, 2}:
        given = ", ".join(f"{number}: {name}" for number, name in names.items()) or "none"
        raise ModelError(
            f"the verifier {model!r} does not say which of its outputs is which (id2label in its config.json: "
            f"{given}); due are entailment, contradiction and neutral, or supports, refutes and neutral. "
            "Correct its config.json, or name another model"
        )
    return [found[0], found[1], found[2]]
