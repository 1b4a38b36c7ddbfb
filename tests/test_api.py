"""The Python door: what `score` and `Pool` take, what they refuse, and what importing them costs."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import srcflag
from srcflag import (
    Document,
    EmptyInputError,
    EncodingError,
    InputError,
    Pool,
    Settings,
    SettingsError,
    UnknownFormatError,
    UsageError,
    score,
)
from srcflag.pipeline import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.usefixtures("wire")


def bribes(report: srcflag.DocumentReport) -> srcflag.SentenceReport:
    return next(sentence for sentence in report.sentences if "bribes" in sentence.text)


# --- the document ----------------------------------------------------------------------------------


def test_a_path_is_compared_with_the_other_articles_of_its_folder(wire: Path) -> None:
    for path in (wire / "gamma.txt", str(wire / "gamma.txt"), "wire/gamma.txt"):
        report = score(path)
        assert (report.document_id, report.pool.documents) == ("gamma", 2)
        assert bribes(report).status == "uncorroborated"


def test_a_document_without_a_pool_is_not_assessed_and_never_clean(event: list[Document]) -> None:
    report = score(event[2])
    assert {sentence.status for sentence in report.sentences} == {"not_assessed"}
    assert "the pool is empty" in report.notifications[0].message


def test_text_in_hand_needs_no_id(event: list[Document]) -> None:
    report = score(Document(text=event[2].text), [Document(text=event[0].text), Document(text=event[1].text)])
    assert (report.document_id, report.pool.documents) == ("text", 2)
    assert bribes(report).status == "uncorroborated"


def test_a_path_and_the_same_text_as_a_document_stand_the_same(wire: Path, event: list[Document]) -> None:
    from_path, from_text = score(wire / "gamma.txt", event), score(event[2], event)
    assert from_path.sentences == from_text.sentences


def test_a_file_of_several_articles_is_refused_with_the_way_out(wire: Path, event: list[Document]) -> None:
    path = wire / "all.jsonl"
    rows = [json.dumps({"id": document.id, "text": document.text}) for document in event]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(UsageError, match=r"all\.jsonl: holds 3 articles; score them one by one, or as one event"):
        score(path)
    path.write_text(rows[2], encoding="utf-8")
    assert score(path, event).document_id == "gamma"


def test_a_path_that_is_not_there_is_an_input_error_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match=r"did you mean wire/gamma\.txt"):
        score("wire/gama.txt")


@pytest.mark.parametrize("text", ["The ferry sank off Lindholm on Tuesday.", "The ferry sank.\nAll were saved. " * 500])
def test_the_text_of_an_article_in_place_of_its_path_is_told_from_a_slip(text: str) -> None:
    with pytest.raises(InputError, match=r"^The ferry sank.* …: no such file, .*give srcflag\.Document\(text=\.\.\.\)"):
        score(text)


def test_a_file_name_of_many_words_is_a_file(wire: Path) -> None:
    path = wire / "a report of the dam that burst.txt"
    path.write_text("The Ostrava dam burst on Tuesday.\n", encoding="utf-8")
    assert score(str(path)).document_id == "a report of the dam that burst"


def test_settings_of_another_type_are_refused_by_name(wire: Path) -> None:
    with pytest.raises(UsageError, match=r"settings are given as dict; give srcflag\.Settings"):
        score(wire / "alpha.txt", settings={"fail_on": "note"})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [InputError, EncodingError, EmptyInputError, UnknownFormatError])
def test_an_error_comes_whole_out_of_another_process(kind: type[InputError]) -> None:
    error = kind("a.txt", "it is empty", "give it some text", "line 3")
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (kind, "a.txt, line 3: it is empty; give it some text", vars(error))


def test_a_report_comes_whole_out_of_another_process(wire: Path) -> None:
    report = score(wire / "alpha.txt")
    assert pickle.loads(pickle.dumps(report)) == report


def test_a_folder_is_no_document() -> None:
    with pytest.raises(InputError, match="this is a folder, not a file"):
        score("wire")


def test_a_neighbour_that_cannot_be_read_is_told_and_no_failure(wire: Path) -> None:
    (wire / "zeta.txt").write_bytes(b"%PDF-1.7 no text")
    report = score(wire / "gamma.txt")
    assert report.pool.documents == 2
    [note] = report.notifications
    assert (note.level, note.path) == (
        "warning",
        "wire/zeta.txt" if note.path == "wire/zeta.txt" else str(wire / "zeta.txt"),
    )
    assert "this is a PDF file" in note.message


def test_a_file_name_with_control_characters_is_read_like_any_other(wire: Path, event: list[Document]) -> None:
    odd = wire / "de\x1b[31mlta.txt"
    odd.write_text(event[2].text + "Divers from Brno will look at the dam in May, Kralova said.\n", encoding="utf-8")
    (wire / "gamma.txt").unlink()
    report = score(odd)
    assert (report.document_id, report.pool.documents) == ("de\\x1b[31mlta", 2)


# --- the pool --------------------------------------------------------------------------------------


def test_a_pool_is_a_pool_a_path_several_paths_or_any_iterable_of_documents(wire: Path, event: list[Document]) -> None:
    def walk() -> Iterator[Document]:
        yield from event

    expected = score(event[2], event).sentences
    for pool in (Pool(event), tuple(event), walk(), {document.id: document for document in event}.values()):
        assert score(event[2], pool).sentences == expected
    folder = [sentence.status for sentence in expected]
    some: list[str | Path] = [wire / "alpha.txt", str(wire / "beta.txt")]
    for paths in (wire, str(wire), some, "wire/*.txt", Pool.from_path(wire)):
        assert [sentence.status for sentence in score(event[2], paths).sentences] == folder


def test_documents_and_paths_can_be_mixed(wire: Path, event: list[Document]) -> None:
    report = score(event[2], [event[0], wire / "beta.txt"])
    assert report.pool.documents == 2


def test_an_empty_pool_given_is_empty_and_not_the_folder(wire: Path) -> None:
    report = score(wire / "gamma.txt", [])
    assert {sentence.status for sentence in report.sentences} == {"not_assessed"}


@pytest.mark.parametrize("odd", [3, None, b"wire"])
def test_something_else_in_a_pool_is_refused_by_its_value(event: list[Document], odd: object) -> None:
    with pytest.raises(UsageError, match=f"pool holds {odd!r}; give a Pool, paths or Documents"):
        score(event[2], [event[0], odd])  # type: ignore[list-item]


def test_a_bad_file_in_a_pool_is_kept_as_a_problem_and_told_in_the_report(wire: Path, event: list[Document]) -> None:
    (wire / "bad.txt").write_bytes(b"caf\xe9 au lait\n")
    pool = Pool.from_path(wire)
    assert len(pool) == 3
    [problem] = pool.problems
    assert "bad.txt, byte 3, line 1" in str(problem)
    for given in (pool, wire):
        [note] = score(event[2], given).notifications
        assert note.message == str(problem)


def test_a_pool_in_which_nothing_can_be_read_raises(tmp_path: Path) -> None:
    (tmp_path / "only.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UnknownFormatError, match=r"only\.pdf"):
        Pool.from_path(tmp_path / "only.pdf")


def test_a_pool_grows_and_shrinks(event: list[Document]) -> None:
    pool = Pool(event[:1])
    pool.add(event[1:2])
    assert score(event[2], pool).pool.documents == 2
    pool.remove("alpha")
    assert score(event[2], pool).pool.documents == 1


def test_an_article_in_the_pool_of_the_same_file_name_is_another_article(tmp_path: Path, event: list[Document]) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "alpha.txt").write_text(event[2].text, encoding="utf-8")
    report = score("drafts/alpha.txt", "wire")
    assert report.document_id == "alpha"
    # gamma's text is the draft's: what is left are alpha and beta
    assert report.pool.documents == 2
    assert bribes(report).status == "uncorroborated"


# --- settings --------------------------------------------------------------------------------------


def test_settings_come_from_the_working_folder_upwards_unless_they_are_given(tmp_path: Path, wire: Path) -> None:
    (tmp_path / "srcflag.toml").write_text('select = "SF402"\n', encoding="utf-8")
    assert {flag.code for flag in score(wire / "gamma.txt").flags} == {"SF402"}
    assert {flag.code for flag in score(wire / "gamma.txt", settings=Settings()).flags} == {"SF302", "SF305", "SF402"}


def test_a_broken_settings_file_is_an_error(tmp_path: Path, event: list[Document]) -> None:
    (tmp_path / "srcflag.toml").write_text("select = \n", encoding="utf-8")
    with pytest.raises(SettingsError, match="not valid TOML"):
        score(event[0])


# --- the package -----------------------------------------------------------------------------------


def test_all_is_sorted_and_every_name_can_be_imported() -> None:
    assert srcflag.__all__ == sorted(srcflag.__all__)
    assert dir(srcflag) == srcflag.__all__
    for name in srcflag.__all__:
        assert getattr(srcflag, name) is not None


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'srcflag' has no attribute 'scroe'"):
        srcflag.scroe  # noqa: B018


def test_every_error_is_a_srcflag_error() -> None:
    errors = [getattr(srcflag, name) for name in srcflag.__all__ if name.endswith("Error")]
    assert all(issubclass(error, srcflag.SrcflagError) for error in errors)


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running `code`."""
    ends = "\nimport sys; print('\\x1e' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code + ends], capture_output=True, text=True, timeout=60, check=True
    )
    return set(done.stdout.rpartition("\x1e")[2].split())


def test_importing_srcflag_loads_no_numpy_no_pydantic_and_no_runtime() -> None:
    assert not loaded("import srcflag; srcflag.__all__") & {"numpy", "pydantic", "onnxruntime", "sklearn", "click"}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"], ["explain", "SF101"]])
def test_help_and_explain_load_no_runtime(arguments: list[str]) -> None:
    code = f"""
import sys
sys.argv = ["srcflag", *{arguments!r}]
from srcflag.cli import main
try:
    main()
except SystemExit as left:
    assert not left.code
"""
    assert not loaded(code) & {"numpy", "onnxruntime", "sklearn", "scipy", "torch", "tokenizers"}


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(srcflag.__file__).with_name("py.typed").is_file()


class Shouted:
    """Reads .loud files: one article, in capitals."""

    def can_read(self, path: str) -> bool:
        return path.endswith(".loud")

    def read(self, path: str, data: bytes) -> list[Document]:
        return [Document(id=Path(path).stem, text=data.decode().lower(), path=path)]


def test_a_reader_of_the_users_own_reads_its_kind_in_a_folder_and_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "a.loud").write_text("THE DAM BURST.")
    (tmp_path / "b.txt").write_text("The dam held.")
    assert [d.text for d in srcflag.Pool.from_path(tmp_path, readers=[Shouted()])] == [
        "the dam burst.",
        "The dam held.",
    ]
    assert [d.id for d in srcflag.Pool.from_path(tmp_path)] == ["b"]


class Shelf:
    """A pool store that inherits nothing."""

    def __init__(self, *documents: Document) -> None:
        self.kept = {document.id: document for document in documents}

    def add(self, documents: Iterable[Document]) -> None:
        self.kept.update({document.id: document for document in documents})

    def remove(self, document_id: str) -> None:
        del self.kept[document_id]

    def documents(self) -> list[Document]:
        return [self.kept[name] for name in sorted(self.kept)]


@pytest.mark.model
def test_a_pool_store_of_the_users_own_serves_as_the_pool(event: list[Document]) -> None:
    alone, *others = event
    assert srcflag.score(alone, Shelf(*others)) == srcflag.score(alone, srcflag.Pool(others))


# --- in a notebook, and in another process ---------------------------------------------------------


def test_a_report_shows_itself_in_one_line(event: list[Document]) -> None:
    pool = Pool(event)
    report = score(event[2], pool)
    shown = repr(report)
    assert shown == str(report)
    assert shown.startswith(f"<DocumentReport of {report.document_id!r}: {len(report.sentences)} sentences; ")
    counted = report.summary.by_severity
    assert all((f"{number} {name}" in shown) == (number > 0) for name, number in counted.items())
    assert len(shown) < 120


def test_a_scorer_that_was_used_goes_to_another_process_and_says_the_same(event: list[Document]) -> None:
    scorer = Scorer()
    here = scorer.score_event(event)
    there = pickle.loads(pickle.dumps(scorer)).score_event(event)
    assert there.to_json() == here.to_json()
