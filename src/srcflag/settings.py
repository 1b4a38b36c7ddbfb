"""One frozen Settings, put together from four places.

defaults < `srcflag.toml` or `[tool.srcflag]` in `pyproject.toml` < environment (`SRCFLAG_...`) < arguments.
An unknown key is an error that names the nearest known one.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from srcflag.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT_PREFIX = "SRCFLAG_"
_NOT_SETTINGS = frozenset({"SRCFLAG_SHARED"})  # names the folder of test articles; no setting


def _split(value: object) -> object:
    """Take "SF101, SF302" from the environment or a command line as a list."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Settings(BaseModel):
    """Everything a user can set, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    encoder: str = Field(default="default", description="The shipped encoder, a folder, or a model name.")
    verifier: str = Field(
        default="default", description="The shipped verifier, a model name or folder, or alignment for none."
    )
    threads: int = Field(default=2, ge=1, le=64, description="Threads of the models; changes no result.")
    candidates: int = Field(default=10, ge=1, le=100, description="Pool sentences set against each claim.")
    fail_on: Literal["error", "warning", "note", "never"] = Field(
        default="error", description="The least severity that makes the exit code 1."
    )
    select: Names = Field(default=(), description="Only these rules, by code or prefix; empty means all.")
    ignore: Names = Field(default=(), description="Not these rules, by code or prefix.")
    exclude: Names = Field(
        default=("README*", "LICENSE*", "NOTICE*", "CHANGELOG*", "labels.jsonl", "srcflag.toml"),
        description="File names that are no articles when a folder or pattern is read.",
    )
    min_words: int = Field(default=4, ge=1, description="Shorter sentences are not assessed.")
    max_chars: int = Field(default=3000, ge=100, description="Longer sentences are not assessed.")

    @property
    def decisive(self) -> dict[str, str | int | float | bool | list[str] | None]:
        """The settings that decide a result, as the report shows them; `threads` and `fail_on` do not."""
        values = self.model_dump(exclude={"threads", "fail_on", "exclude"})
        return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def load(
    start: Path | None = None,
    *,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Settings:
    """Put the settings together for files at or below `start` (default: the working folder).

    `config` names a file instead of looking for one upwards. Arguments that are None are as if not given.
    Raises SettingsError naming the file or variable, the key and the nearest known key.
    """
    values: dict[str, Any] = {}
    found = config or _find(start or Path.cwd())
    if found is not None:
        values |= _checked(_read(found), str(found))
    variables = os.environ if environment is None else environment
    for name, value in sorted(variables.items()):
        if name.startswith(ENVIRONMENT_PREFIX) and name not in _NOT_SETTINGS:
            values |= _checked({name.removeprefix(ENVIRONMENT_PREFIX).lower(): value}, f"environment variable {name}")
    values |= _checked({key: value for key, value in arguments.items() if value is not None}, "arguments")
    return Settings(**values)


def _checked(values: dict[str, Any], origin: str) -> dict[str, Any]:
    """Refuse unknown keys and impossible values while it is still known where they came from."""
    for key in values:
        if key not in Settings.model_fields:
            near = difflib.get_close_matches(key, Settings.model_fields, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"known settings: {', '.join(Settings.model_fields)}"
            raise SettingsError(f"{origin}: unknown setting {key!r}; {hint}")
    try:
        Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "settings"
        raise SettingsError(f"{origin}: {key} = {first['input']!r}: {first['msg'].lower()}") from None
    return values


def _find(start: Path) -> Path | None:
    """The nearest `srcflag.toml`, or `pyproject.toml` with a `[tool.srcflag]` table, upwards from `start`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own = folder / "srcflag.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "[tool.srcflag" in shared.read_text(encoding="utf-8", errors="replace"):
            return shared
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            values: dict[str, Any] = tomllib.load(file)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a readable file with --config") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: not valid TOML: {error}; correct it, or name another file with --config"
        ) from None
    if path.name == "pyproject.toml":
        tool = values.get("tool", {})
        table = tool.get("srcflag", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: [tool.srcflag] must be one table; write its settings below that line")
        return table
    return values
