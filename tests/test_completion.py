"""Shell completion: the script is printed, and asking it as a shell does gives commands, options and rule codes."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from command import run
from srcflag.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

CODES = [rule.code for rule in RULES]


def completed(*words: str) -> list[str]:
    """What bash is given for the last of the words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_SRCFLAG_COMPLETE", "bash_complete")
        patch.setenv("COMP_WORDS", " ".join(["srcflag", *words]))
        patch.setenv("COMP_CWORD", str(len(words)))
        ran = run()
    assert (ran.code, ran.err) == (0, "")
    return [line.partition(",")[2] for line in ran.out.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed_and_names_what_it_calls(shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_SRCFLAG_COMPLETE={shell}_complete" in ran.out
    assert "srcflag" in ran.out


def test_another_shell_is_refused_with_those_that_are_known() -> None:
    ran = run("completion", "cmd")
    assert (ran.code, ran.out) == (2, "")
    assert "'bash', 'zsh', 'fish'" in ran.err


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_script(tmp_path: Path) -> None:
    script = tmp_path / "completion.sh"
    script.write_text(run("completion", "bash").out, encoding="utf-8")
    asked = ["bash", "--norc", "-c", f'. "{script}"; complete -p srcflag']
    done = subprocess.run(asked, capture_output=True, check=True, text=True, timeout=30)
    assert "_srcflag_completion" in done.stdout


def test_commands_and_options_are_completed() -> None:
    assert {"check", "config", "completion", "explain"} <= set(completed(""))
    assert completed("comp") == ["completion"]
    assert completed("check", "--changed") == ["--changed-only"]
    assert completed("check", "--fail-on", "n") == ["note", "never"]


@pytest.mark.parametrize("words", [("check",), ("check", "--pool"), ("report",), ("config", "show")])
def test_paths_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_SRCFLAG_COMPLETE", "bash_complete")
        patch.setenv("COMP_WORDS", " ".join(["srcflag", *words, "dra"]))
        patch.setenv("COMP_CWORD", str(len(words) + 1))
        assert run().out == "file,dra\n"


def test_explain_completes_codes() -> None:
    assert completed("explain", "SF1") == [code for code in CODES if code.startswith("SF1")]
    assert completed("explain", "") == CODES
    assert completed("explain", "SF9999") == []
    assert completed("explain", "SF101,SF2") == []  # one rule, no list


@pytest.mark.parametrize("command", [("check",), ("report",), ("config", "show")])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_options_complete_codes_and_families_also_behind_a_comma(command: tuple[str, ...], option: str) -> None:
    fours = [code for code in CODES if code.startswith("SF4")]
    assert completed(*command, option, "SF4") == fours
    assert completed(*command, option, "SF101,SF4") == [f"SF101,{code}" for code in fours]
    assert {"SF1", "SF4", "SF402"} <= set(completed(*command, option, "SF"))
    assert completed(*command, option, "x") == []
