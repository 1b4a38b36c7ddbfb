"""Kind, check-worthiness and accusations on sentences of events that no rule was written for.

    PYTHONPATH=training:tests/eval python tests/eval/measure_unseen.py SHARED [--raise] [--misses]

SHARED holds public sets in data/. Labels stand in `unseen.jsonl`, without text. Floors stand in floors.json under
"unseen", for the samples whose mistakes were looked at and for those that nobody looked at together.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import below_floor, lift
from srcflag.claims import read_claims
from srcflag.segment import segment
from unseen import LABELS, Label, articles, labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Claim


class Found(NamedTuple):
    """A label and what is read of the sentence that overlaps it most."""

    label: Label
    claim: Claim


def read(shared: Path) -> list[Found]:
    """Every labelled sentence as it is read."""
    every = labels(Path(__file__).with_name(LABELS))
    documents = articles(shared / "data", {label.article for label in every})
    claims = {name: read_claims(document, segment(document)) for name, document in documents.items()}
    return [Found(label, max(claims[label.article], key=lambda claim: _shared(label, claim))) for label in every]


def _shared(label: Label, claim: Claim) -> int:
    return min(label.end, claim.sentence.end) - max(label.start, claim.sentence.start)


def samples(found: Iterable[Found]) -> dict[str, dict[str, float]]:
    """The measures of each sample, and of all of them."""
    kinds: dict[str, list[Found]] = defaultdict(list)
    accusing: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        own = kinds if one.label.kind else accusing
        for name in (one.label.sample, "all"):
            own[name].append(one)
    return {
        name: (_of_kind(kinds[name]) if kinds[name] else {})
        | (_of_accusations(accusing[name]) if accusing[name] else {})
        for name in ("read", "unread", "crime", "all")
    }


def _of_kind(found: Sequence[Found]) -> dict[str, float]:
    both = sum(label.checkworthy and claim.checkworthy for label, claim in found)
    either = sum(label.checkworthy + claim.checkworthy for label, claim in found)
    return {
        "sentences": float(len(found)),
        "kind_accuracy": round(sum(label.kind == claim.kind for label, claim in found) / len(found), 3),
        "checkworthy_f1": round(2 * both / either, 3),
    }


def _of_accusations(found: Sequence[Found]) -> dict[str, float]:
    """Precision and recall of accusations; what the person was in two minds about counts neither way."""
    sure = [one for one in found if one.label.accuses in ("accusation", "none")]
    due = [claim.allegation is not None for label, claim in sure if label.accuses == "accusation"]
    called = [label.accuses == "accusation" for label, claim in sure if claim.allegation]
    return {
        "accusations": float(len(due)),
        "accusation_recall": round(sum(due) / max(1, len(due)), 3),
        "accusation_precision": round(sum(called) / max(1, len(called)), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument(
        "--misses", action="store_true", help="print what is read otherwise, of the samples read before"
    )
    arguments = parser.parse_args()
    found = read(arguments.shared)
    shown = samples(found)
    print(f"{'unseen':22s}" + "".join(f"{name:>10s}" for name in shown))
    for key in shown["all"]:
        print(f"{key:22s}" + "".join(f"{own.get(key, float('nan')):10.3f}" for own in shown.values()))
    if arguments.misses:
        for label, claim in (one for one in found if one.label.sample != "unread"):
            right = (
                label.kind == claim.kind if label.kind else (label.accuses == "accusation") == bool(claim.allegation)
            )
            if not right:
                print(f"{label.article}: {label.kind or label.accuses}, read {claim.kind}: {claim.sentence.text[:200]}")
    rates = {key: value for key, value in shown["all"].items() if key not in ("sentences", "accusations")}
    if arguments.lift:
        lift("unseen", rates)
    worse = below_floor("unseen", rates)
    print("\n".join(worse) or "no measure is below its floor")
    sys.exit(bool(worse))


if __name__ == "__main__":
    main()
