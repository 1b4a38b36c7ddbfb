"""Where the clauses of a sentence begin, by the words of grammar before their verbs. One walk, from left to right."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.phrases import PREPOSITIONS
from srcflag.claims.slots.verbs import BE, DETERMINERS, DO, HAVE, IRREGULAR, MODALS, is_adverb, verbs_in, words_in
from srcflag.words import number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import PartKind

_FAR = 12  # words from where a clause begins to its verb: a subject with its office and its place is rarely longer

_RELATIVE = frozenset("who which whose whom where when".split())
_SUBORDINATE = frozenset("after before when while because although though as until since whereas where".split())
_WITH_GERUND = frozenset("after before while when since by without".split())
_JOINING = frozenset("and but or nor".split())
_SUBJECTS = frozenset(
    "i he she it they we you there this that these those who none some many most others one".split()
) | (DETERMINERS - {"more", "most", "all", "both"})
_NOT_BEFORE_AS = frozenset(
    "such as so well same far much many long soon even just only known described seen himself herself itself".split()
)
_NOT_BEHIND_AS = frozenset("well if though of to many much far long soon part".split())
_BEHIND_PARTICIPLE = frozenset("by in to from with after on at as for into".split())
_FINITE = (BE - {"be", "been", "being", "'s"}) | (HAVE - {"having"}) | DO | MODALS
_STOPS = frozenset(
    "who which whose whom that if when while because although though after before until unless since as than".split()
)
_SPANS = frozenset("second minute hour day week month year decade".split())  # "two weeks after" tells when, once
_COMMAS = (",", "–", "—")
_APART = (";", " – ", "—", " - ")


class Opening(NamedTuple):
    """A word with which a part of the sentence begins; "core" again where an interrupted one goes on."""

    word: int
    kind: PartKind


class Clauses:
    """The words of a sentence, which of them are finite verbs, and where its clauses begin."""

    def __init__(self, text: str) -> None:
        self.words = words_in(text)
        self._verbs = {verb.first for verb in verbs_in(self.words)}
        self._gaps = ["", *(text[one.end : other.start] for one, other in pairwise(self.words))]
        self.finite = [self._is_finite(place) for place in range(len(self.words))]
        self._next_finite = _next(self.finite)
        marked = [any(mark in gap for mark in ",;:()—–") for gap in self._gaps]
        self._next_mark = _next(marked)
        self._mark_before = list(accumulate((i if mark else 0 for i, mark in enumerate(marked)), max))
        self._next_stop = _next([word.lower in _STOPS for word in self.words])
        self._end = len(self.words)

    def openings(self, first: int, last: int) -> list[Opening]:
        """Where the parts of what stands from one word up to another begin, in order."""
        self._end = last
        found = [Opening(first, "subordinate" if self._subordinates(first) else "core")]
        stated = complete = False  # whether the core has its verb, and whether the part that is being walked has
        for place in range(first, last):
            kind = found[-1].kind
            cut = self._cut(place, kind, stated=stated, complete=complete) if place > first else None
            if cut is not None:
                found.append(Opening(place, cut))
                kind = cut
                complete = cut in ("participle", "apposition")
            if self.finite[place] or (kind == "subordinate" and self._is_gerund(place)):
                complete = True
                stated = stated or kind == "core"
        return found

    def _cut(self, place: int, kind: PartKind, *, stated: bool, complete: bool) -> PartKind | None:
        """The kind of part that begins at a word, or None."""
        gap, lower = self._gaps[place], self.words[place].lower
        if kind != "core" and complete and not stated:  # the core is still to come, or to go on
            begins = self._goes_on(place) or (kind == "subordinate" and self._has_clause(place))
            return "core" if begins and any(mark in gap for mark in _COMMAS) else None
        joined = self._joined(place, gap, lower) if complete else None
        return joined or self._adjoined(place, lower, comma="," in gap, complete=complete)

    def _joined(self, place: int, gap: str, lower: str) -> PartKind | None:
        """Whether a clause begins here that a conjunction or a mark joins to the one before it."""
        if lower not in _JOINING:
            apart = any(mark in gap for mark in _APART) and self._has_clause(place)
            return ("relative" if lower in _RELATIVE else "coordinate") if apart else None
        following = self._skip(place + 1)
        if following >= self._end:
            return None
        word = self.words[following]
        if self.finite[following]:  # "and fled"; but "arrested and charged with theft" share what is said of both
            apart = place - 1 not in self._verbs and IRREGULAR.get(word.lower) != word.lower  # "and cost increases"
            return "coordinate" if apart else None
        opens = word.name or word.lower in _SUBJECTS or number_value(word.lower) is not None
        alone = self._next_finite[self._mark_before[place - 1]] >= place  # "if so, the old and the young will go"
        if "," not in gap and (not opens or alone):
            return None
        return "coordinate" if self._has_clause(following) else None

    def _adjoined(self, place: int, lower: str, *, comma: bool, complete: bool) -> PartKind | None:
        """Whether a relative or subordinate clause, a participle or an apposition begins here."""
        pronoun = place + 1 if lower in PREPOSITIONS and place + 1 < self._end else place  # "in which"
        if comma and self.words[pronoun].lower in _RELATIVE and self._has_clause(pronoun):
            return "relative"
        if (comma or complete) and self._subordinates(place):
            return "subordinate"
        if not comma:
            return None
        verb = self._skip(place)
        if verb < self._end and self._is_gerund(verb) and not self._describes(verb):
            return "participle"
        if verb < self._end and self._is_past(verb) and self._has_no_subject(verb, complete=complete):
            return "participle"
        return "apposition" if lower in ("a", "an") and not self._is_listed(place) else None

    def _has_no_subject(self, verb: int, *, complete: bool) -> bool:
        """Whether a past form is a participle: "the law, passed in May, was", and not "the mayor, Lund, left"."""
        if not complete:
            mark = self._next_mark[verb + 1] if verb + 1 < self._end else self._end
            return mark < self._end and self._goes_on(mark)
        behind = self.words[verb + 1].lower if verb + 1 < self._end else ""
        return behind == "by" or (behind in _BEHIND_PARTICIPLE and not self.words[verb - 1].name)

    def _subordinates(self, place: int) -> bool:
        """Whether a word begins a subordinate clause: "after he fled", "after fleeing", and not "after the flight"."""
        lower = self.words[place].lower
        if lower in _WITH_GERUND and place + 1 < self._end and self._is_gerund(place + 1):
            return True
        if lower not in _SUBORDINATE or place + 1 >= self._end:
            return False
        behind = self.words[place + 1].lower
        if self.finite[place + 1] or behind in BE or behind in PREPOSITIONS:  # "never before been seen", "because of"
            return False
        before = self.words[place - 1].lower if place else ""
        if before.removesuffix("s").rpartition("-")[2] in _SPANS:
            return False
        if lower == "as" and (before in _NOT_BEFORE_AS or behind in _NOT_BEHIND_AS):
            return False
        return self._has_clause(place + 1)

    def _describes(self, gerund: int) -> bool:
        """Whether a gerund describes a noun in a list: "high waves, swirling currents and winds"."""
        for place in range(gerund + 1, min(gerund + 4, self._end - 1)):
            lower = self.words[place].lower
            if lower in DETERMINERS or lower in PREPOSITIONS:
                return False
            if lower in ("and", "or"):
                return not self._is_gerund(place + 1)
        return False

    def _is_listed(self, place: int) -> bool:
        """Whether "and a" or "or the" follows near by, as in a list: "a bus, a tram and a ferry"."""
        near = self.words[place + 1 : min(place + _FAR, self._end)]
        return any(a.lower in ("and", "or") and b.lower in DETERMINERS for a, b in pairwise(near))

    def _has_clause(self, place: int) -> bool:
        """Whether a finite verb follows near by, with no mark and no other clause before it."""
        if place + 1 >= self._end:
            return False
        near = min(self._end, self._next_mark[place + 1], self._next_stop[place + 1], place + _FAR)
        return self._next_finite[place] < near

    def _goes_on(self, place: int) -> bool:
        """Whether a verb stands here, for a subject before an interruption."""
        verb = self._skip(place)
        return verb < self._end and self.finite[verb]

    def _skip(self, place: int) -> int:
        """The next word that is no adverb and no negation."""
        end = min(place + 3, self._end)
        while place < end and (is_adverb(self.words[place].lower) or self.words[place].lower in ("not", "never")):
            place += 1
        return place

    def _is_gerund(self, place: int) -> bool:
        return place in self._verbs and self.words[place].lower.endswith("ing")

    def _is_past(self, place: int) -> bool:
        lower = self.words[place].lower
        return place in self._verbs and (lower in IRREGULAR or lower.endswith("ed"))

    def _is_finite(self, place: int) -> bool:
        """Whether a word is the finite verb of a clause, or the main verb behind it."""
        lower = self.words[place].lower
        if lower in _FINITE and not self.words[place].name:  # "in May"
            return True
        if place not in self._verbs or lower.endswith("ing"):
            return False
        before = self.words[place - 1].lower if place else ""
        if before in _FINITE or before in BE:
            return True
        if before in PREPOSITIONS:  # "to rescue", "put on wheeled stretchers"
            return False
        behind = self.words[place + 1].lower if place + 1 < len(self.words) else ""
        return not (behind == "by" and self._is_past(place))  # "people killed by the police"


def _next(marked: Sequence[bool]) -> list[int]:
    """For each place the next one that is marked, itself included; the length where none is."""
    found, following = [0] * len(marked), len(marked)
    for place in range(len(marked) - 1, -1, -1):
        following = place if marked[place] else following
        found[place] = following
    return found
