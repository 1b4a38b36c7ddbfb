"""Fit `src/srcflag/confidence.json`: how often a status is right, from hand labels.

    PYTHONPATH=tests/eval python training/fit_confidence.py [SHARED] [--write] [--tried]

Fits on the demonstration event; with SHARED (labelled events in gold/, public sets in data/) on the labelled events
too, but for those of ECB+ whose mistakes nobody looked at. --write stores the result, --tried prints what was left out:
other facts, and a learned status in place of the judge's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from events import events
from labels import load_labels
from measures import match, status_of
from srcflag.confidence import CASES, FILE, GRADES, Calibration, confidence, facts
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.records import Verdict
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from measures import Unit
    from srcflag.ports import Encoder
    from srcflag.records import Document, Report

    Floats = npt.NDArray[np.float64]
    Verdicts = dict[tuple[str, int], Verdict]

C = 1.0
"""Inverse strength of the regularisation. Log loss on events left out is the same from 0.3 up to 3 (0.603, 0.601,
0.601); the base rates of rare cases are drawn to the common one the less the larger it is."""


READ = {True: 24, False: 55}
"""Contradictions on 138 events without labels (leads of ALLSIDES, articles of ECB+ and POLNEAR), read by a person: how
many of them hold. Of what was called contradicted on the four gold events all is, since they were in view when values
were first compared; fitted on labels alone, the confidence of a contradiction would be 0.8."""


class Judged(NamedTuple):
    """One labelled unit: its event, its status, whether a person gave the same, and what the confidence is read from.

    `shown` is the confidence of the report, `score` what the judge said before it was calibrated.
    """

    event: str
    status: str
    label: str
    facts: dict[str, float]
    shown: float
    score: float
    others: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether a person gave the same status."""
        return self.status == self.label


class Watched(Scorer):
    """A scorer that keeps what the judge said, and checks the same documents once, however often it is asked."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        super().__init__(encoder=encoder)
        self._checked: dict[tuple[Document, ...], tuple[Report, Verdicts]] = {}
        self._verdicts: Verdicts = {}

    def score_event(self, documents: Iterable[Document]) -> Report:
        """As any scorer."""
        return self.watch(documents)[0]

    def watch(self, documents: Iterable[Document]) -> tuple[Report, Verdicts]:
        """A report, and what the judge said before it was calibrated, by document and start of the sentence."""
        event = tuple(documents)
        if event not in self._checked:
            self._verdicts = {}
            self._checked[event] = super().score_event(event), self._verdicts
        return self._checked[event]

    def _verdict(self, own: Any, row: int, *rest: Any) -> Verdict:
        verdict = super()._verdict(own, row, *rest)
        claim = own.claims[row]
        self._verdicts[claim.document_id, claim.sentence.start] = verdict
        return verdict


def judged(name: str, documents: Sequence[Document], units: Sequence[Unit], scorer: Watched) -> list[Judged]:
    """The units of an event that were assessed."""
    report, verdicts = scorer.watch(documents)
    found = []
    for unit, document, sentence, *_ in match(units, report):
        if sentence.status == "not_assessed":
            continue
        known = verdicts.get((document, sentence.start)) or Verdict(status=sentence.status, confidence=1.0)
        found.append(
            Judged(
                name,
                status_of(sentence),
                unit["status"],
                facts(known, sentence.kind),
                sentence.confidence,
                known.confidence,
                _others(known, sentence.text) if sentence.checkworthy else {},
            )
        )
    return found


def _others(verdict: Verdict, text: str) -> dict[str, float]:
    """Facts that were tried beside the shipped ones."""
    best: dict[str, float] = {}
    for passage in verdict.evidence:
        score = passage.score if passage.stance == "supports" else 1.0 - passage.score
        best[passage.origin] = max(score, best.get(passage.origin, 0.0))
    ranked = sorted(best.values(), reverse=True)
    return {
        "best": (ranked or [0.0])[0],
        "second": (*ranked, 0.0, 0.0)[1],
        "refutes": max((e.score for e in verdict.evidence if e.stance == "refutes"), default=0.0),
        "coverage": verdict.coverage,
        "origins": float(verdict.support.origins),
        "words": float(word_count(text)),
        "open figure": float(any(any(c.isdigit() for c in span.text) for span in verdict.unmatched)),
    }


def fit(found: Sequence[Judged], c: float = C) -> Calibration:
    """A calibration by these units and `READ`. A fact whose weight would be negative is left out, the worst first."""
    names = [*CASES, *GRADES]
    truth = [unit.right for unit in found] + [holds for holds, number in READ.items() for _ in range(number)]
    read: list[dict[str, float]] = [{"contradicted": 1.0}] * sum(READ.values())
    while True:
        rows = np.array([[own.get(name, 0.0) for name in names] for own in [*(unit.facts for unit in found), *read]])
        model = LogisticRegression(C=c, max_iter=1000).fit(rows, truth)
        weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
        against = [name for name in names if name in GRADES and weights[name] < 0]
        if not against:
            break
        names.remove(min(against, key=weights.__getitem__))
    return Calibration(
        version="1",
        fitted_on=dict(sorted(Counter(unit.event for unit in found).items())) | {"read": len(read)},
        base=round(float(model.intercept_[0]), 3),
        cases={name: round(weights[name], 3) for name in CASES},
        weights={name: round(weights.get(name, 0.0), 3) for name in GRADES},
    )


def probabilities(found: Sequence[Judged], calibration: Calibration) -> Floats:
    """(n,) the confidence of each unit."""
    return np.array([confidence(unit.facts, calibration) for unit in found])


def left_out(found: Sequence[Judged], c: float = C) -> Floats:
    """(n,) the confidence of each unit, fitted on the other events."""
    result = np.zeros(len(found))
    for event in dict.fromkeys(unit.event for unit in found):
        own = np.array([unit.event == event for unit in found])
        others = [unit for unit in found if unit.event != event]
        result[own] = probabilities([unit for unit in found if unit.event == event], fit(others, c))
    return result


def log_loss(probability: Floats, truth: Floats) -> float:
    """Mean negative log likelihood."""
    return float(-np.mean(np.log(np.where(truth > 0, probability, 1.0 - probability))))


def facts_tried(found: Sequence[Judged]) -> None:
    """Print how well each fact alone tells right from wrong, by status: area under the curve."""
    for status in ("corroborated", "partial", "contradicted", "uncorroborated"):
        own = [unit for unit in found if unit.status == status and unit.others]
        truth = [unit.right for unit in own]
        if len(set(truth)) == 2:
            curves = {key: roc_auc_score(truth, [unit.others[key] for unit in own]) for key in own[0].others}
            print(f"   {status:16s}{len(own):4d}  " + "  ".join(f"{key} {value:.2f}" for key, value in curves.items()))


def statuses_tried(found: Sequence[Judged], labelled: Sequence[str]) -> None:
    """Print the share of right statuses by a learned combiner beside the judge's, of what was compared."""
    compared = [unit for unit in found if unit.others and unit.status != "n/a"]
    models: dict[str, Any] = {
        "logistic regression": make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000)),
        "random forest": RandomForestClassifier(300, min_samples_leaf=5, random_state=0),
    }

    def right(model: Any, train: Sequence[Judged], test: Sequence[Judged]) -> float:
        table = [list(unit.others.values()) for unit in train]
        model.fit(table, [unit.label for unit in train])
        return float(np.mean(model.predict([list(u.others.values()) for u in test]) == [u.label for u in test]))

    own = {event: [unit for unit in compared if unit.event == event] for event in ("seeds", *labelled)}
    print(f"   the judge: {np.mean([np.mean([unit.right for unit in own[event]]) for event in labelled]):.3f}")
    for name, model in models.items():
        others = [right(model, [u for u in compared if u.event != event], own[event]) for event in labelled]
        seeds = [right(model, own["seeds"], own[event]) for event in labelled]
        print(f"   {name}: {np.mean(others):.3f} fitted on the other events, {np.mean(seeds):.3f} on seeds alone")


def every(seeds: Path, shared: Path | None = None, scorer: Watched | None = None) -> list[Judged]:
    """The units of the demonstration event, and with a shared folder those of the four gold events."""
    scorer = scorer or Watched()
    found = judged("seeds", read_many([seeds]).documents, load_labels(seeds / "labels.jsonl"), scorer)
    for labels in sorted((shared / "gold").glob("*.gold.json")) if shared else ():
        name = labels.name.removesuffix(".gold.json")
        found += judged(name, read_many([labels.with_name(name)]).documents, load_labels(labels), scorer)
    return found


def of_ecb(shared: Path, sample: str, scorer: Watched | None = None) -> list[Judged]:
    """The units of the labelled events of ECB+ of one sample."""
    scorer = scorer or Watched()
    own = [event for event in events(shared / "data") if event.sample == sample]
    return [unit for event in own for unit in judged(event.name, event.documents, event.units, scorer)]


def main() -> None:
    """Fit, print, and store where that is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--tried", action="store_true")
    arguments = parser.parse_args()
    found = every(arguments.seeds, arguments.shared)
    found += of_ecb(arguments.shared, "read") if arguments.shared else []
    calibration = fit(found)
    text = json.dumps(calibration.model_dump(), indent=1) + "\n"
    print(text, end="")
    labelled = [event for event in dict.fromkeys(unit.event for unit in found) if event != "seeds"]
    if labelled:
        truth = np.array([unit.right for unit in found], float)
        for c in (0.3, C, 3.0):
            print(f"C {c}: log loss on events left out {log_loss(left_out(found, c), truth):.3f}")
        if arguments.tried:
            facts_tried([unit for unit in found if unit.event != "seeds"])
            statuses_tried(found, labelled)
    if arguments.write:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
