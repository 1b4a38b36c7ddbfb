"""Decision files that a page is to start with: what reviewers downloaded from an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from srcflag.errors import UsageError

_FIELDS = ("id", "code", "document_id", "text", "decision", "reason", "note", "by", "at")

_WANTED = "--decisions takes what a triage page downloads"


def decision_files(paths: tuple[str, ...]) -> list[tuple[str, object]]:
    """Name and content of each file, its entries cut to the fields that the format has. The page judges each entry.

    Raises UsageError for a file that cannot be read or is none.
    """
    return [(Path(path).name, _content(path)) for path in paths]


def _content(path: str) -> object:
    try:
        raw: Any = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({error.strerror}); --decisions takes what the page downloads"
        ) from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: not JSON in UTF-8; {_WANTED}") from None
    if not isinstance(raw, dict) or raw.get("srcflag_decisions") != 1 or not isinstance(raw.get("decisions"), list):
        raise UsageError(f"{path}: no decisions file of version 1; {_WANTED}")
    return {"srcflag_decisions": 1, "decisions": [_entry(entry) for entry in raw["decisions"]]}


def _entry(raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        return {}
    entry: dict[str, object] = {name: raw[name] for name in _FIELDS if isinstance(raw.get(name), str)}
    known = raw.get("contradicting")
    entry["contradicting"] = [one for one in known if isinstance(one, str)] if isinstance(known, list) else []
    return entry
