"""Stage: what each piece of evidence does to each claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from srcflag.verify.borne_out import unstated
from srcflag.verify.slots.once import compare_once, keys
from srcflag.verify.slots.quantities import apart, one_an_event
from srcflag.verify.stance import SUPPORTS, Candidate, Reading, compare, support_probability

if TYPE_CHECKING:
    from srcflag.ports import Encoder, TokenEncoder, Verifier

__all__ = [
    "SUPPORTS", "Candidate", "Reading", "apart", "compare", "compare_once", "keys", "load", "one_an_event", "reads",
    "support_probability", "unstated",
]  # fmt: skip


def load(name: str | None = None, *, encoder: TokenEncoder | None = None, threads: int = 2) -> Verifier:
    """Return the verifier of that name: None or "default" is the shipped one, a folder with `pair.onnx` another like
    it, anything else a Hugging Face cross-encoder for natural language inference, by name or folder.

    `encoder` gives the token vectors that the shipped verifier reads; left out, the shipped one is loaded. Raises
    ModelError where a model is missing, damaged, or does not say which of its outputs is which.
    """
    folder = None if name is None or name == "default" else Path(name)
    if folder is None or (folder / "pair.onnx").is_file():
        from srcflag.encode import OnnxEncoder
        from srcflag.verify.interaction import InteractionVerifier

        return InteractionVerifier(encoder or OnnxEncoder(threads=threads), folder, threads=threads)
    from srcflag.verify.cross_encoder import CrossEncoderVerifier

    return CrossEncoderVerifier(str(name), threads=threads)


def reads(encoder: Encoder) -> bool:
    """Whether the shipped verifier reads the vectors of this encoder. Raises ModelError where it is missing."""
    from srcflag.verify.interaction import shipped_encoder

    return encoder.name == shipped_encoder()
