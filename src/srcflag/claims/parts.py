"""The assertions that a sentence is made of, found without a parser: a core and what is joined to it.

A sentence is cut where a clause begins that has a predicate of its own: behind "and" and a semicolon, at relative and
subordinate clauses, participles and appositions. Where that is in doubt it is left whole: words that are no assertion
of their own would be named as if the sentence could do without them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from srcflag.claims.clauses import Clauses
from srcflag.records import Part, Span
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.claims.clauses import Opening
    from srcflag.records import Attribution, PartKind
    from srcflag.values import Quantity

    Place = tuple[int, int]

FEWEST = 2
"""Least number of content words in a part: fewer ("and left") are too little to look for or to name."""

FEWEST_APPOSED = 3
"""The same for an apposition, which has no verb: "a baker" describes, "a former head of the port authority" asserts."""

_DESCRIBING = frozenset({"age", "ordinal"})  # "the 30-year-old sergeant", "the 67th precinct": which, not how many
_DEFINITE = re.compile(r"\b(?:the|these|those|his|her|its|their)\s+$", re.IGNORECASE)
_CLOSING = re.compile(r"(?:['’]s\b)?[”\"’'»)\]]*")
_OPENING = frozenset("“\"‘'«([")


def parts_of(text: str, attribution: Attribution | None = None, shift: int = 0) -> tuple[Part, ...]:
    """The parts of a sentence that hold all its content words: the core, the others in their order, who says it.

    `shift` is the sentence's offset in its document, which those of `attribution` count from too.
    """
    clauses = Clauses(text)
    words = clauses.words
    if not words:
        return ()
    content = [token.start for token in content_words(text)]
    first, last = _said(clauses, attribution, shift)
    around = ((words[i].start, words[j - 1].end) for i, j in ((0, first), (last, len(words))) if i < j)
    outside = [place for place in around if _count(content, place)]
    if outside and not _is_statement(clauses, attribution, shift, first, last):
        first, last, outside = 0, len(words), []
    parts = _kept(clauses, clauses.openings(first, last), last, content)
    if outside:
        parts.append(("attribution", outside))
    return tuple(_part(text, kind, [_with_marks(text, *place) for place in places], shift) for kind, places in parts)


def figures_of(text: str, quantities: Iterable[Quantity], shift: int = 0) -> tuple[Part, ...]:
    """Each number that a sentence stands or falls with, with what it counts.

    It does not with a date, with one that tells who or which (an age, an ordinal, a house number, "the two men"), and
    with the same once more in another unit ("900 euros (770 pounds)"). Of the claims of the labelled events where such
    a number is what no support states, a person calls eleven corroborated and two partly so; of those with another
    figure, none and two.
    """
    found: list[Part] = []
    end = 0
    for quantity in sorted(quantities, key=lambda one: one.start):
        again = quantity.kind != "count" and text[end : quantity.start].strip() == "("
        both = quantity.low == quantity.high == 2 and _DEFINITE.search(text, max(0, quantity.start - 8), quantity.start)
        if quantity.kind not in _DESCRIBING and not again and not both:
            found.append(_part(text, "figure", [(quantity.start, quantity.end)], shift))
        end = quantity.end
    return tuple(found)


def _said(clauses: Clauses, attribution: Attribution | None, shift: int) -> Place:
    """The first word of what is said, and the one behind its last: all of them where nobody says it."""
    content = attribution.content if attribution is not None and attribution.manner == "said" else None
    if content is None:
        return 0, len(clauses.words)
    starts = [word.start + shift for word in clauses.words]
    return bisect_left(starts, content.start), bisect_left(starts, content.end)


def _is_statement(clauses: Clauses, attribution: Attribution | None, shift: int, first: int, last: int) -> bool:
    """Whether what is said has a verb, and stands whole beside nothing but who says it.

    "Lund, who fled, said" asserts too, and "The blast, police said, hit a shop" says it in two pieces.
    """
    cue, source = (attribution.cue_span, attribution.source_span) if attribution is not None else (None, None)
    begins = min((span.start for span in (cue, source) if span is not None), default=0)
    outside = [place for place in range(len(clauses.words)) if not first <= place < last]
    for place in outside:
        start = clauses.words[place].start + shift
        if clauses.finite[place] and not (cue and cue.start <= start < cue.end):
            return False
        if place < first and start < begins:
            return False
    return any(clauses.finite[first:last])


def _kept(
    clauses: Clauses, openings: Sequence[Opening], last: int, content: Sequence[int]
) -> list[tuple[PartKind, list[Place]]]:
    """The core and the other parts; one of too few words belongs to what stands before it."""
    words = clauses.words
    ends = [*(opening.word for opening in openings[1:]), last]
    kept: list[tuple[PartKind, Place]] = []
    for opening, end in zip(openings, ends, strict=True):
        place = words[opening.word].start, words[end - 1].end
        least = FEWEST_APPOSED if opening.kind == "apposition" else FEWEST
        if kept and (kept[-1][0] == opening.kind == "core" or _count(content, place) < least):
            kept[-1] = kept[-1][0], (kept[-1][1][0], place[1])
        else:
            kept.append((opening.kind, place))
    core = [place for kind, place in kept if kind == "core"]
    if sum(_count(content, place) for place in core) < FEWEST:
        return [("core", [(words[openings[0].word].start, words[last - 1].end)])]
    return [("core", core), *((kind, [place]) for kind, place in kept if kind != "core")]


def _count(content: Sequence[int], place: Place) -> int:
    return bisect_left(content, place[1]) - bisect_left(content, place[0])


def _part(text: str, kind: PartKind, places: Iterable[Place], shift: int) -> Part:
    spans = (Span(start=shift + start, end=shift + end, text=text[start:end]) for start, end in places)
    return Part(kind=kind, spans=tuple(spans))


def _with_marks(text: str, start: int, end: int) -> Place:
    """A place with the quotation marks and brackets that hang on its words."""
    closing = _CLOSING.match(text, end)
    first = start
    while first and text[first - 1] in _OPENING:
        first -= 1
    return (start if first and not text[first - 1].isspace() else first), closing.end() if closing else end
