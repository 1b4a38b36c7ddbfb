"""Shipped models are found, listed and checked against their manifests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from srcflag.errors import ModelError
from srcflag.models import MANIFEST, listing, shipped, verify_manifest, write_manifest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "weights.bin").write_bytes(bytes(range(256)) * 10)
    (folder / "config.json").write_text('{"name": "toy", "version": "3"}')
    write_manifest(folder)
    return folder


def test_a_whole_folder_passes(folder: Path) -> None:
    verify_manifest(folder)


def test_the_shipped_encoder_is_whole_and_listed() -> None:
    encoder = shipped("encoder")
    verify_manifest(encoder)
    (entry,) = [model for model in listing() if model.folder == encoder]
    assert entry.name == "all-MiniLM-L6-v2-int8"
    assert entry.version == "1"
    assert 20_000_000 < entry.bytes < 50_000_000


def test_the_shipped_encoder_carries_its_licence_and_card() -> None:
    named = json.loads((shipped("encoder") / MANIFEST).read_text())["files"]
    assert {
        "model.onnx",
        "tokenizer.json",
        "config.json",
        "LICENSE.txt",
        "NOTICE.txt",
        "MODEL_CARD.md",
    } == set(named)


def test_a_missing_shipped_model_says_to_reinstall() -> None:
    with pytest.raises(ModelError, match=r"'no-such-model' is missing; reinstall srcflag"):
        shipped("no-such-model")


def test_the_manifest_is_written_the_same_every_time_without_itself_or_hidden_files(folder: Path) -> None:
    before = (folder / MANIFEST).read_bytes()
    (folder / ".hidden").write_text("x")
    write_manifest(folder)
    assert (folder / MANIFEST).read_bytes() == before
    assert set(json.loads(before)["files"]) == {"weights.bin", "config.json"}


def test_one_changed_byte_is_found_and_the_file_named(folder: Path) -> None:
    data = bytearray((folder / "weights.bin").read_bytes())
    data[100] ^= 1
    (folder / "weights.bin").write_bytes(data)
    with pytest.raises(ModelError, match=r"weights\.bin: its content is not what was shipped"):
        verify_manifest(folder)


def test_only_the_files_asked_for_are_compared(folder: Path) -> None:
    (folder / "config.json").write_text("{}")
    verify_manifest(folder, ["weights.bin"])
    with pytest.raises(ModelError, match=r"config\.json"):
        verify_manifest(folder, ["config.json"])


def test_a_file_asked_for_that_the_manifest_does_not_state_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json: it does not state model\.onnx"):
        verify_manifest(folder, ["model.onnx", "weights.bin"])


def test_a_file_cut_short_is_found_with_both_sizes(folder: Path) -> None:
    (folder / "weights.bin").write_bytes(b"short")
    with pytest.raises(ModelError, match=r"weights\.bin: 5 bytes where 2,560 are due"):
        verify_manifest(folder)


def test_a_file_that_is_gone_is_named(folder: Path) -> None:
    (folder / "weights.bin").unlink()
    with pytest.raises(ModelError, match=r"weights\.bin: cannot be read"):
        verify_manifest(folder)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere: there is no such model folder"):
        verify_manifest(tmp_path / "nowhere")


def test_a_folder_without_manifest_is_refused(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    with pytest.raises(ModelError, match=r"manifest\.json: cannot be read"):
        verify_manifest(folder)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[]", "a JSON object is due"),
        (b"{}", "names no files"),
        (b'{"files": {}}', "names no files"),
        (b'{"files": ["weights.bin"]}', "names no files"),
        (b'{"files": {"weights.bin": "abc"}}', "not a file name with bytes and sha256"),
        (
            b'{"files": {"weights.bin": {"bytes": "5", "sha256": "a"}}}',
            "not a file name with bytes and sha256",
        ),
        (b'{"files": {"../outside": {"bytes": 5, "sha256": "a"}}}', "not a file name with bytes and sha256"),
    ],
)
def test_a_manifest_that_is_not_one_is_refused(folder: Path, content: bytes, problem: str) -> None:
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(ModelError, match=problem):
        verify_manifest(folder)
