"""What srcflag writes and reads beside articles is no article, and no article is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import run

pytestmark = pytest.mark.usefixtures("wire")


def accept(file: str) -> None:
    assert run("baseline", "write", "wire", "-b", file, "--reason", "known").code == 0


def test_a_baseline_beside_the_articles_is_not_read_as_one() -> None:
    accept("wire/accepted.jsonl")
    ran = run("check", "wire", "--baseline", "wire/accepted.jsonl", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [document["document_id"] for document in json.loads(ran.out)["documents"]] == ["alpha", "beta", "gamma"]
    assert run("baseline", "update", "wire", "-b", "wire/accepted.jsonl").code == 0


def test_an_article_of_the_same_name_elsewhere_is_read_all_the_same(wire: Path) -> None:
    accept("alpha.txt")
    ran = run("check", "wire", "--baseline", "alpha.txt", "--format", "json")
    assert len(json.loads(ran.out)["documents"]) == 3


def test_a_settings_file_of_another_name_beside_the_articles_is_not_told_as_passed_over(wire: Path) -> None:
    (wire / "strict.toml").write_text('fail_on = "warning"\n', encoding="utf-8")
    assert "passed over" not in run("check", "wire", "--config", "wire/strict.toml").err
    assert "strict.toml: passed over" in run("check", "wire").err


def test_the_settings_file_itself_is_not_told_as_passed_over_whatever_is_excluded(wire: Path) -> None:
    (wire / "srcflag.toml").write_text('exclude = ["x*"]\n', encoding="utf-8")
    assert run("check", "wire").err == ""


def test_decisions_beside_the_articles_are_not_read_as_one(wire: Path) -> None:
    (wire / "ada.json").write_text('{"srcflag_decisions": 1, "decisions": []}', encoding="utf-8")
    assert run("report", "wire", "--decisions", "wire/ada.json", "-o", "t.html").code == 0
    assert run("baseline", "update", "wire", "-b", "kept", "--decisions", "wire/ada.json").code == 0


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("kept.jsonl", '{"srcflag_baseline":1}\n', "a baseline of srcflag"),
        ("ada.json", '{"srcflag_decisions": 1, "decisions": []}', "decisions about flags of srcflag"),
    ],
)
def test_a_file_of_srcflag_that_nobody_named_is_called_what_it_is(
    name: str, content: str, what: str, wire: Path
) -> None:
    (wire / name).write_text(content, encoding="utf-8")
    ran = run("check", "wire")
    assert ran.code == 2
    assert f"this is {what} and no article; keep it in another folder, or name it under exclude" in ran.err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_report_among_the_articles_is_called_what_it_is(form: str, wire: Path) -> None:
    run("check", "wire", "--format", form, "-o", f"wire/report.{form}")
    assert "this is a report of srcflag and no article" in run("check", "wire").err


def test_an_article_that_speaks_of_srcflag_is_an_article(wire: Path) -> None:
    row = {"id": "own", "text": "The Ostrava dam burst on Tuesday.", "tool": {"name": "srcflag"}, "srcflag_baseline": 1}
    (wire / "own.json").write_text(json.dumps(row), encoding="utf-8")
    assert run("check", "wire").code == 1


@pytest.mark.parametrize("command", ["check", "report"])
@pytest.mark.parametrize("path", ["wire", "wire/alpha.txt", "wire/*.txt"])
def test_no_report_is_written_over_an_article(command: str, path: str, wire: Path) -> None:
    before = (wire / "alpha.txt").read_bytes()
    ran = run(command, path, "-o", "wire/../wire/alpha.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "would be written over a file that is read as an article; choose another file with -o" in ran.err
    assert (wire / "alpha.txt").read_bytes() == before


def test_no_report_is_written_over_an_article_of_the_pool(tmp_path: Path) -> None:
    Path("draft.txt").write_text("The Ostrava dam burst on Tuesday.\n", encoding="utf-8")
    assert run("check", "draft.txt", "--pool", "wire", "-o", "wire/beta.txt").code == 2
    assert run("check", "draft.txt", "--pool", "wire", "-o", "out.txt").code == 0
    assert run("check", "draft.txt", "--pool", "wire", "-o", "out.txt").code == 0
