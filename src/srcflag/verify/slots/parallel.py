"""Two sentences that are worded alike: where the words run side by side, the one that does not is what differs.

Articles that share an agency's text, or print one statement, differ in a word and in nothing around it. There is no
need to ask what a value counts then: it stands in the same place of the same words.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from srcflag.verify.slots.antonyms import opposites
from srcflag.verify.slots.names import same_name
from srcflag.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, number_value, plain_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import SlotName
    from srcflag.values import Quantity, Values

__all__ = ["Parallel", "compare_parallel"]

FLANK = 4
"""Least number of equal words beside the one that differs, both sides together; at least one on each side, or the
sentence's edge. Judgement: "in the first half of" is four words that many sentences share, so `CONTENT` of them must
carry meaning."""

CONTENT = 2
"""Least number of content words among the equal words nearest to the one that differs."""

NEAREST = 6
"""How many of the equal words on each side are looked at."""

FEWEST_RUNS = 2
"""Pairs of neighbouring words that two sentences must share to be looked at, of words of grammar alone not counted: a
set operation that spares the rest."""

LONGEST_VALUE = 4  # words of a name or figure
MOST_DIFFERENCES = 2  # more values that differ in one frame are two lines of a list
ROUNDED = 0.1
"""How far a figure may lie from a round one and be the same, as a share of it, where rounding explains it."""

NEGATED = 3  # equal words behind a "not" of which one must be what it negates: "not to be closed"

_EMPTY = frozenset("to be been being have has had do a an the of in on at that".split())
"""Words that are the same in front of whatever is negated."""

_IN_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\s+){3}")
_AROUND = 30  # characters on each side in which three words in capitals show such a headline

_NEGATIONS = frozenset({"not", "never"})
_CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        ("before", "after"),
        ("least", "most"),
        ("more", "fewer"),
        ("more", "less"),
        ("over", "under"),
        ("above", "below"),
        ("first", "last"),
        ("north", "south"),
        ("east", "west"),
        ("northern", "southern"),
        ("eastern", "western"),
        ("no", "some"),
        ("all", "none"),
        ("with", "without"),
    )
)
"""Words of grammar and direction that turn a sentence round."""


class Parallel(NamedTuple):
    """What differs: the slot, the words of either side as spans of its text, and of figures what is read of them."""

    slot: SlotName
    claim: tuple[int, int]
    evidence: tuple[int, int]
    figures: tuple[Quantity, Quantity] | None = None


class _Side(NamedTuple):
    """A run of words of one sentence, and the values of that sentence."""

    words: Sequence[tuple[int, int, str]]
    text: str
    values: Values

    @property
    def span(self) -> tuple[int, int]:
        return self.words[0][0], self.words[-1][1]

    @property
    def only(self) -> str:
        """Its one word, or an empty string where it has more."""
        return self.words[0][2] if len(self.words) == 1 else ""


def compare_parallel(claim: str, evidence: str, claim_values: Values, evidence_values: Values) -> list[Parallel]:
    """The values in which two sentences differ that are otherwise worded alike; empty where they are not."""
    if len(_runs(claim) & _runs(evidence)) < FEWEST_RUNS:
        return []
    ours, theirs = _words(claim), _words(evidence)
    matcher = SequenceMatcher(None, [w[2] for w in ours], [w[2] for w in theirs], autojunk=False)
    blocks = matcher.get_matching_blocks()
    found = []
    start = (0, 0)
    left: Sequence[str] = ()
    for a, b, size in blocks:
        right = [word for _, _, word in ours[a : a + size]]
        if (a, b) != start and _flanked(left, right, start, (a, b), (len(ours), len(theirs))):
            own = _Side(ours[start[0] : a], claim, claim_values)
            other = _Side(theirs[start[1] : b], evidence, evidence_values)
            slot = _slot(own, other)
            if slot == "polarity" and not (own.words and other.words) and _EMPTY.issuperset(right[:NEGATED]):
                slot = None  # what is negated differs too
            if slot is not None:
                one, two = (_quantity(own), _quantity(other)) if slot == "quantity" else (None, None)
                if one and two:
                    found.append(Parallel(slot, (one.start, one.end), (two.start, two.end), (one, two)))
                elif slot in ("actor", "place"):
                    found.append(Parallel(slot, own.span, other.span))  # "US" is a name, whatever "us" is
                else:
                    found.append(Parallel(slot, _shown(ours, start[0], a), _shown(theirs, start[1], b)))
        start, left = (a + size, b + size), right
    names = [one for one in found if one.slot in ("actor", "place")]
    if len(found) > MOST_DIFFERENCES or (names and len(found) > 1):
        return []  # the same is said of somebody or something else
    return [one for one in found if one not in names or _of_one_sort(one, claim_values, evidence_values)]


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(plain_words(text))


@lru_cache(maxsize=20_000)
def _runs(text: str) -> frozenset[tuple[str, str]]:
    words = [word for _, _, word in _words(text)]
    return frozenset(pair for pair in pairwise(words) if not FUNCTION_WORDS.issuperset(pair))


def _flanked(
    left: Sequence[str], right: Sequence[str], start: tuple[int, int], end: tuple[int, int], sizes: tuple[int, int]
) -> bool:
    """Whether enough words beside a difference are equal, on both sides."""
    near = [*left[-NEAREST:], *right[:NEAREST]]
    if len(near) < FLANK or sum(word not in FUNCTION_WORDS for word in near) < CONTENT:
        return False
    return bool(left or start == (0, 0)) and bool(right or end == sizes)


def _slot(own: _Side, other: _Side) -> SlotName | None:
    """What kind of value stands against another one, or None where the words may well mean the same."""
    if not own.words or not other.words:
        extra = (own.words or other.words)[:2]
        return "polarity" if len(extra) == 1 and extra[0][2] in _NEGATIONS else None
    if max(len(own.words), len(other.words)) > LONGEST_VALUE:
        return None
    if _contrary(own, other):
        return "polarity"
    if any(own.only in days and other.only in days for days in (WEEKDAYS, MONTHS)):
        return "date"
    if _is_figure(own) and _is_figure(other):
        return _figures(own, other)
    return _names(own, other)


def _contrary(own: _Side, other: _Side) -> bool:
    one, two = own.only, other.only
    if not one or not two:
        return False
    if frozenset((one, two)) in _CONTRARY or opposites(_base(own), _base(other)):
        return True
    shorter, longer = sorted((one, two), key=len)
    return longer == shorter + "n't" or (shorter, longer) in (("can", "cannot"), ("can", "can't"), ("will", "won't"))


def _base(side: _Side) -> str:
    """The stem of a word's base form where it was read as a predicate, else its own stem."""
    start, end = side.span
    read = [p.stem for p in side.values.predicates if p.start <= start and end <= p.end]
    return read[0] if read else stem_of(side.only)


def _is_figure(side: _Side) -> bool:
    return any(number_value(word) is not None or word == "one" for _, _, word in side.words)


def _figures(own: _Side, other: _Side) -> SlotName | None:
    start, end = own.span
    if any(_of_its_own_time(side) for side in (own, other)):
        return None
    dated = any(m.start <= start and end <= m.end and m.grain != "offset" for m in own.values.moments)
    one, two = _quantity(own), _quantity(other)
    if one is None or two is None:  # part of a date or a name, or of what is read as neither
        low, high = number_value(own.only or " "), number_value(other.only or " ")
        return ("date" if dated else "quantity") if None not in (low, high) and low != high else None
    if (one.kind, one.unit) != (two.kind, two.unit):
        return None
    low, high = one.high if one.low == 0 else one.low, two.high if two.low == 0 else two.low
    gap, coarse = abs(low - high), max(one, two, key=lambda quantity: quantity.step)
    rounding = min(coarse.step / 2, ROUNDED * max(abs(low), abs(high))) if one.step != two.step else 0.0
    return "quantity" if gap > rounding else None


def _of_its_own_time(side: _Side) -> bool:
    """Whether the words are of a time of day, whose zone must be asked for, or say when the article appeared."""
    start, end = side.span
    return any((m.grain == "clock" or m.date_line) and m.start < end and start < m.end for m in side.values.moments)


def _quantity(side: _Side) -> Quantity | None:
    """The quantity whose number the words are."""
    start, end = side.span
    touching = [q for q in side.values.quantities if q.start < end and start < q.end]
    return touching[0] if len(touching) == 1 else None


def _names(own: _Side, other: _Side) -> SlotName | None:
    """The slot of two names that are none of one another's forms."""
    pair = []
    for side in (own, other):
        start, end = side.span
        whole = [n for n in side.values.names if n.start <= start and end <= n.end]
        if len(whole) != 1 or not all(side.text[a].isupper() for a, _, w in side.words if w not in FUNCTION_WORDS):
            return None
        if _IN_CAPITALS.search(side.text[max(0, start - _AROUND) : end + _AROUND]):
            return None  # in a headline in capitals every word looks like a name
        pair.append(whole[0])
    one, two = pair
    mine, theirs = own.values.names, other.values.names
    if any(same_name(one, name) for name in theirs) or any(same_name(two, name) for name in mine):
        return None
    return "place" if one.place or two.place else "actor"


def _of_one_sort(names: Parallel, claim: Values, evidence: Values) -> bool:
    """Whether two names that differ are both lands, both peoples, or neither: a town may lie in a land."""
    one, two = (
        next(name for name in values.names if name.start <= span[0] and span[1] <= name.end)
        for values, span in ((claim, names.claim), (evidence, names.evidence))
    )
    return one.kind == two.kind and bool(one.place) == bool(two.place)


def _shown(words: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[int, int]:
    """The words that differ as a span; where one side has none or only a small word, with a neighbour on each side."""
    if start == end or (end - start == 1 and _is_small(words[start][2])):
        start, end = max(0, start - 1), min(len(words), end + 1)
    return words[start][0], words[end - 1][1]


def _is_small(word: str) -> bool:
    """Whether a word says little without its neighbours."""
    return word in FUNCTION_WORDS or word in _NEGATIONS or word.endswith("n't")
