"""Whether anybody independent carries what a sentence accuses of, for the rules that ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from srcflag.words import content_words

if TYPE_CHECKING:
    from srcflag.records import Claim, Span, Verdict

_ACCUSING = re.compile(r"alleg|suspect|accus|charg|convict|indict|implicat|complicit|blam|guilt|sentenc|trial|sued$")
"""Stems that say that somebody is accused, and nothing of what."""

OPEN = 0.75
"""Share of an accusation's content words that no support states, from which it is stated nowhere: as for a part of a
claim (`srcflag.support.SUBSTANTIVE`). "Pulled a gun" is carried by "drew a gun"."""

CARRIED = 0.7
"""Coverage from which a corroborated accusation whose word is in no supporting passage is put in other words there
("infiltrate" and "target"). Of 13 corroborated ones that were open without this limit, read on eight events of courts
and politics, 4 were above it, and what they accuse of stood in the supporting passage each time but one."""

FEWEST_OPEN = 2
"""Words of an accusation that no support may have where the sentence is corroborated. One word is most often put in
another there: of 13 such accusations on the labelled events that were read, in nine a supporting passage says the same
("crimes" and "banking violations"), and an editor wants two looked at."""

_CHARGE = 60  # characters behind a word of accusing in which the charge itself stands

Standing = Literal["", "alone", "copied", "open"]


def standing(claim: Claim, verdict: Verdict) -> Standing:
    """Why an accusation counts as unsupported: nobody states it, only its own root, or only the rest of the sentence.

    Empty where there is none, where an independent origin carries it, and where nothing could be compared.
    """
    if claim.allegation is None:
        return ""
    if verdict.status == "uncorroborated" or (verdict.status == "contradicted" and not verdict.support.origins):
        return "alone"
    if verdict.status not in ("corroborated", "partly_corroborated"):
        return ""
    if verdict.support.copies > 0 and not verdict.support.origins:
        return "copied"
    return "open" if _unstated(claim, claim.allegation, verdict) else ""


def _unstated(claim: Claim, span: Span, verdict: Verdict) -> bool:
    """Whether no support states what the span accuses of, though one states something else of the sentence."""
    if verdict.status == "corroborated" and verdict.coverage >= CARRIED:
        return False
    if any(part.kind not in ("figure", "attribution") and part.holds(span.start) for part in verdict.missing):
        return True
    named = _places(span.text, span.start)
    if not named:  # "accused of", "charged with": the charge follows
        first = span.end - claim.sentence.start
        named = _places(claim.sentence.text[first : first + _CHARGE], span.end)
    lonely = {word.start for word in verdict.unmatched}
    alone = sum(place in lonely for place in named)
    least = FEWEST_OPEN if verdict.status == "corroborated" else 1
    return alone >= max(least, OPEN * len(named))


def _places(text: str, shift: int) -> list[int]:
    """Where the words stand that tell of a deed. "Allegedly" accuses of nothing by itself."""
    return [shift + word.start for word in content_words(text) if not _ACCUSING.match(word.stem)]
