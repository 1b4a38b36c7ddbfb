"""What a configuration says of some documents only, by a pattern of their paths.

[tool.srcflag.per-path."opinion/**"]
ignore = ["SF3"]
fail_on = "never"
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

STDIN = "-"


def split(value: object) -> object:
    """Take "SF101, SF302" from the environment or a command line as a list."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(split)]
FailOn = Literal["error", "warning", "note", "never"]


class PathSettings(BaseModel):
    """What holds for documents whose path, from `folder` on, fits `pattern`.

    `anew` marks the settings of a configuration file of its own: for what lies below it, nothing said before counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: str
    folder: str = Field(default=".", description="What the pattern starts from: the configuration file's folder.")
    select: Names | None = Field(default=None, description="Only these rules, in place of those selected before.")
    ignore: Names = Field(default=(), description="Not these rules either.")
    fail_on: FailOn | None = Field(default=None, description="The severity that makes the exit code 1, in their place.")
    anew: bool = False

    def fits(self, path: str) -> bool:
        """Whether the pattern fits a document's path, both from the working folder on where they are not absolute."""
        folder, whole = os.path.abspath(self.folder), os.path.abspath(path)
        inside = whole.removeprefix(folder.rstrip(os.sep) + os.sep)
        return inside != whole and _fit(_parts(self.pattern), inside.replace(os.sep, "/").split("/"))

    @property
    def told(self) -> str:
        """In one line which documents get which rules, for the report; empty where it decides no flag."""
        said = [] if self.select is None else [f"select {', '.join(self.select) or 'all'}"]
        said += [f"ignore {', '.join(self.ignore)}"] if self.ignore else []
        if not said:
            return ""
        where = os.path.normpath(os.path.join(os.path.relpath(self.folder), self.pattern)).replace(os.sep, "/")
        return f"{where}: {'; '.join(said)}"


def _parts(pattern: str) -> list[str]:
    """The pattern folder by folder; a name alone fits at any depth, as in .gitignore."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if pattern.endswith("/"):
        parts.append("**")
    if len(parts) == 1 and parts != ["**"]:
        return ["**", *parts]
    return [*parts, "*"] if parts[-1:] == ["**"] else parts


def _fit(parts: list[str], names: list[str]) -> bool:
    """Whether the parts fit all the names. Each part moves a set of places, so that no pattern goes back over them."""
    reached = {0}
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
        if not reached:
            return False
    return len(names) in reached
