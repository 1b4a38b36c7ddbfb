"""Stage two of the pipeline: what each sentence says of itself, before anything is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.claims.allegation import allegation
from srcflag.claims.attribution import only_attributes
from srcflag.claims.judging import colours
from srcflag.claims.kind import Setting, kind_of
from srcflag.claims.quotes import mask_quotations, spoken
from srcflag.claims.speakers import opens_line, speakers
from srcflag.claims.taken_up import Told, taken_up
from srcflag.comments import bare
from srcflag.quotations import plain_marks
from srcflag.records import Claim
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Document, Kind, Sentence, Span

__all__ = ["read_claims"]

_LOOKED_AT = 3000  # characters: a longer "sentence" is a wall of text, and only its beginning is read for cues
_CHECKWORTHY_KINDS: frozenset[Kind] = frozenset({"claim", "reported", "headline"})
_FEWEST_WORDS = 3  # "he said.", "A loaded.": nothing to look up
_LEAD = 3  # sentences after the first (a headline, a date line, a caption) that may still be the lead
_NEAR = 10  # characters in front of a sentence in which the end of the one before it is looked for
_CLOSING = ("”", "’", '"', "»")
_BLANK = (" ", "\t", "\xa0")
_LINE_END = "\n\r\u2028\u2029\x0b\x0c\x85"


def read_claims(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """One Claim for each sentence, in order: kind, check-worthiness, attribution, allegation.

    Comments are furniture, and nothing in them or about them changes how another sentence is read. Quotation marks
    that were decoded wrongly are read as the marks they were.
    """
    plain = plain_marks(bare(document.text, document.body_start))
    if plain is document.text:
        return _read(document, sentences)
    said = [s for s in sentences if not plain[s.start : s.end].isspace()]
    masked = [s.model_copy(update={"text": plain[s.start : s.end], "index": i}) for i, s in enumerate(said)]
    claims = _read(document.model_copy(update={"text": plain}), masked)
    found = {s.index: _as_written(claim, s, document.text) for s, claim in zip(said, claims, strict=True)}
    return tuple(
        found.get(s.index) or Claim(document_id=document.id, sentence=s, kind="boilerplate", checkworthy=False)
        for s in sentences
    )


def _as_written(claim: Claim, sentence: Sentence, text: str) -> Claim:
    """A claim that was read in plain text, in the article's own words and marks, in which a comment may stand."""
    if claim.sentence.text == sentence.text:
        return claim.model_copy(update={"sentence": sentence})
    own = claim.attribution
    spans = {name: _respanned(getattr(own, name), text) for name in ("source_span", "cue_span", "content")}
    attribution = own.model_copy(update=spans)
    allegation = _respanned(claim.allegation, text)
    return claim.model_copy(update={"sentence": sentence, "attribution": attribution, "allegation": allegation})


def _respanned(span: Span | None, text: str) -> Span | None:
    return None if span is None else span.model_copy(update={"text": text[span.start : span.end]})


def _read(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    spans = spoken(document.text)
    said, inside = speakers(document, sentences, spans)
    claims: list[Claim] = []
    accused = taken_up(
        [
            Told(sentence, allegation(sentence) if len(sentence.text) <= _LOOKED_AT else None, source, quoted)
            for sentence, source, quoted in zip(sentences, said, inside, strict=True)
        ]
    )
    first = next((s.index for s in sentences if s.start >= document.body_start), -1)
    for sentence, source, quoted, accusation in zip(sentences, said, inside, accused, strict=True):
        text = sentence.text[:_LOOKED_AT]
        setting = Setting(
            alone=_alone(document, sentence),
            first=sentence.index == first,
            lead=sentence.index - first <= _LEAD,
            front_matter=sentence.end <= document.body_start,
        )
        kind = kind_of(text, source, quoted, setting, accuses=accusation is not None)
        checkworthy = kind in _CHECKWORTHY_KINDS and word_count(text) >= _FEWEST_WORDS
        if checkworthy and _behind_quotation(document.text, sentence) and only_attributes(text):
            checkworthy = False
        claims.append(
            Claim(
                document_id=document.id,
                sentence=sentence,
                kind=kind,
                checkworthy=checkworthy,
                attribution=source,
                allegation=accusation if checkworthy else None,
                coloured=checkworthy and colours(mask_quotations(text)),
            )
        )
    return tuple(claims)


def _behind_quotation(text: str, sentence: Sentence) -> bool:
    """Whether a quotation closes right in front of a sentence, or with its first sign."""
    before = text[max(0, sentence.start - _NEAR) : sentence.start].rstrip()
    return before.endswith(_CLOSING) or (sentence.text[0] in _CLOSING and not sentence.text[1:2].isalnum())


def _alone(document: Document, sentence: Sentence) -> bool:
    """Whether nothing else stands on the sentence's line or lines."""
    after = sentence.end
    while document.text[after : after + 1] in _BLANK:
        after += 1
    return opens_line(document, sentence) and document.text[after : after + 1] in _LINE_END
