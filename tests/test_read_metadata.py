"""Dates and titles above a text: each hit beside the near miss that must stay None."""

from __future__ import annotations

import calendar
import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.read import read_bytes
from srcflag.read.dates import date_line, parse_date

PROSE = (
    "The pier at Saltby was shut after a crack was found in one of its oldest piles, "
    "and the council said it could stay closed for a month.\n"
)


def published(text: str) -> dt.date | None:
    return read_bytes("a.txt", text.encode())[0].published


def title(text: str, name: str = "a.txt") -> str | None:
    return read_bytes(name, text.encode())[0].title


@pytest.mark.parametrize(
    "line",
    [
        " date 2025-09-05 Photo by A. Person/AFP",
        "date 2025-09-05 The Bay Brief follows the coast every week.",
        "By Sep 5, 2025",
        "By Jane Doe, Sep 5, 2025",
        "By Jane Doe and John Roe | Sept. 5, 2025 | 10:15",
        "BY JANE DOE, Sep. 5, 2025, 7:12 p.m.",
        "Jane Doe, 5 September 2025",
        "Saltby, September 5, 2025",
        "Published: 5 September 2025",
        "Published on 5 September 2025 at 10:15 BST",
        "First posted 10:15:00 2025-09-05",
        "Published time: September 5,2025 02:03 Edited time: September 6,2025 02:15",
        "Coast | Posted 5th September 2025",
        "Fri Sep 5,2025 7:12pm BST",
        "FRIDAY, SEPTEMBER 5,2025,10:53 AM",
        "September 5, 2025 (Reuters)",
        "SALTBY, Sept 5, 2025 (Agency) - The pier was shut, the council said, and nobody knew for how long.",
        "2025-09-05T19:12:00Z",
        "2025/09/05",
        "5.9.2025",
        "25/09/2025 10:15",
        "**5 September 2025**",
        "updated 8:41 p. m. EST, Fri September 5,2025",
        "Updated Fri 5 Sep 2025,9: 03am AEST",
    ],
)
def test_a_date_line_dates_the_article(line: str) -> None:
    expected = dt.date(2025, 9, 25 if line.startswith("25/") else 5)
    assert published(f"Saltby pier shut\n\n{line}\n\n{PROSE}") == expected


@pytest.mark.parametrize(
    "line",
    [
        "On September 5, 2025, a coalition of towns met.",
        "On Friday, September 5, 2025, the council met.",
        "By September 5, 2025, 26 towns had agreed.",
        "By September 5, 2025 the pier had to be safe.",
        "By Friday, September 5, 2025 Saltby had shut the pier.",
        "By the evening of September 5, 2025",
        "September 5, 2025, was the day the pier was shut.",
        "September 5, 2025 was a Friday.",
        "September 5, 2025: Council meets",
        "Published on September 5, 2025, the report blames the council.",
        "Updated September 5, 2025 figures show a fall.",
        "The report, published 5 September 2025, blames the council.",
        "The September 5, 2025 storm explained",
        "In Saltby, September 5, 2025 will be remembered.",
        "The council shut the pier in Saltby on September 5, 2025.",
        "Sep 5, 25",
        "05/09/2025",
        "September 2025",
        "February 30, 2025",
        "31.04.2025",
        "5 Septober 2025",
        "Order 2025-09-05-17",
        "12025-09-05",
    ],
)
def test_a_date_that_is_not_in_a_date_line_does_not(line: str) -> None:
    assert published(f"{line}\n\n{PROSE}") is None
    assert published(f"Saltby pier shut\n\n{line}\n\n{PROSE}") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two hurt as pier falls Fri Sep 5,2025 7:12pm BST Two people were hurt on Friday.", True),
        ("Pier falls in Saltby Posted on September 5, 2025 The pier fell.", True),
        ("Pier falls. Nobody is hurt. Updated: September 5, 2025 The pier fell.", True),
        ("Old pier of Saltby falls, two killed September 5, 2025 | 8:20 am The pier fell.", True),
        ("Pictures of the pier were posted on September 5, 2025 Saltby says.", False),
        ("Pier falls in Saltby SEP. 5,2025,8: 12 PM The pier fell.", True),
        ("Pier falls First Posted 23:37:00 2025-09-05 The pier fell.", True),
        ("Old pier of Saltby falls Sep 5, 2025 The pier fell.", True),
        ("Old pier of Saltby falls after September 5, 2025 Saltby storm.", False),
        ("The pier was shut on Friday. September 5, 2025 Saltby lost its pier.", False),
        ("The council has a report published September 5, 2025 Saltby says.", False),
        ("The pier of Saltby fell on September 5, 2025 Saltby says.", False),
    ],
)
def test_a_date_run_into_the_first_line(text: str, expected: bool) -> None:
    assert published(f"{text} {PROSE}") == (dt.date(2025, 9, 5) if expected else None)
    assert published(f"Another line first\n{text} {PROSE}") is None


def test_a_first_publication_wins_over_an_update() -> None:
    assert published(f"Updated 6 September 2025\nPublished 5 September 2025\n\n{PROSE}") == dt.date(2025, 9, 5)
    assert published(f"Updated 6 September 2025\n\n{PROSE}") == dt.date(2025, 9, 6)


def test_only_the_first_lines_are_looked_at() -> None:
    assert published(PROSE * 9 + "Published: 5 September 2025\n") == dt.date(2025, 9, 5)
    assert published(PROSE * 10 + "Published: 5 September 2025\n") is None


def test_what_is_given_wins_over_what_is_found() -> None:
    text = "---\ndate: 2025-01-01\ntitle: Given\n---\n# Found\n\nPublished: 5 September 2025\n"
    [document] = read_bytes("a.md", text.encode())
    assert (document.title, document.published) == ("Given", dt.date(2025, 1, 1))


@pytest.mark.parametrize(
    "value",
    ["2025-09-05", "2025-09-05 10:00", "2025-09-05T10:00:00.123+02:00", "Fri, 05 Sep 2025 10:00:00 GMT"],
)
def test_given_dates_may_have_a_time(value: str) -> None:
    assert parse_date(value) == dt.date(2025, 9, 5)


@pytest.mark.parametrize("value", ["", "2025", "2025-09", "5 Sep", "2025-09-05 or so", "1725523200", "05/09/25"])
def test_what_is_not_a_whole_date_is_none(value: str) -> None:
    assert parse_date(value) is None


@given(date=st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)))
@settings(deadline=None)
def test_every_day_is_read_in_every_form(date: dt.date) -> None:
    name = calendar.month_name[date.month]
    for form in (
        date.isoformat(),
        f"{name} {date.day},{date.year}",
        f"{name[:3].upper()}. {date.day}, {date.year}",
        f"{date.day} {name} {date.year}",
        f"{date.day:02}-{name[:3]}-{date.year}",
        f"{date.day}.{date.month}.{date.year}",
        f"{date.year}/{date.month:02}/{date.day:02}",
    ):
        assert parse_date(form) == date, form


@given(line=st.text(st.sampled_from("By Sep5,2025/.-:|T(\u0665amdteZ+\t")) | st.text())
@settings(deadline=None)
def test_no_line_breaks_the_search(line: str) -> None:
    date_line(line, first=True)
    date_line(line, first=False)


@pytest.mark.parametrize(
    "part", ["A ", "A,", "By A ", "5 ", "Sep 5, 2025 ", "# ", "= ", "\n", 'a."', "| ", "Published "]
)
def test_long_runs_of_anything_take_no_time(part: str) -> None:
    started = time.perf_counter()
    read_bytes("a.md", (part * 200_000 + "x").encode())
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        f"Saltby pier shut\n\n{PROSE}",
        f"\n\nSaltby pier shut\n{PROSE}",
        f"Saltby pier shut\r\n\r\n\r\n{PROSE}",
        f"Saltby pier shut\n\nBy Sep 5, 2025\n\n{PROSE}",
        f"Saltby pier shut\n\nSaltby pier shut\nCouncil fears it will fall\n\n{PROSE}",
        "Saltby pier shut\n\n" + PROSE.replace(", ", ",\n", 1),
        f"Saltby pier shut\nBy Jane Doe\n{PROSE}",
        "Saltby pier shut\n\n" + "no full stop anywhere " * 2000,
    ],
)
def test_a_headline_above_prose_is_the_title(text: str) -> None:
    assert title(text) == "Saltby pier shut"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"The pier was shut.\n\n{PROSE}",
        f"Shut\n\n{PROSE}",
        f"By Jane Doe\n\n{PROSE}",
        f"Photo: the pier at Saltby\n\n{PROSE}",
        f"Photo by Jane Doe/Agency\n\n{PROSE}",
        f"Also read how the pier was built\n\n{PROSE}",
        f"5 September 2025\n\n{PROSE}",
        f"date 2025-09-05 Bay Brief\n\n{PROSE}",
        f"{'Pier ' * 60}\n\n{PROSE}",
        "Saltby pier shut\n\nMore soon\n",
        "Saltby pier shut",
        PROSE.replace("found ", "found\n").replace("council ", "council\n"),
    ],
)
def test_a_first_line_that_may_be_something_else_is_no_title(text: str) -> None:
    assert title(text) is None


def test_markdown_headings_are_titles_and_lower_ones_are_not() -> None:
    assert title("# Pier *shut* #\n\nIt is.", "a.md") == "Pier *shut*"
    assert title("Pier shut\n=========\n\nIt is.", "a.md") == "Pier shut"
    assert title("#hashtag day\n\nIt is.", "a.md") is None
    assert title("## Why it was shut\n\nIt is.", "a.md") is None
    assert title("# Pier shut\n\nIt is.", "a.txt") is None
