"""What stands behind a claim, counted: documents, outlets, origins, witnesses, and how much of it may go."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from srcflag.records import Support
from srcflag.words import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srcflag.records import Attribution, Claim, Comparison, Part, Scope, Word

SUBSTANTIVE = 0.75
"""Share of a claim's content (by rarity) that no support states, from which the claim is only partly corroborated, and
of a part's content from which that part is stated nowhere.

On the labels of the demonstration event the share of right statuses rises up to here, and by one sentence beyond
(`training/fit_support.py`); on four other events it is best from 0.75 to 0.8. That is high because a reporter's other
words for one thing often match nothing, and why a part that is open decides no status by itself: where that was tried,
from shares of 0.6 to 0.9, as many statuses went wrong as came right. An unstated figure is substantive at any share.
"""

EXACT = 6
"""Up to so many sets of words, one for all origins that state the same, every way of leaving some out is tried (64 of
them); beyond, what opens most for an origin goes first. Of 317 supported claims in a run of `tests/eval/measure.py`,
241 have one or two such sets and none has more than five."""


def open_share(words: Sequence[Word], covered: frozenset[int]) -> float:
    """The share of a claim that is not among the `covered` words."""
    return sum(word.weight for index, word in enumerate(words) if index not in covered)


def is_partial(words: Sequence[Word], covered: frozenset[int]) -> bool:
    """Whether what is not among the `covered` words is a part of the claim that counts."""
    figure = any(word.figure and index not in covered for index, word in enumerate(words))
    return figure or open_share(words, covered) >= SUBSTANTIVE


def missing_parts(
    words: Sequence[Word], parts: Sequence[Part], covered: frozenset[int], others: Iterable[frozenset[int]] = ()
) -> tuple[Part, ...]:
    """The parts of a claim that are stated nowhere, beside parts that are: assertions, and figures by themselves.

    `covered` are the words that the support states, `others` those that each further passage of the pool has. Where no
    assertion is better stated than another, none is named.
    """
    passages = (covered, *others)
    assertions = [part for part in parts if part.kind != "figure"]
    shares = [[_share_open(words, part, stated) for stated in passages] for part in assertions]
    missing: list[Part] = []
    if any(own[0] < SUBSTANTIVE for own in shares):
        missing = [part for part, own in zip(assertions, shares, strict=True) if min(own) >= SUBSTANTIVE]
    lonely = [word.start for index, word in enumerate(words) if word.figure and index not in covered]
    alone = [place for place in lonely if not any(part.holds(place) for part in missing)]
    figures = [part for part in parts if part.kind == "figure" and any(part.holds(place) for place in alone)]
    return tuple(sorted((*missing, *figures), key=lambda part: part.spans[0].start))


def _share_open(words: Sequence[Word], part: Part, stated: frozenset[int]) -> float:
    """The share of a part that is not among the words that are stated."""
    inside = [(word.weight, index in stated) for index, word in enumerate(words) if part.holds(word.start)]
    total = sum(weight for weight, _ in inside)
    return sum(weight for weight, known in inside if not known) / total if total else 0.0


def count_support(claim: Claim, words: Sequence[Word], supporting: Sequence[Comparison], scope: Scope) -> Support:
    """All that is counted of the evidence that supports a claim."""
    everywhere = {comparison.evidence.document_id for comparison in supporting}
    supporting = independent(supporting, scope)
    evidence = [comparison.evidence for comparison in supporting]
    documents = {passage.document_id for passage in evidence}
    outlets = {document: scope.outlets.get(document, "").strip() for document in documents}
    return Support(
        documents=len(everywhere),
        outlets=len({(name.casefold(), "") if name else ("", document) for document, name in outlets.items()}),
        origins=len({passage.origin for passage in evidence}),
        witnesses=witnesses(claim, supporting),
        fragility=len(weakest(words, supporting)),
        only=next(iter(bearing)) if len(bearing := documents or everywhere) == 1 else "",
        reporting=len({passage.origin for passage in evidence if passage.voice == "same"}),
        stating=len({passage.origin for passage in evidence if passage.voice in ("own", "other")}),
        copies=len(everywhere - documents),
    )


def independent(supporting: Sequence[Comparison], scope: Scope) -> list[Comparison]:
    """What supports a claim from another root than its own, each document with one origin.

    One that has a passage of the claim's own root counts for that, and one with passages of several for one of them
    that counts already, if there is one: whoever copies a text may well reword it in the next paragraph.
    """
    of: dict[str, set[str]] = {}
    for comparison in supporting:
        of.setdefault(comparison.evidence.document_id, set()).add(comparison.evidence.origin)
    taken = {scope.own} if scope.own else set()
    chosen: dict[str, str] = {}
    for document, origins in sorted(of.items(), key=lambda item: (len(item[1]), item[0])):
        chosen[document] = scope.own if scope.own in origins else min(origins & taken or origins)
        taken.add(chosen[document])
    return [
        comparison.model_copy(update={"evidence": comparison.evidence.model_copy(update={"origin": origin})})
        for comparison in supporting
        if (origin := chosen[comparison.evidence.document_id]) != scope.own or not scope.own
    ]


def weakest(words: Sequence[Word], supporting: Sequence[Comparison]) -> frozenset[str]:
    """The fewest origins without which less of a claim would be supported: part of it, or nothing.

    Asked of the evidence at hand: what passages say does not change when others go. Of several such sets, that of the
    better evidence.
    """
    stated: dict[str, frozenset[int]] = {}
    for comparison in supporting:
        origin = comparison.evidence.origin
        stated[origin] = stated.get(origin, frozenset()) | comparison.covered
    if is_partial(words, _union(stated.values())):
        return frozenset(stated)
    # origins that state the same words go together: while one is left, nothing is lost
    holders: dict[frozenset[int], list[str]] = {}
    for origin, covered in stated.items():
        holders.setdefault(covered, []).append(origin)
    sizes = {covered: len(own) for covered, own in holders.items()}
    ways = _every_way(words, sizes) if len(sizes) <= EXACT else _greedily(words, sizes)
    gone = min(ways, key=lambda way: sum(sizes[covered] for covered in way), default=tuple(sizes))
    return frozenset(origin for covered in gone for origin in holders[covered])


def _every_way(words: Sequence[Word], sizes: Mapping[frozenset[int], int]) -> Iterator[Sequence[frozenset[int]]]:
    """What is left out in each way after which part of the claim is open."""
    for number in range(1, len(sizes)):
        for gone in combinations(sizes, number):
            if is_partial(words, _union(covered for covered in sizes if covered not in gone)):
                yield gone


def _greedily(words: Sequence[Word], sizes: Mapping[frozenset[int], int]) -> Iterator[Sequence[frozenset[int]]]:
    """The same for each figure by itself, and for one word after the other, first what opens the most for an origin."""
    for index, word in enumerate(words):
        if word.figure:
            yield [covered for covered in sizes if index in covered]
    kept = list(sizes)
    while not is_partial(words, stated := _union(kept)):
        prices = {
            index: sum(sizes[covered] for covered in kept if index in covered) / words[index].weight
            for index in sorted(stated)
            if words[index].weight
        }
        if not prices:
            return
        cheapest = min(prices, key=lambda index: prices[index])
        kept = [covered for covered in kept if cheapest not in covered]
    yield [covered for covered in sizes if covered not in kept]


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*sets)


def witnesses(claim: Claim, supporting: Sequence[Comparison]) -> int:
    """How many who saw it or said it are told apart by the claim and what supports it; 0 where nothing does.

    A voice too many would be a confirmation that nobody gave. Hence sources that share a name are one, those without
    a name nobody new, and a person may be speaking for a body: the larger number of the two counts.
    """
    if not supporting:
        return 0
    spoken = [("", claim.attribution), *((c.evidence.origin, c.source) for c in supporting)]
    own = {origin for origin, source in spoken if source.type == "none" or source.manner == "held"}
    told = [source for _, source in spoken if source.type != "none" and source.manner != "held"]
    people = _apart(_names(source) for source in told if source.type == "named")
    bodies = _apart(_names(source) for source in told if source.type == "institution")
    return len(own) + max(people, bodies, min(1, len(told)))


def _apart(sources: Iterable[frozenset[str]]) -> int:
    """How many there are at least, where those that share a name are one."""
    found: list[frozenset[str]] = []
    for names in filter(None, sources):
        same = [known for known in found if known & names]
        found = [*(known for known in found if known not in same), names.union(*same)]
    return len(found)


def _names(source: Attribution) -> frozenset[str]:
    """The names of a source; none of a body of one word, which is most often no name: "Officers"."""
    words = source.resolved or source.source
    return frozenset() if source.type == "institution" and " " not in words else names_of(words)
