"""Trains the network of models/verifier on encoded pairs.

    python training/train_verifier.py --data ../shared/data --work out/verifier --seed 1 --out out/verifier/1.pt

The same command goes on where an interrupted run stopped. Texts are encoded once, into --work.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional

from srcflag.encode import OnnxEncoder
from verifier_model import Comparison
from verifier_pairs import LABELS, Pair, all_pairs
from verifier_store import Store, encode_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Rows = npt.NDArray[np.int64]

DRAWN = {"vitaminc": 24_000, "semi_auto_nli": 20_000, "edits": 5_000, "news_edits": 1_200}
"""Pairs that one epoch draws of a set; all of the sets that are not named."""

NEWS = {LABELS["SUPPORTS"]: 4_000, LABELS["NEI"]: 8_000}
"""The same for sentence pairs of news: most that are retrieved are silent."""

BATCH_TOKENS = 3_000
WARM_STEPS = 100
KEPT = 400  # steps between two checkpoints


class Encoded(NamedTuple):
    """Parallel arrays over all pairs: rows of the store, labels, sources, and whether a pair is kept back."""

    claim: Rows
    evidence: Rows
    label: Rows
    source: npt.NDArray[np.str_]
    kept_back: npt.NDArray[np.bool_]


def prepare(data: Path, work: Path, threads: int) -> tuple[Encoded, Store]:
    """Read the pairs and encode their texts, unless an earlier run did."""
    work.mkdir(parents=True, exist_ok=True)
    stored, order = work / "pairs.json", work / "texts.json"
    if not order.is_file():
        found = all_pairs(data)
        distinct = {text for pair in found for text in pair[:2]}
        stored.write_text(json.dumps(found), encoding="utf-8")
        order.write_text(json.dumps(sorted(distinct, key=lambda text: (len(text), text))), encoding="utf-8")
    pairs = [Pair(*row) for row in json.loads(stored.read_text(encoding="utf-8"))]
    texts = json.loads(order.read_text(encoding="utf-8"))
    encode_texts(texts, work / "encoded", OnnxEncoder(threads=threads))
    row = {text: number for number, text in enumerate(texts)}
    encoded = Encoded(
        np.array([row[pair.claim] for pair in pairs]),
        np.array([row[pair.evidence] for pair in pairs]),
        np.array([pair.label for pair in pairs]),
        np.array([pair.source for pair in pairs]),
        np.array([pair.kept_back for pair in pairs]),
    )
    return encoded, Store(work / "encoded")


def epoch(pairs: Encoded, rng: np.random.Generator) -> Rows:
    """The pairs of one epoch."""
    chosen = []
    for source in sorted(set(pairs.source)):
        rows = np.flatnonzero((pairs.source == source) & ~pairs.kept_back)
        if source == "news":
            for label, count in NEWS.items():
                own = rows[pairs.label[rows] == label]
                chosen.append(rng.permutation(own)[:count])
        else:
            chosen.append(rng.permutation(rows)[: DRAWN.get(source, len(rows))])
    return np.concatenate(chosen)


def batches(rows: Rows, lengths: Rows, rng: np.random.Generator) -> Iterator[Rows]:
    """Batches of like length, in random order."""
    order = np.argsort(lengths * (1 + 0.1 * rng.random(len(lengths))), kind="stable")
    found, start = [], 0
    while start < len(order):
        size = max(8, BATCH_TOKENS // max(1, int(lengths[order[min(start + 24, len(order) - 1)]])))
        found.append(rows[order[start : start + size]])
        start += size
    rng.shuffle(found)
    yield from found


def loss_of(logits: torch.Tensor, label: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; where only "not supported" is known, over the other two together."""
    log = functional.log_softmax(logits, dim=1)
    exact = log.gather(1, label.clamp(max=2).unsqueeze(1)).squeeze(1)
    return -torch.where(label == LABELS["NOT_SUPPORTED"], torch.logsumexp(log[:, 1:], dim=1), exact).mean()


def predict(model: Comparison, store: Store, claim: Rows, evidence: Rows) -> npt.NDArray[np.float32]:
    """(n, 3) logits of pairs in the store."""
    model.eval()
    found = np.zeros((len(claim), 3), np.float32)
    order = np.argsort(store.lengths[claim] + store.lengths[evidence], kind="stable")
    with torch.no_grad():
        for part in np.array_split(order, max(1, len(order) // 48)):
            found[part] = model(store.side(claim[part]), store.side(evidence[part])).numpy()
    model.train()
    return found


def kept_back_accuracy(model: Comparison, store: Store, pairs: Encoded, most: int = 600) -> dict[str, float]:
    """Three-way accuracy by set on pairs that are never trained on."""
    found = {}
    for source in sorted(set(pairs.source)):
        rows = np.flatnonzero((pairs.source == source) & pairs.kept_back & (pairs.label <= 2))[:most]
        if len(rows) >= 100:
            logits = predict(model, store, pairs.claim[rows], pairs.evidence[rows])
            found[source] = round(float((logits.argmax(axis=1) == pairs.label[rows]).mean()), 3)
    return found


def train(pairs: Encoded, store: Store, arguments: argparse.Namespace) -> Comparison:
    """Train one network for a fixed number of epochs."""
    torch.manual_seed(arguments.seed)
    model = Comparison(width=arguments.width, layers=arguments.layers, dropout=arguments.dropout)
    optimiser = torch.optim.AdamW(model.parameters(), lr=arguments.rate, weight_decay=0.02)
    checkpoint, step = arguments.out.with_suffix(".checkpoint"), 0
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    lengths = store.lengths[pairs.claim] + store.lengths[pairs.evidence]
    plan: list[Rows] = []
    for number in range(arguments.epochs):
        rng = np.random.default_rng([arguments.seed, number])
        rows = epoch(pairs, rng)
        plan += batches(rows, lengths[rows], rng)
    began, first, running = time.monotonic(), step, 0.0
    for step in range(first, len(plan)):
        rows = plan[step]
        rate = arguments.rate * min(1.0, (step + 1) / WARM_STEPS) * (1 - step / len(plan))
        for group in optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(store.side(pairs.claim[rows]), store.side(pairs.evidence[rows]))
        loss = loss_of(logits, torch.from_numpy(pairs.label[rows]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * loss.item() if step > first else loss.item()
        if (step + 1) % KEPT == 0:
            state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
            torch.save(state, checkpoint)
            each = (time.monotonic() - began) / (step + 1 - first)
            known = kept_back_accuracy(model, store, pairs) if (step + 1) % (5 * KEPT) == 0 else ""
            print(f"step {step + 1} of {len(plan)}, {each:.2f} s each, loss {running:.3f} {known}", flush=True)
    torch.save({"model": model.state_dict(), "width": arguments.width, "layers": arguments.layers}, arguments.out)
    return model


def main() -> None:
    """Prepare, train, measure on what was kept back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, default=Path("out/verifier"), help="where encoded texts are kept")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    pairs, store = prepare(arguments.data, arguments.work, arguments.threads)
    model = train(pairs, store, arguments)
    print("kept back:", kept_back_accuracy(model, store, pairs, most=2_000))


if __name__ == "__main__":
    main()
