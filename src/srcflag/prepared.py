"""What is known of one document before any other is looked at, and what a pool of them has to offer as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from srcflag.comments import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.ports import Vectors
    from srcflag.records import Claim, Document, Sentence
    from srcflag.retrieve import Subject
    from srcflag.verify import Reading


COPIES_SHOWN = 8  # edited wordings of one text that a claim is compared with: further ones say the same again


@dataclass(frozen=True)
class Prepared:
    """One document with all that can be known of it alone. The arrays are parallel to `claims`.

    `english` says whether its running text is in the one language that is compared.
    """

    document: Document
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    vectors: Vectors
    subject: Subject
    english: bool

    @property
    def usable(self) -> list[int]:
        """The rows that may serve as evidence: page furniture says nothing about an event."""
        return [row for row, claim in enumerate(self.claims) if claim.kind != "boilerplate"]

    @property
    def usable_sentences(self) -> list[Sentence]:
        """The sentences of those rows."""
        return [self.claims[row].sentence for row in self.usable]

    @property
    def running_text(self) -> dict[int, Reading]:
        """Its sentences by their start, without headlines and captions: one of those does not bear out another."""
        return {
            self.claims[row].sentence.start: self.readings[row]
            for row in self.usable
            if self.claims[row].kind != "headline"
        }


class Passage(NamedTuple):
    """What the pool says in one wording, with everyone who says it: a copy takes no other passage's place."""

    reading: Reading
    vector: Vectors
    claims: list[Claim]


def passages_of(pool: Iterable[Prepared], longest: int) -> list[Passage]:
    """What may serve as evidence, each wording once, in an order that does not depend on the documents' ids."""
    found: dict[str, Passage] = {}
    for article in pool:
        for row in article.usable:
            claim = article.claims[row]
            if len(claim.sentence.text) > longest:
                continue
            new = Passage(article.readings[row], article.vectors[row], [])
            claims = found.setdefault(claim.sentence.text, new).claims
            if not claims or claims[-1].document_id != claim.document_id:
                claims.append(claim)
    return [found[text] for text in sorted(found)]


def spread(rows: Sequence[int], cosines: Sequence[float], kin: Sequence[int], most: int) -> list[tuple[int, float]]:
    """The best `most` texts among these passages, best first, each with its nearest COPIES_SHOWN wordings.

    `kin` numbers the text that each passage of the pool is a copy of, -1 for none: an edited copy takes no other
    text's place.
    """
    found: list[tuple[int, float]] = []
    seen: dict[int, int] = {}
    for row, cosine in zip(rows, cosines, strict=True):
        text = kin[row] if kin[row] >= 0 else -2 - row
        if text not in seen and len(seen) == most:
            continue
        seen[text] = seen.get(text, 0) + 1
        if seen[text] <= COPIES_SHOWN:
            found.append((row, cosine))
    return found


def barred(
    own: Prepared, others: Sequence[Prepared], event: Sequence[Prepared], independent: Sequence[Prepared]
) -> str:
    """Why a document cannot be assessed against its pool, or an empty string."""
    if not bare(own.document.text, own.document.body_start).strip():
        return "the document is empty"
    if not own.english:
        return "the document is not in English, the only language that is compared so far"
    if not others:
        return "the pool is empty: there is no other article to compare with"
    if not event:
        return "the pool has no article on this event"
    if not independent:
        return "every article in the pool on this event has the same origin as this one"
    if not any(p.english for p in independent):
        return (
            "no independent article in the pool on this event is in English, the only language that is compared so far"
        )
    return ""
