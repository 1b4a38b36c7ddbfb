"""Predicates of a claim against those of its evidence: does one affirm what the other negates?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.verify.slots.antonyms import opposites
from srcflag.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.values import Polarity

    SameWord = Callable[[str, str], bool]

__all__ = ["PolarityComparison", "compare_polarity"]

SHARED = 0.33
"""Least share of the arguments of the shorter clause that the other has too: the same thing is spoken of."""

FEWEST_SHARED = 2
"""Least number of shared arguments, or all of them where a clause has fewer."""

LIGHT = frozenset(
    stem_of(verb)
    for verb in """
    have do make take get go come say tell see be know want think believe feel look seem show call use add state
    expect include allow hope appear become
    """.split()
)
"""Verbs that are said of too many things: only nearly equal clauses tell that the same is meant."""

LIGHT_SHARED = 0.75

TWO_SIDED = frozenset(stem_of(verb) for verb in "win lose gain lead join leave enter".split())
"""Verbs whose opposite is what the other party does: only with the same subject do they contradict."""

OPPOSITES_SHARED = 0.36
"""Least share of common arguments for opposites: much rises and much else falls in one story.

At 0.4 one labelled contradiction fewer of the events is found (`tests/eval/measure.py`), and none falsely at either: it
was set with that one in view.
"""


MOST = 20
"""Predicates of one sentence above which nothing is compared: a wall of text, in which everything meets everything."""


_FIRM = {"asserted": "fact", "denied": "fact", "planned": "plan"}
"""The modalities that are compared, and with which: a plan is neither kept nor broken yet by a fact. Of two plans only
one and the same deed is compared: whoever plans to stop something may plan to start another."""


class PolarityComparison(NamedTuple):
    """A predicate of the claim, one of the evidence, and how they stand to each other.

    `by_speaker` marks a difference that rests on somebody's denial: it contradicts what that speaker says, not what
    the other text states.
    """

    claim: Polarity
    evidence: Polarity
    relation: Literal["agrees", "differs"]
    by_speaker: bool


def compare_polarity(
    claim: Sequence[Polarity], evidence: Sequence[Polarity], same_word: SameWord | None = None
) -> list[PolarityComparison]:
    """The pairs of predicates that agree or differ: what both texts assert or deny, and what both say is planned.

    `same_word` says of two stems whether they mean the same; equal stems always do.
    """
    if len(claim) > MOST or len(evidence) > MOST:
        return []
    alike = same_word or _equal
    pairs = [
        (own, other, relation)
        for own in claim
        for other in evidence
        if own.modality in _FIRM
        and _FIRM.get(other.modality) == _FIRM[own.modality]
        and (own.stem == other.stem or _FIRM[own.modality] == "fact")
        and (relation := _relation(own, other, alike)) is not None
    ]
    agreeing = [(own, other) for own, other, relation in pairs if relation == "agrees"]
    found = []
    for own, other, relation in pairs:
        if relation == "differs" and _answered(own, other, agreeing, claim, evidence):
            continue
        by_speaker = own.by_speaker or other.by_speaker or "deni" in (own.stem, other.stem)
        found.append(PolarityComparison(own, other, relation, by_speaker and relation == "differs"))
    return found


def _equal(one: str, other: str) -> bool:
    return one == other


def _relation(own: Polarity, other: Polarity, alike: SameWord) -> Literal["agrees", "differs"] | None:
    """How two firm predicates stand to each other, or None where they speak of different things."""
    same = own.stem == other.stem or alike(own.stem, other.stem)
    opposite = opposites(own.stem, other.stem)  # first of all: word vectors take opposites for the same
    if not (same or opposite) or not _together(own, other, alike):
        return None
    if opposite:
        if {own.stem, other.stem} & TWO_SIDED and not own.subject & other.subject:
            return None
        if own.negated == other.negated:
            return None if own.negated else "differs"  # neither opened nor closed: both may be so
        return "agrees"
    if own.negated == other.negated:
        return "agrees"
    return None if _was_once(own, other) or _was_once(other, own) else "differs"


def _was_once(own: Polarity, other: Polarity) -> bool:
    """Whether time explains the difference: "is no longer open" beside "was open"."""
    return "no longer" in own.text.lower() and other.text.split()[0].lower() not in ("is", "are", "has", "have")


def _together(own: Polarity, other: Polarity, alike: SameWord) -> bool:
    """Whether two predicates are said of the same things."""
    size = min(len(own.arguments), len(other.arguments))
    if not size:
        return False
    least = OPPOSITES_SHARED if opposites(own.stem, other.stem) else SHARED
    light = own.stem in LIGHT or other.stem in LIGHT
    due = max(min(FEWEST_SHARED, size), (LIGHT_SHARED if light else least) * size)
    if len(own.arguments & other.arguments) >= due:
        return True  # most pairs are settled here, without asking for the meaning of words
    return all(
        _found(one, two, alike) >= due
        for one, two in ((own.arguments, other.arguments), (other.arguments, own.arguments))
    )


def _found(stems: frozenset[str], among: frozenset[str], alike: SameWord) -> int:
    return sum(1 for stem in stems if stem in among or any(alike(stem, other) for other in among))


def _answered(
    own: Polarity,
    other: Polarity,
    agreeing: Sequence[tuple[Polarity, Polarity]],
    claim: Sequence[Polarity],
    evidence: Sequence[Polarity],
) -> bool:
    """Whether either predicate agrees with another one, or its own text says both: then nothing is contradicted."""
    if any(own is one or other is two for one, two in agreeing):
        return True
    return any(
        (rival.stem == match.stem and rival.negated == match.negated) and rival is not home
        for match, home, texts in ((other, own, claim), (own, other, evidence))
        for rival in texts
    )
