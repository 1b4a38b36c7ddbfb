"""What is found for a claim: evidence with its stance and values, and the verdict over all of it."""

from __future__ import annotations

import hashlib

from pydantic import Field

from srcflag.records.base import QuoteRelation, Record, SlotName, SlotRelation, Span, StanceName, Status, Voice
from srcflag.records.claims import Attribution, Part


class SlotComparison(Record):
    """One comparable value in the claim beside the one in the evidence."""

    slot: SlotName
    claim: str
    evidence: str
    relation: SlotRelation


class WordDifference(Record):
    """Words of the claim beside those the evidence has in their place; either may be empty."""

    claim: str
    evidence: str


class QuoteComparison(Record):
    """A quotation in the claim beside the one in the evidence that renders it, both without marks.

    `differing` holds the words that count in which the two differ, in order, where `relation` is "altered".
    """

    claim: str
    evidence: str
    relation: QuoteRelation
    differing: tuple[WordDifference, ...] = ()


class Evidence(Record):
    """A passage of the pool set against one claim. `score` is in 0 to 1, of the stance that is named.

    `voice` says who speaks in it beside who speaks in the claim: the same source, another one, or the article itself;
    empty where the claim is nobody's statement. `source` is whom the passage names as its source, by the full name if
    its article gives one; empty where it names none or a vague crowd. `credit` is the outlet that it has it from, by
    its own words ("told CBS News"); its `origin` is then that outlet's, or its name where the pool has nothing of it.
    """

    document_id: str
    start: int
    end: int
    text: str
    stance: StanceName
    score: float
    origin: str
    slots: tuple[SlotComparison, ...] = ()
    quotes: tuple[QuoteComparison, ...] = ()
    voice: Voice = ""
    source: str = ""
    credit: str = ""

    @property
    def digest(self) -> str:
        """What a baseline remembers the passage by: its words alone, whatever its article is called or lies in."""
        words = " ".join(self.text.split()).casefold()
        return hashlib.sha256(words.encode()).hexdigest()[:8]


class Comparison(Record):
    """What the verify stage found for one claim and one piece of evidence.

    `covered` holds the indexes of the claim's words that the evidence states too, `source` is who stands behind the
    evidence. `support` is how likely the evidence supports the claim by its words alone, whatever its values say,
    `told_once` whether the two differ in what an event has one of: a surname, an age, the tally of a vote.
    """

    evidence: Evidence
    covered: frozenset[int] = frozenset()
    source: Attribution = Attribution()
    support: float = 0.0
    told_once: bool = False


class Scope(Record):
    """What a document can be judged against. `barred` says why it cannot be, and is empty where it can.

    `origins` maps each document of the pool that covers the same event to its origin, `outlets` to its outlet, where
    that is known. `own` is the origin of the document itself: a passage that others copied from it, or it from them,
    has this one and is no independent support.
    """

    origins: dict[str, str] = Field(default_factory=dict)
    outlets: dict[str, str] = Field(default_factory=dict)
    own: str = ""
    barred: str = ""


class Support(Record):
    """How many documents, outlets and independent origins among them stand behind a claim.

    A document of unknown outlet counts as an outlet of its own. `witnesses` are the people and bodies who saw or said
    it, by the claim and what supports it, as far as they can be told apart; an origin in its own voice is one.

    `fragility` is how many origins would have to go before less of the claim were supported: all of it before and part
    of it after, or part of it before and nothing after. Where one origin alone has the figure, it is 1 however many
    have the rest. Without support it is 0. `only` is the one supporting document, if there is exactly
    one, leaving copies aside where there is more than these.

    `copies` are those of the documents that have it from the claim's own root: a copy of its text, or a report that
    credits the outlet which the claim credits too. They say that it stands elsewhere, and count for no outlet, origin
    or witness.

    Of a claim that is somebody's statement, `reporting` origins have it from the same source ("X said it"), and
    `stating` ones say it themselves or by another source. One origin may do both; the others do neither.
    """

    documents: int = 0
    outlets: int = 0
    origins: int = 0
    witnesses: int = 0
    fragility: int = 0
    only: str = ""
    reporting: int = 0
    stating: int = 0
    copies: int = 0


class Word(Span):
    """A content word of a claim. `weight` is its share of what the claim says; `figure` marks a number that the claim
    stands or falls with."""

    weight: float
    figure: bool = False


class Verdict(Record):
    """The judge's answer for one sentence: its status relative to the pool, and why.

    `confidence` is the strength of the evidence until `srcflag.confidence` turns it into a probability.
    `unmatched` are the words of the claim that no supporting evidence states (no passage compared with it, where none
    supports it), `missing` the parts of a partly corroborated one that none states, where any can be told from the
    rest; `within` are the passages of its own article that cannot hold together with it, `unborne` the words of a
    headline that its own article states nowhere; `told_once` says that what contradicts it is of that kind
    (`Comparison`).
    """

    status: Status
    confidence: float = Field(ge=0, le=1)
    support: Support = Support()
    evidence: tuple[Evidence, ...] = ()
    unmatched: tuple[Span, ...] = ()
    missing: tuple[Part, ...] = ()
    coverage: float = Field(default=0.0, ge=0, le=1)
    outlier: bool = False
    within: tuple[Evidence, ...] = ()
    unborne: tuple[Span, ...] = ()
    told_once: bool = False
    reason: str = ""
