"""Whose each passage is: a sentence that was copied counts for the document that it comes from, and one that names an
outlet as its source ("told CBS News") for that outlet, be it in the pool or not.

Where publication dates do not say who was first, a copied passage counts for one of its holders that supports the claim
anyhow, so that no copy adds an origin; whichever it is, the number is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from srcflag.pool.copies import PROOF
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from srcflag.pool.credits import Credit
    from srcflag.pool.origins import Links
    from srcflag.records import Comparison, Document, Evidence, Sentence


class Roots:
    """The origins of passages, as one document sees them: what it holds itself is its own, wherever else it stands.

    `origins` are those of the documents that it is compared with, `own` its own.
    """

    def __init__(
        self, document: Document, pool: Sequence[Document], origins: Mapping[str, str], own: str, linked: Links
    ) -> None:
        self._origins, self._own, self._kin = origins, own, linked.copies.kin
        self._document, self._credited, self._voices = document.id, linked.credited, linked.voices
        holders: dict[int, list[Document]] = defaultdict(list)
        known = {other.id: other for other in pool}
        self._held: set[int] = set()
        for (name, _), number in self._kin.items():
            if name == document.id:
                self._held.add(number)
            elif name in known:
                holders[number].append(known[name])
        self._holders = {number: sorted({origins[d.id] for d in each}) for number, each in holders.items()}
        self._first = {number: root for number, each in holders.items() if (root := _first(each, origins))}

        self._repeating = {
            name for pair in linked.copies.pairs if pair.one in known and pair.other in known for name in pair.held
        }

    def kin(self, document_id: str, start: int) -> int:
        """The number of the text that a passage is a copy of; -1 where it is nobody's."""
        return self._kin.get((document_id, start), -1)

    def once(self, sentences: Mapping[str, Sequence[Sentence]]) -> set[tuple[str, int]]:
        """Which sentences count where words are counted, as (document id, start): a text in one of its wordings.

        Nor does a sentence that is all that a copy adds to another article of the pool: a headline, a caption.
        """
        chosen: set[tuple[str, int]] = set()
        wordings: dict[int, dict[str, list[Sentence]]] = defaultdict(lambda: defaultdict(list))
        for document, own in sentences.items():
            for sentence in own:
                if (number := self.kin(document, sentence.start)) >= 0:
                    wordings[number][document].append(sentence)
                elif document not in self._repeating or word_count(sentence.text) < PROOF:
                    chosen.add((document, sentence.start))
        for holders in wordings.values():
            fullest = max(holders, key=lambda document: (len(holders[document]), [s.text for s in holders[document]]))
            chosen |= {(fullest, sentence.start) for sentence in holders[fullest]}
        return chosen

    def settled(self, start: int, comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
        """The same with the origin of each passage, for the claim that starts there.

        A copy of the document's own text that has another value keeps its own: somebody changed it.
        """
        copied = self._roots([c.evidence for c in comparisons])
        credit = self._credited.get((self._document, start))
        source = self._origin_of(credit) if credit else self._own
        found = []
        for comparison in comparisons:
            evidence = comparison.evidence
            said = self._credited.get((evidence.document_id, evidence.start))
            root = copied.get(self.kin(evidence.document_id, evidence.start), evidence.origin)
            root = self._origin_of(said) if said else root
            if root == source:
                root = self._own
            if root == self._own and evidence.stance != "supports":
                root = evidence.origin
            change = {"origin": root} | ({"credit": said.name} if said else {})
            found.append(comparison.model_copy(update={"evidence": evidence.model_copy(update=change)}))
        return tuple(found)

    def _origin_of(self, credit: Credit) -> str:
        """The origin of an outlet that is named as the source; its name where it has no article in the pool."""
        voices = self._voices.get(credit.outlet, ())
        if self._document in voices:
            return self._own
        known = sorted({self._origins[name] for name in voices if name in self._origins})
        return known[0] if known else credit.name

    def _roots(self, evidence: Sequence[Evidence]) -> dict[int, str]:
        """Text -> origin, for one claim: of those that may be either's the fewest origins."""
        settled: dict[int, str] = {}
        taken: set[str] = set()
        for supports in (True, False):
            unclear = set()
            for passage in (e for e in evidence if (e.stance == "supports") is supports):
                number = self.kin(passage.document_id, passage.start)
                known = self._own if number in self._held else self._first.get(number, "")
                if number not in self._holders:
                    taken.add(passage.origin)
                elif known:
                    settled[number] = known
                    taken.add(known)
                elif number not in settled:
                    unclear.add(number)
            self._assign(unclear, settled, taken)
        return settled

    def _assign(self, unclear: set[int], settled: dict[int, str], taken: set[str]) -> None:
        """Give each of these texts one of its holders' origins, one that is taken already if there is one."""
        while unclear:
            for number in sorted(unclear):
                if own := taken & set(self._holders[number]):
                    settled[number] = min(own)
            unclear -= settled.keys()
            if unclear:
                often = Counter(origin for number in unclear for origin in self._holders[number])
                taken.add(min(often, key=lambda origin: (-often[origin], origin)))


def _first(holders: Sequence[Document], origins: Mapping[str, str]) -> str:
    """The origin of the earliest holder by date, or of all where they are one; empty where neither is known."""
    days: dict[str, list[date]] = {origins[document.id]: [] for document in holders}
    for document in holders:
        if document.published:
            days[origins[document.id]].append(document.published)
    if len(days) == 1:
        return next(iter(days))
    if not all(days.values()):
        return ""
    (day, origin), (second, _) = sorted((min(own), origin) for origin, own in days.items())[:2]
    return origin if day < second else ""
