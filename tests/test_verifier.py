"""The shipped verifier: what it says of clear cases, that it is whole, and what it refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srcflag.encode import OnnxEncoder
from srcflag.errors import ModelError
from srcflag.models import shipped, write_manifest
from srcflag.ports import Verifier
from srcflag.testing import FakeEncoder, check_verifier
from srcflag.verify import load
from srcflag.verify.interaction import InteractionVerifier, read

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder()


@pytest.fixture(scope="module")
def verifier(encoder: OnnxEncoder) -> InteractionVerifier:
    return InteractionVerifier(encoder)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("verifier"), tmp_path / "copy"))


def changed(folder: Path, **values: object) -> Path:
    """A model folder with other values in its configuration, and a manifest that fits."""
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))
    write_manifest(folder)
    return folder


# --- what it says ----------------------------------------------------------------------------------

SUPPORTED = [
    ("Twenty-six countries signed the declaration on Thursday.", "26 countries signed the declaration."),
    ("Police arrested three men over the warehouse fire.", "Three men were arrested over the warehouse fire."),
    ("The bridge was closed on Monday after an inspection.", "The bridge was closed."),
    ("The dam burst on Tuesday, flooding 300 homes.", "300 homes were flooded when the dam burst."),
    ("The ferry sank off Cape Ollen and 12 people drowned.", "Twelve people drowned when the ferry sank."),
]
REFUTED = [
    ("Twenty-four countries signed the declaration on Thursday.", "26 countries signed the declaration."),
    ("The bridge was closed on Monday.", "The bridge was not closed on Monday."),
    ("The dam burst on Tuesday, flooding 300 homes.", "The dam burst on Tuesday, flooding 700 homes."),
    ("The court did not overturn the ban.", "The court overturned the ban."),
    ("Nine people were hurt in the fire.", "Nobody was hurt in the fire."),
]
SILENT = [
    ("The minister resigned on Monday after the audit.", "The audit found that two million euros were missing."),
    (
        "At least 40 people were hurt when the ferry ran aground.",
        "The ferry's captain had been drinking, sailors said.",
    ),
    ("The dam burst on Tuesday, flooding 300 homes.", "Engineers had inspected the dam in March."),
    ("Police arrested three men over the warehouse fire.", "The owner of the warehouse was in debt."),
]


@pytest.mark.parametrize(("pairs", "column"), [(SUPPORTED, 0), (REFUTED, 1), (SILENT, 2)])
def test_clear_cases_get_the_stance_that_a_person_would_give(
    verifier: InteractionVerifier, pairs: list[tuple[str, str]], column: int
) -> None:
    found = verifier.predict(pairs)
    assert (found.argmax(axis=1) == column).all(), [
        (pair, row.round(2).tolist()) for pair, row in zip(pairs, found, strict=True) if row.argmax() != column
    ]


def test_a_changed_figure_turns_support_into_refutation(verifier: InteractionVerifier) -> None:
    same, other = verifier.predict([SUPPORTED[0], REFUTED[0]])
    assert same[0] > 0.8
    assert other[0] < 0.3
    assert other[1] > 0.6


def test_words_or_digits_are_one_figure(verifier: InteractionVerifier) -> None:
    evidence = "The council closed 12 schools in May."
    digits, words = verifier.predict(
        [(evidence, f"The council closed {figure} schools.") for figure in ("12", "twelve")]
    )
    assert np.abs(digits - words).max() < 0.15


# --- the contract ----------------------------------------------------------------------------------


def test_the_shipped_verifier_keeps_the_contract(verifier: InteractionVerifier) -> None:
    assert isinstance(verifier, Verifier)
    check_verifier(verifier)


def test_load_without_a_name_gives_the_shipped_one(encoder: OnnxEncoder) -> None:
    for name in (None, "default"):
        found = load(name, encoder=encoder)
        assert isinstance(found, InteractionVerifier)
        assert found.name == "interaction@1"
    assert load().name == "interaction@1"


def test_a_folder_of_the_same_kind_is_loaded_too(copy: Path, encoder: OnnxEncoder) -> None:
    assert load(str(changed(copy, name="mine", version="7")), encoder=encoder).name == "mine@7"


def test_tokens_at_hand_give_what_the_texts_give(verifier: InteractionVerifier, encoder: OnnxEncoder) -> None:
    texts = list(dict.fromkeys(text for pair in SUPPORTED + REFUTED for text in pair))
    known = {text: read(text, tokens) for text, tokens in zip(texts, encoder.encode_tokens(texts)[1], strict=True)}
    pairs = SUPPORTED + REFUTED
    assert np.array_equal(verifier.predict_read([(known[e], known[c]) for e, c in pairs]), verifier.predict(pairs))


def test_order_and_copies_change_nothing(verifier: InteractionVerifier) -> None:
    pairs = [*SUPPORTED, *REFUTED, *SILENT]
    found = verifier.predict(pairs)
    assert np.allclose(verifier.predict(pairs[::-1])[::-1], found, atol=1e-5)
    assert np.allclose(verifier.predict(pairs * 3)[: len(pairs)], found, atol=1e-5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), max_size=4))
def test_any_texts_get_probabilities(verifier: InteractionVerifier, pairs: list[tuple[str, str]]) -> None:
    found = verifier.predict(pairs)
    assert found.shape == (len(pairs), 3)
    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-4)


def test_five_megabytes_cost_no_more_than_a_page(verifier: InteractionVerifier) -> None:
    page = "The dam burst on Tuesday. " * 40
    long, short = verifier.predict([("The dam burst. " * 350_000, page), ("The dam burst. " * 200, page)])
    assert np.allclose(long, short, atol=1e-5)


def test_importing_the_stage_loads_no_runtime() -> None:
    code = "import sys, srcflag.verify; print({'onnxruntime', 'torch', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# --- what is broken --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "labels", [["refutes", "supports", "neutral"], ["supports", "neutral", "refutes"], ["supports", "refutes"], []]
)
def test_labels_in_another_order_are_refused(copy: Path, encoder: OnnxEncoder, labels: list[str]) -> None:
    with pytest.raises(ModelError, match=r"config\.json: not the description of a verifier"):
        InteractionVerifier(encoder, changed(copy, labels=labels))


def test_the_vectors_of_another_encoder_are_refused(copy: Path) -> None:
    with pytest.raises(ModelError, match=r"reads the vectors of all-MiniLM-L6-v2-int8@1, not of fake@1"):
        InteractionVerifier(FakeEncoder(), copy)


@pytest.mark.parametrize("name", ["pair.onnx", "config.json"])
def test_a_damaged_file_is_named(copy: Path, encoder: OnnxEncoder, name: str) -> None:
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(ModelError, match=rf"{name}: its content is not what was shipped"):
        InteractionVerifier(encoder, copy)


def test_a_graph_that_is_no_verifier_is_refused(copy: Path, encoder: OnnxEncoder) -> None:
    shutil.copy(shipped("encoder") / "model.onnx", copy / "pair.onnx")
    write_manifest(copy)
    with pytest.raises(ModelError, match=r"pair\.onnx: inputs .* are not those of the model that is due"):
        InteractionVerifier(encoder, copy)


def test_the_shipped_verifier_is_small_and_carries_its_card() -> None:
    folder = shipped("verifier")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 30_000_000
    assert {path.suffix for path in folder.iterdir() if not path.name.startswith(".")} <= {
        ".onnx",
        ".json",
        ".md",
        ".txt",
    }
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    for heading in ("## Data", "## Everything that was tried", "## Calibration", "## Where it fails"):
        assert heading in card
