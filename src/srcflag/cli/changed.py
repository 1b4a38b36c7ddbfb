"""`--changed-only`: the flags of paragraphs that a revision already had are held back, counted and named."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from srcflag.errors import InputError
from srcflag.records import SEVERITIES, Notification, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Document, DocumentReport, Report, Sentence, SentenceReport

    Earlier = dict[str, tuple[Document, ...]]


def earlier(revision: str, files: Iterable[str]) -> Earlier:
    """The articles that each file held at a git revision, by the path that a report gives it.

    A file that was not there, or could not be read as it was then, held none; so did standard input. Raises UsageError.
    """
    from srcflag.cli.revisions import repository, root_of
    from srcflag.read import read_bytes
    from srcflag.read.names import STDIN, printable

    root, at_revision = cache(root_of), cache(lambda root: repository(root, revision))
    found: Earlier = {}
    for file in files:
        real = os.path.realpath(file)
        data = None if file == STDIN else at_revision(root(os.path.dirname(real))).held(real)
        try:
            found[printable(file)] = tuple(read_bytes(file, data)) if data else ()
        except InputError:
            found[printable(file)] = ()
    return found


def only_changed(report: Report, before: Earlier, revision: str) -> Report:
    """The report with the flags of changed paragraphs alone; a notification says what is held back and where."""
    documents = tuple(_kept(document, before.get(document.path or "", ())) for document in report.documents)
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for whole, kept in zip(report.documents, documents, strict=True):
        if missing := Counter(f.severity for f in whole.flags) - Counter(f.severity for f in kept.flags):
            held[whole.path or whole.document_id] += missing
    notes = (_told(held, revision),) if held else ()
    return report.model_copy(
        update={
            "documents": documents,
            "settings": report.settings | {"changed_only": revision},
            "notifications": (*report.notifications, *notes),
        }
    )


def _told(held: dict[str, Counter[str]], revision: str) -> Notification:

    total: Counter[str] = sum(held.values(), Counter())
    worst_first = ", ".join(counted(total[name], name) for name in SEVERITIES if total[name])
    places = ", ".join(f"{path} ({flags.total()})" for path, flags in held.items())
    return Notification(
        level="note",
        message=(
            f"held back as unchanged since {revision}: {worst_first} in {places}; "
            "check without --changed-only to see them"
        ),
    )


def _kept(document: DocumentReport, before: Sequence[Document]) -> DocumentReport:
    """The document with the flags of those of its paragraphs that it did not have before, as often."""
    old = _same_article(document, before)
    if old is None:
        return document
    had = Counter(words for words, _ in _paragraphs_of(old))
    unchanged: set[int] = set()
    for words, members in _paragraphs(document.sentences, document.line_starts):
        if had[words] > 0:
            had[words] -= 1
            unchanged.update(members)
    flags = tuple(flag for flag in document.flags if flag.sentence not in unchanged)
    sentences = tuple(s.model_copy(update={"flags": ()}) if s.index in unchanged else s for s in document.sentences)
    counts = {name: sum(flag.severity == name for flag in flags) for name in SEVERITIES}
    return document.model_copy(
        update={
            "flags": flags,
            "sentences": sentences,
            "summary": document.summary.model_copy(update={"by_severity": counts}),
        }
    )


def _same_article(document: DocumentReport, before: Sequence[Document]) -> Document | None:
    """The one article of the file, whatever it was called then; of several, that of the same id."""
    if len(before) == 1:
        return before[0]
    return next((old for old in before if old.id == document.document_id), None)


def _paragraphs_of(document: Document) -> list[tuple[str, list[int]]]:
    from srcflag.assemble import line_starts
    from srcflag.segment import segment

    return _paragraphs(segment(document), line_starts(document.text))


def _paragraphs(
    sentences: Sequence[Sentence | SentenceReport], line_starts: Sequence[int]
) -> list[tuple[str, list[int]]]:
    """The paragraphs of a text: their words, however they are broken into lines, and their sentences.

    An empty line parts them. So does every line end, unless a sentence runs over one: then the lines are wrapped.
    """
    blocks: list[list[list[int]]] = []  # lines between two empty ones, each with the sentences that begin on it
    wrapped: list[bool] = []
    last = -2
    for sentence in sentences:
        first = bisect_right(line_starts, sentence.start) - 1
        if first > last + 1:
            blocks.append([])
            wrapped.append(False)
        if first > last or not blocks[-1]:
            blocks[-1].append([])
        blocks[-1][-1].append(sentence.index)
        last = bisect_right(line_starts, sentence.end - 1) - 1
        wrapped[-1] = wrapped[-1] or last > first
    found = [
        members
        for lines, whole in zip(blocks, wrapped, strict=True)
        for members in ([[i for line in lines for i in line]] if whole else lines)
    ]
    texts = {sentence.index: sentence.text for sentence in sentences}
    return [(" ".join(" ".join(texts[i] for i in members).split()), members) for members in found]
