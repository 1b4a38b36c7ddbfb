"""What the verifier learns from: pairs of evidence and claim out of public sets, and edits made on the fly.

Only sets whose licence lets a model trained on them ship (models/verifier/MODEL_CARD.md names them). One group of pairs
in forty (a page, a table, a topic) is kept back to choose and to calibrate by, and never trained on.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from srcflag.words import content_words
from verifier_edits import faithful, names_in, other_number, other_polarity, refuting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Row = dict[str, Any]

LABELS = {"SUPPORTS": 0, "REFUTES": 1, "NEI": 2, "NOT_SUPPORTED": 3}
"""The verifier's column of each label. The last says only that it is not the first."""

SETS = {
    "vitaminc/train": 33_517,
    "fever_rte/train": 5_000,
    "semi_auto_nli/base_wiki_train": 2_740,
    "semi_auto_nli/sim_wiki_train": 6_174,
    "semi_auto_nli/translate_wiki_train": 6_189,
    "cad_nli/train": 8_330,
    "snli/train_a": 6_000,
    "taxinli/train": 2_344,
    "taxinli/train_b": 7_727,
    "ling_in_loop/baseline_train": 7_500,
    "ling_in_loop/litl_train": 7_500,
    "climate_fever/pairs": 3_000,
    "scifact/train": 957,
    "med/train": 2_000,
    "infotabs/train": 3_000,
}
"""Sets and how many of their pairs are read at most."""

MISMATCHED = {"fever_rte": 0.35, "scifact": 0.3}
"""Sets without enough neutral pairs: for this share of them the claim is also set against another pair's evidence."""

TREEBANK = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', "\ufffd": " "}


class Pair(NamedTuple):
    """One training pair. `label` is a value of LABELS; `kept_back` pairs are never trained on."""

    evidence: str
    claim: str
    label: int
    source: str
    kept_back: bool


def rows(path: Path) -> Iterator[Row]:
    """The rows of one gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def detokenise(text: str) -> str:
    """Undo the spacing of treebank text: brackets, quotation marks, detached punctuation and clitics."""
    for mark, plain in TREEBANK.items():
        text = text.replace(mark, plain)
    text = re.sub(r"\s+('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
    text = re.sub(r"\s+([,.;:!?%)\]}])", r"\1", text)
    text = re.sub(r"([(\[{$£€])\s+", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def public_pairs(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Pairs of the labelled sets. One in four keeps its treebank spacing: texts that are checked may have it too."""
    for name, limit in SETS.items():
        source = name.partition("/")[0]
        found = list(rows(data / f"{name}.jsonl.gz"))
        rng.shuffle(found)
        for row in found[:limit]:
            evidence = _evidence(row)
            if not evidence.strip() or not row["claim"].strip():
                continue
            back = _kept_back(source, row)
            pair = Pair(evidence, row["claim"], LABELS[row["label"]], source, back)
            yield pair if rng.random() < 0.25 else _plain(pair)
            other = rng.choice(found)
            if rng.random() < MISMATCHED.get(source, 0.0) and other["claim"] != row["claim"]:
                yield _plain(Pair(_evidence(other), row["claim"], LABELS["NEI"], source, back))


def news_pairs(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Sentences of different articles on one topic (ECB+): support where one's events and actors are in the other.

    A sentence that shares part of them is left out: people would not agree on its label. Of those that share nothing
    the most alike are kept, five for each supported sentence.
    """
    for part in ("train", "dev"):
        documents = {d["doc_id"]: d["sentences"] for d in rows(data / f"ecb_plus/docs_{part}.jsonl.gz")}
        topics = {d["doc_id"]: d["topic"] for d in rows(data / f"ecb_plus/docs_{part}.jsonl.gz")}
        by_topic: dict[str, list[tuple[str, int]]] = defaultdict(list)
        mentions = _mentions(rows(data / f"ecb_plus/mentions_{part}.jsonl.gz"))
        for (document, sentence), (events, _) in mentions.items():
            if document in documents and sentence < len(documents[document]) and events:
                by_topic[topics[document]].append((document, sentence))
        for _, places in sorted(by_topic.items()):
            texts = {place: detokenise(documents[place[0]][place[1]]) for place in places}
            yield from _topic_pairs(texts, mentions, part == "dev", rng)


def edited_pairs(data: Path, rng: random.Random) -> Iterator[Pair]:
    """News sentences against edits of themselves: one fact changed (refutes), or the same in other words (supports)."""
    documents = list(rows(data / "ecb_plus/docs_train.jsonl.gz"))
    sentences = [[detokenise(text) for text in document["sentences"]] for document in documents]
    names = sorted({name for own in sentences for text in own for name in names_in(text)})
    for own in sentences:
        for place, text in enumerate(own):
            if 6 <= len(text.split()) <= 45 and rng.random() < 0.5:
                neighbour = own[place + 1] if place + 1 < len(own) and rng.random() < 0.3 else ""
                yield from _edits(text, f"{text} {neighbour}".strip(), names, rng)


def edited_support(supports: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """Supported news claims with a figure or the polarity changed: the evidence, in other words, then refutes them."""
    for pair in supports:
        claim = other_number(pair.claim, rng)
        if claim is not None:
            gone = {t.stem for t in content_words(pair.claim)} - {t.stem for t in content_words(claim)}
            claim = claim if gone & {t.stem for t in content_words(pair.evidence)} else None
        elif rng.random() < 0.15:
            claim = other_polarity(pair.claim, rng)
        if claim is not None and claim != pair.claim:
            yield pair._replace(claim=claim, label=LABELS["REFUTES"], source="news_edits")


def all_pairs(data: Path, seed: int = 20) -> list[Pair]:
    """Every training pair, the same for the same seed."""
    rng = random.Random(seed)
    news = list(news_pairs(data, rng))
    supports = [pair for pair in news if pair.label == LABELS["SUPPORTS"]]
    return [*public_pairs(data, rng), *news, *edited_pairs(data, rng), *edited_support(supports, rng)]


def _evidence(row: Row) -> str:
    """The evidence as one text; of more than five pieces those that share most words with the claim."""
    pieces: list[str] = row["evidence"]
    if len(pieces) > 5:
        wanted = {token.stem for token in content_words(row["claim"])}
        shared = [len(wanted & {token.stem for token in content_words(piece)}) for piece in pieces]
        best = sorted(sorted(range(len(pieces)), key=lambda i: -shared[i])[:5])
        pieces = [pieces[i] for i in best]
    article = f"{row['article']}: " if row.get("article") else ""
    return article + " ; ".join(pieces)


def _plain(pair: Pair) -> Pair:
    return pair._replace(evidence=detokenise(pair.evidence), claim=detokenise(pair.claim))


def _kept_back(source: str, row: Row) -> bool:
    keys = ("page", "group", "claim_id", "table_id", "promptID", "case_id")
    group = next((str(row[key]) for key in keys if row.get(key)), str(row["id"]))
    return zlib.crc32((source + group).encode()) % 40 == 0


Mentions = dict[tuple[str, int], tuple[set[str], set[str]]]


def _mentions(found: Iterator[Row]) -> Mentions:
    """(document, sentence) -> the chains of coreferent events, and those of their actors, places and times."""
    mentions: Mentions = defaultdict(lambda: (set(), set()))
    for number, mention in enumerate(found):
        kind = mention["type"]
        if "REPORTING" in kind or "ASPECTUAL" in kind or "CAUSATIVE" in kind:
            continue
        chain = mention["coref"] or f"alone {number}"
        mentions[mention["doc_id"], mention["sentence"]][0 if "ACTION" in kind else 1].add(chain)
    return mentions


def _topic_pairs(
    texts: dict[tuple[str, int], str], mentions: Mentions, kept_back: bool, rng: random.Random
) -> Iterator[Pair]:
    stems = {place: {token.stem for token in content_words(text)} for place, text in texts.items()}
    silent: list[tuple[float, Pair]] = []
    count = 0
    for claim, text in texts.items():
        events, actors = mentions[claim]
        for other, evidence in texts.items():
            if other[0] == claim[0]:
                continue
            shared = len(events & mentions[other][0]) / len(events)
            same_actors = len(actors & mentions[other][1]) / len(actors) if actors else 1.0
            if shared >= 0.5 and same_actors >= 0.5:
                count += 1
                yield Pair(evidence, text, LABELS["SUPPORTS"], "news", kept_back)
            elif not shared:
                alike = len(stems[claim] & stems[other]) / (1 + len(stems[claim]))
                silent.append((alike + 0.2 * rng.random(), Pair(evidence, text, LABELS["NEI"], "news", kept_back)))
    silent.sort(key=lambda scored: -scored[0])
    yield from (pair for _, pair in silent[: 5 * count])


def _edits(text: str, evidence: str, names: Sequence[str], rng: random.Random) -> Iterator[Pair]:
    wrong, right = refuting(text, rng, names), faithful(text, rng)
    if wrong:
        yield Pair(evidence, wrong, LABELS["REFUTES"], "edits", kept_back=False)
    if right:
        yield Pair(evidence, right, LABELS["SUPPORTS"], "edits", kept_back=False)
        again = refuting(right, rng, names)
        if again and rng.random() < 0.6:
            yield Pair(evidence, again, LABELS["REFUTES"], "edits", kept_back=False)
