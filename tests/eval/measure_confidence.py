"""Whether a confidence of 0.8 is right in eight of ten cases: reliability and expected calibration error.

    PYTHONPATH=training:tests/eval python tests/eval/measure_confidence.py SHARED [--raise]

SHARED holds labelled events in gold/ and public sets in data/. Each assessed unit counts as right where its status is
the labelled one. Three confidences are compared: the strength of the evidence alone, fitted on `seeds/` alone, and
fitted on all other labelled events for each that is left out. The shipped one is asked of the events of ECB+ that it
was not fitted on ("unread"): that is what it does on new text. Floors stand in floors.json under "confidence".
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import roc_auc_score

from fit_confidence import Judged, Watched, every, fit, left_out, of_ecb, probabilities
from measure import ROOT, below_floor, lift
from measure_verifier import calibration_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

BINS = 10


def measured(found: Sequence[Judged], probability: Floats) -> dict[str, float]:
    """How far a confidence is from the share that is right, and how well it tells right from wrong."""
    truth = np.array([unit.right for unit in found])
    events = [np.array([unit.event == event for unit in found]) for event in dict.fromkeys(u.event for u in found)]
    return {
        "calibration_error": calibration_error(probability, truth),
        "calibration_error_by_event": float(np.mean([calibration_error(probability[e], truth[e]) for e in events])),
        "brier": float(np.mean((probability - truth) ** 2)),
        "right_auc": float(roc_auc_score(truth, probability)),
    }


def by_status(found: Sequence[Judged], probability: Floats) -> None:
    """Print, by status, how many are right beside the mean confidence."""
    for status in sorted({unit.status for unit in found}):
        own = np.array([unit.status == status for unit in found])
        truth = np.array([unit.right for unit in found])[own]
        error = calibration_error(probability[own], truth)
        print(
            f"   {status:16s}{own.sum():5d}  right {truth.mean():.2f}  confidence {probability[own].mean():.2f}  "
            f"calibration error {error:.2f}"
        )


def reliability(found: Sequence[Judged], probability: Floats) -> None:
    """Print the reliability diagram: the share that is right by tenths of confidence; "|" is where it should be."""
    truth = np.array([unit.right for unit in found])
    which = np.minimum((probability * BINS).astype(int), BINS - 1)
    for number in range(BINS):
        own = which == number
        if own.any():
            right, said = truth[own].mean(), probability[own].mean()
            bar = list("#" * round(40 * right) + " " * (40 - round(40 * right)))
            bar[min(39, round(40 * said))] = "|"
            tenth = f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}"
            print(f"   {tenth}{own.sum():5d}  {said:.2f}  {right:.2f}  {''.join(bar)}")


def measures(shared: Path, scorer: Watched) -> dict[str, float]:
    """Print everything; return what has floors."""
    found = [*every(ROOT / "seeds", shared, scorer), *of_ecb(shared, "read", scorer)]
    own = np.array([unit.event != "seeds" for unit in found])
    labelled = [unit for unit in found if unit.event != "seeds"]
    seeds = fit([unit for unit in found if unit.event == "seeds"])
    out, new = left_out(found)[own], of_ecb(shared, "unread", scorer)
    fresh = np.array([unit.shown for unit in new])
    for name, units, probability in (
        ("strength of the evidence", labelled, np.array([unit.score for unit in labelled])),
        ("fitted on seeds", labelled, probabilities(labelled, seeds)),
        ("fitted on the other events", labelled, out),
        ("as shipped, events not in the fit", new, fresh),
    ):
        values = measured(units, probability)
        print(f"{name:34s}" + "  ".join(f"{key} {value:.3f}" for key, value in values.items()))
        by_status(units, probability)
    for name, units, probability in (("events left out", labelled, out), ("events not in the fit", new, fresh)):
        print(f"reliability, {name}: confidence, units, mean confidence, share right")
        reliability(units, probability)
    floored = {key: value for key, value in measured(labelled, out).items() if key != "brier"}
    unread = measured(new, fresh)
    return floored | {"calibration_error_unread": unread["calibration_error"], "right_auc_unread": unread["right_auc"]}


def main() -> None:
    """Measure, print, and leave with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    found = measures(arguments.shared, Watched())
    if arguments.lift:
        lift("confidence", found)
    missed = below_floor("confidence", found)
    print("\n".join(missed) or "no measure is below its floor")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
