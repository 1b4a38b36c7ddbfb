"""The data in the triage page: all that was found, each passage once, places as scripts count them; and given files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import srcflag
from browsing import against, decisions, entry, event
from command import run
from made import made_document, made_report, passage, words_of
from srcflag.records import Span
from srcflag.report.html import STATUS_MARKS
from srcflag.report.pagedata import digest, embedded

if TYPE_CHECKING:
    from srcflag.records import Report

SCRIPTS = sorted((Path(srcflag.__file__).parent / "report" / "templates").glob("*.js"))
HOSTILE = st.text(st.sampled_from("<>&\u2028\u2029\u202e\x85\\\"'/abc🌊"), max_size=20)


def data(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(embedded(report, STATUS_MARKS))
    return found


def by_units(text: str, start: int, end: int) -> str:
    """The part of a text that a script takes with slice(start, end)."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(before=HOSTILE, within=HOSTILE)
def test_a_span_covers_the_same_words_for_a_script(before: str, within: str) -> None:
    text = f"The dam {before} burst{within}over on Tuesday."
    start = text.index("burst", len("The dam ") + len(before))
    flagged = f"burst{within}over"
    report = made_report(made_document("a", text, [(start, start + len(flagged), "error")]))
    found = data(report)["documents"][0]
    flag, index = found["flags"][0], report.documents[0].flags[0].sentence
    sentence = report.documents[0].sentences[index]  # which may end within the span
    assert by_units(found["sentences"][index]["text"], *flag["span"]) == flagged[: sentence.end - start]


@given(text=HOSTILE, message=HOSTILE)
def test_no_character_of_the_data_could_end_the_script_or_turn_the_page_round(text: str, message: str) -> None:
    report = made_report(made_document(f"a{text}", f"The dam {text} burst.", [(0, 3, "error")], message=message))
    held = embedded(report, STATUS_MARKS, [(text, {"srcflag_decisions": 1, "decisions": [{"id": message}]})])
    assert not set(held) & set("<>&\u2028\u2029\u202e\x85")
    assert json.loads(held)["documents"][0]["flags"][0].get("message", "") == message


def test_a_passage_of_the_report_is_named_by_its_place_and_another_is_quoted_once() -> None:
    elsewhere = passage("wire", "Twelve boats lay off the pier.")
    found = data(event(elsewhere))
    assert found["passages"] == [
        {"id": "beta", "origin": "o1", "at": [1, 1]},
        {"id": "wire", "origin": "o1", "text": "Twelve boats lay off the pier."},
    ]
    assert found["documents"][1]["sentences"][1]["text"] == "The storm sank 14 boats off the pier."
    assert [one["evidence"][1]["passage"] for one in found["documents"][0]["sentences"]] == [1, 1, 1]


def test_words_that_nobody_states_are_there_for_what_is_stated_in_part_only() -> None:
    report = event()
    sentence = report.documents[0].sentences[1]
    span = Span(start=sentence.start + 4, end=sentence.start + 9, text="storm")
    for status, expected in (("partly_corroborated", [[4, 9]]), ("uncorroborated", None)):
        changed = sentence.model_copy(update={"status": status, "unmatched": (span,)})
        document = report.documents[0].model_copy(update={"sentences": (changed,), "flags": ()})
        rows = data(made_report(document))["documents"][0]["sentences"]
        assert rows[0].get("unstated") == expected


def test_decisions_are_kept_under_the_words_of_the_event_alone() -> None:
    assert digest(event()) == digest(event(against("15 boats"), kept=1))
    renamed = made_report(*(d.model_copy(update={"document_id": f"x{d.document_id}"}) for d in event().documents))
    assert digest(event()) != digest(renamed)
    one, other = (made_report(made_document("a", f"The storm sank {n} boats.")) for n in (12, 14))
    assert digest(one) != digest(other)


def test_a_line_break_between_sentences_is_told_from_a_blank_line() -> None:
    text = "The dam burst. Nobody was hurt.\nThe mayor came.\n\nThe bridge held."
    found = data(made_report(made_document("a", text, words_of(text, "dam"))))["documents"][0]
    assert [one.get("breaks", 0) for one in found["sentences"][1:]] == [0, 1, 2]
    assert found["gap"] == 2
    lines = made_document("a", "The dam burst.\nThe mayor came.\n")
    assert data(made_report(lines))["documents"][0]["gap"] == 1


def test_decision_files_given_with_the_articles_are_in_the_page(wire: Path, tmp_path: Path) -> None:
    file = decisions(tmp_path, "bo.json", entry("SF101:0", "accepted", by="Bo </script>", more="left out"))
    ran = run("report", "wire", "-o", tmp_path / "triage.html", "--decisions", file, "--decisions", file)
    assert ran.code == 0
    page = (tmp_path / "triage.html").read_text(encoding="utf-8")
    held = json.loads(page.split('id="data">')[1].split("</script>")[0])["decisions"]
    assert [one["name"] for one in held] == ["bo.json", "bo.json"]
    assert held[0]["file"]["decisions"] == [entry("SF101:0", "accepted", by="Bo </script>")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "not JSON in UTF-8"),
        (b"\xff\xfe\x00", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON in UTF-8"),
        (b"[]", "no decisions file of version 1"),
        (b'{"srcflag_decisions": 2, "decisions": []}', "no decisions file of version 1"),
        (b'{"srcflag_decisions": 1, "decisions": {}}', "no decisions file of version 1"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_decisions_file_ends_the_run_before_it_begins(
    wire: Path, tmp_path: Path, content: bytes | None, why: str
) -> None:
    file = tmp_path / "bad.json"
    if content is not None:
        file.write_bytes(content)
    ran = run("report", "wire", "-o", tmp_path / "triage.html", "--decisions", file)
    assert ran.code == 2
    assert f"{file}: {why}" in ran.err
    assert not (tmp_path / "triage.html").exists()


def test_odd_entries_of_a_given_file_do_not_stop_the_page(wire: Path, tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    file.write_text('{"srcflag_decisions": 1, "decisions": [1, null, {"id": "\\ud800", "at": NaN}]}', encoding="utf-8")
    assert run("report", "wire", "-o", tmp_path / "triage.html", "--decisions", file).code == 0


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_of_the_page_makes_no_markup_of_text_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\b|https?:", text)
    assert set(named) <= {"http:"}  # the name of the SVG namespace
    assert named.count("http:") == (path.name == "elements.js")
    assert "</" not in text  # it would end the script element
    assert len(text.splitlines()) < 400
