"""What makes a sentence a hard fact: a figure, a date, a named actor who does something, an accusation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srcflag.records import Claim

FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
    r"|half)\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December|yesterday|tonight)\b"
)
_ACTOR = re.compile(  # a name, and a verb that ends like a past or is a common one
    r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){0,4}\s+(?:(?:had|has|have|was|were|would|will|also|then|never|later)\s+){0,2}"
    r"(?:\w{2,}ed|knew|met|took|gave|paid|sold|bought|sent|told|wrote|left|made|held|hid|lost|won|kept|led|broke|began|went"
    r"|signed?|plans?|known|met|taken|given|paid|been|sell|pay|leave|resign|close|buy)\b"
)


def hard_fact(claim: Claim) -> str:
    """What makes the sentence a hard fact, in words, or an empty string. The source's own words do not count."""
    text, shift = claim.sentence.text, claim.sentence.start
    source = claim.attribution.source_span
    if source and shift <= source.start < shift + len(text):
        start, end = source.start - shift, source.end - shift
        text = text[:start] + " " * (end - start) + text[end:]
    if claim.allegation:
        return "an accusation"
    if FIGURE.search(text):
        return "a figure"
    if DAY.search(text):
        return "a date"
    actors = (
        match for match in _ACTOR.finditer(text) if match.start() > 0 or " " in match.group().split(" ", 2)[1][:1]
    )
    return "a named actor's deed" if any(actors) else ""
