"""Which flags of a report a baseline's entries are about, and the report with those accepted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.baseline.entries import Entry, brief
from srcflag.records import Accepted, Notification, flag_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from srcflag.records import DocumentReport, Flag, Report

State = Literal["accepts", "expired", "reopened", "rejected"]


class Fit(NamedTuple):
    """An entry with the flag that it is about. `news` names the articles whose evidence re-opens the flag."""

    entry: Entry
    document: DocumentReport
    flag: Flag
    state: State
    news: tuple[str, ...] = ()


class Matched(NamedTuple):
    """What became of each entry.

    `renamed` maps a document that is gone to the one that its entries were found in. `unused` fit no flag of a document
    that was checked; `unjudged` are of documents or rules that were not, so that nothing is known of them.
    """

    fits: tuple[Fit, ...]
    renamed: dict[str, str]
    unused: tuple[Entry, ...]
    unjudged: tuple[Entry, ...]


class Applied(NamedTuple):
    """A report in which a baseline's flags are accepted, and what became of the entries."""

    report: Report
    matched: Matched


def apply(
    report: Report,
    entries: Iterable[Entry],
    *,
    today: dt.date,
    present: Collection[str] = (),
    codes: Collection[str] = (),
) -> Applied:
    """Accept the flags that a baseline has entries for. `today` says which entries have expired.

    `present` names the documents that are there, the checked ones and the pool: only the entries of one that is not
    there are looked for elsewhere. `codes` are those of the rules that were asked, all where none is given.
    """
    matched = match(report, entries, today=today, present=present, codes=codes)
    fits: dict[str, dict[str, Fit]] = defaultdict(dict)
    for fit in matched.fits:
        fits[fit.document.document_id][fit.flag.id] = fit
    documents = tuple(
        _accepting(document, own) if (own := fits.get(document.document_id)) else document
        for document in report.documents
    )
    notes = [
        Notification(
            level="note",
            message=f"'{old}' is taken for renamed to '{new}': its baseline entries hold there; "
            "srcflag baseline update records it",
            document_id=new,
        )
        for old, new in matched.renamed.items()
    ]
    changed = {"documents": documents, "notifications": (*report.notifications, *notes)}
    return Applied(report.model_copy(update=changed), matched)


def _accepting(document: DocumentReport, fits: dict[str, Fit]) -> DocumentReport:
    opened: list[Flag] = []
    accepted = list(document.accepted)
    for flag in document.flags:
        fit = fits.get(flag.id)
        if fit is not None and fit.state == "accepts":
            entry = fit.entry
            accepted.append(
                Accepted(
                    flag=flag,
                    kind="baseline",
                    reason=entry.reason,
                    decision="dismissed" if entry.decision == "dismissed" else "accepted",
                    by=entry.by,
                    when=entry.when,
                    expires=entry.expires,
                )
            )
            continue
        told = "" if fit is None else _told(fit)
        opened.append(flag.model_copy(update={"message": f"{flag.message} ({told})"}) if told else flag)
    return document.settled(opened, accepted)


def _told(fit: Fit) -> str:
    """Why a flag that was accepted once is shown again."""
    if fit.state == "expired":
        return f"accepted until {fit.entry.expires}, which has passed"
    if fit.state == "reopened":
        return f"re-opened: new evidence from {', '.join(fit.news)}"
    return ""


def match(
    report: Report,
    entries: Iterable[Entry],
    *,
    today: dt.date,
    present: Collection[str] = (),
    codes: Collection[str] = (),
) -> Matched:
    """Find the flag of each entry, as `apply` does, and change nothing."""
    own = {entry.id: entry for entry in entries}
    checked = {document.document_id for document in report.documents}
    gone = {entry.document_id for entry in own.values()} - checked.union(present)
    moved, renamed = _moved(report, own, gone)
    fits: list[Fit] = []
    for document in report.documents:
        for flag in (*document.flags, *(one.flag for one in document.accepted)):
            entry = own.get(flag.id) or moved.get((document.document_id, flag.id))
            if entry is not None:
                fits.append(_fit(entry, document, flag, today))
    used = {fit.entry.id for fit in fits}
    # one that could not be assessed, or read by every rule, says nothing about an entry without a flag
    judged = {document.document_id for document in report.documents if not document.notifications}
    judged -= {note.document_id for note in report.notifications if note.level == "error" and note.document_id}
    left = [entry for entry in own.values() if entry.id not in used]
    unused = {
        entry.id
        for entry in left
        if (not codes or entry.code in codes) and renamed.get(entry.document_id, entry.document_id) in judged
    }
    return Matched(
        fits=tuple(fits),
        renamed=renamed,
        unused=tuple(entry for entry in left if entry.id in unused),
        unjudged=tuple(entry for entry in left if entry.id not in unused),
    )


def _fit(entry: Entry, document: DocumentReport, flag: Flag, today: dt.date) -> Fit:
    sentence = document.sentences[flag.sentence]
    known = set(entry.contradicting)
    news = sorted({e.document_id for e in sentence.evidence if e.stance == "refutes" and e.digest not in known})
    if about_document(document, flag):
        news = []
    state: State = "accepts"
    if not entry.accepts:
        state = "rejected"
    elif entry.expires is not None and entry.expires < today:
        state = "expired"
    elif news:
        state = "reopened"
    return Fit(entry, document, flag, state, tuple(news) if state == "reopened" else ())


def about_document(document: DocumentReport, flag: Flag) -> bool:
    """Whether a flag is about its whole document, and no more about the sentence that it is shown at than any other."""
    return flag.id == flag_id(flag.code, document.document_id, "", flag.slot)


def _moved(
    report: Report, own: dict[str, Entry], gone: set[str]
) -> tuple[dict[tuple[str, str], Entry], dict[str, str]]:
    """The entries of documents that are gone, by document and id of the flag that is theirs under another name.

    A document counts as renamed where exactly one other has more than half of its entries' flags: a sentence that
    another article has copied is not enough, and one or two that were edited with the renaming do no harm.
    """
    if not gone:
        return {}, {}
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in own.values():
        if entry.document_id in gone:
            holders[entry.code, entry.text.casefold()].add(entry.document_id)
            holders[entry.code, ""].add(entry.document_id)  # for flags that hang on no words
    found: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for document in report.documents:
        for flag, words, repeat in _identified(document):
            for old in sorted(holders.get((flag.code, brief(words).casefold()), ())):
                theirs = own.get(flag_id(flag.code, old, words, flag.slot, repeat))
                if theirs is not None:
                    found[old, document.document_id][flag.id] = theirs
    sizes = Counter(entry.document_id for entry in own.values())
    fitting: dict[str, list[str]] = defaultdict(list)
    for (old, new), flags in sorted(found.items()):
        if 2 * len(flags) > sizes[old]:
            fitting[old].append(new)
    renamed = {old: new[0] for old, new in fitting.items() if len(new) == 1}
    moved = {(new, flag): entry for old, new in renamed.items() for flag, entry in found[old, new].items()}
    return moved, renamed


def _identified(document: DocumentReport) -> Iterator[tuple[Flag, str, int]]:
    """Each flag with the words and the number that its id is made with."""
    flags: Sequence[Flag] = sorted(
        (*document.flags, *(one.flag for one in document.accepted)), key=lambda flag: flag.sentence
    )
    seen: Counter[tuple[str, str, str]] = Counter()
    for flag in flags:
        sentence = document.sentences[flag.sentence].text
        repeat = seen[flag.code, sentence, flag.slot]
        seen[flag.code, sentence, flag.slot] += 1
        # a rule about the whole document hangs its flag on no words
        for words in (sentence, ""):
            if flag_id(flag.code, document.document_id, words, flag.slot, repeat) == flag.id:
                yield flag, words, repeat
                break
