"""The owner file: which outlets belong to one owner, as the user knows it. srcflag ships none.

"Northern Media" = ["The Courier", "echo.example"]
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from srcflag.errors import SettingsError
from srcflag.pool.credits import host, key


def read_owners(path: str) -> dict[str, str]:
    """Outlet, by `key` of its name or by its host -> owner; nothing without a path.

    Raises SettingsError naming the file and the entry.
    """
    if not path:
        return {}
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name an owner file that can") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f'{path}: not valid TOML: {error}; write "Owner" = ["Outlet", "host.example"]') from None
    owners: dict[str, str] = {}
    for owner, outlets in table.items():
        if not isinstance(outlets, list) or not all(isinstance(name, str) and key(name) for name in outlets):
            raise SettingsError(
                f'{path}: {owner!r}: give a list of outlets or hosts, as in ["The Courier", "echo.example"]'
            )
        for name in outlets:
            if owners.setdefault(_one_key(name), owner) != owner:
                other = owners[_one_key(name)]
                raise SettingsError(f"{path}: {name!r} has two owners, {other!r} and {owner!r}; keep one of them")
    return owners


def _one_key(name: str) -> str:
    """The key of an outlet's name; a host, with or without its scheme, as `host` gives it."""
    plain = name.strip().casefold()
    if "." in plain and " " not in plain:
        return host(plain if "//" in plain else f"//{plain}")
    return key(name)
