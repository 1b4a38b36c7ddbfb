"""A labelled event: articles, hand labels after the scheme of `seeds/README.md`, and their sentences' signals."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from srcflag.claims import read_claims
from srcflag.read import read_many
from srcflag.retrieve import candidates
from srcflag.segment import segment
from srcflag.verify.align import align, rarity, weigh, words_of
from srcflag.words import content_words

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.ports import TokenEncoder
    from srcflag.records import Claim
    from srcflag.verify.align import Alignment, Floats, Words


@dataclass(frozen=True)
class Pair:
    """One unit beside one candidate of another article: what was measured, and what a person said of it."""

    unit: str
    other: str
    claim: str
    evidence: str
    status: str
    cosine: float
    alignment: float
    backward: float
    open_share: float
    open_figure: bool
    supports: bool
    conflicts: bool


def load_labels(path: Path) -> list[dict[str, Any]]:
    """The units of a label file: JSON Lines, or one JSON list."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    units: list[dict[str, Any]] = json.loads(text)
    return units


def pairs(folder: Path, labels: Path, encoder: TokenEncoder, k: int = 10) -> list[Pair]:
    """Every check-worthy unit of an event beside its `k` candidates in the other articles."""
    documents = read_many([folder]).documents
    claims = {document.id: read_claims(document, segment(document)) for document in documents}
    own = [claim for each in claims.values() for claim in each]
    vectors, tokens = encoder.encode_tokens([claim.sentence.text for claim in own])
    words = [words_of(content_words(c.sentence.text), t) for c, t in zip(own, tokens, strict=True)]
    rarities = rarity([w.tokens for w in words])
    units = load_labels(labels)
    unit_of = _match(units, own)
    document_of = np.array([claim.document_id for claim in own])
    usable = np.array([claim.kind != "boilerplate" for claim in own])
    found: list[Pair] = []
    for row in range(len(own)):
        unit = unit_of.get(row)
        if unit is None or not unit["checkworthy"]:
            continue
        pool = np.flatnonzero((document_of != document_of[row]) & usable)
        near = candidates(vectors[[row]], [words[row].tokens], vectors[pool], [words[i].tokens for i in pool], k)
        weights = weigh(words[row].tokens, rarities)
        for place, cosine in zip(near.rows[0], near.dense[0], strict=True):
            other = int(pool[place])
            if other in unit_of:
                backward = align(words[other], words[row], weigh(words[other].tokens, rarities)).score
                alignment = align(words[row], words[other], weights)
                texts = own[row].sentence.text, own[other].sentence.text
                measured = _pair(unit, unit_of[other], texts, float(cosine), words[row], alignment, weights, backward)
                found.append(measured)
    return found


def _pair(
    unit: dict[str, Any],
    other: dict[str, Any],
    texts: tuple[str, str],
    cosine: float,
    words: Words,
    alignment: Alignment,
    weights: Floats,
    backward: float,
) -> Pair:
    missing = ~alignment.covered
    figures = np.array([token.number is not None for token in words.tokens], dtype=bool)
    return Pair(
        unit=unit["id"],
        other=other["id"],
        claim=texts[0],
        evidence=texts[1],
        status=unit["status"],
        cosine=cosine,
        alignment=alignment.score,
        backward=backward,
        open_share=float(weights[missing].sum()),
        open_figure=bool((missing & figures).any()),
        supports=other["id"] in unit["support"],
        conflicts=other["id"] in unit["conflict"] or unit["id"] in other["conflict"],
    )


def _match(units: list[dict[str, Any]], claims: list[Claim]) -> dict[int, dict[str, Any]]:
    """Row of each claim -> the unit that overlaps it most."""
    matched: dict[int, dict[str, Any]] = {}
    for row, claim in enumerate(claims):
        same = [u for u in units if u["id"].split(".")[0][:3] == claim.document_id[:3]]
        overlap = [max(0, min(u["end"], claim.sentence.end) - max(u["start"], claim.sentence.start)) for u in same]
        if overlap and max(overlap):
            matched[row] = same[int(np.argmax(overlap))]
    return matched
