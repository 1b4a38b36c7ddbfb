"""The records that everybody sees: frozen, closed, and spans that fit their text."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from srcflag.pipeline import Scorer
from srcflag.records import (
    SEVERITIES,
    STATUSES,
    Document,
    DocumentReport,
    Evidence,
    Record,
    Report,
    Sentence,
    Span,
    Verdict,
    Word,
)

if TYPE_CHECKING:
    from srcflag.testing import FakeEncoder


@pytest.fixture
def report(event: list[Document], fake: FakeEncoder) -> Report:
    return Scorer(encoder=fake).score_event(event)


def every_record(kind: type[Record] = Record) -> list[type[Record]]:
    return [kind, *(found for child in kind.__subclasses__() for found in every_record(child))]


@pytest.mark.parametrize("kind", every_record(), ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_closed_to_fields_that_nobody_declared(kind: type[Record]) -> None:
    assert kind.model_config.get("frozen") is True
    assert kind.model_config.get("extra") == "forbid"


def test_a_document_cannot_be_changed() -> None:
    document = Document(id="a", text="Text.")
    with pytest.raises(ValidationError, match="frozen"):
        document.text = "Other."  # type: ignore[misc]


def test_a_misspelled_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="outlett"):
        Document(text="Text.", outlett="The Gazette")  # type: ignore[call-arg]


# --- spans -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Span, Sentence, Word])
@pytest.mark.parametrize(("start", "end"), [(3, 6), (3, 8), (7, 3)])
def test_a_span_that_does_not_fit_its_text_is_refused(kind: type[Span], start: int, end: int) -> None:
    more: dict[type[Span], dict[str, Any]] = {Span: {}, Sentence: {"index": 0}, Word: {"weight": 0.5}}
    rest = more[kind]
    with pytest.raises(ValidationError, match=f"span {start} to {end} does not fit a text of 4 characters"):
        kind(start=start, end=end, text="dams", **rest)
    assert kind(start=3, end=7, text="dams", **rest).text == "dams"


def test_a_span_counts_code_points_not_bytes_or_utf_16_units() -> None:
    assert Span(start=0, end=2, text="é😀").end == 2
    with pytest.raises(ValidationError):
        Span(start=0, end=3, text="é😀")


def test_a_span_cannot_start_before_the_text() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Span(start=-1, end=3, text="dams")


@pytest.mark.parametrize(("body_start", "fits"), [(-1, False), (0, True), (5, True), (6, False)])
def test_the_body_starts_inside_the_text(body_start: int, fits: bool) -> None:
    if fits:
        assert Document(text="Text.", body_start=body_start).body_start == body_start
    else:
        with pytest.raises(ValidationError, match=r"lies outside the text \(0 to 5\)"):
            Document(text="Text.", body_start=body_start)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValidationError):
        Verdict(status="corroborated", confidence=confidence)


# --- characters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["id", "text", "title", "outlet", "url", "language", "path"])
def test_half_of_a_character_is_refused_with_its_offset_in_every_field(field: str) -> None:
    values: dict[str, Any] = {"text": "Text.", field: "ab\udc80c"}
    with pytest.raises(ValidationError, match=r"lone surrogate '\\udc80'\) at offset 2; decode the text again"):
        Document(**values)


def test_whole_characters_of_any_plane_are_taken() -> None:
    assert Document(text="a😀\N{REPLACEMENT CHARACTER}\0", title="é").text[1] == "😀"


@pytest.mark.parametrize("odd", ["\x7f", "\x9b", "\u061c", "\u200f", "\u2028", "\u202e", "\u2066", "\x1b"])
def test_json_escapes_what_could_repaint_a_terminal_and_says_the_same(odd: str, fake: FakeEncoder) -> None:
    report = Scorer(encoder=fake).score(Document(id=f"a{odd}b", text=f"The dam {odd} burst on Tuesday."))
    text = report.to_json()
    assert odd not in text
    assert json.loads(text)["document_id"] == f"a{odd}b"
    assert DocumentReport.model_validate_json(text) == report


def test_json_leaves_ordinary_letters_of_all_languages_readable(fake: FakeEncoder) -> None:
    assert (
        "Králová – “vše” 😀 مرحبا" in Scorer(encoder=fake).score(Document(text="Králová – “vše” 😀 مرحبا.")).to_json()
    )


# --- the report ------------------------------------------------------------------------------------


def test_a_report_survives_being_written_and_read_again(report: Report) -> None:
    assert Report.model_validate_json(report.to_json()) == report


def test_the_report_holds_the_flags_and_sentences_of_all_documents_in_their_order(report: Report) -> None:
    assert report.flags == tuple(flag for document in report.documents for flag in document.flags)
    assert report.sentences == tuple(s for document in report.documents for s in document.sentences)
    assert {flag.code for flag in report.flags} >= {"SF101", "SF402"}


def test_the_summary_of_a_report_adds_up(report: Report) -> None:
    assert report.summary.sentences == len(report.sentences) == sum(report.summary.by_status.values())
    assert sum(report.summary.by_severity.values()) == len(report.flags)
    for status in STATUSES:
        assert report.summary.by_status[status] == sum(s.status == status for s in report.sentences)
    for severity in SEVERITIES:
        assert report.summary.by_severity[severity] == sum(f.severity == severity for f in report.flags)


def test_a_report_on_nothing_counts_to_nothing(fake: FakeEncoder) -> None:
    summary = Scorer(encoder=fake).score_event([]).summary
    assert summary.sentences == 0
    assert set(summary.by_status.values()) == set(summary.by_severity.values()) == {0}


def test_a_place_is_told_by_line_and_column_from_one(report: Report, event: list[Document]) -> None:
    gamma = report.documents[2]
    assert gamma.place(0) == (1, 1)
    assert gamma.place(event[2].text.index("bribes")) == (3, 24)


def test_a_frame_has_one_row_a_sentence(report: Report) -> None:
    pytest.importorskip("pandas")
    frame = report.to_frame()
    assert list(frame.columns) == [
        "document_id",
        "index",
        "start",
        "end",
        "text",
        "kind",
        "checkworthy",
        "status",
        "confidence",
        "allegation",
        "outlier",
        "attribution",
        "source",
        "support_documents",
        "support_origins",
        "flags",
    ]
    assert len(frame) == len(report.sentences)
    bribes = next(row for row in frame.to_dict("records") if "bribes" in row["text"])
    assert (bribes["document_id"], bribes["status"], bribes["allegation"]) == ("gamma", "uncorroborated", True)
    assert "SF402:" in bribes["flags"]
    assert len(report.documents[0].to_frame()) == len(report.documents[0].sentences)


def test_a_frame_without_pandas_says_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'srcflag\[pandas\]'"):
        report.to_frame()


def test_a_notebook_sees_markup_of_an_article_as_text(fake: FakeEncoder, event: list[Document]) -> None:
    text = "Critics say Novak took bribes <script>alert(1)</script> from the builders of the Ostrava dam.\n"
    document = Document(id="x", text=event[0].text + text, title="<img src=x onerror=alert(1)>")
    shown = Scorer(encoder=fake).score(document, event[1:2])._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_notebook_sees_all_documents_of_a_report(report: Report) -> None:
    shown = report._repr_html_()
    assert all(document.document_id in shown for document in report.documents)


def test_what_contradicts_a_sentence_is_known_by_its_words_not_by_where_it_stands(report: Report) -> None:
    sentence = report.sentences[0]
    against = Evidence(document_id="b", start=0, end=7, text="Two  of", stance="refutes", score=0.9, origin="o1")
    moved = against.model_copy(update={"document_id": "c", "start": 50, "end": 56, "text": "two of"})
    other = against.model_copy(update={"text": "Three of"})
    neutral = other.model_copy(update={"stance": "neutral"})

    def known(*evidence: Evidence) -> tuple[str, ...]:
        return sentence.model_copy(update={"evidence": evidence}).contradicting

    assert known(against) == known(moved) == known(moved, against, neutral)
    assert set(known(against)) < set(known(against, other))
    assert known(neutral) == ()
