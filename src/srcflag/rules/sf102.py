"""SF102 single-origin: several articles state this, and all of them have it from one root.

## What it flags
A claim that two articles or more support while their passages have one origin: copies of one text, one outlet, one
agency that they credit. And a claim that others only have from its own root: as a copy of this article's own text, or
from the outlet that this article credits too.

## Why it matters
Three copies look like three witnesses. One mistake at the root is in all of them.

## Flagged
"The council sold the ferry." where the Courier and the Echo both print one agency report of the sale.

## Not flagged
Support by a single article; support by two origins, however many copies there are of each; two reporters who quote the
same words; sentences that nobody else has (SF101).

## What would clear it
An article from another root that states the same.

## Limits
A warning where it is an accusation. A note for the rest: one root besides this article is a second origin, and to print
an agency report is no slip. A text reworked from beginning to end is not seen to be a copy.

## References
Broder 1997, On the resemblance and containment of documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import counted
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import articles, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Evidence


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    support = verdict.support
    own = support.copies > 0 and support.origins == 0
    one = support.documents - support.copies > 1 and support.origins == 1
    if verdict.status not in ("corroborated", "partly_corroborated") or claim.kind not in ("claim", "reported"):
        return
    if not (own or one):
        return
    if own and claim.allegation:
        return  # SF402 says it with more weight
    places = tuple(i for i, e in enumerate(verdict.evidence) if e.stance == "supports")
    bearing = [verdict.evidence[i] for i in places]
    who = articles([e.document_id for e in bearing]) or counted(support.documents, "article")
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=(
            f"only its own root states this elsewhere ({who})" if own else f"all support for this has one root ({who})"
        ),
        explanation=f"{counted(support.documents, 'article')} {'state' if support.documents > 1 else 'states'} it. "
        + _reason(case, bearing),
        would_clear="an article from another root that states the same",
        evidence=places,
        severity="warning" if one and claim.allegation else "note",
    )


def _reason(case: Case, bearing: Sequence[Evidence]) -> str:
    """Why those that support it, or it and its copies, are one origin."""
    ids = {e.document_id for e in bearing}
    credited = sorted({e.credit for e in bearing if e.credit})
    if credited and all(e.credit for e in bearing):
        return f"They have it from {' and '.join(credited)}."
    shared = [known for known in case.pool.joined if ids and ids <= {*known.documents}]
    for known in shared:
        if known.reason == "same outlet":
            return "They are of one outlet."
        if known.reason == "same owner":
            return f"They have one owner ({known.shared})."
        if known.reason == "credit":
            return f"They credit one agency for their text ({known.shared})."
    if shared:
        return f"They share text: {quoted(shared[0].shared)} ({shared[0].direction})"
    return f"It is one text in all of them: {quoted(bearing[0].text)}" if bearing else "They share one root."


RULE = Rule(
    code="SF102",
    name="single-origin",
    severity="warning",
    state="preview",
    summary="a claim whose only support shares one root (wire copy, same outlet, credit line)",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
