"""srcflag: a linter for factual claims. See `srcflag.score`.

Names load when they are first used (PEP 562): importing srcflag loads no numpy, no runtime and no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from srcflag.api import Pool, score
    from srcflag.errors import (
        EmptyInputError,
        EncodingError,
        InputError,
        ModelError,
        RuleError,
        SettingsError,
        SrcflagError,
        UnknownFormatError,
        UsageError,
    )
    from srcflag.pipeline import Scorer
    from srcflag.records import Document, DocumentReport, Evidence, Flag, Report, SentenceReport
    from srcflag.settings import Settings

__all__ = [
    "Document",
    "DocumentReport",
    "EmptyInputError",
    "EncodingError",
    "Evidence",
    "Flag",
    "InputError",
    "ModelError",
    "Pool",
    "Report",
    "RuleError",
    "Scorer",
    "SentenceReport",
    "Settings",
    "SettingsError",
    "SrcflagError",
    "UnknownFormatError",
    "UsageError",
    "__version__",
    "score",
]

_HOME = (
    dict.fromkeys(("Pool", "score"), "srcflag.api")
    | dict.fromkeys((name for name in __all__ if name.endswith("Error")), "srcflag.errors")
    | dict.fromkeys(("Document", "DocumentReport", "Evidence", "Flag", "Report", "SentenceReport"), "srcflag.records")
    | {"Scorer": "srcflag.pipeline", "Settings": "srcflag.settings"}
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("srcflag")
    if name in _HOME:
        from importlib import import_module

        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'srcflag' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
