"""SF302 vague-attribution: nobody who could be asked stands behind this.

## What it flags
"Reports suggest", "critics say", "experts warn", "it is believed", and passives without an agent: "was allegedly
told", "is widely seen as".

## Why it matters
A reader cannot weigh a source who is not there, and an editor cannot ring one up.

## Flagged
"Critics say the minister knew." "The firm is believed to have paid."

## Not flagged
A named person or body ("the police said"); what a crowd wants or feels, where nothing rests on it; a group that is then
named ("three experts, among them Ana Ruiz, said"); somebody's only mother or husband; respondents who were counted
("40 percent of voters say"); words inside somebody else's quotation.

## What would clear it
The name of the source, or the document that was seen.

## Limits
A lexical list: a vague source in other words is missed. Style only: it says nothing about what the sentence states.

## References
BBC Editorial Guidelines, section 3, on sources; Farkas et al. 2010, CoNLL shared task on hedges (weasel words).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import Claim

_SHARE = re.compile(
    r"(?:per\s?cent|%|percentage|share|majority|plurality|half|thirds?|quarters?|number)\s+of\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)


def _check(case: Case) -> Iterable[Finding]:
    claim = case.claim
    held = claim.attribution.manner == "held"  # "residents want a bridge" tells of residents and rests on nobody
    if claim.attribution.type != "vague" or held or claim.kind not in ("claim", "reported") or _counted(claim):
        return
    source, cue = claim.attribution.source, claim.attribution.cue
    words = " ... ".join(part for part in (source, cue) if part)
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=f"no source that could be asked: '{words}'",
        explanation=(
            f"The sentence rests on '{words}'. That names no person, body or document whom an editor or reader could "
            "turn to."
        ),
        would_clear="name the source, or the document that was seen",
    )


def _counted(claim: Claim) -> bool:
    """Whether those who say it were counted: "40 percent of voters say" tells the outcome of a survey."""
    source = claim.attribution.source_span
    return source is not None and _SHARE.search(claim.sentence.text[: source.start - claim.sentence.start]) is not None


RULE = Rule(
    code="SF302",
    name="vague-attribution",
    severity="note",
    state="preview",
    summary='"reports suggest", "critics say", "it is believed", "was allegedly" without agent',
    doc=__doc__ or "",
    check=_check,
)
