"""`srcflag explain` and `srcflag schema`: what the rules and the report's fields mean."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="Every rule.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def explain(code: str | None, everything: bool, as_json: bool) -> None:
    """Say what a rule flags, why it matters and what would clear it."""
    import json

    from srcflag.rules import RULES, rule

    if (code is None) == (not everything):
        raise click.UsageError("name one rule (srcflag explain SF101), or ask for --all")
    chosen = RULES if everything else (rule(code or ""),)
    if as_json:
        keys = ("code", "name", "severity", "state", "summary", "doc")
        rows = [{key: getattr(one, key) for key in keys} for one in chosen]
        click.echo(json.dumps(rows if everything else rows[0], indent=2, ensure_ascii=False))
        return
    click.echo(
        "\n\n".join(f"{one.doc.strip()}\n\nDefault severity: {one.severity}. State: {one.state}." for one in chosen)
    )


@click.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from srcflag.report.schema import schema_text

    click.echo(schema_text(), nl=False)
