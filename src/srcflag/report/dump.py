"""Values as JSON text for programs: the same bytes every time, and nothing that could repaint a terminal."""

from __future__ import annotations

import json
import re

# As in the report's own JSON, and halves of characters, which no UTF-8 file can hold.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(value: object, indent: int | None = None) -> str:
    """JSON text, compact unless `indent` is given, with control and direction characters escaped."""
    separators = None if indent is not None else (",", ":")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
