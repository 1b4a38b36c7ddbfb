"""SF303 circular-sourcing: the article that is given as the source has none of its own.

## What it flags
A claim that the article credits to an outlet ("according to the Guardian", "first reported by the Post"), where the
pool holds an article of that outlet which states it, and neither that one nor any other that supports the claim names a
source: they state it bare, or credit one another.

## Why it matters
Each newsroom takes the other for the one that checked. However many repeat it, nobody can be asked how they know.

## Flagged
"According to the Lindholm Post, the yard fired 14 welders." where the Post has "The yard fired 14 welders."

## Not flagged
A credited article that names its own source, or another article that does; a source that the sentence names beside the
outlet ("Reuters reported, citing Ida Lund"); what somebody told an outlet, since that is the speaker's; an outlet of
which the pool holds nothing that supports the claim.

## What would clear it
The source behind the credited article, or one of your own.

## Limits
Outlets are known by the name that the article's data give; short names and initials ("the Post", "AP") are not told
apart from others and match only where the outlet is called so. Sources are read sentence by sentence: one that the
credited article names elsewhere, and a reporter who saw it happen, are missed. A body that publishes in its own name is
taken for a newspaper. Only passages that the report shows are looked at.

## References
Reuters Handbook of Journalism, "Accuracy": pick-ups of other media are sourced to them and chased. Wikipedia calls it
citogenesis.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import articles, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

_REPORTING = re.compile(
    r"\b(?:according|report\w*|said|sa(?:y|ys|ying)|wr(?:ote|ites?|itten)|publish\w*|reveal\w*|disclos\w*|claim\w*|stat(?:es?|ed)"
    r"|(?:broke|breaks)|learn(?:ed|t)|confirm\w*|announc\w*|suggest\w*|add(?:s|ed))\b",
    re.IGNORECASE,
)
_SECOND_HAND = re.compile(  # the source behind the outlet is named: "Reuters reported, citing Ida Lund"
    r"\b(?:cit(?:ing|es|ed)|quot(?:ing|es|ed)|told|attribut(?:ing|es|ed)|based on|seen by|obtained by)\b", re.IGNORECASE
)
_AROUND = frozenset(  # stands around the name of an outlet and is no part of it
    "the a an in by from of on to report reports newspaper paper magazine website site news agency newswire".split()
)
_WORD = re.compile(r"[\w&]+")
_HOST = re.compile(r"(?:www\.)?(?P<name>[\w-]+)(?:\.[a-z]{2,})+", re.IGNORECASE)


def _check(case: Case) -> Iterable[Finding]:
    source, sentence, verdict = case.claim.attribution, case.claim.sentence, case.verdict
    place = source.source_span
    if source.type not in ("named", "institution") or not place or not _REPORTING.search(source.cue):
        return
    if not sentence.start <= place.start < sentence.end or _SECOND_HAND.search(sentence.text):
        return
    supporting = [i for i, passage in enumerate(verdict.evidence) if passage.stance == "supports"]
    outlets = {i: _key(case.scope.outlets.get(verdict.evidence[i].document_id, "")) for i in supporting}
    credited = [i for i in supporting if outlets[i] and outlets[i] == _key(source.source)]
    circle = {"", _key(case.document.outlet or ""), *outlets.values()}
    if not credited or any(_key(verdict.evidence[i].source) not in circle for i in supporting):
        return
    if any(_SECOND_HAND.search(verdict.evidence[i].text) for i in supporting):
        return
    first = verdict.evidence[credited[0]]
    where = articles([verdict.evidence[i].document_id for i in credited])
    how = f"credits '{first.source}' in turn" if first.source else "names no source of its own for it"
    yield Finding(
        start=place.start,
        end=place.end,
        message=f"credited to '{source.source}', whose article {where} {how}",
        explanation=(
            f"The sentence rests on '{source.source}'. In {first.document_id}: {quoted(first.text)} No article of the "
            "pool that states this names a source outside those that report it."
        ),
        would_clear="the source behind the credited article, or one of your own",
        evidence=(*credited, *(i for i in supporting if i not in credited)),
    )


def _key(name: str) -> str:
    """One key for the names of an outlet: "the Lindholm Post", "a Lindholm Post report", "www.lindholmpost.example"."""
    host = _HOST.fullmatch(name.strip())
    if host:
        return re.sub(r"\W", "", host["name"].casefold()).removeprefix("the").removesuffix("news")
    words = [word.casefold() for word in _WORD.findall(re.sub(r"[’']s?\b", "", name))]
    return "".join(word for word in words if word not in _AROUND) or "".join(words)


RULE = Rule(
    code="SF303",
    name="circular-sourcing",
    severity="warning",
    state="preview",
    summary="the article credits, as its source, an article of the pool that has no source of its own",
    doc=__doc__ or "",
    check=_check,
)
