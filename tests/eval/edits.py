"""One fact of a supported sentence is changed: does the whole pipeline notice, and call it by its name?

    PYTHONPATH=training:tests/eval python tests/eval/edits.py [SHARED] [--misses] [--raise]

Every sentence whose value another article states too is changed in one figure, date, name or its polarity, one change
at a time, and its article checked against the others. Beside each stands its unedited twin. Three sources: `seeds/`;
with SHARED, the labelled events of SHARED/gold, where a person said that the other sentence supports; and sentences
of news that people called paraphrases (SHARED/data/msrp), ten to a made article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from labels import load_labels
from measure import below_floor, lift
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.records import Document
from srcflag.selftest.edits import other_date, other_name, other_number, other_polarity
from srcflag.selftest.memory import Remembering
from srcflag.verify import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from srcflag.records import SentenceReport

ROOT = Path(__file__).parents[2]
KINDS = {"number": ("quantity",), "date": ("date",), "name": ("actor", "place"), "polarity": ("polarity",)}
"""What is changed, and the slots under which the report may name it."""

PAIRS = 300
"""Paraphrases taken of the public set: enough that a share is told to within about five points."""

PARAPHRASES = Path("data", "msrp", "train.jsonl.gz")
FLOORED = 100  # of them stand in floors.json, as "edits": a test may take half a minute, not five
IN_ARTICLE = 10  # paraphrases to a made article


class Unit(NamedTuple):
    """A sentence of a document that another one supports, and the words of that support."""

    document: str
    start: int
    end: int
    support: str
    name: str


class Edit(NamedTuple):
    """One change: where the sentence lies, and what it becomes."""

    kind: str
    unit: Unit
    text: str


class Outcome(NamedTuple):
    """What the report says of an edited sentence and of its unedited twin: contradicted or not, by which slots."""

    edit: Edit
    contradicted: bool
    slots: frozenset[str]
    twin: bool


def labelled(folder: Path, labels: Path) -> tuple[list[Document], list[Unit]]:
    """The articles of a labelled event, and the sentences of which a person said that another article states them."""
    documents = read_many([folder]).documents
    ids = {document.id[:3]: document.id for document in documents}
    units: list[dict[str, Any]] = load_labels(labels)
    texts = {unit["id"]: unit["text"] for unit in units}
    found = [
        Unit(ids[u["id"][:3]], u["start"], u["end"], " ".join(texts[other] for other in u["support"]), u["id"])
        for u in units
        if u["status"] == "corroborated" and u["support"] and u["kind"] in ("claim", "reported")
    ]
    return list(documents), found


def paraphrases(path: Path, count: int = PAIRS) -> Iterator[tuple[list[Document], list[Unit]]]:
    """Made articles of sentences that say the same in pairs, one of each pair in either article."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["label"] == 1][:count]
    for first in range(0, len(rows), IN_ARTICLE):
        bundle = rows[first : first + IN_ARTICLE]
        texts = {side: "\n\n".join(row[side] for row in bundle) for side in "ab"}
        units, start = [], 0
        for row in bundle:
            units.append(Unit("a", start, start + len(row["a"]), row["b"], row["id"]))
            start += len(row["a"]) + 2
        yield [Document(id=side, text=text) for side, text in texts.items()], units


def edits(documents: Sequence[Document], units: Sequence[Unit], seed: int = 5) -> list[Edit]:
    """One edit of each kind for each sentence that allows it."""
    rng = random.Random(seed)
    texts = {document.id: document.text for document in documents}
    makers: dict[str, Callable[[str, str], str | None]] = {
        "number": lambda text, support: other_number(text, support, rng),
        "date": lambda text, support: other_date(text, support, rng),
        "name": lambda text, support: other_name(text, support, rng),
        "polarity": lambda text, support: other_polarity(text, support, rng),
    }
    found = []
    for unit in units:
        text = texts[unit.document][unit.start : unit.end]
        for kind, make in makers.items():
            new = make(text, unit.support)
            if new is not None and new != text:
                found.append(Edit(kind, unit, new))
    return found


def outcomes(documents: Sequence[Document], units: Sequence[Unit], scorer: Scorer) -> list[Outcome]:
    """What the report says of each edited sentence of an event, and of its unedited twin."""
    own = {document.id: document for document in documents}
    report = {document.document_id: document.sentences for document in scorer.score_event(documents).documents}
    found = []
    for edit in edits(documents, units):
        unit, document = edit.unit, own[edit.unit.document]
        text = document.text[: unit.start] + edit.text + document.text[unit.end :]
        others = [other for other in documents if other.id != unit.document]
        sentences = scorer.score(document.model_copy(update={"text": text}), others).sentences
        changed = _at(sentences, unit.start, unit.start + len(edit.text))
        twin = _at(report[unit.document], unit.start, unit.end)
        found.append(Outcome(edit, _contradicted(changed), _differing(changed), _contradicted(twin)))
    return found


def _at(sentences: Sequence[SentenceReport], start: int, end: int) -> SentenceReport:
    return max(sentences, key=lambda s: min(s.end, end) - max(s.start, start))


def _contradicted(sentence: SentenceReport) -> bool:
    return sentence.status in ("contradicted", "superseded")


def _differing(sentence: SentenceReport) -> frozenset[str]:
    return frozenset(c.slot for e in sentence.evidence for c in e.slots if c.relation in ("differs", "superseded"))


def caught(found: Sequence[Outcome]) -> dict[str, float]:
    """Shares by kind: edits called contradicted, those called so under the right slot, and twins called so."""
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        by_kind[outcome.edit.kind].append(outcome)
    shares = {}
    for kind, own in sorted(by_kind.items()):
        shares[f"{kind}_edits"] = float(len(own))
        shares[f"{kind}_caught"] = sum(o.contradicted for o in own) / len(own)
        shares[f"{kind}_named"] = sum(o.contradicted and bool(o.slots & {*KINDS[kind]}) for o in own) / len(own)
    twins = {outcome.edit.unit: outcome.twin for outcome in found}
    shares["false_twins"] = sum(twins.values()) / max(1, len(twins))
    return {name: round(share, 3) for name, share in shares.items()}


def sources(shared: Path | None) -> Iterator[tuple[str, list[Document], list[Unit]]]:
    """Every event, under the name of its source."""
    yield "seeds", *labelled(ROOT / "seeds", ROOT / "seeds" / "labels.jsonl")
    if shared:
        for labels in sorted((shared / "gold").glob("*.gold.json")):
            yield "events", *labelled(labels.with_name(labels.name.removesuffix(".gold.json")), labels)
        for documents, units in paraphrases(shared / PARAPHRASES):
            yield "paraphrases", documents, units


def run(events: Iterable[tuple[str, list[Document], list[Unit]]]) -> dict[str, list[Outcome]]:
    """The outcomes of every source."""
    encoder = Remembering(OnnxEncoder())
    scorer = Scorer(encoder=encoder, verifier=load(encoder=encoder))
    found: dict[str, list[Outcome]] = defaultdict(list)
    for name, documents, units in events:
        found[name] += outcomes(documents, units, scorer)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print edits that were not noticed, and false twins")
    arguments = parser.parse_args()
    found = run(sources(arguments.shared))
    shares = {name: caught(own) for name, own in found.items()}
    print(f"{'edits':20s}" + "".join(f"{name:>14s}" for name in shares))
    for measure in dict.fromkeys(measure for own in shares.values() for measure in own):
        print(f"{measure:20s}" + "".join(f"{own.get(measure, float('nan')):14.3f}" for own in shares.values()))
    if arguments.shared:
        first = {unit.name for _, units in paraphrases(arguments.shared / PARAPHRASES, FLOORED) for unit in units}
        floored = caught([o for o in found["paraphrases"] if o.edit.unit.name in first])
        if arguments.lift:
            lift("edits", {name: share for name, share in floored.items() if not name.endswith("_edits")})
        print("\n".join(below_floor("edits", floored)) or "no measure is below its floor")
    if arguments.misses:
        for outcome in (outcome for own in found.values() for outcome in own):
            edit = outcome.edit
            if not outcome.contradicted:
                print(f"missed {edit.kind} {edit.unit.name}: {edit.text[:300]}\n    support: {edit.unit.support[:300]}")
            if outcome.twin:
                print(f"false twin {edit.unit.name}")


if __name__ == "__main__":
    main()
