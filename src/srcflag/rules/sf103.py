"""SF103 partly-corroborated: other articles state part of this; the rest is named.

## What it flags
A sentence that an independent article supports in part, while words that carry its news (a figure, a name, a second
assertion) are found in no supporting passage. The flag marks those words.

## Why it matters
The unsupported part rides on the credit of the supported one: the deal is in every report, the price in only one.

## Flagged
"The council sold the hall for 4 million euros." where others report the sale and no price.

## Not flagged
Other words for the same thing ("nations" for "countries"), titles and word order, figures written in words.

## What would clear it
A second origin that states the named part, or a source for it in the sentence.

## Limits
Words are matched by stem, spelling and meaning in context, so a rare synonym may be named without need, and a word
used elsewhere in another sense may hide a part. A note where the unmatched part holds no figure.

## References
Kamoi et al. 2023, WiCE: the label "partially supported" and its unsupported tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import count, listed, nearest
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    if verdict.status != "partly_corroborated" or not verdict.unmatched or claim.kind not in ("claim", "reported"):
        return
    if claim.allegation and _within(case):
        return  # SF402 says it with more weight
    words = listed(verdict.unmatched)
    hard = any(word.number is not None for span in verdict.unmatched for word in content_words(span.text))
    yield Finding(
        start=verdict.unmatched[0].start,
        end=verdict.unmatched[-1].end,
        message=f"stated elsewhere only in part: no supporting passage has {words}",
        explanation=(
            f"{count(verdict.support.documents, 'article')} of {count(verdict.support.origins, 'independent origin')} "
            f"support this sentence, but none of their passages states {words}. {nearest(verdict)}"
        ),
        would_clear="a second origin that states the named part, or a source for it in the sentence",
        evidence=tuple(i for i, e in enumerate(verdict.evidence) if e.stance == "supports"),
        severity="note" if case.document.exclusive or not hard else "warning",
    )


def _within(case: Case) -> bool:
    span = case.claim.allegation
    return span is not None and any(word.start < span.end and span.start < word.end for word in case.verdict.unmatched)


RULE = Rule(
    code="SF103",
    name="partly-corroborated",
    severity="warning",
    state="preview",
    summary="the part of a claim that no other origin states, named",
    doc=__doc__ or "",
    check=_check,
)
