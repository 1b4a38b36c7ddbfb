"""SF204 polarity-differs: an independent article says the opposite.

## What it flags
A sentence that affirms what an independent article denies, or the reverse ("was closed" and "was not closed", "rose"
and "fell"). Also a sentence of which the verifier finds that it cannot hold together with a passage of the same words,
where no value can be named: then as a warning.

## Why it matters
Two newsrooms have looked at the same thing and say the opposite. One of them has to correct, or both have to say why
they differ.

## Flagged
"The bridge was not closed on Monday." where another article says "The bridge was closed on Monday."

## Not flagged
Plans beside deeds, "could" beside "did", what a speaker denies, "not only", what happens to one thing in turn (opened
and closed, rose and fell) unless nearly all else is the same, sentences that merely differ, and passages on another
matter, however likely the verifier finds it that they refute.

## What would clear it
A correction, the time or the source that explains the difference, or a word in the text that others say otherwise.

## Limits
Opposites are a list of verbs. Without a named word it rests on a small model, which speaks up only where it is nearly
sure.

## References
Schuster et al. 2021, VitaminC: pairs that differ in one fact. Thorne et al. 2018, FEVER: the label "refutes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import counted
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import findings
from srcflag.rules.phrases import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


NAMED = ("differs", "superseded")  # another rule names the value
WOULD_CLEAR = "a correction, or the time or source that explains why the two differ"


def _check(case: Case) -> Iterable[Finding]:
    yield from findings(case, ("polarity",), WOULD_CLEAR)
    claim, verdict = case.claim, case.verdict
    refuting = [
        (index, evidence)
        for index, evidence in enumerate(verdict.evidence)
        if evidence.stance == "refutes"
        and not any(slot.relation in ("differs", "superseded") for slot in evidence.slots)
    ]
    if verdict.status != "contradicted" or not refuting:
        return
    against = counted(len({evidence.origin for _, evidence in refuting}), "independent origin")
    beside = counted(verdict.support.origins, "independent origin") if verdict.support.origins else "none"
    first = refuting[0][1]
    yield Finding(
        start=claim.sentence.start,
        end=claim.sentence.end,
        message=f"{first.document_id} says something incompatible: {quoted(first.text)}",
        explanation=(
            f"Incompatible with this sentence: {against}. In support of it: {beside}. The passage is in "
            f"{first.document_id}: {quoted(first.text)} Which of the two holds cannot be seen from here."
        ),
        would_clear=WOULD_CLEAR,
        evidence=tuple(index for index, _ in refuting),
        severity="note" if case.document.exclusive else "warning",
    )


RULE = Rule(
    code="SF204",
    name="polarity-differs",
    severity="error",
    state="preview",
    summary="evidence says the opposite",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
