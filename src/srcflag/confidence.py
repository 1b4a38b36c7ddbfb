"""How often a status like this one is right: a probability, fitted on labelled sentences.

It is about the status relative to the pool, never about the world. The judge says how strong its evidence is; here a
logistic regression on a few facts about a verdict says how often a person gave the same status. No fact that speaks for
a status has a negative weight: more support, or one origin more, never makes "corroborated" less sure.
`training/fit_confidence.py` fits `confidence.json`, `tests/eval/measure_confidence.py` measures it on events left out.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from srcflag.errors import ModelError

if TYPE_CHECKING:
    from srcflag.records import Evidence, Kind, Verdict

FILE = Path(__file__).with_name("confidence.json")

CASES = ("corroborated", "partly_corroborated", "contradicted", "uncorroborated", "furniture", "comment")
"""What a verdict is a case of, each with its own base rate; the last two are no claims: page furniture, and comment."""

GRADES = ("support", "coverage", "origins", "silence")
"""The facts that speak for a status the more the larger they are.

The labels give no sign that a status is right more often with more origins, so that their weight is 0. The second best
passage, the number of words and an open figure were left out (`training/fit_confidence.py --tried`).
"""

TOLD_ONCE = 0.86
"""How sure a contradiction is by what an event has one of (`Verdict.told_once`): labels hold too few to fit it.

Of such values that were changed, 96 in a hundred are noticed, and in two of 640 events that were left as they are one
is called so that is none (`tests/eval/measure_people.py SHARED --all`). If one draft in fifty has such a slip, six of
seven that are called so have one.
"""

CLIP = 0.01  # scores nearer to 0 and 1 are no surer: labels themselves are wrong in more than one of a hundred


class Calibration(BaseModel):
    """What `confidence.json` holds: log odds by case, and the weights of what speaks for a status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    fitted_on: dict[str, int]
    base: float
    cases: dict[str, float]
    weights: dict[str, Annotated[float, Field(ge=0)]]


@cache
def shipped() -> Calibration:
    """The calibration of the package. Raises ModelError where it is missing or damaged."""
    try:
        return Calibration.model_validate_json(FILE.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{FILE}: not the calibration that was shipped ({error}); reinstall srcflag") from error


def calibrated(verdict: Verdict, kind: Kind) -> Verdict:
    """The verdict with its confidence as a probability. "not assessed" is nothing that could be wrong, and stays."""
    if verdict.status == "not_assessed":
        return verdict
    found = TOLD_ONCE if verdict.told_once else confidence(facts(verdict, kind))
    return verdict.model_copy(update={"confidence": found})


def facts(verdict: Verdict, kind: Kind) -> dict[str, float]:
    """What a confidence is read from, by name; a fact that is not there is 0.

    `support` and `silence` are log odds: that the best passage states the claim, and that even it does not.
    """
    best = max((_supports(evidence) for evidence in verdict.evidence), default=0.0)
    match verdict.status:
        case "corroborated":
            return {
                "corroborated": 1.0,
                "support": _log_odds(best),
                "coverage": verdict.coverage,
                "origins": math.log2(1 + verdict.support.origins),
            }
        case "uncorroborated":
            return {"uncorroborated": 1.0, "silence": -_log_odds(best)}
        case "not_a_claim":
            return {"furniture" if kind == "boilerplate" else "comment": 1.0}
        case "superseded":
            return {"contradicted": 1.0}
        case _:
            return {verdict.status: 1.0}


def parts(found: dict[str, float], calibration: Calibration | None = None) -> dict[str, float]:
    """What each fact adds to the log odds that a status is right; with `base` they add up to them."""
    model = calibration or shipped()
    weights = model.cases | model.weights
    return {"base": model.base} | {name: weights.get(name, 0.0) * value for name, value in found.items()}


def confidence(found: dict[str, float], calibration: Calibration | None = None) -> float:
    """The probability that a status with these facts is right."""
    return round(1.0 / (1.0 + math.exp(-sum(parts(found, calibration).values()))), 3)


def _supports(evidence: Evidence) -> float:
    return evidence.score if evidence.stance == "supports" else 1.0 - evidence.score


def _log_odds(probability: float) -> float:
    kept = min(max(probability, CLIP), 1.0 - CLIP)
    return math.log(kept / (1.0 - kept))
