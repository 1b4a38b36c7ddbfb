"""Two renderings of a quotation, word by word: the same, cut, another wording, or changed in a word that counts.

What newsrooms do to a quotation without a mark (case, punctuation, spelling, grammar words that slip) is told from
what they do with one (brackets, an ellipsis, a part left out at either end), and both from what an editor must see: a
content word, a figure, a name or a negation that is in one and not in the other.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from srcflag.quotations import inner, quotations
from srcflag.records import QuoteComparison, WordDifference
from srcflag.verify.quoted_words import QuotedWord, quoted_words
from srcflag.words import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import QuoteRelation

FEWEST_WORDS = 4
"""Words from which a quotation is compared: in shorter ones two speakers meet by chance ("a difficult day")."""

ALTERED = 0.8
"""Least share of equal words at which a difference is one word changed and not another wording altogether.

`tests/eval/measure_quotes.py`: changes of one word in quotations of eight words or more are named in 0.98 of cases up
to 0.85 and in 0.88 at 0.9; changes of a name in 0.99 at 0.75, 0.95 at 0.8 and 0.71 at 0.9. No two quotations of
different events are called altered at any of these, nor any of one event that a reader would not call so.
"""

FEWEST_EQUAL = 4
"""Equal words without which two quotations are not held to be one with a change, nor parts of one."""

FEWEST_IN_COMMON = 7
"""The same where each has something in front or behind that the other has not: "in a short period of time" has six."""

PLACES = 2
"""Most places at which a quotation is altered; where two differ in more, they are two translations or two hearings."""

TELLING, TELLING_IN_PART = 3, 5
"""Equal words that are no grammar words, without which nothing is called altered: more, where only part of one
quotation is held against the other, since a long one holds any short one's words by chance ("of the Fisheries Act").

With two, 0.90 and not 0.82 of made changes of a word are named (`tests/eval/measure_quotes.py`); but among 1,732 short
quotations of election coverage "I think it's coming" and "I think it's funny" are then one.
"""

REWORDED = 0.45
"""Least share of content words (Dice) that two wordings of one thing have in common.

Translations of one speech in the demonstration event and the articles it was made after have 0.32 to 0.71, quotations
on different things in the labelled events up to 0.40 (`tests/eval/measure_quotes.py`).
"""

FEWEST_SHARED = 3
"""Content words that two wordings of one thing have in common: two are shared by chance ("the people of Europe")."""

FEWEST_UNNAMED = 2
"""So many of them no names: all who speak of an event name the same people and places."""

_MILDEST: tuple[QuoteRelation, ...] = ("same", "trimmed", "altered", "translation", "unrelated")
_LONGEST = 3000  # characters of a quotation that are compared: a longer one is a speech, and would take seconds
_REPLACED = 4  # words that a bracketed insertion may stand for: "[The police]" for "they"


class Difference(NamedTuple):
    """Where two quotations differ: a span in each, of which one may be empty."""

    one: tuple[int, int]
    other: tuple[int, int]


class Renderings(NamedTuple):
    """How two renderings of a quotation relate, the words that differ, and the share of words that are equal."""

    relation: QuoteRelation
    differences: tuple[Difference, ...] = ()
    share: float = 0.0


class Counterpart(NamedTuple):
    """A quotation of the claim and the one that renders it in a passage, both without marks, and how they relate."""

    quotation: tuple[int, int]
    passage: int
    rendering: tuple[int, int]
    compared: Renderings


class _Run(NamedTuple):
    """Words that stand between equal ones on either side: half-open ranges of their indexes."""

    one: tuple[int, int]
    other: tuple[int, int]


@lru_cache(maxsize=20_000)
def compare_quotations(one: str, other: str) -> Renderings:
    """How two quotations relate, given without their marks. Turning the two round turns the differences only.

    "same": equal words but for case, punctuation, spelling, grammar words, brackets. "trimmed": one is part of the
    other or leaves parts out by an ellipsis, or both are parts of something longer. "altered": nearly all words equal,
    and one that counts differs. "translation": another wording of the same content. "unrelated": anything else.
    """
    first, second = quoted_words(one[:_LONGEST]), quoted_words(other[:_LONGEST])
    if [word.key for word in first] == [word.key for word in second]:
        return Renderings("same", share=1.0)
    if (len(first), [word.key for word in first]) > (len(second), [word.key for word in second]):
        found = _compare(second, first)  # the alignment depends on the order, what is said of it must not
        return found._replace(differences=tuple(Difference(d.other, d.one) for d in found.differences))
    return _compare(first, second)


def compare_quotes(claim: str, passage: str) -> tuple[QuoteComparison, ...]:
    """Each quotation of a sentence beside the one that renders it in a passage, as the report keeps it."""
    return tuple(
        QuoteComparison(
            claim=claim[slice(*found.quotation)],
            evidence=passage[slice(*found.rendering)],
            relation=found.compared.relation,
            differing=_differing(claim, passage, found),
        )
        for found in counterparts(claim, [passage])
    )


def _differing(claim: str, passage: str, found: Counterpart) -> tuple[WordDifference, ...]:
    mine, theirs = claim[slice(*found.quotation)], passage[slice(*found.rendering)]
    return tuple(
        WordDifference(claim=mine[slice(*place.one)], evidence=theirs[slice(*place.other)])
        for place in found.compared.differences
    )


def counterparts(claim: str, passages: Sequence[str]) -> list[Counterpart]:
    """For each quotation in a sentence the passages' quotation nearest to it, where one is related to it at all.

    Sentences may be cut out of a longer quotation: a mark without its fellow reaches to their beginning or end.
    Quotations of under four words are left out.
    """
    found = []
    for start, end in quoted(claim):
        best: Counterpart | None = None
        for index, passage in enumerate(passages):
            for other in quoted(passage):
                if not _share_enough(claim[start:end], passage[slice(*other)]):
                    continue
                compared = compare_quotations(claim[start:end], passage[slice(*other)])
                if compared.relation != "unrelated" and (best is None or compared.share > best.compared.share):
                    best = Counterpart((start, end), index, other, compared)
        if best is not None:
            found.append(best)
    return found


@lru_cache(maxsize=20_000)
def quoted(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where the quotations of a sentence stand that are long enough to compare, without their marks."""
    spans = (inner(sentence, quotation) for quotation in quotations(sentence, part=True))
    return tuple(span for span in spans if len(quoted_words(sentence[slice(*span)])) >= FEWEST_WORDS)


def _share_enough(one: str, other: str) -> bool:
    """Whether two quotations share content words at all, before they are aligned."""
    first, second = _content(quoted_words(one)), _content(quoted_words(other))
    return len(first & second) >= min(FEWEST_SHARED, len(first), len(second)) and bool(first & second)


def _compare(one: Sequence[QuotedWord], other: Sequence[QuotedWord]) -> Renderings:
    """The milder of what they are with the words in brackets and without them."""
    found = [_aligned(one, other)]
    if any(word.bracketed for word in (*one, *other)):
        found.append(_aligned([w for w in one if not w.bracketed], [w for w in other if not w.bracketed]))
    return min(found, key=lambda compared: _MILDEST.index(compared.relation))


def _aligned(one: Sequence[QuotedWord], other: Sequence[QuotedWord]) -> Renderings:
    if not one or not other:
        return Renderings("unrelated")
    matcher = difflib.SequenceMatcher(None, [w.key for w in one], [w.key for w in other], autojunk=False)
    steps = matcher.get_opcodes()
    equal = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal")
    runs = [_Run((i1, i2), (j1, j2)) for tag, i1, i2, j1, j2 in steps if tag != "equal"]
    inserted = [run for run in runs if _is_insertion(run, one, other)]
    cut = [run for run in runs if run not in inserted and _is_cut(run, one, other)]
    light = [run for run in runs if run not in (*cut, *inserted) and _is_light(run, one, other)]
    open_runs = [run for run in runs if run not in (*cut, *inserted, *light)]
    set_aside = _size([*cut, *inserted]) + _size(light) / 2  # a grammar word counts half
    share = 2 * equal / max(1, len(one) + len(other) - set_aside)
    parts = [any(end > start for start, end in side) for side in zip(*cut, strict=True)]  # is either cut?
    whole = equal >= (FEWEST_IN_COMMON if all(parts) and parts else FEWEST_EQUAL) or equal >= min(len(one), len(other))
    if whole and share >= ALTERED and not open_runs:
        return Renderings("trimmed" if cut else "same", share=share)
    telling = sum(not word.light for tag, i1, i2, _, _ in steps if tag == "equal" for word in one[i1:i2])
    if open_runs and share >= ALTERED and len(open_runs) <= PLACES and telling >= (TELLING_IN_PART if cut else TELLING):
        spans = tuple(Difference(_span(one, run.one), _span(other, run.other)) for run in open_runs)
        return Renderings("altered", spans, share)
    first, second = _content(one), _content(other)
    shared = first & second
    named = {word.stem for word in (*one, *other) if word.name}
    enough = len(shared) >= FEWEST_SHARED and len(shared - named) >= FEWEST_UNNAMED
    reworded = enough and 2 * len(shared) >= REWORDED * (len(first) + len(second))
    return Renderings("translation" if reworded else "unrelated", share=2 * equal / (len(one) + len(other)))


def _size(runs: Sequence[_Run]) -> int:
    return sum(end - start for run in runs for start, end in run)


def _content(words: Sequence[QuotedWord]) -> frozenset[str]:
    return frozenset(word.stem for word in words if not word.light)


def _is_cut(run: _Run, one: Sequence[QuotedWord], other: Sequence[QuotedWord]) -> bool:
    """Whether words are left out openly: at either end, behind an ellipsis, or as whole sentences."""
    for (start, end), (at, to), words, fellows in (
        (run.one, run.other, one, other),
        (run.other, run.one, other, one),
    ):
        if at != to and not all(word.light for word in fellows[at:to]):
            continue
        if start == end:
            continue
        if at == to and (start == 0 or end == len(words)) and (at == 0 or to == len(fellows)):
            return True
        if any(word.gap for word in fellows[at : to + 1]) or (to == len(fellows) and fellows[-1].gap_behind):
            return True
    sides = ((run.one, one), (run.other, other))
    return all(_whole_sentences(span, words) for span, words in sides)


def _whole_sentences(span: tuple[int, int], words: Sequence[QuotedWord]) -> bool:
    """Whether a run holds sentences from their beginning to their end, or nothing between two of them."""
    start, end = span
    begins = start == 0 or words[start - 1].ends
    return begins and (end == len(words) or start == end or words[end - 1].ends)


def _is_insertion(run: _Run, one: Sequence[QuotedWord], other: Sequence[QuotedWord]) -> bool:
    """Whether one side is in brackets, in the place of a few words or of none."""
    first, second = one[slice(*run.one)], other[slice(*run.other)]
    return any(
        inserted and all(word.bracketed for word in inserted) and len(replaced) <= _REPLACED
        for inserted, replaced in ((first, second), (second, first))
    )


def _is_light(run: _Run, one: Sequence[QuotedWord], other: Sequence[QuotedWord]) -> bool:
    """Whether a difference is none to speak of: grammar words, a false start, two spellings of a name."""
    first, second = one[slice(*run.one)], other[slice(*run.other)]
    if all(word.light for word in (*first, *second)):
        return True
    for repeated, at, words in ((first, run.one, one), (second, run.other, other)):
        if len(repeated) == len(first) + len(second) and _stutters(at, words):
            return True
    return len(first) == len(second) and all(starmap(_one_word, zip(first, second, strict=True)))


def _stutters(span: tuple[int, int], words: Sequence[QuotedWord]) -> bool:
    """Whether a run says again what stands in front of it or behind it: "if she, if she wins"."""
    start, end = span
    size = end - start
    keys = [word.key for word in words]
    return keys[start:end] in (keys[max(0, start - size) : start], keys[end : end + size])


def _one_word(one: QuotedWord, other: QuotedWord) -> bool:
    """Whether two words are forms of one, or of names, spellings of one: "Lund" and "Lunde" are two."""
    if one.text[0].isupper() and other.text[0].isupper() and name_key(one.text) == name_key(other.text):
        return True
    return one.stem == other.stem and not (one.name and other.name)


def _span(words: Sequence[QuotedWord], span: tuple[int, int]) -> tuple[int, int]:
    """From the first to the last word of a run that counts; if it is empty, the place at which the other has words."""
    start, end = span
    telling = [word for word in words[start:end] if not word.light] or words[start:end]
    if telling:
        return telling[0].start, telling[-1].end
    place = words[start].start if start < len(words) else words[-1].end
    return place, place
