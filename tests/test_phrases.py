"""Turns of phrase that rules share."""

from __future__ import annotations

import re

import pytest

from srcflag.records import Evidence, PoolSummary, Sentence, Span, Verdict, counted
from srcflag.rules.phrases import as_here, listed, nearest, nowhere, pool_size, quoted


def apart(frame: str, between: str, words: list[str]) -> tuple[list[Span], Sentence]:
    """A sentence of words with something between them, as the 100th of a text, and where they stand in it."""
    text = frame.format(between.join(words))
    found: list[Span] = []
    place = text.index(words[0]) if words else 0
    for word in words:
        found.append(Span(start=100 + place, end=100 + place + len(word), text=word))
        place += len(word) + len(between)
    return found, Sentence(index=0, start=100, end=100 + len(text), text=text)


def parted(span: Span) -> list[Span]:
    """The words of a span that holds several."""
    starts = [span.start + found.start() for found in re.finditer(r"\w+", span.text)]
    return [Span(start=s, end=s + 1, text=span.text[s - span.start]) for s in starts]


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1200, "1,200 articles")]
)
def test_a_number_comes_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "article") == words


def test_the_size_of_a_pool_counts_articles_and_origins() -> None:
    assert pool_size(PoolSummary(documents=4, origins=1, sentences=9)) == "4 articles, 1 independent origin"


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ([], ""),
        (["a"], "'a'"),
        (["a", "b"], "'a' and 'b'"),
        (["a", "b", "c"], "'a', 'b' and 'c'"),
        (list("abcdefg"), "'a', 'b', 'c', 'd', 'e', 'f' and 1 more word"),
        (list("abcdefgh"), "'a', 'b', 'c', 'd', 'e', 'f' and 2 more words"),
    ],
)
def test_words_are_listed_and_a_long_list_is_counted(words: list[str], phrase: str) -> None:
    assert listed(*apart("Here is {}.", ", then ", words)) == phrase


@pytest.mark.parametrize(
    ("between", "words", "phrase"),
    [
        (" ", ["White", "House"], "'White House'"),
        ("-", ["second", "degree"], "'second-degree'"),
        (", ", ["Lund", "Berg"], "'Lund' and 'Berg'"),
        (" the ", ["at", "ferry"], "'at' and 'ferry'"),
        (" ", list("abcdefgh"), "'a b c d e f' and 2 more words"),
    ],
)
def test_neighbouring_words_are_listed_as_they_stand(between: str, words: list[str], phrase: str) -> None:
    assert listed(*apart("Here is {}.", between, words)) == phrase


def test_what_is_left_of_a_list_is_counted_in_words_also_where_neighbours_stand_together() -> None:
    found, sentence = apart("{}", ", then ", ["a b c", "d e f g", "h i"])
    words = [word for span in found for word in parted(span)]
    assert listed(words, sentence) == "'a b c', 'd e f g' and 2 more words"


def test_a_passage_is_quoted_on_one_line() -> None:
    assert quoted("The ferry\n  sank. ") == "“The ferry sank.”"


def test_a_long_passage_is_cut_at_a_word() -> None:
    passage = quoted("ferry " * 60)
    assert passage.endswith("ferry …”")
    assert len(passage) <= 165


def test_a_passage_of_one_endless_word_is_cut_too() -> None:
    assert len(quoted("f" * 5000)) <= 165


def test_the_nearest_passage_names_its_article_or_says_that_there_is_none() -> None:
    near = Evidence(
        document_id="beta", start=0, end=1, text="The ferry sank.", stance="neutral", score=0.5, origin="beta"
    )
    verdict = Verdict(status="uncorroborated", confidence=1.0)
    assert nearest(verdict) == "The pool holds nothing close to it."
    assert nearest(verdict.model_copy(update={"evidence": (near,)})) == (
        "The closest passage is in beta: “The ferry sank.”"
    )


def lone(words: list[str], score: float = 0.8) -> tuple[Verdict, Sentence]:
    """A claim that stands alone, whose words the nearest passage has not."""
    found, sentence = apart("Here is {}.", ", then ", words)
    near = Evidence(
        document_id="beta", start=0, end=15, text="The ferry sank.", stance="neutral", score=score, origin="beta"
    )
    return Verdict(status="uncorroborated", confidence=1.0, unmatched=tuple(found), evidence=(near,)), sentence


def test_a_passage_that_has_nothing_to_do_with_a_claim_is_not_shown_as_the_closest() -> None:
    assert nearest(lone(["brakes"], 0.95)[0]).startswith("The closest passage is in beta")
    assert nearest(lone(["brakes"], 0.951)[0]) == "The pool holds nothing close to it."


def test_what_the_nearest_passages_have_not_is_named_names_and_figures_first() -> None:
    words = ["brakes", "failed", "40", "Lund"]
    assert nowhere(*lone(words)) == "Not in the nearest passages: '40', 'Lund', 'brakes' and 'failed'."
    assert nowhere(*lone([])) == "Its words are found in several passages, together in none."
    assert nowhere(*lone(words, 0.99)) == ""
    silent = Verdict(status="uncorroborated", confidence=1.0)
    assert nowhere(silent, lone([])[1]) == ""


def test_who_sides_with_a_sentence_is_counted() -> None:
    assert [as_here(1), as_here(2)] == ["1 other article has it as here", "2 other articles have it as here"]
