"""Sentences that accuse only together with one near by: testimony that goes on, and the grounds of an accusation.

"They shot my brother. There was no reason." is one accusation in two sentences, and so is "The party blames the
police. Its claim rests on a film." Each kind is bound to an accusation of the same speaker or just before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Attribution, Sentence

_LOOKED_AT = 3000  # characters: a longer "sentence" is a wall of text
_NEAR = 4  # sentences between an accusation and what its speaker adds to it: a paragraph of testimony is no longer
_TAKEN_UP = 3  # sentences between an accusation and what it rests on
_SHOWN = 60  # characters of a sentence that stand for all of it
_FORCE = r"(?:police|policem[ae]n|officers?|cops?|deput(?:y|ies)|troopers?|soldiers?|troops|guards?|agents?|marines)"
_SHOOTING = re.compile(
    rf"\b(?:{_FORCE}\s+(?:[\w’'-]+\s+){{0,4}}?(?:shot|shooting|shoot|killed|killing|fired|opened\s+fire)"
    rf"|(?:shot|killed|gunned\s+down|shooting)\s+(?:[\w’'-]+\s+){{0,4}}?by\s+(?:[\w’'-]+\s+){{0,3}}?{_FORCE})\b",
    re.IGNORECASE,
)
"""That a force shot somebody: then that he was helpless accuses it, whoever says so."""
_NO_REASON = re.compile(
    r"\b(?:(?:there\s+(?:was|were|is)|for)\s+(?:absolutely\s+|just\s+|really\s+)?no\s+(?:good\s+)?(?:reason|cause|need"
    r"|excuse|justification|provocation|warning|motive)|without\s+(?:any\s+)?(?:reason|provocation|warning)"
    r"|no\s+(?:false|sudden|threatening|wrong)\s+moves?|for\s+nothing)\b",
    re.IGNORECASE,
)
_HELPLESS = re.compile(
    r"\b(?:hands\s+(?:[^\W\d_]+\s+)?(?:down|up|raised|empty|in\s+the\s+air|behind\s+(?:his|her|their)\s+backs?)|unarmed"
    r"|(?:not|[^\W\d_]+n\s?['’]\s?t|no|never|nothing)\s+(?:(?:have|had|having|hold|holding|carry|carrying|see|any|an?)\s+){0,3}?"
    r"(?:guns?|weapons?|kni(?:fe|ves)|firearms?|(?:anything\s+)?in\s+(?:his|her|their)\s+hands?)"
    r"|running\s+(?:away|for\s+(?:his|her|their)\s+li(?:fe|ves))|shot\s+in\s+the\s+back)\b",
    re.IGNORECASE,
)
"""That somebody was no danger: unarmed, hands up, on the run."""
_NOT_SAID = re.compile(
    r"\b(?:never|not|\w+n\s?['’]\s?t|den(?:y|ies|ied)|disput(?:es?|ed)|whether|if|unclear)\b[^.;]{0,70}$", re.IGNORECASE
)
_WENT_ON = re.compile(
    r"^[\W_]*(?P<who>they|he|she|the\s+(?:cops?|officers?|guards?|soldiers?|agents?|men|police))\s+(?:just\s+|then\s+"
    r"|even\s+|also\s+)?(?:(?:kept|started|were|was)\s+(?:\w+ing)|grabbed|threw|pushed|dragged|pulled|held|forced|kicked"
    r"|tied|locked|shoved|slammed|pinned|knocked|choked|left|hurt|made|took|hit|beat|punched)\s+"
    r"(?:me|us|him|her|them|my|our|his|their)\b",
    re.IGNORECASE,
)
"""A deed of whoever was accused just before."""
_RESTS_ON = re.compile(
    r"^[\W_]*(?:the|these|those|its|their|his|her|such)\s+(?:[\w’'-]+\s+){0,4}?(?:claims?|allegations?|accusations?"
    r"|charges?|complaints?|suspicions?)\s+(?:[\w’'-]+\s+){0,8}?(?:based|bases|rests?|rested|stems?|stemmed|arose|arises?"
    r"|relates?|related|centre[sd]?|centers?|centered|hinge[sd]?|dates?|dated|revolve[sd]?)\s+(?:up)?(?:on|from|in|to"
    r"|around|back)\b",
    re.IGNORECASE,
)
"""What an accusation is said to rest on."""
_THE_SAME = re.compile(
    r"^[\W_]*(?:the\s+([a-z]{4,})|they)\s+(?:\w+ly\s+)?(?:had\s+|have\s+)?(?:was|were|been|\w+ed)\b", re.IGNORECASE
)


class Told(NamedTuple):
    """One sentence as read by itself: what it accuses, who says it, whether it lies in a quotation."""

    sentence: Sentence
    accused: Span | None
    source: Attribution
    quoted: bool


def taken_up(told: Sequence[Told]) -> list[Span | None]:
    """What each sentence accuses of, by itself or with one near by."""
    force = any(_SHOOTING.search(one.sentence.text[:_LOOKED_AT]) for one in told)
    known = list(told)  # what one sentence of a testimony adds, the next goes on from
    found: list[Span | None] = []
    rests = -1
    for place, one in enumerate(told):
        span = one.accused or (_testimony(known, place, force) if len(one.sentence.text) <= _LOOKED_AT else None)
        known[place] = one._replace(accused=span)
        if span is None and _takes_up(told, found, place):
            rests, span = place, _whole(one.sentence)
        elif span is None and rests == place - 1 >= 0 and _goes_on(told[rests], one):
            span = _whole(one.sentence)
        found.append(span)
    return found


def _testimony(told: Sequence[Told], place: int, force: bool) -> Span | None:
    """The words with which a sentence goes on with an accusation of its own speaker."""
    one = told[place]
    text = one.sentence.text
    if text.rstrip(" \"'”’)").endswith("?"):
        return None
    helpless = _HELPLESS.search(text)
    if helpless and (_NOT_SAID.search(text[: helpless.start()]) or _of_force(text, helpless)):
        helpless = None
    said = one.source.type != "none" and one.source.manner != "held"
    if helpless and ((force and said) or _SHOOTING.search(text)):
        return _span(one.sentence, helpless)
    if not one.quoted:
        return None
    near = told[max(0, place - _NEAR) : place + _NEAR + 1]
    accusing = [other for other in near if other.accused and other.quoted and _one_speaker(one, other)]
    if not accusing:
        return None
    told_of = _NO_REASON.search(text) or helpless
    if told_of:
        return _span(one.sentence, told_of)
    on = _WENT_ON.match(text)
    if on and any(_subject(other.sentence.text) == on["who"].lower() for other in accusing):
        return Span(
            start=one.sentence.start + on.start("who"),
            end=one.sentence.start + on.end(),
            text=text[on.start("who") : on.end()],
        )
    return None


def _of_force(text: str, helpless: re.Match[str]) -> bool:
    """Whether it is the force of which it is told: "the officers were unarmed"."""
    before = re.findall(r"\w+", text[: helpless.start()])[-4:]
    return any(re.fullmatch(_FORCE, word, re.IGNORECASE) for word in before)


def _one_speaker(one: Told, other: Told) -> bool:
    """Whether two sentences are said by the same person, whoever that is."""
    first, second = one.source, other.source
    return first.type != "none" and (first.resolved or first.source) == (second.resolved or second.source)


def _subject(text: str) -> str:
    found = re.match(r"[\W_]*((?:the\s+)?\w+)", text)
    return found[1].lower() if found else ""


def _takes_up(told: Sequence[Told], found: Sequence[Span | None], place: int) -> bool:
    """Whether a sentence says what an accusation just before it rests on."""
    before = found[max(0, place - _TAKEN_UP) : place]
    return any(before) and bool(_RESTS_ON.match(told[place].sentence.text[:_LOOKED_AT]))


def _goes_on(rests: Told, one: Told) -> bool:
    """Whether a sentence goes on, in the article's own voice, about those whom the grounds before it name."""
    same = _THE_SAME.match(one.sentence.text)
    if not same or one.quoted or one.source.type != "none":
        return False
    return same[1] is None or same[1].lower() in rests.sentence.text.lower()


def _span(sentence: Sentence, words: re.Match[str]) -> Span:
    return Span(start=sentence.start + words.start(), end=sentence.start + words.end(), text=words.group())


def _whole(sentence: Sentence) -> Span:
    """The sentence, or as many of its first words as can be shown."""
    text = sentence.text if len(sentence.text) <= _SHOWN else sentence.text[:_SHOWN].rsplit(None, 1)[0]
    return Span(start=sentence.start, end=sentence.start + len(text), text=text)
