"""What must change neither the identity of a flag nor its acceptance: where the article lies and what stands around it.

Drafts are made up from sentences about one ferry, some of which the pool has, contradicts or has never heard of.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

import ferry
from srcflag.baseline import apply, dump, entry_for, match, updated
from srcflag.pipeline import Scorer
from srcflag.read import read_bytes
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from srcflag.baseline import Entry
    from srcflag.records import Document, Report

FEW = settings(max_examples=40, deadline=None)
SCORER = Scorer(encoder=FakeEncoder())
TODAY = dt.date(2026, 3, 2)
POOL = [
    read_bytes(f"{name}.txt", text.encode())[0] for name, text in (("agency", ferry.AGENCY), ("gazette", ferry.GAZETTE))
]

# In every draft, so that it always is a report of its own on the pool's event: else nothing is compared at all.
BASE = [ferry.ABOARD, ferry.BRIBES, ferry.CRACK, ferry.ALARM]
MORE = [
    ferry.RESCUED,
    "Critics say that Minister Jonas Falk knew of the crack in the hull of the Aurora.",
    "Nordline had promised new lifeboats for the Aurora, a spokesman of Nordline said on Friday.",
    "The port of Lindholm stayed closed until Thursday.",
]

# a sentence may stand there twice
drafts = st.lists(st.sampled_from([*BASE, *MORE]), max_size=4).flatmap(lambda more: st.permutations([*BASE, *more]))
asides = st.lists(
    st.sampled_from(["What went wrong?", "By our reporter", "<!-- to be checked -->", "Also read"]), max_size=3
)
folders = st.sampled_from(["", "drafts/", "archive/2026/03/", "/srv/news/"])


def draft(paragraphs: list[str], path: str = "ferry.md") -> Document:
    return read_bytes(path, ferry.article(*paragraphs).encode())[0]


def score(document: Document, pool: list[Document] | None = None) -> Report:
    return SCORER.score_jobs([((document,), tuple(POOL if pool is None else pool))])


def ids(report: Report) -> list[str]:
    return [flag.id for flag in report.flags]


def kept(report: Report) -> tuple[Entry, ...]:
    """A baseline of all flags."""
    return tuple(
        entry_for(document, flag, "accepted", "known", when=TODAY)
        for document in report.documents
        for flag in document.flags
    )


def shown(report: Report, entries: tuple[Entry, ...]) -> list[str]:
    """The flags that stay open."""
    return ids(apply(report, entries, today=TODAY, present=["ferry", "agency", "gazette"]).report)


@FEW
@given(paragraphs=drafts, above=asides)
def test_what_stands_above_changes_no_flag_of_what_is_below(paragraphs: list[str], above: list[str]) -> None:
    before = score(draft(paragraphs))
    after = score(draft([*above, *paragraphs]))
    assert set(ids(before)) <= set(ids(after))
    assert set(shown(after, kept(before))) == set(ids(after)) - set(ids(before))


@FEW
@given(paragraphs=drafts, data=st.data())
def test_the_order_of_paragraphs_changes_no_flag(paragraphs: list[str], data: st.DataObject) -> None:
    # what a rule says of a sentence may depend on what was said before it, its identity may not
    turned = data.draw(st.permutations(paragraphs))
    before, after = score(draft(paragraphs)), score(draft(turned))
    assert sorted(ids(before)) == sorted(ids(after))
    assert shown(after, kept(before)) == []


@FEW
@given(paragraphs=drafts, one=folders, other=folders)
def test_moving_an_article_to_another_folder_changes_nothing(paragraphs: list[str], one: str, other: str) -> None:
    before, after = (score(draft(paragraphs, f"{folder}ferry.md")) for folder in (one, other))
    assert ids(before) == ids(after)
    assert shown(after, kept(before)) == []


@FEW
@given(
    paragraphs=drafts, names=st.lists(st.sampled_from(["a", "m", "z", "ferry-2"]), min_size=2, max_size=2, unique=True)
)
def test_renaming_the_articles_of_the_pool_changes_no_flag_and_re_opens_none(
    paragraphs: list[str], names: list[str]
) -> None:
    renamed = [document.model_copy(update={"id": name}) for document, name in zip(POOL, names, strict=True)]
    before, after = score(draft(paragraphs)), score(draft(paragraphs), renamed)
    assert sorted(ids(before)) == sorted(ids(after))
    assert shown(after, kept(before)) == []


@FEW
@given(paragraphs=drafts)
def test_renaming_the_article_changes_every_id_and_no_acceptance(paragraphs: list[str]) -> None:
    before, after = score(draft(paragraphs)), score(draft(paragraphs, "aurora.md"))
    assert ids(before)
    assert not set(ids(before)) & set(ids(after))
    applied = apply(after, kept(before), today=TODAY, present=["aurora", "agency", "gazette"])
    assert ids(applied.report) == []
    followed = updated(applied.matched, present=["aurora"])
    assert dump(followed.entries) == dump(kept(after))


@FEW
@given(paragraphs=drafts, data=st.data())
def test_an_update_drops_exactly_what_no_flag_is_left_of(paragraphs: list[str], data: st.DataObject) -> None:
    fewer = data.draw(st.permutations([*BASE, *data.draw(st.lists(st.sampled_from(paragraphs), max_size=3))]))
    before, after = score(draft(paragraphs)), score(draft(fewer))
    result = updated(match(after, kept(before), today=TODAY), present=["ferry"])
    assert {entry.id for entry in result.entries} == set(ids(before)) & set(ids(after))
    assert {entry.id for entry in result.dropped} == set(ids(before)) - set(ids(after))
