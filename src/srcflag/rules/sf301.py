"""SF301 anonymous-source: a hard fact that rests on an unnamed person.

## What it flags
A sentence that hands a hard fact to somebody who is kept hidden: "a source", "an official who asked not to be named",
"on condition of anonymity". A hard fact is a figure, a date, a named actor who does something, or an accusation.

## Why it matters
A reader cannot judge a source who is not named, and one hidden voice is easily wrong about a number or a name. Most
newsrooms ask for a second source before such a fact is printed.

## Flagged
"A source close to the inquiry said 14 logs were missing." "An official, speaking on condition of anonymity, said
Nordline had paid the fine."

## Not flagged
A mood or a judgement from an unnamed source ("a source said talks were difficult"); a fact that independent articles of
the pool state as well; a named person or body; an unnamed source inside somebody else's quotation.

## What would clear it
A second source on the record, the document behind the fact, or the name of the source.

## Limits
Hidden sources and hard facts are found by lists and capitals. That a source is hidden may have good reasons, and says
nothing about what is stated.

## References
BBC Editorial Guidelines, section 3, on anonymous sources; SPJ Code of Ethics, "Seek truth and report it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.hardfact import hard_fact

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    claim = case.claim
    attribution = claim.attribution
    if attribution.type != "anonymous" or not claim.checkworthy or case.verdict.status == "corroborated":
        return
    fact = hard_fact(claim)
    if not fact:
        return
    sentence, source = claim.sentence, attribution.source_span
    inside = source is not None and sentence.start <= source.start and source.end <= sentence.end
    start, end = (source.start, source.end) if source and inside else (sentence.start, sentence.end)
    yield Finding(
        start=start,
        end=end,
        message=f"{fact} that rests on an unnamed person: '{attribution.source}'",
        explanation=(
            f"The sentence hands {fact} to '{attribution.source}', whom no reader can judge and no editor can ask. No "
            "independent article of the pool states all of it."
        ),
        would_clear="a second source on the record, the document behind it, or the name of the source",
    )


RULE = Rule(
    code="SF301",
    name="anonymous-source",
    severity="warning",
    state="preview",
    summary="a hard fact that rests on an unnamed person",
    doc=__doc__ or "",
    check=_check,
)
