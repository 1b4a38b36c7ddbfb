"""How well two articles of one event are told from two of different events.

    python benchmarks/same_event.py FOLDER...

Each folder is one event. Prints, for shared names (what `srcflag.retrieve.same_event` uses) and for the cosine of
the mean sentence vectors, the lowest values within an event and the highest across events.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

from srcflag.encode import OnnxEncoder
from srcflag.read import read_many
from srcflag.retrieve import SHARED_NAMES, Subject, shared_names, subject
from srcflag.segment import segment
from srcflag.words import content_words

SHOWN = 4


def subjects(folder: Path, encoder: OnnxEncoder) -> list[Subject]:
    """The subject of each article of a folder."""
    found = []
    for document in read_many([folder]).documents:
        texts = [sentence.text for sentence in segment(document)]
        found.append(subject(encoder.encode(texts), [content_words(text) for text in texts]))
    return found


def main() -> None:
    """Print both ends of both measures."""
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").strip())
    encoder = OnnxEncoder()
    articles = [(folder, own) for folder in sys.argv[1:] for own in subjects(Path(folder), encoder)]
    print(f"{len(articles)} articles, {len(sys.argv) - 1} events; threshold on shared names {SHARED_NAMES}")
    for name, value in (("shared names", shared_names), ("mean vectors", lambda a, b: float(a.topic @ b.topic))):
        within = sorted(value(a, b) for (f, a), (g, b) in combinations(articles, 2) if f == g)
        across = sorted(value(a, b) for (f, a), (g, b) in combinations(articles, 2) if f != g)
        print(f"{name}: within an event from {_row(within[:SHOWN])}; across events up to {_row(across[-SHOWN:])}")


def _row(values: list[float]) -> str:
    return " ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    main()
