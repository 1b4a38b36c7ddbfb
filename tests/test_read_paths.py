"""Files, folders, globs and standard input: what is found, what is passed over, and what goes wrong."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from srcflag.errors import EmptyInputError, EncodingError, InputError
from srcflag.read import DEFAULT_EXCLUDE, expand, files, read_many, read_path
from srcflag.read.files import MAX_BYTES, trouble

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs file names and file kinds of a POSIX system")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.", encoding="utf-8")


def problem_of(path: str, exclude: tuple[str, ...] = DEFAULT_EXCLUDE) -> InputError:
    batch = read_many([path], exclude=exclude)
    assert batch.documents == ()
    [problem] = batch.problems
    assert problem.way_out
    assert "\n" not in str(problem)
    return problem


def test_a_folder_gives_the_files_directly_inside_it_sorted(here: Path) -> None:
    put(
        here,
        "wire/b.txt",
        "wire/a.md",
        "wire/sub/c.txt",
        "wire/.hidden.txt",
        "wire/scan.pdf",
        "wire/README.md",
    )
    batch = read_many(["wire/"])
    assert [(d.id, d.path) for d in batch.documents] == [("a", "wire/a.md"), ("b", "wire/b.txt")]
    assert batch.problems == ()
    assert batch.skipped == ("wire/README.md", "wire/scan.pdf")


def test_a_glob_reaches_any_depth_but_no_hidden_folder(here: Path) -> None:
    put(here, "a.txt", "x/b.txt", "x/y/c.txt", "x/.git/d.txt", "x/NOTICE.txt")
    assert expand(["**/*.txt"]).files == ("a.txt", "x/b.txt", "x/y/c.txt")
    assert expand(["x/.git/*.txt"]).files == ("x/.git/d.txt",)
    assert expand([str(here / "x" / "?.txt")]).files == ((here / "x" / "b.txt").as_posix(),)


def test_a_file_named_itself_is_read_even_where_it_would_be_excluded(here: Path) -> None:
    put(here, "wire/README.txt", "wire/a.txt")
    assert [d.id for d in read_many(["wire/README.txt", "wire"]).documents] == ["README", "a"]
    assert read_many(["wire/README.txt", "wire"]).skipped == ()


def test_a_name_that_is_a_pattern_too_means_the_file_of_that_name(here: Path) -> None:
    put(here, "[a].txt", "a.txt")
    assert expand(["[a].txt"]).files == ("[a].txt",)


def test_a_file_reached_twice_is_read_once(here: Path) -> None:
    put(here, "wire/a.txt")
    (here / "wire" / "b.txt").symlink_to("a.txt")
    seen: list[str] = []
    batch = read_many(["wire", "./wire/a.txt", "wire/*.txt", str(here / "wire" / "a.txt")], on_file=seen.append)
    assert len(batch.documents) == len(seen) == 1


def test_the_order_of_the_paths_changes_nothing(here: Path) -> None:
    put(here, "one/a.txt", "two/a.txt", "a.txt")
    assert read_many(["a.txt", "two", "one"]) == read_many(["one", "two", "a.txt"])


def test_ids_that_clash_are_told_apart_by_their_files(here: Path) -> None:
    put(here, "one/a.md", "one/a.txt", "two/a.txt", "x/two/a.txt")
    (here / "feed.json").write_text('[{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]')
    batch = read_many(["one", "two", "x/two", "feed.json"])
    assert [d.id for d in batch.documents] == ["a", "b", "a.md", "a.txt", "two/a.txt", "a.txt-2"]
    (here / "feed2.json").write_text('[{"id": "a", "text": "A."}, {"id": "c", "text": "C."}]')
    assert [d.id for d in read_many(["feed.json", "feed2.json"]).documents] == ["a", "b", "feed2.json:a", "c"]


def test_one_bad_file_does_not_stop_the_others(here: Path) -> None:
    put(here, "wire/a.txt", "wire/c.txt")
    (here / "wire" / "b.txt").write_bytes(b"caf\xe9")
    batch = read_many(["wire", "gone.txt"])
    assert [d.id for d in batch.documents] == ["a", "c"]
    assert [type(p) for p in batch.problems] == [InputError, EncodingError]


def test_standard_input_is_read_once(here: Path) -> None:
    batch = read_many(["-", "-"], stdin=io.BytesIO(b"The pier is shut."))
    assert [(d.id, d.path) for d in batch.documents] == [("stdin", "-")]


def test_standard_input_that_is_empty_or_missing_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    [problem] = read_many(["-"], stdin=io.BytesIO()).problems
    assert isinstance(problem, EmptyInputError)
    monkeypatch.setattr(sys, "stdin", None)
    assert "no standard input" in problem_of("-").problem


def test_one_path_may_be_given_without_a_list(here: Path) -> None:
    put(here, "wire/a.txt")
    assert len(read_many("wire").documents) == 1


def test_a_missing_path_suggests_the_nearest_name(here: Path) -> None:
    put(here, "wire/harbour.txt")
    assert problem_of("wire/harbor.txt").way_out == "did you mean wire/harbour.txt?"
    assert problem_of("wier").way_out == "did you mean wire?"
    assert problem_of("zzz").way_out == "check the path"
    assert "no folder gone" in problem_of("gone/a.txt").problem


@pytest.mark.parametrize(
    ("names", "path", "message"),
    [
        ([], "wire", "the folder is empty"),
        ([".hidden.txt"], "wire", "the folder is empty"),
        (["sub/a.txt"], "wire", r"holds only folders.*wire/\*\*/\*\.txt"),
        (["README.md", "scan.pdf"], "wire", r"1 excluded, 1 of a kind that is not read; README\.md for one"),
        (["a.txt"], "wire/*.md", "nothing matches this pattern"),
        (["sub/a.txt"], "wire/*", "only folders match"),
        (["a.pdf"], "wire/*", "no article here"),
        (["a.txt"], "wire/**x/*.txt", r"not a pattern|nothing matches"),
        (["a.txt"], "gone/*.txt", "no such file or folder"),
        (["a.txt"], "", "an empty path"),
    ],
)
def test_paths_with_nothing_to_read_say_why(here: Path, names: list[str], path: str, message: str) -> None:
    (here / "wire").mkdir()
    put(here / "wire", *names)
    with pytest.raises(InputError, match=message):
        raise problem_of(path)


def test_own_exclusions_replace_the_usual_ones(here: Path) -> None:
    put(here, "wire/README.md", "wire/draft-1.txt")
    assert expand(["wire"], ["draft-*"]).files == ("wire/README.md",)


def test_a_folder_is_not_a_file(here: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read_path(here)


def test_a_file_that_is_too_large_names_the_limit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_000_000)
    (here / "a.txt").write_bytes(b"a" * 1_000_001)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_path("a.txt")
    (here / "a.txt").write_bytes(b"a" * 1_000_000)
    assert len(read_path("a.txt")[0].text) == 1_000_000
    assert MAX_BYTES == 50_000_000


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "a.txt")
    with pytest.raises(InputError, match="a named pipe"):
        read_path("a.txt")
    with pytest.raises(InputError, match="a device"):
        read_path("/dev/null")


@POSIX
def test_broken_and_circular_links_are_told_apart(here: Path) -> None:
    (here / "a.txt").symlink_to("gone.txt")
    (here / "b.txt").symlink_to("b.txt")
    assert "its target gone.txt is not there" in problem_of("a.txt").problem
    assert "leads back to itself" in problem_of("b.txt").problem
    assert len(read_many(["."]).problems) == 2


@POSIX
def test_folders_that_link_to_each_other_end(here: Path) -> None:
    put(here, "wire/a.txt")
    (here / "wire" / "up").symlink_to("..")
    (here / "wire" / "self").symlink_to(".")
    assert expand(["**/*.txt"]).files == ("wire/a.txt",)


@POSIX
def test_a_file_without_permission_says_so(here: Path) -> None:
    assert "no permission" in trouble("a.txt", PermissionError(errno.EACCES, "Permission denied")).problem
    put(here, "a.txt")
    (here / "a.txt").chmod(0)
    if os.access("a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert "no permission" in problem_of("a.txt").problem


@pytest.mark.parametrize("path", ["a\0b.txt", "\ud800.txt", "x" * 5000 + ".txt", "a\0*.txt"])
def test_names_that_no_file_can_have_are_problems(here: Path, path: str) -> None:
    assert problem_of(path).path.isprintable()
    with pytest.raises(InputError):
        read_path(path)


@POSIX
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "a\\nb"),
        (b"-x.txt", "-x"),
        (b"caf\xe9.txt", "caf\\xe9"),
        ("запись.txt".encode(), "запись"),
        ("a\u202eb\u2028.txt".encode(), "a\\u202eb\\u2028"),
        (b" .txt", " "),
        (b"{id}.v2.txt", "{id}.v2"),
    ],
)
def test_strange_names_are_read_and_stay_on_one_line(here: Path, name: bytes, shown: str) -> None:
    try:
        (here / os.fsdecode(name)).write_text("The pier is shut.")
    except OSError:
        pytest.skip("this file system does not take the name")
    for path in (os.fsdecode(name), "."):
        [document] = read_many([path]).documents
        assert document.id == shown
        assert document.path == f"{shown}.txt"
        assert document.model_dump_json()


@POSIX
def test_a_file_called_dash_is_not_standard_input(here: Path) -> None:
    put(here, "-")
    assert "no suffix" in read_many(["./-"], stdin=io.BytesIO(b"No.")).problems[0].problem
