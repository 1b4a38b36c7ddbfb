"""The file of a baseline, and which flags its entries hold for."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import made_document, made_report, passage, words_of
from srcflag.baseline import (
    Entry,
    apply,
    dump,
    entry_for,
    load,
    match,
    merged,
    read_decisions,
    remembered,
    save,
    taken_in,
    updated,
)
from srcflag.errors import InputError, UsageError
from srcflag.records import DocumentReport, Notification, Report, flag_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TODAY = dt.date(2026, 3, 2)
TEXT = "The dam burst on Tuesday. It flooded 300 homes. Nobody drowned.\n"


def report_on(
    *ids: str, text: str = TEXT, evidence: Sequence[str] = ("310 homes.",), notes: Sequence[str] = ()
) -> Report:
    """Documents of one text, each with a flag on "Tuesday" and one on "300", whose ids are as rules make them."""
    against = tuple(passage(f"wire{n}", words) for n, words in enumerate(evidence))
    documents = []
    for name in ids:
        spans = [span for word in ("Tuesday", "300") if word in text for span in words_of(text, word)]
        made = made_document(name, text, spans, evidence=against, notes=notes)
        flags = [
            flag.model_copy(update={"id": flag_id(flag.code, name, made.sentences[flag.sentence].text, "")})
            for flag in made.flags
        ]
        documents.append(made.settled(flags, ()))
    return made_report(*documents)


def entries_of(report: Report, reason: str = "known", **given: Any) -> tuple[Entry, ...]:
    return tuple(
        entry_for(document, flag, "accepted", reason, when=TODAY, **given)
        for document in report.documents
        for flag in document.flags
    )


def accepted(report: Report) -> list[str]:
    return [one.flag.id for document in report.documents for one in document.accepted]


# --- the file --------------------------------------------------------------------------------------

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
made_entries = st.builds(
    Entry,
    id=st.integers(0, 2**32 - 1).map(lambda number: f"SF101:{number:08x}"),
    code=st.just("SF101"),
    document_id=names,
    text=names,
    decision=st.sampled_from(["accepted", "dismissed", "rejected"]),
    reason=names.map(lambda text: f"x{text}"),
    note=names,
    by=names,
    when=st.dates(),
    expires=st.none() | st.dates(),
    contradicting=st.lists(st.from_regex(r"[0-9a-f]{8}", fullmatch=True), max_size=3).map(tuple),
)


@given(st.lists(made_entries, max_size=8, unique_by=lambda entry: entry.id), st.randoms())
def test_what_is_written_is_read_again_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], random: Any
) -> None:
    file = tmp_path_factory.mktemp("baseline") / "b"
    save(file, entries)
    assert set(load(file)) == set(entries)
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert dump(shuffled) == dump(entries)
    text = dump(entries)
    assert len(text.splitlines()) == len(entries) + 1 == text.count("\n")


def test_an_entry_is_one_line_without_line_numbers_and_sorted_by_document() -> None:
    lines = dump(entries_of(report_on("b", "a"))).splitlines()
    assert json.loads(lines[0]) == {"srcflag_baseline": 1}
    rows = [json.loads(line) for line in lines[1:]]
    assert [(row["document_id"], row["id"]) for row in rows] == sorted((row["document_id"], row["id"]) for row in rows)
    assert rows[0].keys() == {"id", "code", "document_id", "text", "decision", "reason", "when", "contradicting"}


def test_two_branches_that_each_accept_a_flag_merge_as_text(tmp_path: Path) -> None:
    one, other, *_ = (dump([entry]).splitlines() for entry in entries_of(report_on("a", "b")))
    (tmp_path / "b").write_text("\n".join([*one, *other]) + "\n", encoding="utf-8")
    assert len(load(tmp_path / "b")) == 2


GOOD = dump(entries_of(report_on("a"))).splitlines()
OTHER_REASON = GOOD[1].replace("known", "otherwise")


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([*GOOD, "<<<<<<< ours", GOOD[1], "=======", OTHER_REASON, ">>>>>>> theirs"], r"line 4: a merge conflict that"),
        ([GOOD[0], "||||||| base", GOOD[1]], "line 2: a merge conflict"),
        ([GOOD[0], GOOD[1], OTHER_REASON], "line 3: .* stands here and in line 2"),
        ([GOOD[0], '{"id": "SF101"}'], "line 2: not an entry: id: "),
        ([GOOD[0], GOOD[1][:-20]], "line 2: not an entry: invalid json"),
        ([GOOD[0], GOOD[1].replace('"code":"SF201"', '"code":"SF101"')], "line 2: .* is no flag of SF101"),
        ([GOOD[0], GOOD[1].replace('"known"', '" "')], "line 2: .* without a reason; write why"),
        ([GOOD[0], GOOD[1].replace('"reason"', '"raeson"')], "line 2: not an entry: raeson"),
        (GOOD[1:], "line 1: not a baseline of srcflag"),
        (['{"srcflag_baseline":7}'], "line 1: of version 7, and this srcflag reads version 1"),
        (["[" * 100_000], "line 1: not a baseline"),
        ([], "empty, and no baseline"),
    ],
    ids=[
        "conflict",
        "conflict with its base",
        "two for one flag",
        "short",
        "cut off",
        "code and id",
        "no reason",
        "unknown key",
        "no version",
        "later version",
        "nested",
        "empty",
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_that_names_the_line(
    lines: list[str], complaint: str, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match=f"kept(, |: ){complaint}"):
        load(tmp_path / "kept")


def test_a_file_that_is_missing_or_not_utf8_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such baseline; write one with srcflag baseline write"):
        load(tmp_path / "none")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="byte 0: not UTF-8"):
        load(tmp_path / "bytes")
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of a POSIX system")
def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    save(target, entries_of(report_on("a")))
    assert not stat.S_IMODE(target.stat().st_mode) & 0o111
    target.chmod(0o640)
    link.symlink_to(target)
    save(link, ())
    assert link.is_symlink()
    assert load(target) == ()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "target"]
    with pytest.raises(UsageError, match="cannot be written"):
        save(tmp_path / "none" / "b", ())


# --- what holds ------------------------------------------------------------------------------------


def test_accepted_flags_leave_the_flags_and_stay_in_the_report() -> None:
    report = report_on("a", "b")
    [first, *_] = entries = entries_of(report, by="Ada")
    applied = apply(report, entries[:2], today=TODAY).report
    assert [len(document.flags) for document in applied.documents] == [0, 2]
    assert {one.flag for one in applied.documents[0].accepted} == set(report.documents[0].flags)
    [one, _] = applied.documents[0].accepted
    assert (one.kind, one.reason, one.by, one.when) == ("baseline", "known", "Ada", TODAY)
    assert first.id not in {name for sentence in applied.sentences for name in sentence.flags}
    assert applied.summary.accepted == 2
    assert applied.summary.by_severity["error"] == 2
    assert report.summary.by_severity["error"] == 4


@pytest.mark.parametrize(("day", "holds"), [(1, True), (2, True), (3, False)])
def test_an_entry_holds_up_to_its_last_day(day: int, holds: bool) -> None:
    report = report_on("a")
    entries = entries_of(report, expires=dt.date(2026, 3, 2))
    applied = apply(report, entries, today=dt.date(2026, 3, day)).report
    assert bool(accepted(applied)) is holds
    assert ["accepted until 2026-03-02, which has passed" in flag.message for flag in applied.flags] == [True] * (
        0 if holds else 2
    )


@pytest.mark.parametrize(
    ("evidence", "news"),
    [
        (["310 homes."], []),
        (["310  Homes."], []),
        ([], []),
        (["310 homes.", "290 homes."], ["wire1"]),
        (["290 homes.", "280 homes."], ["wire0", "wire1"]),
    ],
    ids=["the same", "the same words laid out otherwise", "less", "more", "others"],
)
def test_new_contradicting_evidence_re_opens(evidence: list[str], news: list[str]) -> None:
    entries = entries_of(report_on("a"))
    applied = apply(report_on("a", evidence=evidence), entries, today=TODAY).report
    assert bool(accepted(applied)) is not bool(news)
    told = f"re-opened: new evidence from {', '.join(news)}"
    assert [told in flag.message for flag in applied.flags] == [True] * (2 if news else 0)


def test_what_was_rejected_stays_reported_as_it_is() -> None:
    report = report_on("a")
    rejected = [
        entry_for(document, flag, "rejected", "", when=TODAY)
        for document in report.documents
        for flag in document.flags
    ]
    assert apply(report, rejected, today=TODAY).report == report


def test_entries_that_fit_nothing_are_unused_only_where_their_article_and_rule_were_asked() -> None:
    entries = entries_of(report_on("a", "b"))
    edited = report_on("a", text="It flooded 300 homes.\n")
    matched = match(edited, entries, today=TODAY)
    assert [entry.text for entry in matched.unused] == ["The dam burst on Tuesday."]
    assert {entry.document_id for entry in matched.unjudged} == {"b"}
    assert match(edited, entries, today=TODAY, codes=["SF101"]).unused == ()
    crashed = made_report(*edited.documents, notes=[Notification(level="error", message="crashed", document_id="a")])
    assert match(crashed, entries, today=TODAY).unused == ()
    barred = report_on("a", text="It flooded 300 homes.\n", notes=["the pool is empty"])
    assert match(barred, entries, today=TODAY).unused == ()


# --- renamed articles ------------------------------------------------------------------------------


def test_a_renamed_article_keeps_its_entries_and_the_report_says_so() -> None:
    entries = entries_of(report_on("old"))
    applied = apply(report_on("new"), entries, today=TODAY)
    assert applied.matched.renamed == {"old": "new"}
    assert len(accepted(applied.report)) == 2
    assert [note.message for note in applied.report.notifications] == [
        "'old' is taken for renamed to 'new': its baseline entries hold there; srcflag baseline update records it"
    ]
    after = updated(applied.matched, present=["new"])
    assert [(entry.document_id, entry.reason) for entry in after.entries] == [("new", "known")] * 2
    assert accepted(apply(report_on("new"), after.entries, today=TODAY).report) == accepted(applied.report)


def test_an_article_that_is_still_there_was_not_renamed() -> None:
    entries = entries_of(report_on("old"))
    assert match(report_on("new"), entries, today=TODAY, present=["old", "new"]).renamed == {}
    assert match(report_on("old", "new"), entries, today=TODAY).renamed == {}


def test_one_copied_sentence_is_no_renaming() -> None:
    entries = entries_of(report_on("old"))
    copied = report_on("new", text="They said it again. It flooded 300 homes.\n")
    assert apply(copied, entries, today=TODAY).report == copied


def test_two_articles_that_an_entry_fits_are_no_renaming() -> None:
    entries = entries_of(report_on("old"))
    assert match(report_on("new", "newer"), entries, today=TODAY).renamed == {}


def test_the_same_sentence_twice_follows_a_renaming_in_order() -> None:
    def twice(name: str) -> Report:
        text = "It flooded 300 homes.\n\nIt flooded 300 homes.\n"
        made = made_document(name, text, words_of(text, "300", "300"))
        sentence = made.sentences[0].text
        flags = [
            flag.model_copy(update={"id": flag_id("SF201", name, sentence, "", repeat)})
            for repeat, flag in enumerate(made.flags)
        ]
        return made_report(made.settled(flags, ()))

    entries = entries_of(twice("old"))
    assert len({entry.id for entry in entries}) == 2
    assert len(accepted(apply(twice("new"), entries, today=TODAY).report)) == 2


# --- update ----------------------------------------------------------------------------------------


def test_an_update_drops_what_is_gone_and_keeps_what_it_knows_nothing_of() -> None:
    entries = entries_of(report_on("a", "b"))
    edited = report_on("a", text="It flooded 300 homes.\n")
    matched = match(edited, entries, today=TODAY)
    after = updated(matched, present=["a"])
    assert [entry.document_id for entry in after.entries] == ["a", "b", "b"]
    assert [entry.text for entry in after.dropped] == ["The dam burst on Tuesday."]
    assert {entry.document_id for entry in after.kept} == {"b"}
    assert [entry.document_id for entry in updated(matched, present=["a"], prune=True).entries] == ["a"]
    assert [entry.document_id for entry in updated(matched, present=["a", "b"], prune=True).entries] == ["a", "b", "b"]


# --- decisions -------------------------------------------------------------------------------------


def decided(document: DocumentReport, decision: str, number: int = 0, **changed: Any) -> dict[str, Any]:
    flag = document.flags[number]
    sentence = document.sentences[flag.sentence]
    row = {
        "id": flag.id,
        "code": flag.code,
        "document_id": document.document_id,
        "text": sentence.text,
        "decision": decision,
        "reason": f"why {decision}",
        "note": "",
        "by": "Ada",
        "at": "2026-03-01T10:00:00Z",
        "contradicting": list(sentence.contradicting),
    }
    return row | changed


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"srcflag_decisions": 1, "decisions": rows}), encoding="utf-8")
    return path


DOCUMENT = report_on("a").documents[0]


def test_accepted_and_dismissed_end_in_the_baseline_and_the_rest_does_not(tmp_path: Path) -> None:
    rows = [decided(DOCUMENT, "accepted"), decided(DOCUMENT, "dismissed", 1)]
    given, conflicts = merged([read_decisions(written(tmp_path / "d", *rows))])
    entries, others = taken_in((), given, today=TODAY)
    assert (conflicts, others) == ((), ())
    assert {(e.decision, e.reason, e.by, str(e.when)) for e in entries} == {
        ("accepted", "why accepted", "Ada", "2026-03-01"),
        ("dismissed", "why dismissed", "Ada", "2026-03-01"),
    }
    applied = apply(made_report(DOCUMENT), entries, today=TODAY).report
    assert sorted(one.decision for one in applied.documents[0].accepted) == ["accepted", "dismissed"]
    idle = [decided(DOCUMENT, "needs_work"), decided(DOCUMENT, "", 1, reason="", note="later", at="")]
    assert taken_in((), read_decisions(written(tmp_path / "e", *idle)), today=TODAY) == ((), ())


def test_of_one_decision_made_twice_the_later_reason_holds_and_notes_are_joined(tmp_path: Path) -> None:
    early = decided(DOCUMENT, "accepted", reason="first", note="call him", contradicting=["aaaaaaaa"])
    late = decided(DOCUMENT, "accepted", reason="second", note="called", by="Bo", at="2026-03-01T13:00:00+02:00")
    files = [read_decisions(written(tmp_path / "d", early)), read_decisions(written(tmp_path / "e", late))]
    for order in (files, files[::-1]):
        [one], conflicts = merged(order)
        assert (one.reason, one.by, conflicts) == ("second", "Bo", ())
        assert set(one.note.split("; ")) == {"call him", "called"}
        assert "aaaaaaaa" in one.contradicting


def test_two_reviewers_who_differ_are_a_conflict_that_names_both(tmp_path: Path) -> None:
    files = [
        read_decisions(written(tmp_path / "d", decided(DOCUMENT, "accepted"))),
        read_decisions(written(tmp_path / "e", decided(DOCUMENT, "needs_work", by="Bo", reason=""))),
    ]
    _, [conflict] = merged(files)
    assert str(conflict) == f"{DOCUMENT.flags[0].id}: accepted by Ada (why accepted), but needs work by Bo"


@pytest.mark.parametrize(
    ("standing", "new", "lapsed", "outcome"),
    [
        ("accepted", "accepted", False, "why accepted"),
        ("accepted", "dismissed", False, "conflict"),
        ("accepted", "needs_work", False, "conflict"),
        ("rejected", "accepted", False, "conflict"),
        ("rejected", "needs_work", False, "known"),
        ("accepted", "", False, "known"),
        ("accepted", "dismissed", True, "why dismissed"),
        ("accepted", "needs_work", True, "known"),
    ],
)
def test_a_decision_against_an_entry_that_still_holds_is_a_conflict(
    standing: str, new: str, lapsed: bool, outcome: str, tmp_path: Path
) -> None:
    entry = entries_of(report_on("a"))[0].model_copy(update={"decision": standing, "when": dt.date(2026, 2, 1)})
    given = read_decisions(written(tmp_path / "d", decided(DOCUMENT, new)))
    [after], conflicts = taken_in([entry], given, today=TODAY, lapsed=[entry.id] if lapsed else [])
    assert ("conflict" if conflicts else after.reason) == outcome


def test_a_decision_made_before_new_evidence_came_does_not_close_the_flag(tmp_path: Path) -> None:
    given = read_decisions(written(tmp_path / "d", decided(DOCUMENT, "accepted")))
    entries, _ = taken_in((), given, today=TODAY)
    later = report_on("a", evidence=["310 homes.", "290 homes."])
    assert accepted(apply(later, entries, today=TODAY).report) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[]", "not a file of decisions"),
        ("{", "not a file of decisions"),
        ('{"srcflag_decisions": 2, "decisions": []}', "of version 2"),
        ('{"srcflag_decisions": 1, "decisions": [{"id": "SF1"}]}', "decision 1: id: "),
        (
            json.dumps({"srcflag_decisions": 1, "decisions": [decided(DOCUMENT, "accepted", reason=" ")]}),
            "decision 1: .* without a reason",
        ),
        (json.dumps({"srcflag_decisions": 1, "decisions": [decided(DOCUMENT, "perhaps")]}), "decision 1: decision: "),
        (
            json.dumps({"srcflag_decisions": 1, "decisions": [decided(DOCUMENT, "accepted", code="SF1")]}),
            "is no flag of SF1",
        ),
    ],
)
def test_a_file_of_decisions_that_cannot_be_used_says_what_is_wrong(text: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"d\.json.*{complaint}"):
        read_decisions(tmp_path / "d.json")
    with pytest.raises(InputError, match=r"none.*cannot be read"):
        read_decisions(tmp_path / "none")


def test_remembering_replaces_the_entry_about_the_same_flag() -> None:
    first, second = entries_of(report_on("a"))
    changed = first.model_copy(update={"reason": "better known"})
    assert {entry.reason for entry in remembered([first, second], [changed])} == {"known", "better known"}
