from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.claims.slots.moments import moments
from srcflag.verify.slots.moments import compare_moments, other_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from srcflag.values import Moment

FRIDAY = dt.date(2025, 9, 5)

PIECES = st.sampled_from(
    """
    The ferry sank on Thursday night|4 September 2025|Sept. 4|in May|in 2014|last week|two days later|at 10:30 p.m.
    |ministers signed the pact|yesterday|, and|before|as of|the 1990s|next Monday|divers said that|March 3-5,|a week ago
    """.strip().split("|")
)
SENTENCES = st.lists(PIECES, max_size=8).map(" ".join)


def day(month: int, number: int, year: int = 2025) -> dt.date:
    return dt.date(year, month, number)


def only(text: str, published: dt.date | None = FRIDAY) -> Moment:
    (found,) = moments(text, published)
    return found


def relations(
    claim: str, evidence: str, published: dt.date | None = FRIDAY, later: dt.date | None = FRIDAY
) -> set[str]:
    return {pair.relation for pair in compare_moments(moments(claim, published), moments(evidence, later))}


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They signed on 4 September 2025.", "4 September 2025", day(9, 4), day(9, 4)),
        ("They signed on September 4, 2025.", "September 4, 2025", day(9, 4), day(9, 4)),
        ("They signed on 2025-09-04.", "2025-09-04", day(9, 4), day(9, 4)),
        ("They signed on 25/08/2025.", "25/08/2025", day(8, 25), day(8, 25)),
        ("They signed on Sept. 4.", "Sept. 4", day(9, 4), day(9, 4)),
        ("They signed on the 4th of September.", "4th of September", day(9, 4), day(9, 4)),
        ("The talks ran from March 3-5, 2014.", "March 3-5, 2014", day(3, 3, 2014), day(3, 5, 2014)),
        ("It sank in March 2014.", "March 2014", day(3, 1, 2014), day(3, 31, 2014)),
        ("It sank in 2014.", "2014", day(1, 1, 2014), day(12, 31, 2014)),
        ("It was built in the 1990s.", "1990s", day(1, 1, 1990), day(12, 31, 1999)),
        ("It sank yesterday.", "yesterday", day(9, 4), day(9, 4)),
        ("It sank on Thursday.", "Thursday", day(9, 4), day(9, 4)),
        ("It sank on Friday.", "Friday", day(9, 5), day(9, 5)),
        ("It sank on Monday night.", "Monday night", day(9, 1), day(9, 2)),
        ("It sank early Thursday.", "early Thursday", day(9, 3), day(9, 4)),
        ("It sank last week.", "last week", day(8, 25), day(8, 31)),
        ("It sank last month.", "last month", day(8, 1), day(8, 31)),
        ("It will sail next year.", "next year", day(1, 1, 2026), day(12, 31, 2026)),
        ("It sank in June.", "June", day(6, 1), day(6, 30)),
        ("It sank last December.", "last December", day(12, 1, 2024), day(12, 31, 2024)),
        ("It sank three days ago.", "three days ago", day(9, 2), day(9, 2)),
    ],
)
def test_an_expression_of_time_is_resolved_against_the_day_of_publication(
    text: str, words: str, first: dt.date, last: dt.date
) -> None:
    found = only(text)
    assert (found.text, found.first, found.last) == (words, first, last)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It sank on Thursday.", {"weekday": 3, "grain": "day"}),
        ("It sank on September 4.", {"month": 9, "day": 4}),
        ("It sank in March.", {"month": 3, "grain": "month"}),
        ("It sank yesterday.", {"grain": "day", "relative": True}),
    ],
)
def test_without_a_day_of_publication_the_parts_are_kept(text: str, facts: dict[str, object]) -> None:
    found = only(text, None)
    assert found.first is None
    assert {name: getattr(found, name) for name in facts} == facts


@pytest.mark.parametrize("text", ["They will meet on Monday.", "The next Monday is free.", "It is due by Monday."])
def test_a_weekday_that_may_be_to_come_stays_a_weekday(text: str) -> None:
    assert only(text).first is None
    assert only(text).weekday == 0


def test_a_month_that_may_be_last_years_or_to_come_stays_a_month() -> None:
    assert only("The port closes in November.").first is None


def test_a_date_that_reads_two_ways_keeps_its_year_only() -> None:
    found = only("They signed on 04/05/2025.")
    assert (found.year, found.month, found.first) == (2025, None, None)


@pytest.mark.parametrize(
    ("text", "minutes"), [("at 10:30 p.m.", 1350), ("at 12:05 a.m.", 5), ("at 3 pm", 900), ("at 1430 GMT", 870)]
)
def test_a_time_of_day_is_minutes_from_midnight(text: str, minutes: int) -> None:
    assert only(f"The ferry sank {text}").clock == minutes


@pytest.mark.parametrize("text", ["two days later", "the day after", "a day after", "less than 24 hours later"])
def test_what_hangs_on_another_event_is_found_and_not_resolved(text: str) -> None:
    found = only(f"It sank {text} the storm.")
    assert (found.grain, found.first) == ("offset", None)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may march in a second.",
        "Ministers may sign.",
        "The second march drew 2000 people.",
        "Of 1900 soldiers, some sat down in the sun.",
        "It cost $2014 and 12.30 euros.",
        "He sat by the sea and won.",
        "Sundays are quiet.",
    ],
)
def test_words_and_figures_that_only_look_like_times_are_none(text: str) -> None:
    assert [found.text for found in moments(text, FRIDAY)] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ministers signed the pact on Thursday.", "sign"),
        ("On Thursday, ministers signed the pact.", "sign"),
        ("The vote, held on Thursday, was close.", "hold"),
        ("Thursday's vote was close.", "vote"),
        ("Officials said Thursday that the ferry sank.", "say"),
        ("The union is waiting until June to decide.", "decid"),
        ("Police say that on Thursday the ferry sank.", "sink"),
    ],
)
def test_a_time_belongs_to_the_word_that_governs_it(text: str, role: str) -> None:
    assert only(text).role == role


def test_the_date_at_which_a_text_appeared_belongs_to_nothing() -> None:
    text = "Ferry sinks off Lindholm Fri September 5, 2025 7:12pm A ferry sank off Lindholm on Thursday."
    assert next((found.text, found.date_line) for found in moments(text, FRIDAY)) == ("Fri September 5, 2025", True)
    assert relations(text, "A ferry sank off Lindholm on 1 September 2025.") == {"differs"}
    assert relations("Ferry sinks Mon September 1, 2025 7:12pm", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks off Lindholm September 1, 2025 A ferry sank off the island.",
        "Ferry sinks off Lindholm September 1, 2025 at 02:22 pm A ferry sank off the island.",
        "Ferry sinks off Lindholm 4:31 pm September 1, 2025 A ferry sank off the island.",
    ],
)
def test_a_headline_a_date_and_a_text_in_one_line_are_told_apart(text: str) -> None:
    assert {found.date_line for found in moments(text, None) if found.first or found.grain == "clock"} == {True}


def test_whoever_waits_until_a_month_to_do_something_does_it_then() -> None:
    decided = "The union announced that it will decide in October."
    assert relations("The union is waiting until June to decide.", decided) == {"differs"}
    assert relations("The union is waiting until October to decide.", decided) == {"agrees"}
    assert relations("The union must decide before June.", decided) == set()


def test_a_day_that_prose_goes_on_from_is_no_date_line() -> None:
    assert not moments("She was born September 1, 1925 in Lindholm.", None)[0].date_line
    assert not moments("On September 1, 2025 Lindholm was flooded.", None)[0].date_line


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("It sank on 4 September 2025.", "It sank in September."),
        ("It sank last week.", "It sank on 28 August 2025."),
        ("It sank in 2014.", "It sank in March 2014."),
        ("It sank on Thursday.", "It sank on September 4."),
        ("It sank yesterday.", "It sank on Thursday."),
        ("It sank after 1 March 2014.", "It sank on 9 June 2014."),
        ("It sank between 1990 and 1995.", "It sank in 1993."),
        ("It sank at 3 p.m.", "It sank at 15:00 local time."),
    ],
)
def test_a_period_agrees_with_its_days(claim: str, evidence: str) -> None:
    assert relations(claim, evidence) == {"agrees"}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ministers signed on 4 September 2025.", "Ministers signed on 6 September 2025."),
        ("Ministers signed on Monday.", "Ministers signed on Thursday."),
        ("Ministers signed in March 2014.", "Ministers signed in May 2014."),
        ("Ministers signed in 2014.", "Ministers signed in 2016."),
        ("Ministers signed on September 4.", "Ministers signed on August 4."),
        ("Ministers signed at 3 p.m.", "Ministers signed at 6:30 p.m."),
        ("Ministers signed before 1 March 2014.", "Ministers signed on 9 June 2014."),
    ],
)
@pytest.mark.parametrize("published", [FRIDAY, None])
def test_two_times_of_one_grain_and_one_verb_differ(claim: str, evidence: str, published: dt.date | None) -> None:
    assert relations(claim, evidence, published, published) == {"differs"}


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("It sank on Wednesday night.", "It sank early Thursday.", "one evening"),
        ("It sank on Wednesday.", "It sank on Thursday.", "a day apart, as time zones make it"),
        ("It sank in August.", "It sank on 4 September 2025.", "not equally fine"),
        ("It sank on Monday.", "Officials said Thursday that ferries are safe.", "another verb"),
        ("It sank on Monday.", "It sank on Thursday and was raised on Monday.", "one of two agrees"),
        ("It sank on Monday and sank on Tuesday.", "It sank on Friday.", "doubtful which belong together"),
        ("It sank last week.", "It sank this week.", "weeks are said loosely"),
        ("It sank two days later.", "It sank three days later.", "hangs on another event"),
        ("It sank about 3 p.m.", "It sank at 3:30 p.m.", "about"),
        ("It sank at 3 p.m. GMT.", "It sank at 5 p.m. CET.", "two time zones"),
        ("Cases stood at 40 as of 1 March.", "Cases stood at 60 as of 9 March.", "as of"),
        ("The 1986 film was sold.", "The 1958 film was sold.", "says which film"),
        ("The firm was sold after 1988.", "The firm was sold in 1990.", "open to one side"),
    ],
)
def test_what_time_or_doubt_explains_does_not_differ(claim: str, evidence: str, reason: str) -> None:
    assert "differs" not in relations(claim, evidence), reason


def test_the_same_weekday_in_texts_a_week_apart_does_not_differ() -> None:
    assert relations("It sank on Thursday.", "It sank on Thursday.", FRIDAY, FRIDAY + dt.timedelta(days=7)) == set()


def test_the_caller_may_say_that_two_verbs_mean_the_same() -> None:
    claim, evidence = moments("It sank on Monday.", FRIDAY), moments("It foundered on Thursday.", FRIDAY)
    alike: Callable[[str, str], bool] = lambda one, other: {one, other} == {"sink", "founder"}  # noqa: E731
    assert compare_moments(claim, evidence) == []
    assert [pair.relation for pair in compare_moments(claim, evidence, alike)] == ["differs"]


@given(st.one_of(SENTENCES, st.text(max_size=80)), st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_a_text_never_differs_from_itself_and_its_moments_are_spans_of_it(text: str, published: dt.date | None) -> None:
    found = moments(text, published)
    assert all(text[moment.start : moment.end] == moment.text for moment in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "differs" not in {pair.relation for pair in compare_moments(found, found)}


@given(SENTENCES, SENTENCES)
@settings(max_examples=150, deadline=None)
def test_differences_are_symmetric(one: str, other: str) -> None:
    first, second = moments(one, FRIDAY), moments(other, FRIDAY)
    there = {(pair.claim, pair.evidence, pair.relation) for pair in compare_moments(first, second)}
    back = {(pair.evidence, pair.claim, pair.relation) for pair in compare_moments(second, first)}
    assert there == back


@pytest.mark.parametrize("run", ["Thursday ", "in May ", "4 September 2025 ", "12:30 ", "a day ", "2014 ", "ends "])
def test_a_long_line_is_read_to_its_end(run: str) -> None:
    text = (run * 100_000)[:100_000]
    found = moments(text, FRIDAY)
    assert compare_moments(found, found) == [] or len(found) <= 40


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("The ferry sank in 2008.", "The ferry sank on Thursday.", True),
        ("The ferry sank in 2008.", "The ferry sank.", True),
        ("The ferry sank in May.", "The ferry sank on 4 September.", True),
        ("The ferry sank on 4 May 2014.", "The ferry sank on 9 May 2014.", True),
        ("The ferry sank in May 2014.", "The ferry sank on 9 May 2014.", False),
        ("The ferry sank on Thursday.", "The ferry sank.", False),
        ("The ferry sank at 10:30 p.m.", "The ferry sank at noon.", False),
        ("The ferry sank.", "A ferry sank.", False),
        ("Nine ferries sank this year.", "Nine ferries sank.", False),
    ],
)
def test_another_occasion_is_told_by_days_that_differ_or_a_month_or_year_of_one_side(
    claim: str, evidence: str, other: bool
) -> None:
    one, two = moments(claim, FRIDAY), moments(evidence, FRIDAY)
    assert other_occasion(one, two) is other
    assert other_occasion(two, one) is other
