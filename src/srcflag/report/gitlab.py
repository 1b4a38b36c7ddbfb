"""A Report as GitLab code quality, which merge requests show beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.report.dump import dump
from srcflag.report.order import worst_first
from srcflag.report.places import Places
from srcflag.report.text import printable

if TYPE_CHECKING:
    from srcflag.records import Report, Severity

SEVERITY_NAMES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, *, root: str | None = None) -> str:
    """A list of issues, worst first. GitLab asks for a path and a line of each: an article without lines has line 1."""
    places = {document.document_id: Places(document, root) for document in report.documents}
    issues = []
    for one in worst_first(report):
        flag, where = one.flag, places[one.document.document_id]
        line = one.document.place(flag.start)[0] if where.has_lines else 1
        of_whom = f"{one.document.document_id}: " if where.inside else ""
        issues.append(
            {
                "description": printable(f"{flag.code} {of_whom}{flag.message}"),
                "check_name": flag.name,
                "fingerprint": flag.id,
                "severity": SEVERITY_NAMES[flag.severity],
                "location": {"path": where.name, "lines": {"begin": line}},
            }
        )
    return dump(issues, indent=2) + "\n"
