"""Who stands behind each sentence of an article: what the sentence says itself, and whose quotation goes on in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from srcflag.claims.attribution import attribution
from srcflag.claims.quotes import mask_quotations
from srcflag.claims.resolve import resolved
from srcflag.records import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Document, Sentence

_LOOKED_AT = 3000  # characters: a longer "sentence" is a wall of text, and only its beginning is read for cues
_QUOTED = 0.5  # of a sentence in quotation marks: the rest of it is then "he said"
_AHEAD = 6  # sentences: a paragraph of news is rarely longer, and a wall of text must not be read again and again
_NONE = Attribution()
_OPENING = '“"«‘'
_CLOSING = "”\"»’'"


def speakers(
    document: Document, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]
) -> tuple[list[Attribution], list[bool]]:
    """The attribution of each sentence, and whether each is a quotation for at least half of its length.

    `spans` are the quotations of the document, ordered and apart.
    """
    outside = _outside(document.text, sentences, spans)
    said = [
        attribution(sentence.text[:_LOOKED_AT], sentence.start, text)
        for sentence, text in zip(sentences, outside, strict=True)
    ]
    quoted = [share_inside(sentence, spans) >= _QUOTED for sentence in sentences]
    found: list[Attribution] = []
    speaker = _NONE
    label = False  # the speaker of a transcript keeps the word to the end of the paragraph
    for place, (sentence, own, inside) in enumerate(zip(sentences, said, quoted, strict=True)):
        opens = opens_line(document, sentence)
        behind = _NONE
        if own.type != "none":
            speaker, label = own, own.cue == ":" and own.source.isupper() and opens and not inside
        elif inside:
            behind = _named_behind(sentence, sentences, spans, said) or _NONE
            if opens:
                later = _named_later(document, sentences, place, said, quoted)
                speaker = later if later.type != "none" else _goes_on(sentence, speaker, found)
        elif opens or not label:
            speaker, label = _NONE, False
        carried = behind if behind.type != "none" else speaker
        found.append(own if own.type != "none" else _carried(carried, sentence))
    return resolved(sentences, found, _LOOKED_AT), quoted


def _outside(text: str, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> list[str]:
    """The text of each sentence with the inside of quotations blanked.

    A quotation that began in an earlier sentence is known from the whole text only. But there one straight mark too
    few turns all that follow inside out; where the marks show that this happened, the sentence is read by itself.
    """
    masked: list[str] = []
    for sentence in sentences:
        chars = sentence.text[:_LOOKED_AT]
        near = [span for span in _touching(sentence, spans) if span[0] < sentence.start + _LOOKED_AT]
        if not all(_well_marked(text, start, end) for start, end in near):
            masked.append(_by_itself(chars))
            continue
        for start, end in near:
            closes = end <= sentence.end and text[end - 1] in _CLOSING
            first = max(start + 1, sentence.start) - sentence.start
            last = min(max(min(end, sentence.end) - sentence.start - closes, first), len(chars))
            chars = chars[:first] + " " * (last - first) + chars[last:]
        masked.append(chars)
    return masked


def _by_itself(text: str) -> str:
    """A sentence with the inside of its quotations blanked. An odd first mark behind a stop or comma closes one."""
    first = text.find('"')
    if text.count('"') % 2 and first > 0 and text[:first].rstrip()[-1:] in tuple(",.?!"):
        return " " * first + '"' + mask_quotations(text[first + 1 :])
    return mask_quotations(text)


def _well_marked(text: str, start: int, end: int) -> bool:
    """Whether a quotation in straight marks has a word right behind the first and right in front of the last."""
    if text[start] != '"':
        return True
    opens = (start == 0 or not text[start - 1].isalnum()) and start + 1 < end and not text[start + 1].isspace()
    return opens and (text[end - 1] != '"' or not text[end - 2].isspace())


def _touching(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The quotations that share characters with a sentence."""
    first = max(0, bisect_right(spans, (sentence.start, sentence.start)) - 1)
    last = bisect_left(spans, (sentence.end, 0))
    return [span for span in spans[first:last] if span[1] > sentence.start]


def _carried(speaker: Attribution, sentence: Sentence) -> Attribution:
    """The speaker of another sentence, for all of this one."""
    if speaker.type == "none":
        return _NONE
    content = Span(start=sentence.start, end=sentence.end, text=sentence.text)
    return speaker.model_copy(update={"content": content})


def _goes_on(sentence: Sentence, speaker: Attribution, found: Sequence[Attribution]) -> Attribution:
    """The speaker of the sentence before, where a paragraph opens with a quotation that names nobody.

    Mostly the same person speaks on: in 96 of 116 such paragraphs of the train part of the news set that
    `tests/eval/measure_attribution.py` reads, where the two names could be compared.
    """
    spoke = bool(found) and found[-1].type in ("named", "institution", "anonymous") and found[-1].manner == "said"
    return speaker if spoke and sentence.text[0] in _OPENING else _NONE


def _named_later(
    document: Document, sentences: Sequence[Sentence], place: int, said: Sequence[Attribution], quoted: Sequence[bool]
) -> Attribution:
    """The first speaker named in a paragraph that opens with quotations: "“It leaked.” “Twice,” Lund said." """
    for later in range(place + 1, min(place + _AHEAD, len(sentences))):
        if opens_line(document, sentences[later]):
            break
        if said[later].type != "none":
            return said[later] if said[later].manner == "said" else _NONE
        if not quoted[later]:
            break
    return _NONE


def _named_behind(
    sentence: Sentence, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]], said: Sequence[Attribution]
) -> Attribution | None:
    """Who the sentence in which this one's quotation ends says it is from, if that is a later sentence."""
    last = bisect_left(spans, (sentence.end, 0)) - 1
    if last < 0 or spans[last][1] <= sentence.end:
        return None
    closing = bisect_left(sentences, spans[last][1], key=lambda later: later.end)
    return said[closing] if closing < len(said) and said[closing].type != "none" else None


def share_inside(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> float:
    """How much of a sentence lies in quotations. `spans` are ordered and apart, so only a few can touch it."""
    near = _touching(sentence, spans)
    inside = sum(min(end, sentence.end) - max(start, sentence.start) for start, end in near)
    return inside / (sentence.end - sentence.start)


def opens_line(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the first thing on its line."""
    before = sentence.start
    while before and document.text[before - 1] in (" ", "\t", "\xa0"):
        before -= 1
    return before == 0 or document.text[before - 1] in "\n\r\u2028\u2029\x0b\x0c\x85"
