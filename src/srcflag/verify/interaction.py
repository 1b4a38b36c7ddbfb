"""The shipped verifier: a small network over the token vectors that the encoder gives anyway.

Each distinct text is encoded once, whatever the number of pairs it stands in; a pair then costs a fraction of what it
costs a model that must read both texts together. `models/verifier/MODEL_CARD.md` says what it learned from, how good it
is and where it fails.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from srcflag.errors import ModelError
from srcflag.models import open_session, shipped, verify_manifest
from srcflag.verify.marks import KINDS, Marks, mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from srcflag.ports import TokenEncoder, TokenVectors

    Floats = npt.NDArray[np.float32]

FILES = ("config.json", "pair.onnx")
"""What a run loads, and therefore checks."""

MAX_TOKENS = 128
"""Tokens of a text that are compared; nine in ten sentences of the news that was looked at have under 60."""

BATCH = 32  # pairs in one run of the network
_STEP = 8  # lengths are padded to multiples of this, so that pairs of like length share a batch


class VerifierConfig(BaseModel):
    """What `config.json` beside a `pair.onnx` must say. The order of the labels is the order of the columns."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: str
    labels: tuple[Literal["supports"], Literal["refutes"], Literal["neutral"]]
    encoder: str
    weights: tuple[tuple[float, float, float], ...] = Field(min_length=3, max_length=3)
    bias: tuple[float, float, float]


class Text(NamedTuple):
    """One text as the network reads it: (n, d) vectors of its tokens, and their marks."""

    vectors: npt.NDArray[np.float16]
    marks: Marks


class InteractionVerifier:
    """Runs a folder with `pair.onnx`, `config.json` and `manifest.json`; by default the shipped one.

    `encoder` must be the one that the network was trained with. Raises ModelError, naming the file, for a model that is
    missing or damaged, has its labels in another order, or needs another encoder.
    """

    def __init__(self, encoder: TokenEncoder, folder: Path | None = None, *, threads: int = 2) -> None:
        self._folder = shipped("verifier") if folder is None else folder
        self._threads = threads
        verify_manifest(self._folder, FILES)
        self._config = _read_config(self._folder / "config.json")
        self._encoder = encoder
        if self._encoder.name != self._config.encoder:
            raise ModelError(
                f"{self._folder}: this verifier reads the vectors of {self._config.encoder}, not of "
                f"{self._encoder.name}; leave the encoder at its default, or set verifier to alignment"
            )
        self._session: Any = open_session(self._folder / "pair.onnx", threads, inputs=_INPUTS, outputs={"logits"})
        self._weights = np.array(self._config.weights, np.float32)
        self._bias = np.array(self._config.bias, np.float32)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """To another process go the encoder and the folder, which is loaded anew there."""
        return partial(InteractionVerifier, folder=self._folder, threads=self._threads), (self._encoder,)

    @property
    def name(self) -> str:
        """The model's name and version."""
        return f"{self._config.name}@{self._config.version}"

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return (n, 3): how likely each (evidence, claim) is supports, refutes, neutral; rows sum to 1."""
        distinct = list(dict.fromkeys(text for pair in pairs for text in pair))
        tokens = self._encoder.encode_tokens(distinct)[1]
        texts = {text: read(text, own) for text, own in zip(distinct, tokens, strict=True)}
        return self.predict_read([(texts[evidence], texts[claim]) for evidence, claim in pairs])

    def predict_read(self, pairs: Sequence[tuple[Text, Text]]) -> Floats:
        """The same for texts whose token vectors are at hand (`read`)."""
        logits = self.logits(pairs) @ self._weights.T + self._bias
        powers = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)

    def logits(self, pairs: Sequence[tuple[Text, Text]]) -> Floats:
        """What the network says before it is calibrated, (n, 3)."""
        found = np.zeros((len(pairs), 3), np.float32)
        sizes = [(_padded(claim), _padded(evidence)) for evidence, claim in pairs]
        order = sorted(range(len(pairs)), key=sizes.__getitem__)
        start = 0
        while start < len(order):
            stop = start + 1
            while stop < min(start + BATCH, len(order)) and sizes[order[stop]] == sizes[order[start]]:
                stop += 1
            rows = order[start:stop]
            feed = _side("claim", [pairs[row][1] for row in rows]) | _side("evidence", [pairs[row][0] for row in rows])
            found[rows] = self._session.run(["logits"], feed)[0]
            start = stop
        return found


def shipped_encoder() -> str:
    """The name of the encoder whose vectors the shipped verifier reads."""
    return _read_config(shipped("verifier") / "config.json").encoder


_INPUTS = {f"{side}_{part}" for side in ("claim", "evidence") for part in ("vectors", "keys", "kinds", "mask")}


def read(text: str, tokens: TokenVectors) -> Text:
    """One text ready to be compared."""
    marks = mark(text, tokens)
    return Text(tokens.vectors[:MAX_TOKENS], Marks(marks.keys[:MAX_TOKENS], marks.kinds[:MAX_TOKENS]))


def _padded(text: Text) -> int:
    return max(1, -(-len(text.vectors) // _STEP)) * _STEP


def _side(name: str, texts: Sequence[Text]) -> dict[str, npt.NDArray[Any]]:
    n, width, size = len(texts), _padded(texts[0]), texts[0].vectors.shape[1]
    vectors, keys = np.zeros((n, width, size), np.float32), np.zeros((n, width), np.int64)
    kinds, mask = np.zeros((n, width, len(KINDS)), np.float32), np.zeros((n, width), np.float32)
    for row, (own, marks) in enumerate(texts):
        count = len(own)
        vectors[row, :count], keys[row, :count] = own, marks.keys
        kinds[row, :count], mask[row, :count] = marks.kinds, 1.0
    return {f"{name}_vectors": vectors, f"{name}_keys": keys, f"{name}_kinds": kinds, f"{name}_mask": mask}


def _read_config(path: Path) -> VerifierConfig:
    try:
        return VerifierConfig.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: not the description of a verifier ({error})") from error
