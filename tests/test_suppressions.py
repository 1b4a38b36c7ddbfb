"""What an article itself accepts: how far comments and front matter reach, and what becomes of what cannot be used."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from command import run
from srcflag.errors import InputError
from srcflag.pipeline import Scorer
from srcflag.read import read_bytes
from srcflag.records import Document, DocumentReport
from srcflag.rules import RULES
from srcflag.suppressions import declared
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {rule.code: rule.name for rule in RULES}
BRIBES = "Critics say Novak took bribes from the builders of the Ostrava dam."
ENGINEERS = "Two engineers from Brno had warned Novak of the Ostrava dam in March."
WHY = 'reason="in the court\'s files"'


def extent(document: Document) -> str:
    """What the first suppression of a document holds for."""
    one = declared(document, NAMES)[0]
    return document.text[one.first : one.last]


def checked(text: str, event: list[Document], name: str = "draft.md") -> DocumentReport:
    [document] = read_bytes(name, text.encode())
    return Scorer(encoder=FakeEncoder()).score(document, event[:2])


def codes(report: DocumentReport) -> list[str]:
    return [flag.code for flag in report.flags if flag.code != "SF302"]


# --- reach -----------------------------------------------------------------------------------------

NOTE = "<!-- srcflag: ignore SF101 -->\n"
WRAPPED = (
    "The dam of the town burst in the night of Tuesday, and\nnobody had seen it coming. The mayor said so.\nShe left.\n"
)


@pytest.mark.parametrize(
    ("name", "below", "expected"),
    [
        ("a.md", "One.\nTwo.\n\nThree.\n", "One.\nTwo."),
        ("a.md", "\n\nOne.\n\nTwo.\n", "One."),
        ("a.md", "<!-- b -->\n\nOne.\n", "One."),
        ("a.md", "One.\n<!-- b -->\nTwo.\n", "One."),
        ("a.txt", "One.\nTwo.\n\nThree.\n", "One."),
        ("a.txt", WRAPPED, WRAPPED.strip()),
        ("a.txt", f"{'One ' * 30}.\nTwo.\n", f"{'One ' * 30}."),
        ("a.md", "\n \n", ""),
    ],
    ids=[
        "a paragraph of two lines",
        "behind empty lines",
        "behind another comment",
        "up to another comment",
        "a text of one paragraph a line",
        "a text broken to fit a column",
        "a long line of a text",
        "nothing below",
    ],
)
def test_a_comment_holds_for_the_paragraph_after_it(name: str, below: str, expected: str) -> None:
    [document] = read_bytes(name, (NOTE + below).encode()) if below.strip() else [Document(text=NOTE + below)]
    assert extent(document) == expected


def test_what_a_comment_suppresses_is_accepted_in_source_and_not_counted(event: list[Document]) -> None:
    bare = checked(f"{BRIBES}\n\n{ENGINEERS}\n", event)
    report = checked(f"<!-- srcflag: ignore SF402, uncorroborated-claim {WHY} -->\n{BRIBES}\n\n{ENGINEERS}\n", event)
    kept = [flag for flag in bare.flags if flag.sentence == 1]
    assert kept  # the second paragraph has a flag of its own
    gone = {flag.id for flag in bare.flags if flag.sentence == 0 and flag.code in ("SF402", "SF101")}
    assert gone
    assert {one.flag.id for one in report.accepted} == gone
    assert {(one.kind, one.reason) for one in report.accepted} == {("in source", "in the court's files")}
    assert not gone & {flag.id for flag in report.flags}
    assert not gone & {name for sentence in report.sentences for name in sentence.flags}
    assert {flag.id for flag in kept} <= {flag.id for flag in report.flags}
    assert report.summary.accepted == len(gone)
    assert sum(report.summary.by_severity.values()) == len(report.flags)


def test_front_matter_holds_for_the_whole_article_and_beside_exclusive(event: list[Document]) -> None:
    front = "---\nsrcflag:\n  ignore: [{code: 'SF1, SF4', reason: own files}]\n  exclusive: true\n---\n"
    report = checked(f"{front}{BRIBES}\n\n{ENGINEERS}\n", event)
    assert codes(report) == []
    assert {one.flag.sentence for one in report.accepted} == {1, 2}


def test_of_two_suppressions_the_one_with_a_reason_is_told(event: list[Document]) -> None:
    text = f"<!-- srcflag: ignore SF4 -->\n<!-- srcflag: ignore SF402 {WHY} -->\n{BRIBES}\n"
    report = checked(text, event)
    assert [one.reason for one in report.accepted if one.flag.code == "SF402"] == ["in the court's files"]
    assert "SF902" not in codes(report)  # both are in use


def test_no_comment_silences_the_rule_that_asks_for_reasons(event: list[Document]) -> None:
    text = f"---\nsrcflag: {{ignore: [SF901, SF9, suppression-without-reason, SF], reason: quiet}}\n---\n\
<!-- srcflag: ignore SF901 SF402 -->\n{BRIBES}\n"
    assert "SF901" in codes(checked(text, event))


def test_rules_left_out_of_a_run_make_no_suppression_unused(event: list[Document], wire: Path) -> None:
    (wire / "draft.md").write_text(f"<!-- srcflag: ignore SF402 {WHY} -->\n{BRIBES}\n", encoding="utf-8")
    (wire / "gamma.txt").unlink()
    assert "SF902" not in run("check", "wire/draft.md", "--select", "SF1,SF9").out
    assert "SF902" not in run("check", "wire/draft.md").out
    (wire / "draft.md").write_text(f"<!-- srcflag: ignore SF402 {WHY} -->\n{ENGINEERS}\n", encoding="utf-8")
    assert "SF902 note SF402 is suppressed and has no flag here" in run("check", "wire/draft.md").out


# --- what cannot be used ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("<!-- srcflag: ignore -->", "names no rule"),
        ("<!-- srcflag: ignore SF77 -->", "there is no rule 'SF77'"),
        ("<!-- srcflag: ignore SF402 reason=why -->", "does not stand in quotation marks"),
        ('<!-- srcflag: ignore SF402 reason="why -->', "is not closed"),
        ('<!-- srcflag: ignore SF402 reason="why" SF101 -->', "something follows the reason: 'SF101'"),
        ('<!-- srcflag: ignore SF402 reason="why"', "the comment is not closed"),
        ("<!-- srcflag ignore SF402 -->", "does not begin as"),
        ("<!-- srcflag: -->", "does not begin as"),
        (f"<!-- srcflag: ignore {'x' * 5000} -->", "there is no rule 'xxx"),
    ],
)
@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_a_suppression_that_cannot_be_used_suppresses_nothing_and_is_told_with_its_place(
    comment: str, problem: str, name: str, event: list[Document]
) -> None:
    report = checked(f"{comment}\n{BRIBES}\n", event, name)
    [told] = [flag for flag in report.flags if flag.code == "SF902"]
    assert problem in told.message
    assert len(told.message) < 200
    assert (told.severity, told.start, told.end) == ("warning", 0, len(comment))
    assert "SF402" in codes(report)
    assert report.accepted == ()


@pytest.mark.parametrize(
    "ignored", ["{code: SF101, because: no}", "[[SF101]]", "[{reason: no}]", "[{code: [SF101]}]", "{SF101: no}"]
)
def test_front_matter_that_cannot_be_read_is_an_error_with_file_and_line(ignored: str) -> None:
    text = f"---\ntitle: Dam\nsrcflag: {{ignore: {ignored}}}\n---\nThe dam burst.\n"
    with pytest.raises(InputError, match=r"a\.md, line 3: front matter: an entry of ignore is neither"):
        read_bytes("a.md", text.encode())


@pytest.mark.parametrize("ignored", ["", "[]", "~", "null"])
def test_front_matter_that_lists_nothing_suppresses_nothing(ignored: str) -> None:
    [document] = read_bytes("a.md", f"---\nsrcflag:\n  ignore: {ignored}\n---\nThe dam burst.\n".encode())
    assert document.suppressions == ()


@pytest.mark.parametrize("listed", ["SF101, SF402", "[SF101, SF402]", "[{code: SF101 SF402}]", "{code: 'SF101,SF402'}"])
def test_front_matter_may_list_rules_in_several_ways(listed: str) -> None:
    [document] = read_bytes("a.md", f"---\nsrcflag:\n  ignore: {listed}\n---\nThe dam burst.\n".encode())
    assert [rule for one in declared(document, NAMES) for rule in one.rules] == ["SF101", "SF402"]


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- srcflag: ignore SF101 -->\n",
        "<!-- srcflag: ignore SF1\n",
        "x\n<!-- srcflag: ignore SF101 -->\n\n",
        "SF101 ",
    ],
)
def test_an_article_of_suppressions_alone_takes_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    text = f"<!-- srcflag: ignore {text} -->" if piece == "SF101 " else text
    began = time.process_time()
    declared(Document(id="a", text=text), NAMES)
    assert time.process_time() - began < 5
