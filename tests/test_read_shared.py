"""The real articles: dates are found where there is one, and nothing is lost of any text."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from srcflag.read import read_many

pytestmark = pytest.mark.shared


@pytest.fixture
def shared() -> Path:
    folder = os.environ.get("SRCFLAG_SHARED")
    if not folder:
        pytest.skip("SRCFLAG_SHARED does not name the folder of real articles")
    return Path(folder)


def test_the_seeds_are_dated_where_they_have_a_date_line(shared: Path) -> None:
    batch = read_many([shared / "seeds"])
    assert batch.problems == ()
    assert {document.id[:3]: document.published for document in batch.documents} == {
        "000": dt.date(2025, 9, 9),
        "001": dt.date(2025, 9, 5),
        "002": None,
        "003": dt.date(2025, 9, 5),
        "004": None,
    }
    titled = {document.id[:3] for document in batch.documents if document.title}
    assert titled == {"001", "004"}


def test_every_real_article_is_read_exactly_and_dated_within_its_event(shared: Path) -> None:
    months = {"athens": (2010, {5}), "brooklyn": (2013, {3}), "mh370": (2014, {3}), "species": (2009, {3, 4})}
    for event, (year, in_months) in months.items():
        batch = read_many([shared / "gold" / event])
        assert batch.problems == ()
        assert batch.documents
        for document in batch.documents:
            assert document.path is not None
            assert document.text.encode() == Path(document.path).read_bytes()
            if document.published is not None:
                assert (document.published.year, document.published.month in in_months) == (year, True)
    dated = [d for e in months for d in read_many([shared / "gold" / e]).documents if d.published]
    assert len(dated) >= 13
