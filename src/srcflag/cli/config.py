"""`srcflag config show`: every setting, and where its value came from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from srcflag.cli.completion import files_of_shell
from srcflag.cli.output import tell
from srcflag.cli.run import fail_on_option, refuse_unknown_codes, setting_options, start_of

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.settings import Loaded, Origin


@click.group()
def config() -> None:
    """The settings, and where they come from."""


@config.command(short_help="Show each setting and where it came from.")
@click.argument("path", required=False, shell_complete=files_of_shell)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@setting_options
@fail_on_option
def show(path: str | None, as_json: bool, config: Path | None, **arguments: Any) -> None:
    """Show each setting with its value and where that came from; for PATH, also what holds for it alone.

    Takes the settings of `srcflag check` as options, to see which of them would win.
    """
    from srcflag.settings import trace

    loaded = trace(start_of(path or "."), config=config, **arguments)
    refuse_unknown_codes(loaded, loaded.settings)
    told = _told(loaded, path)
    if as_json:
        from srcflag.report.dump import dump

        tell(dump(told, indent=2))
        return
    tell("\n".join(_lines(told)))


def _told(loaded: Loaded, path: str | None) -> dict[str, Any]:
    """All that is shown, in the order in which it is shown."""
    from srcflag.rules import selected

    settings = loaded.settings
    values = settings.model_dump(mode="json", exclude={"per_path"})
    keys = {"select", "ignore", "fail_on"}
    told: dict[str, Any] = {
        "file": None if loaded.file is None else str(loaded.file),
        "settings": {key: {"value": value, **_origin(key, loaded.origins[key])} for key, value in values.items()},
        "per_path": [one.model_dump(mode="json", include={"pattern", *keys}) for one in settings.per_path],
    }
    if path is not None:
        own = settings.for_path(path)
        told["for_path"] = {
            "path": path,
            "patterns": [one.pattern for one in settings.per_path if one.fits(path)],
            **own.model_dump(mode="json", include=keys),
            "rules": [rule.code for rule in selected(own.select, own.ignore)],
        }
    return told


def _origin(key: str, origin: Origin) -> dict[str, str]:
    option = f"--{key.replace('_', '-')}"
    where = {"default": "", "file": origin.where, "environment": origin.where, "argument": option}[origin.kind]
    return {"origin": origin.kind, "where": where}


def _lines(told: dict[str, Any]) -> list[str]:
    from srcflag.report.text import printable

    file = told["file"]
    lines = [f"settings file: {printable(os.path.relpath(file)) if file else 'none found'}", ""]
    rows = {key: f"{key} = {_shown(one['value'])}" for key, one in told["settings"].items()}
    width = min(40, max(map(len, rows.values())))  # one long list must not push all places to the right
    for key, one in told["settings"].items():
        where = os.path.relpath(one["where"]) if one["origin"] == "file" else one["where"]
        place = {"environment": "variable ", "argument": "argument "}.get(one["origin"], "") + where
        lines.append(f"{printable(rows[key]):<{width}}  {printable(place) or 'default'}")
    own = told.get("for_path")
    fitting = own["patterns"] if own else []
    for one in told["per_path"]:
        said = ", ".join(f"{key} = {_shown(value)}" for key, value in one.items() if key != "pattern" and value)
        mark = "  fits" if one["pattern"] in fitting else ""
        lines += ["", f"per-path {_shown(one['pattern'])}: {printable(said) or 'nothing'}{mark}"]
    if own:
        holds = ", ".join(f"{key} = {_shown(own[key])}" for key in ("select", "ignore", "fail_on"))
        lines += [
            "",
            f"for {printable(own['path'])}: {printable(holds)}",
            f"    rules: {' '.join(own['rules'])}",
        ]
    return lines


def _shown(value: object) -> str:
    from srcflag.report.dump import dump

    return "none" if value is None else dump(value, indent=None).replace('","', '", "')
