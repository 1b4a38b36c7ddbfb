"""SF204 polarity-differs: an independent article says something that cannot hold together with this.

## What it flags
A sentence about the same thing as a passage of an independent article, where the verifier finds that the two cannot
both hold. Both are shown, with their outlets and dates; the rule names no winner.

## Why it matters
Two newsrooms have looked at the same thing and say the opposite. One of them has to correct, or both have to say why
they differ.

## Flagged
"The bridge was not closed on Monday." where another article says "The bridge was closed on Monday."

## Not flagged
Sentences that merely differ, one that says more than the other, and passages on another matter, however likely the
verifier finds it that they refute: it is believed only of sentences whose words are aligned.

## What would clear it
A correction, the time or the source that explains the difference, or a word in the text that others say otherwise.

## Limits
It rests on a small model and names no word yet, so it is a warning. The shipped verifier speaks up only where it is
nearly sure, and finds few of the contradictions between real articles (docs/quality.md).

## References
Schuster et al. 2021, VitaminC: pairs that differ in one fact. Thorne et al. 2018, FEVER: the label "refutes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import count, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    refuting = [(index, evidence) for index, evidence in enumerate(verdict.evidence) if evidence.stance == "refutes"]
    if verdict.status != "contradicted" or not refuting:
        return
    against = count(len({evidence.origin for _, evidence in refuting}), "independent origin")
    beside = count(verdict.support.origins, "independent origin") if verdict.support.origins else "none"
    first = refuting[0][1]
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=f"{first.document_id} says something incompatible: {quoted(first.text)}",
        explanation=(
            f"Incompatible with this sentence: {against}. In support of it: {beside}. The passage is in "
            f"{first.document_id}: {quoted(first.text)} Which of the two holds cannot be seen from here."
        ),
        would_clear="a correction, or the time or source that explains why the two differ",
        evidence=tuple(index for index, _ in refuting),
        severity="note" if case.document.exclusive else None,
    )


RULE = Rule(
    code="SF204",
    name="polarity-differs",
    severity="warning",
    state="preview",
    summary="evidence says the opposite",
    doc=__doc__ or "",
    check=_check,
)
