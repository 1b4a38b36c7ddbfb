"""How well copied sentences are found on labelled events, and how seldom independent ones are joined.

    PYTHONPATH=training:tests/eval python tests/eval/measure_origins.py SHARED

Units are matched to sentences by offsets. Of the units that are labelled `copy_of` others: how many we call copies of
one of them (recall), how many of our copies are labelled so (precision); and of the units that support each other and
are labelled as nobody's copy, how many pairs we join. Labels also call a quotation that two articles share a copy,
which says nothing of the articles; recall is given beside it without units that are quotations for the most part.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from labels import load_labels
from srcflag.claims import read_claims
from srcflag.pool.copies import find_copies
from srcflag.quotations import quotations
from srcflag.read import read_many
from srcflag.segment import segment

if TYPE_CHECKING:
    from srcflag.records import Document, Sentence

QUOTED = 0.5  # of a unit's characters


class Found(NamedTuple):
    """Shares in 0 to 1 and what they are shares of."""

    copies: int
    recall: float
    recall_unquoted: float
    joined: int
    precision: float
    independent: int
    wrongly_joined: float


def measured(folder: Path, labels: Path, shown: bool = False) -> Found:
    """Find the copies of an event and hold them against its labels."""
    documents = sorted(read_many([folder]).documents, key=lambda document: document.id)
    sentences = {d.id: [c.sentence for c in read_claims(d, segment(d)) if c.kind != "boilerplate"] for d in documents}
    kin = find_copies(documents, sentences).kin
    units = {unit["id"]: unit for unit in load_labels(labels)}
    own = {name: _kin(unit, documents, sentences, kin) for name, unit in units.items()}
    joined = {(a, b) for a in units for b in units if a[:3] != b[:3] and own[a] & own[b]}
    labelled = {(a, b) for a, unit in units.items() for b in unit.get("copy_of") or ()}
    labelled |= {(b, a) for a, b in labelled}
    due = {a for a, _ in labelled}
    hit = {a for a, b in joined & labelled}
    ours = {a for a, _ in joined}
    right = {a for a in ours if a in due}
    plain = {a for a in due if _quoted(units[a], documents) < QUOTED}
    pairs = {(a, b) for a, unit in units.items() for b in unit["support"] if b in units} - labelled
    if shown:
        for a in sorted(ours - due):
            print("  joined:", a, units[a]["text"][:120], sorted(b for c, b in joined if c == a))
        for a in sorted(due - hit):
            print("  missed:", a, units[a]["text"][:120], units[a].get("copy_of"))
        for a, b in sorted(pairs & joined):
            print("  pair:", a, b)
    return Found(
        len(due),
        _share(len(hit), len(due)),
        _share(len(hit & plain), len(plain)),
        len(ours),
        _share(len(right), len(ours)),
        len(pairs),
        _share(len(pairs & joined), len(pairs)),
    )


def _kin(
    unit: dict[str, Any],
    documents: list[Document],
    sentences: dict[str, list[Sentence]],
    kin: dict[tuple[str, int], int],
) -> set[int]:
    """The shared texts that a unit is, by the sentence that overlaps it most."""
    document = next(d for d in documents if d.id[:3] == unit["id"][:3])
    overlap = [(min(unit["end"], s.end) - max(unit["start"], s.start), -s.start, s) for s in sentences[document.id]]
    best = max(overlap, key=lambda found: found[:2], default=None)
    number = kin.get((document.id, best[2].start)) if best and best[0] > 0 else None
    return set() if number is None else {number}


def _quoted(unit: dict[str, Any], documents: list[Document]) -> float:
    document = next(d for d in documents if d.id[:3] == unit["id"][:3])
    inside = sum(max(0, min(unit["end"], q.end) - max(unit["start"], q.start)) for q in quotations(document.text))
    return float(inside / max(1, unit["end"] - unit["start"]))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main() -> None:
    """Print one line an event that has labels of copies."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was missed or wrongly joined")
    arguments = parser.parse_args()
    print(f"{'event':10s}" + "".join(f"{name:>17s}" for name in Found._fields))
    for labels in sorted((arguments.shared / "gold").glob("*.gold.json")):
        name = labels.name.removesuffix(".gold.json")
        found = measured(labels.parent / name, labels, arguments.show)
        print(f"{name:10s}" + "".join(f"{value:17}" for value in found))


if __name__ == "__main__":
    main()
