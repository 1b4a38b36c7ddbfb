"""A baseline after its articles changed: what is kept, what has moved and what is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.baseline.entries import Entry, brief
from srcflag.baseline.matching import about_document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from srcflag.baseline.matching import Fit, Matched
    from srcflag.records import DocumentReport, Flag


class Updated(NamedTuple):
    """The entries that stay, and what happened to the others.

    `kept` are those among them that nothing is known of, as their article or rule was not checked.
    """

    entries: tuple[Entry, ...]
    dropped: tuple[Entry, ...]
    moved: tuple[tuple[Entry, Entry], ...]
    kept: tuple[Entry, ...]


def updated(matched: Matched, *, present: Collection[str], prune: bool = False) -> Updated:
    """Drop entries whose flag is gone and follow those that moved; reasons, dates and names stay.

    `present` names the documents that are there. Entries of others are kept, unless `prune` drops them.
    """
    stays = [_followed(fit) for fit in matched.fits]
    moved = tuple((fit.entry, entry) for fit, entry in zip(matched.fits, stays, strict=True) if fit.entry != entry)
    pruned = {entry.id for entry in matched.unjudged if prune and entry.document_id not in present}
    kept = tuple(entry for entry in matched.unjudged if entry.id not in pruned)
    dropped = (*matched.unused, *(entry for entry in matched.unjudged if entry.id in pruned))
    return Updated(tuple(sorted((*stays, *kept), key=lambda entry: entry.key)), dropped, moved, kept)


def _followed(fit: Fit) -> Entry:
    if fit.entry.id == fit.flag.id:
        return fit.entry
    return fit.entry.model_copy(update={"id": fit.flag.id, "document_id": fit.document.document_id})


def entry_for(
    document: DocumentReport,
    flag: Flag,
    decision: Literal["accepted", "dismissed", "rejected"],
    reason: str,
    *,
    when: dt.date,
    by: str = "",
    expires: dt.date | None = None,
) -> Entry:
    """The entry for a flag as it stands, with what is known today to contradict its sentence."""
    sentence = document.sentences[flag.sentence]
    return Entry(
        id=flag.id,
        code=flag.code,
        document_id=document.document_id,
        text=brief(sentence.text),
        decision=decision,
        reason=reason,
        by=by,
        when=when,
        expires=expires,
        contradicting=() if about_document(document, flag) else sentence.contradicting,
    )


def remembered(entries: Iterable[Entry], new: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with new ones, each in the place of the one about the same flag."""
    known = {entry.id: entry for entry in (*entries, *new)}
    return tuple(sorted(known.values(), key=lambda entry: entry.key))
