"""Texts encoded once and kept on disk, so that training touches only the small network that compares them.

The vectors are those of the shipped encoder and the marks those of `srcflag.verify.marks`: what is trained on is what
is run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from srcflag.verify.interaction import MAX_TOKENS
from srcflag.verify.marks import KINDS, mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from srcflag.encode import OnnxEncoder

CHUNK = 2_000
"""Texts between two marks of how far it has come: an interrupted run goes on from there."""


class Side(NamedTuple):
    """One side of a batch of pairs: (n, t, d) vectors, (n, t) keys, (n, t, k) kinds, (n, t) mask."""

    vectors: torch.Tensor
    keys: torch.Tensor
    kinds: torch.Tensor
    mask: torch.Tensor


def encode_texts(texts: Sequence[str], folder: Path, encoder: OnnxEncoder) -> None:
    """Write the vectors and marks of all texts into a folder; goes on where an earlier run stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "done.json"
    lengths: list[int] = json.loads(done.read_text()) if done.is_file() else []
    names = {"vectors.f16": np.float16, "keys.i64": np.int64, "kinds.u8": np.uint8}
    files = {name: (folder / name).open("r+b" if lengths else "w+b") for name in names}
    for name, columns in (("vectors.f16", 384 * 2), ("keys.i64", 8), ("kinds.u8", len(KINDS))):
        files[name].seek(sum(lengths) * columns)
        files[name].truncate()
    for start in range(len(lengths), len(texts), CHUNK):
        part = list(texts[start : start + CHUNK])
        for text, tokens in zip(part, encoder.encode_tokens(part)[1], strict=True):
            marks = mark(text, tokens)
            files["vectors.f16"].write(tokens.vectors[:MAX_TOKENS].tobytes())
            files["keys.i64"].write(marks.keys[:MAX_TOKENS].tobytes())
            files["kinds.u8"].write(marks.kinds[:MAX_TOKENS].astype(np.uint8).tobytes())
            lengths.append(min(len(tokens.spans), MAX_TOKENS))
        for file in files.values():
            file.flush()
        done.write_text(json.dumps(lengths))
        print(f"encoded {len(lengths):,} of {len(texts):,} texts", flush=True)
    for file in files.values():
        file.close()


class Store:
    """The encoded texts of one folder."""

    def __init__(self, folder: Path) -> None:
        self.lengths = np.array(json.loads((folder / "done.json").read_text()), np.int64)
        self.offsets = np.concatenate([[0], np.cumsum(self.lengths)])
        total = int(self.offsets[-1])
        self._vectors = np.memmap(folder / "vectors.f16", np.float16, "r", shape=(total, 384))
        self._keys = np.memmap(folder / "keys.i64", np.int64, "r", shape=(total,))
        self._kinds = np.memmap(folder / "kinds.u8", np.uint8, "r", shape=(total, len(KINDS)))

    def side(self, which: npt.NDArray[np.int64]) -> Side:
        """Padded tensors of some texts."""
        n, width = len(which), max(1, int(self.lengths[which].max()))
        vectors = np.zeros((n, width, 384), np.float16)
        keys, kinds = np.zeros((n, width), np.int64), np.zeros((n, width, len(KINDS)), np.float32)
        mask = np.zeros((n, width), np.float32)
        for row, text in enumerate(which):
            rows = slice(int(self.offsets[text]), int(self.offsets[text + 1]))
            size = rows.stop - rows.start
            vectors[row, :size], keys[row, :size] = self._vectors[rows], self._keys[rows]
            kinds[row, :size], mask[row, :size] = self._kinds[rows], 1.0
        arrays = (torch.from_numpy(array) for array in (vectors, keys, kinds, mask))
        found = Side(*arrays)
        return found._replace(vectors=found.vectors.float())
