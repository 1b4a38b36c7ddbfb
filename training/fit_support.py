"""Fit what `srcflag.verify` and `srcflag.judge` hold as constants, from hand labels.

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
from srcflag import judge
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.read import read_many

if TYPE_CHECKING:
    import numpy.typing as npt

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


def signals(found: list[Pair]) -> npt.NDArray[np.float64]:
    """(n, 3): cosine, alignment of the claim, alignment of the evidence."""
    return np.array([(pair.cosine, pair.alignment, pair.backward) for pair in found])


def best(found: list[Pair]) -> list[Pair]:
    """The pair of each unit that is most alike: the one on which its status rests."""
    chosen: dict[str, Pair] = {}
    for pair in found:
        known = chosen.get(pair.unit)
        if known is None or sum(signals([pair])[0]) > sum(signals([known])[0]):
            chosen[pair.unit] = pair
    return list(chosen.values())


def report(name: str, found: list[Pair], model: LogisticRegression) -> None:
    """Print how well an event's pairs and claims are told apart."""
    probability = model.predict_proba(signals(found))[:, 1]
    truth = [pair.supports for pair in found]
    top = best(found)
    certain = [pair for pair in top if pair.status in ("corroborated", "uncorroborated")]
    claim = roc_auc_score(
        [pair.status == "corroborated" for pair in certain], model.predict_proba(signals(certain))[:, 1]
    )
    print(
        f"{name:10s} {len(found):5d} pairs  AUC {roc_auc_score(truth, probability):.3f}  "
        f"average precision {average_precision_score(truth, probability):.3f}  claim AUC {claim:.3f}"
    )
    of_top = model.predict_proba(signals(top))[:, 1]
    for threshold in THRESHOLDS:
        shares = {
            status: np.mean([p >= threshold for p, pair in zip(of_top, top, strict=True) if pair.status == status])
            for status in ("corroborated", "partial", "uncorroborated")
        }
        print(f"   supported at {threshold:.2f}: " + "  ".join(f"{k} {v:.2f}" for k, v in shares.items()))


def open_shares(found: list[Pair]) -> None:
    """Print how much of a claim its clearest support leaves unstated, by the label a person gave."""
    for status in ("corroborated", "partial"):
        shares = [pair.open_share for pair in best([p for p in found if p.supports]) if pair.status == status]
        quartiles = np.quantile(shares, (0.25, 0.5, 0.75))
        print(f"   share unstated, {status:12s}: quartiles " + " ".join(f"{q:.2f}" for q in quartiles))


def shares_tried(folder: Path, labels: Path, encoder: OnnxEncoder) -> None:
    """Print the share of right statuses for each candidate of `srcflag.judge.SUBSTANTIVE`, by the whole pipeline."""
    documents = read_many([folder]).documents
    units = load_labels(labels)
    kept = judge.SUBSTANTIVE
    for share in (0.25, 0.35, 0.45, 0.55, 0.65, 0.75):
        judge.SUBSTANTIVE = share
        found = Scorer(encoder=encoder).score_event(documents)
        print(f"   SUBSTANTIVE {share:.2f}: status accuracy {measure(units, found).status_accuracy:.3f}")
    judge.SUBSTANTIVE = kept


def main() -> None:
    """Fit on the seeds, print the constants, measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--gold", type=Path)
    arguments = parser.parse_args()
    encoder = OnnxEncoder()
    seeds = pairs(arguments.seeds, arguments.seeds / "labels.jsonl", encoder)
    top = best(seeds)
    model = LogisticRegression(C=30.0).fit(signals(top), [pair.supports for pair in top])
    print(f"WEIGHTS = ({', '.join(f'{value:.2f}' for value in (model.intercept_[0], *model.coef_[0]))})")
    report("seeds", seeds, model)
    open_shares(seeds)
    shares_tried(arguments.seeds, arguments.seeds / "labels.jsonl", encoder)
    for labels in sorted(arguments.gold.glob("*.gold.json")) if arguments.gold else ():
        folder = labels.with_name(labels.name.removesuffix(".gold.json"))
        report(folder.name, pairs(folder, labels, encoder), model)


if __name__ == "__main__":
    main()
