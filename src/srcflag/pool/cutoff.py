"""What the pool held on a day: an article checked for that day's edition knows nothing of later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.pool.naming import identity
from srcflag.records import Notification

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from srcflag.pool.naming import Documents, Key
    from srcflag.records import Document, Severity


def until(
    jobs: Sequence[tuple[Documents, Documents]], day: dt.date | None
) -> tuple[list[tuple[Documents, Documents]], list[Notification]]:
    """The jobs with only those articles in their pools that were published by that day, and what is left out, by name.

    An article without a date is left out: nothing shows that it is an earlier one. What is checked stays, whatever its
    date.
    """
    if day is None:
        return list(jobs), []
    left_out: dict[Key, Document] = {}
    kept: list[tuple[Documents, Documents]] = []
    for documents, pool in jobs:
        alone = {identity(d) for d in documents} if len(documents) == 1 else set()  # never compared with itself anyway
        late = {identity(d): d for d in pool if d.published is None or d.published > day}
        late = {key: document for key, document in late.items() if key not in alone}
        left_out |= late
        kept.append((documents, tuple(d for d in pool if identity(d) not in late)))
    later = [d.id for d in left_out.values() if d.published is not None]
    undated = [d.id for d in left_out.values() if d.published is None]
    notes = [
        *_note("note", later, f"as of {day}, the pool goes without {{}} published later"),
        *_note("warning", undated, f"as of {day}, the pool goes without {{}} of unknown date, which may be later"),
    ]
    return kept, notes


def _note(level: Severity, ids: list[str], said: str) -> list[Notification]:
    if not ids:
        return []
    number = "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
    return [Notification(level=level, message=f"{said.format(number)}: {', '.join(sorted(ids))}")]
