"""From cases to flags: what the rules find, and what of it the article itself accepts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from srcflag.rules import RULES, apply, in_text_order
from srcflag.suppressions import declared, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.errors import RuleError
    from srcflag.records import Accepted, Document, Flag, Suppression
    from srcflag.rules import Case, Rule


class Flagged(NamedTuple):
    """The flags that stay open, those that the article accepts, and the rules that crashed."""

    open: tuple[Flag, ...]
    accepted: tuple[Accepted, ...]
    crashes: tuple[RuleError, ...]


def flagged(document: Document, cases: Sequence[Case], rules: Sequence[Rule], least: float = 0.0) -> Flagged:
    """What these rules flag in one document; `least` is the setting `min_confidence`.

    Rules about suppressions are asked last: what was unused shows then.
    """
    flags, crashes = apply(rules, cases, least)
    beyond = [rule.code for rule in RULES if rule.scope == "suppression"]
    stated = declared(document, {rule.code: rule.name for rule in RULES}, beyond)
    if not stated:
        return Flagged(flags, (), crashes)
    settled = settle(stated, flags, [c.claim.sentence for c in cases], [rule.code for rule in rules])
    starts = [case.claim.sentence.start for case in cases]
    holding: dict[int, list[Suppression]] = {}
    for one in settled.suppressions:
        holding.setdefault(bisect_right(starts, one.start) - 1, []).append(one)
    marked = [cases[row].model_copy(update={"suppressions": tuple(own)}) for row, own in sorted(holding.items())]
    more, also = apply([rule for rule in rules if rule.scope == "suppression"], marked)
    return Flagged(in_text_order([*settled.flags, *more]), settled.accepted, (*crashes, *also))
