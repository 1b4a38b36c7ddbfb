"""A Report as a comment for a pull request: the worst flags in a table, their evidence folded up below.

Articles are other people's text: nothing in them becomes markup, a link, a mention or a reference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.records import STATUSES, counted
from srcflag.report.order import Found, by_severity, notifications, worst_first
from srcflag.report.places import Places
from srcflag.report.text import accepted, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Notification, Report

MAX_UNITS = 65_000  # GitHub takes comments of 65,536 UTF-16 code units; the rest is for the lines that close this one
_ROWS = 30  # a table that a person still reads
_NOTES = 10
_SHORT, _LONG = 200, 600  # characters of a message or passage, and of an explanation, before it is cut

_LONGEST = 220  # of a place, which is a path of _SHORT, its line and column

_ACTIVE = re.compile(r"[!#$&*<>@\[\\\]^_`{|}~]")  # what means something in the middle of a line, where all text stands
_STARTERS = re.compile(r"@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)  # of mentions and addresses
_GAP = "\N{ZERO WIDTH SPACE}"


def render(report: Report, *, root: str | None = None, max_units: int = MAX_UNITS) -> str:
    """The comment, under GitHub's limit; its last lines say what is not in it."""
    found = worst_first(report)
    places = {document.document_id: Places(document, root) for document in report.documents}
    notes = notifications(report)
    opening = "\n".join([*_opening(report, found), *map(_note, notes[:_NOTES]), ""])
    wheres = [_where(one, places[one.document.document_id]) for one in found[:_ROWS]]
    # half of the room for the table: every flag has a row before any has its evidence
    rows = _fitting([_row(*one) for one in zip(found, wheres, strict=False)], max_units // 2 - _units(opening))
    table = ["| | Where | What |", "|---|---|---|", *rows, ""] if rows else []
    room = max_units - _units(opening) - sum(_units(line) + 1 for line in table)
    details = _fitting([_details(*one) for one in zip(found[: len(rows)], wheres, strict=False)], room)
    return "\n".join([opening, *table, *details, *_closing(found, len(rows), len(details), notes)]).rstrip("\n") + "\n"


def inert(text: str, width: int) -> str:
    """Text on one line, cut at `width`, in which nothing is markup, a mention, a reference or an address."""
    parted = _STARTERS.sub(lambda one: one[0] + _GAP, cut(text, width))
    return _ACTIVE.sub(lambda one: f"&#{ord(one[0])};", parted)


def _opening(report: Report, found: Sequence[Found]) -> list[str]:
    summary = report.summary
    statuses = (f"{summary.by_status[name]:,} {name.replace('_', ' ')}" for name in STATUSES if summary.by_status[name])
    read = f"{counted(len(report.documents), 'article')}, {counted(summary.sentences, 'sentence')}"
    against = f"{counted(report.pool.documents, 'article')} of {counted(report.pool.origins, 'independent origin')}"
    return [
        f"### srcflag: {by_severity(found) or 'no flags'}",
        "",
        f"{read}, compared with {against}. {', '.join(statuses)}".rstrip() + f"{accepted(report)}.",
        "A status says how a sentence stands relative to this pool, not what is so.",
        "",
    ]


def _where(one: Found, places: Places) -> str:
    """The place as code, which GitHub turns into nothing else; a long path keeps its end."""
    where = places.told(one.flag.start)
    return f"<code>{inert(where if len(where) <= _LONGEST else '…' + where[-_LONGEST:], 2 * _LONGEST)}</code>"


def _row(one: Found, where: str) -> str:
    flag = one.flag
    return f"| {flag.severity} | {where} | **{flag.code}** {inert(flag.message, _SHORT)} |"


def _details(one: Found, where: str) -> str:
    flag = one.flag
    lines = [
        f"<details><summary>{flag.code} {flag.name}, {where}</summary>",
        "",
        f"- Sentence: {inert(one.sentence.text, _LONG)}",
        f"- Why: {inert(flag.explanation, _LONG)}",
    ]
    lines += [f"- Evidence ({e.stance}), {inert(e.document_id, _SHORT)}: {inert(e.text, _SHORT)}" for e in one.evidence]
    lines += [f"- Clears: {inert(flag.would_clear, _SHORT)}", "", "</details>", ""]
    return "\n".join(lines)


def _note(note: Notification) -> str:
    return f"- **{note.level}**: {inert(note.message, _SHORT)}"


def _closing(found: Sequence[Found], rows: int, details: int, notes: Sequence[Notification]) -> list[str]:
    lines = []
    if rows < len(found):
        lines.append(f"Not in this comment: {by_severity(found[rows:])}.")
    if details < rows:
        lines.append(f"Without their evidence: the last {counted(rows - details, 'flag')} of the table.")
    if len(notes) > _NOTES:
        lines.append(f"Not in this comment: {counted(len(notes) - _NOTES, 'notification')}.")
    return lines


def _fitting(parts: Sequence[str], room: int) -> list[str]:
    """As many of the parts, from the first on, as there is room for."""
    fitting: list[str] = []
    for part in parts:
        room -= _units(part) + 1
        if room < 0:
            break
        fitting.append(part)
    return fitting


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
