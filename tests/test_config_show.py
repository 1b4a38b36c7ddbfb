"""`srcflag config show`: every setting with its value and the place it came from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from command import run
from srcflag.cli.run import setting_options
from srcflag.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TOML = """
candidates = 5
threads = 3
ignore = "SF5"
[per-path."opinion/**"]
ignore = "SF3"
fail_on = "never"
[per-path."*.md"]
select = ["SF1", "SF3"]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "srcflag.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*arguments: object) -> dict[str, Any]:
    ran = run("config", "show", "--json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


def test_each_setting_has_its_value_and_its_place(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SRCFLAG_THREADS", "4")
    told = shown("--fail-on", "note", "--as-of", "2025-09-05")
    file = str(desk / "srcflag.toml")
    assert told["file"] == file
    assert told["settings"].keys() == Settings.model_fields.keys() - {"per_path"}
    assert told["settings"]["candidates"] == {"value": 5, "origin": "file", "where": file}
    assert told["settings"]["threads"] == {"value": 4, "origin": "environment", "where": "SRCFLAG_THREADS"}
    assert told["settings"]["fail_on"] == {"value": "note", "origin": "argument", "where": "--fail-on"}
    assert told["settings"]["as_of"] == {"value": "2025-09-05", "origin": "argument", "where": "--as-of"}
    assert told["settings"]["min_words"] == {"value": 3, "origin": "default", "where": ""}
    assert "for_path" not in told


@pytest.mark.usefixtures("desk")
def test_the_text_says_the_same_in_a_line_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SRCFLAG_THREADS", "4")
    ran = run("config", "show", "--fail-on", "note")
    lines = [re.sub(r" {2,}", "  ", line) for line in ran.out.splitlines()]
    assert lines[0] == "settings file: srcflag.toml"
    assert "candidates = 5  srcflag.toml" in lines
    assert "threads = 4  variable SRCFLAG_THREADS" in lines
    assert 'fail_on = "note"  argument --fail-on' in lines
    assert "min_words = 3  default" in lines
    assert 'per-path "opinion/**": ignore = ["SF3"]' in lines  # the argument is stronger than its fail_on
    assert ran.code == 0


@pytest.mark.parametrize(
    ("path", "patterns", "fail_on", "rules"),
    [
        ("opinion/a.md", ["opinion/**", "*.md"], "never", {"SF101", "SF103"}),
        ("opinion/a.txt", ["opinion/**"], "never", {"SF101", "SF201", "SF402"}),
        ("news/a.md", ["*.md"], "error", {"SF101", "SF302"}),
        ("news/a.txt", [], "error", {"SF101", "SF302", "SF402"}),
    ],
)
@pytest.mark.usefixtures("desk")
def test_for_a_path_it_says_which_patterns_fit_and_what_then_holds(
    path: str, patterns: list[str], fail_on: str, rules: set[str]
) -> None:
    own = shown(path)["for_path"]
    assert (own["path"], own["patterns"], own["fail_on"]) == (path, patterns, fail_on)
    assert rules <= set(own["rules"])
    assert "SF501" not in own["rules"]
    text = run("config", "show", path).out
    assert text.count("  fits") == len(patterns)
    assert f"for {path}: " in text


def test_a_path_in_another_folder_is_told_of_the_file_nearest_to_it(desk: Path) -> None:
    (desk / "inner").mkdir()
    (desk / "inner" / "pyproject.toml").write_text("[tool.srcflag]\ncandidates = 7\n", encoding="utf-8")
    assert shown("inner/a.md")["settings"]["candidates"]["value"] == 7
    assert shown("inner")["file"] == str(desk / "inner" / "pyproject.toml")
    assert shown("a.md")["settings"]["candidates"]["value"] == 5
    assert shown("inner/a.md", "--config", "srcflag.toml")["settings"]["candidates"]["value"] == 5


def test_without_a_file_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown()["file"] is None
    assert run("config", "show").out.startswith("settings file: none found\n")


def test_what_is_shown_for_a_path_is_what_a_check_goes_by(wire: Path) -> None:
    (wire / "srcflag.toml").write_text("select = 'SF4'\n[per-path.'g*']\nselect = 'SF3'\n", encoding="utf-8")
    for name in ("alpha", "gamma"):
        rules = set(shown(f"wire/{name}.txt")["for_path"]["rules"])
        report = json.loads(run("check", "wire", "--format", "json").out)
        [document] = [d for d in report["documents"] if d["document_id"] == name]
        assert {flag["code"] for flag in document["flags"]} <= rules
    assert rules == {"SF301", "SF302", "SF303", "SF304", "SF305"}


def test_an_unknown_key_is_refused_with_the_nearest(desk: Path) -> None:
    (desk / "srcflag.toml").write_text("fail-on = 'note'\n", encoding="utf-8")
    ran = run("config", "show")
    assert (ran.code, ran.out) == (2, "")
    assert "unknown setting 'fail-on'; did you mean 'fail_on'?" in ran.err


def test_a_hostile_value_cannot_repaint_a_terminal(desk: Path) -> None:
    (desk / "srcflag.toml").write_text(
        'encoder = "\\u001b[2J\\u202e"\n[per-path."\\u001b[2J*"]\nignore="SF1"\n', encoding="utf-8"
    )
    for arguments in ((), ("--json",), ("\x1b[2J.md",)):
        ran = run("config", "show", *arguments)
        assert ran.code == 0
        assert not {char for char in ran.out if not char.isprintable()} - {"\n"}


def test_every_setting_that_is_an_option_is_named_like_it() -> None:
    def command(**_: object) -> None: ...

    parameters = getattr(setting_options(command), "__click_params__", [])
    names = {parameter.name for parameter in parameters}
    assert names - {"config"} <= set(Settings.model_fields)
    assert {"select", "ignore", "as_of", "threads"} <= names
