"""One fact of a supported sentence is changed: does the whole pipeline notice, and call it by its name?

    PYTHONPATH=training python tests/eval/edits.py [SHARED] [--misses]

Every sentence that another article states in the same value (labels, `seeds/README.md`) is changed in one figure, date,
name or its polarity, one change at a time, and its article checked against the others. Beside each stands its unedited
twin. Without SHARED on `seeds/` alone; with it also on the labelled events of SHARED/gold.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from labels import load_labels
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.verify import load
from verifier_edits import names_in, other_date, other_name, other_number, other_polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.ports import TokenVectors, Vectors
    from srcflag.records import Document, SentenceReport

ROOT = Path(__file__).parents[2]
KINDS = {"number": "quantity", "date": "date", "name": ("actor", "place"), "polarity": "polarity"}
"""What is changed, and the slots under which the report may name it."""


class Edit(NamedTuple):
    """One change: the sentence that is in the article, and what it becomes."""

    kind: str
    unit: str
    document: str
    start: int
    end: int
    text: str


class Outcome(NamedTuple):
    """What the report says of an edited sentence: whether contradicted, and by which slots."""

    edit: Edit
    contradicted: bool
    slots: tuple[str, ...]


class Remembering:
    """An encoder that encodes each text once, however often it is asked: most of an event stays as it is."""

    def __init__(self, encoder: OnnxEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, tuple[Vectors, TokenVectors]] = {}
        self.name = encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the encoder behind it."""
        return self.encode_tokens(texts)[0]

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenVectors]]:
        """As the encoder behind it."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        vectors, tokens = self._encoder.encode_tokens(new)
        self._known |= {text: (vectors[i], tokens[i]) for i, text in enumerate(new)}
        if not texts:
            return vectors, []
        return np.stack([self._known[text][0] for text in texts]), [self._known[text][1] for text in texts]


def edits(documents: Sequence[Document], units: Sequence[dict[str, Any]], seed: int = 5) -> list[Edit]:
    """Every edit of an event whose value another article states in a labelled support."""
    rng = random.Random(seed)
    by_id = {unit["id"]: unit for unit in units}
    texts = {document.id[:3]: document for document in documents}
    names = sorted({name for unit in units for name in names_in(unit["text"])})
    makers: dict[str, Callable[[str], str | None]] = {
        "number": lambda text: other_number(text, rng),
        "date": lambda text: other_date(text, rng),
        "name": lambda text: other_name(text, rng, names),
        "polarity": lambda text: other_polarity(text, rng),
    }
    found = []
    for unit in units:
        if unit["status"] != "corroborated" or not unit["support"] or unit["kind"] not in ("claim", "reported"):
            continue
        document = texts[unit["id"][:3]]
        text = document.text[unit["start"] : unit["end"]]
        support = " ".join(by_id[other]["text"] for other in unit["support"])
        for kind, make in makers.items():
            new = make(text)
            if new is not None and new != text and (kind == "polarity" or _stated(text, new, support)):
                found.append(Edit(kind, unit["id"], document.id, unit["start"], unit["end"], new))
    return found


def _stated(old: str, new: str, support: str) -> bool:
    """Whether what the edit took away stands in the support."""
    words, left = re.findall(r"[\w.,'’-]*\w", old), set(re.findall(r"[\w.,'’-]*\w", new))
    gone = [word for word in words if word not in left]
    if any(re.fullmatch(r"(?:19|20)\d\d", word) for word in gone):
        return False  # a year is a date, and another number in its place no year
    return bool(gone) and all(re.search(rf"\b{re.escape(word)}\b", support, re.IGNORECASE) for word in gone)


def outcomes(folder: Path, labels: Path, encoder: Remembering, scorer: Scorer) -> tuple[list[Outcome], list[Outcome]]:
    """What the report says of each edited sentence of an event, and of its unedited twin."""
    documents = read_many([folder]).documents
    own = {document.id: document for document in documents}
    report = {document.document_id: document.sentences for document in scorer.score_event(documents).documents}
    changed, twins = [], []
    for edit in edits(documents, load_labels(labels)):
        document = own[edit.document]
        text = document.text[: edit.start] + edit.text + document.text[edit.end :]
        others = [other for other in documents if other.id != edit.document]
        sentences = scorer.score(document.model_copy(update={"text": text}), others).sentences
        changed.append(_outcome(edit, sentences, edit.start, edit.start + len(edit.text)))
        twins.append(_outcome(edit, report[edit.document], edit.start, edit.end))
    return changed, twins


def _outcome(edit: Edit, sentences: Sequence[SentenceReport], start: int, end: int) -> Outcome:
    sentence = max(sentences, key=lambda s: min(s.end, end) - max(s.start, start))
    named = {c.slot for e in sentence.evidence for c in e.slots if c.relation in ("differs", "superseded")}
    return Outcome(edit, sentence.status in ("contradicted", "superseded"), tuple(sorted(named)))


def caught(changed: Sequence[Outcome], twins: Sequence[Outcome]) -> dict[str, float]:
    """Shares by kind: edits called contradicted, those called so under the right slot, and twins called so."""
    by_kind: dict[str, list[tuple[Outcome, Outcome]]] = defaultdict(list)
    for outcome, twin in zip(changed, twins, strict=True):
        by_kind[outcome.edit.kind].append((outcome, twin))
    found = {}
    for kind, pairs in sorted(by_kind.items()):
        right = KINDS[kind] if isinstance(KINDS[kind], tuple) else (KINDS[kind],)
        found[f"{kind}_edits"] = float(len(pairs))
        found[f"{kind}_caught"] = sum(o.contradicted for o, _ in pairs) / len(pairs)
        found[f"{kind}_named"] = sum(o.contradicted and bool({*o.slots} & {*right}) for o, _ in pairs) / len(pairs)
    found["false_twins"] = sum(t.contradicted for t in twins) / max(1, len(twins))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--misses", action="store_true", help="print edits that were not noticed, and false twins")
    arguments = parser.parse_args()
    onnx = OnnxEncoder()
    encoder = Remembering(onnx)
    scorer = Scorer(encoder=encoder, verifier=load(encoder=encoder))
    events = [(ROOT / "seeds", ROOT / "seeds" / "labels.jsonl")]
    if arguments.shared:
        found = sorted((arguments.shared / "gold").glob("*.gold.json"))
        events += [(labels.with_name(labels.name.removesuffix(".gold.json")), labels) for labels in found]
    changed: list[Outcome] = []
    twins: list[Outcome] = []
    for folder, labels in events:
        own = outcomes(folder, labels, encoder, scorer)
        changed += own[0]
        twins += own[1]
    for name, value in caught(changed, twins).items():
        print(f"{name:20s}{value:8.3f}")
    if arguments.misses:
        for outcome in changed:
            if not outcome.contradicted:
                print(f"missed {outcome.edit.kind} {outcome.edit.unit}: {outcome.edit.text[:300]}")
        for twin in twins:
            if twin.contradicted:
                print(f"false twin {twin.edit.unit} {twin.slots}")


if __name__ == "__main__":
    main()
