"""How much of a whole check is spent on reading and comparing values, in one run.

    python benchmarks/slots.py [FOLDER] [--rounds 5] [--threads 2]

Every article of the folder is checked against the others with models loaded. The share is that of the time inside
`compare_slots`, which also reads the values of a sentence when they are first asked for.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from srcflag import Settings
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.verify import stance
from srcflag.verify.slots import compare_slots

if TYPE_CHECKING:
    from collections.abc import Collection

    from srcflag.records import SlotComparison
    from srcflag.verify.slots import Told


class Timed:
    """`compare_slots`, with the seconds spent in it."""

    def __init__(self) -> None:
        self.inner = compare_slots
        self.seconds = 0.0

    def __call__(
        self, claim: Told, evidence: Told, covered_claim: Collection[str], covered_evidence: Collection[str]
    ) -> tuple[SlotComparison, ...]:
        """As the function itself."""
        began = time.perf_counter()
        found = self.inner(claim, evidence, covered_claim, covered_evidence)
        self.seconds += time.perf_counter() - began
        return found


def main() -> None:
    """Check the folder several times and print the share."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("seeds"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    documents = read_many([arguments.folder]).documents
    scorer = Scorer(Settings(threads=arguments.threads))
    timed = Timed()
    stance.__dict__["compare_slots"] = timed
    shares = []
    for number in range(arguments.rounds + 1):
        timed.seconds = 0.0
        began = time.perf_counter()
        scorer.score_event(documents)
        if number:  # the first round warms up
            shares.append(timed.seconds / (time.perf_counter() - began))
    print(f"values: {statistics.median(shares):.1%} of a check, median of {arguments.rounds} rounds")


if __name__ == "__main__":
    main()
