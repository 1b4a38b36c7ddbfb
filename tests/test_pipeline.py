"""The whole way of a document: what it is compared with, and what ends as "not assessed" and never as clean."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag.errors import SettingsError
from srcflag.pipeline import Scorer
from srcflag.records import Document, DocumentReport, SentenceReport
from srcflag.rules import RULES
from srcflag.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from srcflag.ports import Vectors
    from srcflag.rules import Finding
    from srcflag.testing import FakeEncoder

    Score = Callable[[Document, Iterable[Document]], DocumentReport]

ELSEWHERE = Document(
    id="lisbon",
    text=(
        "The port of Lisbon closed on Tuesday, said Minister Rui Duarte of Portugal.\n"
        "Ships bound for Lisbon were sent to Porto, the port authority of Lisbon said.\n"
        "Duarte wants the union in Lisbon to return to talks with Portugal on Friday.\n"
    ),
)
CZECH = (
    "Přehrada u Ostravy se v úterý protrhla a zaplavila 300 domů, uvedla starostka Jana Kralova z Ostravy.\n"
    "Premiér Petr Novak slíbil na opravy 40 milionů eur a do Ostravy přijeli záchranáři z Polska.\n"
    "Podle kritiků bral Novak úplatky od stavitelů přehrady v Ostrava Jana Kralova Petr Novak Ostrava.\n"
)


@pytest.fixture
def score(fake: FakeEncoder) -> Score:
    return lambda document, pool: Scorer(encoder=fake).score(document, pool)


def sentence(report: DocumentReport, words: str) -> SentenceReport:
    return next(found for found in report.sentences if words in found.text)


def standing(report: DocumentReport) -> list[tuple[str, int]]:
    return [(found.status, found.support.origins) for found in report.sentences]


def not_assessed(report: DocumentReport) -> str:
    """Assert that nothing of a report looks clean; return what it says of the reason."""
    assert report.sentences
    assert {found.status for found in report.sentences} <= {"not_assessed", "not_a_claim"}
    assert not any(found.checkworthy and found.status == "not_a_claim" for found in report.sentences)
    assert not any(found.support.documents or found.evidence for found in report.sentences)
    [note] = report.notifications
    assert (note.level, note.document_id) == ("warning", report.document_id)
    assert note.message.startswith("not assessed: ")
    return note.message.removeprefix("not assessed: ")


# --- the event -------------------------------------------------------------------------------------


def test_what_the_others_report_is_corroborated_and_what_nobody_else_has_is_not(
    event: list[Document], score: Score
) -> None:
    report = score(event[2], event)
    dam = sentence(report, "300 homes")
    assert (dam.status, dam.support.documents, dam.support.origins) == ("corroborated", 2, 2)
    bribes = sentence(report, "bribes")
    assert (bribes.status, bribes.allegation) == ("uncorroborated", True)
    assert [flag.code for flag in report.flags if flag.sentence == bribes.index] == ["SF302", "SF402"]


def test_an_unstated_figure_makes_a_claim_partly_corroborated_and_is_named(event: list[Document], score: Score) -> None:
    changed = event[0].model_copy(update={"text": event[0].text.replace("Rescue crews", "Some 450 rescue crews")})
    crews = sentence(score(changed, event[1:]), "Some 450")
    assert (crews.status, [span.text for span in crews.unmatched]) == ("partly_corroborated", ["450"])
    assert [(part.kind, part.text) for part in crews.missing] == [("figure", "Some 450 rescue crews")]


def test_a_number_that_only_tells_which_or_when_makes_no_claim_partly_corroborated(
    event: list[Document], score: Score
) -> None:
    changed = event[0].model_copy(update={"text": event[0].text.replace("Rescue crews", "At 9.30 am rescue crews")})
    crews = sentence(score(changed, event[1:]), "At 9.30 am")
    assert (crews.status, crews.missing) == ("corroborated", ())


def test_the_part_that_no_other_article_states_is_named(score: Score) -> None:
    own = Document(
        id="own", text="The masons repaired the walls, and the roofers stole copper gutters and lead pipes.\n"
    )
    pool = [
        Document(id="one", text="The masons repaired the walls.\n"),
        Document(id="two", text="Masons have repaired the old walls.\n"),
    ]
    report = score(own, pool)
    [claim] = report.sentences
    assert claim.status == "partly_corroborated"
    assert [part.text for part in claim.missing] == ["and the roofers stole copper gutters and lead pipes"]
    [flag] = [flag for flag in report.flags if flag.code == "SF103"]
    assert own.text[flag.start : flag.end] == "and the roofers stole copper gutters and lead pipes"


def test_an_article_that_rests_on_one_without_a_source_is_told_so_and_whom_its_claims_rest_on(score: Score) -> None:
    yard = "The yard at Lindholm fired 14 welders on Friday"
    own = Document(
        id="own", outlet="The Herald", text=f"{yard}, according to the Courier.\nThe union at Lindholm met on Sunday.\n"
    )
    bare = Document(id="bare", outlet="Courier", text=f"{yard}.\nIt was a cold week at the quay in Lindholm.\n")
    report = score(own, [bare])
    [flag] = [flag for flag in report.flags if flag.code == "SF303"]
    assert own.text[flag.start : flag.end] == "the Courier"
    assert flag.message == "credited to 'the Courier', whose article bare names no source of its own for it"
    assert [(own.document_id, own.claims) for own in report.relies_on] == [("bare", 1)]
    sourced = bare.model_copy(update={"text": bare.text.replace("Friday.", "Friday, Ida Lund said.")})
    report = score(own, [sourced])
    assert sentence(report, "14 welders").evidence[0].source == "Ida Lund"
    assert [flag for flag in report.flags if flag.code == "SF303"] == []
    unknown = bare.model_copy(update={"outlet": None})
    assert [flag for flag in score(own, [unknown]).flags if flag.code == "SF303"] == []


def test_outlets_are_counted_where_they_are_known(event: list[Document], score: Score) -> None:
    named = [event[1].model_copy(update={"outlet": "The Gazette"}), event[2].model_copy(update={"outlet": "Gazette"})]
    same = [document.model_copy(update={"outlet": "The Gazette"}) for document in event[1:]]
    assert sentence(score(event[0], named), "300 homes").support.outlets == 2
    found = sentence(score(event[0], same), "300 homes").support
    assert (found.documents, found.outlets, found.origins, found.witnesses) == (2, 1, 1, 1)


def test_another_figure_for_the_same_thing_contradicts_word_against_word(event: list[Document], score: Score) -> None:
    changed = event[0].model_copy(update={"text": event[0].text.replace("300 homes", "750 homes")})
    report = score(changed, event[1:])
    dam = sentence(report, "750 homes")
    assert (dam.status, dam.support.origins) == ("contradicted", 0)
    found = {(slot.slot, slot.claim, slot.evidence, slot.relation) for e in dam.evidence for slot in e.slots}
    assert ("quantity", "750 homes", "300 homes", "differs") in found
    [flag] = [flag for flag in report.flags if flag.sentence == dam.index]
    assert (flag.code, flag.severity) == ("SF201", "error")
    assert flag.message == "'750 homes' here, '300 homes' in beta and gamma; '750 homes' here only"
    assert changed.text[flag.start : flag.end] == "750 homes"


def test_two_figures_in_one_article_are_shown_in_both_places(event: list[Document], score: Score) -> None:
    twice = event[0].text + "The Ostrava dam burst on Tuesday and flooded 750 homes.\n"
    report = score(event[0].model_copy(update={"text": twice}), event[1:])
    flags = [flag for flag in report.flags if flag.code == "SF205"]
    assert [flag.message for flag in flags] == [
        "'300 homes' here, '750 homes' elsewhere in this article",
        "'750 homes' here, '300 homes' elsewhere in this article",
    ]
    assert {flag.sentence for flag in flags} == {0, len(report.sentences) - 1}


def test_two_people_who_disagree_in_one_article_are_no_slip_of_it(event: list[Document], score: Score) -> None:
    twice = event[0].text + "The Ostrava dam burst on Tuesday and flooded 750 homes, Minister Pavel Dvorak said.\n"
    report = score(event[0].model_copy(update={"text": twice}), event[1:])
    assert [flag for flag in report.flags if flag.code == "SF205"] == []


def test_a_later_toll_supersedes_an_older_one_and_not_the_reverse(event: list[Document], score: Score) -> None:
    def told(number: str, day: int, document: Document) -> Document:
        line = f"The flood in Ostrava killed {number} people, Mayor Jana Kralova said.\n"
        return document.model_copy(update={"text": document.text + line, "published": dt.date(2025, 3, day)})

    older, newer = told("four", 4, event[0]), told("nine", 5, event[1])
    old = sentence(score(older, [newer]), "killed")
    assert old.status == "superseded"
    assert [flag.severity for flag in score(older, [newer]).flags if flag.code == "SF206"] == ["note"]
    assert sentence(score(newer, [older]), "killed").status not in ("superseded", "contradicted")
    same_day = newer.model_copy(update={"published": older.published})
    assert sentence(score(older, [same_day]), "killed").status == "contradicted"


def test_every_document_of_an_event_is_reported_in_the_order_given(event: list[Document], fake: FakeEncoder) -> None:
    report = Scorer(encoder=fake).score_event(reversed(event))
    assert [found.document_id for found in report.documents] == ["gamma", "beta", "alpha"]
    assert (report.pool.documents, report.pool.origins, report.pool.sentences) == (3, 3, 12)
    assert {found.pool.documents for found in report.documents} == {2}


def test_a_document_scored_alone_and_within_its_event_stands_the_same(
    event: list[Document], fake: FakeEncoder, score: Score
) -> None:
    together = Scorer(encoder=fake).score_event(event)
    assert [score(document, event) for document in event] == list(together.documents)


def test_no_documents_give_an_empty_report(fake: FakeEncoder) -> None:
    report = Scorer(encoder=fake).score_event([])
    assert (report.documents, report.pool.documents) == ((), 0)


def test_any_encoder_will_do_that_encodes_sentences(event: list[Document], fake: FakeEncoder) -> None:
    class Plain:
        name = "plain@1"

        def encode(self, texts: Sequence[str]) -> Vectors:
            return fake.encode(texts)

    report = Scorer(encoder=Plain()).score_event(event)
    assert report.tool.models == {"encoder": "plain@1"}
    assert sentence(report.documents[0], "300 homes").status == "corroborated"


# --- a verifier in place of the alignment ----------------------------------------------------------


class Figures:
    """Says that evidence with another figure refutes, with the same supports, and counts its calls."""

    name = "figures@1"
    calls = 0

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        self.calls += 1
        figures = [[set(re.findall(r"\d+", text)) for text in pair] for pair in pairs]
        same = np.array([bool(claim) and evidence == claim for evidence, claim in figures])
        other = np.array([evidence != claim for evidence, claim in figures])
        supports, refutes = same * np.float32(0.9), other * np.float32(0.9)
        return np.stack([supports, refutes, 1 - supports - refutes], axis=1)


def test_a_verifier_tells_what_others_contradict_and_is_named_in_the_report(
    event: list[Document], fake: FakeEncoder
) -> None:
    changed = event[0].model_copy(update={"text": event[0].text.replace("300 homes", "750 homes")})
    verifier = Figures()
    scorer = Scorer(encoder=fake, verifier=verifier)
    report = scorer.score(changed, event[1:])
    dam = sentence(report, "750 homes")
    assert (dam.status, dam.support.origins) == ("contradicted", 0)
    assert {found.stance for found in dam.evidence[:2]} == {"refutes"}
    assert "300 homes" in dam.evidence[0].text
    assert verifier.calls == 1  # every pair of a document at once: a large model is slow to start
    assert scorer.score_event(event).tool.models == {"encoder": "fake@1", "verifier": "figures@1"}


def test_what_a_verifier_calls_incompatible_is_not_believed_of_sentences_on_another_matter(
    event: list[Document], fake: FakeEncoder
) -> None:
    report = Scorer(encoder=fake, verifier=Figures()).score(event[2], event)
    # "took bribes" has no figure; the sentences nearest to it have, and say nothing about it.
    assert sentence(report, "bribes").status == "uncorroborated"


def test_without_a_verifier_the_report_names_none(event: list[Document], fake: FakeEncoder) -> None:
    assert Scorer(encoder=fake).score_event(event).tool.models == {"encoder": "fake@1"}


# --- nothing to compare with -----------------------------------------------------------------------


def test_an_empty_pool_leaves_everything_not_assessed(event: list[Document], score: Score) -> None:
    assert not_assessed(score(event[0], [])) == "the pool is empty: there is no other article to compare with"


def test_a_pool_of_the_document_itself_leaves_everything_not_assessed(event: list[Document], score: Score) -> None:
    assert not_assessed(score(event[0], [event[0]])) == "the pool is empty: there is no other article to compare with"


def test_an_event_of_one_article_is_not_assessed(event: list[Document], fake: FakeEncoder) -> None:
    [report] = Scorer(encoder=fake).score_event(event[:1]).documents
    not_assessed(report)


def test_a_pool_on_another_event_leaves_everything_not_assessed(event: list[Document], score: Score) -> None:
    assert not_assessed(score(event[0], [ELSEWHERE])) == "the pool has no article on this event"


def test_text_in_another_language_is_not_assessed(event: list[Document], score: Score) -> None:
    assert "not in English" in not_assessed(score(Document(id="cz", text=CZECH), event))


def test_a_pool_in_another_language_leaves_everything_not_assessed(event: list[Document], score: Score) -> None:
    message = not_assessed(score(event[2], [Document(id="cz", text=CZECH)]))
    assert "no independent article in the pool on this event is in English" in message


def test_an_article_in_another_language_beside_others_is_left_out(event: list[Document], score: Score) -> None:
    with_czech = score(event[2], [*event, Document(id="cz", text=CZECH)])
    assert with_czech.pool.documents == 2
    assert standing(with_czech) == standing(score(event[2], event))


@pytest.mark.parametrize("change", ["", "\n", " Call the desk with corrections.\n"])
def test_a_pool_of_copies_leaves_everything_not_assessed(event: list[Document], score: Score, change: str) -> None:
    copy = event[0].model_copy(update={"id": "copy", "text": event[0].text + change})
    assert (
        not_assessed(score(event[0], [copy]))
        == "every article in the pool on this event has the same origin as this one"
    )


def test_a_pool_of_the_documents_own_outlet_leaves_everything_not_assessed(event: list[Document], score: Score) -> None:
    own = [document.model_copy(update={"outlet": "The Gazette"}) for document in event]
    assert "the same origin" in not_assessed(score(own[0], own[1:]))


def test_a_document_without_text_says_so(event: list[Document], score: Score) -> None:
    report = score(Document(id="blank", text=" \n "), event)
    assert report.sentences == ()
    assert [note.message for note in report.notifications] == ["not assessed: the document is empty"]


def test_sentences_too_short_or_endless_are_not_assessed_within_a_document_that_is(
    event: list[Document], fake: FakeEncoder
) -> None:
    endless = "the dam and the town " * 200
    text = f"{event[0].text}Novak resigned Tuesday.\n\nThen {endless.strip()}.\n"
    scorer = Scorer(Settings(min_words=4), encoder=fake)
    report = scorer.score(event[0].model_copy(update={"text": text}), event[1:])
    assert "too short" in sentence(report, "resigned").explanation
    assert "too long" in sentence(report, "the dam and the town").explanation
    assert sentence(report, "300 homes").status == "corroborated"
    assert report.notifications == ()


# --- nobody vouches for himself --------------------------------------------------------------------


def test_an_article_does_not_support_itself_through_a_caption(event: list[Document], score: Score) -> None:
    caption = "Critics say Novak took bribes from the builders of the Ostrava dam. Photo: The Gazette\n"
    captioned = event[2].model_copy(update={"text": event[2].text + caption})
    report = score(captioned, [captioned, *event[:2]])
    assert sentence(report, "bribes").status == "uncorroborated"
    assert not any(e.document_id == "gamma" for found in report.sentences for e in found.evidence)


@pytest.mark.parametrize("change", ["", " Read more on our site.\n"])
def test_an_article_does_not_support_itself_through_a_copy(event: list[Document], score: Score, change: str) -> None:
    copy = event[2].model_copy(update={"id": "copy", "text": event[2].text + change})
    report = score(event[2], [*event, copy])
    assert sentence(report, "bribes").status == "uncorroborated"
    assert not any(e.document_id == "copy" for found in report.sentences for e in found.evidence)


def test_an_independent_article_with_the_same_caption_does_support(event: list[Document], score: Score) -> None:
    other = event[0].model_copy(
        update={"text": event[0].text + "Builders of the Ostrava dam paid bribes to Novak, critics say.\n"}
    )
    assert sentence(score(event[2], [other, event[1]]), "bribes").support.origins == 1


def test_page_furniture_of_another_article_is_no_evidence(event: list[Document], score: Score) -> None:
    line = "Also read: Critics say Novak took bribes from the builders of the Ostrava dam\n"
    other = event[0].model_copy(update={"text": event[0].text + line})
    assert sentence(score(event[2], [other, event[1]]), "bribes").status == "uncorroborated"


def test_an_endless_passage_of_another_article_is_no_evidence(event: list[Document], score: Score) -> None:
    wall = "Critics say Novak took bribes from the builders of the Ostrava dam and " + "so on and on " * 300
    other = event[0].model_copy(update={"text": f"{event[0].text}{wall}.\n"})
    report = score(event[2], [other, event[1]])
    assert max(len(e.text) for found in report.sentences for e in found.evidence) < 200


# --- documents with one id, or none ----------------------------------------------------------------


def test_texts_without_ids_are_compared_and_not_taken_for_one(event: list[Document], score: Score) -> None:
    alpha, beta, gamma = (Document(text=document.text) for document in event)
    report = score(gamma, [alpha, beta, gamma])
    assert (report.document_id, report.pool.documents) == ("text", 2)
    assert sentence(report, "300 homes").support.origins == 2
    assert sorted({e.document_id for found in report.sentences for e in found.evidence}) == ["text-2", "text-3"]


def test_another_text_under_the_documents_id_neither_replaces_nor_silences_it(
    event: list[Document], score: Score
) -> None:
    namesake = event[0].model_copy(update={"id": "gamma"})
    report = score(event[2], [namesake, event[1]])
    assert report.document_id == "gamma"
    assert [found.text for found in report.sentences] == [found.text for found in score(event[2], []).sentences]
    assert {e.document_id for e in sentence(report, "300 homes").evidence} >= {"beta", "gamma-2"}


def test_a_number_for_a_namesake_is_one_that_nobody_has(event: list[Document], score: Score) -> None:
    alpha, beta, gamma = event
    pool = [alpha.model_copy(update={"id": "x"}), beta.model_copy(update={"id": "x-2"})]
    report = score(gamma.model_copy(update={"id": "x"}), pool)
    assert report.document_id == "x"
    assert {e.document_id for found in report.sentences for e in found.evidence} == {"x-2", "x-3"}


def test_namesakes_are_told_apart_whatever_the_order_of_the_pool(event: list[Document], score: Score) -> None:
    pool = [Document(text=document.text) for document in event[:2]]
    document = Document(text=event[2].text)
    assert score(document, pool) == score(document, pool[::-1])


class OneDirection:
    """Sees no difference between texts, so that only their words can tell them apart."""

    name = "one@1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), dtype=np.float32)


@pytest.mark.parametrize("ids", ["bc", "cb"])
def test_which_of_two_equally_near_passages_is_looked_at_does_not_depend_on_their_ids(ids: str) -> None:
    pool = [
        Document(id=name, text=text)
        for name, text in zip(ids, ("The masons repaired the walls.", "The roofers repaired the gutters."), strict=True)
    ]
    draft = Document(id="a", text="The masons repaired the walls and the roofers repaired the gutters.")
    [claim] = Scorer(Settings(candidates=1), encoder=OneDirection()).score(draft, pool).sentences
    assert [span.text for span in claim.unmatched] == ["roofers", "gutters"]


# --- several jobs, settings, crashes ---------------------------------------------------------------


def test_jobs_do_not_mix_their_pools(event: list[Document], fake: FakeEncoder) -> None:
    report = Scorer(encoder=fake).score_jobs([((event[0],), (ELSEWHERE,)), ((event[1],), tuple(event))])
    off, on = report.documents
    not_assessed(off)
    assert sentence(on, "300 homes").status == "corroborated"


def test_only_the_selected_rules_flag_and_statuses_stay(event: list[Document], fake: FakeEncoder) -> None:
    every = Scorer(encoder=fake).score(event[2], event)
    some = Scorer(Settings(select=("SF4",), ignore=("SF401",)), encoder=fake).score(event[2], event)
    assert {flag.code for flag in some.flags} == {"SF402"}
    assert standing(some) == standing(every)


def test_a_selection_that_fits_no_rule_is_refused() -> None:
    with pytest.raises(SettingsError, match="'SF9999' selects no rule; known rules: SF101"):
        Scorer(Settings(select=("SF9999",)))


def test_a_rule_that_crashes_is_reported_and_the_others_go_on(
    event: list[Document], fake: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> list[Finding]:
        raise ZeroDivisionError("no pool")

    rules = (RULES[0]._replace(check=crash), *RULES[1:])
    monkeypatch.setattr("srcflag.rules.RULES", rules)
    report = Scorer(encoder=fake).score_event(event)
    assert "SF402" in {flag.code for flag in report.flags}
    assert "SF101" not in {flag.code for flag in report.flags}
    notes = [note for note in report.notifications if note.level == "error"]
    assert len(notes) == len(report.sentences)
    assert notes[0].message == "SF101 crashed on alpha, sentence 0: ZeroDivisionError: no pool"
    assert notes[0].document_id == "alpha"
    alone = Scorer(encoder=fake).score(event[0], event[1:])
    assert [note.message for note in alone.notifications] == [n.message for n in notes if n.document_id == "alpha"]


def test_an_exclusive_is_no_warning(event: list[Document], score: Score) -> None:
    alone = event[0].model_copy(update={"exclusive": True})
    assert {flag.severity for flag in score(alone, event[1:]).flags} == {"note"}
    assert "warning" in {flag.severity for flag in score(event[0], event[1:]).flags}


# --- accounting ------------------------------------------------------------------------------------


def test_two_runs_give_the_same_bytes(event: list[Document], fake: FakeEncoder) -> None:
    first, second = (Scorer(encoder=fake).score_event(event).to_json() for _ in range(2))
    assert first == second
    assert json.loads(first)["schema_version"] == "1"


def test_a_shuffled_pool_gives_the_same_bytes(event: list[Document], score: Score) -> None:
    pool = [*event, ELSEWHERE]
    expected = score(event[2], pool).to_json()
    for seed in range(4):
        random.Random(seed).shuffle(pool)
        assert score(event[2], pool).to_json() == expected


@pytest.mark.model
def test_the_number_of_threads_changes_no_byte_with_the_shipped_encoder(event: list[Document]) -> None:
    one, two = (Scorer(Settings(threads=threads)).score_event(event).to_json() for threads in (1, 2))
    assert one == two


@pytest.mark.model
def test_the_shipped_encoder_finds_who_else_says_it_in_other_words(event: list[Document]) -> None:
    report = Scorer().score_event(event).documents[2]
    assert sentence(report, "300 homes").support.origins == 2
    assert sentence(report, "bribes").status in ("uncorroborated", "partly_corroborated")
    assert "SF402" in {flag.code for flag in report.flags}


@pytest.mark.parametrize(
    ("headline", "alone"),
    [
        ("Ostrava dam bursts and floods 300 homes", []),
        ("Ostrava dam bursts and drowns 780 farmers", ["780"]),
        ("7 takeaways from the Ostrava dam that burst", []),
        ("7 farmers and the Ostrava dam that burst", ["7"]),
        ("Flooded homes after the Ostrava dam burst, with 1 exception", []),
        ("Burst dam kills cows and farmers of Strakonice", ["Strakonice"]),
        ("Burst dam kills cows and farmers of EPA", []),
    ],
)
def test_a_headline_with_a_figure_that_its_article_has_not_is_flagged(
    event: list[Document], score: Score, headline: str, alone: list[str]
) -> None:
    changed = event[0].model_copy(update={"text": f"{headline}\n\n{event[0].text}"})
    flags = [flag for flag in score(changed, event[1:]).flags if flag.code == "SF403"]
    assert [changed.text[flag.start : flag.end] for flag in flags] == ([headline] if alone else [])
    assert all(word in flag.message for flag in flags for word in alone)


def test_one_headline_does_not_bear_out_another(event: list[Document], score: Score) -> None:
    headline = "Ostrava dam bursts and drowns 780 farmers"
    changed = event[0].model_copy(update={"text": f"{headline}\n\n{headline}\n\n{event[0].text}"})
    assert sum(flag.code == "SF403" for flag in score(changed, event[1:]).flags) == 2


# --- copied passages -------------------------------------------------------------------------------

WIRED = "The chapel bells of Zabreh rang for eleven minutes on Sunday to warn the farmers who live along the river.\n"


def with_line(document: Document, line: str, **changes: object) -> Document:
    return document.model_copy(update={"text": document.text + line, **changes})


def test_a_sentence_that_the_document_shares_with_another_stands_elsewhere_but_has_no_origin(
    event: list[Document], score: Score
) -> None:
    found = sentence(score(with_line(event[2], WIRED), [with_line(event[0], WIRED), event[1]]), "eleven minutes")
    assert (found.status, found.support.documents, found.support.copies) == ("corroborated", 1, 1)
    assert (found.support.origins, found.support.witnesses, found.support.fragility) == (0, 0, 0)
    assert "only by its own root (alpha); no independent origin states it" in found.explanation
    assert {e.document_id for e in found.evidence if e.stance == "supports"} == {"alpha"}


def test_the_rest_of_an_article_that_shares_a_sentence_is_support(event: list[Document], score: Score) -> None:
    report = score(with_line(event[2], WIRED), [with_line(event[0], WIRED), event[1]])
    assert sentence(report, "300 homes").support.origins == 2


def test_one_sentence_in_two_articles_of_the_pool_is_one_origin(event: list[Document], score: Score) -> None:
    claim = "Farmers by the river were warned on Sunday: for eleven minutes the bells of the chapel rang in Zabreh.\n"
    pool = [with_line(document, WIRED) for document in event[:2]]
    report = score(with_line(event[2], claim), pool)
    found = sentence(report, "eleven minutes")
    assert (found.support.documents, found.support.origins) == (2, 1)
    assert "SF102" in {flag.code for flag in report.flags if flag.id in found.flags}


@pytest.mark.parametrize(("alpha", "beta", "first"), [(1, 2, "alpha"), (2, 1, "beta")])
def test_a_copied_sentence_counts_for_the_article_that_was_earlier(
    event: list[Document], score: Score, alpha: int, beta: int, first: str
) -> None:
    claim = "Farmers by the river were warned on Sunday: for eleven minutes the bells of the chapel rang in Zabreh.\n"
    days = (dt.date(2025, 3, alpha), dt.date(2025, 3, beta))
    pool = [with_line(document, WIRED, published=day) for document, day in zip(event[:2], days, strict=True)]
    report = score(with_line(event[2], claim), pool)
    own = {e.document_id: e.origin for e in sentence(report, "300 homes").evidence}
    bearing = [e for e in sentence(report, "eleven minutes").evidence if e.stance == "supports"]
    assert bearing
    assert {e.origin for e in bearing} == {own[first]}


# --- credited passages -----------------------------------------------------------------------------

BELLS = "Farmers by the river were warned on Sunday: for eleven minutes the bells of the chapel rang in Zabreh.\n"
HEARD = "The chapel bells in Zabreh rang for eleven minutes on Sunday to warn farmers, a sexton told CBS News.\n"
AGAIN = "For eleven minutes on Sunday the bells of the Zabreh chapel warned farmers by the river, CBS News reported.\n"


def test_two_articles_that_credit_one_outlet_outside_the_pool_are_one_origin(
    event: list[Document], score: Score
) -> None:
    pool = [with_line(event[0], HEARD), with_line(event[1], AGAIN)]
    report = score(with_line(event[2], BELLS), pool)
    found = sentence(report, "eleven minutes")
    assert (found.support.documents, found.support.copies, found.support.origins) == (2, 0, 1)
    bearing = [e for e in found.evidence if e.stance == "supports"]
    assert {(e.document_id, e.credit, e.origin) for e in bearing} == {
        ("alpha", "CBS News", "CBS News"),
        ("beta", "CBS News", "CBS News"),
    }
    (flag,) = [flag for flag in report.flags if flag.id in found.flags and flag.code == "SF102"]
    assert "They have it from CBS News." in flag.explanation


def test_what_an_outlet_of_the_pool_is_credited_with_is_that_outlets(event: list[Document], score: Score) -> None:
    pool = [with_line(event[0], HEARD), with_line(event[1], WIRED, outlet="CBS News")]
    found = sentence(score(with_line(event[2], BELLS), pool), "eleven minutes")
    assert (found.support.documents, found.support.origins) == (2, 1)
    assert len({e.origin for e in found.evidence if e.stance == "supports"}) == 1
    other = [pool[0], pool[1].model_copy(update={"outlet": "Moravia Radio"})]
    assert sentence(score(with_line(event[2], BELLS), other), "eleven minutes").support.origins == 2


def test_one_outlet_under_a_short_and_a_full_name_is_one_origin(event: list[Document], score: Score) -> None:
    short, full = HEARD.replace("CBS", "the Eastport"), AGAIN.replace("CBS News", "the Daily  Eastport News")
    pool = [with_line(event[0], short), with_line(event[1], full)]
    assert sentence(score(with_line(event[2], BELLS), pool), "eleven minutes").support.origins == 1
    pool[0] = with_line(event[0], short.replace("Eastport", "Moravia"))
    assert sentence(score(with_line(event[2], BELLS), pool), "eleven minutes").support.origins == 2


def test_a_claim_is_not_confirmed_by_the_outlet_that_it_credits(event: list[Document], score: Score) -> None:
    pool = [with_line(event[0], HEARD), event[1]]
    found = sentence(score(with_line(event[2], AGAIN), pool), "eleven minutes")
    assert (found.support.documents, found.support.copies, found.support.origins) == (1, 1, 0)
    found = sentence(score(with_line(event[2], BELLS), pool), "eleven minutes")
    assert (found.support.documents, found.support.copies, found.support.origins) == (1, 0, 1)


def test_an_article_that_copies_a_passage_and_rewords_it_too_is_one_origin_with_where_it_copied(
    event: list[Document], score: Score
) -> None:
    pool = [
        with_line(event[0], WIRED),
        with_line(with_line(event[1], WIRED), HEARD.replace(", a sexton told CBS News", "")),
    ]
    found = sentence(score(with_line(event[2], BELLS), pool), "eleven minutes")
    assert (found.support.documents, found.support.origins) == (2, 1)


# --- one scorer, several checks --------------------------------------------------------------------


def test_a_pool_that_was_read_is_not_encoded_anew_and_the_report_is_the_same(
    event: list[Document], fake: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer = Scorer(encoder=fake)
    asked: list[str] = []
    first = scorer.score(event[0], event[1:])
    encode = fake.encode_tokens

    def counting(texts: Sequence[str]) -> object:
        asked.extend(texts)
        return encode(texts)

    monkeypatch.setattr(fake, "encode_tokens", counting)
    assert scorer.score(event[0], event[1:]).to_json() == first.to_json()
    assert asked == []
    scorer.score(Document(id="new", text="The ferry sank off Rosvik."), event[1:])
    assert asked == ["The ferry sank off Rosvik."]


def test_a_document_of_the_same_text_with_another_day_is_read_anew(event: list[Document], fake: FakeEncoder) -> None:
    dated = [document.model_copy(update={"published": dt.date(2025, 9, 5)}) for document in event]
    later = [document.model_copy(update={"published": dt.date(2025, 9, 6)}) for document in event]
    scorer = Scorer(encoder=fake)
    scorer.score(dated[0], dated[1:])
    assert scorer.score(later[0], later[1:]) == Scorer(encoder=fake).score(later[0], later[1:])


def test_flags_on_a_status_that_is_not_sure_enough_are_notes(event: list[Document], fake: FakeEncoder) -> None:
    def severities(least: float) -> list[str]:
        settings = Settings(min_confidence=least)
        return [flag.severity for flag in Scorer(settings, encoder=fake).score_event(event).flags]

    assert {"error", "warning"} <= {*severities(0.0)}
    assert {*severities(1.0)} == {"note"}
    assert len(severities(1.0)) == len(severities(0.0))
