"""What is counted behind a claim: outlets, witnesses, and how many origins would have to go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcflag.pipeline import Scorer
from srcflag.records import (
    Attribution,
    Claim,
    Comparison,
    Document,
    Evidence,
    Reliance,
    Scope,
    Sentence,
    Support,
    Word,
)
from srcflag.support import EXACT, SUBSTANTIVE, count_support, is_partial, weakest, witnesses
from srcflag.testing import FakeEncoder

TEXT = "The yard fired 14 welders on Friday."
NOBODY = Attribution()


def said(source: str, resolved: str = "") -> Attribution:
    return Attribution(type="named", source=source, resolved=resolved, cue="said", manner="said")


def body(source: str) -> Attribution:
    return Attribution(type="institution", source=source, cue="said", manner="said")


CROWD = Attribution(type="vague", source="critics", cue="say", manner="said")
HIDDEN = Attribution(type="anonymous", source="a source", cue="said", manner="said")


def claim(source: Attribution = NOBODY) -> Claim:
    sentence = Sentence(start=0, end=len(TEXT), text=TEXT, index=0)
    return Claim(document_id="own", sentence=sentence, kind="claim", checkworthy=True, attribution=source)


def passage(
    document: str = "a", covered: tuple[int, ...] = (), *, origin: str = "", source: Attribution = NOBODY
) -> Comparison:
    evidence = Evidence(
        document_id=document, start=0, end=1, text="-", stance="supports", score=0.9, origin=origin or document
    )
    return Comparison(evidence=evidence, covered=frozenset(covered), source=source)


def words(*weights: float, figure: int | None = None) -> list[Word]:
    return [Word(start=i, end=i + 1, text="w", weight=weight, figure=i == figure) for i, weight in enumerate(weights)]


def fragility(about: list[Word], supporting: list[Comparison]) -> int:
    return len(weakest(about, supporting))


FOUR = words(0.3, 0.3, 0.2, 0.2, figure=3)  # the last is a figure
ALL = (0, 1, 2, 3)


def count(*supporting: Comparison, outlets: dict[str, str] | None = None) -> Support:
    return count_support(claim(), FOUR, supporting, Scope(outlets=outlets or {}))


# --- fragility -------------------------------------------------------------------------------------


def test_without_support_nothing_can_go() -> None:
    assert fragility(FOUR, []) == 0
    assert count() == Support()


def test_one_origin_must_go_where_only_one_supports() -> None:
    assert fragility(FOUR, [passage(covered=ALL), passage("b", ALL, origin="a")]) == 1


def test_two_origins_must_go_where_two_state_all_of_it() -> None:
    assert fragility(FOUR, [passage("a", ALL), passage("b", ALL)]) == 2


def test_one_origin_must_go_where_it_alone_has_the_figure_and_four_have_the_rest() -> None:
    rest = [passage(name, (0, 1, 2)) for name in "bcde"]
    assert fragility(FOUR, [passage("a", ALL), *rest]) == 1


def test_two_origins_must_go_where_two_have_the_figure_and_three_the_rest() -> None:
    rest = [passage(name, (0, 1, 2)) for name in "cde"]
    assert fragility(FOUR, [passage("a", ALL), passage("b", (3,)), *rest]) == 2


def test_two_origins_must_go_where_what_the_third_has_is_no_more_than_a_word_or_two() -> None:
    three = words(0.8, 0.1, 0.1)
    supporting = [passage("a", (0,)), passage("b", (0, 1)), passage("c", (2,))]
    assert fragility(three, supporting) == 2


def test_a_word_that_does_not_count_makes_nothing_fragile() -> None:
    three = words(0.45, 0.45, 0.1)
    assert fragility(three, [passage("a", (0, 1, 2)), passage("b", (0, 1))]) == 2


def test_all_origins_must_go_before_a_part_is_supported_no_more() -> None:
    assert fragility(FOUR, [passage("a", (0,)), passage("b", (0, 1))]) == 2


def test_two_passages_of_one_origin_add_up_before_they_are_counted() -> None:
    halves = [passage("a", (0, 1)), passage("a", (2, 3))]
    assert fragility(FOUR, [*halves, passage("b", ALL)]) == 2


def test_a_claim_without_words_that_count_rests_on_all_who_repeat_it() -> None:
    assert fragility([], [passage("a"), passage("b")]) == 2


def test_beyond_what_is_tried_in_every_way_the_rarest_figure_still_decides() -> None:
    many = words(*[0.01] * 10, 0.9, figure=10)
    supporting = [passage(f"d{i}", (*range(10 - i), *([10] if i < 2 else []))) for i in range(3)]
    supporting += [passage(f"e{i}", (i,)) for i in range(10)]
    assert len({c.covered for c in supporting}) > EXACT
    assert fragility(many, supporting) == 2


def test_beyond_what_is_tried_in_every_way_what_carries_the_most_goes_first() -> None:
    heavy = words(0.8, *[0.02] * 10)
    supporting = [passage("a", (0, 1)), passage("b", (0, 2)), *(passage(f"e{i}", (i,)) for i in range(1, 11))]
    assert fragility(heavy, supporting) == 2


def test_hundreds_of_origins_with_the_same_words_are_counted_at_once() -> None:
    assert fragility(FOUR, [passage(f"d{i}", ALL) for i in range(500)]) == 500


@st.composite
def support_for(draw: st.DrawFn) -> tuple[list[Word], list[Comparison]]:
    number = draw(st.integers(0, 5))
    weights = [draw(st.integers(1, 9)) for _ in range(number)]
    figure = draw(st.none() | st.integers(0, 4))
    about = words(*(weight / sum(weights) for weight in weights), figure=figure)
    covers = st.sets(st.integers(0, max(0, number - 1)), max_size=number) if number else st.just(set())
    found = draw(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4), covers), max_size=8))
    return about, [passage(f"o{o}d{d}", tuple(sorted(c)), origin=f"o{o}") for d, o, c in found]


def partial(about: list[Word], supporting: list[Comparison]) -> bool:
    return is_partial(about, frozenset[int]().union(*(c.covered for c in supporting)))


@settings(max_examples=300, deadline=None)
@given(support_for())
def test_fragility_lies_between_nothing_and_the_number_of_origins(case: tuple[list[Word], list[Comparison]]) -> None:
    found = count_support(claim(), case[0], case[1], Scope())
    assert (1 if found.origins else 0) <= found.fragility <= found.origins <= found.outlets <= found.documents
    assert bool(found.only) == (found.documents == 1)


@settings(max_examples=300, deadline=None)
@given(support_for(), st.data())
def test_without_one_document_fragility_is_no_higher_as_long_as_the_same_is_supported(
    case: tuple[list[Word], list[Comparison]], data: st.DataObject
) -> None:
    about, supporting = case
    gone = data.draw(st.sampled_from([c.evidence.document_id for c in supporting] or [""]))
    left = [c for c in supporting if c.evidence.document_id != gone]
    if not left or partial(about, left) == partial(about, supporting):
        assert fragility(about, left) <= fragility(about, supporting)


@settings(max_examples=300, deadline=None)
@given(support_for(), st.data())
def test_a_copy_changes_no_fragility(case: tuple[list[Word], list[Comparison]], data: st.DataObject) -> None:
    about, supporting = case
    if supporting:
        one = data.draw(st.sampled_from(supporting))
        copy = one.model_copy(update={"evidence": one.evidence.model_copy(update={"document_id": "copy"})})
        assert fragility(about, [*supporting, copy]) == fragility(about, supporting)


@settings(max_examples=300, deadline=None)
@given(support_for())
def test_so_many_origins_can_go_and_one_fewer_cannot(case: tuple[list[Word], list[Comparison]]) -> None:
    """The plain definition, by trying each set of origins."""
    about, supporting = case
    origins = sorted({c.evidence.origin for c in supporting})
    before = partial(about, supporting)
    worse = []
    for mask in range(1 << len(origins)):
        gone = {origin for i, origin in enumerate(origins) if mask >> i & 1}
        left = [c for c in supporting if c.evidence.origin not in gone]
        if not left or (not before and partial(about, left)):
            worse.append(len(gone))
    assert fragility(about, supporting) == min(worse, default=0)


@settings(max_examples=300, deadline=None)
@given(support_for())
def test_less_is_supported_without_the_weakest(case: tuple[list[Word], list[Comparison]]) -> None:
    about, supporting = case
    left = [c for c in supporting if c.evidence.origin not in weakest(about, supporting)]
    assert not left or (partial(about, left) and not partial(about, supporting))


def test_of_two_figures_with_one_origin_each_the_better_evidence_is_named() -> None:
    two = [
        Word(start=0, end=1, text="4", weight=0.5, figure=True),
        Word(start=1, end=2, text="5", weight=0.5, figure=True),
    ]
    assert weakest(two, [passage("b", (0,)), passage("a", (1,))]) == {"b"}


def test_the_share_from_which_a_part_counts_is_the_judges() -> None:
    assert is_partial(words(1 - SUBSTANTIVE, SUBSTANTIVE), frozenset([0]))
    assert not is_partial(words(0.5, 0.5), frozenset([0]))


# --- outlets ---------------------------------------------------------------------------------------


def test_articles_of_one_outlet_are_one_and_those_of_unknown_outlet_one_each() -> None:
    supporting = [passage(name, ALL) for name in "abcd"]
    assert count(*supporting, outlets={"a": "The Courier", "b": "the courier "}).outlets == 3
    assert count(*supporting).outlets == 4


def test_an_outlet_named_like_an_article_is_not_that_article() -> None:
    assert count(passage("a", ALL), passage("b", ALL), outlets={"a": "b"}).outlets == 2


# --- witnesses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "others", "number"),
    [
        (said("Ida Lund"), [said("Ida Lund"), said("Lund")], 1),
        (said("Ida Lund"), [said("she", "Ida Lund")], 1),
        (said("Zelensky"), [said("Volodymyr Zelenskyy")], 1),
        (said("Ida Lund"), [said("Tom Berg")], 2),
        (said("Lund"), [said("Ida Berg"), said("Ida Lund")], 1),
        (said("Ida Lund"), [NOBODY], 2),
        (NOBODY, [said("Ida Lund")], 2),
        (NOBODY, [NOBODY, NOBODY], 3),
        (body("Police"), [body("the police"), body("Officers")], 1),
        (body("the Interior Ministry"), [body("the Red Cross")], 2),
        (body("the Interior Ministry"), [body("Interior Ministry")], 1),
        (body("the Red Cross"), [said("Ida Lund")], 1),
        (said("she"), [said("he")], 1),
        (CROWD, [HIDDEN], 1),
        (CROWD, [said("Ida Lund")], 1),
        (CROWD, [NOBODY], 2),
        (said("Ida Lund").model_copy(update={"manner": "held"}), [NOBODY], 2),
    ],
    ids=lambda value: None,
)
def test_witnesses_are_those_who_can_be_told_apart(own: Attribution, others: list[Attribution], number: int) -> None:
    supporting = [passage(name, ALL, source=source) for name, source in zip("abc", others, strict=False)]
    assert witnesses(claim(own), supporting) == number
    assert witnesses(claim(own), supporting[::-1]) == number


def test_two_articles_of_one_origin_in_their_own_voice_are_one_witness() -> None:
    assert witnesses(claim(said("Ida Lund")), [passage("a", origin="o"), passage("b", origin="o")]) == 2


def test_a_claim_that_nobody_supports_has_no_witness() -> None:
    assert witnesses(claim(said("Ida Lund")), []) == 0


# --- what an article rests on ----------------------------------------------------------------------

TOWN = "The Ostrava dam burst on Tuesday and flooded 300 homes. "
NOVAK = "Prime Minister Petr Novak promised 40 million euros for repairs in Ostrava."
CREWS = "Rescue crews from Poland joined the search in Ostrava during the night."


def relies_on(*others: str) -> tuple[Reliance, ...]:
    pool = [Document(id=f"d{i}", text=text) for i, text in enumerate(others)]
    own = Document(id="own", text=f"{TOWN}\n{NOVAK}\n{CREWS}\n")
    report = Scorer(encoder=FakeEncoder()).score(own, pool)
    return report.relies_on


def test_an_article_that_alone_supports_two_claims_is_named_with_that_number_first() -> None:
    schools = "The schools of Ostrava stay closed until Friday, the city council said. "
    other = "Mayor Jana Kralova thanked the crews in Ostrava for all that they had done. "
    found = relies_on(f"{schools * 2}{TOWN}", f"{NOVAK}\n{other * 2}\n{CREWS}\n{other}Nobody was hurt in Brno.")
    assert found == (Reliance(document_id="d1", claims=2), Reliance(document_id="d0", claims=1))


def test_an_article_whose_claims_another_supports_too_is_not_named() -> None:
    long = (
        "Mayor Jana Kralova thanked everybody who had come to Ostrava in the cold of the morning, and they went home. "
    )
    far = "Engineers from Brno looked at the wall of the Ostrava dam and measured how far the cracks had run since. "
    assert relies_on(f"{TOWN}{NOVAK} {long * 3}", f"{far * 3}{TOWN}{NOVAK} {far}") == ()
