"""Which sentences are off the event: the marks of a check, and what else the geometry of a pool could say.

    PYTHONPATH=training:tests/eval python tests/eval/measure_outliers.py SHARED [--made] [--raise]

First, by event, the check-worthy units that are marked as outliers against those that a person labelled so, and SF401.
Then scores of several kinds by average precision in each event, and with the limit chosen on the other events for the
one left out, and what would be flagged with pools of two and of three articles only. --made puts three sentences of
another subject into articles of ECB+ and looks for them with pools of several sizes: of the other sentences some are
next to these, and nobody has labelled the rest. Floors stand in floors.json under "outliers".
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score
from sklearn.neighbors import LocalOutlierFactor

from labels import load_labels
from measure import ROOT, below_floor, lift
from measures import match
from srcflag import outliers
from srcflag.pipeline import Scorer
from srcflag.pool import Roots, links, origins_of
from srcflag.prepared import surveyed
from srcflag.read import read_many
from srcflag.records import Document
from verifier_pairs import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from srcflag.prepared import Prepared

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]
    Marks = npt.NDArray[np.bool_]

REFERENCE = ("seeds",)  # its sentences off the event are three: told, and in no mean

AROUND_TRIED: tuple[tuple[int, ...], ...] = ((1,), (1, 2, 1), (1, 2, 3, 4, 3, 2, 1), outliers.AROUND)  # shipped last

POOLS = (3, 5, 8)
MADE_FEWEST, MADE_MOST = 8, 30  # sentences of an article that is edited


class Preparing(Scorer):
    """A scorer that also gives the articles as it has read and encoded them."""

    def articles(self, documents: Sequence[Document]) -> list[Prepared]:
        """The articles, in their order."""
        return list(self._prepare(documents).values())


class Unit(NamedTuple):
    """A check-worthy unit: its article, the row of its sentence, what a person and a check say of it."""

    article: int
    row: int
    outlier: bool
    marked: bool
    flagged: bool
    alone: bool


class Event(NamedTuple):
    """A labelled event."""

    name: str
    articles: list[Prepared]
    units: list[Unit]

    @property
    def truth(self) -> Marks:
        """(n,) which of the units are labelled as off the event."""
        return np.array([unit.outlier for unit in self.units])


def event(name: str, folder: Path, labels: Path, scorer: Preparing) -> Event:
    """An event's articles, encoded, and its units beside a report."""
    documents = read_many([folder]).documents
    report = scorer.score_event(documents)
    articles = scorer.articles(documents)
    number = {p.document.id: i for i, p in enumerate(articles)}
    units = []
    for found in match(load_labels(labels), report):
        if not found.unit["checkworthy"] or not found.sentence.checkworthy:
            continue
        codes = [flag.code for flag in found.flags]
        units.append(
            Unit(
                number[found.document_id],
                found.sentence.index,
                found.unit["outlier"],
                found.sentence.outlier,
                "SF401" in codes,
                found.sentence.status == "uncorroborated",
            )
        )
    return Event(name, articles, units)


def scores(own: Event, score: Callable[[Prepared, list[Prepared]], Floats]) -> Floats:
    """(n,) how close each unit is to the other articles by a score of each row of one article."""
    by_article = [
        score(article, own.articles[:number] + own.articles[number + 1 :])
        for number, article in enumerate(own.articles)
    ]
    return np.array([by_article[unit.article][unit.row] for unit in own.units])


def survey(own: Prepared, others: Sequence[Prepared]) -> tuple[npt.NDArray[np.float32], Numbers, Numbers]:
    """The passages of the other articles with the numbers of their origins and articles."""
    every = [own, *others]
    linked = links([p.document for p in every], {p.document.id: p.usable_sentences for p in every})
    origins = origins_of([p.document for p in every], linked, own.document.id)
    roots = Roots(own.document, [p.document for p in others], origins, origins[own.document.id], linked)
    return surveyed(others, origins, roots)


def shipped(own: Prepared, others: list[Prepared]) -> Floats:
    """Closeness of the passage less the middle of the pool's."""
    pool = survey(own, others)
    known = outliers.usual(*pool)
    found = np.full(len(own.claims), np.inf)
    if known is not None:
        found[own.usable] = outliers.closeness(own.surroundings, *pool[:2]) - known[0]
    return found


def alone(own: Prepared, others: list[Prepared]) -> Floats:
    """The mean cosine of the sentence to its three nearest, less the middle of the pool's: what was shipped before."""
    found = -np.sort(-own.vectors @ _sentences(others).T, axis=1)[:, :3].mean(axis=1)
    usual = [
        -np.sort(-p.vectors[p.usable] @ _sentences([o for o in others if o is not p]).T, axis=1)[:, :3].mean(axis=1)
        for p in others
    ]
    return np.asarray(found - np.median(np.concatenate(usual)), np.float64)


def centroid(own: Prepared, others: list[Prepared]) -> Floats:
    """The cosine of the sentence with the mean of the other articles."""
    mean = np.mean([p.subject.topic for p in others], axis=0)
    return np.asarray(own.vectors @ mean / np.linalg.norm(mean), np.float64)


def own_subject(own: Prepared, others: list[Prepared]) -> Floats:
    """The same less the cosine with its own article: whether it is nearer to that than to the event."""
    return np.asarray(centroid(own, others) - own.vectors @ own.subject.topic, np.float64)


def shared_words(own: Prepared, others: list[Prepared]) -> Floats:
    """The share of the sentence's content words that stand in another article."""
    known = {token.stem for p in others for row in p.usable for token in p.readings[row].words.tokens}
    words = [[token.stem in known for token in reading.words.tokens] for reading in own.readings]
    return np.array([float(np.mean(found)) if found else 1.0 for found in words])


def density(own: Prepared, others: list[Prepared]) -> Floats:
    """The local outlier factor of the sentence among those of the other articles (scikit-learn)."""
    model = LocalOutlierFactor(n_neighbors=10, metric="cosine", algorithm="brute", novelty=True)
    return np.asarray(model.fit(_sentences(others)).score_samples(own.vectors), np.float64)


def _sentences(articles: Sequence[Prepared]) -> npt.NDArray[np.float32]:
    return np.concatenate([p.vectors[p.usable] for p in articles])


SCORES = {
    "passages (shipped)": shipped,
    "sentences alone": alone,
    "centroid of the others": centroid,
    "the same less its own article": own_subject,
    "share of words elsewhere": shared_words,
    "local outlier factor": density,
}


def best_limit(score: Floats, truth: Marks) -> float:
    """The limit below which marks have the best F1."""
    order = np.argsort(score)
    hits = np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + max(1, truth.sum()))
    return float(score[order][int(f1.argmax())]) + 1e-9


def left_out(events: list[Event], found: dict[str, Floats]) -> tuple[int, int, int, list[float]]:
    """Hits, marks and labels over the events that are no reference, each with the limit chosen on all the others.

    Only units that stand alone are marked, as by SF401.
    """
    hits = marks = due = 0
    limits = []
    alone_in = {own.name: np.array([unit.alone for unit in own.units]) for own in events}
    for own in events:
        others = [other for other in events if other is not own]
        score = np.concatenate([found[o.name][alone_in[o.name]] for o in others])
        limits.append(best_limit(score, np.concatenate([o.truth[alone_in[o.name]] for o in others])))
        if own.name not in REFERENCE:
            marked = (found[own.name] < limits[-1]) & alone_in[own.name]
            hits, marks, due = (
                hits + int(own.truth[marked].sum()),
                marks + int(marked.sum()),
                due + int(own.truth.sum()),
            )
    return hits, marks, due, limits


def print_scores(events: list[Event]) -> None:
    """Print what each score is worth."""
    with_some = [own for own in events if own.truth.any()]
    print(
        f"\n{'average precision':32s}" + "".join(f"{own.name:>10s}" for own in with_some) + "   limit from the others"
    )
    for name, score in SCORES.items():
        found = {own.name: scores(own, score) for own in events}
        own_precision = [average_precision_score(own.truth, -found[own.name]) for own in with_some]
        hits, marks, due, limits = left_out(events, found)
        print(
            f"{name:32s}" + "".join(f"{value:10.2f}" for value in own_precision) + f"   {hits} of {marks} marks right, "
            f"{due} due (limits {', '.join(f'{limit:.3f}' for limit in limits)})"
        )
    kept = outliers.AROUND
    for tried in AROUND_TRIED:
        outliers.AROUND = tried
        for article in (article for own in events for article in own.articles):
            article.__dict__.pop("surroundings", None)  # was kept with the weights before
        values = [average_precision_score(o.truth, -scores(o, shipped)) for o in with_some if o.name not in REFERENCE]
        print(f"   AROUND {tried}: in the mean {np.mean(values):.2f}")
    outliers.AROUND = kept


def print_small_pools(events: list[Event], size: int) -> None:
    """Print what is marked with every pool of so many of the other articles; the statuses are those of all together."""
    for own in events:
        hits = marks = units = 0
        for number, article in enumerate(own.articles):
            mine = [unit for unit in own.units if unit.article == number]
            for pair in combinations([p for p in own.articles if p is not article], size):
                pool = survey(article, pair)
                off = dict(zip(article.usable, outliers.off_event(article.surroundings, *pool), strict=True))
                marked = [unit for unit in mine if unit.alone and off[unit.row]]
                hits, marks = hits + sum(unit.outlier for unit in marked), marks + len(marked)
                units += sum(unit.alone for unit in mine)
        print(f"   pools of {size}, {own.name}: {hits} of {marks} marks right, among {units:,} units that stand alone")


def print_made(data: Path, scorer: Preparing) -> None:
    """Print how many sentences of another subject are found among those of ECB+ articles, by size of the pool."""
    topics: dict[str, list[list[str]]] = defaultdict(list)
    for item in rows(data / "ecb_plus/docs_dev.jsonl.gz"):
        if len(item["sentences"]) >= MADE_FEWEST:
            topics[item["cluster"]].append(item["sentences"][:MADE_MOST])
    topics = {name: own for name, own in topics.items() if len(own) > min(POOLS)}
    draw = random.Random(1)
    counts = {size: np.zeros(4, int) for size in POOLS}
    for name, texts in topics.items():
        pool = [scorer.articles([_made(str(i), own)])[0] for i, own in enumerate(texts)]
        for number, own in enumerate(texts[:4]):
            strange = draw.choice(topics[draw.choice([t for t in topics if t.split("_")[0] != name.split("_")[0]])])[:3]
            middle = len(own) // 2
            edited = scorer.articles([_made("edited", [*own[:middle], *strange, *own[middle:]])])[0]
            inside = np.array([edited.claims[row].sentence.text.strip() in strange for row in edited.usable])
            others = [p for i, p in enumerate(pool) if i != number]
            for size in (size for size in POOLS if size <= len(others)):
                off = outliers.off_event(edited.surroundings, *survey(edited, draw.sample(others, size)))
                counts[size] += [off[inside].sum(), inside.sum(), off[~inside].sum(), (~inside).sum()]
    for size, (found, put, beside, rest) in counts.items():
        print(f"   made, pools of {size}: {found} of {put} found; {beside} of {rest:,} other sentences marked")


def _made(name: str, sentences: Sequence[str]) -> Document:
    return Document(id=name, text="".join(f"{sentence.strip()}\n" for sentence in sentences))


def measured(own: Event) -> dict[str, float]:
    """How many marks and flags there are, and how many of them and of the labels are right."""
    truth = own.truth
    marked = np.array([unit.marked for unit in own.units])
    flagged = np.array([unit.flagged for unit in own.units])
    return {
        "due": float(truth.sum()),
        "marked": float(marked.sum()),
        "marked_right": float((marked & truth).sum()),
        "flagged": float(flagged.sum()),
        "flagged_right": float((flagged & truth).sum()),
    }


def over_all(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """Shares over the events that are no reference, all their units together."""
    total = {
        key: sum(own[key] for name, own in found.items() if name not in REFERENCE) for key in next(iter(found.values()))
    }
    return {
        "mark_precision": total["marked_right"] / max(1.0, total["marked"]),
        "mark_recall": total["marked_right"] / max(1.0, total["due"]),
        "flag_precision": total["flagged_right"] / max(1.0, total["flagged"]),
        "flag_recall": total["flagged_right"] / max(1.0, total["due"]),
    }


def events(shared: Path | None, scorer: Preparing) -> list[Event]:
    """The demonstration event, and with SHARED the labelled ones."""
    found = [event("seeds", ROOT / "seeds", ROOT / "seeds" / "labels.jsonl", scorer)]
    for labels in sorted((shared / "gold").glob("*.gold.json")) if shared else ():
        name = labels.name.removesuffix(".gold.json")
        found.append(event(name, labels.parent / name, labels, scorer))
    return found


def main() -> None:
    """Measure, print, and leave with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--made", action="store_true")
    arguments = parser.parse_args()
    scorer = Preparing()
    every = events(arguments.shared, scorer)
    found = {own.name: measured(own) for own in every}
    for name, own in found.items():
        print(f"{name:10s}" + "  ".join(f"{key} {value:.0f}" for key, value in own.items()))
    total = over_all(found)
    print("of the labelled events: " + "  ".join(f"{key} {value:.3f}" for key, value in total.items()))
    print_scores(every)
    fewest, outliers.FEWEST_ORIGINS = outliers.FEWEST_ORIGINS, 2
    for size in (2, 3):
        print_small_pools(every, size)
    outliers.FEWEST_ORIGINS = fewest
    if arguments.made:
        print_made(arguments.shared / "data", scorer)
    if arguments.lift:
        lift("outliers", total)
    missed = below_floor("outliers", total)
    print("\n".join(missed) or "no measure is below its floor")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
