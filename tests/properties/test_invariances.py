"""What must not change a status, on the event that all tests share and on events made up at random.

The events are made of a few sentences about one town, so that hypothesis finds copies, briefs, articles with
nothing in common and articles that differ in one figure by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from srcflag.pipeline import Scorer
from srcflag.records import STATUSES, Document, DocumentReport
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ENCODER = FakeEncoder()
LEVEL = {"uncorroborated": 0, "partly_corroborated": 1, "corroborated": 2}

SENTENCES = [
    "The Ostrava dam burst on Tuesday and flooded 300 homes in Ostrava, Mayor Jana Kralova said.",
    "On Tuesday the dam at Ostrava burst, and 310 homes were flooded, according to Jana Kralova.",
    "Mayor Kralova of Ostrava said that the dam had burst and that homes were under water.",
    "Prime Minister Petr Novak promised 40 million euros for the repairs in Ostrava.",
    "Petr Novak, the prime minister, came to Ostrava and promised money for the repairs.",
    "Rescue crews from Poland joined the search in Ostrava during the night.",
    "Critics say that Novak took bribes from the builders of the Ostrava dam.",
    "The schools of Ostrava stay closed until Friday, the city council said.",
    "It was a terrible night for all of us here.",
    "Photo: The Gazette",
    "Ostrava waits.",
    "The dam of Ostrava was inspected in March by two engineers from Brno, said Kralova.",
]
UNRELATED = Document(
    id="lisbon",
    text=(
        "The port of Lisbon closed on Sunday, said Minister Rui Duarte of Portugal.\n"
        "Ships bound for Lisbon were sent to Porto, the harbour office of Lisbon said.\n"
        "Duarte wants the union in Lisbon to return to the talks with Portugal.\n"
    ),
)

articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)
outlets = st.sampled_from([None, "The Gazette", "The Courier", "The Herald"])


@st.composite
def made_up(draw: st.DrawFn) -> list[Document]:
    parts = draw(st.lists(st.tuples(articles, outlets), min_size=1, max_size=5))
    return [
        Document(id=f"d{number}", text="\n".join(sentences) + "\n", outlet=outlet)
        for number, (sentences, outlet) in enumerate(parts)
    ]


def score(event: Sequence[Document], document: Document | None = None) -> DocumentReport:
    return Scorer(encoder=ENCODER).score(document or event[0], event)


def standing(report: DocumentReport) -> list[tuple[str, int, int]]:
    return [(s.status, s.support.origins, s.support.fragility) for s in report.sentences]


def on_both(check: Callable[[list[Document], st.DataObject], None]) -> Callable[..., None]:
    """Run a check on the event of the tests, in each of its documents' places, and on events made up at random."""

    @FEW
    @given(events=made_up(), data=st.data(), turn=st.integers(0, 3))
    def run(event: list[Document], events: list[Document], data: st.DataObject, turn: int) -> None:
        check(event[turn:] + event[:turn] if turn < 3 else events, data)

    run.__name__ = check.__name__
    run.__doc__ = check.__doc__
    return run


@on_both
def test_shuffling_the_pool_changes_nothing_at_all(event: list[Document], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(event))
    assert score(shuffled, event[0]).to_json() == score(event).to_json()


@on_both
def test_shuffling_the_sentences_of_the_pool_changes_no_status(event: list[Document], data: st.DataObject) -> None:
    first, *others = event
    shuffled = [
        other.model_copy(update={"text": "".join(data.draw(st.permutations(other.text.splitlines(keepends=True))))})
        for other in others
    ]
    assert standing(score([first, *shuffled], first)) == standing(score(event, first))


@on_both
def test_renaming_the_outlets_changes_no_status(event: list[Document], data: st.DataObject) -> None:
    names = data.draw(st.permutations(["The Post", "The Mail", "The Echo"]))
    new = dict(zip(["The Gazette", "The Courier", "The Herald"], names, strict=True))
    renamed = [document.model_copy(update={"outlet": new.get(document.outlet or "")}) for document in event]
    assert standing(score(renamed)) == standing(score(event))


@on_both
def test_renaming_the_ids_changes_no_status(event: list[Document], data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.text("abc/-é", min_size=1, max_size=3), min_size=8, max_size=8, unique=True))
    renamed = [document.model_copy(update={"id": new}) for document, new in zip(event, ids, strict=False)]
    assert standing(score(renamed)) == standing(score(event))


@on_both
def test_an_article_about_something_else_changes_no_status(event: list[Document], data: st.DataObject) -> None:
    unrelated = UNRELATED.model_copy(update={"id": data.draw(st.sampled_from(["a", "d0-1", "z"]))})
    before, after = score(event), score([*event, unrelated])
    assert standing(after) == standing(before)
    told = [  # but for what the origins are called, which goes by the whole run
        (sorted(pool.members.values()), pool.sentences, [(j.documents, j.reason, j.shared) for j in pool.joined])
        for pool in (before.pool, after.pool)
    ]
    assert told[0] == told[1]


@on_both
def test_a_verbatim_copy_under_another_id_changes_no_status(event: list[Document], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(event))
    name = data.draw(st.sampled_from(["a", "d0-1", "z"]))
    copies = [
        original.model_copy(update={"id": f"{name}{i}", "outlet": None}) for i in range(data.draw(st.integers(1, 12)))
    ]
    assert standing(score([*event, *copies], event[0])) == standing(score(event))


@on_both
def test_an_independent_supporting_article_makes_no_claim_less_corroborated(
    event: list[Document], data: st.DataObject
) -> None:
    # the same statements, each in another order of words, so that it is no copy
    turned = [
        " ".join(reversed(re.findall(r"[\w,]+", line))).capitalize() + "."
        for line in event[0].text.splitlines()
        if line
    ]
    supporter = Document(id="supporter", text="\n".join(data.draw(st.permutations(turned))) + "\n", outlet="The Echo")
    before, after = score(event), score([*event, supporter])
    if any(note.message for note in before.notifications):
        return  # nothing was assessed before, so there is nothing that it could make worse
    for old, new in zip(before.sentences, after.sentences, strict=True):
        if any(e.document_id == "supporter" and e.stance == "refutes" for e in new.evidence):
            continue  # it also holds what contradicts this claim
        assert LEVEL.get(new.status, -1) >= LEVEL.get(old.status, -1), new.text
        assert new.support.origins >= old.support.origins, new.text


@on_both
def test_two_runs_give_the_same_bytes(event: list[Document], data: st.DataObject) -> None:
    first, second = (Scorer(encoder=FakeEncoder()).score_event(event).to_json() for _ in range(2))
    assert first == second


@on_both
def test_a_document_is_never_its_own_evidence(event: list[Document], data: st.DataObject) -> None:
    for document in event:
        own = {other.id for other in event if other.text == document.text}
        report = score(event, document)
        assert not own & {e.document_id for sentence in report.sentences for e in sentence.evidence}


@on_both
def test_a_document_of_one_outlet_is_no_evidence_for_another_of_it(event: list[Document], data: st.DataObject) -> None:
    for document in event:
        own = {other.id for other in event if document.outlet and other.outlet == document.outlet}
        report = score(event, document)
        assert not own & {e.document_id for sentence in report.sentences for e in sentence.evidence}


@on_both
def test_every_sentence_has_one_status_and_the_counts_add_up(event: list[Document], data: st.DataObject) -> None:
    report = Scorer(encoder=ENCODER).score_event(event)
    for document in report.documents:
        statuses = [sentence.status for sentence in document.sentences]
        assert document.summary.by_status == {name: statuses.count(name) for name in STATUSES}
        assert document.summary.sentences == len(statuses)
        assert sum(document.summary.by_severity.values()) == len(document.flags)
        assert [sentence.index for sentence in document.sentences] == list(range(len(statuses)))
    assert report.summary.sentences == sum(report.summary.by_status.values()) == len(report.sentences)


@on_both
def test_flags_and_sentences_know_each_other(event: list[Document], data: st.DataObject) -> None:
    for document in Scorer(encoder=ENCODER).score_event(event).documents:
        assert len({flag.id for flag in document.flags}) == len(document.flags)
        assert sorted(f for s in document.sentences for f in s.flags) == sorted(flag.id for flag in document.flags)
        for flag in document.flags:
            sentence = document.sentences[flag.sentence]
            assert flag.id in sentence.flags
            assert sentence.start <= flag.start < flag.end <= sentence.end
            assert all(0 <= number < len(sentence.evidence) for number in flag.evidence)


@on_both
def test_every_span_is_the_text_that_it_names(event: list[Document], data: st.DataObject) -> None:
    texts = {document.id: document.text for document in event}
    for document in Scorer(encoder=ENCODER).score_event(event).documents:
        text = texts[document.document_id]
        for sentence in document.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
            assert all(text[span.start : span.end] == span.text for span in sentence.unmatched)
            assert all(sentence.start <= span.start <= span.end <= sentence.end for span in sentence.unmatched)
            parts = [span for part in sentence.missing for span in part.spans]
            assert all(text[span.start : span.end] == span.text for span in parts)
            assert all(sentence.start <= span.start < span.end <= sentence.end for span in parts)
            assert not parts or sentence.status == "partly_corroborated"
            assert all(texts[e.document_id][e.start : e.end] == e.text for e in sentence.evidence)


@on_both
def test_support_is_counted_within_the_pool(event: list[Document], data: st.DataObject) -> None:
    for document in event:
        report = score(event, document)
        for sentence in report.sentences:
            support = sentence.support
            assert (
                0 <= support.origins <= support.outlets <= support.documents - support.copies <= report.pool.documents
            )
            assert (support.origins > 0) == (support.fragility > 0) == (support.witnesses > 0)
            assert support.fragility <= support.origins
            assert report.pool.documents <= len(event) - 1
            assert support.origins <= report.pool.origins
            assert (support.documents > 0) == (sentence.status in ("corroborated", "partly_corroborated"))
        alone = [s.support.only for s in report.sentences if s.support.only]
        assert {own.document_id: own.claims for own in report.relies_on} == {name: alone.count(name) for name in alone}


NASTY = st.text(
    st.sampled_from(" \t\n\r\x00\x1b\u2028\u202e\ufeff.,!?“”'\"()-–—•:;aAzéß1५字م\u200b\u0301😀"), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(NASTY, NASTY)
@example("\x00", "The Ostrava dam burst.")
@example("", "")
@example("📰" * 50, "字" * 50)
def test_no_text_whatever_breaks_a_run_and_all_of_it_is_accounted_for(text: str, other: str) -> None:
    documents = [Document(id="a", text=text), Document(id="b", text=other), Document(id="c", text=SENTENCES[0])]
    report = Scorer(encoder=ENCODER).score_event(documents)
    for document, given_text in zip(report.documents, (text, other), strict=False):
        assert all(given_text[s.start : s.end] == s.text for s in document.sentences)
        assert document.sentences or not given_text.strip() or not document.summary.sentences
    report.to_json().encode("utf-8")


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_pool_that_grows_is_told_in_the_report(event: list[Document], size: int) -> None:
    report = Scorer(encoder=ENCODER).score_event(event[:size])
    assert (report.pool.documents, report.pool.origins) == (size, size)
