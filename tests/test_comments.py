"""Comments in an article: what is one, and that no stage reads what it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims import read_claims
from srcflag.comments import bare, comments
from srcflag.pipeline import Scorer
from srcflag.read import read_bytes
from srcflag.records import Document
from srcflag.segment import segment
from srcflag.testing import FakeEncoder

OURS = '<!-- srcflag: ignore SF101 reason="known. We checked." -->'


def found(text: str) -> list[str]:
    return [text[comment.start : comment.end] for comment in comments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. <!-- two --> Three.", ["<!-- two -->"]),
        ("<!-- a\n\nb -->", ["<!-- a\n\nb -->"]),
        ("<!--a--><!--b-->", ["<!--a-->", "<!--b-->"]),
        ("<!--> One --> two", ["<!-->"]),
        ("<!---> One", ["<!--->"]),
        ("One <!-- two", []),
        ("One <!-- two <!-- three --> four", ["<!-- three -->"]),
        ("One --> two <! three -- four", []),
        ("<!-- srcflag: ignore SF101\nThe dam --> burst.", ["<!-- srcflag: ignore SF101\nThe dam -->"]),
        ("<!-- srcflag: ignore SF101\n\nThe dam --> burst.", ["<!-- srcflag: ignore SF101"]),
        ("<!-- srcflag: ignore SF101\nThe dam burst. <!-- b -->", ["<!-- srcflag: ignore SF101", "<!-- b -->"]),
        ("<!-- srcflag: ignore SF101", ["<!-- srcflag: ignore SF101"]),
    ],
    ids=[
        "in a line",
        "over paragraphs",
        "side by side",
        "empty",
        "empty with a dash",
        "never closed",
        "one in another",
        "bare marks",
        "ours over two lines",
        "ours that an arrow far below would close",
        "ours that another comment would close",
        "ours at the end",
    ],
)
def test_what_a_comment_is(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="<!->a\n :", max_size=60), st.integers(0, 10))
def test_comments_are_in_order_and_apart_and_the_text_without_them_is_as_long(text: str, start: int) -> None:
    places = [start, *(place for comment in comments(text, start) for place in (comment.start, comment.end))]
    assert places[1:] == sorted(places[1:])
    plain = bare(text, start)
    assert len(plain) == len(text)
    assert plain[:start] == text[:start]
    assert comments(plain, start) == []


@pytest.mark.parametrize("piece", ["<!--", "<!-- srcflag:", "<!-- srcflag: ignore\n", "-->", "<!-- a -->", "<!-- \n\n"])
def test_a_text_of_marks_alone_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    comments(piece * (2_000_000 // len(piece)))
    assert time.process_time() - began < 5  # a quadratic search would take hours


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_comment_is_one_unit_that_says_nothing(suffix: str) -> None:
    text = f"{OURS}\nThe dam burst on Tuesday. <!-- Is that so? --> It flooded 300 homes in Ostrava.\n"
    [document] = read_bytes(f"a.{suffix}", text.encode())
    claims = read_claims(document, segment(document))
    assert [(claim.kind, claim.sentence.text) for claim in claims] == [
        ("boilerplate", OURS),
        ("claim", "The dam burst on Tuesday."),
        ("boilerplate", "<!-- Is that so? -->"),
        ("claim", "It flooded 300 homes in Ostrava."),
    ]
    for claim in claims:
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text


def test_a_comment_in_the_midst_of_a_sentence_stays_in_it_and_is_not_read() -> None:
    text = "The dam of Ostrava <!-- 400 people? “No” said Kralova --> flooded 300 homes on Tuesday.\n"
    document = Document(id="a", text=text)
    [claim] = read_claims(document, segment(document))
    assert (claim.kind, claim.attribution.type, claim.sentence.text) == ("claim", "none", text.strip())
    pool = [Document(id="b", text="On Tuesday the dam of Ostrava flooded 300 homes.\nIt rained.\n")]
    [sentence] = Scorer(encoder=FakeEncoder()).score(document, pool).sentences
    assert sentence.status == "corroborated"


def test_a_comment_changes_nothing_about_any_other_sentence(event: list[Document]) -> None:
    lines = event[2].text.splitlines()
    noted = "\n".join(f"<!-- note {n}: “they said 900 homes -->\n{line}" for n, line in enumerate(lines)) + "\n"
    pool = event[:2]
    before = Scorer(encoder=FakeEncoder()).score(event[2], pool)
    after = Scorer(encoder=FakeEncoder()).score(event[2].model_copy(update={"text": noted}), pool)
    seen = [(s.text, s.kind, s.status, s.confidence, s.attribution.source) for s in before.sentences]
    own = [s for s in after.sentences if not s.text.startswith("<!--")]
    assert [(s.text, s.kind, s.status, s.confidence, s.attribution.source) for s in own] == seen
    assert [flag.id for flag in after.flags] == [flag.id for flag in before.flags]


def test_a_comment_of_the_pool_is_no_evidence(event: list[Document]) -> None:
    text = f"<!-- {event[2].text.splitlines()[2]} -->\n{event[1].text}"
    report = Scorer(encoder=FakeEncoder()).score(event[2], [event[0], event[1].model_copy(update={"text": text})])
    assert not [e for sentence in report.sentences for e in sentence.evidence if "<!--" in e.text]
    assert report.sentences[2].status == "uncorroborated"


def test_the_title_and_the_date_are_found_below_a_comment() -> None:
    [document] = read_bytes("a.md", b"<!-- draft two -->\n# The dam\n\nSep 5, 2025\n\nIt burst.\n")
    assert (document.title, str(document.published)) == ("The dam", "2025-09-05")


def test_an_article_of_comments_alone_is_empty(event: list[Document]) -> None:
    report = Scorer(encoder=FakeEncoder()).score(Document(id="a", text="<!-- to be written -->"), event)
    assert [note.message for note in report.notifications] == ["not assessed: the document is empty"]
