"""SF206 superseded: an older value of a figure that has moved.

## What it flags
A toll, count or sum for which a later article gives another value. Both are shown.

## Why it matters
Yesterday's figure is no mistake, but today's reader takes it for today's.

## Flagged
"Nine people were hurt." in an article of Tuesday, where one of Wednesday has eleven.

## Not flagged
Figures that do not move (SF201), articles of one day or of unknown day, the newer of the two articles.

## What would clear it
The newer figure, or the day of the older one in the sentence.

## Limits
Which figures move is a list of roles (killed, hurt, missing, arrested, detained, evacuated, sums of money).

## References
Thorne et al. 2018, FEVER, has no such label; news agencies number their leads for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import place
from srcflag.rules.phrases import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    if case.verdict.status != "superseded":
        return
    for index, passage in enumerate(case.verdict.evidence):
        for slot in passage.slots:
            if slot.relation == "superseded":
                start, end = place(case, slot.claim)
                yield Finding(
                    start=start,
                    end=end,
                    message=f"'{slot.claim}' here, later '{slot.evidence}' in {passage.document_id}",
                    explanation=f"A later report has moved on: {quoted(passage.text)}",
                    would_clear="the newer figure, or the day of the older one in the sentence",
                    evidence=(index,),
                    slot=f"{slot.slot}:{slot.claim.casefold()}",
                )
                return


RULE = Rule(
    code="SF206",
    name="superseded",
    severity="note",
    state="preview",
    summary="an older value of a figure that has moved",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
