"""`srcflag selftest`: what is planted where, what counts as caught, and which threshold keeps to a budget."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import run
from srcflag.claims import read_claims
from srcflag.errors import UsageError
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.records import Document
from srcflag.segment import segment
from srcflag.selftest import plant
from srcflag.selftest.bank import ALLEGATIONS, CLAIMS
from srcflag.selftest.counts import caught, rates, wilson, within
from srcflag.selftest.edits import other_number
from srcflag.selftest.foreign import foreign_claims
from srcflag.selftest.measure import self_test
from srcflag.selftest.memory import Remembering
from srcflag.selftest.plant import Host, difference, drawn, variants
from srcflag.selftest.records import KINDS, Alarm, Plant, Raised, Tried
from srcflag.selftest.text import told
from srcflag.settings import Settings
from srcflag.testing import FakeEncoder, check_encoder

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import Severity
    from srcflag.selftest.records import Planted, SelfTest


def hosts_of(event: list[Document]) -> list[Host]:
    report = Scorer(encoder=FakeEncoder()).score_event(event)
    return [
        Host(document, tuple(d for d in event if d is not document), checked)
        for document, checked in zip(event, report.documents, strict=True)
    ]


def shown(*arguments: object) -> dict[str, Any]:
    ran = run("selftest", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


def an_alarm(confidence: float | None, severity: Severity = "warning", code: str = "SF201") -> Alarm:
    raised = Raised(code=code, severity=severity, message="m", confidence=confidence)
    return Alarm(document_id="a", path=None, line=1, text="t", raised=raised)


def a_plant(kind: Planted = "figure", *raised: Raised) -> Tried:
    planted = Plant(kind=kind, document_id="a", path=None, line=1, start=0, end=1, before="b", after="c")
    return Tried(plant=planted, status="contradicted", raised=raised)


# --- what is planted -------------------------------------------------------------------------------


def test_each_plant_stands_where_it_is_said_to_and_the_rest_of_the_article_is_as_it_was(event: list[Document]) -> None:
    closed = "The road to Ostrava was closed on Monday night.\n"
    hosts = hosts_of([document.model_copy(update={"text": document.text + closed}) for document in event])
    planted = variants(hosts, drawn(hosts, (), 1))
    assert {one.kind for variant in planted for one in variant.plants} == {*KINDS}
    for variant in planted:
        text, own = variant.document.text, hosts[variant.host].document.text
        assert text != own
        for one in reversed(variant.plants):
            assert text[one.start : one.end] == one.after
            assert text[: one.start].count("\n") + 1 == one.line
            assert text[one.at :].startswith(one.now.split()[0] if one.now else "")
            text = text[: one.start - (not one.before)] + one.before + text[one.end :]
        assert text == own


def test_an_edit_changes_words_that_another_article_has_and_puts_in_others(event: list[Document]) -> None:
    hosts = hosts_of(event)
    edits = [c for c in drawn(hosts, (), 1) if c.kind in ("figure", "date", "name")]
    assert edits
    for change in edits:
        was, now, _ = difference(change.sentence.text, change.new)
        others = " ".join(document.text for document in hosts[change.host].pool)
        assert all(word in others for word in was.split())
        assert not all(word in others for word in now.split())


def test_only_sentences_without_a_warning_are_edited(event: list[Document]) -> None:
    hosts = hosts_of(event)
    for change in drawn(hosts, (), 3):
        flags = [f for f in hosts[change.host].report.flags if f.id in change.sentence.flags]
        assert change.added or all(flag.severity == "note" for flag in flags)


def test_plants_of_one_copy_are_in_sentences_apart(event: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plant, "SHARE", 1)
    hosts = hosts_of(event)
    changes = drawn(hosts, (), 2)
    planted = variants(hosts, changes)
    assert sum(len(variant.plants) for variant in planted) == len(changes)
    assert max(len(variant.plants) for variant in planted) > 1
    for variant in planted:
        places = {one.line for one in variant.plants}
        assert len(places) == len(variant.plants)  # each line of the event is one sentence


def test_the_same_seed_plants_the_same_and_another_one_elsewhere(event: list[Document]) -> None:
    hosts = hosts_of(event)
    assert drawn(hosts, (), 4) == drawn(hosts, (), 4)
    assert any(drawn(hosts, (), 4) != drawn(hosts, (), seed) for seed in range(5, 9))


def test_no_more_is_planted_than_the_cap_of_each_kind(event: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plant, "OF_A_KIND", 2)
    kinds = [change.kind for change in drawn(hosts_of(event), (), 0)]
    assert max(kinds.count(kind) for kind in KINDS) == 2


def test_an_accusation_names_somebody_of_the_article_and_no_deed_that_is_spoken_of(event: list[Document]) -> None:
    accusing = [(c.host, c.new) for c in drawn(hosts_of(event), (), 0) if c.kind == "allegation"]
    assert accusing
    for place, text in accusing:
        assert any(name in text and name in event[place].text for name in ("Jana Kralova", "Petr Novak", "Novak"))


def test_a_made_claim_that_shares_a_name_with_the_event_is_not_planted() -> None:
    text = "Police in Hartwell closed the road on Monday. The mayor of Hartwell, Ann Lee, said 12 people were hurt.\n"
    event = [Document(id="a", text=text * 3), Document(id="b", text=text.replace("Police", "Officers") * 3)]
    assert not [c for c in drawn(hosts_of(event), (), 0) if c.added and "Hartwell recovered" in c.new]


def test_a_capital_letter_alone_makes_no_name() -> None:
    document = Document(id="a", text="Ann Lee met Western allies in France.")
    assert plant._in_one_place("name", document, "Lee met Western allies.", "Brandt met Western allies.")
    assert plant._in_one_place("name", document, "They met in France.", "They met in Peru.")
    assert not plant._in_one_place("name", document, "Lee met Western allies.", "Lee met Brandt allies.")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("It cost 40 euros.", "It cost 60 euros.", ("40", "60", 8)),
        ("He was there.", "He was not there.", ("", "not", 7)),
        ("He was not there.", "He was there.", ("not", "", 7)),
        ("It ended", "It ended not", ("", "not", 9)),
        ("no change", "no change", ("", "", 9)),
    ],
)
def test_the_words_that_differ_are_told_with_their_place(before: str, after: str, said: tuple[str, str, int]) -> None:
    assert difference(before, after) == said


@given(st.text(alphabet="ab .,", max_size=30), st.text(alphabet="ab .,", max_size=30))
def test_two_texts_of_the_same_words_differ_in_nothing(before: str, after: str) -> None:
    was, now, at = difference(before, after)
    assert (was, now) == ("", "") if before.split() == after.split() else True
    assert 0 <= at <= len(after)


def test_a_year_before_a_comma_is_a_date_and_no_figure() -> None:
    text = "On March 3, 2025, the hall closed."
    assert other_number(text, text, random.Random(1)) is None
    assert other_number("It cost 3,025, he said.", "3,025", random.Random(1)) is not None


@pytest.mark.parametrize("text", CLAIMS)
def test_each_made_claim_is_one_sentence_that_could_be_looked_up(text: str) -> None:
    [claim] = read_claims(document := Document(id="bank", text=text), segment(document))
    assert claim.kind in ("claim", "reported")  # voters who reject a plan may be read as saying so
    assert (claim.checkworthy, claim.allegation) == (True, None)


def test_the_bank_repeats_nothing() -> None:
    assert len({*CLAIMS}) == len(CLAIMS)
    assert all(line.count("{}") == 1 for line in ALLEGATIONS)
    assert len({*ALLEGATIONS}) == len(ALLEGATIONS) >= plant.OF_A_KIND


# --- sentences of another event --------------------------------------------------------------------


def test_foreign_claims_are_those_that_can_stand_alone() -> None:
    text = "The harbour of Kelm sold two ferries to a yard in May. “It was a gift,” she said. Why? It rained."
    assert foreign_claims([Document(text=text)]) == ["The harbour of Kelm sold two ferries to a yard in May."]


def test_another_event_without_a_claim_is_refused() -> None:
    with pytest.raises(UsageError, match="--foreign: holds no claim"):
        foreign_claims([Document(text="Why?"), Document(text="")])


def test_claims_of_a_named_event_are_planted_in_place_of_made_ones(wire: Path, tmp_path: Path) -> None:
    own = "The harbour of Kelm sold two ferries to a yard in May."
    (tmp_path / "other.txt").write_text(own, encoding="utf-8")
    planted = [one["plant"]["after"] for one in shown(wire, "--foreign", tmp_path / "other.txt")["tried"]]
    assert own in planted
    assert not {*planted} & {*CLAIMS}


# --- what it counts --------------------------------------------------------------------------------


def test_a_planted_claim_and_an_accusation_are_caught_and_named(wire: Path) -> None:
    told = shown(wire)
    rows = {row["kind"]: row for row in told["rates"]["rows"]}
    assert rows["foreign"]["named"] == rows["foreign"]["planted"] > 0
    assert 0 < rows["allegation"]["named"] <= rows["allegation"]["caught"] <= rows["allegation"]["planted"]
    for row in rows.values():
        of_kind = [one for one in told["tried"] if one["plant"]["kind"] == row["kind"]]
        assert row["planted"] == len(of_kind)


def test_the_run_is_the_same_each_time_and_changes_no_file(wire: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in wire.iterdir()}
    assert run("selftest", wire, "--json").out == run("selftest", wire, "--json").out
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in wire.iterdir()} == before


def test_a_disagreement_on_a_sentence_that_another_states_is_an_alarm_and_none_on_one_that_stands_alone(
    event: list[Document],
) -> None:
    event = [*event, event[0].model_copy(update={"id": "delta", "text": event[1].text.replace("300", "470")})]
    found = self_tested(event)
    assert {alarm.raised.code for alarm in found.alarms} == {"SF201"}
    assert {alarm.document_id for alarm in found.alarms} == {"alpha", "gamma"}
    assert all("300 homes" in alarm.text for alarm in found.alarms)
    assert found.rates.alarms_per_article == round(len(found.alarms) / found.articles, 3)
    flagged = {
        d.document_id
        for d in Scorer(encoder=FakeEncoder()).score_event(event).documents
        for f in d.flags
        if f.code == "SF201"
    }
    assert "delta" in flagged, "nobody else has 470: a flag, and no false alarm"


def test_a_plant_counts_as_caught_by_any_warning_and_as_named_by_the_right_one_only() -> None:
    near = Raised(code="SF103", severity="warning", message="", confidence=0.5)
    right = Raised(code="SF201", severity="error", message="", confidence=0.9, fits=True)
    note = Raised(code="SF206", severity="note", message="", confidence=0.9, fits=True)
    source = Raised(code="SF301", severity="warning", message="", confidence=None)
    assert (caught(a_plant("figure", near), 0.0), caught(a_plant("figure", near), 0.0, named=True)) == (True, False)
    assert caught(a_plant("figure", near, right), 0.0, named=True)
    assert not caught(a_plant("figure", note), 0.0)
    assert not caught(a_plant("figure"), 0.0)
    assert (caught(a_plant("figure", near), 0.6), caught(a_plant("figure", right), 0.9)) == (False, True)
    assert caught(a_plant("figure", source), 1.0), "a flag that rests on no status is not lowered"


@pytest.mark.parametrize(("hits", "of", "bounds"), [(3, 5, (0.231, 0.882)), (0, 5, (0.0, 0.434)), (0, 0, (0.0, 1.0))])
def test_the_interval_is_that_of_wilson(hits: int, of: int, bounds: tuple[float, float]) -> None:
    assert wilson(hits, of) == pytest.approx(bounds, abs=0.001)


# --- the budget ------------------------------------------------------------------------------------

CONFIDENCES = st.integers(0, 1000).map(lambda number: number / 1000)


@given(st.lists(CONFIDENCES, max_size=12), st.integers(1, 5), st.lists(st.floats(0, 4), min_size=2, max_size=2))
def test_a_larger_budget_never_needs_a_stricter_threshold(
    confidences: list[float], articles: int, budgets: list[float]
) -> None:
    alarms = [an_alarm(confidence) for confidence in confidences]
    small, large = (within(budget, [], alarms, articles) for budget in sorted(budgets))
    strict, mild = (budget.rates.min_confidence if budget.rates else 2.0 for budget in (small, large))
    assert mild <= strict


@given(st.lists(CONFIDENCES, max_size=12), st.integers(1, 5), st.floats(0, 4))
def test_the_threshold_keeps_to_the_budget_and_a_lower_one_does_not(
    confidences: list[float], articles: int, allowed: float
) -> None:
    alarms = [an_alarm(confidence) for confidence in confidences]
    found = within(allowed, [], alarms, articles).rates
    assert (found is None) == (confidences.count(1.0) > allowed * articles)
    if found is not None:
        assert found.alarms <= allowed * articles
        lower = rates([], alarms, articles, round(found.min_confidence - 0.001, 3))
        assert not found.min_confidence or lower.alarms > allowed * articles


def test_alarms_of_full_confidence_are_named_where_no_threshold_reaches_the_budget(event: list[Document]) -> None:
    budget = within(0, [], [an_alarm(1.0), an_alarm(0.4), an_alarm(1.0, "error", "SF402")], 1)
    assert budget.rates is None
    assert budget.remaining == {"SF201": 1, "SF402": 1}
    said = told(self_tested(event).model_copy(update={"budget": budget}))
    assert "no min_confidence reaches it; at 1 there are still 2 on 3 articles (SF201 1, SF402 1)" in said


def self_tested(event: list[Document], settings: Settings | None = None, **options: Any) -> SelfTest:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("srcflag.pipeline.load_encoder", lambda *_, **__: FakeEncoder())
        return self_test([(tuple(event), tuple(event))], settings or Settings(), **options)


def test_what_is_foretold_of_a_threshold_is_what_a_run_with_it_finds(event: list[Document]) -> None:
    for least in (0.5, 0.97, 1.0):
        foretold = self_tested(event, Settings(min_confidence=least))
        settings = Settings(min_confidence=least)
        report = Scorer(settings, encoder=FakeEncoder()).score_event(event)
        assert foretold.findings == report.summary.by_severity
    assert self_tested(event).findings != foretold.findings


def test_a_budget_that_is_kept_anyway_needs_no_setting(wire: Path) -> None:
    ran = run("selftest", wire, "--budget", "50")
    assert ran.code == 0
    assert "at most 50 false alarms an article: kept with min_confidence = 0, the default" in ran.out


def test_the_line_for_the_settings_file_can_be_put_there_as_it_is(wire: Path, tmp_path: Path) -> None:
    budget = within(0, [a_plant()], [an_alarm(0.911), an_alarm(0.4)], 1)
    assert budget.setting == "min_confidence = 0.912"
    (tmp_path / "srcflag.toml").write_text(budget.setting, encoding="utf-8")
    assert shown(wire)["rates"]["min_confidence"] == 0.912


# --- what it says ----------------------------------------------------------------------------------


def test_the_text_shows_each_kind_with_its_count_an_example_and_what_the_numbers_mean(wire: Path) -> None:
    ran = run("selftest", wire)
    assert (ran.code, ran.err) == (0, "")
    assert all(re.search(rf"^{kind} +\d+  ", ran.out, re.MULTILINE) for kind in KINDS)
    assert "caught: a warning or an error on the sentence" in ran.out
    assert re.search(r"^  \S*wire/\w+\.txt:\d: \w+: ", ran.out, re.MULTILINE), "an example of what was missed"


def test_a_false_alarm_is_shown_with_its_words_and_its_place(event: list[Document]) -> None:
    alarm = an_alarm(0.9, "error").model_copy(update={"path": "wire/a.txt", "line": 7, "text": "The dam\x1b[2J burst."})
    found = self_tested(event)
    said = told(found.model_copy(update={"alarms": (an_alarm(0.9), alarm)}))
    assert "wire/a.txt:7: SF201 error: m" in said
    assert "\x1b" not in said


# --- input that is of no use -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["The Ostrava dam burst on Tuesday.\n", "Why?\n"])
def test_one_article_alone_is_refused_with_the_way_out(wire: Path, tmp_path: Path, text: str) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "a.txt").write_text(text, encoding="utf-8")
    ran = run("selftest", alone)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no second article to compare with; name a folder with two articles on one event" in ran.err
    assert run("selftest", alone, "--pool", wire).code in (0, 2)


def test_articles_on_two_events_are_refused_with_the_reason(wire: Path, tmp_path: Path) -> None:
    two = tmp_path / "two"
    two.mkdir()
    (two / "a.txt").write_text((wire / "alpha.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (two / "b.txt").write_text("\n".join(CLAIMS[:6]), encoding="utf-8")
    ran = run("selftest", two)
    assert (ran.code, ran.out) == (2, "")
    assert "the pool has no article on this event; name a folder" in ran.err


def test_an_empty_file_among_others_is_told_and_the_others_are_tested(wire: Path) -> None:
    (wire / "empty.txt").write_text("", encoding="utf-8")
    ran = run("selftest", wire)
    assert ran.code == 2
    assert "empty.txt" in ran.err
    assert "3 articles as they are" in ran.out


@pytest.mark.usefixtures("wire")
def test_a_folder_of_empty_files_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for name in "ab":
        (empty / f"{name}.txt").write_text(" \n", encoding="utf-8")
    ran = run("selftest", empty)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("budget", ["-1", "nan", "inf", "one"])
def test_a_budget_that_is_no_number_of_alarms_is_refused(wire: Path, budget: str) -> None:
    ran = run("selftest", wire, "--budget", budget)
    assert (ran.code, ran.out) == (2, "")


def test_articles_of_a_sentence_each_are_tested(event: list[Document]) -> None:
    short = [document.model_copy(update={"text": document.text.partition("\n")[0]}) for document in event]
    found = self_tested(short, budget=0)
    assert found.articles == 3
    assert {one.plant.kind for one in found.tried} >= {"foreign"}


def test_articles_without_a_name_or_an_id_are_tested(event: list[Document]) -> None:
    bare = [document.model_copy(update={"id": ""}) for document in event]
    found = self_tested(bare)
    assert {one.plant.document_id for one in found.tried} <= {"text", "text-2", "text-3"}


# --- the encoder's memory --------------------------------------------------------------------------


def test_the_memory_keeps_the_contract_of_an_encoder() -> None:
    check_encoder(Remembering(FakeEncoder()))


def test_a_text_is_encoded_once() -> None:
    asked: list[str] = []

    class Counting(FakeEncoder):
        def encode_tokens(self, texts: Any) -> Any:
            asked.extend(texts)
            return super().encode_tokens(texts)

    memory = Remembering(Counting())
    memory.encode(["a dam", "a dam", "a ferry"])
    memory.encode_tokens(["a ferry", "a mayor"])
    assert asked == ["a dam", "a ferry", "a mayor"]


# --- with the shipped models -----------------------------------------------------------------------


@pytest.mark.model
def test_on_the_demonstration_event_foreign_claims_are_caught_and_the_known_disagreement_is_the_alarm(
    root: Path,
) -> None:
    event = tuple(read_many([root / "seeds"]).documents)
    found = self_test([(event, event)], Settings(), budget=0)
    rows = {row.kind: row for row in found.rates.rows}
    assert rows["foreign"].caught >= 8
    assert rows["allegation"].caught >= 7
    assert all(rows[kind].planted for kind in KINDS)
    assert [alarm.raised.code for alarm in found.alarms] == ["SF201"]
    assert "24 nations" in found.alarms[0].raised.message
    assert found.budget is not None
    assert found.budget.rates is not None
    assert found.budget.rates.alarms == 0
