"""SF501 pool-too-thin: fewer than two independent origins to compare with.

## What it flags
A document whose pool holds fewer than two independent origins on its event, once a document.

## Why it matters
With one other origin, "corroborated" means one agreement and "uncorroborated" means little: most claims can't be
assessed.

## Flagged
One draft against one other report; one draft against five copies of one agency report.

## Not flagged
Two or more independent origins on the event.

## What would clear it
More coverage of the event in the pool, from other origins.

## Limits
Origins are told apart by shared text and by outlet; copies that were thoroughly rewritten count as independent.

## References
Boumans et al. 2018, on the share of agency copy in online news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import counted
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import pool_size

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    if case.pool.origins >= 2:
        return
    nothing = not case.pool.documents
    yield Finding(
        start=case.claim.sentence.start,
        end=case.claim.sentence.end,
        message=(
            f"{'nothing to assess any claim with' if nothing else 'the pool is too thin to assess most claims'} "
            f"({pool_size(case.pool)} on this event)"
        ),
        explanation=(
            "The pool holds no article on this event that this one can be compared with. Two independent origins are "
            "the least with which agreement means something."
            if nothing
            else f"The pool holds {counted(case.pool.documents, 'article')} on this event, from "
            f"{counted(case.pool.origins, 'independent origin')}. "
            "Two are the least with which agreement means something."
        ),
        would_clear="more coverage of the event in the pool, from other origins",
        slot="document",
    )


RULE = Rule(
    code="SF501",
    name="pool-too-thin",
    severity="note",
    state="preview",
    summary="fewer than two independent origins: most claims can't be assessed",
    doc=__doc__ or "",
    check=_check,
    scope="document",
)
