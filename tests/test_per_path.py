"""Settings for some paths only: which documents a pattern fits, what then holds, and which settings file counts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import Ran, run
from srcflag.errors import SettingsError
from srcflag.per_path import PathSettings, _fit
from srcflag.settings import Settings, load

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, text: str, name: str = "srcflag.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(ran: Ran) -> dict[str, set[str]]:
    assert ran.code in (0, 1), ran.err
    return {d["document_id"]: {flag["code"] for flag in d["flags"]} for d in json.loads(ran.out)["documents"]}


# --- patterns --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("opinion/**", "opinion/a.md", True),
        ("opinion/**", "opinion/2025/may/a.md", True),
        ("opinion/**", "desk/opinion/a.md", False),
        ("opinion/**", "opinions/a.md", False),
        ("opinion/**", "opinion", False),
        ("opinion/", "opinion/2025/a.md", True),
        ("opinion/*", "opinion/2025/a.md", False),
        ("opinion/*.md", "opinion/a.md", True),
        ("opinion/*.md", "opinion/a.txt", False),
        ("./opinion/*.md", "opinion/a.md", True),
        ("**/opinion/**", "desk/opinion/a.md", True),
        ("**/opinion/**", "opinion/a.md", True),
        ("desk/**/a.md", "desk/a.md", True),
        ("desk/**/a.md", "desk/x/y/a.md", True),
        ("desk/**/a.md", "desk/x/b.md", False),
        ("*.md", "desk/x/a.md", True),
        ("a.md", "desk/x/a.md", True),
        ("a.md", "desk/x/ba.md", False),
        ("[ab]?.md", "b1.md", True),
        ("[ab]?.md", "c1.md", False),
        ("**", "desk/a.md", True),
        ("A.md", "a.md", False),
        ("a.md", "../a.md", False),
    ],
)
def test_a_pattern_fits_paths_from_its_folder_on(pattern: str, path: str, fits: bool) -> None:
    assert PathSettings(pattern=pattern).fits(path) is fits


def test_a_pattern_starts_from_the_folder_of_its_file_and_not_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "[per-path.'opinion/**']\nfail_on = 'never'\n")
    for folder, path, other in (
        (tmp_path, "opinion/a.md", "a.md"),
        (tmp_path / "opinion", "a.md", "../a.md"),
        (tmp_path / "news", "../opinion/a.md", "opinion/a.md"),
    ):
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        assert load(tmp_path, environment={}).for_path(path).fail_on == "never"
        assert load(tmp_path, environment={}).for_path(other).fail_on == "error"


@given(
    st.lists(st.sampled_from(["**", "a", "*", "b?"]), max_size=5),
    st.lists(st.sampled_from(["a", "b", "bc"]), max_size=6),
)
def test_two_stars_stand_for_any_folders_as_a_regular_expression_would_have_it(
    parts: list[str], names: list[str]
) -> None:
    one = {"**": r"(?:[^/]+/)*", "a": "a/", "*": "[^/]*/", "b?": "b[^/]/"}
    expected = re.fullmatch("".join(one[part] for part in parts), "".join(f"{name}/" for name in names))
    assert _fit(parts, names) is (expected is not None)


def test_a_pattern_of_many_stars_does_not_go_back_over_a_long_path() -> None:
    pattern = "/".join(["**", "a"] * 60)
    assert not PathSettings(pattern=pattern).fits("/".join(["a"] * 400 + ["b"]))


# --- what holds for a path -------------------------------------------------------------------------


def test_ignore_adds_up_and_of_select_and_fail_on_the_last_that_fits_counts(tmp_path: Path) -> None:
    put(
        tmp_path,
        """
        ignore = "SF5"
        [per-path."opinion/**"]
        ignore = ["SF3", "SF5"]
        select = ["SF1"]
        fail_on = "note"
        [per-path."*.md"]
        ignore = "SF2"
        fail_on = "never"
        """,
    )
    settings = load(tmp_path, environment={})
    both = settings.for_path(str(tmp_path / "opinion" / "a.md"))
    assert (both.select, both.ignore, both.fail_on) == (("SF1",), ("SF5", "SF3", "SF2"), "never")
    first = settings.for_path(str(tmp_path / "opinion" / "a.txt"))
    assert (first.select, first.ignore, first.fail_on) == (("SF1",), ("SF5", "SF3"), "note")
    neither = settings.for_path(str(tmp_path / "news" / "a.txt"))
    assert (neither.select, neither.ignore, neither.fail_on) == ((), ("SF5",), "error")
    assert settings.for_path(None) == settings.for_path("-") == settings


def test_what_is_said_for_this_run_holds_for_every_path_but_what_a_path_ignores_stays_ignored(tmp_path: Path) -> None:
    put(tmp_path, "[per-path.'*.md']\nselect = 'SF1'\nignore = 'SF4'\nfail_on = 'note'\n")
    path = str(tmp_path / "a.md")
    said = load(tmp_path, environment={"SRCFLAG_SELECT": "SF2"}, fail_on="never").for_path(path)
    assert (said.select, said.ignore, said.fail_on) == (("SF2",), ("SF4",), "never")
    unsaid = load(tmp_path, environment={}).for_path(path)
    assert (unsaid.select, unsaid.ignore, unsaid.fail_on) == (("SF1",), ("SF4",), "note")


def test_a_table_in_a_pyproject_is_read_too(tmp_path: Path) -> None:
    put(tmp_path, "[tool.srcflag.per-path.'*.md']\nfail_on = 'never'\n", "pyproject.toml")
    assert load(tmp_path, environment={}).for_path(str(tmp_path / "a.md")).fail_on == "never"


def test_the_report_tells_what_decides_flags_and_not_what_decides_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        tmp_path,
        "[per-path.'opinion/**']\nignore = ['SF3', 'SF1']\nfail_on = 'never'\n[per-path.'*.md']\nfail_on = 'note'\n",
    )
    monkeypatch.chdir(tmp_path)
    assert load(environment={}).decisive["per_path"] == ["opinion/**: ignore SF3, SF1"]
    assert Settings().decisive["per_path"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[per-path.'*.md']\nignroe = 'SF1'\n", "per-path '*.md': unknown setting 'ignroe'; did you mean 'ignore'?"),
        (
            "[per-path.'*.md']\nthreads = 3\n",
            "per-path '*.md': unknown setting 'threads'; known settings: select, ignore, fail_on",
        ),
        ("[per-path.'*.md']\nfail_on = 'fatal'\n", "per-path '*.md': fail_on = 'fatal': "),
        (
            "[per-path]\n'*.md' = ['SF1']\n",
            "per-path must hold a table for each pattern, as in [per-path.'opinion/**']",
        ),
        ("per-path = 'SF1'\n", "per-path must hold a table for each pattern"),
        ("[per-path.'/opinion/**']\nignore = 'SF1'\n", "a pattern starts from the folder of this file"),
        ("[per-path.'../opinion/**']\nignore = 'SF1'\n", "a pattern starts from the folder of this file"),
        ("[per-path.'']\nignore = 'SF1'\n", "a pattern starts from the folder of this file"),
        ("[per-paths.'*.md']\nignore = 'SF1'\n", "unknown setting 'per-paths'; did you mean 'per_path'?"),
    ],
)
def test_what_cannot_be_is_named_with_its_file_and_pattern(tmp_path: Path, text: str, said: str) -> None:
    path = put(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, environment={})
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)


def test_patterns_stand_in_a_file_only(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match="environment variable SRCFLAG_PER_PATH: per_path can only be set in a settings file"
    ):
        load(tmp_path, environment={"SRCFLAG_PER_PATH": "x"})


# --- a run ------------------------------------------------------------------------------------------


def test_a_document_is_checked_by_the_rules_of_its_path(wire: Path) -> None:
    put(wire.parent, "[per-path.'wire/g*']\nignore = 'SF4'\n[per-path.'wire/a*']\nselect = 'SF1'\n")
    found = codes(run("check", "wire", "--format", "json"))
    everything = codes(run("check", "wire", "--format", "json", "--config", put(wire, "", "empty.toml")))
    assert everything["alpha"] > {"SF101"}
    assert found == everything | {"alpha": {"SF101"}, "gamma": everything["gamma"] - {"SF402"}}
    assert found != everything


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("", [], 1),  # gamma's allegation
        ("[per-path.'wire/gamma.txt']\nfail_on = 'never'\n", [], 0),
        ("[per-path.'wire/alpha.txt']\nfail_on = 'never'\n", [], 1),
        ("[per-path.'wire/gamma.txt']\nfail_on = 'never'\n", ["--fail-on", "error"], 1),
        ("fail_on = 'never'\n[per-path.'wire/gamma.txt']\nfail_on = 'error'\n", [], 1),
        ("fail_on = 'never'\n[per-path.'wire/alpha.txt']\nfail_on = 'error'\n", [], 0),  # its worst is a warning
        ("fail_on = 'never'\n[per-path.'wire/alpha.txt']\nfail_on = 'warning'\n", [], 1),
        ("[per-path.'wire/**']\nignore = 'SF402'\n", [], 0),
    ],
)
def test_each_document_fails_by_the_severity_of_its_own_path(
    wire: Path, text: str, arguments: list[str], code: int
) -> None:
    put(wire.parent, text)
    ran = run("check", "wire", *arguments)
    assert (ran.code, ran.err) == (code, "")


def test_a_code_for_a_path_that_fits_no_rule_is_refused_though_no_document_has_that_path(wire: Path) -> None:
    put(wire.parent, "[per-path.'nowhere/**']\nignore = 'SF9999'\n")
    ran = run("check", "wire")
    assert (ran.code, ran.out) == (2, "")
    assert "'SF9999' selects no rule" in ran.err


# --- several settings files -------------------------------------------------------------------------


@pytest.fixture
def desks(wire: Path) -> Path:
    """Two folders with one article each, and `wire` as the pool."""
    for name in ("one", "two"):
        (wire.parent / name).mkdir()
        (wire.parent / name / f"{name}.txt").write_text((wire / "gamma.txt").read_text(), encoding="utf-8")
    (wire / "gamma.txt").unlink()
    return wire.parent


def checked(*arguments: str) -> Ran:
    return run("check", "one/one.txt", "two/two.txt", "--pool", "wire", "--format", "json", *arguments)


def test_each_document_goes_by_the_settings_file_nearest_to_it(desks: Path) -> None:
    put(desks / "two", "ignore = 'SF4'\n")
    found = codes(checked())
    assert "SF402" in found["one"]
    assert "SF402" not in found["two"]
    assert "SF302" in found["two"]
    assert json.loads(checked().out)["settings"]["per_path"][-1] == "two/**: select all; ignore SF4"


def test_a_nearer_file_begins_anew_and_takes_nothing_from_the_one_above_it(desks: Path) -> None:
    put(desks, "ignore = 'SF3'\nfail_on = 'never'\n[per-path.'two/**']\nselect = 'SF1'\n")
    put(desks / "two", "[per-path.'*.txt']\nignore = 'SF101'\n")
    ran = checked()
    assert ran.code == 1  # two's error counts, one's does not
    found = codes(ran)
    assert "SF402" in found["one"]
    assert "SF302" not in found["one"]
    assert {"SF302", "SF402"} <= found["two"]
    assert "SF101" not in found["two"]


@pytest.mark.parametrize("paths", [("one/one.txt", "two/two.txt"), ("two/two.txt", "one/one.txt")])
def test_the_order_of_the_paths_changes_neither_flags_nor_exit_code(desks: Path, paths: tuple[str, str]) -> None:
    put(desks, "ignore = 'SF3'\nfail_on = 'never'\n")
    put(desks / "two", "ignore = 'SF4'\nfail_on = 'note'\n")
    ran = run("check", *paths, "--pool", "wire", "--format", "json")
    found = codes(ran)
    assert ("SF302" in found["one"], "SF402" in found["one"]) == (False, True)
    assert ("SF302" in found["two"], "SF402" in found["two"]) == (True, False)
    assert ran.code == 1


def test_one_file_named_or_an_argument_holds_for_all(desks: Path) -> None:
    put(desks / "two", "ignore = 'SF4'\nfail_on = 'never'\nselect = 'SF4'\n")
    named = put(desks / "elsewhere", "ignore = 'SF1'\n", "desk.toml")
    found = codes(checked("--config", str(named)))
    assert found["one"] == found["two"]
    assert "SF402" in found["two"]
    said = codes(checked("--select", "SF3", "--ignore", "SF305"))
    assert said["one"] == said["two"] == {"SF302"}


def test_what_one_run_can_have_only_once_is_the_first_files_and_the_other_is_told(desks: Path) -> None:
    put(desks / "one", "candidates = 5\n")
    put(desks / "two", "candidates = 7\nmin_words = 5\nthreads = 4\n")
    ran = checked()
    assert json.loads(ran.out)["settings"]["candidates"] == 5
    [note] = json.loads(ran.out)["notifications"]
    assert note["level"] == "warning"
    assert note["message"].startswith(
        "two/srcflag.toml: candidates, min_words: one/srcflag.toml decides for the whole run"
    )
    assert note["message"] in ran.err


def test_two_files_that_agree_in_it_are_no_matter(desks: Path) -> None:
    put(desks / "one", "candidates = 5\nignore = 'SF1'\n")
    put(desks / "two", "candidates = 5\nthreads = 4\n")
    assert checked().err == ""


def test_a_pool_of_another_folder_brings_no_settings(desks: Path) -> None:
    put(desks / "wire", "ignore = 'SF4'\ncandidates = 3\n")
    ran = checked()
    assert ran.err == ""
    assert "SF402" in codes(ran)["one"]


def test_a_path_that_leads_out_of_the_working_folder_has_nothing_of_it(
    desks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desks / "one", "ignore = 'SF4'\ncandidates = 3\n")
    monkeypatch.chdir(desks / "one")
    ran = run("check", "../two/two.txt", "--pool", "../wire", "--format", "json")
    assert "SF402" in codes(ran)["two"]
    assert json.loads(ran.out)["settings"]["candidates"] == 10
