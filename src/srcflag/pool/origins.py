"""Which articles share a root, so that three copies count once.

Five things make two documents one origin: the same outlet, the same host, one owner (by the user's owner file), an
agency that both credit as a whole, and text: the shorter has as good as nothing that is not in the other. What two
documents share below that is looked at passage by passage (`roots`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from srcflag.comments import bare
from srcflag.pool.copies import TOGETHER, WHOLLY, Copies, find_copies
from srcflag.pool.credits import WHOLE, Credit, credits, host, key, whole_credits
from srcflag.records import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srcflag.records import Document, JoinReason, Sentence

_QUOTED = 200  # characters of the shared text that are shown


class Links(NamedTuple):
    """What makes some of a run's documents one origin: document id -> (reason, key) shared with others; and copies.

    `credited` are the sentences that name an outlet as their source: (document id, start) -> the credit; `voices` the
    documents that are an outlet's own: the key of its name -> document ids.
    """

    keys: dict[str, tuple[tuple[JoinReason, str], ...]]
    copies: Copies
    credited: dict[tuple[str, int], Credit]
    voices: dict[str, tuple[str, ...]]


def links(
    documents: Sequence[Document],
    sentences: Mapping[str, Iterable[Sentence]],
    owners: Mapping[str, str] = MappingProxyType({}),
) -> Links:
    """What ties these documents to each other. Their sentences are given by document id, `owners` by `read_owners`."""
    credited = {document.id: whole_credits(document) for document in documents}
    agencies = frozenset[str]().union(*credited.values())
    keys = {document.id: tuple(_keys(document, credited[document.id], agencies, owners)) for document in documents}
    voices: dict[str, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.id):
        for name in _names(document) | credited[document.id]:
            voices[name].append(document.id)
    named = {(d.id, start): credit for d in documents for start, credit in _in_sentences(d, sentences[d.id])}
    return Links(
        keys,
        find_copies(documents, sentences),
        {place: _as_others_say(credit, named.values(), voices) for place, credit in named.items()},
        {name: tuple(own) for name, own in voices.items()},
    )


def _as_others_say(credit: Credit, others: Iterable[Credit], voices: Mapping[str, object]) -> Credit:
    """The credit by the one fuller name that another article has for its outlet, if there is exactly one."""
    fuller = {c.outlet: c.name for c in others if c.outlet != credit.outlet and c.outlet.endswith(credit.outlet)}
    if credit.outlet in voices or " " not in credit.name or len(fuller) != 1:
        return credit
    ((outlet, name),) = fuller.items()
    return credit._replace(outlet=outlet, name=name)


def _in_sentences(document: Document, sentences: Iterable[Sentence]) -> Iterator[tuple[int, Credit]]:
    """The credits that are for one sentence, the first in each, by where the sentence starts."""
    starts = [sentence.start for sentence in sentences]
    for credit in reversed(credits(document)):
        at = bisect_right(starts, credit.span.start) - 1
        if credit.how not in (*WHOLE, "contribution") and at >= 0:
            yield starts[at], credit


def origins_of(
    documents: Sequence[Document],
    linked: Links,
    own: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Document id -> origin ("o1", "o2", ...), numbered in the order of the document ids.

    `linked` are the `links` of these and any other documents: what is left out ties nobody together. A text that is
    wholly held by two longer ones is no bond between those; it has the origin of the one that holds it most fully.
    `own` is the document that is looked at: what holds it or is held by it has its origin. `names` are those of the
    whole run, so that an origin is called the same wherever it is spoken of; one that is parted has a number behind it.
    """
    classes = _classes({document.id: document.text for document in documents}, linked, own)
    called: dict[str, str] = {}
    often: Counter[str] = Counter()
    for name in sorted(classes, key=lambda name: (name != own, name)):
        if classes[name] not in called:
            label = names.get(name, f"o{len(called) + 1}")
            often[label] += 1
            called[classes[name]] = label if often[label] == 1 else f"{label}-{often[label]}"
    return {name: called[classes[name]] for name in sorted(classes)}


def _classes(texts: Mapping[str, str], linked: Links, own: str | None) -> dict[str, str]:
    """Document id -> one document of its origin, the same for all of that origin."""
    root = {name: name for name in sorted(texts)}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    def join(one: str, other: str) -> None:
        low, high = sorted((find(one), find(other)))
        root[high] = low

    first: dict[str, str] = {}
    for name in root:
        for _, shared in linked.keys[name]:
            join(first.setdefault(shared, name), name)
    holders: dict[str, list[str]] = defaultdict(list)
    beside: set[str] = set()
    for pair in linked.copies.pairs:
        if not pair.held or pair.one not in root or pair.other not in root:
            continue
        if own in (pair.one, pair.other):
            beside |= {pair.one, pair.other}
        if len(pair.held) == 2:
            join(pair.one, pair.other)
        else:
            (held,) = pair.held
            holders[held].append(pair.other if held == pair.one else pair.one)
    classes = {name: find(name) for name in root}
    if own is not None:
        classes |= dict.fromkeys(beside, find(own))
    together: dict[str, list[str]] = defaultdict(list)
    for name in sorted(root, key=lambda name: (-len(texts[name]), texts[name])):
        together[find(name)].append(name)
    for members in together.values():
        if all(name in holders for name in members):  # one that an outlet has beside other articles stays with those
            fullest = max(holders[members[0]], key=lambda name: (len(texts[name]), texts[name]))
            classes |= dict.fromkeys((name for name in members if name not in beside), classes[fullest])
    return classes


def members_of(origins: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Origin -> its documents, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for document, origin in sorted(origins.items()):
        found[origin].append(document)
    return {origin: tuple(own) for origin, own in found.items()}


def joined(documents: Sequence[Document], origins: Mapping[str, str], linked: Links) -> tuple[Joined, ...]:
    """Why documents count as one origin, or share text in part: one record for each reason that they share."""
    groups: dict[tuple[JoinReason, str], list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.id):
        for reason, name in linked.keys[document.id]:
            groups[reason, name].append(document.id)
    found = [
        Joined(documents=tuple(names), origin=origins[names[0]], reason=reason, shared=_shown(name, reason))
        for (reason, name), names in groups.items()
        if len(names) > 1 and reason != "copied text"
    ]
    return tuple(found + _copied(documents, origins, linked))


def _copied(documents: Sequence[Document], origins: Mapping[str, str], linked: Links) -> list[Joined]:
    """The documents that share text, those along a chain together."""
    known = {document.id: document for document in documents}
    parts: dict[str, set[str]] = {name: {name} for name in known}
    shown: dict[str, str] = {}
    same: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        for reason, text in linked.keys[name]:
            if reason == "copied text":
                same[text].append(name)
    pairs = [(names[0], other, known[other].text) for names in same.values() for other in names[1:]]
    pairs += [
        (pair.one, pair.other, pair.text)
        for pair in linked.copies.pairs
        if pair.sentences >= TOGETHER or pair.share >= WHOLLY
    ]
    for one, other, text in pairs:
        if one not in known or other not in known:
            continue
        if parts[one] is not parts[other]:
            small, large = sorted((parts[one], parts[other]), key=len)
            large |= small
            for name in small:
                parts[name] = large
        shown.setdefault(min(one, other), text)
    groups = {min(group): sorted(group) for group in parts.values() if len(group) > 1}
    found = []
    for _, names in sorted(groups.items()):
        root = earliest([known[name] for name in names])
        quoted = next(" ".join(shown[name].split()) for name in names if name in shown)
        found.append(
            Joined(
                documents=tuple(names),
                origin=origins[root or names[0]],
                reason="copied text",
                shared=quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 1].rsplit(" ", 1)[0] + "…",
                direction=f"{root} is earlier" if root else "shared root, direction unknown",
            )
        )
    return found


def earliest(documents: Sequence[Document]) -> str | None:
    """The id of the one document that was published before all others; None where that is not known."""
    days = sorted((document.published, document.id) for document in documents if document.published)
    if len(days) < len(documents) or (len(days) > 1 and days[0][0] == days[1][0]):
        return None
    return days[0][1] if days else None


def _keys(
    document: Document, credited: frozenset[str], agencies: frozenset[str], owners: Mapping[str, str]
) -> Iterator[tuple[JoinReason, str]]:
    """What a document has one origin by. Who publishes an agency's text and the agency itself are one by its name."""
    outlet, site = key(document.outlet or ""), host(document.url)
    for agency in sorted(agencies & (_names(document) | credited)):
        yield "credit", f"credit:{agency}"
    if outlet:
        yield "same outlet", f"outlet:{outlet}"
    if site:
        yield "same outlet", f"host:{site}"
    for owner in sorted({owners[name] for name in (outlet, site) if name in owners}):
        yield "same owner", f"owner:{owner}"
    words = " ".join(bare(document.text, document.body_start)[document.body_start :].casefold().split())
    plain = "".join(letter for letter in words if letter.isalnum() or letter == " ").strip()
    if plain:
        yield "copied text", f"text:{' '.join(plain.split())}"


def _names(document: Document) -> frozenset[str]:
    """What others may call the outlet of a document: its name, and that in its address ("apnews.com")."""
    site = host(document.url)
    return frozenset({key(document.outlet or ""), key(site.rpartition(".")[0].rpartition(".")[2])} - {""})


def _shown(name: str, reason: JoinReason) -> str:
    return "" if reason == "same outlet" else name.partition(":")[2]
