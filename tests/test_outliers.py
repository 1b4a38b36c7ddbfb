"""Which sentences lie off the event: far from what the pool's articles say, by the pool's own measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag.outliers import FEWEST_SENTENCES, closeness, threshold

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import Vectors


def unit(*angles: float) -> Vectors:
    return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32).reshape(-1, 2)


def coverage(articles: int = 3, each: int = 10, spread: float = 0.5) -> tuple[Vectors, npt.NDArray[np.int64]]:
    """Articles whose sentences all lie in one narrow direction."""
    random = np.random.default_rng(7)
    return unit(*random.normal(0.0, spread, articles * each)), np.repeat(np.arange(articles), each)


def test_closeness_is_the_mean_of_the_three_nearest() -> None:
    assert closeness(unit(0.0), unit(0.1, 0.2, 0.3, 2.0)) == pytest.approx(np.cos([0.1, 0.2, 0.3]).mean(), abs=1e-6)


def test_closeness_to_fewer_than_three_is_the_mean_of_those_there_are() -> None:
    assert closeness(unit(0.0), unit(0.2)) == pytest.approx([np.cos(0.2)], abs=1e-6)


def test_closeness_to_nothing_is_zero() -> None:
    assert closeness(unit(0.0, 1.0), unit()).tolist() == [0.0, 0.0]


def test_closeness_of_nothing_is_nothing() -> None:
    assert closeness(unit(), unit(0.0)).shape == (0,)


def test_a_sentence_far_from_the_coverage_is_off_the_event_and_one_within_it_is_not() -> None:
    pool, article = coverage()
    limit = threshold(pool, article)
    off, on = closeness(unit(np.pi / 2, 0.1), pool)
    assert off < limit < on


def test_in_wider_coverage_more_is_on_the_event() -> None:
    sentence = unit(0.1)
    narrow, wide = coverage(spread=0.02), coverage(spread=0.4)
    assert closeness(sentence, narrow[0])[0] < threshold(*narrow)
    assert closeness(sentence, wide[0])[0] >= threshold(*wide)


def test_the_closeness_of_a_pool_sentence_is_taken_to_other_articles_only() -> None:
    # Each article repeats itself and differs from the others: closeness within an article would say 1.
    pool, article = unit(*np.repeat([0.0, 0.5, 1.0], 10)), np.repeat([0, 1, 2], 10)
    assert threshold(pool, article) < np.cos(0.4)


@pytest.mark.parametrize(("articles", "each"), [(1, FEWEST_SENTENCES), (3, 6)])
def test_where_the_pool_is_too_thin_nothing_is_off_the_event(articles: int, each: int) -> None:
    assert threshold(*coverage(articles, each)) == -1.0


def test_without_a_pool_nothing_is_off_the_event() -> None:
    assert threshold(unit(), np.zeros(0, dtype=np.int64)) == -1.0


def test_an_article_that_holds_nearly_all_of_the_pool_is_measured_against_the_little_there_is() -> None:
    pool, _ = coverage(1, 30)
    article = np.array([0] * 29 + [1])
    assert -1.0 < threshold(pool, article) < 1.0


def test_the_order_of_the_pool_changes_nothing() -> None:
    pool, article = coverage()
    order = np.random.default_rng(3).permutation(len(pool))
    assert threshold(pool[order], article[order]) == pytest.approx(threshold(pool, article), abs=1e-6)


def test_a_large_pool_is_sampled_and_gives_nearly_the_same_limit() -> None:
    small, large = coverage(4, 240, 0.3), coverage(4, 900, 0.3)
    assert threshold(*large) == pytest.approx(threshold(*small), abs=0.05)
