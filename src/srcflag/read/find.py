"""Paths as a user names them (files, folders, globs, -) -> the files to read."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from srcflag.errors import EmptyInputError, InputError
from srcflag.read.files import missing, trouble
from srcflag.read.formats import KINDS, READERS
from srcflag.read.names import STDIN, file_name, printable, suffix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.ports import Reader

DEFAULT_EXCLUDE = ("README*", "LICENSE*", "NOTICE*", "CHANGELOG*", "labels.jsonl", "srcflag.toml")
"""Names of files that lie beside articles and are none; passed over in folders and globs."""


@dataclass(frozen=True)
class Expansion:
    """What paths stand for: `files` sorted and each once, `problems`, and the files that were passed over.

    `files` are paths that can be opened; a file of a folder is `folder/name`. `skipped` holds, sorted, the
    files of folders and globs that are excluded or of a kind that is not read.
    """

    files: tuple[str, ...]
    problems: tuple[InputError, ...]
    skipped: tuple[str, ...]


def expand(
    paths: Sequence[str | Path], exclude: Sequence[str] = DEFAULT_EXCLUDE, readers: Sequence[Reader] = ()
) -> Expansion:
    """Return the files that `paths` stand for.

    A path is a file, a folder (the files directly inside it, hidden ones left out), a glob (`**` for any depth) or
    `-`. `exclude` holds patterns for file names, and whole paths of single files; a file that is named itself is never
    excluded. `readers` know kinds of their own. A path that is missing, empty or matches nothing becomes a problem, and
    the others are still looked at.
    """
    patterns = [exclude] if isinstance(exclude, str) else exclude
    files: list[str] = []
    problems: list[InputError] = []
    skipped: set[str] = set()
    for path in [paths] if isinstance(paths, str | PurePath) else paths:
        try:
            found, passed_over = _members(str(path), patterns, readers)
        except InputError as error:
            problems.append(error)
        else:
            files += found
            skipped.update(passed_over)
    chosen = _each_once(files)
    return Expansion(tuple(chosen), tuple(problems), tuple(sorted(skipped.difference(chosen))))


def is_excluded(path: str | PurePath, exclude: Sequence[str]) -> bool:
    """Whether a pattern fits the file's name, or an entry is its whole path, as a file name holds no slash."""
    name = PurePath(path).name
    return any(fnmatchcase(name, entry) for entry in exclude) or os.path.realpath(path) in exclude


def _each_once(files: Sequence[str]) -> list[str]:
    """Sort, and keep the first name of a file that has several, through links or another spelling."""
    real: dict[str, str] = {}
    for path in sorted(set(files)):
        real.setdefault(path if path == STDIN else os.path.realpath(path), path)
    return list(real.values())


def _members(path: str, exclude: Sequence[str], readers: Sequence[Reader]) -> tuple[list[str], list[str]]:
    if path == STDIN:
        return [STDIN], []
    if not path:
        raise InputError("''", "an empty path", "name a file or a folder, . for the one you are in")
    try:
        if os.path.isdir(path):
            return _chosen(printable(path), _in_folder(path), exclude, readers)
        os.lstat(path)
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and glob.has_magic(path):
            return _chosen(printable(path), _in_glob(path), exclude, readers)
        raise trouble(path, error) from None
    return [_normal(PurePath(path))], []


def _normal(path: PurePath) -> str:
    """The path with slashes, and never the `-` that means standard input."""
    text = path.as_posix()
    return "./-" if text == STDIN else text


def _in_folder(path: str) -> list[PurePath]:
    shown = printable(path)
    names = [name for name in sorted(os.listdir(path)) if not name.startswith(".")]
    inside = [PurePath(path, name) for name in names]
    files = [member for member in inside if not os.path.isdir(member)]
    if not inside:
        raise EmptyInputError(shown, "the folder is empty", "put articles in it, or name another")
    if not files:
        raise EmptyInputError(
            shown,
            "the folder holds only folders, and those are not looked into",
            f"name one of them, or all: '{shown.rstrip('/')}/**/*.txt'",
        )
    return files


def _in_glob(pattern: str) -> list[Path]:
    shown = printable(pattern)
    parts = PurePath(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    root, rest = Path(*parts[:fixed]), PurePath(*parts[fixed:])
    hidden = any(part.startswith(".") for part in rest.parts)
    try:
        # Not glob.glob: its ** follows links to folders, and two that lead to each other take for ever.
        found = sorted(set(root.glob(str(rest))))
    except (ValueError, NotImplementedError) as error:
        raise InputError(shown, f"not a pattern: {error}", "use * and ? inside a name, ** as a whole folder") from None
    except (OSError, RecursionError):
        raise InputError(shown, "the folders cannot be searched", "name a folder further down") from None
    visible = [path for path in found if hidden or not any(p.startswith(".") for p in path.parts[len(root.parts) :])]
    files = [path for path in visible if not os.path.isdir(path)]
    if not visible:
        if not os.path.isdir(root):
            raise missing(str(root))
        if not os.access(root, os.R_OK | os.X_OK):
            way_out = "change its permissions, or leave it out"
            raise InputError(shown, f"no permission to look into {printable(root)}", way_out)
        raise EmptyInputError(shown, "nothing matches this pattern", f"look at what is in {printable(root)}")
    if not files:
        raise EmptyInputError(shown, "only folders match this pattern", f"ask for files: '{shown.rstrip('/')}/*'")
    return files


def _chosen(
    shown: str, files: Sequence[PurePath], exclude: Sequence[str], readers: Sequence[Reader]
) -> tuple[list[str], list[str]]:
    """Part the files that are read from those that are not. Raises EmptyInputError where none is."""
    excluded = [path for path in files if is_excluded(path, exclude)]
    rest = [path for path in files if path not in set(excluded)]
    read = [p for p in rest if suffix(p.name) in READERS or any(reader.can_read(p.as_posix()) for reader in readers)]
    if read:
        return [_normal(path) for path in read], [_normal(path) for path in files if path not in set(read)]
    example = printable(file_name(str(files[0])))
    counts = [f"{len(excluded)} excluded"] * bool(excluded) + [f"{len(rest)} of a kind that is not read"] * bool(rest)
    raise EmptyInputError(
        shown,
        f"there is no article here, only other files ({', '.join(counts)}; {example} for one)",
        f"name a file itself to read it; these are read: {KINDS}",
    )
