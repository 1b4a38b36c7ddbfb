"""The file of a baseline: JSON Lines, the first for the version, then one accepted flag a line, sorted.

Nothing in a line depends on any other, and there are no line numbers of articles, so that two branches' files merge as
text.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError, field_validator

from srcflag.errors import InputError, UsageError
from srcflag.records import Record, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
HEADER = '{"srcflag_baseline":1}'
LONGEST_TEXT = 160  # characters of a sentence, for people who read the file; a flag is known by its id
_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_WAY_OUT = "mend the line, or write the file anew with srcflag baseline write --force"


class Entry(Record):
    """What was decided about one flag: accepted, dismissed as mistaken, or rejected, which leaves it reported.

    `text` is the beginning of the sentence. `contradicting` are the digests of what was known to contradict it: other
    contradicting evidence re-opens the flag. From the day after `expires` on the entry accepts nothing.
    """

    id: str = Field(pattern=r"^\w+:[0-9a-f]{8}$")
    code: str
    document_id: str
    text: str
    decision: Literal["accepted", "dismissed", "rejected"]
    reason: str = ""
    note: str = ""
    by: str = ""
    when: dt.date
    expires: dt.date | None = None
    contradicting: tuple[str, ...] = ()

    @field_validator("reason")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())

    @property
    def accepts(self) -> bool:
        """Whether it accepts its flag at all."""
        return self.decision != "rejected"

    @property
    def key(self) -> tuple[str, str]:
        """What entries are sorted by."""
        return self.document_id, self.id


def brief(text: str) -> str:
    """The beginning of a sentence, on one line."""
    return " ".join(text.split())[:LONGEST_TEXT]


def dump(entries: Iterable[Entry]) -> str:
    """The text of a baseline file."""
    lines = (json_text(entry, indent=None, exclude_defaults=True) for entry in sorted(entries, key=lambda e: e.key))
    return "\n".join([HEADER, *lines]) + "\n"


def load(path: str | Path) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises InputError naming the file, the line and what is wrong with it."""
    name = str(path)
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        way_out = "write one with srcflag baseline write, or name another with --baseline"
        raise InputError(name, "there is no such baseline", way_out) from None
    except UnicodeDecodeError as error:
        raise InputError(name, "not UTF-8", _WAY_OUT, f"byte {error.start}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"cannot be read ({reason.lower()})", "check the path") from None
    return _parsed(name, text)


def _parsed(name: str, text: str) -> tuple[Entry, ...]:
    entries: dict[str, tuple[int, Entry]] = {}
    # not str.splitlines: a sentence may hold U+2028
    lines = [(number, line.strip()) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()]
    for number, line in lines:
        if _MARKER.match(line):
            way_out = "keep the lines of both sides and remove the marks <<<<<<<, ======= and >>>>>>>"
            raise InputError(name, "a merge conflict that is not resolved", way_out, f"line {number}")
    if not lines:
        raise InputError(name, "empty, and no baseline", _WAY_OUT)
    _check_header(name, *lines[0])
    for number, line in lines[1:]:
        if line == HEADER:
            continue  # of the other side of a merge
        entry = _entry(name, number, line)
        before, known = entries.setdefault(entry.id, (number, entry))
        if known != entry:
            problem = f"{entry.id} stands here and in line {before}, with different words"
            raise InputError(name, problem, "keep the line that holds and remove the other", f"line {number}")
    return tuple(sorted((entry for _, entry in entries.values()), key=lambda entry: entry.key))


def _check_header(name: str, number: int, line: str) -> None:
    with contextlib.suppress(ValueError, RecursionError):
        header = json.loads(line)
        version = header.get("srcflag_baseline") if isinstance(header, dict) else None
        if version == VERSION:
            return
        if isinstance(version, int):
            problem = f"of version {version}, and this srcflag reads version {VERSION}"
            raise InputError(name, problem, "use the srcflag that wrote it, or a later one", f"line {number}")
    way_out = f"a baseline begins with the line {HEADER}; {_WAY_OUT}"
    raise InputError(name, "not a baseline of srcflag", way_out, f"line {number}")


def _entry(name: str, number: int, line: str) -> Entry:
    place = f"line {number}"
    try:
        entry = Entry.model_validate_json(line)
    except ValidationError as error:
        raise InputError(name, f"not an entry: {first_problem(error)}", _WAY_OUT, place) from None
    if not entry.id.startswith(f"{entry.code}:"):
        raise InputError(name, f"{entry.id} is no flag of {entry.code}", _WAY_OUT, place)
    if entry.accepts and not any(map(str.isalnum, entry.reason)):
        raise InputError(name, f"{entry.id} is {entry.decision} without a reason", "write why", place)
    return entry


def first_problem(error: ValidationError) -> str:
    """What a validation found first, on one line: the key and what is wrong with it."""
    first: Any = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    return f"{key}: {first['msg'].lower()}" if key else first["msg"].lower()


def save(path: str | Path, entries: Iterable[Entry]) -> None:
    """Write a baseline as a whole or not at all: whoever reads it meanwhile has the old one. Raises UsageError."""
    target = Path(os.path.realpath(path))  # the file that a link leads to, not the link
    data = dump(entries).encode()
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another file with -b") from None


def _mode(target: Path) -> int:
    """The permissions of the file that is there, else those that a new file gets."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
