"""Writes models/verifier from trained networks: their mean logits as ONNX, calibrated on pairs that were kept back.

    python training/export_verifier.py --work out/verifier out/verifier/1.pt out/verifier/2.pt

MODEL_CARD.md, LICENSE.txt and NOTICE.txt are written by hand and stay as they are; after editing one of them run this
with --manifest-only, since the manifest covers them too.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from torch import nn

from srcflag.models import write_manifest
from srcflag.verify.marks import KINDS
from train_verifier import Encoded, predict, prepare
from verifier_model import Comparison
from verifier_store import Side, Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

LABELS = ["supports", "refutes", "neutral"]
PARTS = ("vectors", "keys", "kinds", "mask")
OPSET = 17


class Mean(nn.Module):
    """The mean logits of several networks, with flat inputs as ONNX wants them."""

    def __init__(self, networks: Sequence[Comparison]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """(n, 3) logits of the claim's four inputs followed by the evidence's."""
        claim, evidence = Side(*inputs[:4]), Side(*inputs[4:])
        return torch.stack([network(claim, evidence) for network in self.networks]).mean(dim=0)


def load(path: Path) -> Comparison:
    """A network that train_verifier.py wrote."""
    saved = torch.load(path, weights_only=True)
    network = Comparison(width=saved["width"], layers=saved["layers"])
    network.load_state_dict(saved["model"])
    return network.eval()


def export(networks: Sequence[Comparison], path: Path) -> None:
    """Write the networks as one graph, its weights in float16 and computed in float32."""
    inputs, names, axes = [], [], {"logits": {0: "n"}}
    for side, length in (("claim", 8), ("evidence", 16)):
        shapes = {
            "vectors": (3, length, 384),
            "keys": (3, length),
            "kinds": (3, length, len(KINDS)),
            "mask": (3, length),
        }
        for part in PARTS:
            name = f"{side}_{part}"
            kind = torch.int64 if part == "keys" else torch.float32
            inputs.append(torch.ones(shapes[part], dtype=kind))
            names.append(name)
            axes[name] = {0: "n", 1: f"{side}_t"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Mean(networks).eval(),
            tuple(inputs),
            str(whole),
            input_names=names,
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        model = onnx.load(whole)
    _halve(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _halve(model: onnx.ModelProto) -> None:
    """Keep large weights as float16; the runtime turns them back once, while it loads the file."""
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type == TensorProto.FLOAT and np.prod(weight.dims) >= 256:
            name, values = weight.name, numpy_helper.to_array(weight).astype(np.float16)
            weight.CopyFrom(numpy_helper.from_array(values, f"{name}.half"))
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def calibrate(networks: Sequence[Comparison], store: Store, pairs: Encoded) -> tuple[list[list[float]], list[float]]:
    """Weights and bias of a multinomial regression on the logits, over kept-back pairs of the three-way sets.

    Every set and each of its labels counts the same: who asks about a pair of texts says nothing of how often the
    answer is which. ECB+ is left out, as it labels who and what, not whether.
    """
    rows = np.flatnonzero(pairs.kept_back & (pairs.label <= 2) & ~np.isin(pairs.source, ["news", "news_edits"]))
    logits = np.mean([predict(n, store, pairs.claim[rows], pairs.evidence[rows]) for n in networks], axis=0)
    weight = np.zeros(len(rows))
    for source in set(pairs.source[rows]):
        for label in range(3):
            own = (pairs.source[rows] == source) & (pairs.label[rows] == label)
            weight[own] = 1.0 / max(1, own.sum())
    weight *= len(weight) / weight.sum()
    model = LogisticRegression(C=10.0).fit(logits, pairs.label[rows], sample_weight=weight)
    right = (model.predict(logits) == pairs.label[rows]) @ weight / weight.sum()
    print(f"calibrated on {len(rows):,} kept-back pairs; balanced accuracy on them {right:.3f}")
    return model.coef_.round(5).tolist(), model.intercept_.round(5).tolist()


def write_config(out: Path, weights: list[list[float]], bias: list[float]) -> None:
    """Write what srcflag must know of the model to run and to name it."""
    config = {
        "name": "interaction",
        "version": "1",
        "labels": LABELS,
        "encoder": "all-MiniLM-L6-v2-int8@1",
        "weights": weights,
        "bias": bias,
        "license": "Apache-2.0",
        "language": "en",
    }
    out.write_bytes((json.dumps(config, indent=1) + "\n").encode("utf-8"))


def difference(networks: Sequence[Comparison], store: Store, pairs: Encoded, path: Path) -> float:
    """The largest difference of a logit between torch and the written file, over some kept-back pairs."""
    import onnxruntime as ort

    session = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = np.flatnonzero(pairs.kept_back)[::97][:64]
    claim, evidence = store.side(pairs.claim[rows]), store.side(pairs.evidence[rows])
    feed: dict[str, npt.NDArray[np.float32]] = {}
    for name, side in (("claim", claim), ("evidence", evidence)):
        feed |= {f"{name}_{part}": getattr(side, part).numpy() for part in PARTS}
    with torch.no_grad():
        theirs = Mean(networks).eval()(*claim, *evidence).numpy()
    return float(np.abs(session.run(["logits"], feed)[0] - theirs).max())


def main() -> None:
    """Export and calibrate, or only write the manifest anew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("networks", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("out/verifier"))
    parser.add_argument("--out", type=Path, default=Path("models/verifier"))
    parser.add_argument("--manifest-only", action="store_true", help="write manifest.json anew and nothing else")
    arguments = parser.parse_args()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if not arguments.manifest_only:
        networks = [load(path) for path in arguments.networks]
        pairs, store = prepare(arguments.data, arguments.work, threads=2)
        export(networks, out / "pair.onnx")
        print(f"largest difference of a logit: {difference(networks, store, pairs, out / 'pair.onnx'):.4f}")
        write_config(out / "config.json", *calibrate(networks, store, pairs))
    write_manifest(out)
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path.name}")


if __name__ == "__main__":
    main()
