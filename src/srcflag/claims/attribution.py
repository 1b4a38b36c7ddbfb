"""Who stands behind a sentence, by its own words.

A lexical first version: find a cue ("said", "according to"), then the noun phrase beside it. A source is `named` (a
person or body that can be rung up by name), `institution` (a body named by what it is), `vague` (a group nobody can
ring up, or a passive without an agent), `anonymous` (one person, hidden) or `none`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.lexicon import ANONYMOUS, INSTITUTIONS, ROLES, SAYING_VERBS, VAGUE_SOURCES
from srcflag.claims.quotes import mask_quotations
from srcflag.records import Attribution

if TYPE_CHECKING:
    from srcflag.records import AttributionType

_CUE = re.compile(  # no other capitals: "the United States" says nothing; nor does "oft-stated" or "claims to be"
    rf"(?<!-)\b(?:{SAYING_VERBS}|Says|Said)\b(?!\s+to\s+(?:be|have)\b)"
)
_ACCORDING = re.compile(
    r"\b(?P<cue>according\s+to|in\s+the\s+words\s+of|as\s+reported\s+by)\s+(?P<source>[^,.;:—–]{2,80})",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly"
    r"|(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|now\s+|often\s+)?(?:said|believed|thought|reported|rumou?red"
    r"|alleged|understood|considered|seen|viewed|regarded|interpreted|perceived|feared|condemned)"
    r"(?=\s+(?:to|as|that|by\s+(?:many|some|critics|observers|analysts|experts))\b)"
    r"|it\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:said|believed|reported|alleged|claimed|thought|understood)"
    r"|fac(?:ed|ing|es)\s+(?:\w+\s+){0,2}(?:allegations|accusations|claims|scrutiny)"
    r"|fuell?(?:ed|ing|s)\s+(?:\w+\s+){0,2}(?:allegations|accusations|claims|speculation)"
    r"|(?:allegations|accusations|rumou?rs)\s+(?:of|that|about|have|has)\b)",
    re.IGNORECASE,
)
_VAGUE_BELIEF = re.compile(
    rf"\b(?P<source>{VAGUE_SOURCES})\s+(?:\w+\s+){{0,2}}?(?P<cue>believe|believes|fear|fears|think|agree|see|expect|claim|allege|indicate|report"
    r"|arguing|suggesting|warning|suggest|warn|argue|say|contend)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"(?:(?:the|some|many|most|several|other|\w+)\s+){{0,2}}{VAGUE_SOURCES}(?:\s+(?:in|of|from|on|at|among)\s+.*)?",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(rf"\b{INSTITUTIONS}\b", re.IGNORECASE)
_ROLE = re.compile(rf"\b{ROLES}\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)$", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")
_BARE_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s*)+")
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|these|those|his|her|its|their|our|no|such|any)$", re.IGNORECASE)
_NOT_ACTIVE = re.compile(  # "was told", "is reported", "allegedly told": the subject of these is no source
    r"\b(?:is|are|was|were|be|been|being|allegedly|reportedly|purportedly|supposedly)(?:\s+\w+ly)?$",
    re.IGNORECASE,
)
_ADVERBS = re.compile(r"(?:\s+(?:also|later|then|has|have|had|previously|once|again|further|\w+ly))+$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—–]|\b(?:that|which|because|after|before|when|while|if|but|and)\b", re.IGNORECASE)
_NOT_NAMES = frozenset(
    """
    the a an in on at by for from with as after before while when since although though however but
    and meanwhile yet still this that these those his her their its our he she they it we i you
    there here one two also both speaking asked earlier later today yesterday monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december most many some several no
    """.split()
)
_REACH = 90  # characters looked at on each side of a cue: a subject with its titles is rarely longer


def attribution(text: str) -> Attribution:
    """The source a sentence names for what it states, or type "none".

    Cue words inside a quotation do not count: they are somebody else's.
    """
    outside = mask_quotations(text)
    hidden = ANONYMOUS.search(outside)
    according = _ACCORDING.search(outside)
    told = _CUE.search(outside)
    if hidden and (told or according):  # "an unnamed island" says nothing
        words = told.group() if told else "according to"
        return Attribution(type="anonymous", source=_tidy(hidden.group()), cue=words)
    if according and (source := _tidy(_CLAUSE.split(according["source"], maxsplit=1)[0])):
        kind = _source_type(source)
        # whatever "according to" leads to is a source: "the harbour log" too can be asked for
        return Attribution(type="institution" if kind == "none" else kind, source=source, cue="according to")
    for cue in _CUE.finditer(outside):
        source = _subject_before(outside[max(0, cue.start() - _REACH) : cue.start()])
        if not source and outside[: cue.start()].rstrip()[-1:] in "”\"’',":
            source = _subject_after(outside[cue.end() : cue.end() + _REACH])
        if source:
            return Attribution(type=_source_type(source), source=_tidy(source), cue=cue.group())
    belief = _VAGUE_BELIEF.search(outside)
    if belief:
        return Attribution(type="vague", source=_tidy(belief["source"]), cue=belief["cue"])
    hearsay = _HEARSAY.search(outside)
    if hearsay:
        return Attribution(type="vague", cue=_tidy(hearsay.group()))
    return Attribution()


def _subject_before(words: str) -> str:
    """The noun phrase that ends where a cue begins and can speak, or an empty string."""
    clause = _CLAUSE.split(words)[-1].rstrip()
    if _NOT_ACTIVE.search(clause):
        return ""
    clause = _ADVERBS.sub("", clause)
    parts = [part.strip() for part in clause.split(",") if part.strip()]
    # "It sank on Tuesday, the owner said": the last part speaks. "Ed Arnold, an expert in Oslo, said": a comma
    # before the cue shows that the last part describes, and the name is in an earlier one.
    if clause.endswith(","):
        parts = sorted([*parts[-2::-1], *parts[-1:]], key=lambda part: not _BARE_NAME.fullmatch(part))
    else:
        parts = parts[-1:]
    speakers = [part for part in parts if _source_type(part) != "none"]
    named = [part for part in speakers if _source_type(part) == "named"]
    found = (named or speakers or [""])[0]
    pronoun = _PRONOUN.search(found)
    return pronoun.group() if pronoun else found


def _subject_after(words: str) -> str:
    """The noun phrase right behind an inverted cue ("...", said X), or an empty string."""
    phrase = re.split(r"[,.;:—–”\"]", words, maxsplit=1)[0]
    return phrase if _source_type(phrase) != "none" else ""


def _source_type(source: str) -> AttributionType:
    source = _tidy(source)
    if _DETERMINER.search(source):
        return "none"  # "the claims", "their offer": what looked like a verb is a noun
    if _VAGUE.fullmatch(source):
        return "vague"
    if _PRONOUN.search(source):
        return "named"
    names = [name for name in _CAPITALISED.findall(source) if name.lower() not in _NOT_NAMES]
    if _INSTITUTION.search(source) and not _person_named(source, names):
        return "institution"
    if names:
        return "named"
    return "institution" if _ROLE.search(source) else "none"


def _person_named(source: str, names: list[str]) -> bool:
    """Whether capitalised words remain once the institution's own words are gone ("Foreign Minister Sergei X")."""
    rest = _INSTITUTION.sub(" ", source)
    return any(name.lower() not in _NOT_NAMES and name in rest and name != names[0] for name in names)


def _tidy(source: str) -> str:
    return re.sub(r"\s+", " ", source).strip(" ,’'\"“”‘")
