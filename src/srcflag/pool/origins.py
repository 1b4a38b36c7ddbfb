"""Which articles share a root, so that three copies count once.

A first version, for whole documents: the same outlet, or text in common. Text is compared by runs of eight words,
which two writers do not hit upon by chance beyond a quotation or a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Document

RUN = 8
"""Words in a run: quotations of a sentence length are shared by independent reports, but rarely make up half of one."""

COPIED = 0.5
"""Share of the shorter article's runs found in the longer one, from which both count as one origin: at half, more of
it is copied than its own. Two articles of one labelled event that print one agency report with words of their own share
0.45 and stay apart; passages are not looked at one by one yet. The next pair of any labelled event shares 0.13."""

_WORD = re.compile(r"\w+")


def links(documents: Sequence[Document]) -> frozenset[tuple[str, str]]:
    """The pairs of ids of documents with one root."""
    pairs = [*_same_outlet(documents), *_copies(documents)]
    return frozenset((documents[one].id, documents[other].id) for one, other in pairs)


def origins_of(documents: Sequence[Document], linked: Iterable[tuple[str, str]] | None = None) -> dict[str, str]:
    """Document id -> origin ("o1", "o2", ...), numbered in the order of the document ids.

    `linked` are the `links` of these and any other documents, for who asks about many selections of them.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    place = {document.id: i for i, document in enumerate(ordered)}
    root = list(range(len(ordered)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for one, other in links(ordered) if linked is None else linked:
        if one in place and other in place:
            low, high = sorted((find(place[one]), find(place[other])))
            root[high] = low
    numbers: dict[int, str] = {}
    return {document.id: numbers.setdefault(find(i), f"o{len(numbers) + 1}") for i, document in enumerate(ordered)}


def _same_outlet(documents: Sequence[Document]) -> list[tuple[int, int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for i, document in enumerate(documents):
        outlet = (document.outlet or "").strip().casefold()
        if outlet:
            members[outlet].append(i)
    # every pair, so that a link stays where others of the outlet are left out
    return [pair for same in members.values() for pair in combinations(same, 2)]


def _copies(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Pairs of which the shorter has at least COPIED of its runs of words in the longer."""
    runs = [_runs(document.text) for document in documents]
    holders: dict[int, list[int]] = defaultdict(list)
    for i, own in enumerate(runs):
        for run in own:
            holders[run].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for where, times in Counter(map(tuple, holders.values())).items():  # copies hold most runs together
        for pair in combinations(where, 2):
            shared[pair] += times
    return [(i, j) for (i, j), n in shared.items() if n >= COPIED * min(len(runs[i]), len(runs[j]))]


@lru_cache(maxsize=1024)  # each article of an event is set against all the others
def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset([hash(tuple(words))] if words else [])
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))
