"""Whether a claim holds something specific enough that an editor would have to stand by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srcflag.records import Claim

_SPECIFIC = re.compile(
    r"\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|millions?"
    r"|billions?|half|majority|most\s+of)\b"
    r"|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september"
    r"|october|november|december)\b"
    r"|[“\"«]"
    r"|\b(?:kill|die|dead|death|injur|wound|arrest|charg|sentenc|convict|resign|dismiss|sack|fire|ban|order|sign|vote"
    r"|approv|reject|veto|announc|declar|suspend|cancel|clos|seiz|evacuat|crash|collaps|explo|attack|search|sue"
    r"|rul|agree|refus|withdr|deploy|launch|invad|elect|appoint|accus|deni|den(?:y|ies)|confirm|warn|threat)\w*",
    re.IGNORECASE,
)


_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][\w’'-]+")  # a capital that does not open the sentence


def is_specific(claim: Claim) -> bool:
    """Whether a claim holds a figure, a date, a name, a quotation, a deed or somebody's word.

    What is left without any of them is background or colour.
    """
    text = claim.sentence.text
    said = claim.attribution.type != "none" and claim.attribution.manner != "held"
    return said or bool(_SPECIFIC.search(text) or _NAME.search(text))
