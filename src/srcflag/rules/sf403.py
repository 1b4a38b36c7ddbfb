"""SF403 headline-unsupported: a headline or caption that its own article does not support.

## What it flags
A headline, caption or other line of its own whose figure stands nowhere in the article below it, or most of whose words
no sentence of the article states.

## Why it matters
Most readers see no more than the headline. It is written last, by somebody else, and to be clicked.

## Flagged
"Minister took bribes from 14 shipyards" over an article that has neither bribes nor a figure of shipyards.

## Not flagged
Other words for what the article says; what several sentences say between them; a section heading or a label of a few
words; what a headline shortens ("DOJ") or counts of the article itself ("5 takeaways"); an article of fewer than three
sentences.

## What would clear it
A sentence of the article that states it, or a headline that says what the article says.

## Limits
A word that the article has in another sense counts as stated, and a headline that turns round who did what to whom is
not found. The document's title is looked at only where it stands in the text. A document that could not be assessed is
not compared with itself either.

## References
Dor 2003, On newspaper headlines as relevance optimizers (what a headline owes its article).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import listed

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    if claim.kind != "headline" or not verdict.unborne:
        return
    words = listed(verdict.unborne, claim.sentence)
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=f"the article itself does not state this headline or caption: nothing on {words}",
        explanation=(
            f"No sentence of the article states it, nor do several between them. What this line has alone: {words}."
        ),
        would_clear="a sentence of the article that states it, or a headline that says what the article says",
    )


RULE = Rule(
    code="SF403",
    name="headline-unsupported",
    severity="warning",
    state="preview",
    summary="a headline or caption that its own article does not support",
    doc=__doc__ or "",
    check=_check,
)
