"""One frozen Settings, put together from four places.

defaults < `srcflag.toml` or `[tool.srcflag]` in `pyproject.toml` < environment (`SRCFLAG_...`) < arguments.
An unknown key is an error that names the nearest known one. docs/configuration.md says the same for users.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from srcflag.errors import SettingsError, nearest
from srcflag.per_path import STDIN, FailOn, Names, PathSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENVIRONMENT_PREFIX = "SRCFLAG_"
_NOT_SETTINGS = frozenset({"SRCFLAG_SHARED"})  # names the folder of test articles; no setting
_OF_A_DOCUMENT = ("select", "ignore", "fail_on")
"""What may differ between the documents of one run."""
_OF_THE_RUN = (
    "encoder",
    "verifier",
    "candidates",
    "as_of",
    "owners",
    "exclude",
    "min_words",
    "max_chars",
    "min_confidence",
)
"""What may not: one run has one pool and one set of models. `threads` changes no result."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _day(value: object) -> object:
    """Take a day as TOML or ISO 8601 writes it; nothing else, as 5/9/2025 is two days."""
    if value == "":  # what a pipeline hands over for a variable that it leaves open
        return None
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("no calendar has this day") from None
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    raise ValueError("not a day; write it as 2025-09-05")


class Settings(BaseModel):
    """Everything a user can set, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    encoder: str = Field(default="default", description="The shipped encoder, a folder, or a model name.")
    verifier: str = Field(
        default="default", description="The shipped verifier, a model name or folder, or alignment for none."
    )
    threads: int = Field(default=2, ge=1, le=64, description="Threads of the models; changes no result.")
    candidates: int = Field(default=10, ge=1, le=100, description="Pool sentences set against each claim.")
    as_of: Annotated[dt.date | None, BeforeValidator(_day)] = Field(
        default=None, description="Compare only with articles published on or before this day."
    )
    owners: str = Field(default="", description="A TOML file that lists each owner's outlets: they are one origin.")
    fail_on: FailOn = Field(default="error", description="The least severity that makes the exit code 1.")
    select: Names = Field(default=(), description="Only these rules, by code or prefix; empty means all.")
    ignore: Names = Field(default=(), description="Not these rules, by code or prefix.")
    baseline: str = Field(
        default="", description="A file of accepted flags; in a settings file, from that file's folder on."
    )
    exclude: Names = Field(
        default=("README*", "LICENSE*", "NOTICE*", "CHANGELOG*", "labels.jsonl", "srcflag.toml"),
        description="File names that are no articles when a folder or pattern is read.",
    )
    # three words can accuse ("No false move."); of the labelled events 3 assesses four more sentences than 4
    min_words: int = Field(default=3, ge=1, description="Shorter sentences are not assessed.")
    max_chars: int = Field(default=3000, ge=100, description="Longer sentences are not assessed.")
    min_confidence: float = Field(
        default=0.0, ge=0, le=1, description="Flags that rest on a status less sure than this are notes."
    )
    per_path: tuple[PathSettings, ...] = Field(
        default=(), description="What holds for documents whose path fits a pattern: select, ignore, fail_on."
    )

    @property
    def decisive(self) -> dict[str, str | int | float | bool | list[str] | None]:
        """The settings that decide a result, as the report shows them; `threads` and `fail_on` do not.

        Nor does the baseline: what it accepts is in the report, with its reasons.
        """
        values = self.model_dump(mode="json", exclude={"threads", "fail_on", "exclude", "per_path", "baseline"})
        values["owners"] = os.path.basename(self.owners)  # the same wherever it lies
        return values | {"per_path": [one.told for one in self.per_path if one.told]}

    def for_path(self, path: str | None) -> Settings:
        """The settings for one document: `ignore` adds up, of `select` and `fail_on` the last that fits counts."""
        if path is None or path == STDIN or not self.per_path:
            return self
        select, ignore, fail_on = self.select, self.ignore, self.fail_on
        for one in self.per_path:
            if not one.fits(path):
                continue
            if one.anew:
                select, ignore = (), ()
            select = select if one.select is None else one.select
            ignore = (*ignore, *(code for code in one.ignore if code not in ignore))
            fail_on = one.fail_on or fail_on
        return self.model_copy(update={"select": select, "ignore": ignore, "fail_on": fail_on})


class Origin(NamedTuple):
    """Where a setting's value came from; `where` is the file or the variable, empty for the other two."""

    kind: Literal["default", "file", "environment", "argument"]
    where: str = ""


class Loaded(NamedTuple):
    """Settings with the file that was found, if one was, and the origin of each value."""

    settings: Settings
    file: Path | None
    origins: dict[str, Origin]


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
    return trace(start, config=config, environment=environment, **arguments).settings


def trace(
    start: Path | None = None,
    *,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Loaded:
    """The settings as `load` puts them together, and where each came from."""
    return _put_together(config or _find(start or Path.cwd()), environment, arguments)


def nearest_to_each(first: Loaded, files: Iterable[str], **arguments: Any) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a run that checks `files`, and what of theirs it cannot follow, in words.

    Each document goes by the settings file nearest to it in `select`, `ignore`, `fail_on` and `per-path`; all else
    comes from `first`, the settings of the run's first path.
    """
    folders = {os.path.dirname(os.path.abspath(file)) for file in files if file != STDIN}
    found = {_find(Path(folder)) for folder in folders}
    if not found - {first.file}:
        return first.settings, ()
    parts: list[PathSettings] = []
    unheeded: list[str] = []
    for file in sorted({*found, first.file}, key=lambda file: (len(file.parts) if file else 0, str(file))):
        own = _put_together(file, None, arguments).settings
        folder = str(file.parent) if file else os.path.abspath(os.sep)
        parts.append(PathSettings(pattern="**", folder=folder, anew=True, **own.model_dump(include={*_OF_A_DOCUMENT})))
        parts += own.per_path
        if odd := [key for key in _OF_THE_RUN if getattr(own, key) != getattr(first.settings, key)]:
            unheeded.append(_unheeded(file, first.file, odd))
    return first.settings.model_copy(update={"per_path": tuple(parts)}), tuple(unheeded)


def _unheeded(file: Path | None, first: Path | None, keys: list[str]) -> str:
    theirs = os.path.relpath(file) if file else "articles without a configuration file"
    ours = os.path.relpath(first) if first else "the defaults"
    return (
        f"{theirs}: {', '.join(keys)}: {ours} decides for the whole run, as it has one pool and one set of models; "
        "check the folders in runs of their own, or name one file with --config"
    )


def _put_together(file: Path | None, environment: Mapping[str, str] | None, arguments: dict[str, Any]) -> Loaded:
    values: dict[str, Any] = {}
    origins = {key: Origin("default") for key in Settings.model_fields}
    overridden: set[str] = set()

    def add(given: dict[str, Any], said: str, origin: Origin) -> None:
        values.update(_checked(given, said))
        origins.update(dict.fromkeys(given, origin))
        if origin.kind != "file":
            overridden.update(given)

    if file is not None:
        add(_from_folder(_with_patterns(_read(file), file), file), str(file), Origin("file", str(file)))
    variables = os.environ if environment is None else environment
    for name, value in sorted(variables.items()):
        if name.startswith(ENVIRONMENT_PREFIX) and name not in _NOT_SETTINGS:
            key = name.removeprefix(ENVIRONMENT_PREFIX).lower()
            add({key: value}, f"environment variable {name}", Origin("environment", name))
    add({key: value for key, value in arguments.items() if value is not None}, "arguments", Origin("argument"))
    # what somebody says for this run counts for every path: --fail-on never must not fail
    said_now = {"select": None, "fail_on": None}.items()
    update = {key: value for key, value in said_now if key in overridden}
    values["per_path"] = tuple(one.model_copy(update=update) for one in values.get("per_path", ()))
    return Loaded(Settings(**values), file, origins)


def _from_folder(values: dict[str, Any], file: Path) -> dict[str, Any]:
    """Take file names in a settings file from its folder on: it holds for whoever works below that."""
    named = {key: values[key] for key in ("owners", "baseline") if values.get(key) and isinstance(values[key], str)}
    return values | {key: str(file.parent / name) for key, name in named.items()}


def _checked(values: dict[str, Any], origin: str) -> dict[str, Any]:
    """Refuse unknown keys and impossible values while it is still known where they came from."""
    _refuse_unknown(values, Settings.model_fields, origin)
    if "per_path" in values and not isinstance(values["per_path"], tuple):
        raise SettingsError(f"{origin}: per_path can only be set in a settings file")
    try:
        Settings(**values)
    except ValidationError as error:
        raise _impossible(error, origin) from None
    return values


def _refuse_unknown(values: Iterable[str], known: Iterable[str], origin: str) -> None:
    for key in values:
        if key not in known:
            near = nearest(key, known)
            hint = f"did you mean '{near[0]}'?" if near else f"known settings: {', '.join(known)}"
            raise SettingsError(f"{origin}: unknown setting {key!r}; {hint}")


def _impossible(error: ValidationError, origin: str) -> SettingsError:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "settings"
    problem = first["msg"].removeprefix("Value error, ").lower().replace("a valid tuple", "a list of texts")
    shown = first["input"].isoformat() if isinstance(first["input"], dt.date) else first["input"]
    return SettingsError(f"{origin}: {key} = {shown!r}: {problem}")


def _with_patterns(values: dict[str, Any], file: Path) -> dict[str, Any]:
    """The values of a file with its `per-path` tables read; their patterns start from the file's folder."""
    tables = values.get("per-path", values.get("per_path", {}))
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise SettingsError(
            f"{file}: per-path must hold a table for each pattern, as in [per-path.'opinion/**'] with "
            f"{', '.join(_OF_A_DOCUMENT)} below it"
        )
    folder = os.path.dirname(os.path.abspath(file))
    read = tuple(_pattern(pattern, table, f"{file}: per-path {pattern!r}", folder) for pattern, table in tables.items())
    return {key: value for key, value in values.items() if key not in ("per-path", "per_path")} | (
        {"per_path": read} if read else {}
    )


def _pattern(pattern: str, table: dict[str, Any], origin: str, folder: str) -> PathSettings:
    if not pattern.strip("./") or pattern.startswith("/") or ".." in pattern.split("/"):
        raise SettingsError(f"{origin}: a pattern starts from the folder of this file, as in 'opinion/**' or '*.md'")
    _refuse_unknown(table, _OF_A_DOCUMENT, origin)
    try:
        return PathSettings(pattern=pattern, folder=folder, **table)
    except ValidationError as error:
        raise _impossible(error, origin) from None


def _find(start: Path) -> Path | None:
    """The nearest `srcflag.toml`, or `pyproject.toml` with a `[tool.srcflag]` table, upwards from `start`."""
    start = Path(os.path.abspath(start))  # without "..": ../drafts lies not below the working folder
    for folder in (start, *start.parents):
        own = folder / "srcflag.toml"
        if os.path.isfile(own):  # Path.is_file would raise in a folder that cannot be entered
            return own
        shared = folder / "pyproject.toml"
        if os.path.isfile(shared) and "[tool.srcflag" in _text(shared):
            return shared
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> SettingsError:
    return SettingsError(f"{path}: cannot be read ({error.strerror}); name a readable file with --config")


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            values: dict[str, Any] = tomllib.load(file)
    except OSError as error:
        raise _unreadable(path, error) from None
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
    if odd := next((key for key in ("tool", "srcflag") if isinstance(values.get(key), dict)), None):
        header = "tool.srcflag" if odd == "tool" else odd
        raise SettingsError(
            f"{path}: a line [{header}] is for pyproject.toml only; leave it out: settings stand alone here"
        )
    return values
