"""`--as-of`: the pool as it was on a day, and by name what is left out of it."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from command import Ran, run
from srcflag import Scorer, Settings
from srcflag.errors import SettingsError
from srcflag.settings import load
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import Document, Report

DAY = dt.date(2025, 9, 5)


@pytest.fixture
def dated(wire: Path, event: list[Document]) -> Path:
    """The event with a day before, the day itself, and the day after."""
    for document, day in zip(event, ("2025-09-04", "2025-09-05", "2025-09-06"), strict=True):
        (wire / f"{document.id}.txt").unlink()
        put(wire, document, day)
    return wire


def put(wire: Path, document: Document, day: str) -> None:
    (wire / f"{document.id}.md").write_text(f"---\ndate: {day}\n---\n\n{document.text}", encoding="utf-8")


def check(*arguments: str) -> Ran:
    return run("check", "wire", "--format", "json", *arguments)


def told(ran: Ran) -> dict[str, Any]:
    assert ran.code in (0, 1), ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def pools(report: dict[str, Any]) -> dict[str, int]:
    return {d["document_id"]: d["pool"]["documents"] for d in report["documents"]}


@pytest.mark.usefixtures("dated")
def test_only_what_was_published_up_to_and_including_the_day_is_compared_with() -> None:
    assert pools(told(check())) == {"alpha": 2, "beta": 2, "gamma": 2}
    report = told(check("--as-of", "2025-09-05"))
    assert pools(report) == {"alpha": 1, "beta": 1, "gamma": 2}  # what is later is checked too
    assert report["pool"]["documents"] == 2
    assert report["settings"]["as_of"] == "2025-09-05"
    assert told(check())["settings"]["as_of"] is None


@pytest.mark.usefixtures("dated")
def test_what_is_left_out_is_named_once_on_standard_error_and_in_the_report() -> None:
    ran = check("--as-of", "2025-09-04")
    assert told(ran)["notifications"] == [
        {
            "level": "note",
            "message": "as of 2025-09-04, the pool goes without 2 articles published later: beta, gamma",
            "path": None,
            "document_id": None,
        }
    ]
    assert ran.err == "srcflag: as of 2025-09-04, the pool goes without 2 articles published later: beta, gamma\n"


@pytest.mark.usefixtures("dated")
def test_a_day_after_all_of_them_changes_nothing() -> None:
    ran = check("--as-of", "2025-09-06")
    assert (ran.err, told(ran)["documents"]) == ("", told(check())["documents"])


def test_an_article_without_a_date_is_left_out_as_nothing_shows_that_it_is_earlier(dated: Path) -> None:
    text = (dated / "beta.md").read_text(encoding="utf-8").split("---\n\n")[1]
    (dated / "beta.md").unlink()
    (dated / "beta.txt").write_text(text, encoding="utf-8")
    report = told(check("--as-of", "2025-09-05"))
    assert pools(report) == {"alpha": 0, "beta": 1, "gamma": 1}
    later, undated = report["notifications"]
    assert later["message"].endswith("1 article published later: gamma")
    assert (undated["level"], undated["message"]) == (
        "warning",
        "as of 2025-09-05, the pool goes without 1 article of unknown date, which may be later: beta",
    )


@pytest.mark.parametrize("day", ["2025-09-06", None])
def test_the_one_article_that_is_checked_is_not_told_to_be_missing_from_its_own_pool(
    dated: Path, event: list[Document], day: str | None
) -> None:
    (dated / "gamma.md").unlink()
    (dated / "gamma.txt").write_text((f"{day}\n\n" if day else "") + event[2].text, encoding="utf-8")
    ran = run("check", "wire/gamma.txt", "--as-of", "2025-09-05", "--format", "json")
    assert (ran.err, pools(told(ran))) == ("", {"gamma": 2})
    both = run("check", "wire/gamma.txt", "wire/alpha.md", "--as-of", "2025-09-05", "--format", "json")
    assert "1 article" in both.err  # alpha would be compared with it
    assert both.err.endswith(": gamma\n")


def test_evidence_from_the_future_is_gone_and_what_it_alone_supported_stands_alone(
    dated: Path, event: list[Document]
) -> None:
    (dated / "beta.md").unlink()
    put(dated, event[2], "2025-09-06")

    def statuses(*arguments: str) -> set[str]:
        [alpha] = [d for d in told(check(*arguments))["documents"] if d["document_id"] == "alpha"]
        return {s["status"] for s in alpha["sentences"]}

    assert "corroborated" in statuses()
    assert not {"corroborated", "contradicted", "superseded"} & statuses("--as-of", "2025-09-05")


@pytest.mark.usefixtures("dated")
def test_it_is_a_setting_and_a_variable_too(wire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wire / "srcflag.toml").write_text("as_of = 2025-09-05\n", encoding="utf-8")
    assert pools(told(check())) == {"alpha": 1, "beta": 1, "gamma": 2}
    monkeypatch.setenv("SRCFLAG_AS_OF", "2025-09-06")
    assert pools(told(check())) == {"alpha": 2, "beta": 2, "gamma": 2}
    assert pools(told(check("--as-of", "2025-09-04"))) == {"alpha": 0, "beta": 1, "gamma": 1}


@pytest.mark.parametrize("written", ["2025-09-05", '"2025-09-05"', '" 2025-09-05 "'])
def test_a_day_is_written_as_toml_or_iso_writes_it(tmp_path: Path, written: str) -> None:
    (tmp_path / "srcflag.toml").write_text(f"as_of = {written}\n", encoding="utf-8")
    assert load(tmp_path, environment={}).as_of == DAY


def test_an_empty_variable_is_no_day(tmp_path: Path) -> None:
    assert load(tmp_path, environment={"SRCFLAG_AS_OF": ""}).as_of is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5/9/2025", "not a day; write it as 2025-09-05"),
        ("yesterday", "not a day"),
        ("20250905", "not a day"),
        ("1757030400", "not a day"),
        ("2025-09-05T10:00", "not a day"),
        ("2025-02-30", "no calendar has this day"),
    ],
)
def test_what_is_no_day_is_refused_with_how_to_write_one(wire: Path, written: str, said: str) -> None:
    ran = run("check", wire, "--as-of", written)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"srcflag: arguments: as_of = '{written}': {said}")


@pytest.mark.parametrize("written", ["2025-09-05T10:00:00", "5", "true"])
def test_a_time_or_number_in_a_file_is_refused_with_its_place(tmp_path: Path, written: str) -> None:
    path = tmp_path / "srcflag.toml"
    path.write_text(f"as_of = {written}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, environment={})
    assert str(caught.value).startswith(f"{path}: as_of = ")
    assert "not a day" in str(caught.value)


# --- from Python ------------------------------------------------------------------------------------


def scored(documents: list[Document]) -> Report:
    return Scorer(Settings(as_of=DAY), encoder=FakeEncoder()).score_event(documents)


def test_an_event_from_python_has_the_same_pool_and_says_the_same(event: list[Document]) -> None:
    days = [DAY, DAY + dt.timedelta(days=1), None]
    report = scored([d.model_copy(update={"published": day}) for d, day in zip(event, days, strict=True)])
    assert [d.pool.documents for d in report.documents] == [0, 1, 1]
    assert ["beta" in note.message or "gamma" in note.message for note in report.notifications] == [True, True]


def test_a_single_document_from_python_says_it_too(event: list[Document]) -> None:
    later = event[1].model_copy(update={"published": DAY + dt.timedelta(days=1)})
    scorer = Scorer(Settings(as_of=DAY), encoder=FakeEncoder())
    messages = [note.message for note in scorer.score(event[0], [later]).notifications]
    assert "as of 2025-09-05, the pool goes without 1 article published later: beta" in messages
