"""How soon an editor would want to look at a claim, and whether it holds anything to stand by.

Hard figures, accusations, decisions, deeds and harm come first, background and colour last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.rules.hardfact import DAY, FIGURE

if TYPE_CHECKING:
    from srcflag.records import Claim

_SPECIFIC = re.compile(
    r"[“\"«]|\b(?:scores|majority|most\s+of)\b"
    r"|\b(?:kill|die|dead|death|injur|wound|arrest|charg|sentenc|convict|resign|dismiss|sack|fire|ban|order|sign|vote"
    r"|approv|reject|veto|announc|declar|suspend|cancel|clos|seiz|evacuat|crash|collaps|explo|attack|search|sue"
    r"|rul|agree|refus|withdr|deploy|launch|invad|elect|appoint|accus|deni|den(?:y|ies)|confirm|warn|threat)\w*",
    re.IGNORECASE,
)

_DECISION = re.compile(
    r"\b(?:decid|decision|order|sign|vote|approv|reject|veto|ban|announc|overturn|repeal|suspend|cancel|resign|dismiss"
    r"|agree|sue|rul(?:e|ing)|law|polic|sentenc|convict|deploy|launch|withdr)\w*",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:kill|dead|death|die[sd]?\b|injur|wound|shot|shoot|attack|bomb|arrest|charg|fire|burn|crash|clash|riot|explo"
    r"|victim|hostage|abus|tortur|rape|threat|violen|f(?:ight|ought)|storm|evacuat|destroy|damag|chas(?:e|ing)|block|scuffl|beat)\w*",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:hundreds?|thousands?|millions?|billions?|every|country|nation|public|people|families|residents|workers)\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(
    r"\b(?:seem|appear|perhaps|hope|fear|feel|believ|mood|tension|atmosphere|symbol|strange|dramatic)\w*", re.IGNORECASE
)
_SELF = re.compile(r"\b(?:I|we|our|my|me|us)\b")
_OF_SELF = re.compile(r"\b(?:I|[Mm]y|me)\b")  # "we" and "our" speak for a body, which has a position
_OPEN = re.compile(r"\b(?:would|could|might|may|risk|danger)\b", re.IGNORECASE)
_FEW = 12  # words: such quotations of this length in the labelled events are all of low weight to an editor
_LONG = 24  # words from which a sentence says as much as any
_NAMES = 4  # names from which a sentence is as tied down as any

_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][\w’'-]+")  # a capital that does not open the sentence


def is_specific(claim: Claim) -> bool:
    """Whether a claim holds a figure, a date, a name, a quotation, a deed or somebody's word.

    What is left without any of them is background or colour; so is a feeling that somebody gave in a few words, and
    what the author weighs rather than tells, in a sentence without a figure, a day, a decision or harm.
    """
    if claim.kind == "reported" and _is_feeling(claim):
        return False
    said = claim.attribution.type != "none" and claim.attribution.manner != "held"
    text = claim.sentence.text
    if not said and claim.coloured and not (FIGURE.search(text) or DAY.search(text) or weighs(text)):
        return False
    return said or tells_something(text)


def _is_feeling(claim: Claim) -> bool:
    """Whether no more is quoted than a few words of a speaker on himself, or an outcry: "I'm so angry," she said."""
    text, content, start = claim.sentence.text, claim.attribution.content, claim.sentence.start
    inside = content is not None and start <= content.start <= start + 2 and content.end <= claim.sentence.end
    words = (content.text if content and inside else text).strip(" “”\"‘’'»«")
    if len(words.split()) > _FEW or not (_OF_SELF.search(words) or words.endswith(("!", "?"))):
        return False
    names = [name for name in _NAME.findall(words) if name[1:2] not in ("’", "'")]  # "I'm" is none
    return not (names or weighs(words) or FIGURE.search(words) or DAY.search(words))


def tells_something(text: str) -> bool:
    """The same of words alone, such as a part of a claim, without asking who says them."""
    return weighs(text) or any(mark.search(text) for mark in (FIGURE, DAY, _SPECIFIC, _NAME))


def weighs(text: str) -> bool:
    """Whether words tell of a decision or of harm, and not only of what could come."""
    return any(mark.search(text) for mark in (_DECISION, _HARM)) and not _OPEN.search(text)


def importance(claim: Claim) -> float:
    """How soon an editor would want to look at a flag on this claim, beside others of one severity: 0 to 1.

    A sum of marks that anybody can check. `tests/eval/measure_importance.py` says what it is worth: of the first six
    flags of an article 0.57 are such as an editor would look at, in the order of the text 0.40 (mean of four events). A
    logistic regression on 24 such marks, fitted on the other events, orders one left out no better: AUC 0.47 to 0.76,
    this 0.62 to 0.77.
    """
    text = claim.sentence.text
    accused = claim.allegation is not None
    marks = (
        (2.0, accused),
        (1.0, accused and claim.attribution.type in ("vague", "anonymous")),  # nobody answers for it
        (1.0, FIGURE.search(text) is not None),
        (0.5, DAY.search(text) is not None),
        (0.5, _DECISION.search(text) is not None),
        (0.5, _HARM.search(text) is not None),
        (0.5, _MANY.search(text) is not None),
        (0.5, claim.attribution.type == "institution"),
        (0.5, min(1.0, len(_NAME.findall(text)) / _NAMES)),
        (0.5, min(1.0, len(text.split()) / _LONG)),
        (-0.5, _COLOUR.search(text) is not None),
        (-0.5, _SELF.search(text) is not None),
    )
    most = sum(weight for weight, _ in marks if weight > 0)
    return round(max(0.0, sum(weight * share for weight, share in marks)) / most, 3)
