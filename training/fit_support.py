"""Fit what `srcflag.verify.stance` and `srcflag.judge` hold as constants, from hand labels.

    python training/fit_support.py [--seeds seeds] [--gold FOLDER]

The fit sees the demonstration event only. With --gold (a folder of labelled events: NAME/ and NAME.gold.json) the
result is also measured on events that it never saw. Prints the constants; changes no file.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from labels import Pair, load_labels, pairs
from measures import measure
from srcflag import support
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.verify import align

if TYPE_CHECKING:
    import numpy.typing as npt

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


def signals(found: list[Pair]) -> npt.NDArray[np.float64]:
    """(n, 3): cosine, alignment of the claim, alignment of the evidence."""
    return np.array([(pair.cosine, pair.alignment, pair.backward) for pair in found])


def best(found: list[Pair], weights: npt.NDArray[np.float64]) -> list[Pair]:
    """The pair of each unit with the strongest signal: the one on which its status rests."""
    chosen: dict[str, Pair] = {}
    for pair in found:
        known = chosen.get(pair.unit)
        if known is None or (signals([pair, known]) @ weights).argmax() == 0:
            chosen[pair.unit] = pair
    return list(chosen.values())


def fit(found: list[Pair]) -> npt.NDArray[np.float64]:
    """Intercept and weights. All pairs say what support looks like; the best of each claim, how likely it then is.

    The labels name the clearest support only, so that the share of all pairs that support is far too low for the
    best pair, on which a status rests.
    """
    direction = LogisticRegression(C=30.0).fit(signals(found), [pair.supports for pair in found]).coef_[0]
    top = best(found, direction)
    strength = (signals(top) @ direction)[:, None]
    scale = LogisticRegression(C=30.0).fit(strength, [pair.supports for pair in top])
    return np.array([scale.intercept_[0], *(scale.coef_[0][0] * direction)])


def probabilities(found: list[Pair], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(n,) the probability that each pair's evidence supports."""
    return np.array(1.0 / (1.0 + np.exp(-(weights[0] + signals(found) @ weights[1:]))))


def report(name: str, found: list[Pair], weights: npt.NDArray[np.float64]) -> None:
    """Print how well an event's pairs and claims are told apart."""
    probability = probabilities(found, weights)
    truth = [pair.supports for pair in found]
    top = best(found, weights[1:])
    certain = [pair for pair in top if pair.status in ("corroborated", "uncorroborated")]
    claim = roc_auc_score([pair.status == "corroborated" for pair in certain], probabilities(certain, weights))
    print(
        f"{name:10s} {len(found):5d} pairs  AUC {roc_auc_score(truth, probability):.3f}  "
        f"average precision {average_precision_score(truth, probability):.3f}  claim AUC {claim:.3f}"
    )
    for threshold in THRESHOLDS:
        shares = {
            status: np.mean([p >= threshold for p in probabilities([q for q in top if q.status == status], weights)])
            for status in ("corroborated", "partial", "uncorroborated")
        }
        print(f"   supported at {threshold:.2f}: " + "  ".join(f"{k} {v:.2f}" for k, v in shares.items()))


def open_shares(found: list[Pair], weights: npt.NDArray[np.float64]) -> None:
    """Print how much of a claim its clearest support leaves unstated, by the label a person gave."""
    supporting = [pair for pair in found if pair.supports]
    for status in ("corroborated", "partial"):
        shares = [pair.open_share for pair in best(supporting, weights[1:]) if pair.status == status]
        quartiles = np.quantile(shares, (0.25, 0.5, 0.75))
        print(f"   share unstated, {status:12s}: quartiles " + " ".join(f"{q:.2f}" for q in quartiles))


def chance(found: list[Pair], weights: npt.NDArray[np.float64], least: float = -2.0) -> float:
    """How fast the log odds of passages that support nothing fall off: their mean excess over `least`.

    Of claims that stand alone, the most alike passage of each other article. An exponential tail of this mean makes the
    best of n times as many passages larger by it times ln n (`srcflag.verify.stance.CHANCE`).
    """
    best: dict[tuple[str, str], float] = {}
    for pair in found:
        if pair.status == "uncorroborated":
            place, odds = (pair.unit, pair.other.split(".")[0]), float(weights[0] + (signals([pair]) @ weights[1:])[0])
            best[place] = max(odds, best.get(place, odds))
    return float(np.mean([odds - least for odds in best.values() if odds > least]))


def thresholds_tried(folder: Path, labels: Path, encoder: OnnxEncoder) -> None:
    """Print the share of right statuses for candidates of two thresholds, by the whole pipeline."""
    documents = read_many([folder]).documents
    units = load_labels(labels)
    for module, name, values in (
        (support, "SUBSTANTIVE", (0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85)),
        (align, "SAME_MEANING", (0.5, 0.55, 0.62, 0.7, 0.8, 1.1)),
    ):
        kept = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            found = Scorer(encoder=encoder).score_event(documents)
            print(f"   {name} {value:.2f}: status accuracy {measure(units, found).status_accuracy:.3f}")
        setattr(module, name, kept)


def weights_tried(folder: Path, labels: Path, encoder: OnnxEncoder) -> None:
    """Print what `srcflag.verify.align.RARITY`, `FIGURE` and `NAME` do to average precision over pairs."""
    kept = align.RARITY, align.FIGURE, align.NAME
    for tried in ((1.0, 1.0, 1.0), (1.5, 1.0, 1.0), (1.0, 1.5, 1.0), (1.0, 1.0, 0.7), (1.0, 1.0, 1.5), (1.5, 1.5, 0.7)):
        align.RARITY, align.FIGURE, align.NAME = tried
        found = pairs(folder, labels, encoder)
        model = LogisticRegression(C=30.0).fit(signals(found), [pair.supports for pair in found])
        score = average_precision_score([pair.supports for pair in found], model.decision_function(signals(found)))
        print(f"   RARITY, FIGURE, NAME {tried}: average precision {score:.3f}")
    align.RARITY, align.FIGURE, align.NAME = kept


def signals_compared(seeds: list[Pair], events: list[list[Pair]]) -> None:
    """Print what each further signal adds: average precision over pairs, fitted on the seeds, mean of the events."""
    for count, name in enumerate(("cosine", "+ alignment of the claim", "+ alignment of the evidence"), start=1):
        model = LogisticRegression(C=30.0).fit(signals(seeds)[:, :count], [pair.supports for pair in seeds])
        scores = [
            average_precision_score([pair.supports for pair in own], model.decision_function(signals(own)[:, :count]))
            for own in events
        ]
        print(f"   {name:28s} average precision {np.mean(scores):.3f}")


def main() -> None:
    """Fit on the seeds, print the constants, measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--gold", type=Path)
    arguments = parser.parse_args()
    encoder = OnnxEncoder()
    seeds = pairs(arguments.seeds, arguments.seeds / "labels.jsonl", encoder)
    weights = fit(seeds)
    print(f"WEIGHTS = ({', '.join(f'{value:.2f}' for value in weights)})")
    report("seeds", seeds, weights)
    print(f"CHANCE = {chance(seeds, weights):.1f}")
    open_shares(seeds, weights)
    thresholds_tried(arguments.seeds, arguments.seeds / "labels.jsonl", encoder)
    weights_tried(arguments.seeds, arguments.seeds / "labels.jsonl", encoder)
    events = []
    for labels in sorted(arguments.gold.glob("*.gold.json")) if arguments.gold else ():
        folder = labels.with_name(labels.name.removesuffix(".gold.json"))
        events.append(pairs(folder, labels, encoder))
        report(folder.name, events[-1], weights)
    if events:
        signals_compared(seeds, events)


if __name__ == "__main__":
    main()
