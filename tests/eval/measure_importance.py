"""Whether what an editor would look at comes first among the flags of an article.

    PYTHONPATH=training:tests/eval python tests/eval/measure_importance.py [SHARED]

Of the first six flags of each article, the share on sentences whose review is medium or high: in the order of the text
within each severity, and in the order of importance; and the AUC of importance among SF101 and SF103 alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from labels import load_labels
from srcflag.pipeline import Scorer
from srcflag.read import read_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import Flag

ROOT = Path(__file__).parents[2]
FIRST = 6
ALONE = ("SF101", "SF103")


class Row(NamedTuple):
    """The worst flag of a labelled unit: its article, its place in the text, and whether an editor would look."""

    article: str
    place: int
    flag: Flag
    wanted: bool


def rows(folder: Path, labels: Path, scorer: Scorer) -> list[Row]:
    """The flagged units of an event."""
    report = scorer.score_event(read_many([folder]).documents)
    documents = {document.document_id[:3]: document for document in report.documents}
    found = []
    for unit in load_labels(labels):
        document = documents[unit["id"][:3]]
        near = max(document.sentences, key=lambda s: min(s.end, unit["end"]) - max(s.start, unit["start"]))
        flags = [flag for flag in document.flags if flag.sentence == near.index]
        if flags:
            worst = min(flags, key=lambda flag: flag.rank)
            found.append(Row(unit["id"][:3], near.index, worst, unit["review"] in ("medium", "high")))
    return found


def first_six(found: Iterable[Row], by_importance: bool) -> float:
    """The mean over articles of the share that an editor would look at."""
    articles: dict[str, list[Row]] = {}
    for row in found:
        articles.setdefault(row.article, []).append(row)
    shares = []
    for own in articles.values():
        ordered = sorted(own, key=lambda r: (r.flag.rank[0], -r.flag.importance if by_importance else 0, r.place))
        shares.append(np.mean([row.wanted for row in ordered[:FIRST]]))
    return float(np.mean(shares)) if shares else 0.0


def area(found: Iterable[Row]) -> float:
    """AUC of importance among the flags of claims that stand alone, in whole or in part."""
    from sklearn.metrics import roc_auc_score

    own = [row for row in found if row.flag.code in ALONE]
    wanted = [row.wanted for row in own]
    return float(roc_auc_score(wanted, [row.flag.importance for row in own])) if len(set(wanted)) == 2 else 0.5


def main() -> None:
    """Print one line an event."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    shared = parser.parse_args().shared
    events = [("seeds", ROOT / "seeds", ROOT / "seeds" / "labels.jsonl")]
    if shared:
        files = sorted((shared / "gold").glob("*.gold.json"))
        names = [labels.name.removesuffix(".gold.json") for labels in files]
        events += [(name, labels.parent / name, labels) for name, labels in zip(names, files, strict=True)]
    scorer = Scorer()
    print(f"{'event':10s}{'first six, by place':>22s}{'by importance':>16s}{'AUC alone':>12s}")
    for name, folder, labels in events:
        found = rows(folder, labels, scorer)
        print(f"{name:10s}{first_six(found, False):22.3f}{first_six(found, True):16.3f}{area(found):12.3f}")


if __name__ == "__main__":
    main()
