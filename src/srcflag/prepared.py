"""What is known of one document before any other is looked at, and what a pool of them has to offer as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from srcflag.comments import bare
from srcflag.outliers import off_event, surroundings
from srcflag.verify import compare_once, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from srcflag.pool import Roots
    from srcflag.ports import Vectors
    from srcflag.records import Claim, Document, Sentence
    from srcflag.retrieve import Subject
    from srcflag.verify import Reading

    Numbers = npt.NDArray[np.int64]


FEWEST_WORDS = 5
"""Content words from which a sentence inside a longer quotation has a subject matter of its own. Of the labelled events
those with fewer that would be marked as off the event are all within it (`tests/eval/measure_outliers.py`)."""

AGREEING_SHOWN = 8  # passages with the same name, age or tally that are put beside those with another one
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

    @cached_property
    def surroundings(self) -> Vectors:
        """The vectors of the usable rows, each with its neighbours."""
        words = np.array([len(self.readings[row].words.tokens) for row in self.usable], dtype=np.int64)
        return surroundings(self.vectors[self.usable], words)

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


def meeting(own: Prepared, row: int, passages: Sequence[Passage]) -> dict[int, float]:
    """The cosines of passages that give somebody in a claim another surname or age, or a vote another tally, and of a
    few that give the same.

    Those that only introduce the same people are no evidence: their news is another.
    """
    claim = own.readings[row]
    wanted = keys(claim)
    relations = {
        place: {slot.relation for slot in compare_once(claim, passage.reading)}
        for place, passage in enumerate(passages)
        if wanted and wanted & keys(passage.reading)
    }
    differing = [place for place, found in relations.items() if "differs" in found]
    agreeing = [place for place, found in relations.items() if found == {"agrees"}] if differing else []
    chosen = (*differing, *agreeing[:AGREEING_SHOWN])
    return {place: round(float(own.vectors[row] @ passages[place].vector), 5) for place in chosen}


def spread(rows: Sequence[int], cosines: Sequence[float], kin: Sequence[int], most: int) -> dict[int, float]:
    """The cosines of the best `most` texts among these passages, best first, of each its nearest COPIES_SHOWN wordings.

    `kin` numbers the text that each passage of the pool is a copy of, -1 for none: an edited copy takes no other
    text's place.
    """
    found: dict[int, float] = {}
    seen: dict[int, int] = {}
    for row, cosine in zip(rows, cosines, strict=True):
        text = kin[row] if kin[row] >= 0 else -2 - row
        if text not in seen and len(seen) == most:
            continue
        seen[text] = seen.get(text, 0) + 1
        if seen[text] <= COPIES_SHOWN:
            found[int(row)] = float(cosine)
    return found


def outlying(own: Prepared, pool: Sequence[Prepared], origins: Mapping[str, str], roots: Roots) -> set[int]:
    """The rows of a document that are outside what the pool discusses; `origins` maps its documents to theirs."""
    off = off_event(own.surroundings, *surveyed(pool, origins, roots)) if pool else ()
    return {row for row, is_off in zip(own.usable, off, strict=False) if is_off and has_a_subject(own, row)}


def has_a_subject(own: Prepared, row: int) -> bool:
    """Whether a sentence is about something: a few words inside a longer quotation ("They lied to us") are not."""
    claim = own.claims[row]
    sentence, cue = claim.sentence, claim.attribution.cue_span
    opens = claim.kind != "reported" or (cue is not None and sentence.start <= cue.start < sentence.end)
    return opens or len(own.readings[row].words.tokens) >= FEWEST_WORDS


def surveyed(pool: Sequence[Prepared], origins: Mapping[str, str], roots: Roots) -> tuple[Vectors, Numbers, Numbers]:
    """What the articles of a pool discuss: (m, d) passages, and (m,) the numbers of their origins and articles.

    A text that several hold is there once: its copies would be as close to each other as nothing else is.
    """
    told = roots.once({p.document.id: p.usable_sentences for p in pool})
    once = np.array([(p.document.id, p.claims[row].sentence.start) in told for p in pool for row in p.usable], np.bool_)
    article = np.repeat(np.arange(len(pool)), [len(p.usable) for p in pool])
    origin = np.unique([origins[p.document.id] for p in pool], return_inverse=True)[1][article]
    return np.concatenate([p.surroundings for p in pool])[once], origin[once], article[once]


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
