"""How a run ends that somebody or something stops: the exit code and the last words, and nothing lost."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from command import POSIX, on_terminal, run, spawn

pytestmark = pytest.mark.usefixtures("wire")

FULL = Path("/dev/full")


def test_an_interrupted_run_does_not_leave_as_one_that_found_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("srcflag.pipeline.Scorer.score_jobs", interrupted)
    ran = run("check", "wire", "-o", "report.json", "--format", "json")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == "srcflag: interrupted; nothing more was written"
    assert not Path("report.json").exists()


@POSIX
@pytest.mark.parametrize(("least", "code"), [("error", 1), ("never", 0)])
def test_a_reader_that_leaves_early_does_not_change_the_exit_code(least: str, code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        options: dict[str, object] = {"stdout": writer, "stderr": subprocess.PIPE, "capture_output": False}
        done = spawn("check", "wire", "--format", "json", "--fail-on", least, **options)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["check", "wire"], ["schema"], ["explain", "--all"], ["config", "show"]])
def test_standard_output_on_a_full_disk_is_an_error_and_no_finding(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = spawn(*arguments, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert done.stderr == b"srcflag: standard output: cannot be written (No space left on device); make room there\n"


@POSIX
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_asks_for_no_colour_gets_none(variables: dict[str, str]) -> None:
    shown, _ = on_terminal("check", "wire", both=True, **variables)
    assert b"SF402" in shown
    assert b"\x1b[3" not in shown
    assert b"\x1b[1m" not in shown


@POSIX
def test_an_empty_no_color_asks_for_nothing() -> None:
    shown, _ = on_terminal("check", "wire", both=True, NO_COLOR="")
    assert b"\x1b[31m" in shown


@pytest.mark.parametrize("name", ["::error::owned", "##[error]owned", "##vso[task.complete result=Failed]owned"])
def test_nothing_that_a_ci_service_obeys_comes_from_a_name_or_an_article(name: str, wire: Path) -> None:
    text = (wire / "gamma.txt").read_text(encoding="utf-8").replace("took bribes", f"took {name} bribes")
    Path(f"{name}.txt").write_text(text, encoding="utf-8")
    Path("##[error]empty.txt").write_text("", encoding="utf-8")
    ran = run("check", f"{name}.txt", "##[error]empty.txt", "--pool", "wire")
    assert "owned" in ran.out
    assert "empty.txt: it is empty" in ran.err
    for line in (ran.out + ran.err).splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


def test_signs_of_a_number_or_a_heading_are_left_as_they_are(wire: Path) -> None:
    with (wire / "gamma.txt").open("a", encoding="utf-8") as file:
        file.write("Critics say C## and std::vector took 300 homes in Ostrava.\n")
    assert "C## and std::vector" in run("check", "wire").out
