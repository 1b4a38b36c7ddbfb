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

import re
from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import Claim

_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
    r"|half)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December|yesterday|tonight)\b"
)
_ACTOR = re.compile(  # a name, and a verb that ends like a past or is a common one
    r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){0,4}\s+(?:(?:had|has|have|was|were|would|will|also|then|never|later)\s+){0,2}"
    r"(?:\w{2,}ed|knew|met|took|gave|paid|sold|bought|sent|told|wrote|left|made|held|hid|lost|won|kept|led|broke|began|went"
    r"|signed?|plans?|known|met|taken|given|paid|been|sell|pay|leave|resign|close|buy)\b"
)


def _check(case: Case) -> Iterable[Finding]:
    claim = case.claim
    attribution = claim.attribution
    if attribution.type != "anonymous" or not claim.checkworthy or case.verdict.status == "corroborated":
        return
    fact = _hard_fact(claim)
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


def _hard_fact(claim: Claim) -> str:
    """What makes the sentence a hard fact, in words, or an empty string. The source's own words do not count."""
    text, shift = claim.sentence.text, claim.sentence.start
    source = claim.attribution.source_span
    if source and shift <= source.start < shift + len(text):
        start, end = source.start - shift, source.end - shift
        text = text[:start] + " " * (end - start) + text[end:]
    if claim.allegation:
        return "an accusation"
    if _FIGURE.search(text):
        return "a figure"
    if _DATE.search(text):
        return "a date"
    actors = (
        match for match in _ACTOR.finditer(text) if match.start() > 0 or " " in match.group().split(" ", 2)[1][:1]
    )
    return "a named actor's deed" if any(actors) else ""


RULE = Rule(
    code="SF301",
    name="anonymous-source",
    severity="warning",
    state="preview",
    summary="a hard fact that rests on an unnamed person",
    doc=__doc__ or "",
    check=_check,
)
