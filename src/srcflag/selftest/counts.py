"""What the plants and the alarms of a self-test add up to, at any value of `min_confidence`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from srcflag.rules.base import lowered
from srcflag.selftest.records import KINDS, NAMED_BY, Budget, Rates, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Severity
    from srcflag.selftest.records import Alarm, Raised, Tried

STEP = 0.001  # confidences are told to three places
_UNSEEN = ("foreign",)  # that support which is there was overlooked is what no report can show of itself


def severity(raised: Raised, least: float) -> Severity:
    """The severity of a flag where `min_confidence` is `least`."""
    return raised.severity if raised.confidence is None else lowered(raised.severity, raised.confidence, least)


def caught(tried: Tried, least: float, *, named: bool = False) -> bool:
    """Whether a plant is flagged above a note where `min_confidence` is `least`, by the right rule if `named`."""
    return any(severity(one, least) != "note" and (one.fits or not named) for one in tried.raised)


def rates(tried: Sequence[Tried], alarms: Sequence[Alarm], articles: int, least: float) -> Rates:
    """All counts where `min_confidence` is `least`."""
    heard = [alarm for alarm in alarms if severity(alarm.raised, least) != "note"]
    errors = sum(severity(alarm.raised, least) == "error" for alarm in heard)
    rows = []
    for kind in KINDS:
        own = [one for one in tried if one.plant.kind == kind]
        hits = sum(caught(one, least) for one in own)
        rows.append(
            Row(
                kind=kind,
                planted=len(own),
                caught=hits,
                named=sum(caught(one, least, named=True) for one in own),
                interval=wilson(hits, len(own)),
                alarms=None if kind in _UNSEEN else sum(a.raised.code in NAMED_BY[kind] for a in heard),
            )
        )
    return Rates(
        min_confidence=least,
        rows=tuple(rows),
        alarms=len(heard),
        errors=errors,
        alarms_per_article=round(len(heard) / max(1, articles), 3),
        errors_per_article=round(errors / max(1, articles), 3),
    )


def within(allowed: float, tried: Sequence[Tried], alarms: Sequence[Alarm], articles: int) -> Budget:
    """The least `min_confidence` with at most `allowed` false alarms an article: the least lowers the fewest flags."""
    steps = {a.raised.confidence + STEP for a in alarms if a.raised.confidence is not None}
    for least in (0.0, *sorted(round(step, 3) for step in steps if step < 1.0 + STEP / 2)):
        heard = sum(severity(alarm.raised, least) != "note" for alarm in alarms)
        if heard <= allowed * articles:
            found = rates(tried, alarms, articles, least)
            return Budget(allowed=allowed, rates=found, setting=f"min_confidence = {least:g}")
    left = [alarm.raised.code for alarm in alarms if severity(alarm.raised, 1.0) != "note"]
    return Budget(allowed=allowed, rates=None, remaining={code: left.count(code) for code in sorted(set(left))})


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), which holds for a few tries and for none or all of them too."""
    if not of:
        return 0.0, 1.0
    z = 1.96
    share, spread = hits / of, z * z / of
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return round(max(0.0, (middle - half) / (1 + spread)), 3), round(min(1.0, (middle + half) / (1 + spread)), 3)
