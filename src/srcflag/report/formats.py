"""The formats of `srcflag check` for programs, by name. A format's module is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Report
    from srcflag.report.sarif import RulePage

Format = Literal["json", "jsonl", "sarif", "github", "junit", "markdown", "gitlab"]
FORMATS: tuple[Format, ...] = ("json", "jsonl", "sarif", "github", "junit", "markdown", "gitlab")


def rendered(report: Report, form: Format, rules: Sequence[RulePage] = ()) -> str:
    """The report in that format. `rules` are those that SARIF describes."""
    match form:
        case "json":
            return report.to_json() + "\n"
        case "jsonl":
            from srcflag.report.jsonl import render as jsonl

            return jsonl(report)
        case "sarif":
            from srcflag.report.sarif import render as sarif

            return sarif(report, rules)
        case "github":
            from srcflag.report.github import render as github

            return github(report)
        case "junit":
            from srcflag.report.junit import render as junit

            return junit(report)
        case "markdown":
            from srcflag.report.markdown import render as markdown

            return markdown(report)
        case "gitlab":
            from srcflag.report.gitlab import render as gitlab

            return gitlab(report)
