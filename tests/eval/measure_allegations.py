"""Allegations on labelled events and on made sentences.

    PYTHONPATH=training:tests/eval python tests/eval/measure_allegations.py [SHARED] [--show]

Always measures `seeds/` and the sentences of `tests/data/allegations.jsonl`; with SHARED (a folder with gold/NAME/ and
gold/NAME.gold.json) also its events, and their mean. --show prints what was missed and what was wrongly called one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labels import load_labels
from srcflag.claims import read_claims
from srcflag.claims.allegation import allegation
from srcflag.read import read_many
from srcflag.records import Sentence
from srcflag.segment import segment

if TYPE_CHECKING:
    from srcflag.records import Claim

    Unit = dict[str, Any]
    Judged = tuple[Unit, str]  # a unit, and the words in it that are taken to accuse

ROOT = Path(__file__).parents[2]
MADE = ROOT / "tests" / "data" / "allegations.jsonl"


def read_event(folder: Path, labels: Path) -> list[Judged]:
    """Every labelled unit of an event, and the words of a sentence in it that are taken to accuse."""
    units = load_labels(labels)
    named = {document.id[:3]: document for document in read_many([folder]).documents}
    called: dict[str, str] = {}
    for name, document in named.items():
        own = [unit for unit in units if unit["id"][:3] == name]
        for claim in read_claims(document, segment(document)):
            if claim.allegation and own:
                called[max(own, key=lambda unit: _overlap(unit, claim))["id"]] = claim.allegation.text
    return [(unit, called.get(unit["id"], "")) for unit in units]


def of_event(found: list[Judged]) -> dict[str, float]:
    """Recall of the labelled allegations, and how many other units in a hundred are called one."""
    due = [bool(called) for unit, called in found if unit["allegation"]]
    wrong = sum(bool(called) for unit, called in found if not unit["allegation"])
    hits = sum(due)
    return {
        "allegations": len(due),
        "recall": round(hits / len(due), 3) if due else 1.0,
        "precision": round(hits / (hits + wrong), 3) if hits + wrong else 1.0,
        "wrong_per_100": round(100 * wrong / len(found), 2),
    }


def read_made() -> list[Judged]:
    """The sentences of `tests/data/allegations.jsonl`, and the words in each that are taken to accuse."""
    found: list[Judged] = []
    for row in load_labels(MADE):
        span = allegation(Sentence(start=0, end=len(row["text"]), text=row["text"], index=0))
        found.append((row, span.text if span else ""))
    return found


def everything(shared: Path | None) -> dict[str, list[Judged]]:
    """Seeds and made sentences always; the events of a shared folder where one is given."""
    found = {"made": read_made(), "seeds": read_event(ROOT / "seeds", ROOT / "seeds" / "labels.jsonl")}
    for labels in sorted((shared / "gold").glob("*.gold.json")) if shared else ():
        name = labels.name.removesuffix(".gold.json")
        found[name] = read_event(labels.parent / name, labels)
    return found


def measured(found: dict[str, list[Judged]]) -> dict[str, dict[str, float]]:
    """The figures of each event; "mean" is over the events of the shared folder, its recall over those with any."""
    figures = {name: of_event(rows) for name, rows in found.items()}
    events = [own for name, own in figures.items() if name not in ("made", "seeds")]
    if events:
        figures["mean"] = {
            key: round(sum(values) / len(values), 3)
            for key in events[0]
            if (values := [own[key] for own in events if own["allegations"] or key == "wrong_per_100"])
        }
    return figures


def _overlap(unit: Unit, claim: Claim) -> int:
    return int(max(0, min(unit["end"], claim.sentence.end) - max(unit["start"], claim.sentence.start)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = everything(arguments.shared)
    figures = measured(found)
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{'measure':22s}" + "".join(f"{name:>10s}" for name in figures))
    for key in figures["made"]:
        print(f"{key:22s}" + "".join(f"{own[key]:10.3f}" for own in figures.values()))
    for name, rows in found.items() if arguments.show else ():
        for unit, called in rows:
            if bool(called) != unit["allegation"]:
                what = f"wrong [{called}]" if called else "missed"
                print(f"{name:10s}{what:8s} {' '.join(unit['text'].split())}")


if __name__ == "__main__":
    main()
