"""A newsroom's week with one draft, told through the command line with the shipped model."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

import pytest

import ferry
from command import Ran, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model

CHECK = ("check", "drafts", "--pool", "wire", "--baseline", "accepted.jsonl")
AUDIT = ("baseline", "audit", "drafts", "--pool", "wire", "-b", "accepted.jsonl")


class Calendar:
    """The day that the command is told it is."""

    day = dt.date(2026, 3, 2)

    def today(self) -> dt.date:
        return self.day


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    own = Calendar()
    monkeypatch.setattr("srcflag.cli.clock.today", own.today)
    return own


def codes(ran: Ran) -> list[str]:
    """The codes of the flags that are shown, with the lines they are in."""
    shown = ran.out.partition("look at first:")[0]
    return [f"{code}:{line}" for line, code in re.findall(r"^drafts/ferry\.md:(\d+):\d+: (SF\d+)", shown, re.MULTILINE)]


def test_a_week_in_a_newsroom(tmp_path: Path, calendar: Calendar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ferry.lay_out(tmp_path)
    draft = tmp_path / "drafts" / "ferry.md"

    # Monday: five flags, two of them errors
    ran = run("check", "drafts", "--pool", "wire")
    assert codes(ran) == ["SF201:3", "SF402:5", "SF305:7", "SF101:9", "SF101:11"]
    assert ran.code == 1

    # three are accepted, each for a reason of its own: the figure, the bribes until Friday, and the crack
    answers = ["s", "a", "the harbour's own list has 420", "a", "our diver has the photographs", "q"]
    ran = run(*AUDIT, "--by", "Ada", stdin="\n".join(answers).encode())
    assert (ran.code, "2 accepted, 1 skipped" in ran.out) == (0, True)
    answers = ["a", "the court's papers, to be published on Friday", "q"]
    ran = run(*AUDIT, "--by", "Ada", "--expires", "2026-03-06", stdin="\n".join(answers).encode())
    assert ran.code == 0
    ran = run(*CHECK)
    assert codes(ran) == ["SF305:7", "SF101:11"]
    assert "not shown, as accepted: 3 in the baseline" in ran.out
    assert ran.code == 0

    # Tuesday: an edit above moves every line, and the three stay accepted
    calendar.day = dt.date(2026, 3, 3)
    moved = ferry.article("By our reporter", ferry.HEADLINE, "What went wrong?", *ferry.PARAGRAPHS[1:])
    draft.write_text(moved, encoding="utf-8")
    ran = run(*CHECK)
    assert codes(ran) == ["SF305:11", "SF101:15"]
    assert "3 in the baseline" in ran.out
    assert ran.code == 0

    # Wednesday: a third report has yet another figure, which nobody knew when the first was accepted
    calendar.day = dt.date(2026, 3, 4)
    (tmp_path / "wire" / "courier.txt").write_text(ferry.COURIER, encoding="utf-8")
    ran = run(*CHECK)
    assert codes(ran)[0] == "SF201:7"
    assert "(re-opened: new evidence from courier)" in ran.out
    assert "2 in the baseline" in ran.out
    assert ran.code == 1
    ran = run(*AUDIT, "--by", "Bo", stdin=b"a\nthe courier counts the crew twice\nq\n")
    assert "new evidence from courier" in ran.out
    assert run(*CHECK).code == 0

    # Friday is the last day for the bribes; on Saturday the build speaks up
    calendar.day = dt.date(2026, 3, 6)
    assert run(*CHECK).code == 0
    calendar.day = dt.date(2026, 3, 7)
    ran = run(*CHECK)
    assert codes(ran)[0] == "SF402:9"
    assert "(accepted until 2026-03-06, which has passed)" in ran.out
    assert ran.code == 1

    # somebody silences it in the article and does not say why: no error, and not in silence
    silenced = draft.read_text(encoding="utf-8").replace(
        ferry.BRIBES, f"<!-- srcflag: ignore SF402 -->\n{ferry.BRIBES}"
    )
    draft.write_text(silenced, encoding="utf-8")
    ran = run(*CHECK)
    assert codes(ran)[0] == "SF901:9"
    assert "SF402 suppressed without a reason" in ran.out
    assert "2 in the baseline, 1 in the articles" in ran.out
    assert ran.code == 0
    assert run(*CHECK, "--fail-on", "warning").code == 1

    # nothing is lost: the report has every flag, with who, when and why
    [document] = json.loads(run(*CHECK, "--format", "json").out)["documents"]
    accepted = [(one["flag"]["code"], one["kind"], one["by"], one["reason"]) for one in document["accepted"]]
    assert accepted == [
        ("SF201", "baseline", "Bo", "the courier counts the crew twice"),
        ("SF402", "in source", "", ""),
        ("SF101", "baseline", "Ada", "our diver has the photographs"),
    ]
    assert document["summary"]["accepted"] == 3
