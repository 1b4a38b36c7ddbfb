"""What can go wrong, as one tree.

Every error names the value, the place and the way out, so that its text can be shown to a person as it is.

    SrcflagError
    |-- InputError              something that was to be read cannot be
    |   |-- UnknownFormatError  a file of a kind that no reader knows
    |   |-- EncodingError       bytes that are not UTF-8 or UTF-16
    |   `-- EmptyInputError     a file, folder or pattern with nothing in it to check
    |-- SettingsError           an unknown key or an impossible value
    |-- ModelError              a model that is missing, damaged or does not fit
    |-- RuleError               a rule that crashed on one sentence
    `-- UsageError              arguments that contradict each other
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.5) -> list[str]:
    """The known word most like one that is not known, for a "did you mean"; none where none is like it."""
    return difflib.get_close_matches(word, list(known), n=1, cutoff=likeness)


class SrcflagError(Exception):
    """Base of every error that srcflag raises on purpose."""


class InputError(SrcflagError):
    """Something that was to be read cannot be.

    `path` is the file as the user named it, `place` where in it ("line 3", "byte 120", or empty),
    `problem` what is wrong and `way_out` what the user can do.
    """

    def __init__(self, path: str, problem: str, way_out: str, place: str = "") -> None:
        self.path = path
        self.place = place
        self.problem = problem
        self.way_out = way_out
        where = f"{path}, {place}" if place else path
        super().__init__(f"{where}: {problem}; {way_out}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str, str]]:
        """Made anew from its parts, so that it comes whole out of another process."""
        return type(self), (self.path, self.problem, self.way_out, self.place)


class UnknownFormatError(InputError):
    """A file of a kind that no reader knows."""


class EncodingError(InputError):
    """Bytes that are neither UTF-8 nor UTF-16."""


class EmptyInputError(InputError):
    """A file, folder or pattern with nothing in it to check."""


class SettingsError(SrcflagError):
    """An unknown key or an impossible value, with the file or variable it came from."""


class ModelError(SrcflagError):
    """A model that is missing, damaged or does not fit."""


class RuleError(SrcflagError):
    """A rule that crashed on one sentence; the rest of the run goes on without it."""


class UsageError(SrcflagError):
    """Arguments that contradict each other."""
