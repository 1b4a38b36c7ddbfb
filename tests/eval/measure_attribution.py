"""How well sentences are handed to those who stand behind them, on public sets and on labelled events.

    PYTHONPATH=training:tests/eval python tests/eval/measure_attribution.py SHARED [--part train]

SHARED holds public sets in data/ and labelled events in gold/. The news set has a part to learn from ("train") and one
to measure on ("dev"); of the set of weasel words one half is there to learn from, the other to measure on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from labels import load_labels
from srcflag.claims import read_claims
from srcflag.claims.weasel import weasels
from srcflag.read import read_many
from srcflag.records import Document
from srcflag.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srcflag.records import Claim

    Relation = Mapping[str, Any]

_TOKEN = re.compile(r"\w+")


class Article(NamedTuple):
    """An article with its sentences as we cut and read them, and the relations one person marked in it."""

    text: str
    claims: tuple[Claim, ...]
    relations: list[Relation]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles(folder: Path, part: str) -> Iterator[Article]:
    """The articles of one part. Where several people marked an article, the first by name counts."""
    marked: dict[str, dict[str, list[Relation]]] = defaultdict(lambda: defaultdict(list))
    for relation in rows(folder / f"attributions_{part}.jsonl.gz"):
        marked[relation["doc_id"]][relation["annotator"]].append(relation)
    for row in rows(folder / f"docs_{part}.jsonl.gz"):
        document = Document(id=row["doc_id"], text=row["text"])
        by = marked[row["doc_id"]]
        yield Article(row["text"], read_claims(document, segment(document)), by[min(by)] if by else [])


def places(relation: Relation, *names: str) -> list[tuple[int, int]]:
    """The spans of the named parts of a relation."""
    return [(start, end) for name in names for part in relation[name] for start, end in part["spans"]]


def tokens(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places of the words that lie in the spans."""
    return {start + match.start() for start, end in spans for match in _TOKEN.finditer(text[start:end])}


def overlap(claim: Claim, spans: Iterable[tuple[int, int]]) -> int:
    """How many characters of a sentence lie in the spans."""
    sentence = claim.sentence
    return sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in spans)


def f1(right: float, found: float, wanted: float) -> dict[str, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
    }


def attributed(part: Sequence[Article]) -> dict[str, float]:
    """Whether a sentence has a source: it touches the content or cue of a relation that has one."""
    count: Counter[str] = Counter()
    for article in part:
        sourced = [relation for relation in article.relations if relation["has_source"]]
        spans = [place for relation in sourced for place in places(relation, "content", "cue")]
        for claim in article.claims:
            wanted, found = overlap(claim, spans) > 0, claim.attribution.type != "none"
            count.update(sentences=1, wanted=wanted, found=found, right=wanted and found)
    everything = f1(count["wanted"], count["sentences"], count["wanted"])["f1"]
    return f1(count["right"], count["found"], count["wanted"]) | {
        "sentences": count["sentences"],
        "f1_of_yes_to_all": everything,
    }


def spans_found(part: Sequence[Article], name: str) -> dict[str, float]:
    """Words of the source or content found, in sentences that both hand to somebody.

    A sentence may touch several relations, and we name one source: it is set against the relation that it fits best,
    and, as "main", against the one that covers most of the sentence.
    """
    totals: dict[str, Counter[str]] = {"best": Counter(), "main": Counter()}
    for article in part:
        sourced = [relation for relation in article.relations if relation["has_source"]]
        for claim in article.claims:
            mine = claim.attribution.source_span if name == "source" else claim.attribution.content
            touching = [r for r in sourced if overlap(claim, places(r, "content", "cue"))]
            if claim.attribution.type == "none" or not touching:
                continue
            found = tokens(article.text, [(mine.start, mine.end)] if mine else [])
            wanted = [tokens(article.text, places(relation, name)) for relation in touching]
            sizes = [overlap(claim, places(relation, "content", "cue")) for relation in touching]
            fits = [2 * len(found & own) / max(len(found) + len(own), 1) for own in wanted]
            for how, ranks in (("best", fits), ("main", sizes)):
                own = wanted[max(range(len(wanted)), key=ranks.__getitem__)]
                totals[how].update(right=len(found & own), found=len(found), wanted=len(own))
    best, main = (f1(total["right"], total["found"], total["wanted"]) for total in totals.values())
    return best | {f"main_{key}": value for key, value in main.items()}


def half(text: str) -> str:
    """Which half a sentence of the weasel set belongs to: "learn" or "measure", by its text alone."""
    return "learn" if hashlib.sha256(text.encode()).digest()[0] % 2 else "measure"


def weasel(path: Path, which: str) -> dict[str, float]:
    """Whether a sentence of an encyclopedia holds weasel words, on one half of the set."""
    count: Counter[str] = Counter()
    for row in rows(path):
        if half(row["text"]) == which:
            wanted, found = row["label"] == "1", bool(weasels(row["text"]))
            count.update(sentences=1, wanted=wanted, found=found, right=wanted and found)
    return f1(count["right"], count["found"], count["wanted"]) | {"sentences": count["sentences"]}


def events(shared: Path) -> dict[str, float]:
    """The type of source of the labelled events' units, read from the sentence in which the unit begins."""
    count: Counter[str] = Counter()
    for labels in sorted((shared / "gold").glob("*.gold.json")):
        units: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for unit in load_labels(labels):
            units[unit["id"].rpartition(".")[0]].append(unit)
        for document in read_many([labels.parent / labels.name.removesuffix(".gold.json")]).documents:
            claims = read_claims(document, segment(document))
            for row in units[document.id]:
                place = [(row["start"], row["end"])]
                best = max(claims, key=lambda claim: overlap(claim, place))
                count.update([f"{row['attribution']}>{best.attribution.type}"])
    return dict(sorted(count.items()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    part = list(articles(data / "polnear", arguments.part))
    found = {
        "attributed": attributed(part),
        "source": spans_found(part, "source"),
        "content": spans_found(part, "content"),
        "weasel_learn": weasel(data / "hedge_wikiweasel" / "train.jsonl.gz", "learn"),
        "weasel_measure": weasel(data / "hedge_wikiweasel" / "train.jsonl.gz", "measure"),
        "events": events(arguments.shared),
    }
    for name, figures in found.items():
        print(f"{name:16s}" + "  ".join(f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
