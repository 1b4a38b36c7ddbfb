"""A confidence is a probability that a status is right, and what speaks for a status never lowers it."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fit_confidence import Judged, fit, left_out, probabilities
from measure_confidence import measured
from srcflag import confidence as module
from srcflag.confidence import CASES, GRADES, Calibration, calibrated, confidence, facts, parts, shipped
from srcflag.errors import ModelError
from srcflag.pipeline import Scorer
from srcflag.records import STATUSES, Document, Evidence, Support, Verdict
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import StanceName, Status

SHARES = st.floats(0.0, 1.0)


def passage(score: float, stance: StanceName = "supports") -> Evidence:
    return Evidence(document_id="a", start=0, end=1, text="-", stance=stance, score=score, origin="a")


def corroborated(score: float, coverage: float = 0.8, origins: int = 1) -> Verdict:
    support = Support(documents=origins, origins=origins)
    found = (passage(score),)
    return Verdict(status="corroborated", confidence=score, support=support, evidence=found, coverage=coverage)


def alone(best: float | None) -> Verdict:
    found = () if best is None else (passage(1.0 - best, "neutral"),)
    return Verdict(status="uncorroborated", confidence=1.0, evidence=found)


def sure(verdict: Verdict) -> float:
    return calibrated(verdict, "claim").confidence


# --- what never lowers it --------------------------------------------------------------------------


@given(SHARES, SHARES, SHARES)
def test_better_support_never_makes_corroborated_less_sure(one: float, other: float, coverage: float) -> None:
    low, high = sorted((one, other))
    assert sure(corroborated(low, coverage)) <= sure(corroborated(high, coverage))


@given(SHARES, SHARES, SHARES)
def test_more_of_it_stated_never_makes_corroborated_less_sure(one: float, other: float, score: float) -> None:
    low, high = sorted((one, other))
    assert sure(corroborated(score, low)) <= sure(corroborated(score, high))


@given(SHARES, SHARES, st.integers(0, 300), st.integers(0, 300))
def test_more_independent_origins_never_make_corroborated_less_sure(
    score: float, coverage: float, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    assert sure(corroborated(score, coverage, low)) <= sure(corroborated(score, coverage, high))


@given(SHARES, SHARES)
def test_a_passage_that_nearly_states_it_never_makes_uncorroborated_surer(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert sure(alone(high)) <= sure(alone(low)) <= sure(alone(None))


def test_good_support_is_surer_than_poor_support_and_silence_than_a_near_miss() -> None:
    assert sure(corroborated(0.99, 1.0)) > sure(corroborated(0.45, 0.4)) + 0.1
    assert sure(alone(0.01)) > sure(alone(0.39)) + 0.1


# --- a probability, explained ----------------------------------------------------------------------


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_confidence_within_bounds(status: Status) -> None:
    assert 0.0 < sure(Verdict(status=status, confidence=1.0)) <= 1.0


def test_not_assessed_is_nothing_that_could_be_wrong() -> None:
    verdict = Verdict(status="not_assessed", confidence=1.0)
    assert calibrated(verdict, "claim") is verdict


def test_only_the_confidence_changes() -> None:
    verdict = corroborated(0.9)
    assert calibrated(verdict, "claim").model_copy(update={"confidence": 0.9}) == verdict


def test_calibrating_twice_is_calibrating_once() -> None:
    once = calibrated(corroborated(0.7), "reported")
    assert calibrated(once, "reported") == once


def test_what_an_event_has_one_of_contradicts_more_surely_than_other_values() -> None:
    found = (passage(0.9, "refutes"),)
    other = Verdict(status="contradicted", confidence=0.9, evidence=found)
    assert sure(other) < 0.6
    assert sure(other.model_copy(update={"told_once": True})) > 0.8


def test_page_furniture_is_surer_than_comment() -> None:
    nothing = Verdict(status="not_a_claim", confidence=1.0)
    assert calibrated(nothing, "boilerplate").confidence > calibrated(nothing, "opinion").confidence


@given(SHARES, SHARES, st.integers(0, 9))
def test_the_parts_add_up_to_the_log_odds(score: float, coverage: float, origins: int) -> None:
    found = facts(corroborated(score, coverage, origins), "claim")
    assert confidence(found) == pytest.approx(1.0 / (1.0 + math.exp(-sum(parts(found).values()))), abs=5e-4)
    assert parts(found).keys() == {"base", "corroborated", "support", "coverage", "origins"}


def test_all_facts_have_a_weight_and_those_that_grade_are_never_negative() -> None:
    model = shipped()
    assert set(model.cases) == set(CASES)
    assert set(model.weights) == set(GRADES)
    assert min(model.weights.values()) >= 0.0


def test_the_pipeline_gives_calibrated_confidence() -> None:
    own = Document(id="own", text="Two engineers from Brno had inspected the Ostrava dam, said Jana Kralova.\n")
    pool = [
        Document(id="a", text="Jana Kralova, mayor of Ostrava, thanked the crews from Poland and left for Brno.\n"),
        Document(id="b", text="The schools of Ostrava and Brno stay closed, parents heard from Jana Kralova.\n"),
    ]
    [sentence] = Scorer(encoder=FakeEncoder()).score(own, pool).sentences
    near = max(1.0 - found.score for found in sentence.evidence)
    assert sentence.status == "uncorroborated"
    assert sentence.confidence == confidence({"uncorroborated": 1.0, "silence": math.log((1 - near) / near)})


# --- the file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [{"weights": {"support": -0.1}}, {"base": "much"}, {"odd": 1}, {"base": None}], ids=json.dumps
)
def test_a_damaged_file_is_refused_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object]
) -> None:
    file = tmp_path / "confidence.json"
    file.write_text(json.dumps(shipped().model_dump() | change), encoding="utf-8")
    monkeypatch.setattr(module, "FILE", file)
    monkeypatch.setattr(module, "shipped", cache(shipped.__wrapped__))
    with pytest.raises(ModelError, match=r"(?s)confidence\.json.*reinstall srcflag"):
        module.shipped()


# --- the fit ---------------------------------------------------------------------------------------


def units(event: str, number: int, seed: int, *, upside_down: bool = False) -> list[Judged]:
    """Units of which those with better support are right more often, or less often."""
    random = np.random.default_rng(seed)
    found = []
    for score in random.uniform(0.4, 0.99, number):
        right = random.uniform() < (1.4 - score if upside_down else score)
        verdict = corroborated(float(score), float(random.uniform()))
        label = "corroborated" if right else "partial"
        found.append(Judged(event, "corroborated", label, facts(verdict, "claim"), 0.5, float(score), {}))
    return found


def test_a_fit_is_the_same_every_time_and_near_the_share_that_is_right() -> None:
    found = units("one", 400, 1)
    assert fit(found) == fit(found)
    assert measured(found, probabilities(found, fit(found)))["calibration_error"] < 0.06


def test_a_fact_that_would_speak_against_a_status_is_left_out() -> None:
    assert fit(units("one", 400, 1, upside_down=True)).weights["support"] == 0.0


def test_an_event_that_is_left_out_is_not_seen() -> None:
    others = [*units("one", 200, 1), *units("two", 200, 2)]
    found = [*others, *units("three", 50, 3)]
    turned = [*others, *units("three", 50, 3, upside_down=True)]
    changed = [a._replace(label=b.label) for a, b in zip(found, turned, strict=True)]
    assert left_out(found)[-50:].tolist() == left_out(changed)[-50:].tolist()


def test_what_was_shipped_is_a_calibration_that_was_fitted_on_something() -> None:
    assert isinstance(shipped(), Calibration)
    assert sum(shipped().fitted_on.values()) > 100
