"""SF901 suppression-without-reason: the article suppresses a rule and does not say why.

## What it flags
A comment `<!-- srcflag: ignore ... -->`, or an entry of `srcflag: {ignore: [...]}` in front matter, without a reason.

## Why it matters
What was accepted for a good reason and what was merely silenced look the same to whoever edits the article next.

## Flagged
`<!-- srcflag: ignore SF101 -->`; `reason=""`; `ignore: [SF101]` in front matter without a `reason` beside it.

## Not flagged
A comment whose reason has a letter or digit in it; an entry `{code: SF101, reason: our own interview}`; entries with
one common `reason` beside `ignore`.

## What would clear it
A reason, in the comment or beside the entry.

## Limits
Whether the reason is a good one is for people to say. The rule's flags cannot be suppressed in an article.

## References
ESLint, rule `require-description` for directive comments; Ruff, rule PGH004 blanket-noqa.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    for one in case.suppressions:
        if not one.rules or any(map(str.isalnum, one.reason)):
            continue
        what = ", ".join(one.rules)
        yield Finding(
            start=one.start,
            end=one.end,
            message=f"{what} suppressed without a reason",
            explanation=(
                f"The article suppresses {what} here and does not say why, so that nobody can tell what was accepted "
                "from what was silenced."
            ),
            would_clear='the reason beside it, as in reason="confirmed by the court"',
            slot=f"reason:{what}",
        )


RULE = Rule(
    code="SF901",
    name="suppression-without-reason",
    severity="warning",
    state="preview",
    summary="the article suppresses a rule and does not say why",
    doc=__doc__ or "",
    check=_check,
    scope="suppression",
)
