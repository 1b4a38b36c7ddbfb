"""`srcflag explain` and `srcflag schema`: what the rules and the report's fields mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from srcflag.cli.completion import codes
from srcflag.cli.output import tell, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.rules import Rule


@click.command()
@click.argument("code", required=False, shell_complete=codes)
@click.option("--all", "everything", is_flag=True, help="Every rule.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--markdown", "as_markdown", is_flag=True, help="As one Markdown page: docs/rules.md is this of --all.")
def explain(code: str | None, everything: bool, as_json: bool, as_markdown: bool) -> None:
    """Say what a rule flags, why it matters and what would clear it."""
    import json

    from srcflag.rules import RULES, rule

    if (code is None) == (not everything):
        raise click.UsageError("name one rule (srcflag explain SF101), or ask for --all")
    if as_json and as_markdown:
        raise click.UsageError("choose one of --json and --markdown")
    chosen = RULES if everything else (rule(code or ""),)
    if as_json:
        keys = ("code", "name", "severity", "state", "summary", "doc")
        rows = [{key: getattr(one, key) for key in keys} for one in chosen]
        tell(json.dumps(rows if everything else rows[0], indent=2, ensure_ascii=False))
        return
    if as_markdown:
        tell(markdown(chosen))
        return
    tell("\n\n".join(f"{one.doc.strip()}\n\nDefault severity: {one.severity}. State: {one.state}." for one in chosen))


def markdown(rules: Sequence[Rule]) -> str:
    """The rules' own pages under one another, with a table of them all in front of several."""
    pages = [_page(rule) for rule in rules]
    if len(pages) == 1:
        return pages[0]
    rows = [f"| [{one.code}](#{_anchor(one)}) {one.name} | {one.severity} | {one.summary} |" for one in rules]
    head = ["# Rules", "", "Made from the rules themselves: `make rules` writes this page.", ""]
    return "\n".join([*head, "| rule | default | flags |", "|---|---|---|", *rows, "", "\n\n".join(pages)])


def _page(rule: Rule) -> str:
    """A rule's docstring with its first words as the heading and its own headings one level down."""
    summary, _, rest = rule.doc.strip().partition("\n")
    said = summary.removeprefix(f"{rule.code} {rule.name}: ")
    told = f"{said[:1].upper()}{said[1:]} Default severity: {rule.severity}. State: {rule.state}."
    return f"## {rule.code} {rule.name}\n\n{told}\n{re.sub(r'^## ', '### ', rest, flags=re.MULTILINE)}"


def _anchor(rule: Rule) -> str:
    """The heading's anchor as GitHub makes it."""
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


@click.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from srcflag.report.schema import schema_text

    write(schema_text(), None)
