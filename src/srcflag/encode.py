"""Sentences to vectors: the shipped ONNX encoder, and any sentence-transformers model that the user names.

Importing this module loads no runtime; making an encoder does.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from srcflag.errors import ModelError
from srcflag.models import load_hugging_face, open_session, shipped, verify_manifest
from srcflag.ports import TokenVectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from srcflag.ports import Encoder, Vectors

    Progress = Callable[[int], None]

__all__ = [
    "OnnxEncoder",
    "SentenceTransformerEncoder",
    "TokenSentenceTransformerEncoder",
    "load_encoder",
]

FILES = ("config.json", "tokenizer.json", "model.onnx")
"""What a run loads, and therefore checks."""

BATCH_TOKENS = 2048
"""Tokens in one run of the model. From 512 to 4,096 the speed on two cores is the same; memory grows with it."""

READ_CHARACTERS = (4_096, 32_768)
"""Visible characters of a text that are read, and read at most where the first do not fill the window.

English news has about 4.5 characters a wordpiece, so 256 wordpieces end far before 4,096; 254 words of the
longest length that the tokenizer splits (100) end before 32,768.
"""

# What the tokenizer takes for space. Python's \s also holds control characters, which the tokenizer deletes.
_WORD = re.compile(r"[^\s\x0b\x0c\x1c-\x1f\x85]+|[\x0b\x0c\x1c-\x1f\x85]+")


class EncoderConfig(BaseModel):
    """What `config.json` beside a `model.onnx` must say."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: str
    dimension: int = Field(gt=0)
    max_tokens: int = Field(gt=2)


class _Tokens(NamedTuple):
    """One text, ready for the model: `spans` and `inner` (positions in `ids`) are those of its own words."""

    ids: npt.NDArray[np.int64]
    inner: npt.NDArray[np.int32]
    spans: npt.NDArray[np.int32]


class OnnxEncoder:
    """Runs a folder with `model.onnx`, `tokenizer.json`, `config.json` and `manifest.json`; by default the shipped one.

    A text's vector depends on that text alone: only texts with the same number of tokens share a batch, so that
    nothing is padded, and the weights are the only thing quantised. `threads` and the order of the texts change
    no bit either. Words past the model's window (256 tokens) are not read. `progress`, if set, is called with the
    number of texts done so far. Raises ModelError, naming the file, for a model that is missing or damaged.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        threads: int = 2,
        batch_tokens: int = BATCH_TOKENS,
        progress: Progress | None = None,
    ) -> None:
        if threads < 1 or batch_tokens < 1:
            raise ValueError(f"threads ({threads}) and batch_tokens ({batch_tokens}) must be 1 or more")
        self.progress = progress
        self._folder = shipped("encoder") if folder is None else Path(folder)
        self._threads = threads
        self._batch_tokens = batch_tokens
        verify_manifest(self._folder, FILES)
        self._config = _read_config(self._folder / "config.json")
        self._tokenizer = _load_tokenizer(self._folder / "tokenizer.json", self._config.max_tokens)
        self._session = open_session(
            self._folder / "model.onnx",
            threads,
            inputs={"input_ids", "attention_mask"},
            outputs={"sentence_vectors", "token_states"},
        )

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """To another process goes the folder, which is loaded anew there; who watches the progress stays here."""
        return partial(OnnxEncoder, threads=self._threads, batch_tokens=self._batch_tokens), (self._folder,)

    @property
    def name(self) -> str:
        """The model's name and version, such as "all-MiniLM-L6-v2-int8@1"."""
        return f"{self._config.name}@{self._config.version}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, rows of unit length, in the order of `texts`; an empty list gives (0, d).

        Raises ValueError for a text with half of a character (a lone surrogate) in it.
        """
        distinct, places = _distinct(texts)
        vectors, _ = self._run(distinct, places, with_tokens=False)
        return vectors[places]

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """Return what `encode` returns, and the tokens of each text: code-point spans and unit float16 vectors."""
        distinct, places = _distinct(texts)
        vectors, tokens = self._run(distinct, places, with_tokens=True)
        return vectors[places], [tokens[place] for place in places]

    def _run(
        self, texts: list[str], places: npt.NDArray[np.intp], *, with_tokens: bool
    ) -> tuple[Vectors, dict[int, TokenVectors]]:
        vectors = np.empty((len(texts), self._config.dimension), np.float32)
        tokens: dict[int, TokenVectors] = {}
        copies = np.bincount(places, minlength=len(texts))
        tokenised = [self._tokenise(text) for text in texts]
        outputs = ["sentence_vectors", "token_states"] if with_tokens else ["sentence_vectors"]
        done = 0
        for batch in _batches([len(text.ids) for text in tokenised], self._batch_tokens):
            ids = np.stack([tokenised[index].ids for index in batch])
            try:
                out = self._session.run(outputs, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
                vectors[batch] = out[0]
            except Exception as error:  # the runtime's own errors share no base with a public name
                raise ModelError(f"{self._folder / 'model.onnx'}: does not run ({error})") from error
            if with_tokens:
                for index, states in zip(batch, out[1], strict=True):
                    _, inner, spans = tokenised[index]
                    tokens[index] = TokenVectors(spans, _unit(states[inner]).astype(np.float16))
            done += int(copies[batch].sum())
            if self.progress is not None:
                self.progress(done)
        return vectors, tokens

    def _tokenise(self, text: str) -> _Tokens:
        for limit in READ_CHARACTERS:
            short, positions = _shorten(text, limit)
            encoding = self._tokenizer.encode(short)
            if positions is None or len(encoding.ids) >= self._config.max_tokens:
                break
        inner = np.flatnonzero(np.array(encoding.special_tokens_mask) == 0).astype(np.int32)
        spans = np.array(encoding.offsets, np.int32).reshape(-1, 2)[inner]
        if positions is not None and len(spans):
            spans = np.stack([positions[spans[:, 0]], positions[spans[:, 1] - 1] + 1], axis=1)
        return _Tokens(np.array(encoding.ids, np.int64), inner, spans)


class SentenceTransformerEncoder:
    """Runs any sentence-transformers model, by name or folder; it is loaded at the first use.

    `threads`, if given, is set for all of torch. Raises ModelError where the package or the model is missing.
    """

    def __init__(
        self,
        name_or_folder: str | Path,
        *,
        threads: int | None = None,
        trust_remote_code: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.progress = progress
        self._source = str(name_or_folder)
        self._threads = threads
        self._trust_remote_code = trust_remote_code
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """The model's name; of a folder, its last part."""
        return Path(self._source).name if Path(self._source).is_dir() else self._source

    @property
    def model(self) -> Any:
        """The sentence_transformers.SentenceTransformer, loaded now if it was not."""
        if self._loaded is None:
            self._loaded = load_hugging_face(
                "SentenceTransformer",
                self._source,
                "encoder",
                threads=self._threads,
                trust_remote_code=self._trust_remote_code,
            )
        return self._loaded

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, rows of unit length, in the order of `texts`; an empty list gives (0, d)."""
        distinct, places = _distinct(texts)
        # An empty list alone would not tell the model's dimension.
        vectors = _unit(np.asarray(self.model.encode(distinct or [""], show_progress_bar=False), np.float32))
        if self.progress is not None:
            self.progress(len(texts))
        return vectors[places]


class TokenSentenceTransformerEncoder(SentenceTransformerEncoder):
    """A sentence-transformers model whose tokenizer knows where each token stands in the text."""

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """Return what `encode` returns, and the tokens of each text: code-point spans and unit float16 vectors."""
        distinct, places = _distinct(texts)
        tokens = [self._tokens(text) for text in distinct]
        return self.encode(texts), [tokens[place] for place in places]

    def _tokens(self, text: str) -> TokenVectors:
        shift = len(text) - len(text.lstrip())  # the library strips each text before it reads it
        encoding = self.model.tokenizer(
            text.strip(),
            truncation=True,
            max_length=self.model.max_seq_length,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        states = self.model.encode(text.strip(), output_value="token_embeddings", show_progress_bar=False)
        states = np.asarray(states.cpu(), np.float32)
        if len(states) != len(encoding["input_ids"]):
            raise ModelError(f"{self.name}: its tokens do not match its vectors, so it can only encode sentences")
        inner = np.flatnonzero(np.array(encoding["special_tokens_mask"]) == 0)
        spans = np.array(encoding["offset_mapping"], np.int32).reshape(-1, 2)[inner] + np.int32(shift)
        return TokenVectors(spans, _unit(states[inner]).astype(np.float16))


def load_encoder(name: str | None = None, *, threads: int = 2) -> Encoder:
    """Return the encoder of that name: None or "default" is the shipped one, a folder with `model.onnx` and
    `config.json` an OnnxEncoder, anything else a sentence-transformers model.

    Raises ModelError where it is missing, damaged, or needs a package that is not installed.
    """
    if name is None or name == "default":
        return OnnxEncoder(threads=threads)
    folder = Path(name)
    if (folder / "model.onnx").is_file() and (folder / "config.json").is_file():
        return OnnxEncoder(folder, threads=threads)
    encoder = TokenSentenceTransformerEncoder(name, threads=threads)
    if getattr(encoder.model.tokenizer, "is_fast", False):
        return encoder
    return SentenceTransformerEncoder(name, threads=threads)


def _distinct(texts: Sequence[str]) -> tuple[list[str], npt.NDArray[np.intp]]:
    """Return the distinct texts, and for each text its index among them."""
    if isinstance(texts, str):
        raise TypeError("a list of texts is due, not one text")
    found: dict[str, int] = {}
    places = [found.setdefault(text, len(found)) for text in texts]
    for text in found:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            half = text[error.start]
            raise ValueError(f"text {texts.index(text)} has half of a character, {half!a}, at {error.start}") from None
    return list(found), np.array(places, np.intp)


def _batches(lengths: list[int], batch_tokens: int) -> Iterator[list[int]]:
    """Yield indexes of texts of one length, `batch_tokens` tokens at most (but one text at least) at a time."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for length, group in groupby(order, key=lengths.__getitem__):
        indexes = list(group)
        size = max(1, batch_tokens // length)
        for start in range(0, len(indexes), size):
            yield indexes[start : start + size]


def _shorten(text: str, limit: int) -> tuple[str, npt.NDArray[np.int32] | None]:
    """Return the first `limit` visible characters with single spaces, and each one's offset in `text`.

    A text that is short enough comes back as it is, with None.
    """
    if len(text) <= limit:
        return text, None
    words: list[str] = []
    positions: list[npt.NDArray[np.int32]] = []
    for match in _WORD.finditer(text):
        word = match.group()[:limit]
        limit -= len(word)
        words.append(word)
        # The space after a word never gets a token, so that any offset will do for it.
        positions.append(np.arange(match.start(), match.start() + len(word) + 1, dtype=np.int32))
        if limit <= 0:
            break
    return " ".join(words), np.concatenate(positions) if positions else np.zeros(1, np.int32)


def _unit(rows: Vectors) -> Vectors:
    """Return the rows at unit length; one without direction becomes the first axis rather than NaN."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    usable = np.isfinite(lengths) & (lengths > 0)
    axis = np.eye(1, rows.shape[1], dtype=np.float32)
    return np.where(usable, rows / np.where(usable, lengths, 1), axis).astype(np.float32)


def _read_config(path: Path) -> EncoderConfig:
    try:
        return EncoderConfig.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: not the description of an encoder ({error})") from error


def _load_tokenizer(path: Path, max_tokens: int) -> Any:
    import tokenizers

    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ModelError(f"{path}: not a tokenizer ({error})") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer
