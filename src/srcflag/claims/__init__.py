"""Stage two of the pipeline: what each sentence says of itself, before anything is compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from srcflag.claims.allegation import allegation
from srcflag.claims.attribution import attribution
from srcflag.claims.kind import Setting, kind_of
from srcflag.claims.quotes import quotations
from srcflag.records import Attribution, Claim
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Document, Kind, Sentence

__all__ = ["read_claims"]

_LOOKED_AT = 3000  # characters: a longer "sentence" is a wall of text, and only its beginning is read for cues
_CHECKWORTHY_KINDS: frozenset[Kind] = frozenset({"claim", "reported", "headline"})
_FEWEST_WORDS = 3  # "he said.", "A loaded.": nothing to look up
_LEAD = 3  # sentences after the first (a headline, a date line, a caption) that may still be the lead
_BLANK = (" ", "\t", "\xa0")
_LINE_END = "\n\r\u2028\u2029\x0b\x0c\x85"


def read_claims(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """One Claim for each sentence, in order: kind, check-worthiness, attribution, allegation."""
    spans = quotations(document.text)
    said = [attribution(sentence.text[:_LOOKED_AT]) for sentence in sentences]
    claims: list[Claim] = []
    speaker = Attribution()
    first = next((s.index for s in sentences if s.start >= document.body_start), -1)
    for sentence, own in zip(sentences, said, strict=True):
        text = sentence.text[:_LOOKED_AT]
        quoted = _share_inside(sentence, spans) >= 0.5
        if own.type != "none":
            speaker = own
        elif not quoted or _opens_line(document, sentence):
            speaker = Attribution()
        # a quotation that runs over several sentences of a paragraph keeps its speaker, named behind it or before it
        source = own
        if quoted and own.type == "none":
            source = _named_behind(sentence, sentences, spans, said) or speaker
        setting = Setting(
            alone=_alone(document, sentence),
            first=sentence.index == first,
            lead=sentence.index - first <= _LEAD,
            front_matter=sentence.end <= document.body_start,
        )
        accusation = allegation(sentence) if len(sentence.text) <= _LOOKED_AT else None
        kind = kind_of(text, source, quoted, setting, accuses=accusation is not None)
        checkworthy = kind in _CHECKWORTHY_KINDS and word_count(text) >= _FEWEST_WORDS
        claims.append(
            Claim(
                document_id=document.id,
                sentence=sentence,
                kind=kind,
                checkworthy=checkworthy,
                attribution=source,
                allegation=accusation if checkworthy else None,
            )
        )
    return tuple(claims)


def _named_behind(
    sentence: Sentence, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]], said: Sequence[Attribution]
) -> Attribution | None:
    """Who the sentence in which this one's quotation ends says it is from, if that is a later sentence."""
    last = bisect_left(spans, (sentence.end, 0)) - 1
    if last < 0 or spans[last][1] <= sentence.end:
        return None
    closing = bisect_left(sentences, spans[last][1], key=lambda later: later.end)
    return said[closing] if closing < len(said) and said[closing].type != "none" else None


def _share_inside(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> float:
    """How much of a sentence lies in quotations. `spans` are ordered and apart, so only a few can touch it."""
    inside = 0
    for start, end in spans[max(0, bisect_right(spans, (sentence.start, sentence.start)) - 1) :]:
        if start >= sentence.end:
            break
        inside += max(0, min(end, sentence.end) - max(start, sentence.start))
    return inside / (sentence.end - sentence.start)


def _alone(document: Document, sentence: Sentence) -> bool:
    """Whether nothing else stands on the sentence's line or lines."""
    after = sentence.end
    while document.text[after : after + 1] in _BLANK:
        after += 1
    return _opens_line(document, sentence) and document.text[after : after + 1] in _LINE_END


def _opens_line(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the first thing on its line."""
    before = sentence.start
    while before and document.text[before - 1] in _BLANK:
        before -= 1
    return before == 0 or document.text[before - 1] in _LINE_END
