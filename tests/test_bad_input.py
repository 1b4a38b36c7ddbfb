"""Input that is empty, broken, huge or hostile: a clear error or a visible "not assessed", never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from command import Ran, run
from srcflag.pipeline import Scorer
from srcflag.records import Document
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from srcflag.ports import TokenVectors, Vectors


def _reads_everything() -> bool:
    """Root may, unless that right was taken from it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0)
        return os.access(folder, os.R_OK)


POSIX = pytest.mark.skipif(os.name != "posix", reason="needs the permissions and links of a POSIX system")
NOT_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or _reads_everything(), reason="who runs this may read everything"
)


class QuickEncoder(FakeEncoder):
    """Reads no more of a text than the shipped encoder would, and each distinct text once."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encode_tokens(texts)[0]

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        distinct = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        rows, tokens = super().encode_tokens([text[:4_096] for text in distinct])
        places = [distinct[text] for text in texts]
        return rows[places], [tokens[place] for place in places]


def refused(ran: Ran, *said: str) -> None:
    """Nothing was checked, and one line says why."""
    assert (ran.code, ran.out) == (2, "")
    [line] = ran.err.splitlines()
    assert line.startswith("srcflag: ")
    for words in said:
        assert words in line


def not_assessed(ran: Ran, because: str) -> None:
    """Everything was read and nothing could be compared, which can be seen."""
    assert ran.code == 0
    assert f"note not assessed: {because}" in ran.out
    counts = ran.out.splitlines()
    assert not any(line.split()[0] in ("corroborated", "uncorroborated", "partly") for line in counts if line.strip())


@pytest.fixture(autouse=True)
def wire(tmp_path: Path, event: list[Document], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two good articles; the working folder of each test is the one above it."""
    monkeypatch.setattr("srcflag.pipeline.load_encoder", lambda *_, **__: QuickEncoder())
    folder = tmp_path / "wire"
    folder.mkdir()
    for document in event[:2]:
        (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def put(name: str, content: str | bytes, folder: str = ".") -> str:
    path = os.path.join(folder, name)
    os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
    return path


# --- one file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("draft.txt", b"", "it is empty"),
        ("draft.txt", b" \n\t\r\n", "there is nothing but white space in it"),
        ("draft.md", b"---\ntitle: A\n---\n", "there is nothing below the front matter"),
        ("draft.txt", b"%PDF-1.7\n%\xe2\xe3", "this is a PDF file, not text"),
        ("draft.txt", bytes(range(256)) * 8, "this is a binary file, not text"),
        ("draft.txt", b"The caf\xe9 reopened.\n", "byte 7, line 1"),
        ("draft.docx", b"PK\x03\x04", "files of kind .docx are not read"),
        ("draft", b"The dam burst.\n", "the name has no suffix"),
        ("draft.json", b'{"text": "The dam burst."', "not valid JSON"),
        ("draft.jsonl", b'{"text": "The dam burst."}\n{"title": "no text"}\n', "line 2"),
        ("draft.json", b'{"text": "The dam \\ud800 burst."}', "half of a character (lone surrogate '\\ud800')"),
        ("draft.md", b"---\ntitle: [\n---\nThe dam burst.\n", "front matter is not valid YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_name_and_the_reason(
    name: str, content: bytes, said: str
) -> None:
    refused(run("check", put(name, content, "drafts")), f"drafts/{name}", said)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("wire/alpa.txt", "did you mean wire/alpha.txt?"),
        ("nowhere/draft.txt", "there is no folder nowhere"),
        ("", "an empty path"),
        ("wire/*.md", "nothing matches this pattern"),
        ("a\0b.txt", "no file can have this name"),
    ],
)
def test_a_path_that_leads_to_nothing_is_refused_with_the_way_out(path: str, said: str) -> None:
    refused(run("check", path), said)


@pytest.mark.parametrize("content", ["Flood\n", "Flood.\n", "Wait"])
def test_a_file_of_one_word_is_visibly_not_assessed(content: str) -> None:
    not_assessed(run("check", put("draft.txt", content), "--pool", "wire"), "the pool has no article on this event")


def test_a_file_of_one_word_in_an_event_leaves_the_others_checked() -> None:
    put("word.txt", "Flood.\n", "wire")
    ran = run("check", "wire", "--fail-on", "never")
    assert (ran.code, ran.err) == (0, "")
    assert "wire/word.txt: note not assessed" in ran.out
    assert "corroborated" in ran.out


@NOT_ROOT
def test_a_file_without_permission_is_refused() -> None:
    path = put("draft.txt", "The dam burst.\n", "drafts")
    os.chmod(path, 0)
    refused(run("check", path), "no permission to read it")


@NOT_ROOT
@pytest.mark.parametrize("path", ["drafts", "drafts/draft.txt", "drafts/*.txt", "drafts/**/*.md"])
@pytest.mark.parametrize("command", ["check", "report", "selftest"])
def test_a_folder_that_cannot_be_entered_is_refused_and_is_no_finding(command: str, path: str) -> None:
    put("draft.txt", "The dam burst.\n", "drafts")
    os.chmod("drafts", 0)
    try:
        refused(run(command, path), "no permission to")
    finally:
        os.chmod("drafts", 0o755)


@NOT_ROOT
def test_neighbours_that_cannot_be_listed_are_told() -> None:
    path = put("draft.txt", "The dam burst.\n", "drafts")
    os.chmod("drafts", 0o311)
    try:
        ran = run("check", path)
    finally:
        os.chmod("drafts", 0o755)
    assert ran.code == 0
    assert "drafts: no permission to read it" in ran.err


def test_a_settings_file_that_may_not_be_read_is_refused_and_is_no_finding(
    wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, **_: str) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    (wire / "pyproject.toml").write_text("[tool.srcflag]\n", encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.read_text", denied)
    refused(run("check", "wire"), "wire/pyproject.toml: cannot be read (Permission denied); name a readable file with")


@POSIX
def test_a_broken_link_among_good_files_is_named_and_the_others_are_checked(wire: Path) -> None:
    (wire / "link.txt").symlink_to("gone.txt")
    ran = run("check", "wire")
    assert ran.code == 2
    assert "wire/link.txt: a broken symbolic link" in ran.err
    assert "2 articles" in ran.out


# --- pools -----------------------------------------------------------------------------------------


def test_an_empty_pool_folder_is_named_and_the_article_is_visibly_not_assessed(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("check", "wire/alpha.txt", "--pool", "empty")
    assert ran.code == 2
    assert ran.err.startswith("srcflag: empty: the folder is empty")
    assert "not assessed: the pool is empty" in ran.out


def test_a_folder_of_one_article_is_visibly_not_assessed(wire: Path) -> None:
    (wire / "beta.txt").unlink()
    not_assessed(run("check", "wire"), "the pool is empty")


def test_a_pool_that_is_not_there_is_named_and_the_article_is_visibly_not_assessed() -> None:
    ran = run("check", "wire/alpha.txt", "--pool", "wir")
    assert ran.code == 2
    assert "did you mean wire?" in ran.err
    assert "not assessed" in ran.out


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused(run("check", "empty"), "empty: the folder is empty")


def test_bad_files_of_every_kind_among_good_ones_are_all_named_and_the_good_ones_checked() -> None:
    bad = {"empty.txt": b"", "image.txt": b"\x89PNG\r\n", "latin.txt": b"caf\xe9 caf\xe9", "broken.json": b"{"}
    for name, content in bad.items():
        put(name, content, "wire")
    ran = run("check", "wire", "--format", "json")
    assert ran.code == 2
    assert all(f"wire/{name}" in ran.err for name in bad)
    report = json.loads(ran.out)
    assert [document["document_id"] for document in report["documents"]] == ["alpha", "beta"]
    assert {note["path"] for note in report["notifications"]} == {f"wire/{name}" for name in bad}


# --- odd text --------------------------------------------------------------------------------------


def statuses(ran: Ran) -> list[str]:
    [document] = json.loads(ran.out)["documents"]
    return [sentence["status"] for sentence in document["sentences"]]


def test_a_nul_in_an_article_is_kept_and_does_no_harm(event: list[Document]) -> None:
    text = event[0].text.replace("Rescue", "Res\0cue")
    ran = run("check", put("draft.txt", text), "--pool", "wire/beta.txt", "--format", "json")
    [document] = json.loads(ran.out)["documents"]
    assert "\0" in document["sentences"][1]["text"]
    assert document["sentences"][0]["status"] == "corroborated"


def test_text_from_right_to_left_is_visibly_not_assessed() -> None:
    text = "انهار السد يوم الثلاثاء وغمرت المياه ثلاثمئة منزل، بحسب رئيسة البلدية.\nوصلت فرق الإنقاذ ليلا.\n"
    not_assessed(run("check", put("draft.txt", text), "--pool", "wire"), "the document is not in English")


def test_half_of_a_character_in_a_document_is_refused_with_its_offset() -> None:
    with pytest.raises(ValidationError, match=r"lone surrogate '\\ud83d'\) at offset 4"):
        Document(text="Dam \ud83d burst")


def test_a_pair_of_halves_in_json_is_a_whole_character() -> None:
    row = json.dumps({"text": "The dam 😀 burst on Tuesday."})
    assert "\\ud83d\\ude00" in row
    assert "😀" in run("check", put("draft.json", row), "--format", "json").out


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffThe dam burst.",
        "e\u0301" * 3000,
        "🏳️‍🌈 " * 500,
        "\u200b" * 100 + "The dam burst.",
        "”" * 500,
        "“" * 500,
        "(" * 3000,
        "." * 5000,
        "a." * 3000,
        "Mr. " * 1000,
        "1,2.3:4" * 1000,
        "said " * 700,
        "X said, " * 400,
        "The the the " * 300,
        "\n" * 5000 + "The dam burst.",
        "A\n" * 3000,
        "- item\n" * 2000,
        "by A. B. " * 350,
        "alleged " * 400,
        "Dam\u2028burst\u2029on\x85Tuesday\x0b.",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_text_that_no_newsroom_writes_is_read_to_its_end(text: str, event: list[Document]) -> None:
    report = Scorer(encoder=QuickEncoder()).score(Document(id="odd", text=text), event)
    assert all(text[s.start : s.end] == s.text for s in report.sentences)
    assert sum(report.summary.by_status.values()) == len(report.sentences)
    if report.sentences:
        assert report.notifications or report.summary.by_status["not_assessed"] or report.flags


# --- much text -------------------------------------------------------------------------------------


def test_five_megabytes_on_one_line_without_a_full_stop_are_visibly_not_assessed() -> None:
    wall = ("the harbour bridge of Ostrava and the dam " * 125_000)[:5_000_000]
    ran = run("check", put("wall.txt", wall + "\n", "wire"), "--format", "json")
    assert ran.code == 0
    assert "too long to compare" in ran.out
    assert statuses(ran) == ["not_assessed"]


def test_five_megabytes_as_a_neighbour_are_no_evidence_and_do_no_harm() -> None:
    wall = ("the harbour bridge of Ostrava and the dam " * 125_000)[:5_000_000]
    put("wall.txt", wall + "\n", "wire")
    ran = run("check", "wire/alpha.txt", "--format", "json")
    assert "corroborated" in statuses(ran)
    assert len(ran.out) < 100_000


def test_five_megabytes_of_sentences_on_one_line_are_all_accounted_for(event: list[Document]) -> None:
    lines = [line for document in event for line in document.text.splitlines()]
    text = " ".join(lines * 6000)[:5_000_000]
    report = Scorer(encoder=QuickEncoder()).score(Document(id="long", text=text), event)
    assert len(report.sentences) > 50_000
    assert sum(report.summary.by_status.values()) == len(report.sentences)


def test_ten_thousand_different_sentences_are_all_accounted_for(event: list[Document]) -> None:
    lines = [line for document in event for line in document.text.splitlines()]
    turned = [" ".join(line.rstrip(".").split()[::-1]) for line in lines]  # the same words, and no copy
    text = "\n".join(f"{turned[i % 12]} for {i} days." for i in range(10_000))
    report = Scorer(encoder=_ConstantEncoder()).score(Document(id="long", text=text), event)
    assert len(report.sentences) == 10_000
    assert sum(report.summary.by_status.values()) == 10_000
    assert report.summary.by_status["partly_corroborated"] > 0


class _ConstantEncoder:
    """Sees no difference between texts, and takes no time for it."""

    name = "constant@1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        return np.ones((len(texts), 1), dtype=np.float32)


def test_a_hundred_copies_in_a_pool_are_one_origin_and_take_seconds(event: list[Document]) -> None:
    copies = [
        event[0].model_copy(update={"id": f"copy{i}", "text": event[0].text + f"Copy {i}.\n"}) for i in range(100)
    ]
    report = Scorer(encoder=QuickEncoder()).score(event[2], [*copies, event[1]])
    assert (report.pool.documents, report.pool.origins) == (101, 2)
    assert report.sentences[0].support.origins == 2


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srcflag.read.files.MAX_BYTES", 1000)
    refused(run("check", put("draft.txt", "word " * 300, "drafts")), "drafts/draft.txt: larger than")


# --- models and settings ---------------------------------------------------------------------------


@pytest.fixture
def model(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped encoder that a test may damage."""
    monkeypatch.undo()  # the real loader
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(root / "models" / "encoder", tmp_path / "model")


def damage(path: Path, *, cut: int = 0, flip: int | None = None) -> None:
    data = bytearray(path.read_bytes())
    if flip is not None:
        data[flip] ^= 0xFF
    path.write_bytes(bytes(data[: len(data) - cut]))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_model_file_with_one_changed_byte_is_refused_by_name(model: Path, name: str) -> None:
    damage(model / name, flip=100)
    refused(run("check", "wire", "--encoder", model), f"model/{name}", "its content is not what was shipped")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_model_file_that_was_cut_short_is_refused_by_name(model: Path, name: str) -> None:
    damage(model / name, cut=10)
    refused(run("check", "wire", "--encoder", model), f"model/{name}", "bytes where")


def test_a_model_without_its_manifest_is_refused(model: Path) -> None:
    (model / "manifest.json").unlink()
    refused(run("check", "wire", "--encoder", model), "model/manifest.json", "cannot be read")


def test_a_model_without_its_tokenizer_is_refused(model: Path) -> None:
    (model / "tokenizer.json").unlink()
    refused(run("check", "wire", "--encoder", model), "model/tokenizer.json", "cannot be read")


def test_an_unknown_setting_names_the_file_and_the_nearest_one(tmp_path: Path) -> None:
    put("srcflag.toml", "max_charts = 200\n")
    refused(run("check", "wire"), "srcflag.toml: unknown setting 'max_charts'; did you mean 'max_chars'?")


def test_an_unknown_variable_names_itself_and_the_nearest_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SRCFLAG_FAILON", "note")
    refused(run("check", "wire"), "environment variable SRCFLAG_FAILON", "did you mean 'fail_on'?")


def test_a_settings_file_that_is_not_there_is_refused() -> None:
    refused(run("check", "wire", "--config", "desk.toml"), "desk.toml: cannot be read")


# --- as a process of its own -----------------------------------------------------------------------


def spawn(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "srcflag", *arguments],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
        **options,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere.txt"],
        ["check", "wire", "--config", "desk.toml"],
        ["check", "wire", "--encoder", "nowhere/model", "--select", "SF9999"],
        ["explain", "SF999"],
        ["check", "-"],
    ],
)
def test_the_installed_command_leaves_with_two_and_one_line_and_no_traceback(arguments: list[str]) -> None:
    done = spawn(*arguments, input="")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("srcflag: ")


@pytest.mark.model
def test_the_installed_command_reads_odd_text_with_the_shipped_encoder(wire: Path) -> None:
    put("odd.txt", "The Ostrava dam \0 burst 😀 on Tuesday, Mayor Jana Kralova of Ostrava said.\u202e\n", "wire")
    put("bad.txt", b"\xff\xfe\xff", "wire")
    done = spawn("check", "wire")
    assert done.returncode == 2
    assert "wire/bad.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert "3 articles" in done.stdout
