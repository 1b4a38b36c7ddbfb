"""SF101 uncorroborated-claim: no other article in the pool states this.

## What it flags
A check-worthy sentence for which no article of the pool gives support. It is a warning where the sentence holds
something specific (a figure, a date, a name, a quotation, a deed, somebody's word) and a note where it is
background, a feeling that somebody gave in a few words ("I am so sad," she said), or the author's own weighing ("far
too much faith") without a figure, a day, a decision or harm.

## Why it matters
A specific that only one article has is either an exclusive or a mistake; both deserve a look before publication.

## Flagged
"The mayor resigned on Tuesday." in a pool that reports on the same council meeting and has no resignation.

## Not flagged
Opinion, prediction, headlines, captions and page furniture; sentences too short to compare; anything at all when the
pool is empty or on another event (that is "not assessed"). What others have as a copy of this text is for SF102.

## What would clear it
A second, independent article that states the same thing, or `exclusive: true` for a story that is yours alone, which
turns these warnings into notes.

## Limits
Being alone says nothing about being right: exclusives are uncorroborated by nature. Support in other languages or in
pictures is not seen.

## References
Thorne et al. 2018, FEVER: the label NOT ENOUGH INFO. Schlichtkrull et al. 2023, AVeriTeC.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.importance import is_specific
from srcflag.rules.phrases import nearest, nowhere, pool_size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import Claim

_TAIL = re.compile(r"[”\"»’']\s*(?P<tail>(?:[\w.’'-]+\s+){0,3}[\w.’'-]+?)[.,]?$")
"""What stands behind the closing mark of a quotation, up to four words: "she said", "Ida Lund told him"."""


def _stated_until(claim: Claim) -> int:
    """Where what the sentence states ends: the "he said" behind a quotation is not what is uncorroborated."""
    sentence, cue = claim.sentence, claim.attribution.cue
    found = _TAIL.search(sentence.text)
    if found and cue and cue in found["tail"].split():
        return sentence.start + found.start() + 1
    return sentence.end


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    if verdict.status != "uncorroborated" or claim.kind not in ("claim", "reported") or claim.allegation:
        return
    specific = is_specific(claim)
    looked = f"Looked for a sentence that says the same in {pool_size(case.pool)}."
    yield Finding(
        start=claim.sentence.start,
        end=_stated_until(claim),
        message=f"no other article in this pool states this ({pool_size(case.pool)})",
        explanation=" ".join(filter(None, (looked, nowhere(verdict, claim.sentence), nearest(verdict)))),
        would_clear="a second origin that states it, or `exclusive: true` if the story is yours alone",
        evidence=(0,) if verdict.evidence else (),
        severity="warning" if specific and not case.document.exclusive else "note",
    )


RULE = Rule(
    code="SF101",
    name="uncorroborated-claim",
    severity="warning",
    state="preview",
    summary="a specific check-worthy claim that no other article in the pool states",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
