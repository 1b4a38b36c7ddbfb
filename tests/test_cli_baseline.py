"""`srcflag baseline` and `srcflag check --baseline` on the command line: what is written, said and left alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from command import run
from srcflag.baseline import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wire")

GAMMA = ("wire/gamma.txt",)


@pytest.fixture(autouse=True)
def _the_second_of_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srcflag.cli.clock.today", lambda: dt.date(2026, 3, 2))


def report_of(*arguments: object) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json").out)
    return report


def flag_ids(report: dict[str, Any]) -> list[str]:
    return [flag["id"] for document in report["documents"] for flag in document["flags"]]


# --- write -----------------------------------------------------------------------------------------


def test_write_accepts_every_flag_and_a_check_with_it_is_quiet(tmp_path: Path) -> None:
    before = flag_ids(report_of("wire"))
    assert before
    ran = run("baseline", "write", "wire", "-b", "kept", "--reason", "inherited", "--by", "Ada")
    assert (ran.code, ran.err) == (0, "")
    assert f"kept: {len(before)} flags accepted" in ran.out
    assert {(e.reason, e.by, str(e.when)) for e in load(tmp_path / "kept")} == {("inherited", "Ada", "2026-03-02")}
    assert run("check", "wire").code == 1
    quiet = run("check", "wire", "--baseline", "kept", "--fail-on", "note")
    assert quiet.code == 0
    assert f"not shown, as accepted: {len(before)} in the baseline" in quiet.out
    assert "SF402" not in quiet.out
    report = report_of("wire", "--baseline", "kept")
    assert flag_ids(report) == []
    assert [one["flag"]["id"] for d in report["documents"] for one in d["accepted"]] == before


def test_write_refuses_a_file_that_is_there_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("precious", encoding="utf-8")
    ran = run("baseline", "write", "wire", "-b", "kept", "--reason", "why")
    assert (ran.code, "there is a file already" in ran.err) == (2, True)
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "precious"
    assert run("baseline", "write", "wire", "-b", "kept", "--reason", "why", "--force").code == 0
    assert load(tmp_path / "kept")


def test_write_takes_the_default_file_and_the_one_of_the_settings(tmp_path: Path) -> None:
    assert run("baseline", "write", "wire", "--reason", "why").code == 0
    assert load(tmp_path / ".srcflag-baseline")
    assert run("baseline", "write", "wire", "--reason", "why").code == 2
    (tmp_path / "srcflag.toml").write_text('baseline = "docs.baseline"\n', encoding="utf-8")
    assert run("baseline", "write", "wire", "--reason", "why").code == 0
    assert load(tmp_path / "docs.baseline")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--reason", " - "), "--reason is empty"),
        ((), "Missing option '--reason'"),
        (("--reason", "why", "--expires", "2026-03-01"), "has passed"),
        (("--reason", "why", "--expires", "soon"), "does not match the format"),
    ],
)
def test_write_asks_for_a_reason_and_a_day_to_come(arguments: tuple[str, ...], complaint: str, tmp_path: Path) -> None:
    ran = run("baseline", "write", "wire", "-b", "kept", *arguments)
    assert (ran.code, complaint in ran.err) == (2, True)
    assert not (tmp_path / "kept").exists()


def test_a_run_that_is_not_whole_writes_no_baseline(tmp_path: Path, wire: Path) -> None:
    (wire / "bad.txt").write_bytes(b"\xff\x00\xff")
    ran = run("baseline", "write", "wire", "-b", "kept", "--reason", "why")
    assert ran.code == 2
    assert "kept was not changed: not all articles could be read" in ran.err
    assert not (tmp_path / "kept").exists()


# --- check -----------------------------------------------------------------------------------------


def test_a_baseline_of_the_settings_lies_beside_them_and_an_empty_name_is_none(
    tmp_path: Path, wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "srcflag.toml").write_text('baseline = "kept"\n', encoding="utf-8")
    run("baseline", "write", "wire", "--reason", "why")
    monkeypatch.chdir(wire)
    assert run("check", ".").code == 0
    assert run("check", ".", "--baseline", "").code == 1


def test_a_baseline_that_is_missing_or_in_conflict_ends_the_run_with_2(tmp_path: Path) -> None:
    ran = run("check", "wire", "--baseline", "none")
    assert (ran.code, "there is no such baseline" in ran.err) == (2, True)
    (tmp_path / "kept").write_text('{"srcflag_baseline":1}\n<<<<<<< HEAD\n', encoding="utf-8")
    ran = run("check", "wire", "--baseline", "kept")
    assert (ran.code, "kept, line 2: a merge conflict that is not resolved" in ran.err) == (2, True)


def test_a_verbose_check_names_entries_that_fit_nothing(wire: Path) -> None:
    run("baseline", "write", "wire", "-b", "kept", "--reason", "why")
    text = (wire / "gamma.txt").read_text(encoding="utf-8")
    (wire / "gamma.txt").write_text(
        text.replace("Critics say Novak took", "A court found that he took"), encoding="utf-8"
    )
    assert "unused" not in run("check", "wire", "--baseline", "kept").err
    assert "kept: unused: SF402:" in run("check", "wire", "--baseline", "kept", "-v").err


def test_every_format_has_accepted_flags_in_its_own_way(root: Path, wire: Path) -> None:
    ids = flag_ids(report_of(*GAMMA))
    run("baseline", "write", *GAMMA, "-b", "kept", "--reason", "agreed with the desk", "--by", "Ada")

    def text(form: str) -> str:
        return run("check", *GAMMA, "--baseline", "kept", "--format", form).out

    log = json.loads(text("sarif"))
    schema = json.loads((root / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert [result["partialFingerprints"]["srcflagFlagId/v1"] for result in results] == ids
    assert results[0]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "agreed with the desk",
            "properties": {"decision": "accepted", "by": "Ada", "when": "2026-03-02"},
        }
    ]
    rows = [json.loads(line) for line in text("jsonl").splitlines()]
    assert [(row["id"], row["reason"]) for row in rows if row["record"] == "accepted"] == [
        (name, "agreed with the desk") for name in ids
    ]
    assert text("github").count("::error") == 0
    assert f"{len(ids)} in the baseline" in text("github")
    assert f"{len(ids)} in the baseline" in text("markdown")
    assert text("junit").count("<skipped") == len(ids)
    assert json.loads(text("gitlab")) == []
    published = json.loads((root / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(published).validate(json.loads(text("json")))


def test_a_suppression_in_an_article_is_in_source_in_sarif(wire: Path) -> None:
    text = (wire / "gamma.txt").read_text(encoding="utf-8")
    note = '<!-- srcflag: ignore SF402 reason="the court said so" -->\n'
    (wire / "gamma.txt").write_text(text.replace("Critics", f"{note}Critics"), encoding="utf-8")
    results = json.loads(run("check", *GAMMA, "--format", "sarif").out)["runs"][0]["results"]
    [told] = [result["suppressions"] for result in results if "suppressions" in result]
    assert told == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "the court said so",
            "properties": {"decision": "accepted"},
        }
    ]


# --- update ----------------------------------------------------------------------------------------


def test_update_drops_follows_and_says_so_and_changes_nothing_the_second_time(tmp_path: Path, wire: Path) -> None:
    run("baseline", "write", "wire", "-b", "kept", "--reason", "why", "--by", "Ada")
    before = (tmp_path / "kept").read_bytes()
    ran = run("baseline", "update", "wire", "-b", "kept")
    assert (ran.code, (tmp_path / "kept").read_bytes()) == (0, before)

    (wire / "gamma.txt").rename(wire / "final.txt")
    text = (wire / "alpha.txt").read_text(encoding="utf-8")
    gone = [e for e in load(tmp_path / "kept") if e.document_id == "alpha"]
    (wire / "alpha.txt").write_text(text.replace("Engineers had inspected", "Inspectors were at"), encoding="utf-8")
    ran = run("baseline", "update", "wire", "-b", "kept")
    assert ran.code == 0
    assert "followed from gamma to final" in ran.out
    after = load(tmp_path / "kept")
    assert {entry.document_id for entry in after} >= {"final"}
    assert not [entry for entry in after if entry.document_id == "gamma"]
    lost = [entry for entry in gone if entry not in after]
    assert all(f"{entry.id}: dropped, its flag is gone: alpha: " in ran.out for entry in lost)
    assert lost
    assert {(entry.reason, entry.by) for entry in after} == {("why", "Ada")}
    once = (tmp_path / "kept").read_bytes()
    run("baseline", "update", "wire", "-b", "kept")
    assert (tmp_path / "kept").read_bytes() == once


def test_update_keeps_entries_of_articles_that_were_not_checked_unless_pruned(tmp_path: Path, wire: Path) -> None:
    run("baseline", "write", "wire", "-b", "kept", "--reason", "why")
    before = load(tmp_path / "kept")
    ran = run("baseline", "update", "wire/alpha.txt", "-b", "kept")
    assert "not checked, kept" in ran.out
    assert load(tmp_path / "kept") == before
    run("baseline", "update", "wire/alpha.txt", "-b", "kept", "--prune")
    assert load(tmp_path / "kept") == before  # they are there, in the pool
    (wire / "beta.txt").unlink()
    run("baseline", "update", "wire/alpha.txt", "-b", "kept", "--prune")
    assert {e.document_id for e in load(tmp_path / "kept")} == {e.document_id for e in before} - {"beta"}


def test_update_takes_in_decisions_and_writes_nothing_where_they_differ(tmp_path: Path) -> None:
    [document] = report_of(*GAMMA)["documents"]
    flag = next(flag for flag in document["flags"] if flag["code"] == "SF402")
    row = {
        "id": flag["id"],
        "code": "SF402",
        "document_id": "gamma",
        "text": document["sentences"][flag["sentence"]]["text"],
        "decision": "accepted",
        "reason": "the court said so",
        "by": "Ada",
        "at": "2026-03-01T10:00:00Z",
        "contradicting": [],
    }

    def file(name: str, **changed: str) -> str:
        rows = {"srcflag_decisions": 1, "decisions": [row | changed]}
        (tmp_path / name).write_text(json.dumps(rows), encoding="utf-8")
        return name

    update = ("baseline", "update", *GAMMA, "-b", "kept")
    other = file("bo.json", decision="dismissed", reason="no bribes in it", by="Bo")
    ran = run(*update, "--decisions", file("ada.json"), "--decisions", other)
    assert ran.code == 2
    assert f"conflict: {flag['id']}: accepted by Ada (the court said so), but dismissed by Bo" in ran.err
    assert not (tmp_path / "kept").exists()

    assert run(*update, "--decisions", "ada.json").code == 0
    [entry] = load(tmp_path / "kept")
    assert (entry.id, entry.reason, entry.by) == (flag["id"], "the court said so", "Ada")
    before = (tmp_path / "kept").read_bytes()
    ran = run(*update, "--decisions", "bo.json")
    assert (ran.code, "accepted in the baseline by Ada, but dismissed by Bo" in ran.err) == (2, True)
    assert (tmp_path / "kept").read_bytes() == before

    ran = run(*update, "--decisions", file("old.json", id="SF402:00000000"))
    assert (ran.code, "not taken in, its flag is gone" in ran.out) == (0, True)
    assert (tmp_path / "kept").read_bytes() == before


def test_update_without_a_baseline_or_decisions_is_an_error() -> None:
    ran = run("baseline", "update", "wire", "-b", "none")
    assert (ran.code, "there is no such baseline" in ran.err) == (2, True)


def test_a_folder_that_cannot_be_assessed_loses_no_entry(tmp_path: Path, wire: Path) -> None:
    run("baseline", "write", "wire", "-b", "kept", "--reason", "why")
    before = load(tmp_path / "kept")
    (wire / "alpha.txt").unlink()
    (wire / "beta.txt").unlink()
    ran = run("baseline", "update", "wire", "-b", "kept")
    assert ran.code == 0
    assert {e.id for e in load(tmp_path / "kept")} == {e.id for e in before}


# --- audit, with answers from a file ---------------------------------------------------------------


def test_an_audit_needs_its_standard_input_for_answers() -> None:
    ran = run("baseline", "audit", "-", "-b", "kept")
    assert (ran.code, "name a file instead of -" in ran.err) == (2, True)


def test_an_audit_ends_where_the_answers_end(tmp_path: Path) -> None:
    ran = run("baseline", "audit", *GAMMA, "-b", "kept", stdin=b"x\na\n\n")
    assert ran.code == 0
    assert "a: it may stay as it is" in ran.out  # what is no answer is explained
    assert "say why, in words" in ran.out
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("command", ["write", "update", "audit"])
def test_an_option_that_a_baseline_cannot_follow_is_refused_and_offered_by_no_help(command: str) -> None:
    assert "--changed-only" not in run("baseline", command, "--help").out
    assert "--pool" in run("baseline", command, "--help").out
    assert "--changed-only" in run("check", "--help").out
    reason = ["--reason", "known"] if command == "write" else []
    ran = run("baseline", command, "wire", "--changed-only", "HEAD", *reason)
    assert ran.code == 2
    assert "leave it out here" in ran.err


def test_the_help_of_each_group_says_what_its_commands_do_in_whole_words() -> None:
    for group in ([], ["baseline"], ["config"], ["models"]):
        told = run(*group, "--help").out.partition("Commands:")[2]
        assert told.strip()
        assert "..." not in told


def test_what_was_rejected_is_not_asked_again_and_stays_reported(tmp_path: Path) -> None:
    count = len(flag_ids(report_of(*GAMMA)))
    ran = run("baseline", "audit", *GAMMA, "-b", "kept", stdin=b"r\n" * count)
    assert f"{count} rejected; 0 not looked at" in ran.out
    assert "no open flags" in run("baseline", "audit", *GAMMA, "-b", "kept").out
    assert len(flag_ids(report_of(*GAMMA, "--baseline", "kept"))) == count
    assert {entry.decision for entry in load(tmp_path / "kept")} == {"rejected"}


def test_an_expired_entry_is_asked_about_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline", "write", *GAMMA, "-b", "kept", "--reason", "why", "--expires", "2026-03-05")
    assert "no open flags" in run("baseline", "audit", *GAMMA, "-b", "kept").out
    monkeypatch.setattr("srcflag.cli.clock.today", lambda: dt.date(2026, 3, 6))
    ran = run("baseline", "audit", *GAMMA, "-b", "kept", stdin=b"d\nno accusation in it\nq\n")
    assert "accepted until 2026-03-05, which has passed" in ran.out
    [entry] = [entry for entry in load(tmp_path / "kept") if entry.decision == "dismissed"]
    assert (entry.reason, entry.expires, str(entry.when)) == ("no accusation in it", None, "2026-03-06")
