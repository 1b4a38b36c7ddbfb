"""SF201 number-differs: another article counts the same thing and has another number.

## What it flags
A figure (count, sum, share, age, duration, score) where an independent article gives an incompatible one for the same
thing. Both are named, and how many articles have which. The age of somebody with a full name ("Ida Lund, 39", "the
44-year-old teacher Ida Lund") and how a vote ended ("220-212", "by 33 votes to 25") are compared wherever they stand.

## Why it matters
A wrong figure is the most common correction a newsroom prints, and the easiest to prevent.

## Flagged
"24 nations pledged troops." where others write "Twenty-six countries pledged troops."

## Not flagged
Rounding ("nearly 30" and 28), ranges, "more than 100" beside 130, words for digits, other units of one length, counts
of other things (arrested and hurt, soldiers of one unit and of another), a part of a whole, a toll that a later report
raises (SF206), figures of two people or of two occasions ("in 2008"), what either article has two values of, ages
between which the years may have passed (up to two where no date of publication is known), and votes of bodies of two
sizes or of an earlier day ("in March").

## What would clear it
A correction, or the source and the time of the figure in the sentence.

## Limits
What is counted is told by the noun behind the figure and what becomes of it; a figure without a noun is not compared.
An event has one toll and one crowd; of goals, sums and terms there are many, and two of them are set against each other
only where the rest of the sentences is alike.
A warning where more origins support the sentence than have the other figure.

## References
Schuster et al. 2021, VitaminC: claims that one figure turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import findings

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    yield from findings(case, ("quantity",), "a correction, or the source and the time of the figure")


RULE = Rule(
    code="SF201",
    name="number-differs",
    severity="error",
    state="preview",
    summary="a quantity that differs from independent evidence on the same slot",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
