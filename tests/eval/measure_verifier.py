"""How well a verifier tells support from contradiction from silence, on public sets and on labelled events.

    PYTHONPATH=training python tests/eval/measure_verifier.py SHARED [--verifier NAME] [--raise]

SHARED holds public sets in data/ and labelled events in gold/. None of the sets measured here was trained on. Floors
of the shipped verifier stand in floors.json under "verifier"; --raise lifts them, and never lowers one.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from fit_support import best, probabilities
from labels import Pair, pairs
from measure import below_floor, lift
from srcflag.encode import OnnxEncoder
from srcflag.verify import load
from srcflag.verify.stance import REFUTES, SUPPORTS, WEIGHTS
from srcflag.words import content_words
from verifier_pairs import rows

if TYPE_CHECKING:
    import numpy.typing as npt

    from srcflag.ports import Verifier

    Floats = npt.NDArray[np.float64]

COLUMNS = {"SUPPORTS": 0, "REFUTES": 1, "NEI": 2}
DRAWN = 3_000  # of the largest set, always the same
NEAR = 5  # sentences of a whole article that a claim is set against, and each with the next one


def three_way(verifier: Verifier, items: list[dict[str, Any]]) -> npt.NDArray[np.bool_]:
    """(n,) whether the likeliest stance is the labelled one."""
    found = verifier.predict([(" ; ".join(item["evidence"]), item["claim"]) for item in items])
    return np.asarray(found.argmax(axis=1) == [COLUMNS[item["label"]] for item in items])


def both_right(items: list[dict[str, Any]], right: npt.NDArray[np.bool_]) -> float:
    """Of two pairs that share case and claim and differ in their label, how often both are right."""
    cases: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        cases[item["case_id"], item["claim"]].append(number)
    contrasts = [
        (one, two)
        for case in cases.values()
        for one, two in combinations(case, 2)
        if items[one]["label"] != items[two]["label"]
    ]
    return float(np.mean([right[one] and right[two] for one, two in contrasts]))


def whole_articles(verifier: Verifier, items: list[dict[str, Any]]) -> float:
    """Balanced accuracy of "supported" against not, by the best of the sentences nearest to the claim.

    The threshold is chosen on the other half of the claims.
    """
    asked, owner = [], []
    for number, item in enumerate(items):
        wanted = {token.stem for token in content_words(item["claim"])}
        shared = [len(wanted & {token.stem for token in content_words(text)}) for text in item["evidence"]]
        for place in sorted(range(len(shared)), key=lambda i: -shared[i])[:NEAR]:
            for size in (1, 2):
                asked.append((" ".join(item["evidence"][place : place + size]), item["claim"]))
                owner.append(number)
    strongest = np.zeros(len(items))
    np.maximum.at(strongest, owner, verifier.predict(asked)[:, 0])
    truth = np.array([item["label"] == "SUPPORTS" for item in items])
    halves = np.arange(len(items)) % 2 == 0

    def balanced(threshold: float, part: npt.NDArray[np.bool_]) -> float:
        said = strongest >= threshold
        return float(said[part & truth].mean() + (~said[part & ~truth]).mean()) / 2

    scores = []
    for part in (halves, ~halves):
        tried = np.quantile(strongest[~part], np.linspace(0.05, 0.95, 37))
        scores.append(balanced(max(tried, key=lambda threshold: balanced(float(threshold), ~part)), part))
    return float(np.mean(scores))


def public(verifier: Verifier, data: Path) -> dict[str, float]:
    """Accuracy on sets that were never trained on."""
    vitaminc = list(rows(data / "vitaminc/dev.jsonl.gz"))
    right = three_way(verifier, vitaminc)
    news = [item for name in ("base", "sim") for item in rows(data / f"semi_auto_nli/{name}_news_train.jsonl.gz")]
    return {
        "vitaminc": float(right.mean()),
        "vitaminc_both": both_right(vitaminc, right),
        "xnli": float(three_way(verifier, list(rows(data / "xnli_en/dev.jsonl.gz"))).mean()),
        "semi_auto_news": float(three_way(verifier, random.Random(1).sample(news, DRAWN)).mean()),
        "wice_balanced": whole_articles(verifier, list(rows(data / "wice/dev.jsonl.gz"))),
    }


def calibration_error(probability: Floats, truth: npt.NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        abs(probability[which == b].mean() - truth[which == b].mean()) * (which == b).mean()
        for b in range(bins)
        if (which == b).any()
    ]
    return float(sum(gaps))


def evidence_ranks(found: list[Pair], score: Floats) -> tuple[float, float]:
    """How often the likeliest passage, and one of the three likeliest, is one that a person named as support."""
    by_unit: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for pair, value in zip(found, score, strict=True):
        if pair.status in ("corroborated", "partial"):
            by_unit[pair.unit].append((float(value), pair.supports))
    ranked = [sorted(own, key=lambda item: -item[0]) for own in by_unit.values()]
    return (
        float(np.mean([own[0][1] for own in ranked])),
        float(np.mean([any(supports for _, supports in own[:3]) for own in ranked])),
    )


def left_out(every: list[list[Pair]], own: int) -> Floats:
    """(n,) the probability that each pair of one event supports, slope and offset fitted on the others."""
    weights = np.array(WEIGHTS)

    def odds(found: list[Pair]) -> Floats:
        probability = probabilities(found, weights)
        return np.log(probability / (1.0 - probability))[:, None]

    others = [pair for number, event in enumerate(every) if number != own for pair in event]
    model = LogisticRegression(C=10.0).fit(odds(others), [pair.supports for pair in others])
    return np.asarray(model.predict_proba(odds(every[own]))[:, 1])


def events(verifier: Verifier, gold: Path) -> dict[str, float]:
    """Support by the alignment of words, and refutation by the verifier, on pairs of labelled events (their mean)."""
    found: dict[str, list[float]] = defaultdict(list)
    encoder = OnnxEncoder()
    every = [
        pairs(labels.with_name(labels.name.removesuffix(".gold.json")), labels, encoder)
        for labels in sorted(gold.glob("*.gold.json"))
    ]
    for number, own in enumerate(every):
        weights = np.array(WEIGHTS)
        probability, truth = probabilities(own, weights), np.array([pair.supports for pair in own])
        conflict = np.array([pair.conflicts for pair in own])
        top = best(own, weights[1:])
        sure = [pair for pair in top if pair.status in ("corroborated", "uncorroborated")]
        answers = verifier.predict([(pair.evidence, pair.claim) for pair in own])
        aligned = probability >= SUPPORTS
        neither = ~truth & ~conflict
        ranks = evidence_ranks(own, probability)
        values = {
            "pair_precision": average_precision_score(truth, probability),
            "claim_auc": roc_auc_score([p.status == "corroborated" for p in sure], probabilities(sure, weights)),
            "evidence_first": ranks[0],
            "evidence_among_three": ranks[1],
            "calibration_error": calibration_error(left_out(every, number), truth),
            "calibration_error_as_shipped": calibration_error(probability, truth),
            "pair_precision_verifier": average_precision_score(truth, answers[:, 0]),
            "false_refutes": ((answers[:, 1] >= REFUTES) & aligned)[neither].mean(),
            "false_refutes_ungated": (answers[:, 1] >= REFUTES)[neither].mean(),
            "refutes_of_conflicts": ((answers[:, 1] >= REFUTES) & aligned)[conflict].mean(),
            "conflict_auc": roc_auc_score(conflict[~truth], answers[~truth, 1]),
        }
        for name, value in values.items():
            found[name].append(float(value))
    return {name: float(np.mean(own)) for name, own in found.items()}


def main() -> None:
    """Measure, print, and leave with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--verifier", default="default")
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    verifier = load(arguments.verifier)
    found = events(verifier, arguments.shared / "gold") | public(verifier, arguments.shared / "data")
    print(verifier.name)
    for name, value in found.items():
        print(f"{name:28s}{value:8.3f}")
    if arguments.verifier == "default":
        if arguments.lift:
            lift("verifier", found)
        missed = below_floor("verifier", found)
        print("\n".join(missed) or "no measure is below its floor")
        sys.exit(bool(missed))


if __name__ == "__main__":
    main()
