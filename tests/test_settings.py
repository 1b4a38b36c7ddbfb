"""Settings from four places: which wins, and what is said of a key or value that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from srcflag.errors import SettingsError
from srcflag.settings import Settings, load

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, text: str, name: str = "srcflag.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(start: Path, **given: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load(start, environment=given.pop("environment", {}), **given)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


# --- which place wins ------------------------------------------------------------------------------


def test_without_any_source_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path, environment={}) == Settings()


def test_a_file_beats_the_defaults_the_environment_the_file_and_an_argument_the_environment(tmp_path: Path) -> None:
    put(tmp_path, "candidates = 5\nmin_words = 6\nthreads = 3\n")
    settings = load(
        tmp_path, environment={"SRCFLAG_MIN_WORDS": "7", "SRCFLAG_THREADS": "4", "HOME": "elsewhere"}, threads=8
    )
    assert (settings.max_chars, settings.candidates, settings.min_words, settings.threads) == (3000, 5, 7, 8)


def test_an_argument_that_is_none_is_as_if_it_was_not_given(tmp_path: Path) -> None:
    put(tmp_path, 'fail_on = "note"\n')
    assert load(tmp_path, environment={}, fail_on=None).fail_on == "note"


def test_the_nearest_file_upwards_is_used_and_no_other(tmp_path: Path) -> None:
    put(tmp_path, "candidates = 5\nmin_words = 9\n")
    put(tmp_path / "desk", "candidates = 6\n")
    inner = tmp_path / "desk" / "drafts" / "today"
    inner.mkdir(parents=True)
    settings = load(inner, environment={})
    assert (settings.candidates, settings.min_words) == (6, 3)


def test_a_pyproject_counts_only_where_it_has_our_table(tmp_path: Path) -> None:
    put(tmp_path, '[tool.srcflag]\nfail_on = "never"\n', "pyproject.toml")
    put(tmp_path / "inner", "[tool.other]\nline = 1\n", "pyproject.toml")
    assert load(tmp_path / "inner", environment={}).fail_on == "never"


def test_our_own_file_wins_over_a_pyproject_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "[tool.srcflag]\ncandidates = 5\n", "pyproject.toml")
    put(tmp_path, "candidates = 6\n")
    assert load(tmp_path, environment={}).candidates == 6


def test_a_pyproject_that_only_mentions_our_table_in_a_comment_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "# [tool.srcflag] would go here\ntool = 3\n", "pyproject.toml")
    assert load(tmp_path, environment={}) == Settings()


def test_a_named_file_is_used_instead_of_the_nearest_one(tmp_path: Path) -> None:
    put(tmp_path, "candidates = 5\n")
    named = put(tmp_path / "elsewhere", "min_words = 2\n", "desk.toml")
    settings = load(tmp_path, config=named, environment={})
    assert (settings.candidates, settings.min_words) == (10, 2)


def test_the_variable_that_names_the_folder_of_test_articles_is_no_setting(tmp_path: Path) -> None:
    assert load(tmp_path, environment={"SRCFLAG_SHARED": "somewhere"}) == Settings()


# --- lists of codes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"SF101"', ("SF101",)),
        ('["SF101"]', ("SF101",)),
        ('"SF101, SF302,"', ("SF101", "SF302")),
        ('["SF101", "SF302"]', ("SF101", "SF302")),
        ('""', ()),
        ("[]", ()),
    ],
)
def test_codes_are_a_string_or_a_list(tmp_path: Path, written: str, read: tuple[str, ...]) -> None:
    put(tmp_path, f"ignore = {written}\n")
    assert load(tmp_path, environment={}).ignore == read


def test_codes_from_the_environment_are_parted_at_commas(tmp_path: Path) -> None:
    assert load(tmp_path, environment={"SRCFLAG_SELECT": "SF1, SF402"}).select == ("SF1", "SF402")


# --- what cannot be --------------------------------------------------------------------------------


def test_an_unknown_key_names_the_file_and_the_nearest_known_key(tmp_path: Path) -> None:
    path = put(tmp_path, 'fail-on = "error"\n')
    assert refusal(tmp_path) == f"{path}: unknown setting 'fail-on'; did you mean 'fail_on'?"


def test_an_unknown_key_far_from_all_lists_the_known_ones(tmp_path: Path) -> None:
    put(tmp_path, "zzzzzz = 1\n")
    message = refusal(tmp_path)
    assert "known settings: " in message
    assert all(key in message for key in Settings.model_fields)


def test_an_unknown_variable_is_named_with_the_nearest_key(tmp_path: Path) -> None:
    message = refusal(tmp_path, environment={"SRCFLAG_THREAD": "2"})
    assert message == "environment variable SRCFLAG_THREAD: unknown setting 'thread'; did you mean 'threads'?"


def test_an_unknown_argument_says_so(tmp_path: Path) -> None:
    assert refusal(tmp_path, treads=2) == "arguments: unknown setting 'treads'; did you mean 'threads'?"


def test_an_unknown_key_cannot_repaint_a_terminal(tmp_path: Path) -> None:
    put(tmp_path, '"a\\u001b[31mb" = 1\n')
    assert refusal(tmp_path).isprintable()


@pytest.mark.parametrize(
    "line",
    [
        "threads = 0",
        "threads = 65",
        "candidates = 0",
        "min_words = 0",
        "max_chars = 99",
        'threads = "many"',
        "ignore = 3",
    ],
)
def test_an_impossible_value_names_the_file_the_key_and_the_value(tmp_path: Path, line: str) -> None:
    path = put(tmp_path, line + "\n")
    key, _, value = line.partition(" = ")
    message = refusal(tmp_path)
    assert message.startswith(f"{path}: {key}")
    assert value.strip('"') in message


@pytest.mark.parametrize(
    "line", ["threads = 1", "threads = 64", "candidates = 100", "min_words = 1", "max_chars = 100"]
)
def test_the_outermost_possible_values_are_taken(tmp_path: Path, line: str) -> None:
    put(tmp_path, line + "\n")
    key, _, value = line.partition(" = ")
    assert getattr(load(tmp_path, environment={}), key) == int(value)


def test_a_severity_that_there_is_not_lists_those_that_there_are(tmp_path: Path) -> None:
    put(tmp_path, 'fail_on = "fatal"\n')
    message = refusal(tmp_path)
    assert "'error', 'warning', 'note' or 'never'" in message
    assert "'fatal'" in message


def test_broken_toml_says_where_it_breaks(tmp_path: Path) -> None:
    path = put(tmp_path, "candidates = 5\nthreads = = 2\n")
    message = refusal(tmp_path)
    assert message.startswith(f"{path}: not valid TOML: ")
    assert "line 2" in message


def test_bytes_that_are_no_text_are_no_toml(tmp_path: Path) -> None:
    (tmp_path / "srcflag.toml").write_bytes(b"candidates = \xff\n")
    assert "not valid TOML" in refusal(tmp_path)


def test_several_tables_of_ours_are_refused_rather_than_ignored(tmp_path: Path) -> None:
    path = put(tmp_path, "[[tool.srcflag]]\nthreads = 3\n", "pyproject.toml")
    assert refusal(tmp_path).startswith(f"{path}: [tool.srcflag] must be one table")


@pytest.mark.parametrize("header", ["tool.srcflag", "srcflag"])
def test_a_header_that_belongs_into_pyproject_is_told_from_an_unknown_setting(tmp_path: Path, header: str) -> None:
    put(tmp_path, f'[{header}]\nfail_on = "note"\n')
    assert f"srcflag.toml: a line [{header}] is for pyproject.toml only; leave it out" in refusal(tmp_path)


@pytest.mark.parametrize("line", ["ignore = 5", "[per-path.'*.md']\nignore = 5"])
def test_a_list_is_called_a_list(tmp_path: Path, line: str) -> None:
    put(tmp_path, line)
    assert "ignore = 5: input should be a list of texts" in refusal(tmp_path)


def test_a_named_file_that_is_missing_is_an_error_and_not_ignored(tmp_path: Path) -> None:
    missing = tmp_path / "gone.toml"
    message = refusal(tmp_path, config=missing)
    assert message == f"{missing}: cannot be read (No such file or directory); name a readable file with --config"


# --- the record ------------------------------------------------------------------------------------


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        Settings().threads = 4  # type: ignore[misc]


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_share(value: float) -> None:
    with pytest.raises(ValidationError):
        Settings(min_confidence=value)


def test_the_report_shows_what_decided_the_result_and_not_how_it_was_run() -> None:
    decisive = Settings(threads=9, fail_on="note", ignore=("SF101",)).decisive
    assert decisive["ignore"] == ["SF101"]
    assert decisive["min_confidence"] == 0.0
    assert not {"threads", "fail_on", "exclude"} & decisive.keys()
