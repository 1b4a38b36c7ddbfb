"""Which passages lie off the event: far from what the pool's articles say, by the pool's own measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.neighbors import NearestNeighbors

from measure_outliers import Preparing, survey
from srcflag.outliers import FAR, FEWEST_ORIGINS, FEWEST_SENTENCES, NEAREST, closeness, off_event, surroundings, usual
from srcflag.prepared import has_a_subject
from srcflag.records import Document
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import Vectors

    Numbers = npt.NDArray[np.int64]
    Pool = tuple[Vectors, Numbers, Numbers]

WIDTH = 32
FEW = settings(max_examples=40, deadline=None)


def rows(*vectors: list[float]) -> Vectors:
    found = np.array(vectors, dtype=np.float32).reshape(len(vectors), -1)
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)


def turned(*angles: float) -> Vectors:
    return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32).reshape(-1, 2)


def coverage(articles: int = 4, each: int = 12, spread: float = 0.8, seed: int = 7) -> Pool:
    """Articles that turn to three sides of one event, in vectors of which the event is the first direction."""
    random = np.random.default_rng(seed)
    side = np.arange(articles * each) % 3
    vectors = random.normal(0.0, spread / np.sqrt(WIDTH), (articles * each, WIDTH))
    vectors[:, 0] += 1.0
    vectors[np.arange(len(vectors)), 1 + side] += 0.5
    article = np.repeat(np.arange(articles), each)
    return rows(*vectors.tolist()), article, article


def on_and_off() -> Vectors:
    """A passage on one side of the event, one on a side that nobody else has, and one on something else."""
    found = np.zeros((3, WIDTH))
    found[0, :2] = 1.0, 0.5
    found[1, 0], found[1, 9] = 1.0, 0.5
    found[2, 9] = 1.0
    return rows(*found.tolist())


# --- a sentence and its neighbours -----------------------------------------------------------------


def test_a_passage_is_the_sentence_and_two_on_either_side_the_nearer_the_more() -> None:
    own = np.eye(5, dtype=np.float32)
    middle = surroundings(own, np.ones(5, dtype=np.int64))[2]
    assert middle == pytest.approx(np.array([1, 2, 3, 2, 1]) / np.sqrt(19), abs=1e-6)


def test_at_the_ends_of_an_article_there_are_fewer_neighbours() -> None:
    first = surroundings(np.eye(5, dtype=np.float32), np.ones(5, dtype=np.int64))[0]
    assert first == pytest.approx(np.array([3, 2, 1, 0, 0]) / np.sqrt(14), abs=1e-6)


def test_a_longer_neighbour_says_more_about_the_subject() -> None:
    own = np.eye(3, dtype=np.float32)
    short, long = surroundings(own, np.array([1, 4, 4])), surroundings(own, np.array([1, 16, 4]))
    assert long[0][1] > short[0][1]


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_passages_are_as_many_as_sentences_and_of_unit_length(number: int) -> None:
    found = surroundings(np.eye(4, dtype=np.float32)[:number], np.zeros(number, dtype=np.int64))
    assert found.shape == (number, 4)
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(number), abs=1e-6)


def test_opposite_sentences_that_cancel_out_make_no_passage_and_no_error() -> None:
    found = surroundings(rows([1.0, 0.0], [-1.5, 0.0]), np.array([4, 9]))
    assert np.isfinite(found).all()


def test_one_strange_sentence_is_borne_by_its_neighbours_and_a_paragraph_is_not() -> None:
    pool = coverage()
    article = coverage(1, 15, seed=3)[0]
    strange = np.eye(WIDTH, dtype=np.float32)[[9]]
    words = np.full(15, 9, dtype=np.int64)
    for number, marked in ((1, False), (5, True)):
        mixed = article.copy()
        mixed[7 : 7 + number] = strange
        assert off_event(surroundings(mixed, words), *pool)[7 + number // 2] == marked


# --- closeness -------------------------------------------------------------------------------------


def test_closeness_is_the_mean_over_origins_of_the_nearest_passage_of_each() -> None:
    pool, origin = turned(0.1, 1.0, 0.3, 2.0), np.array([0, 0, 1, 1])
    assert closeness(turned(0.0), pool, origin) == pytest.approx([np.cos([0.1, 0.3]).mean()], abs=1e-6)


def test_beyond_the_nearest_origins_nobody_has_to_have_the_subject() -> None:
    near, far = [0.1] * NEAREST, [2.0] * 20
    assert closeness(turned(0.0), turned(*near, *far), np.arange(25)) == pytest.approx([np.cos(0.1)], abs=1e-6)


def test_a_text_printed_a_hundred_times_counts_once() -> None:
    pool, origin = turned(0.0, 1.0, 1.2), np.array([0, 1, 2])
    printed = np.concatenate([pool, np.repeat(pool[:1], 100, axis=0)]), np.concatenate([origin, np.zeros(100, int)])
    assert closeness(turned(0.1), *printed) == pytest.approx(closeness(turned(0.1), pool, origin), abs=1e-6)


def test_closeness_to_nothing_is_zero_and_of_nothing_is_nothing() -> None:
    assert closeness(turned(0.0, 1.0), turned(), np.zeros(0, int)).tolist() == [0.0, 0.0]
    assert closeness(turned(), turned(0.0), np.zeros(1, int)).shape == (0,)


@FEW
@given(st.integers(1, 8), st.integers(1, 6), st.integers(0, 1000))
def test_closeness_is_that_of_scikit_learns_nearest_neighbours(origins: int, each: int, seed: int) -> None:
    pool, origin, _ = coverage(origins, each, 1.0, seed)
    own = coverage(1, 5, 1.0, seed + 1)[0]
    nearest = [
        1.0 - NearestNeighbors(n_neighbors=1, metric="cosine").fit(pool[origin == one]).kneighbors(own)[0][:, 0]
        for one in range(origins)
    ]
    theirs = -np.sort(-np.stack(nearest, axis=1), axis=1)[:, :NEAREST].mean(axis=1)
    assert closeness(own, pool, origin) == pytest.approx(theirs, abs=1e-5)


NOTHING = np.zeros((0, WIDTH), np.float32), np.zeros(0, int), np.zeros(0, int)

# --- off the event ---------------------------------------------------------------------------------


@pytest.mark.parametrize("articles", [3, 5, 30, 300])
def test_a_pool_of_three_and_one_of_three_hundred_say_the_same(articles: int) -> None:
    assert off_event(on_and_off(), *coverage(articles)).tolist() == [False, False, True]


@pytest.mark.parametrize("articles", [3, 300])
def test_nearly_none_of_the_articles_of_an_event_is_off_it(articles: int) -> None:
    own = coverage(20, seed=11)[0]
    assert off_event(own, *coverage(articles)).mean() <= 0.03


def test_what_three_of_three_hundred_articles_discuss_beside_is_off_the_event_in_a_pool_without_them_only() -> None:
    pool, origin, article = coverage(300)
    passage = on_and_off()[2:]
    told = np.concatenate([pool, np.repeat(passage, NEAREST, axis=0)])
    more = np.arange(NEAREST)
    assert off_event(passage, pool, origin, article).tolist() == [True]
    assert off_event(passage, told, np.append(origin, more), np.append(article, more)).tolist() == [False]


@FEW
@given(st.integers(3, 8), st.integers(0, 1000))
def test_the_order_of_the_pool_changes_nothing(articles: int, seed: int) -> None:
    pool, origin, article = coverage(articles, seed=seed)
    order = np.random.default_rng(seed).permutation(len(pool))
    assert usual(pool[order], origin[order], article[order]) == pytest.approx(usual(pool, origin, article), abs=1e-6)
    names = np.random.default_rng(seed).permutation(articles)
    assert usual(pool, names[origin], names[article]) == pytest.approx(usual(pool, origin, article), abs=1e-6)


@FEW
@given(st.integers(3, 6), st.integers(1, 4), st.integers(0, 1000))
def test_copies_of_an_article_change_nothing(articles: int, copies: int, seed: int) -> None:
    pool, origin, article = coverage(articles, seed=seed)
    last = article == articles - 1
    copied = np.concatenate([pool, *[pool[last]] * copies])
    names = np.concatenate([article, *[article[last] + 1 + i for i in range(copies)]])
    origins = np.concatenate([origin, *[origin[last]] * copies])
    assert usual(copied, origins, names) == pytest.approx(usual(pool, origin, article), abs=1e-6)
    passages = np.concatenate([on_and_off(), coverage(2, seed=seed + 1)[0]])
    assert off_event(passages, copied, origins, names).tolist() == off_event(passages, pool, origin, article).tolist()


def test_in_coverage_that_is_wide_itself_what_is_far_is_on_the_event() -> None:
    wide, narrow = coverage(spread=3.0), coverage(spread=0.4)
    passage = rows([1.0, *[0.0] * 8, 1.0, *[0.0] * (WIDTH - 10)])
    for pool, off in ((narrow, True), (wide, False)):
        known = usual(*pool)
        assert known is not None
        far = closeness(passage, *pool[:2])[0] < known[0] - FAR
        assert off_event(passage, *pool).tolist() == [off]
        assert far == off or known[1] > FAR


@pytest.mark.parametrize(
    ("articles", "each"), [(0, 0), (1, FEWEST_SENTENCES), (FEWEST_ORIGINS - 1, FEWEST_SENTENCES), (3, 6)]
)
def test_where_the_pool_is_too_thin_nothing_is_off_the_event(articles: int, each: int) -> None:
    pool = (
        coverage(articles, each) if articles else (np.zeros((0, WIDTH), np.float32), np.zeros(0, int), np.zeros(0, int))
    )
    assert usual(*pool) is None
    assert not off_event(on_and_off(), *pool).any()


def test_copies_make_no_thin_pool_thick() -> None:
    pool, origin, _ = coverage(3, 6)
    printed = np.concatenate([pool] * 5), np.concatenate([origin] * 5), np.repeat(np.arange(15), 6)
    assert usual(*printed) is None


def test_just_thick_enough_a_pool_tells() -> None:
    assert off_event(on_and_off(), *coverage(3, 7)).tolist() == [False, False, True]


def test_a_large_pool_is_sampled_and_gives_nearly_the_same() -> None:
    small, large = usual(*coverage(8, 120)), usual(*coverage(8, 700))
    assert small is not None
    assert large is not None
    assert large[1] == pytest.approx(small[1], abs=0.02)


# --- what the articles of a pool discuss -----------------------------------------------------------

WIRE = [
    "The ferry left Aldervik at nine on Monday with ninety people and forty cars on its lower deck.",
    "Two hours later the crew reported water in the engine room and asked the coast guard for pumps.",
    "A helicopter from Brenholm lifted fourteen passengers who could not climb down to the boats.",
]
OWN = [
    "The owner of the ferry said that its pumps were checked in May by a yard in Brenholm.",
    "Fishermen saw the first flares from the pier and put out in three boats of their own.",
    "The minister of transport spoke to relatives of the passengers in Aldervik on Tuesday.",
]


def test_a_text_that_two_articles_hold_is_what_one_of_them_discusses() -> None:
    scorer = Preparing(encoder=FakeEncoder())
    texts = [[OWN[0], *WIRE], [*WIRE, OWN[1]], [OWN[2]]]
    documents = [Document(id=f"d{i}", text="\n".join(own) + "\n") for i, own in enumerate(texts)]
    own, *pool = scorer.articles([Document(id="own", text="A storm closed the harbour of Aldervik.\n"), *documents])
    passages, _, article = survey(own, pool)
    assert len(passages) == len(article) == len(WIRE) + len(OWN)


def test_a_few_words_inside_a_longer_quotation_have_no_subject_of_their_own() -> None:
    text = (
        "“The owners never looked at the hull of the ferry before winter,” Ida Lund said. "
        "“They lied to us. They sold twelve lifeboats of the ferry to a dealer in Aldervik.” The ferry sank."
    )
    [own] = Preparing(encoder=FakeEncoder()).articles([Document(id="alpha", text=text)])
    told = {claim.sentence.text: has_a_subject(own, row) for row, claim in enumerate(own.claims)}
    assert [words for words, has in told.items() if not has] == ["“They lied to us."]
    assert len(told) == 4
