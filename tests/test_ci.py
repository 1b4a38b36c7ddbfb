"""What pipelines run: the action's script, the hook, and every call of srcflag that the documents show."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml

from command import run
from srcflag.cli import commands

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/ci.md", "docs/configuration.md", "docs/formats.md")
BASH = pytest.mark.skipif(shutil.which("bash") is None or os.name != "posix", reason="needs bash")


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text_of("action.yml"))
    return loaded


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    [loaded] = yaml.safe_load(text_of(".pre-commit-hooks.yaml"))
    assert isinstance(loaded, dict)
    return loaded


# --- calls in documents -----------------------------------------------------------------------------


class Call(NamedTuple):
    page: str
    words: tuple[str, ...]


def calls() -> list[Call]:
    """Every `srcflag ...` in code: of the pages, the action and the hook; what a shell does with it is cut off."""
    found = []
    for page in (*PAGES, "action.yml", ".pre-commit-hooks.yaml"):
        for line in re.findall(r"(?<![\w./-])srcflag ([a-z]+(?=[\s`)]).*)", text_of(page)):
            words = shlex.split(re.split(r"[`;|&>)]|\s#", line)[0])
            if words[0] in commands.commands:  # else it is a sentence about srcflag
                found.append(Call(page, tuple(words)))
    return found


def command_of(words: tuple[str, ...]) -> tuple[click.Command, list[str]]:
    command: click.Command = commands
    rest = list(words)
    while isinstance(command, click.Group) and rest:
        name = rest.pop(0)
        assert name in command.commands, f"there is no command {name}"
        command = command.commands[name]
    return command, rest


@pytest.mark.parametrize("call", calls(), ids=lambda call: f"{call.page}: {' '.join(call.words)[:60]}")
def test_every_option_of_a_call_that_is_shown_exists(call: Call) -> None:
    command, rest = command_of(call.words)
    known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)} <= known


@pytest.mark.parametrize(
    "call", [call for call in calls() if call.page == "docs/ci.md"], ids=lambda call: " ".join(call.words)[:60]
)
def test_every_call_on_the_page_for_pipelines_is_one_that_the_command_takes(call: Call) -> None:
    command, rest = command_of(call.words)
    if rest:  # `srcflag completion` alone is a name in a sentence
        command.make_context(call.words[0], rest)


def test_the_checks_here_see_an_option_that_there_is_not() -> None:
    with pytest.raises(AssertionError):
        test_every_option_of_a_call_that_is_shown_exists(Call("x", ("check", "drafts/", "--frmat=json")))
    with pytest.raises(click.UsageError):
        test_every_call_on_the_page_for_pipelines_is_one_that_the_command_takes(
            Call("x", ("check", "a", "--format", "yaml"))
        )
    assert len(calls()) > 15


def test_the_examples_parse_and_name_files_of_reports_that_the_calls_write() -> None:
    github, gitlab, hook = map(yaml.safe_load, blocks("docs/ci.md", "yaml"))
    steps = github["jobs"]["srcflag"]["steps"]
    assert steps[1]["with"]["sarif-file"] == steps[2]["with"]["sarif_file"]
    assert "-o comment.md" in steps[3]["run"]
    assert github["permissions"] == {"contents": "read"}
    job = gitlab["srcflag"]
    assert f"-o {job['artifacts']['reports']['codequality']}" in job["script"][0]
    assert hook["repos"][0]["hooks"][0]["id"] == "srcflag"


def test_the_examples_hand_the_action_inputs_that_it_has(action: dict[str, Any]) -> None:
    github = yaml.safe_load(blocks("docs/ci.md", "yaml")[0])
    given = github["jobs"]["srcflag"]["steps"][1]["with"]
    assert given.keys() <= action["inputs"].keys()
    needed = {name for name, one in action["inputs"].items() if one.get("required")}
    assert needed <= given.keys()
    named = re.search(r"Inputs of the action: (.*?)\. Output", text_of("docs/ci.md"), re.DOTALL)
    assert named
    assert set(re.findall(r"`([a-z-]+)`(?! unless)", named[1])) == action["inputs"].keys()


def test_the_settings_file_that_is_shown_is_one_that_is_taken(tmp_path: Path) -> None:
    from srcflag.settings import load

    [shown] = blocks("docs/configuration.md", "toml")
    (tmp_path / "srcflag.toml").write_text(shown, encoding="utf-8")
    assert [one.pattern for one in load(tmp_path, environment={}).per_path] == ["opinion/**", "*.md"]


# --- nothing that others write becomes part of a script ----------------------------------------------


def scripts(value: object) -> list[str]:
    """Every `run:` in a loaded workflow or action."""
    if isinstance(value, dict):
        own = [value["run"]] if isinstance(value.get("run"), str) else []
        return own + [script for one in value.values() for script in scripts(one)]
    return [script for one in value for script in scripts(one)] if isinstance(value, list) else []


def test_no_script_has_an_expression_in_it(action: dict[str, Any]) -> None:
    workflow = yaml.safe_load(blocks("docs/ci.md", "yaml")[0])
    assert len(scripts(action)) == 2
    assert len(scripts(workflow)) == 1
    assert [script for script in (*scripts(action), *scripts(workflow)) if "${{" in script] == []


def test_no_variable_of_a_step_is_taken_for_a_setting(action: dict[str, Any]) -> None:
    workflow = yaml.safe_load(blocks("docs/ci.md", "yaml")[0])
    steps = [*action["runs"]["steps"], *workflow["jobs"]["srcflag"]["steps"]]
    assert [name for step in steps for name in step.get("env", {}) if name.startswith("SRCFLAG_")] == []


# --- the action --------------------------------------------------------------------------------------

QUICK = """
import sys
import srcflag.pipeline
from srcflag.cli import main
from srcflag.testing import FakeEncoder
srcflag.pipeline.load_encoder = lambda *_, **__: FakeEncoder()
main()
"""


class Step(NamedTuple):
    code: int
    log: str
    output: str


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for the PATH with srcflag on fake models, and a pip that writes down what it is asked for."""
    folder = tmp_path / "tools"
    folder.mkdir()
    calls = {
        "srcflag": f'exec {shlex.quote(sys.executable)} -c {shlex.quote(QUICK)} "$@"',
        "pip": 'printf "%s\\n" "$@"',
    }
    for name, line in calls.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def step(action: dict[str, Any], name: str, tools: Path, **inputs: str) -> Step:
    """Run a step's script as the runner does, its variables filled from the inputs and their defaults."""
    [found] = [one for one in action["runs"]["steps"] if one.get("name") == name]
    values = {key: one.get("default", "") for key, one in action["inputs"].items()}
    values |= {key.replace("_", "-"): value for key, value in inputs.items()}
    variables = {}
    for variable, expression in found["env"].items():
        kind, key = re.fullmatch(r"\$\{\{ (inputs|github)\.([\w-]+) \}\}", expression).groups()  # type: ignore[union-attr]
        variables[variable] = values[key] if kind == "inputs" else "/the action"
    script, output = tools.parent / "step.sh", tools.parent / "output.txt"
    script.write_text(found["run"], encoding="utf-8")
    output.write_text("", encoding="utf-8")
    environment = (
        os.environ | variables | {"GITHUB_OUTPUT": str(output), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    )
    assert found["shell"] == "bash"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        capture_output=True,
        check=False,
        cwd=tools.parent,
        env=environment,
        text=True,
        timeout=120,
    )
    return Step(done.returncode, done.stdout + done.stderr, output.read_text(encoding="utf-8"))


@BASH
@pytest.mark.usefixtures("wire")
def test_the_action_annotates_and_fails_by_what_it_found(action: dict[str, Any], tools: Path) -> None:
    done = step(action, "Check", tools, paths="wire/")
    assert (done.code, done.output) == (1, "exit-code=1\n")
    assert "::error file=wire/gamma.txt,line=3" in done.log


@BASH
@pytest.mark.usefixtures("wire")
def test_the_action_passes_where_nothing_is_as_bad_as_it_was_told(action: dict[str, Any], tools: Path) -> None:
    done = step(action, "Check", tools, paths="wire/", fail_on="never")
    assert (done.code, done.output) == (0, "exit-code=0\n")
    done = step(action, "Check", tools, paths="wire/alpha.txt\nwire/beta.txt\n", pool="wire/\n", args="--select=SF4\n")
    assert (done.code, done.output) == (0, "exit-code=0\n")


@BASH
@pytest.mark.usefixtures("wire")
def test_the_action_writes_sarif_whatever_it_found_and_keeps_the_exit_code(
    action: dict[str, Any], tools: Path, tmp_path: Path
) -> None:
    done = step(action, "Check", tools, paths="wire/", sarif_file="a b.sarif", format="text", fail_on="warning")
    assert (done.code, done.output) == (1, "exit-code=1\n")
    assert '"version":"2.1.0"' in (tmp_path / "a b.sarif").read_text(encoding="utf-8")
    assert "3 articles, 12 sentences" in done.log


@BASH
@pytest.mark.usefixtures("wire")
@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "nowhere/"},
        {"paths": ""},
        {"paths": "wire/", "fail_on": "fatal"},
        {"paths": "wire/", "sarif_file": "gone/a.sarif", "fail_on": "never"},
    ],
)
def test_the_action_tells_a_wrong_call_from_a_finding(
    action: dict[str, Any], tools: Path, inputs: dict[str, str]
) -> None:
    done = step(action, "Check", tools, **inputs)
    assert (done.code, done.output) == (2, "exit-code=2\n")


@BASH
@pytest.mark.usefixtures("wire")
@pytest.mark.parametrize("name", ["paths", "pool", "args", "fail_on", "format", "sarif_file"])
def test_no_input_of_the_action_becomes_a_command(
    action: dict[str, Any], tools: Path, tmp_path: Path, name: str
) -> None:
    hostile = "$(touch owned) `touch owned`; touch owned\n\"; touch owned #\n--output=../owned' && touch owned"
    done = step(action, "Check", tools, **({"paths": "wire/"} | {name: hostile}))
    assert done.output in ("exit-code=0\n", "exit-code=1\n", "exit-code=2\n")
    assert not [path for path in (tmp_path / "owned", tmp_path.parent / "owned") if path.exists()]


@BASH
def test_the_action_installs_its_own_checkout_or_the_version_that_it_was_told(
    action: dict[str, Any], tools: Path
) -> None:
    assert step(action, "Install srcflag", tools).log == "install\n/the action\n"
    assert step(action, "Install srcflag", tools, version="1.2.3").log == "install\nsrcflag==1.2.3\n"
    told = step(action, "Install srcflag", tools, version="1; touch owned --index-url x").log
    assert told == "install\nsrcflag==1; touch owned --index-url x\n"


# --- the hook ----------------------------------------------------------------------------------------


def test_the_hook_has_what_a_hook_needs(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert (hook["id"], hook["language"]) == ("srcflag", "python")
    assert hook["require_serial"] is True
    assert hook["pass_filenames"] is True
    assert set(hook["types_or"]) == {"markdown", "plain-text"}


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("README.md", True),
        ("drafts/LICENSE.txt", True),
        ("CHANGELOG.md", True),
        ("drafts/story.md", False),
        ("drafts/MY-README.md", False),
        ("README/story.md", False),
    ],
)
def test_the_hook_passes_over_what_lies_beside_articles(hook: dict[str, Any], path: str, left_out: bool) -> None:
    assert bool(re.search(hook["exclude"], path)) is left_out


@pytest.mark.usefixtures("wire")
def test_the_hook_runs_on_the_files_of_a_commit(hook: dict[str, Any]) -> None:
    program, *entry = shlex.split(hook["entry"])
    assert program == "srcflag"
    files = ("wire/alpha.txt", "wire/gamma.txt")
    assert run(*entry, *files).code == 1
    assert run(*entry, "--pool", "wire/", *files).code == 1
    assert run(*entry, "--pool", "wire/", "--fail-on", "never", *files).code == 0
    assert run(*entry, "--pool", "wire/", "wire/alpha.txt").code == 0


def test_the_hook_of_the_example_has_arguments_that_the_command_takes(hook: dict[str, Any]) -> None:
    example = yaml.safe_load(blocks("docs/ci.md", "yaml")[2])["repos"][0]["hooks"][0]
    command, rest = command_of((*shlex.split(hook["entry"])[1:], *example["args"], "drafts/story.md"))
    context = command.make_context("check", rest)
    assert context.params["paths"] == ("drafts/story.md",)
    assert (context.params["pool"], context.params["changed_only"]) == (("wire/",), "HEAD")
