"""Disagreements as newsrooms have them, in free wording: how many are found, how many near misses are called one.

    PYTHONPATH=training:tests/eval python tests/eval/measure_disagreements.py [--misses]

The events lie in `disagreements/`, with a README. A pair counts as found where either passage is said to be refuted by
the other. --misses prints what is not found, of the events that were looked at before. No floors: next to nothing is
found yet, and a floor under false alarms alone would stand in the way of finding more.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from srcflag.pipeline import Scorer
from srcflag.read import read_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Report, SentenceReport

FOLDER = Path(__file__).with_name("disagreements")
SAMPLES = ("read", "unread")


class Side(NamedTuple):
    """A passage of an article, by the number of the article and code points in its text."""

    article: str
    start: int
    end: int


class Pair(NamedTuple):
    """Two passages of one event: whether they clash, in what kind of value, and why they do or do not."""

    event: str
    sample: str
    clash: bool
    a: Side
    b: Side
    type: str
    why: str


def pairs() -> list[Pair]:
    """All pairs of all events."""
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in (FOLDER / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [
        Pair(r["event"], r["sample"], r["clash"], Side(*r["a"]), Side(*r["b"]), r.get("type", ""), r["why"])
        for r in rows
    ]


def reports(every: Sequence[Pair], scorer: Scorer) -> dict[str, Report]:
    """The report on each event."""
    names = sorted({pair.event for pair in every})
    return {name: scorer.score_event(read_many([FOLDER / name]).documents) for name in names}


def passages(report: Report, side: Side) -> list[SentenceReport]:
    """The sentences of a report that a passage overlaps."""
    [document] = [document for document in report.documents if document.document_id.startswith(side.article)]
    return [s for s in document.sentences if s.start < side.end and side.start < s.end]


def called(report: Report, pair: Pair) -> bool:
    """Whether a pair is said to clash, from either side."""
    return any(
        evidence.stance == "refutes"
        and evidence.document_id.startswith(there.article)
        and evidence.start < there.end
        and there.start < evidence.end
        for here, there in ((pair.a, pair.b), (pair.b, pair.a))
        for sentence in passages(report, here)
        for evidence in sentence.evidence
    )


def called_elsewhere(report: Report, clashing: Sequence[Pair]) -> int:
    """How many sentences are said to be contradicted that are part of no clash."""
    due = {(side.article, s.start) for pair in clashing for side in (pair.a, pair.b) for s in passages(report, side)}
    return sum(
        sentence.status in ("contradicted", "superseded") and (document.document_id[:3], sentence.start) not in due
        for document in report.documents
        for sentence in document.sentences
    )


def measured(scorer: Scorer, *, misses: bool = False) -> dict[str, float]:
    """By sample: the share of clashing pairs that are found; how many near misses and other sentences are called so."""
    every = pairs()
    found = reports(every, scorer)
    values: dict[str, float] = {}
    for sample in SAMPLES:
        own = [pair for pair in every if pair.sample == sample]
        clashing = [pair for pair in own if pair.clash]
        missed = [pair for pair in clashing if not called(found[pair.event], pair)]
        for pair in missed if misses and sample == "read" else ():
            print(f"{pair.event} {pair.a.article} {pair.b.article}: {pair.type}, {pair.why}")
        values[f"found_{sample}"] = 1 - len(missed) / len(clashing)
        values[f"near_misses_called_{sample}"] = float(sum(called(found[p.event], p) for p in own if not p.clash))
        values[f"others_called_{sample}"] = float(
            sum(
                called_elsewhere(found[event], [pair for pair in clashing if pair.event == event])
                for event in {pair.event for pair in own}
            )
        )
        print(
            f"{sample}: {len(clashing)} clashes", *_by_type(clashing, missed), f"{len(own) - len(clashing)} near misses"
        )
    return values


def _by_type(clashing: Sequence[Pair], missed: Sequence[Pair]) -> list[str]:
    due, not_found = (Counter(pair.type for pair in some) for some in (clashing, missed))
    return [f"{kind} {due[kind] - not_found[kind]} of {due[kind]}" for kind in sorted(due)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", action="store_true")
    found = measured(Scorer(), misses=parser.parse_args().misses)
    print("  ".join(f"{key} {value:.3f}" for key, value in found.items()))


if __name__ == "__main__":
    main()
