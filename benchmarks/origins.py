"""How surely copies are found as they are cut, shuffled and reworded, and what grouping many articles costs.

    PYTHONPATH=training python benchmarks/origins.py copies [FOLDER...]
    PYTHONPATH=training python benchmarks/origins.py size [NUMBER...]

`copies`: of each article of `seeds/` and the folders a copy is made with 10, 30, 50 or 70 % of its sentences dropped,
the rest shuffled, and the same share of them reworded by rules (`training/verifier_edits.faithful`). Printed are the
share of the kept sentences that are found to be copied, and of the copies that are told as such (three sentences in
common, or all of it), beside the usual likeness of whole texts in the same run: Jaccard of shingles of 3 words, 0.5.
`size`: so many made articles of 30 sentences, of which each tenth copies ten sentences of another: seconds, megabytes.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import accumulate
from pathlib import Path

from srcflag.pool.copies import TOGETHER, WHOLLY, find_copies
from srcflag.read import read_many
from srcflag.records import Document, Sentence
from srcflag.segment import segment
from verifier_edits import faithful

ROOT = Path(__file__).parents[1]
DEGREES = (0.1, 0.3, 0.5, 0.7)
JACCARD = 0.5
SENTENCES, WORDS, VOCABULARY = 30, 20, 20_000
ROUNDS = 3


def degraded(document: Document, degree: float, rng: random.Random) -> Document:
    """The article with this share of its sentences left out, the rest shuffled, and as many of those reworded."""
    lines = [sentence.text for sentence in segment(document)]
    kept = rng.sample(lines, max(1, round(len(lines) * (1 - degree))))
    lines = [(faithful(line, rng) or line) if rng.random() < degree else line for line in kept]
    return document.model_copy(update={"id": "copy", "text": "\n\n".join(lines) + "\n"})


def shingles(text: str) -> set[tuple[str, ...]]:
    """Three words in a row, wherever they stand."""
    words = text.casefold().split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def copies(folders: list[Path]) -> None:
    """Print recall by degree, ours beside that of whole texts."""
    articles = [d for folder in folders for d in read_many([folder]).documents]
    print(f"{len(articles)} articles; of each copy: sentences found, told as a copy, told by Jaccard {JACCARD}")
    for degree in DEGREES:
        rng = random.Random(1)
        sentences, told, plain, number = [0, 0], 0, 0, 0
        for article in articles * ROUNDS:
            copy = degraded(article, degree, rng)
            both = [article.model_copy(update={"id": "original"}), copy]
            own = {d.id: segment(d) for d in both}
            found = find_copies(both, own)
            sentences[0] += sum(("copy", sentence.start) in found.kin for sentence in own["copy"])
            sentences[1] += len(own["copy"])
            told += any(pair.sentences >= TOGETHER or pair.share >= WHOLLY for pair in found.pairs)
            one, other = shingles(article.text), shingles(copy.text)
            plain += len(one & other) >= JACCARD * len(one | other)
            number += 1
        print(f"{degree:4.0%}  {sentences[0] / sentences[1]:.3f}  {told / number:.3f}  {plain / number:.3f}")


def made(number: int) -> tuple[list[Document], dict[str, list[Sentence]]]:
    """Articles of random words, of which each tenth has ten sentences of the one before."""
    rng = random.Random(7)
    vocabulary = [f"w{i}" for i in range(VOCABULARY)]
    weights = list(accumulate(1 / (i + 10) for i in range(VOCABULARY)))  # a few are common, as in any language
    documents: list[Document] = []
    sentences: dict[str, list[Sentence]] = {}
    for i in range(number):
        lines = [" ".join(rng.choices(vocabulary, cum_weights=weights, k=WORDS)) + "." for _ in range(SENTENCES)]
        if i % 10 == 9:
            lines[:10] = [sentence.text for sentence in sentences[documents[-1].id][:10]]
        document = Document(id=f"{i:06}", text="\n".join(lines))
        start, own = 0, []
        for index, line in enumerate(lines):
            own.append(Sentence(start=start, end=start + len(line), text=line, index=index))
            start += len(line) + 1
        documents.append(document)
        sentences[document.id] = own
    return documents, sentences


def size(numbers: list[int]) -> None:
    """Print seconds and peak memory."""
    for number in numbers:
        documents, sentences = made(number)
        start = time.perf_counter()
        found = find_copies(documents, sentences)
        seconds = time.perf_counter() - start
        pairs, peak = len(found.pairs), _peak()
        print(f"{number:6,} articles: {seconds:6.1f} s, peak {peak:5.0f} MB, {pairs:,} pairs", flush=True)


def _peak() -> float:
    try:
        import resource
    except ImportError:  # not on this system
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """One of the two."""
    if len(sys.argv) < 2 or sys.argv[1] not in ("copies", "size"):
        sys.exit((__doc__ or "").strip())
    if sys.argv[1] == "copies":
        copies([ROOT / "seeds", *map(Path, sys.argv[2:])])
    else:
        size([int(number) for number in sys.argv[2:]] or [1000, 3000, 10_000])


if __name__ == "__main__":
    main()
