"""Compare sentence splitters with srcflag's own segment() on articles whose units were marked by hand.

    python benchmarks/segmentation.py --shared FOLDER [--more]

FOLDER (or the environment variable SRCFLAG_SHARED) holds gold/NAME.gold.json beside gold/NAME/*.txt. With
--more, two corpora of data/ that keep their sentences apart are joined again and split too (a minute or two).
Each library is called as its own documentation calls it; one that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from srcflag.records import Document
from srcflag.segment import segment

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]

STOP = re.compile(r"[.!?…]\W*$")
ODD = "It cost £5m 😀. Ann’s e\u0301clair went. Then…  “Why?” 👩‍👩‍👧 Bob\u200b left.\r\n\r\nNew line. The end."


class Article(NamedTuple):
    """A text and the offsets at which its marked units end."""

    text: str
    ends: list[int]


class Score(NamedTuple):
    """Boundaries found against boundaries marked."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def ours() -> Splitter:
    """segment() itself."""
    return lambda text: [(s.start, s.end) for s in segment(Document(text=text))]


def nupunkt() -> Splitter:
    """Its layout-aware interface, blank lines being boundaries."""
    spans: Splitter = importlib.import_module("nupunkt").sentence_spans
    return spans


def sentencex() -> Splitter:
    """Wikimedia's splitter, in Rust."""
    boundaries = importlib.import_module("sentencex").get_sentence_boundaries
    return lambda text: [(b["start_index"], b["end_index"]) for b in boundaries("en", text)]


def pysbd() -> Splitter:
    """Rules after the Golden Rules."""
    splitter = importlib.import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(s.start, s.end) for s in splitter.segment(text)]


def syntok() -> Splitter:
    """A state machine over tokens."""
    analyze = importlib.import_module("syntok.segmenter").analyze
    return lambda text: [(s[0].offset, s[-1].offset + len(s[-1].value)) for p in analyze(text) for s in p]


def blingfire() -> Splitter:
    """Microsoft's compiled automata."""
    split = importlib.import_module("blingfire").text_to_sentences_and_offsets
    return lambda text: [(start, end) for start, end in split(text)[1]]


def sentence_splitter() -> Splitter:
    """Moses' rules; gives strings, whose places are searched for."""
    splitter = importlib.import_module("sentence_splitter").SentenceSplitter(language="en")

    def spans(text: str) -> list[Span]:
        found, at = [], 0
        for words in filter(None, map(str.strip, splitter.split(text))):
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append((start, at))
        return found

    return spans


def spacy() -> Splitter:
    """Its rule-based sentencizer, without a model."""
    pipeline = importlib.import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [(s.start_char, s.end_char) for s in pipeline(text).sents]


LIBRARIES = (ours, nupunkt, sentencex, pysbd, syntok, blingfire, sentence_splitter, spacy)


def gold(shared: Path) -> list[Article]:
    """The articles of every gold event."""
    articles = []
    for path in sorted((shared / "gold").glob("*.gold.json")):
        ends: dict[str, list[int]] = {}
        for unit in json.loads(path.read_text("utf-8")):
            ends.setdefault(unit["id"].split(".")[0], []).append(unit["end"])
        folder = path.with_name(path.name.removesuffix(".gold.json"))
        articles += [Article((folder / f"{n}.txt").read_bytes().decode(), marks) for n, marks in ends.items()]
    return articles


def rejoined(shared: Path, corpus: str) -> list[Article]:
    """Documents of a corpus of separate sentences, joined by a space, or an empty line where no stop is."""
    documents: dict[str, list[str]] = {}
    for path in sorted((shared / "data" / corpus).glob("*.jsonl.gz")):
        if path.name.startswith("mentions"):
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                name = row.get("doc_id") or row["doc"]
                documents.setdefault(name, []).extend(row.get("sentences") or [row["text"]])
    articles = []
    for sentences in documents.values():
        text, ends = "", []
        for words in (" ".join(s.split()) for s in sentences if s.strip()):
            text += ("" if not text else " " if STOP.search(text[-9:]) else "\n\n") + words
            ends.append(len(text))
        articles.append(Article(text, ends))
    return articles


def places(text: str, offsets: list[int]) -> set[int]:
    """Offsets as counts of the characters before them that are no space, so that spaces cannot matter."""
    count, counts = 0, [0]
    for char in text:
        count += not char.isspace()
        counts.append(count)
    return {counts[offset] for offset in offsets} - {0, count}


def boundary_score(splitter: Splitter, articles: list[Article]) -> Score:
    """Precision and recall of the boundaries inside the articles, added up over all of them."""
    hits = found = marked = 0
    for article in articles:
        ours, theirs = (places(article.text, x) for x in ([e for _, e in splitter(article.text)], article.ends))
        hits, found, marked = hits + len(ours & theirs), found + len(ours), marked + len(theirs)
    return Score(hits / found, hits / marked)


def merged_headlines(splitter: Splitter, articles: list[Article]) -> int:
    """How many units that end a line without a stop run into the next sentence."""
    merged = 0
    for text, ends in articles:
        bare = [e for e in ends if not STOP.search(text[max(0, e - 9) : e]) and text[e:].lstrip(" \t")[:1] in "\r\n"]
        bare = [e for e in bare if text[e:].strip()]
        merged += len(places(text, bare) - places(text, [end for _, end in splitter(text)]))
    return merged


def exact(splitter: Splitter, articles: list[Article]) -> bool:
    """Whether spans are in order and hold every character that is no space exactly once."""
    for text in (ODD, *(article.text for article in articles)):
        at = 0
        for start, end in splitter(text):
            if start < at or text[at:start].strip():
                return False
            at = end
        if text[at:].strip():
            return False
    return True


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=os.environ.get("SRCFLAG_SHARED"))
    parser.add_argument("--more", action="store_true", help="two larger corpora besides")
    options = parser.parse_args()
    if options.shared is None:
        print("skipped: neither --shared nor SRCFLAG_SHARED names the folder of marked articles")
        return 0
    articles = gold(options.shared)
    more = {name: rejoined(options.shared, name) for name in ("mpqa", "ecb_plus")} if options.more else {}
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    print("| library | P | R | F1 | sentences | merged headlines | time | offsets exact |", end="")
    print("".join(f" {name} F1 |" for name in more))
    print("|---|" + "--:|" * 6 + "---|" + "--:|" * len(more))
    own_time = 0.0
    for library in LIBRARIES:
        try:
            splitter = library()
        except ImportError as error:
            print(f"skipped: {library.__name__} is not installed ({error})", file=sys.stderr)
            continue
        splitter(ODD)
        began = time.perf_counter()
        sentences = sum(len(splitter(article.text)) for article in articles)
        seconds = (time.perf_counter() - began) / size
        own_time = own_time or seconds
        score = boundary_score(splitter, articles)
        cells: Iterator[str] = (f" {boundary_score(splitter, joined).f1:.4f} |" for joined in more.values())
        print(
            f"| {library.__name__} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} "
            f"| {sentences} | {merged_headlines(splitter, articles)} | {seconds / own_time:.1f} "
            f"| {'yes' if exact(splitter, articles) else 'no'} |{''.join(cells)}",
            flush=True,
        )
    print(f"\ntime: of srcflag's, which took {own_time:.2f} s for a megabyte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
