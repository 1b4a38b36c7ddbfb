"""Quality on labelled events, beside its floors.

    PYTHONPATH=training python tests/eval/measure.py [SHARED] [--raise]

Always measures `seeds/`, on which constants were fitted; with SHARED (a folder with gold/NAME/ and
gold/NAME.gold.json) also events that nothing was fitted on, and their mean. --raise lifts the floors to what was
measured, less a small margin, and never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labels import load_labels
from measures import Measures, measure
from srcflag.pipeline import Scorer
from srcflag.read import read_many

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.02  # one or two sentences of an event: what a harmless change may move


def lower_is_better(key: str) -> bool:
    """Whether a measure counts something unwanted."""
    return key.startswith(("false_", "noise_", "calibration_error"))


def measured(folder: Path, labels: Path, scorer: Scorer) -> Measures:
    """Check an event and compare the report with its labels."""
    return measure(load_labels(labels), scorer.score_event(read_many([folder]).documents))


def gold(shared: Path, scorer: Scorer) -> dict[str, Measures]:
    """The labelled events of the shared folder, and their mean under the name "mean"."""
    found = {}
    for labels in sorted((shared / "gold").glob("*.gold.json")):
        name = labels.name.removesuffix(".gold.json")
        found[name] = measured(labels.parent / name, labels, scorer)
    columns = zip(*found.values(), strict=True)
    return found | {"mean": Measures(*(round(sum(column) / len(column), 3) for column in columns))}


def below_floor(name: str, found: Mapping[str, float]) -> list[str]:
    """One line for each measure that is worse than its floor."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
    return [
        f"{name}: {key} is {found[key]:.3f}, its floor {floor}"
        for key, floor in floors.items()
        if key in found and (found[key] > floor if lower_is_better(key) else found[key] < floor)
    ]


def lift(name: str, found: Mapping[str, float]) -> None:
    """Write floors at what was measured less the margin, where that is better than the floor that stands."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    own = floors.setdefault(name, {})
    for key, value in found.items():
        if lower_is_better(key):
            margin = 0.5 if key == "false_errors" else MARGIN
            own[key] = round(min(own.get(key, 99.0), value + margin), 3)
        else:
            own[key] = round(max(own.get(key, 0.0), value - MARGIN), 3)
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and leave with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    scorer = Scorer()
    found = {"seeds": measured(ROOT / "seeds", ROOT / "seeds" / "labels.jsonl", scorer)}
    if arguments.shared:
        found |= gold(arguments.shared, scorer)
    print(f"{'measure':22s}" + "".join(f"{name:>10s}" for name in found))
    for key in Measures._fields:
        print(f"{key:22s}" + "".join(f"{getattr(own, key):10.3f}" for own in found.values()))
    for name in ("seeds", "mean"):
        if arguments.lift and name in found:
            lift(name, found[name]._asdict())
    missed = [line for name, own in found.items() for line in below_floor(name, own._asdict())]
    print("\n".join(missed) or "no measure is below its floor")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
