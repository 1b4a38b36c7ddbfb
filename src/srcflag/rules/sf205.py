"""SF205 self-contradiction: two sentences of one article that cannot both hold.

## What it flags
A value in a sentence (a figure, a time, a name, yes or no) where another sentence of the same article has another for
the same thing: a headline with 24 and a text with 26. Also two counts of those who took part, died or came that are
near each other and stand in sentences of other words, where another article has one of the two in the place of both.

## Why it matters
No source has to be asked: whatever holds, the article is wrong in one place. Readers notice it first.

## Flagged
"Twelve people drowned." in an article that also says "The 14 people who drowned were fishermen."

## Not flagged
What X says and what Y says of one thing, an older and a newer figure that the text tells apart ("rose to"), a part and
its whole, two values of what there may be two of (days, sums, a player's points) in sentences that are otherwise not
nearly the same, captions and credits.

## What would clear it
The same value in both places, or a word on why they differ.

## Limits
The limits of SF201 to SF204. Opposites in one article are a warning: more often than not they are two stages of one
story ("put on hold", "overturned"). No pool is needed, but a document that could not be assessed is not compared with
itself either.

## References
Laban et al. 2022, SummaC: consistency within a document pair by pair.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import part_of_another, place
from srcflag.rules.phrases import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import SlotComparison

_NOT = re.compile(r"\b(?:not|never|no|nobody|none|cannot)\b|n[’']t\b", re.IGNORECASE)


def _check(case: Case) -> Iterable[Finding]:
    seen: set[tuple[str, str]] = set()
    for passage in case.verdict.within:
        for slot in passage.slots:
            if slot.relation != "differs" or (slot.slot, slot.claim) in seen or part_of_another(slot, passage):
                continue
            seen.add((slot.slot, slot.claim))
            start, end = place(case, slot.claim)
            yield Finding(
                start=start,
                end=end,
                message=f"'{slot.claim}' here, '{slot.evidence}' elsewhere in this article",
                explanation=(
                    f"The same article also says: {quoted(passage.text)} The two cannot both hold; which of them does "
                    "cannot be seen from here."
                ),
                would_clear="the same value in both places, or a word on why they differ",
                slot=f"{slot.slot}:{slot.claim.casefold()}",
                severity="warning" if _in_stages(slot) else None,
            )


def _in_stages(slot: SlotComparison) -> bool:
    """Whether two deeds are opposites without a "not" in either: the one may have come after the other."""
    return slot.slot == "polarity" and not _NOT.search(slot.claim) and not _NOT.search(slot.evidence)


RULE = Rule(
    code="SF205",
    name="self-contradiction",
    severity="error",
    state="preview",
    summary="two sentences of one article that cannot both hold",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
