"""SF401 off-event: outside what the pool's coverage of the event discusses.

## What it flags
A check-worthy sentence in a passage that is far from everything the other articles say about the event: farther than
nearly all their own passages are from each other.

## Why it matters
Background from elsewhere is where stale facts, other people's stories and insinuations enter an article unnoticed.

## Flagged
A paragraph on a minister's divorce in a report on a dam, when no other report on the dam mentions it.

## Not flagged
A new fact about the event itself (that is SF101); one strange sentence among others on the event; anything in a pool of
fewer than three independent origins or twenty sentences, where "what the coverage discusses" cannot be told; a few
words inside a longer quotation, which have no subject matter of their own.

## What would clear it
Cutting it, saying why it belongs to the event, or coverage that discusses it too.

## Limits
Distance of subject, measured on the vectors of a sentence and its two neighbours on either side: a sentence next to a
strange paragraph can be taken with it, and of ten flags about three are on details of the event that nobody else has.

## References
Median absolute deviation as a robust spread: Leys et al. 2013.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.importance import is_specific
from srcflag.rules.phrases import nearest, pool_size

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    if not verdict.outlier or verdict.status != "uncorroborated" or claim.kind not in ("claim", "reported"):
        return
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=f"outside what the pool's coverage of the event discusses ({pool_size(case.pool)})",
        explanation=(
            "This sentence and its neighbours are farther from the other articles than nearly all of their passages "
            "are from each other. " + nearest(verdict)
        ),
        would_clear="cut it, say why it belongs to the event, or add coverage that discusses it",
        evidence=(0,) if verdict.evidence else (),
        severity="warning" if is_specific(claim) and not case.document.exclusive else "note",
    )


RULE = Rule(
    code="SF401",
    name="off-event",
    severity="warning",
    state="preview",
    summary="an assertion outside what the pool's coverage of the event discusses",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
