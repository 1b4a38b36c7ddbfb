"""SF203 actor-differs: another article names somebody or somewhere else.

## What it flags
A name in a sentence that an independent article states in the same words but with another name in its place. Somebody
with an office whom an independent article names, in whatever words, with the same office and given name and another
surname, or in charge of something else ("Foreign Minister Ida Lund", "Finance Minister Ida Lund").

## Why it matters
The wrong person accused, the wrong town flooded: a name is the one word that cannot be nearly right.

## Flagged
"The minister resigned in Lindholm." where others write "The minister resigned in Eastport."

## Not flagged
Spellings of one name, a surname for a full name, an acronym for its expansion, Russian for Russia, a town beside its
region, further names that one article adds; two people with one office and given name, where an article has both
surnames.

## What would clear it
A correction, or the full name with its role.

## Limits
Names are told by their capitals. But for people with an office and a full name, only sentences that share nearly all
else are compared. A given name that differs is often a short form, and left alone.

## References
Thorne et al. 2018, FEVER: entity substitution among its mutations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import findings

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    yield from findings(case, ("actor", "place"), "a correction, or the full name with its role")


RULE = Rule(
    code="SF203",
    name="actor-differs",
    severity="error",
    state="preview",
    summary="another actor, place or role in the same event",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
