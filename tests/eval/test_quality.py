"""Quality may not fall: on the demonstration event always, on labelled events where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import measure_claims
import measure_confidence
import measure_events
import measure_outliers
import measure_people
import measure_unseen
from edits import FLOORED, PARAPHRASES, caught, paraphrases, run
from fit_confidence import Watched
from labels import load_labels
from measure import FLOORS, below_floor, gold, lower_is_better, measured
from measure_verifier import events
from measures import Measures, measure
from srcflag.encode import OnnxEncoder
from srcflag.read import read_many
from srcflag.selftest.memory import Remembering
from srcflag.verify import load

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.pipeline import Scorer


@pytest.fixture(scope="module")
def scorer() -> Watched:
    """One for all: it checks an event once that several tests measure."""
    return Watched(Remembering(OnnxEncoder()))


@pytest.fixture(scope="module")
def checked(shared: Path, scorer: Scorer) -> list[measure_events.Checked]:
    return measure_events.check(shared, scorer)


@pytest.mark.model
def test_the_demonstration_event_is_judged_no_worse_than_its_floors(root: Path, scorer: Scorer) -> None:
    found = measured(root / "seeds", root / "seeds" / "labels.jsonl", scorer)
    assert below_floor("seeds", found._asdict()) == []


@pytest.mark.model
@pytest.mark.shared
def test_labelled_events_are_judged_no_worse_than_their_floors_in_the_mean(shared: Path, scorer: Scorer) -> None:
    assert below_floor("mean", gold(shared, scorer)["mean"]._asdict()) == []


@pytest.mark.model
@pytest.mark.shared
def test_support_and_refutation_on_labelled_pairs_are_no_worse_than_their_floors(shared: Path) -> None:
    assert below_floor("verifier", events(load(), shared / "gold")) == []


@pytest.mark.shared
def test_what_a_sentence_is_and_who_says_it_is_told_no_worse_than_its_floors(shared: Path) -> None:
    found = measure_claims.events(shared / "gold")["mean"] | measure_claims.attribution(shared / "data")
    assert below_floor("claims", found) == []


@pytest.mark.shared
def test_sentences_of_events_that_no_rule_was_written_for_are_read_no_worse_than_their_floors(shared: Path) -> None:
    assert below_floor("unseen", measure_unseen.samples(measure_unseen.read(shared))["all"]) == []


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.parametrize("sample", measure_events.SAMPLES)
def test_events_of_a_public_set_are_judged_no_worse_than_their_floors(
    sample: str, checked: list[measure_events.Checked]
) -> None:
    assert below_floor(f"events_{sample}", measure_events.samples(checked)[sample]) == []


@pytest.mark.model
@pytest.mark.shared
def test_facts_that_were_changed_are_noticed_no_worse_than_their_floors(shared: Path) -> None:
    made = (("paraphrases", *event) for event in paraphrases(shared / PARAPHRASES, FLOORED))
    assert below_floor("edits", caught(run(made)["paraphrases"])) == []


@pytest.mark.model
@pytest.mark.shared
def test_people_who_were_renamed_or_made_older_are_noticed_no_worse_than_their_floors(shared: Path) -> None:
    assert below_floor("people", measure_people.measured(shared, measure_people.FEW)) == []


@pytest.mark.model
@pytest.mark.shared
def test_what_is_off_the_event_is_marked_no_worse_than_its_floors(shared: Path) -> None:
    every = measure_outliers.events(shared, measure_outliers.Preparing())
    found = measure_outliers.over_all({own.name: measure_outliers.measured(own) for own in every})
    assert below_floor("outliers", found) == []


@pytest.mark.model
@pytest.mark.shared
def test_confidence_is_a_probability_no_worse_than_its_floors_on_events_left_out(shared: Path, scorer: Watched) -> None:
    assert below_floor("confidence", measure_confidence.measures(shared, scorer)) == []


@pytest.mark.model
@pytest.mark.shared
def test_our_measures_are_those_of_the_tool_that_comes_with_the_labels(shared: Path, scorer: Scorer) -> None:
    tool = _load(shared / "tools" / "score_gold.py")
    labels = shared / "gold" / "species.gold.json"
    report = scorer.score_event(read_many([shared / "gold" / "species"]).documents)
    theirs, _ = tool.compare(load_labels(labels), json.loads(report.to_json()))
    ours = measure(load_labels(labels), report)
    assert {key: theirs[key] for key in Measures._fields if key in theirs} == pytest.approx(
        {key: getattr(ours, key) for key in Measures._fields if key in theirs}, abs=0.0011
    )


def test_a_report_worse_than_its_floors_is_noticed() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["seeds"]
    worse = {key: 1000.0 if lower_is_better(key) else -1.0 for key in floors}
    assert len(below_floor("seeds", worse)) == len(floors)


def test_no_floor_was_ever_lowered(root: Path) -> None:
    name = FLOORS.relative_to(root).as_posix()
    history = _git(root, "log", "--format=%H", "--", name).split()
    if not history:
        pytest.skip("no history of the floors at hand (no git, or a copy without it): that they only rise is NOT shown")
    now = json.loads(FLOORS.read_text(encoding="utf-8"))
    for commit in history:
        for event, floors in json.loads(_git(root, "show", f"{commit}:{name}")).items():
            for key, floor in floors.items():
                sign = -1 if lower_is_better(key) else 1
                assert sign * now[event][key] >= sign * floor, f"{event}: {key} was {floor} in {commit[:8]}"


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
