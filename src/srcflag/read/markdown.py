"""Markdown with optional YAML front matter -> one Document whose text is the whole file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from srcflag.errors import EmptyInputError, InputError
from srcflag.read.fields import FieldError, Given, checked_text, given_in, make_document
from srcflag.read.lines import line_number, lines
from srcflag.read.names import printable
from srcflag.records import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from srcflag.records import Document

_LONGEST = 65_536
"""Front matter ends within this many characters: far more than any has, little enough for a slow parser."""

_ALIASES = {"date": "published", "lang": "language"}
_NULLS = {"", "~", "null", "Null", "NULL"}
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class _Block(NamedTuple):
    start: int
    end: int
    body_start: int


def read_markdown(path: str, text: str) -> list[Document]:
    """Return the one document in `text`. Raises InputError for front matter that cannot be used."""
    block = _front_matter(text)
    root = None if block is None else _composed(path, text, block)
    if block is None or root is None:
        return [make_document(path, text, Given(), markdown=True)]
    shown = printable(path)
    if not text[block.body_start :].strip():
        raise EmptyInputError(shown, "there is nothing below the front matter", "write the article below it")
    try:
        given = replace(given_in(_row(root)), suppressions=tuple(_suppressions(root, block, len(text))))
    except FieldError as error:
        place = f"line {_line_of_key(text, block, root, error.key)}"
        raise InputError(shown, f"front matter: {error.problem}", error.way_out, place) from None
    return [make_document(path, text, given, body_start=block.body_start, markdown=True)]


def _front_matter(text: str) -> _Block | None:
    """The block between a first line `---` and the next line `---` or `...`, if there is one."""
    head = lines(text[:_LONGEST])
    first = next(head, None)
    if first is None or first.text.rstrip(" \t") != "---":
        return None
    for line in head:
        if line.text.rstrip(" \t") in ("---", "..."):
            return _Block(first.end, line.start, line.end)
    return None


def _composed(path: str, text: str, block: _Block) -> yaml.MappingNode | None:
    """Return the block's keys; None where it is prose between two rules, which is no front matter.

    Nodes, not values: they know their line, and "004" stays "004" and "no" Norwegian.
    """
    import yaml

    source = text[block.start : block.end]
    try:
        node = yaml.compose(source, Loader=yaml.BaseLoader)
    except yaml.reader.ReaderError as error:
        at, problem = error.position, "a character that YAML does not allow"
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at, problem = (mark.index if mark else 0), error.problem or error.context or "not YAML"
    except (yaml.YAMLError, ValueError):
        at, problem = 0, "an escape or a number that stands for nothing"
    except RecursionError:
        at, problem = 0, "nested too deeply"
    else:
        if node is None:
            return yaml.MappingNode("tag:yaml.org,2002:map", [])
        return node if isinstance(node, yaml.MappingNode) else None
    place = f"line {line_number(text, block.start + min(at, len(source)))}"
    way_out = "mend the YAML between the two --- lines (quote a value that has a colon in it)"
    raise InputError(printable(path), f"front matter is not valid YAML: {problem}", way_out, place)


def _row(root: yaml.MappingNode) -> dict[str, object]:
    pairs = _pairs(root)
    row: dict[str, object] = {}
    for key in ("id", "title", "outlet", "url", "date", "published", "lang", "language"):
        value = _plain(key, pairs.get(key))
        if value is not None:  # where both names of a thing are given, the later one here wins
            row[_ALIASES.get(key, key)] = value
    own = pairs.get("srcflag")
    inner = {} if own is None else _pairs(own)
    if own is not None and not _is_mapping(own) and (isinstance(own.value, list) or _plain("srcflag", own)):
        raise FieldError("srcflag", '"srcflag" must be a mapping', "write srcflag: {exclusive: true}")
    # Both are looked at, so that a wrong value is reported wherever it stands.
    flags = (_flag("exclusive", pairs.get("exclusive")), _flag("srcflag", inner.get("exclusive")))
    row["exclusive"] = any(flags)
    return row


def _suppressions(root: yaml.MappingNode, block: _Block, length: int) -> Iterator[Suppression]:
    """What `srcflag: {ignore: [...]}` accepts for the whole article: rules, or mappings of `code` and `reason`.

    A `reason` beside `ignore` is that of every entry which has none of its own.
    """
    own = _pairs(root).get("srcflag")
    inner = {} if own is None else _pairs(own)
    listed = inner.get("ignore")
    common = _plain("reason", inner.get("reason")) or ""
    if listed is None or (_plain("ignore", listed) is None if isinstance(listed.value, str) else not listed.value):
        return
    entries = listed.value if isinstance(listed.value, list) and not _is_mapping(listed) else [listed]
    for entry in entries:
        pairs = _pairs(entry)
        codes = pairs.get("code") if _is_mapping(entry) else entry
        if codes is None or not isinstance(codes.value, str) or set(pairs) - {"code", "reason"}:
            way_out = "write ignore: [SF101], or ignore: [{code: SF101, reason: why}]"
            raise FieldError("srcflag", "an entry of ignore is neither a rule nor a code with its reason", way_out)
        reason = _plain("reason", pairs.get("reason")) or common
        yield Suppression(
            start=block.start + entry.start_mark.index,
            end=block.start + entry.end_mark.index,
            first=0,
            last=length,
            rules=tuple((_plain("code", codes) or "").replace(",", " ").split()),
            reason=" ".join(reason.split()),
        )


def _pairs(node: yaml.Node) -> dict[str, yaml.Node]:
    if not _is_mapping(node):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key.value, str)}


def _is_mapping(node: yaml.Node) -> bool:
    from yaml import MappingNode

    return isinstance(node, MappingNode)


def _plain(key: str, node: yaml.Node | None) -> str | None:
    if node is None:
        return None
    if not isinstance(node.value, str):
        raise FieldError(key, f'"{key}" must be one value, not a list or a mapping', "write one value")
    if node.value in _NULLS and getattr(node, "style", None) is None:
        return None
    return checked_text(key, node.value)


def _flag(key: str, node: yaml.Node | None) -> bool:
    value = _plain(key, node)
    if value is None:
        return False
    if value.lower() not in _FLAGS:
        raise FieldError(key, f"exclusive: {value[:40]!a} is neither true nor false", "write true or false")
    return _FLAGS[value.lower()]


def _line_of_key(text: str, block: _Block, root: yaml.MappingNode, key: str) -> int:
    names = [key, *(alias for alias, name in _ALIASES.items() if name == key)]
    at = next((node.start_mark.index for node, _ in root.value if node.value in names), 0)
    return line_number(text, block.start + at)
