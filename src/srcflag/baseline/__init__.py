"""Flags that people accepted: a file of them, and what of a report they hold for. docs/baseline.md says what is in it.

from srcflag.baseline import apply, load
report = apply(report, load("accepted.srcflag"), today=date.today()).report
"""

from srcflag.baseline.decisions import Conflict, merged, read_decisions, taken_in
from srcflag.baseline.entries import Entry, dump, load, save
from srcflag.baseline.matching import Applied, Fit, Matched, apply, match
from srcflag.baseline.updating import Updated, entry_for, remembered, updated

__all__ = [
    "Applied",
    "Conflict",
    "Entry",
    "Fit",
    "Matched",
    "Updated",
    "apply",
    "dump",
    "entry_for",
    "load",
    "match",
    "merged",
    "read_decisions",
    "remembered",
    "save",
    "taken_in",
    "updated",
]
