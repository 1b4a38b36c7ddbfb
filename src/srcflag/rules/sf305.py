"""SF305 quoted-not-confirmed: others report that this was said; nobody else states it.

## What it flags
A hard fact (a figure, a date, a named actor's deed, an accusation) that the article hands to a source, where every
article that supports it hands it to the same source.

## Why it matters
That two newspapers quote one spokesman shows that he said it. It shows nothing about what he said.

## Flagged
"Lund said 14 logs were missing." where the others have "Fourteen logs are missing, according to Ida Lund."

## Not flagged
What another source, or an article in its own voice, states too; promises, demands, views and forecasts, which are the
speaker's own; what nobody else reports (SF101).

## What would clear it
A second source for what is said, or the document that shows it.

## Limits
Two sources that cannot be told apart by name ("police" and "a spokesman") are taken for one. Support is read sentence
by sentence: a source that is named elsewhere may be missed.

## References
Reuters Handbook of Journalism, "Accuracy": a statement is sourced, a fact is confirmed. Vlachos and Riedel 2014 on
checking a claim and checking that it was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.records import counted
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.hardfact import hard_fact
from srcflag.rules.phrases import articles

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|report\w*|confirm\w*|claim\w*|stat(?:e|es|ed|ing)|add(?:s|ed|ing)?"
    r"|alleg\w*|insist\w*|wr(?:ite|ites|ote|itten)|testif\w*|according|estimat\w*|acknowledg\w*|admit\w*|disclos\w*"
    r"|reveal\w*|announc\w*|explain\w*|not(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|shall|should|must|may|might|could|want\w*|hop(?:e|es|ed|ing)|plan(?:s|ned)?)\b")


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict, support = case.claim, case.verdict, case.verdict.support
    source, sentence = claim.attribution, claim.sentence
    if verdict.status not in ("corroborated", "partly_corroborated") or not support.reporting or support.stating:
        return
    if source.type == "vague" or not _STATING.search(source.cue) or _AHEAD.search(sentence.text):
        return
    fact = hard_fact(claim)
    if not fact:
        return
    holders = articles([e.document_id for e in verdict.evidence if e.stance == "supports"])
    name = source.resolved or source.source  # "he" is nobody to look for
    who = f"'{name}'" if name else "the same source"
    yield Finding(
        start=sentence.start,
        end=sentence.end,
        message=f"{fact} that others have from the same source only: {who}",
        explanation=(
            f"That {who} said so stands in {holders} too ({counted(support.reporting, 'independent origin')}). No "
            "article of the pool states it in its own voice or by another source."
        ),
        would_clear="a second source for what is said, or the document that shows it",
        evidence=tuple(i for i, e in enumerate(verdict.evidence) if e.stance == "supports"),
    )


RULE = Rule(
    code="SF305",
    name="quoted-not-confirmed",
    severity="note",
    state="preview",
    summary="others report that X said it; nobody independently states it",
    doc=__doc__ or "",
    check=_check,
)
