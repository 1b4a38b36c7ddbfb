"""SF202 date-differs: another article dates the same thing otherwise.

## What it flags
A day, month, year or time of day where an independent article gives another for the same thing.

## Why it matters
A chronology decides who knew what when; a wrong day turns cause into effect.

## Flagged
"The dam burst on Monday." where others write "The dam burst on Thursday."

## Not flagged
A period and a day inside it, "Wednesday night" beside "early Thursday", relative days of articles from different days,
the dates of other events in the same sentence, the date at which an article appeared, days on which somebody said
something or of which figures are told ("in the week ended 4 March") unless nearly all else is the same.

## What would clear it
A correction, or the date written out.

## Limits
Two times are compared only where they belong to the same verb; weekdays one day apart are left alone, as time zones and
late editions explain them.

## References
Pustejovsky et al. 2003, TimeML: anchoring times to events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.differing import findings

if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(case: Case) -> Iterable[Finding]:
    yield from findings(case, ("date",), "a correction, or the date written out")


RULE = Rule(
    code="SF202",
    name="date-differs",
    severity="error",
    state="preview",
    summary="a date or time that differs",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
