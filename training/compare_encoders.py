"""Measures ways to store the encoder's weights against the original: the table of models/encoder/MODEL_CARD.md.

    python training/compare_encoders.py FOLDER [FOLDER ...] [--every 5]

The folders hold .txt articles; every fifth of their sentences is used. Prints one row a variant and writes
nothing but temporary files. Times are processor seconds, which other work on the machine disturbs least; all
variants take turns. "Batch" is the largest change of any coordinate of a sentence's vector between running it
alone and running it with others of its length.

Needs onnx, sentence-transformers and the weights package.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import onnxruntime as ort
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from encoder_graph import MAX_TOKENS, GraphWriter, build
from export_encoder import default_source

if TYPE_CHECKING:
    import numpy.typing as npt

    Batches = list[list[int]]
    Vectors = npt.NDArray[np.float32]

ROUNDS = 3

WRITERS = {
    "float32": GraphWriter("fp32", "fp32"),
    "float16 weights": GraphWriter("fp16", "fp16"),
    "int8 weights, one scale a column": GraphWriter("int8", "int8"),
    "int8 weights, blocks of 128": GraphWriter("int8", "int8", block=128),
    "int8 weights, blocks of 64": GraphWriter("int8", "int8", block=64),
    "int8 weights, blocks of 32": GraphWriter("int8", "int8", block=32),
    "MatMulNBits 8 bit, blocks of 32, float32 activations": GraphWriter("nbits", "int8", block=32),
    "MatMulNBits 8 bit, blocks of 32, int8 activations": GraphWriter("nbits", "int8", block=32, accuracy=4),
    "MatMulNBits 8 bit, blocks of 128, int8 activations": GraphWriter("nbits", "int8", block=128, accuracy=4),
}
DYNAMIC: dict[str, dict[str, Any]] = {
    "dynamic int8, one scale a column": {"per_channel": True},
    "dynamic int8, 7 bit weights": {"per_channel": True, "reduce_range": True},
    "dynamic int8, one scale a matrix": {},
}


def sentences(folders: list[Path], every: int) -> list[str]:
    """Return every n-th sentence of the articles, cut roughly at closing punctuation before a capital."""
    found: list[str] = []
    for path in sorted(path for folder in folders for path in folder.glob("**/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += [part.strip() for part in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", line) if part.strip()]
    return found[::every]


def make_variants(folder: Path) -> dict[str, Path]:
    """Write every variant into `folder`."""
    source = Path(default_source())
    paths = {}
    for number, (name, writer) in enumerate(WRITERS.items()):
        paths[name] = folder / f"{number}.onnx"
        paths[name].write_bytes(build(source, writer).SerializeToString(deterministic=True))
    for number, (name, options) in enumerate(DYNAMIC.items()):
        paths[name] = folder / f"dynamic{number}.onnx"
        quantize_dynamic(
            paths["float32"],
            paths[name],
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            **options,
        )
    return paths


def load(path: Path, threads: int) -> Any:
    """Load a variant as srcflag does."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(session: Any, ids: list[list[int]], batches: Batches) -> tuple[Vectors, list[Vectors]]:
    """Return the sentence vectors and each sentence's token states."""
    vectors = np.empty((len(ids), 384), np.float32)
    states: list[Vectors] = [vectors[:0]] * len(ids)
    for batch in batches:
        block = np.array([ids[index] for index in batch], np.int64)
        out = session.run(None, {"input_ids": block, "attention_mask": np.ones_like(block)})
        vectors[batch] = out[0]
        for index, rows in zip(batch, out[1], strict=True):
            states[index] = rows
    return vectors, states


def cosines(rows: Vectors, others: Vectors) -> Vectors:
    """Row by row."""
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(others, axis=1)
    return np.asarray((rows * others).sum(1) / lengths, np.float32)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="Compare ways to store the encoder's weights.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=5)
    arguments = parser.parse_args()
    from sentence_transformers import SentenceTransformer

    texts = sentences(arguments.folders, arguments.every)
    original = SentenceTransformer(default_source(), device="cpu")
    target = original.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    parts = original.encode(texts, output_value="token_embeddings", show_progress_bar=False)
    tokenizer = Tokenizer.from_file(str(Path(default_source()) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    ids = [tokenizer.encode(text).ids for text in texts]
    by_length: dict[int, list[int]] = {}
    for index, row in enumerate(ids):
        by_length.setdefault(len(row), []).append(index)
    batches, alone = list(by_length.values()), [[index] for index in range(len(ids))]
    print(f"{len(texts)} sentences, {sum(map(len, ids))} tokens, onnxruntime {ort.__version__}")
    times: dict[str, list[float]] = {}
    loads: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = make_variants(Path(folder))
        sessions = {name: load(path, 2) for name, path in paths.items()}
        for _ in range(ROUNDS):
            start = time.process_time()
            original.encode(texts, normalize_embeddings=True, show_progress_bar=False)
            times.setdefault("original", []).append(time.process_time() - start)
            for name, session in sessions.items():
                start = time.process_time()
                run(session, ids, batches)
                times.setdefault(name, []).append(time.process_time() - start)
                start = time.process_time()
                load(paths[name], 1)
                loads.setdefault(name, []).append(time.process_time() - start)
        print("| weights | MB | min cosine | mean | tokens min | time | load ms | batch |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        base = min(times["float32"])
        print(f"| sentence-transformers | | | | | {min(times['original']) / base:.2f} | | |")
        for name, session in sessions.items():
            vectors, states = run(session, ids, batches)
            same = cosines(vectors, target)
            tokens = np.concatenate(
                [cosines(rows, part[: len(rows)].numpy()) for rows, part in zip(states, parts, strict=True)]
            )
            shift = np.abs(run(session, ids, alone)[0] - vectors).max()
            size, ratio = paths[name].stat().st_size / 1e6, min(times[name]) / base
            print(
                f"| {name} | {size:.1f} | {same.min():.5f} | {same.mean():.5f} | {tokens.min():.4f} "
                f"| {ratio:.2f} | {1000 * min(loads[name]):.0f} | {shift:.0e} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
