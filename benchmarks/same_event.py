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
from srcflag.retrieve import SHARED_NAMES, Subject, same_event, shared_names, subject
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


def alone(folder: Path, encoder: OnnxEncoder) -> list[Subject]:
    """The subject of each sentence of a folder's articles, as if it were a draft of one sentence."""
    texts = [sentence.text for document in read_many([folder]).documents for sentence in segment(document)]
    rows = encoder.encode(texts)
    return [subject(rows[[i]], [content_words(text)]) for i, text in enumerate(texts)]


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
    told = {True: [0, 0], False: [0, 0]}
    for folder in sys.argv[1:]:
        for draft in alone(Path(folder), encoder):
            for event, own in articles:
                told[event == folder][0] += same_event(draft, own)
                told[event == folder][1] += 1
    for same, (taken, of) in told.items():
        print(
            f"one sentence alone against {'its own event' if same else 'another'}: taken for the event {taken / of:.2f}"
        )


def _row(values: list[float]) -> str:
    return " ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    main()
