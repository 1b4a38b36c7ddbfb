"""What reading claims costs beside encoding, in one run: kind, attribution, quotations and allegation together.

    python benchmarks/claims.py [FOLDER] [--rounds 5] [--threads 1]

The two take turns; a first round that only warms them up does not count.
"""

from __future__ import annotations

import argparse
import statistics
import time
from itertools import pairwise
from pathlib import Path

from srcflag.claims import read_claims
from srcflag.encode import OnnxEncoder
from srcflag.read import read_many
from srcflag.segment import segment


def main() -> None:
    """Time both and print their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("seeds"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    encoder = OnnxEncoder(threads=arguments.threads)
    cut = [(document, segment(document)) for document in read_many([arguments.folder]).documents]
    count = sum(len(sentences) for _, sentences in cut)
    seconds: dict[str, list[float]] = {"encoding": [], "reading claims": []}
    for number in range(arguments.rounds + 1):
        marks = [time.perf_counter()]
        for _, sentences in cut:
            encoder.encode_tokens([sentence.text for sentence in sentences])
        marks.append(time.perf_counter())
        for document, sentences in cut:
            read_claims(document, sentences)
        marks.append(time.perf_counter())
        if number:
            for name, (began, ended) in zip(seconds, pairwise(marks), strict=True):
                seconds[name].append(ended - began)
    median = {name: statistics.median(taken) for name, taken in seconds.items()}
    print(f"{count} sentences, {arguments.threads} threads, median of {arguments.rounds} rounds")
    for name, taken in median.items():
        print(f"{name:16s}{1_000 * taken / count:8.3f} ms a sentence{taken / median['encoding']:8.1%} of encoding")


if __name__ == "__main__":
    main()
