"""Quality on labelled events of ECB+, beside its floors.

    PYTHONPATH=training:tests/eval python tests/eval/measure_events.py SHARED [--raise] [--misses]

SHARED holds public sets in data/. The measures are those of `measure.py`, each the mean of the events of a sample, and
how far two editors agree on the events that both labelled. --misses prints what is judged otherwise, of the events that
were read before, and by its place only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from events import Event, events
from measure import below_floor, lift
from measures import Measures, match, measure, status_of
from srcflag.pipeline import Scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events import Unit
    from srcflag.records import Report

SAMPLES = ("read", "unread")

FLOORED = (
    *("flag_precision", "flag_recall", "flag_f1", "false_errors", "noise_on_non_claims", "status_accuracy"),
    *("evidence_at_1", "evidence_at_3"),
)
"""The measures with floors. Grave units and contradictions that are found are so few that one of them is chance."""


class Checked(NamedTuple):
    """An event, and what srcflag reports on it."""

    event: Event
    report: Report


def check(shared: Path, scorer: Scorer) -> list[Checked]:
    """Check every event."""
    return [Checked(event, scorer.score_event(event.documents)) for event in events(shared / "data")]


def samples(checked: Sequence[Checked]) -> dict[str, dict[str, float]]:
    """The mean of each measure over the events of each sample, and counts of contradictions over all of them."""
    found = {}
    for sample in SAMPLES:
        own = [one for one in checked if one.event.sample == sample]
        each = [measure(event.units, report) for event, report in own]
        means = {key: sum(getattr(one, key) for one in each) / len(each) for key in Measures._fields}
        found[sample] = {key: round(value, 3) for key, value in means.items()} | contradictions(own)
    return found


def contradictions(checked: Sequence[Checked]) -> dict[str, float]:
    """How many units that are called contradicted are, and how many that are it are called so."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for event, report in checked:
        for one in match(event.units, report):
            counts[one.unit["status"] == "contradicted", status_of(one.sentence) == "contradicted"] += 1
    right, called, due = (
        counts[True, True],
        counts[True, True] + counts[False, True],
        sum(counts[True, x] for x in (True, False)),
    )
    return {
        "contradicted_due": float(due),
        "contradicted_called": float(called),
        "contradicted_precision": round(right / max(1, called), 3),
        "contradicted_recall": round(right / max(1, due), 3),
    }


def agreement(every: Sequence[Event]) -> dict[str, float]:
    """How far two editors agree: the share of equal statuses, and F1 of what each would have looked at."""
    pairs = [
        (one, other) for event in every if len(event.editors) > 1 for one, other in zip(*event.editors, strict=True)
    ]
    looked = Counter(
        (wanted(one), wanted(other)) for one, other in pairs if "low" not in (one["review"], other["review"])
    )
    both, either = looked[True, True], looked[True, False] + looked[False, True]
    return {
        "units": float(len(pairs)),
        "status": round(sum(one["status"] == other["status"] for one, other in pairs) / len(pairs), 3),
        "flag_f1": round(2 * both / (2 * both + either), 3),
    }


def wanted(unit: Unit) -> bool:
    """Whether an editor would look at a unit."""
    return unit["review"] in ("medium", "high")


def misses(checked: Sequence[Checked]) -> list[str]:
    """What is judged otherwise on the events that were read before, by place."""
    lines = []
    for event, report in checked:
        for one in match(event.units, report) if event.sample == "read" else ():
            unit, codes = one.unit, " ".join(flag.code for flag in one.flags)
            if status_of(one.sentence) != unit["status"] or (one.rank >= 2) != wanted(unit):
                lines.append(
                    f"{event.name} {unit['id']}: {unit['status']}, review {unit['review']}; "
                    f"found {one.sentence.status} {codes}"
                )
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument(
        "--misses", action="store_true", help="print what is judged otherwise, of the events read before"
    )
    arguments = parser.parse_args()
    checked = check(arguments.shared, Scorer())
    shown = samples(checked)
    print(f"{'events of ECB+':24s}" + "".join(f"{name:>10s}" for name in shown))
    for key in shown[SAMPLES[0]]:
        print(f"{key:24s}" + "".join(f"{own[key]:10.3f}" for own in shown.values()))
    print(
        "two editors: "
        + ", ".join(f"{key} {value:g}" for key, value in agreement(events(arguments.shared / "data")).items())
    )
    if arguments.misses:
        print("\n".join(misses(checked)))
    worse = []
    for name, own in shown.items():
        rates = {key: value for key, value in own.items() if key in FLOORED}
        if arguments.lift:
            lift(f"events_{name}", rates)
        worse += below_floor(f"events_{name}", rates)
    print("\n".join(worse) or "no measure is below its floor")
    sys.exit(bool(worse))


if __name__ == "__main__":
    main()
