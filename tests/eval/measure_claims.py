"""How well is told what a sentence is, who stands behind it, and whom it accuses.

    PYTHONPATH=training:tests/eval python tests/eval/measure_claims.py SHARED [--raise] [--misses]

SHARED holds labelled events in gold/ and public sets in data/. Nothing was trained on any of them. Floors stand in
floors.json under "claims"; --raise lifts them, and never lowers one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score, f1_score

import measure_allegations
import measure_attribution
from labels import load_labels
from measure import below_floor, lift
from srcflag.claims import read_claims
from srcflag.read import read_many
from srcflag.records import Document
from srcflag.segment import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Claim


class Read(NamedTuple):
    """One labelled unit and the claim that overlaps it most."""

    unit: dict[str, Any]
    claim: Claim


def read_event(folder: Path, labels: Path) -> list[Read]:
    """Every unit of a labelled event beside what is read of it."""
    claims = {document.id[:3]: read_claims(document, segment(document)) for document in read_many([folder]).documents}
    return [Read(unit, max(claims[unit["id"][:3]], key=lambda c: _overlap(unit, c))) for unit in load_labels(labels)]


def of_event(found: Sequence[Read]) -> dict[str, float]:
    """Kind, of six; check-worthy or not; and what is no claim but taken for one, all of one event."""
    truth, told = ([row[at] for row in _checkworthy(found)] for at in (0, 1))
    return {
        "kind_accuracy": float(np.mean([unit["kind"] == claim.kind for unit, claim in found])),
        "checkworthy_f1": float(f1_score(truth, told)),
        "false_checkworthy": sum(b and not a for a, b in zip(truth, told, strict=True)) / max(1, truth.count(False)),
    }


def _checkworthy(found: Sequence[Read]) -> list[tuple[bool, bool]]:
    return [(bool(unit["checkworthy"]), claim.checkworthy) for unit, claim in found]


def events(gold: Path) -> dict[str, dict[str, float]]:
    """Every measure of every labelled event, and the mean under the name "mean"."""
    found: dict[str, dict[str, float]] = {}
    for labels in sorted(gold.glob("*.gold.json")):
        name = labels.name.removesuffix(".gold.json")
        accused = measure_allegations.of_event(measure_allegations.read_event(labels.parent / name, labels))
        found[name] = of_event(read_event(labels.parent / name, labels)) | {
            "allegation_recall": accused["recall"] if accused["allegations"] else float("nan"),
            "false_allegations": accused["wrong_per_100"],
        }
    keys = next(iter(found.values()))
    return found | {"mean": {key: float(np.nanmean([own[key] for own in found.values()])) for key in keys}}


def attribution(data: Path) -> dict[str, float]:
    """Who says so, on the public set of attributions; and vague or hedged sentences, on the half that nobody read."""
    articles = list(measure_attribution.articles(data / "polnear", "dev"))
    vague = data / "hedge_wikiweasel" / "train.jsonl.gz"
    return {
        "attributed_f1": measure_attribution.attributed(articles)["f1"],
        "source_f1": measure_attribution.spans_found(articles, "source")["f1"],
        "weasel_f1": measure_attribution.weasel(vague, "measure")["f1"],
    }


def debates(data: Path) -> dict[str, float]:
    """Average precision of check-worthiness on debates at their natural base rate, mean of the debates.

    Check-worthiness is yes or no here, so that nothing is ranked within either.
    """
    turns: dict[str, list[tuple[str, int]]] = defaultdict(list)
    with gzip.open(data / "clef2019_checkthat" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"].strip():
                turns[row["id"].rsplit(":", 1)[0]].append((row["text"], row["label"]))
    scores, rates = [], []
    for own in turns.values():
        truth = [label for _, label in own]
        if any(truth):
            claims = [read_claims(alone, segment(alone)) for alone in (Document(text=text) for text, _ in own)]
            scores.append(average_precision_score(truth, [any(c.checkworthy for c in each) for each in claims]))
            rates.append(np.mean(truth))
    return {"debates_precision": float(np.mean(scores)), "debates_base_rate": float(np.mean(rates))}


def _overlap(unit: dict[str, Any], claim: Claim) -> int:
    return int(max(0, min(unit["end"], claim.sentence.end) - max(unit["start"], claim.sentence.start)))


def main() -> None:
    """Measure, print, and leave with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print each kind that was taken for another")
    arguments = parser.parse_args()
    by_event = events(arguments.shared / "gold")
    print(f"{'measure':22s}" + "".join(f"{name:>10s}" for name in by_event))
    for key in by_event["mean"]:
        print(f"{key:22s}" + "".join(f"{own[key]:10.3f}" for own in by_event.values()))
    data = arguments.shared / "data"
    found = by_event["mean"] | attribution(data) | debates(data)
    for key in found.keys() - by_event["mean"].keys():
        print(f"{key:22s}{found[key]:10.3f}")
    if arguments.misses:
        show_misses(arguments.shared / "gold")
    if arguments.lift:
        lift("claims", {key: value for key, value in found.items() if not key.startswith("debates")})
    missed = below_floor("claims", found)
    print("\n".join(missed) or "no measure is below its floor")
    sys.exit(bool(missed))


def show_misses(gold: Path) -> None:
    """Print each unit whose kind is another one, and how often which is taken for which."""
    count: Counter[str] = Counter()
    for labels in sorted(gold.glob("*.gold.json")):
        for unit, claim in read_event(labels.with_name(labels.name.removesuffix(".gold.json")), labels):
            if unit["kind"] != claim.kind:
                count[f"{unit['kind']} taken for {claim.kind}"] += 1
                print(f"{labels.name[:8]} {unit['id']} {unit['kind']} > {claim.kind}: {unit['text'][:160]!r}")
    print(count.most_common())


if __name__ == "__main__":
    main()
