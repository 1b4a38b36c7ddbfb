"""Whether a sentence accuses somebody identifiable of grave wrongdoing.

A lexical first version: a word of wrongdoing or of accusing, not negated, in a sentence that points at a person, a
body or a state. A fact that names no wrongdoer ("the body was found") is none.
"""

from __future__ import annotations

import re

from srcflag.claims.lexicon import INSTITUTIONS
from srcflag.records import Sentence, Span

_WRONGDOING = re.compile(
    r"\b(?:corrupt(?:ion|ly)?|brib(?:e|es|ed|ery|ing)|embezzl\w+|siphon\w*|fraud\w*|swindl\w+|launder(?:ed|ing|s)?"
    r"|kickbacks?|extort\w+|blackmail\w*|stole|stolen|steal(?:ing|s)?|looted|misappropriat\w+|sabotag\w+|betray\w*"
    r"|treason\w*|collu(?:de|ded|ding|sion)|conspir\w+|cover(?:ed|ing)?[ -]up|perjur\w+|lied|lying\s+(?:to|about)|liar"
    r"|assassinat\w+|murder(?:ed|er|ers|ing|s)?|massacr\w+|tortur\w+|raped?|abus(?:ed|es|ing|e)|assault(?:ed|ing)"
    r"|harass(?:ed|ing|ment)|war\s+crimes?|genocide|ethnic\s+cleansing|terroris[mt]s?|poison(?:ed|ing)|kidnap\w*"
    r"|traffick\w+|unlawful(?:ly)?|illegal(?:ly)?|without\s+(?:a\s+)?warrants?|prejudiced?|racist|racism"
    r"|agents?\s+provocateurs?|excessive\s+force|brutality|misconduct|negligen(?:t|ce)|misus(?:e|ed|ing)"
    r"|rigg(?:ed|ing)|doctored|falsif\w+|forged|tamper(?:ed|ing)|plott(?:ed|ing)|incit(?:ed|ing|ement)\w*)\b",
    re.IGNORECASE,
)
_ACCUSING = re.compile(
    r"\b(?:accusations?|alleg(?:e|es|ed|edly|ation|ations|ing)"
    r"|guilty\s+of|charged\s+with|implicated\s+in|complicit)\b",
    re.IGNORECASE,
)
_BLAMING = re.compile(  # to accuse a rival of a quarrel is politics; to accuse somebody of deaths is not
    r"\b(?:blam(?:e|ed|es|ing)|accus(?:e|es|ed|ing)|responsible\s+for|behind)\b(?=.{0,80}\b(?:deaths?|dead|died|dying"
    r"|killings?|violence|attacks?"
    r"|bombings?|shootings?|murders?|fires?|crash|crimes?|massacre|explosions?|poisonings?)\b)",
    re.IGNORECASE,
)
_HARM = re.compile(  # by somebody: "police shot a boy", not "the storm killed 20 people"
    rf"\b(?:{INSTITUTIONS}|cops?|he|she|they|who|guards?|soldiers?|troops|agents?)\s+(?:\w+\s+){{0,4}}?"
    r"(?:(?:shot|shooting|shoots|kill(?:ed|s|ing)?|beat(?:en|ing)?|attack(?:ed|ing)?)\s+(?:\w+\s+){0,3}?"
    r"(?:kids?|children|him|her|them|brother|sister|son|daughter|boy|girl|man|woman|teen(?:ager)?|people|civilians|protesters))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:(?:no|not|never|without|against|anti|prevent\w*|combat\w*|fight(?:s|ing)?|fought)\s+(?:\w+\s+){0,2}"
    r"|(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\s+(?:[\w’'-]+\s+){0,6})$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:stolen|murdered|assassinated|kidnapped|raped|assaulted|tortured|poisoned|massacred|looted)$", re.IGNORECASE
)
_SUFFERED = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_TARGET = re.compile(
    rf"\b(?:{INSTITUTIONS}|he|him|his|she|her|they|them|cops?|officers?|president|minister)\b", re.IGNORECASE
)
_NAME = re.compile(  # a capital inside the sentence that is no date
    r"(?<!^)(?<![.!?“\"‘'] )\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w’'-]*[a-z]\w*"
)
_REACH = 70  # characters read before a word, for what takes the edge off it


def allegation(sentence: Sentence) -> Span | None:
    """The words that accuse, as a span of the document, or None where nobody identifiable is accused."""
    text = sentence.text
    if not (_TARGET.search(text) or _NAME.search(text)):
        return None
    for pattern in (_WRONGDOING, _ACCUSING, _BLAMING, _HARM):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            if _NEGATED.search(before) or _nobody_did_it(match, before):
                continue
            start, end = sentence.start + match.start(), sentence.start + match.end()
            return Span(start=start, end=end, text=match.group())
    return None


def _nobody_did_it(match: re.Match[str], before: str) -> bool:
    """Whether a deed is told without a doer: "the car was stolen", but not "the car was stolen by"."""
    by = re.match(r"\s+by\b", match.string[match.end() : match.end() + 10])
    return bool(_DEED.search(match.group()) and _SUFFERED.search(before) and not by)
