"""SF902 unused-suppression: the article suppresses what is not there, or in a way that cannot be read.

## What it flags
Each rule of a suppression that has no flag to suppress where it holds; as a warning, a suppression that cannot be read:
an unknown rule, a quotation mark or comment that is not closed.

## Why it matters
A suppression that outlives its flag hides the next one. One that cannot be read hides nothing, though its author
thinks so.

## Flagged
`<!-- srcflag: ignore SF101 reason="own reporting" -->` before a paragraph in which nothing stands alone any more;
`ignore SF999`; `ignore SF101 reason="own reporting -->`.

## Not flagged
A suppression in use; one of a rule that `select` or `ignore` leaves out of this run; any, where the article could not
be assessed, as with an empty pool.

## What would clear it
Removing the suppression, or correcting it.

## Limits
A comment holds for the paragraph after it only: behind the paragraph that it is meant for it counts as unused. A flag
that comes and goes with the pool leaves its suppression unused in between.

## References
Ruff, rule RUF100 unused-noqa; ESLint, `--report-unused-disable-directives`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    for one in case.suppressions:
        if one.problem:
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"a suppression that cannot be used: {one.problem}",
                explanation=f"What was meant to be suppressed here is reported all the same: {one.problem}.",
                would_clear="a suppression that can be read, or none",
                slot="problem",
                severity="warning",
            )
        if case.scope.barred:
            continue
        for rule in one.idle:
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"{rule} is suppressed and has no flag here",
                explanation=(
                    f"The suppression of {rule} has nothing to suppress where it holds: a comment for the paragraph "
                    "after it, front matter for the whole article. Left here, it hides the next flag."
                ),
                would_clear=f"removing {rule} from the suppression",
                slot=f"idle:{rule}",
            )


RULE = Rule(
    code="SF902",
    name="unused-suppression",
    severity="note",
    state="preview",
    summary="the article suppresses what is not there, or in a way that cannot be read",
    doc=__doc__ or "",
    check=_check,
    scope="suppression",
)
