"""Every way in which a sentence gets its status, in the order in which the judge asks."""

from __future__ import annotations

import pytest

from srcflag.judge import SHOWN, judge
from srcflag.records import (
    Attribution,
    Claim,
    Comparison,
    Evidence,
    Kind,
    Part,
    PartKind,
    Scope,
    Sentence,
    Span,
    StanceName,
    Verdict,
    Word,
)
from srcflag.settings import Settings
from srcflag.support import SUBSTANTIVE

TEXT = "Mayor Oakes reopened Eastport bridge in May with 40 guests."
SCOPE = Scope(origins={"a": "o1", "b": "o2", "c": "o2"})
START = 100  # the claim's place in its document


def claim(text: str = TEXT, *, kind: Kind = "claim", checkworthy: bool = True) -> Claim:
    sentence = Sentence(start=START, end=START + len(text), text=text, index=3)
    return Claim(document_id="own", sentence=sentence, kind=kind, checkworthy=checkworthy)


def words(*weighted: tuple[str, float]) -> list[Word]:
    found = []
    for text, weight in weighted:
        start = START + TEXT.index(text)
        found.append(Word(start=start, end=start + len(text), text=text, weight=weight, figure=text.isdigit()))
    return found


def comparison(
    stance: StanceName = "supports",
    score: float = 0.9,
    covered: tuple[int, ...] = (),
    *,
    document: str = "a",
    text: str = "Oakes opened it.",
) -> Comparison:
    evidence = Evidence(
        document_id=document,
        start=0,
        end=len(text),
        text=text,
        stance=stance,
        score=score,
        origin=SCOPE.origins.get(document, document),
    )
    return Comparison(evidence=evidence, covered=frozenset(covered))


WORDS = words(("Oakes", 0.3), ("reopened", 0.2), ("Eastport", 0.2), ("bridge", 0.2), ("May", 0.1))
ALL = (0, 1, 2, 3, 4)


def verdict(
    *comparisons: Comparison, about: list[Word] | None = None, of: Claim | None = None, scope: Scope = SCOPE
) -> Verdict:
    return judge(of or claim(), WORDS if about is None else about, comparisons, scope, Settings())


# --- is there anything to look up? -----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["opinion", "prediction", "boilerplate", "headline"])
def test_a_sentence_that_asserts_nothing_is_not_a_claim_whatever_the_evidence(kind: Kind) -> None:
    found = verdict(comparison(covered=ALL), of=claim(kind=kind, checkworthy=False))
    assert (found.status, found.confidence, found.evidence) == ("not_a_claim", 1.0, ())
    assert found.reason == f"{kind}: nothing to look up"


def test_a_sentence_that_asserts_nothing_is_not_a_claim_even_without_a_pool() -> None:
    barred = Scope(barred="the pool is empty")
    assert verdict(of=claim(kind="opinion", checkworthy=False), scope=barred).status == "not_a_claim"


# --- is there anything to look in? -----------------------------------------------------------------


def test_with_nothing_to_compare_with_a_claim_is_not_assessed_and_the_reason_is_kept() -> None:
    found = verdict(comparison(covered=ALL), scope=Scope(barred="the pool has no article on this event"))
    assert (found.status, found.reason) == ("not_assessed", "the pool has no article on this event")
    assert (found.support.origins, found.evidence, found.unmatched) == (0, (), ())


def test_a_claim_of_two_words_is_too_short_to_compare() -> None:
    found = verdict(comparison(covered=ALL), of=claim("She resigned."))
    assert (found.status, found.reason) == ("not_assessed", "too short to compare (under 3 words)")


def test_a_claim_of_three_words_is_compared() -> None:
    assert verdict(of=claim("The bridge reopened.")).status == "uncorroborated"


def test_the_least_number_of_words_is_a_setting() -> None:
    short = claim("The bridge reopened.")
    assert judge(short, [], [], SCOPE, Settings(min_words=4)).status == "not_assessed"


def test_a_claim_without_end_is_too_long_to_compare() -> None:
    found = verdict(of=claim("word " * 601))
    assert found.status == "not_assessed"
    assert found.reason == "too long to compare (3,005 characters without an end; the limit is 3,000)"


def test_a_claim_of_just_the_longest_length_is_compared() -> None:
    assert verdict(of=claim("word " * 600)).status == "uncorroborated"


# --- does anybody contradict it? -------------------------------------------------------------------


def test_what_refutes_decides_the_status_and_what_supports_is_counted_and_shown_with_it() -> None:
    found = verdict(comparison(covered=ALL), comparison("refutes", 0.8, document="b", text="Oakes closed it."))
    assert (found.status, found.confidence) == ("contradicted", 0.8)
    assert (found.support.documents, found.support.origins) == (1, 1)
    assert [(e.document_id, e.stance) for e in found.evidence] == [("b", "refutes"), ("a", "supports")]
    assert found.reason == "what others state is incompatible with it"


def test_of_several_that_refute_the_surest_comes_first() -> None:
    found = verdict(comparison("refutes", 0.6), comparison("refutes", 0.9, document="b"))
    assert (found.confidence, [e.document_id for e in found.evidence]) == (0.9, ["b", "a"])


def test_a_sentence_that_asserts_nothing_cannot_be_contradicted() -> None:
    assert verdict(comparison("refutes"), of=claim(kind="opinion", checkworthy=False)).status == "not_a_claim"


# --- does anybody support it? ----------------------------------------------------------------------


def test_what_no_passage_near_a_lone_claim_has_is_open_and_what_any_has_is_not() -> None:
    found = verdict(comparison("neutral", covered=(0, 1)), comparison("neutral", covered=(1, 3), document="b"))
    assert found.status == "uncorroborated"
    assert [span.text for span in found.unmatched] == ["Eastport", "May"]


def test_without_any_evidence_a_claim_is_uncorroborated_and_all_its_words_are_open() -> None:
    found = verdict()
    assert (found.status, found.confidence) == ("uncorroborated", 1.0)
    assert found.reason == "no article in the pool states it"
    assert [span.text for span in found.unmatched] == ["Oakes", "reopened", "Eastport", "bridge", "May"]


def test_with_neutral_evidence_only_a_claim_is_uncorroborated_and_the_nearest_passages_are_shown() -> None:
    found = verdict(comparison("neutral", 0.7, covered=(0, 1)), comparison("neutral", 0.95, document="b"))
    assert found.status == "uncorroborated"
    assert found.support.documents == found.support.origins == 0
    assert [evidence.document_id for evidence in found.evidence] == ["a", "b"]
    assert [span.text for span in found.unmatched] == ["Eastport", "bridge", "May"]


def test_the_closer_the_nearest_passage_the_less_sure_it_is_that_a_claim_stands_alone() -> None:
    far, near = verdict(comparison("neutral", 0.95)), verdict(comparison("neutral", 0.65))
    assert (far.confidence, near.confidence) == (0.95, 0.65)


# --- how much of it? -------------------------------------------------------------------------------


def test_a_claim_whose_every_word_is_stated_elsewhere_is_corroborated() -> None:
    found = verdict(comparison(covered=ALL, score=0.8))
    assert (found.status, found.confidence, found.coverage, found.unmatched) == ("corroborated", 0.8, 1.0, ())
    assert found.reason == (
        "stated by 1 independent origin (a); without it this would stand alone"  # two witnesses: the claim and `a`
    )


def test_supporters_add_up_where_each_states_a_part() -> None:
    found = verdict(comparison(covered=(0, 1, 2)), comparison(covered=(3, 4), document="b"))
    assert (found.status, found.unmatched) == ("corroborated", ())


def test_a_neutral_passage_adds_no_part() -> None:
    found = verdict(comparison(covered=(4,)), comparison("neutral", 0.9, covered=(0, 1, 2, 3), document="b"))
    assert found.status == "partly_corroborated"
    assert [span.text for span in found.unmatched] == ["Oakes", "reopened", "Eastport", "bridge"]


@pytest.mark.parametrize(("share", "status"), [(SUBSTANTIVE, "partly_corroborated"), (0.54, "corroborated")])
def test_an_open_part_counts_from_a_substantive_share_on(share: float, status: str) -> None:
    about = words(("Oakes", 1 - share), ("Eastport", 0.0), ("bridge", share))
    assert verdict(comparison(covered=(0, 1)), about=about).status == status


def test_an_unstated_figure_is_substantive_at_any_share() -> None:
    found = verdict(comparison(covered=(0, 1)), about=words(("Oakes", 0.9), ("bridge", 0.09), ("40", 0.01)))
    assert found.status == "partly_corroborated"
    assert [(span.start, span.text) for span in found.unmatched] == [(START + TEXT.index("40"), "40")]
    assert found.reason == "part of it is stated nowhere else"


def test_a_figure_that_is_stated_elsewhere_leaves_a_claim_corroborated() -> None:
    found = verdict(comparison(covered=(1, 2)), about=words(("Oakes", 0.3), ("bridge", 0.1), ("40", 0.6)))
    assert found.status == "corroborated"
    assert [span.text for span in found.unmatched] == ["Oakes"]


def test_two_content_words_in_common_are_chance_and_no_support() -> None:
    found = verdict(comparison(covered=(0, 1)), about=words(("Oakes", 0.5), ("bridge", 0.5)))
    assert (found.status, found.support.origins) == ("uncorroborated", 0)
    assert found.confidence == pytest.approx(0.1)
    assert len(found.evidence) == 1


@pytest.mark.parametrize("about", [[], words(("Oakes", 0.5), ("bridge", 0.5))])
def test_few_content_words_are_support_where_the_evidence_has_the_same_words(about: list[Word]) -> None:
    assert verdict(comparison(covered=(0, 1), text=TEXT.upper()), about=about).status == "corroborated"


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        ("“The setback was substantial, and he knew it,” she said.", "corroborated"),
        ("The setback he had was substantial.", "corroborated"),
        ("The setback, of which everybody spoke, was substantial.", "uncorroborated"),
        ("Substantial was the setback.", "uncorroborated"),
    ],
)
def test_few_content_words_are_support_where_a_passage_has_them_close_together(evidence: str, status: str) -> None:
    short = claim("The setback was substantial.")
    about = [Word(start=START + at, end=START + at + 7, text="setback", weight=0.5) for at in (4, 16)]
    assert verdict(comparison(covered=(0, 1), text=evidence), about=about, of=short).status == status


def test_the_coverage_stays_a_share_although_weights_add_up_to_a_little_more_than_one() -> None:
    found = verdict(comparison(covered=()), about=words(("Oakes", 0.7), ("Eastport", 0.2), ("bridge", 0.10001)))
    assert found.coverage == 0.0


# --- which part is open? ---------------------------------------------------------------------------


def part(kind: PartKind, text: str) -> Part:
    at = START + TEXT.index(text)
    return Part(kind=kind, spans=(Span(start=at, end=at + len(text), text=text),))


CORE, SIDE = part("core", "Mayor Oakes reopened"), part("coordinate", "Eastport bridge in May")
LOOSE = words(("Oakes", 0.1), ("reopened", 0.1), ("Eastport", 0.3), ("bridge", 0.3), ("May", 0.2))


def named(*comparisons: Comparison, about: list[Word], parts: tuple[Part, ...] = (CORE, SIDE)) -> list[str]:
    return [part.text for part in judge(claim(), about, comparisons, SCOPE, Settings(), parts=parts).missing]


def test_a_part_that_no_support_states_is_named_and_given_as_the_reason() -> None:
    found = judge(claim(), LOOSE, [comparison(covered=(0, 1))], SCOPE, Settings(), parts=(CORE, SIDE))
    assert (found.status, found.missing) == ("partly_corroborated", (SIDE,))
    assert found.reason == "part of it is stated nowhere else: “Eastport bridge in May”"


def test_where_only_a_side_part_is_stated_the_core_is_named() -> None:
    heavy = words(("Oakes", 0.5), ("reopened", 0.3), ("Eastport", 0.1), ("bridge", 0.05), ("May", 0.05))
    assert named(comparison(covered=(2, 3, 4)), about=heavy) == ["Mayor Oakes reopened"]


def test_a_part_that_some_other_passage_of_the_pool_states_is_not_called_missing() -> None:
    near = comparison("neutral", 0.7, covered=(2, 3), document="b")
    assert named(comparison(covered=(0, 1)), near, about=LOOSE) == []


def test_where_no_part_is_better_stated_than_another_none_is_named() -> None:
    even = words(("Oakes", 0.05), ("reopened", 0.4), ("Eastport", 0.4), ("bridge", 0.05), ("May", 0.1))
    found = judge(claim(), even, [comparison(covered=(0, 3))], SCOPE, Settings(), parts=(CORE, SIDE))
    assert (found.status, found.missing) == ("partly_corroborated", ())
    assert found.reason == "part of it is stated nowhere else"


def test_nothing_is_missing_from_what_is_corroborated_or_stands_alone() -> None:
    assert named(comparison(covered=ALL), about=LOOSE) == []
    assert named(comparison("neutral"), about=LOOSE) == []


def test_an_unstated_figure_is_named_with_what_it_counts_unless_its_part_is_named() -> None:
    about = words(("Oakes", 0.5), ("May", 0.3), ("40", 0.1), ("guests", 0.1))
    tail = part("participle", "with 40 guests")
    figure = part("figure", "40 guests")
    assert named(comparison(covered=(0, 1, 3)), about=about, parts=(CORE, tail, figure)) == ["40 guests"]
    assert named(comparison(covered=(0, 1)), about=about, parts=(CORE, tail, figure)) == ["with 40 guests"]
    assert named(comparison(covered=(0, 2)), about=about, parts=(CORE, tail, figure)) == []


# --- who supports it? ------------------------------------------------------------------------------


def test_support_counts_documents_and_independent_origins_apart() -> None:
    found = verdict(*(comparison(covered=ALL, document=name) for name in "abc"))
    assert (found.support.documents, found.support.origins) == (3, 2)


def test_two_passages_of_one_document_are_one_supporter() -> None:
    found = verdict(comparison(covered=ALL), comparison(covered=ALL, text="She opened it."))
    assert (found.support.documents, found.support.origins) == (1, 1)


def test_no_more_than_the_best_passages_are_shown_but_all_supporters_count() -> None:
    many = [comparison(covered=ALL, score=0.9 - i / 100, text=f"It opened, take {i}.") for i in range(SHOWN + 2)]
    found = verdict(*many, comparison(covered=ALL, score=0.5, document="b"))
    assert [evidence.text for evidence in found.evidence] == [f"It opened, take {i}." for i in range(SHOWN)]
    assert found.support.documents == 2


def test_copies_of_one_origin_do_not_hide_what_another_says() -> None:
    copies = [comparison(covered=ALL, document=name) for name in ("b", "c")]
    found = verdict(*copies, comparison(covered=ALL, score=0.5, document="a"))
    assert [(evidence.document_id, evidence.origin) for evidence in found.evidence] == [("b", "o2"), ("a", "o1")]


def test_the_same_words_from_two_origins_are_both_shown() -> None:
    found = verdict(comparison(covered=ALL, document="a"), comparison(covered=ALL, document="b"))
    assert [evidence.origin for evidence in found.evidence] == ["o1", "o2"]


def test_what_cannot_hold_beside_another_sentence_of_its_article_is_contradicted() -> None:
    other = comparison("refutes", 0.8, document="c", text="Oakes reopened the bridge in June.").evidence
    verdict = judge(
        claim(),
        words(("Oakes", 0.3), ("bridge", 0.4), ("May", 0.3)),
        [comparison(covered=(0, 1, 2, 3))],
        SCOPE,
        Settings(),
        within=(other,),
    )
    assert (verdict.status, verdict.confidence, verdict.support.origins) == ("contradicted", 0.8, 1)
    assert verdict.within == (other,)
    assert other not in verdict.evidence


def test_another_article_against_a_sentence_counts_before_its_own() -> None:
    other = comparison("refutes", 0.8, document="c").evidence
    against = comparison("refutes", 0.7, document="b", text="Oakes reopened it in June.")
    verdict = judge(
        claim(), words(("Oakes", 0.3), ("bridge", 0.4), ("May", 0.3)), [against], SCOPE, Settings(), within=(other,)
    )
    assert verdict.evidence[0] == against.evidence
    assert verdict.reason == "what others state is incompatible with it"


# --- what an explanation says of it ----------------------------------------------------------------

MANY = {name: f"o{name}" for name in "abcdefgh"}


def reason(*comparisons: Comparison, origins: dict[str, str] | None = None, about: list[Word] | None = None) -> str:
    scope = Scope(origins=origins or SCOPE.origins)
    placed = [
        c.model_copy(
            update={"evidence": c.evidence.model_copy(update={"origin": scope.origins[c.evidence.document_id]})}
        )
        for c in comparisons
    ]
    return verdict(*placed, scope=scope, about=about).reason


def test_two_origins_that_state_all_of_it_must_both_go() -> None:
    assert reason(comparison(covered=ALL), comparison(covered=ALL, document="b")) == (
        "stated by 2 independent origins (a, b); both would have to go before it stood alone"
    )


def test_where_one_origin_alone_has_the_figure_that_one_would_have_to_go() -> None:
    about = words(("Oakes", 0.5), ("bridge", 0.3), ("40", 0.2))
    supporting = [comparison(covered=(0, 1, 2)), *(comparison(covered=(0, 1), document=name) for name in "bc")]
    assert reason(*supporting, about=about, origins=MANY) == (
        "stated by 3 independent origins (a, b, c); one of them (a) would have to go before part of it stood alone"
    )


def test_articles_of_one_origin_are_named_together() -> None:
    assert reason(*(comparison(covered=ALL, document=name) for name in "abc")) == (
        "stated by 2 independent origins (a; b and c); both would have to go before it stood alone"
    )


def test_of_many_origins_three_are_named() -> None:
    found = reason(*(comparison(covered=ALL, document=name) for name in "abcde"), origins=MANY)
    assert found == (
        "stated by 5 independent origins (a, b, c and 2 more); all of them would have to go before it stood alone"
    )


def test_of_many_articles_of_one_origin_three_are_named() -> None:
    found = reason(*(comparison(covered=ALL, document=name) for name in "abcde"), origins=dict.fromkeys("abcde", "o1"))
    assert found == "stated by 1 independent origin (a, b, c and 2 more); without it this would stand alone"


def test_one_witness_behind_all_of_it_is_said() -> None:
    source = Attribution(type="named", source="Ida Lund", cue="said", manner="said")
    said = claim().model_copy(update={"attribution": source})
    one, two = (comparison(covered=ALL, document=name).model_copy(update={"source": source}) for name in ("a", "b"))
    assert verdict(one, of=said).reason == (
        "stated by 1 independent origin (a); without it this would stand alone; it names no second witness"
    )
    assert verdict(one, two, of=said).reason.endswith("stood alone; they name no second witness")
