"""How much of a claim a passage states, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from srcflag.ports import TokenVectors
from srcflag.verify.align import SAME_MEANING, Alignment, Words, align, rarity, weigh, words_of
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def plain(text: str) -> Words:
    return words_of(content_words(text), None)


def with_vectors(text: str, angles: Sequence[float]) -> Words:
    """The words of a text as directions in a plane: the cosine of two is that of the angle between them."""
    tokens = content_words(text)
    assert len(tokens) == len(angles)
    return Words(tokens, np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32).reshape(-1, 2))


def even(words: Words) -> npt.NDArray[np.float32]:
    return np.full(len(words.tokens), 1 / max(1, len(words.tokens)), dtype=np.float32)


def aligned(claim: Words, evidence: Words) -> Alignment:
    return align(claim, evidence, even(claim))


def covered(claim: str, evidence: str) -> list[str]:
    words = plain(claim)
    found = aligned(words, plain(evidence)).covered
    return [claim[t.start : t.end] for t, stated in zip(words.tokens, found, strict=True) if stated]


# --- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "evidence", "stated"),
    [
        ("Firms pledged repairs", "a repair was pledged by the firm", ["Firms", "pledged", "repairs"]),
        ("The bridge closed", "The tunnel closed", ["closed"]),
        ("26 lorries sank", "twenty-six lorries sank", ["26", "lorries", "sank"]),
        ("26 lorries sank", "24 lorries sank", ["lorries", "sank"]),
        ("5,000 tonnes", "5000 tonnes", ["5,000", "tonnes"]),
        ("to Zelenskyy and on", "to Zelensky and on", ["Zelenskyy"]),
        ("to Marten and on", "to Oakes and on", []),
        ("they rewarded her", "they guarded her", []),  # alike in letters, but no name
        ("the mayor's plan", "a plan of the mayor", ["mayor", "plan"]),
    ],
)
def test_a_word_is_stated_by_its_stem_its_value_or_the_spelling_of_a_name(
    claim: str, evidence: str, stated: list[str]
) -> None:
    assert covered(claim, evidence) == stated


def test_other_words_of_near_meaning_count_where_the_encoder_gives_token_vectors() -> None:
    near, far = np.arccos(SAME_MEANING + 0.01), np.arccos(SAME_MEANING - 0.01)
    claim = with_vectors("nations pledged", [0.0, 2.0])
    assert aligned(claim, with_vectors("countries promised", [near, 2.0 + np.pi])).covered.tolist() == [True, False]
    assert aligned(claim, with_vectors("countries promised", [far, 2.0 + np.pi])).covered.tolist() == [False, False]


def test_a_figure_must_be_equal_however_near_its_vector_is() -> None:
    claim = with_vectors("26 nations", [0.0, 1.0])
    found = aligned(claim, with_vectors("24 nations", [0.0, 1.0]))
    assert found.covered.tolist() == [False, True]
    assert found.similarity[0] == 0.0


def test_word_order_does_not_matter() -> None:
    assert aligned(plain("dam burst Tuesday"), plain("Tuesday: burst dam")).score == pytest.approx(1.0)


def test_the_score_is_one_for_the_same_words_and_zero_for_others() -> None:
    assert aligned(plain("dam burst"), plain("dam burst")).score == pytest.approx(1.0)
    assert aligned(plain("dam burst"), plain("choir sang")).score == 0.0


def test_what_the_evidence_says_beyond_the_claim_costs_nothing() -> None:
    assert aligned(plain("dam burst"), plain("dam burst after weeks of heavy rain")).score == pytest.approx(1.0)


@pytest.mark.parametrize(("claim", "evidence"), [("", "dam burst"), ("dam burst", ""), ("", ""), ("dam", "of the")])
def test_a_side_without_content_words_states_nothing(claim: str, evidence: str) -> None:
    found = aligned(plain(claim), plain(evidence))
    assert found.score == found.lexical == 0.0
    assert not found.covered.any()
    assert len(found.covered) == len(plain(claim).tokens)


# --- weights ---------------------------------------------------------------------------------------


def test_a_rare_word_weighs_more_and_the_weights_of_a_claim_add_up_to_one() -> None:
    sentences = [content_words(text) for text in ("dam burst", "dam held", "dam leaked", "choir sang")]
    weights = weigh(content_words("dam burst"), rarity(sentences))
    assert weights[1] > weights[0] > 0
    assert weights.sum() == pytest.approx(1.0)


def test_a_copied_sentence_makes_no_word_more_common() -> None:
    sentences = [content_words(text) for text in ("dam burst", "choir sang")]
    assert rarity(sentences) == rarity([*sentences, sentences[0], sentences[0]])


def test_the_order_of_the_sentences_changes_no_rarity() -> None:
    sentences = [content_words(text) for text in ("dam burst", "dam held", "choir sang")]
    assert rarity(sentences) == rarity(sentences[::-1])


def test_a_word_that_nobody_counted_still_weighs_something() -> None:
    assert weigh(content_words("comet"), {}).tolist() == [1.0]


def test_no_words_have_no_weights() -> None:
    assert weigh((), {}).shape == (0,)


# --- the vectors of words --------------------------------------------------------------------------


def test_a_word_in_several_pieces_has_their_mean_direction() -> None:
    tokens = content_words("unburnt dams")
    spans = np.array([(0, 2), (2, 7), (8, 12)], dtype=np.int32)
    vectors = np.array([(1, 0), (0, 1), (1, 0)], dtype=np.float16)
    found = words_of(tokens, TokenVectors(spans, vectors)).vectors
    assert np.allclose(found, [(0.5**0.5, 0.5**0.5), (1, 0)], atol=1e-3)


def test_a_word_past_the_window_of_the_model_has_no_direction() -> None:
    tokens = content_words("dams burst")
    spans, vectors = np.array([(0, 4)], dtype=np.int32), np.array([(1, 0)], dtype=np.float16)
    assert words_of(tokens, TokenVectors(spans, vectors)).vectors.tolist() == [[1.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("vectors", [None, TokenVectors(np.zeros((0, 2), np.int32), np.zeros((0, 3), np.float16))])
def test_without_token_vectors_words_are_compared_by_their_letters_alone(vectors: TokenVectors | None) -> None:
    assert words_of(content_words("dams burst"), vectors).vectors.shape == (2, 0)
