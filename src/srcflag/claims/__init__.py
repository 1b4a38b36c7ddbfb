"""Stage two of the pipeline: what each sentence says of itself, before anything is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.claims.allegation import allegation
from srcflag.claims.kind import Setting, kind_of
from srcflag.claims.quotes import spoken
from srcflag.claims.speakers import opens_line, speakers
from srcflag.records import Claim
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
    spans = spoken(document.text)
    said, inside = speakers(document, sentences, spans)
    claims: list[Claim] = []
    first = next((s.index for s in sentences if s.start >= document.body_start), -1)
    for sentence, source, quoted in zip(sentences, said, inside, strict=True):
        text = sentence.text[:_LOOKED_AT]
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


def _alone(document: Document, sentence: Sentence) -> bool:
    """Whether nothing else stands on the sentence's line or lines."""
    after = sentence.end
    while document.text[after : after + 1] in _BLANK:
        after += 1
    return opens_line(document, sentence) and document.text[after : after + 1] in _LINE_END
