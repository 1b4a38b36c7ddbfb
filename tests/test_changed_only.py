"""`--changed-only`: flags of paragraphs that a git revision already had are held back, and the count says so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import Ran, run
from srcflag.assemble import line_starts
from srcflag.cli.changed import _paragraphs, only_changed
from srcflag.records import Document, Report
from srcflag.segment import segment
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.usefixtures("wire"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: --changed-only is NOT shown"),
]
NOWHERE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
WHO = ("-c", "user.name=Desk", "-c", "user.email=desk@news.example")


def git(folder: Path, *arguments: str | bytes) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *WHO, *arguments], check=True, capture_output=True, env=os.environ | NOWHERE, timeout=60
    )
    return done.stdout.decode()


@pytest.fixture
def repo(tmp_path: Path, wire: Path) -> Path:
    """The folder above `wire`, all of it committed."""
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def commit(repo: Path) -> None:
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message", "x")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes(ran: Ran) -> dict[str, list[str]]:
    assert ran.code in (0, 1), ran.err
    return {d["document_id"]: [flag["code"] for flag in d["flags"]] for d in json.loads(ran.out)["documents"]}


def check(*arguments: object, since: str = "HEAD") -> Ran:
    return run("check", *(arguments or ("wire",)), "--format", "json", "--changed-only", since)


def flags_of(name: str) -> list[str]:
    return codes(run("check", "wire", "--format", "json"))[name]


# --- which flags are shown -------------------------------------------------------------------------


@pytest.mark.usefixtures("repo")
def test_nothing_is_shown_where_nothing_changed_and_the_note_says_what_is_held_back() -> None:
    ran = check()
    assert ran.code == 0
    report = json.loads(ran.out)
    assert codes(ran) == {"alpha": [], "beta": [], "gamma": []}
    [note] = report["notifications"]
    assert note["level"] == "note"
    assert note["message"].startswith(
        "held back as unchanged since HEAD: 1 error, 2 warnings, 4 notes in wire/alpha.txt ("
    )
    assert note["message"].endswith("check without --changed-only to see them")
    assert note["message"] in ran.err
    assert report["settings"]["changed_only"] == "HEAD"


def test_a_changed_paragraph_has_its_flags_and_the_exit_code_counts_them_alone(repo: Path, wire: Path) -> None:
    edit(wire / "gamma.txt", "took bribes", "took large bribes")
    ran = check()
    assert ran.code == 1
    assert codes(ran)["gamma"] == ["SF302", "SF402"]
    assert codes(ran)["alpha"] == codes(ran)["beta"] == []
    git(repo, "add", "--all")
    assert check() == ran  # also where it is staged


@pytest.mark.usefixtures("repo")
def test_a_change_elsewhere_in_the_article_leaves_an_old_error_held_back(wire: Path) -> None:
    edit(wire / "gamma.txt", "searched Ostrava all night", "searched Ostrava until dawn")
    ran = check()
    assert "SF402" not in codes(ran)["gamma"]
    assert ran.code == 0
    assert run("check", "wire").code == 1


@pytest.mark.usefixtures("repo")
def test_sentences_and_sums_of_the_report_agree_with_the_flags_that_are_left(wire: Path) -> None:
    edit(wire / "gamma.txt", "took bribes", "took large bribes")
    whole = json.loads(run("check", "wire", "--format", "json").out)
    left = json.loads(check().out)
    for all_of_it, document in zip(whole["documents"], left["documents"], strict=True):
        assert [s["text"] for s in document["sentences"]] == [s["text"] for s in all_of_it["sentences"]]
        ids = [flag["id"] for flag in document["flags"]]
        assert sorted(i for s in document["sentences"] for i in s["flags"]) == sorted(ids)
        assert sum(document["summary"]["by_severity"].values()) == len(ids)
        assert document["summary"]["by_status"] == all_of_it["summary"]["by_status"]


@pytest.mark.parametrize("staged", [True, False])
def test_a_new_article_is_all_changed(repo: Path, wire: Path, staged: bool) -> None:
    (wire / "delta.txt").write_text("Novak stole 5 million euros from the Ostrava dam fund in May, critics say.\n")
    if staged:
        git(repo, "add", "--all")
    assert "SF402" in codes(check())["delta"]


def test_a_renamed_article_has_changed_in_what_was_rewritten_alone(repo: Path, wire: Path) -> None:
    git(repo, "mv", "wire/gamma.txt", "wire/the end.txt")
    assert codes(check())["the end"] == []
    edit(wire / "the end.txt", "took bribes", "took large bribes")
    assert codes(check())["the end"] == ["SF302", "SF402"]


def test_an_article_is_compared_with_the_named_revision_and_not_with_the_last(repo: Path, wire: Path) -> None:
    edit(wire / "gamma.txt", "took bribes", "took large bribes")
    commit(repo)
    assert codes(check(since="HEAD"))["gamma"] == []
    assert codes(check(since="HEAD~1"))["gamma"] == ["SF302", "SF402"]
    git(repo, "tag", "published", "HEAD~1")
    assert codes(check(since="published"))["gamma"] == ["SF302", "SF402"]


@pytest.mark.usefixtures("repo")
def test_a_paragraph_that_only_moved_is_unchanged_and_one_that_is_said_twice_is_new_once(wire: Path) -> None:
    lines = (wire / "gamma.txt").read_text(encoding="utf-8").splitlines()
    (wire / "gamma.txt").write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    assert "SF402" not in codes(check())["gamma"]
    (wire / "gamma.txt").write_text("\n".join([*lines, lines[2]]) + "\n", encoding="utf-8")
    assert codes(check())["gamma"].count("SF402") == 1


@pytest.mark.usefixtures("repo")
def test_line_ends_and_spaces_are_no_change(wire: Path) -> None:
    data = (wire / "gamma.txt").read_bytes()
    (wire / "gamma.txt").write_bytes(data.replace(b"\n", b"\r\n").replace(b"Novak took", b"Novak  took"))
    assert codes(check())["gamma"] == []


def test_a_paragraph_that_is_wrapped_otherwise_is_unchanged_and_one_with_another_word_is_not(
    repo: Path, wire: Path
) -> None:
    lines = (wire / "gamma.txt").read_text(encoding="utf-8").splitlines()
    pairs = [f"{lines[0]} {lines[1]}", f"{lines[2]} {lines[3]}"]

    def put(width: int, old: str = "", new: str = "") -> None:
        text = "\n\n".join(textwrap.fill(pair.replace(old, new) if old else pair, width) for pair in pairs)
        (wire / "gamma.txt").write_text(text + "\n", encoding="utf-8")

    put(50)
    commit(repo)
    put(60)
    assert codes(check())["gamma"] == []
    put(60, "all night", "until dawn")
    assert codes(check())["gamma"] == ["SF302", "SF402"]  # of the sentence beside it, in the same paragraph


@pytest.mark.parametrize(
    "name", ["ein Über blick.txt", "-rf.txt", "a'b\"c$(x);.txt", "[ab]*.txt", ":(top)x.txt", "é.txt"]
)
def test_a_name_is_a_name_and_never_an_option_a_pattern_or_a_command(repo: Path, wire: Path, name: str) -> None:
    (wire / name).write_bytes((wire / "gamma.txt").read_bytes())
    (wire / "gamma.txt").unlink()
    commit(repo)
    assert set(map(tuple, codes(check()).values())) == {()}
    edit(wire / name, "took bribes", "took large bribes")
    assert codes(check())[name.removesuffix(".txt")] == ["SF302", "SF402"]


def test_a_name_that_looks_like_magic_of_git_is_a_name_at_the_top_too(repo: Path, wire: Path) -> None:
    (repo / ":(top)x.txt").write_bytes((wire / "gamma.txt").read_bytes())
    commit(repo)
    assert codes(check(":(top)x.txt", "--pool", "wire/alpha.txt")) == {":(top)x": []}


def test_a_name_that_is_not_utf_8_is_compared_too(repo: Path, wire: Path) -> None:
    odd = os.fsencode(wire) + b"/gam\xffma.txt"
    try:
        os.rename(wire / "gamma.txt", odd)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    commit(repo)
    assert set(map(tuple, codes(check()).values())) == {()}


def test_an_article_inside_a_file_of_several_is_compared_with_itself(repo: Path, event: list[Document]) -> None:
    def put(bribes: str) -> None:
        rows = [{"id": one.id, "text": one.text.replace("bribes", bribes)} for one in event]
        (repo / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    put("bribes")
    commit(repo)
    assert codes(check("all.jsonl")) == {"alpha": [], "beta": [], "gamma": []}
    put("large bribes")
    assert codes(check("all.jsonl")) == {"alpha": [], "beta": [], "gamma": ["SF302", "SF402"]}
    [note] = json.loads(check("all.jsonl").out)["notifications"]
    assert "all.jsonl (" in note["message"]


def test_what_could_not_be_read_then_is_new_now(repo: Path, wire: Path) -> None:
    text = (wire / "gamma.txt").read_bytes()
    for before in (b"", b"caf\xe9 au lait\n"):
        (wire / "gamma.txt").write_bytes(before)
        commit(repo)
        (wire / "gamma.txt").write_bytes(text)
        assert "SF402" in codes(check())["gamma"]


@pytest.mark.usefixtures("repo")
def test_standard_input_has_no_past(event: list[Document]) -> None:
    ran = run("check", "-", "--pool", "wire/alpha.txt", "--changed-only", "HEAD", "-q", stdin=event[2].text.encode())
    assert "SF402" in ran.out


@pytest.mark.usefixtures("repo")
def test_a_run_from_a_folder_below_and_inside_a_hook_finds_the_same(
    wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(wire / "gamma.txt", "took bribes", "took large bribes")
    monkeypatch.chdir(wire)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere/index")
    assert codes(check("gamma.txt"))["gamma"] == ["SF302", "SF402"]


def test_a_page_for_reviewers_takes_the_option_too(repo: Path) -> None:
    ran = run("report", "wire", "--changed-only", "HEAD", "-o", repo / "page.html")
    assert (ran.code, "held back as unchanged since HEAD" in ran.err) == (0, True)


def test_nothing_is_written_to_the_repository(repo: Path, wire: Path) -> None:
    (wire / "gamma.txt").touch()
    before = {path: path.stat().st_mtime_ns for path in (repo / ".git").rglob("*")}
    check()
    assert {path: path.stat().st_mtime_ns for path in (repo / ".git").rglob("*")} == before


# --- what cannot be --------------------------------------------------------------------------------


def refused(*arguments: str) -> str:
    ran = run("check", "wire", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    [line] = ran.err.splitlines()
    return line


@pytest.mark.parametrize("revision", ["gone", "HEAD~99", "HEAD:wire", "HEAD..HEAD", "0" * 40])
def test_an_unknown_revision_is_named_with_the_way_out(repo: Path, revision: str) -> None:
    said = refused("--changed-only", revision)
    assert said.startswith(f"srcflag: --changed-only {revision}: {repo.resolve()} has no such revision; ")
    assert "git fetch" in said
    assert "fetch-depth: 0" in said


@pytest.mark.parametrize("revision", ["--output=owned.txt", "-h", "--", "", " ", "HEAD\n--all"])
def test_a_revision_is_never_an_option_of_git(repo: Path, revision: str) -> None:
    assert "no revision of git; name a branch, tag or commit" in refused(f"--changed-only={revision}")
    assert not list(repo.rglob("owned*"))


def test_a_repository_without_a_commit_has_no_revision(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert "has no such revision" in refused("--changed-only", "HEAD")


def test_outside_a_working_tree_the_folder_and_the_way_out_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    said = refused("--changed-only", "HEAD")
    assert said.startswith("srcflag: --changed-only: wire is in no git working tree (git: fatal: not a git repository")
    assert said.endswith("run it in a clone, or check without --changed-only")


def test_without_git_the_error_says_so(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    assert refused("--changed-only", "HEAD") == (
        "srcflag: --changed-only needs git, and it is not on the PATH; install it, or check without --changed-only"
    )


def test_a_git_that_does_not_run_is_no_traceback(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo / "git").write_text("#!/bin/sh\nexit 1\n")
    (repo / "git").chmod(0o644)
    monkeypatch.setenv("PATH", str(repo))
    assert "--changed-only" in refused("--changed-only", "HEAD")


def test_without_the_option_git_is_never_asked(wire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object, **__: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr("subprocess.run", ask)
    assert run("check", "wire").code == 1


# --- paragraphs ------------------------------------------------------------------------------------


def paragraphs(text: str) -> list[str]:
    return [words for words, _ in _paragraphs(segment(Document(text=text)), line_starts(text))]


def test_an_empty_line_parts_paragraphs_and_so_does_each_end_of_a_line_that_is_not_wrapped() -> None:
    assert paragraphs("One fell. Two rose.\nThree left.\n\nFour stayed.\n") == [
        "One fell. Two rose.",
        "Three left.",
        "Four stayed.",
    ]


def test_a_wrapped_paragraph_is_one_even_where_a_sentence_ends_a_line() -> None:
    wrapped = (
        "The council met on Monday to hear the builders of the bridge about\nthe cracks that were found in May.\n"
        "It will meet again in June, when the engineers have measured all of\nthe piers and written what they found.\n"
    )
    assert len(paragraphs(wrapped + "\n" + wrapped)) == 2


@given(st.text(alphabet="Ab. \n\r\t“”!é\u2028", max_size=120))
def test_every_sentence_lies_in_one_paragraph(text: str) -> None:
    sentences = segment(Document(text=text))
    members = [index for _, own in _paragraphs(sentences, line_starts(text)) for index in own]
    assert members == [sentence.index for sentence in sentences]


def scored(event: list[Document]) -> Report:
    from srcflag.pipeline import Scorer

    return Scorer(encoder=FakeEncoder()).score_event(event)


def test_what_was_there_before_and_what_was_not_makes_up_the_whole(event: list[Document]) -> None:
    paths = [document.model_copy(update={"path": f"{document.id}.txt"}) for document in event]
    report = scored(paths)
    nothing = only_changed(report, {}, "x")
    assert nothing.documents == report.documents
    assert nothing.notifications == ()
    everything = only_changed(report, {f"{d.id}.txt": (d,) for d in event}, "x")
    assert everything.flags == ()
