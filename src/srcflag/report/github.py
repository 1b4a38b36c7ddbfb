"""A Report as workflow commands, which GitHub Actions shows as annotations beside the lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from srcflag.records import SEVERITIES, counted
from srcflag.report.order import Found, by_severity, notifications, worst_first
from srcflag.report.places import Places, shown
from srcflag.report.text import accepted, printable

if TYPE_CHECKING:
    from srcflag.records import Notification, Report, Severity

PER_STEP = 10
"""GitHub drops what is over ten errors, ten warnings and ten notices of one step."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, *, root: str | None = None) -> str:
    """One command a line, worst first, then one line of what was found and what is not annotated."""
    places = {document.document_id: Places(document, root) for document in report.documents}
    found, notes = worst_first(report), notifications(report)
    lines: list[str] = []
    left_out = 0
    for severity in SEVERITIES:
        flags = [
            partial(_flag, one, places[one.document.document_id]) for one in found if one.flag.severity == severity
        ]
        told = [partial(_note, note, root) for note in notes if note.level == severity]
        # what could not be read comes before any flag, what could not be assessed after them
        commands = [*told, *flags] if severity == "error" else [*flags, *told]
        lines += [command() for command in commands[:PER_STEP]]
        left_out += len(commands[PER_STEP:])
    return "\n".join([*lines, _closing(report, found, left_out)]) + "\n"


def _flag(one: Found, places: Places) -> str:
    flag = one.flag
    said = [flag.message, flag.explanation, f"Clears: {flag.would_clear}"]
    where: dict[str, object] = {}
    if places.path is None or not places.has_lines:
        said[0] = f"{one.document.document_id}: {flag.message}"
    if places.path is not None:
        where["file"] = places.path
    if places.has_lines:
        region = places.region(flag.start, flag.end)
        where |= {"line": region.line, "endLine": region.end_line}
        if region.line == region.end_line:  # GitHub takes columns of one line only
            where |= {"col": region.column, "endColumn": region.end_column}
    return _command(flag.severity, where | {"title": printable(f"{flag.code} {flag.name}")}, said)


def _note(note: Notification, root: str | None) -> str:
    where: dict[str, object] = {"file": shown(note.path, root)} if note.path and note.path != "-" else {}
    return _command(note.level, where | {"title": "srcflag"}, [note.message])


def _command(severity: Severity, properties: dict[str, object], said: list[str]) -> str:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {given}::{_data(chr(10).join(map(printable, said)))}"


def _data(text: str) -> str:
    """Escaped as @actions/core does it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _closing(report: Report, found: list[Found], left_out: int) -> str:
    line = f"{counted(len(report.documents), 'article')}: {by_severity(found) or 'no flags'}"
    more = f"; {left_out:,} more than the {PER_STEP} of each severity that GitHub shows a step" if left_out else ""
    return line + more + accepted(report)
