"""What a sentence says of itself: its kind, who stands behind it, what it accuses."""

from __future__ import annotations

from typing import Literal

from srcflag.records.base import AttributionType, Kind, PartKind, Record, Sentence, Span


class Attribution(Record):
    """Who stands behind a sentence, by the article's own words ("President Macron" and "said").

    The spans may lie in a sentence near by; `content` is what is said of this one. `manner` tells a statement from a
    view that the author tells of.
    """

    type: AttributionType = "none"
    source: str = ""
    cue: str = ""
    source_span: Span | None = None  # with what describes the source: "Ida Lund, the mayor"
    cue_span: Span | None = None
    content: Span | None = None
    resolved: str = ""  # the full name behind "he" or a surname
    manner: Literal["", "said", "held"] = ""


class Part(Record):
    """One assertion of a sentence, or a figure with what it counts; in several pieces where others interrupt it.

    "core" is who did what, "attribution" who says so.
    """

    kind: PartKind
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Its words, with an ellipsis for what interrupts it."""
        return " … ".join(span.text for span in self.spans)

    def holds(self, offset: int) -> bool:
        """Whether an offset of the document lies in it."""
        return any(span.start <= offset < span.end for span in self.spans)


class Claim(Record):
    """A sentence with what its own article says of it: its kind, who says it, what it accuses.

    Every sentence gets one; only where `checkworthy` is set does it assert something an editor could look up.
    `allegation` is the span that accuses somebody identifiable of grave wrongdoing, if there is one. `coloured` says
    that its own words, what is quoted aside, weigh what they tell: "too", "great", "the biggest".
    """

    document_id: str
    sentence: Sentence
    kind: Kind
    checkworthy: bool
    attribution: Attribution = Attribution()
    allegation: Span | None = None
    coloured: bool = False
