"""The transformer of all-MiniLM-L6-v2 as an ONNX graph, with its weights stored in one of several ways.

The graph is written node by node from the weights rather than traced, so that the same weights give the same
bytes, that no padding trick or tracer artefact is in it, and that the quantised storage is spelled out: a
stored int8 weight is Cast to float32 and multiplied by its scales. onnxruntime folds that into a plain float32
weight while it loads the model, so that the computation itself is never quantised.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Array = npt.NDArray[Any]

Storage = Literal["fp32", "fp16", "int8", "nbits"]

MAX_TOKENS = 256
OPSET = 17  # the first with LayerNormalization; onnxruntime has had it since 1.13
IR_VERSION = 8


class GraphWriter:
    """Collects nodes and weights. `block` rows of a weight share one scale; 0 means all of a column do.

    `storage` "nbits" keeps the weights at int8 and computes with onnxruntime's MatMulNBits at `accuracy` (0 is
    float32, 4 is int8 activations, per block of a row).
    """

    def __init__(self, storage: Storage, embeddings: Storage, block: int = 0, accuracy: int = 0) -> None:
        self.storage, self.embeddings, self.block, self.accuracy = storage, embeddings, block, accuracy
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def const(self, value: Any) -> str:
        """Store an array and return its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def ints(self, *values: int) -> str:
        """Store a list of integers and return its name."""
        return self.const(np.array(values, np.int64))

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output and return the output's name."""
        return self.add_many(kind, 1, *inputs, domain=domain, **attributes)[0]

    def add_many(self, kind: str, count: int, *inputs: str, domain: str = "", **attributes: Any) -> list[str]:
        """Add a node with `count` outputs and return their names."""
        number = len(self.nodes)
        outputs = [f"v{number}_{index}" for index in range(count)]
        node = helper.make_node(kind, list(inputs), outputs, f"{kind}_{number}", domain=domain, **attributes)
        self.nodes.append(node)
        return outputs

    def linear(self, x: str, weight: Array, bias: Array) -> str:
        """`x @ weight + bias`, with the weight (in, out) stored as the writer was told."""
        rows, columns = weight.shape
        block = self.block or rows
        if self.storage == "nbits":
            codes, scales = quantise(weight.T.reshape(columns, rows // block, block), axis=2)
            product = self.add(
                "MatMulNBits",
                x,
                self.const((codes.astype(np.int16) + 128).astype(np.uint8)),
                self.const(scales.astype(np.float32).reshape(-1)),
                domain="com.microsoft",
                K=rows,
                N=columns,
                bits=8,
                block_size=block,
                accuracy_level=self.accuracy,
            )
            return self.add("Add", product, self.const(bias))
        if self.storage == "fp32":
            stored = self.const(weight)
        elif self.storage == "fp16":
            stored = self.add("Cast", self.const(weight.astype(np.float16)), to=TensorProto.FLOAT)
        else:
            codes, scales = quantise(weight.reshape(rows // block, block, columns), axis=1)
            scaled = self.add("Mul", self.floats(codes), self.floats(scales))
            stored = self.add("Reshape", scaled, self.ints(rows, columns))
        return self.add("Add", self.add("MatMul", x, stored), self.const(bias))

    def floats(self, value: Array) -> str:
        """Store an array in its own type and return the name of its float32 form."""
        return self.add("Cast", self.const(value), to=TensorProto.FLOAT)

    def lookup(self, table: Array, ids: str) -> str:
        """Rows of an embedding table. Rows are picked before they are widened, so the table stays small in memory."""
        if self.embeddings == "fp32":
            return self.add("Gather", self.const(table), ids)
        if self.embeddings == "fp16":
            picked = self.add("Gather", self.const(table.astype(np.float16)), ids)
            return self.add("Cast", picked, to=TensorProto.FLOAT)
        codes, scales = quantise(table, axis=1)
        rows, factors = (self.add("Gather", self.const(part), ids) for part in (codes, scales))
        return self.add("Mul", *(self.add("Cast", part, to=TensorProto.FLOAT) for part in (rows, factors)))

    def norm(self, x: str, weights: dict[str, Array], prefix: str) -> str:
        """Layer normalisation over the last axis."""
        scale, bias = self.const(weights[f"{prefix}.weight"]), self.const(weights[f"{prefix}.bias"])
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def quantise(values: Array, axis: int) -> tuple[Array, Array]:
    """Return symmetric int8 codes and their float16 scales, one scale for each line along `axis`."""
    # A scale below float16's smallest normal number would lose digits; a line that small is zero to the model.
    scales = np.maximum(np.abs(values).max(axis=axis, keepdims=True) / 127, 2.0**-14).astype(np.float16)
    return np.clip(np.round(values / scales.astype(np.float32)), -127, 127).astype(np.int8), scales


def read_weights(folder: Path) -> tuple[dict[str, Array], dict[str, int]]:
    """Return the weights (float32) and the configuration of a BERT in the Hugging Face layout."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        raise SystemExit(f"{folder}: only BERT models with gelu can be exported, not {config.get('model_type')!r}")
    tensors = load_file(folder / "model.safetensors")
    weights = {k.removeprefix("bert."): v.astype(np.float32) for k, v in tensors.items() if v.dtype.kind == "f"}
    return weights, config


def build(folder: Path, writer: GraphWriter) -> ModelProto:
    """Return the model in `folder` as ONNX: input_ids and attention_mask to sentence_vectors and token_states."""
    weights, config = read_weights(folder)
    hidden, heads = config["hidden_size"], config["num_attention_heads"]
    x = _embed(writer, weights)
    mask = writer.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    lowest = writer.const(np.float32(np.finfo(np.float32).min))
    hide = writer.add("Mul", writer.add("Sub", writer.const(np.float32(1)), mask), lowest)
    hide = writer.add("Unsqueeze", hide, writer.ints(1, 2))
    for layer in range(config["num_hidden_layers"]):
        x = _layer(writer, weights, f"encoder.layer.{layer}", x, hide, hidden, heads)
    # The sum over tokens is a product with the mask: a reduction takes another path for a batch of one, and its
    # last bit then depends on the batch. The mean needs no division, as the length is normalised anyway.
    total = writer.add("MatMul", writer.add("Unsqueeze", mask, writer.ints(1)), x)
    total = writer.add("Squeeze", total, writer.ints(1))
    length = writer.add("ReduceL2", total, axes=[1], keepdims=1)
    writer.nodes.append(helper.make_node("Div", [total, length], ["sentence_vectors"], "sentence_vectors"))
    writer.nodes.append(helper.make_node("Identity", [x], ["token_states"], "token_states"))
    return _model(writer, hidden)


def _model(writer: GraphWriter, hidden: int) -> ModelProto:
    """Return the finished model around the writer's nodes."""
    info = helper.make_tensor_value_info
    graph = helper.make_graph(
        writer.nodes,
        "sentence-encoder",
        [info(name, TensorProto.INT64, ["n", "t"]) for name in ("input_ids", "attention_mask")],
        [
            info("sentence_vectors", TensorProto.FLOAT, ["n", hidden]),
            info("token_states", TensorProto.FLOAT, ["n", "t", hidden]),
        ],
        writer.weights,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="srcflag")


def _embed(writer: GraphWriter, weights: dict[str, Array]) -> str:
    words = writer.lookup(weights["embeddings.word_embeddings.weight"], "input_ids")
    # Every token has type 0, so that its row is added to the positions once, here.
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = writer.add("Shape", "input_ids", start=1, end=2)
    places = writer.add("Slice", writer.const(positions[:MAX_TOKENS]), writer.ints(0), length, writer.ints(0))
    return writer.norm(writer.add("Add", words, places), weights, "embeddings.LayerNorm")


def _layer(
    writer: GraphWriter, weights: dict[str, Array], name: str, x: str, hide: str, hidden: int, heads: int
) -> str:
    def dense(source: str, part: str) -> str:
        return writer.linear(source, weights[f"{name}.{part}.weight"].T, weights[f"{name}.{part}.bias"])

    own = f"{name}.attention.self"
    scale = np.float32((hidden // heads) ** -0.5)  # folded into the queries
    factors = {"query": scale, "key": np.float32(1), "value": np.float32(1)}
    weight = np.concatenate([weights[f"{own}.{part}.weight"].T * by for part, by in factors.items()], axis=1)
    bias = np.concatenate([weights[f"{own}.{part}.bias"] * by for part, by in factors.items()])
    parts = writer.add_many("Split", 3, writer.linear(x, weight, bias), writer.ints(*[hidden] * 3), axis=-1)
    shape = writer.ints(0, 0, heads, hidden // heads)
    query, key, value = (
        writer.add("Transpose", writer.add("Reshape", part, shape), perm=perm)
        for part, perm in zip(parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
    )
    scores = writer.add("Softmax", writer.add("Add", writer.add("MatMul", query, key), hide), axis=-1)
    context = writer.add("Transpose", writer.add("MatMul", scores, value), perm=[0, 2, 1, 3])
    context = writer.add("Reshape", context, writer.ints(0, 0, hidden))
    x = writer.add("Add", x, dense(context, "attention.output.dense"))
    x = writer.norm(x, weights, f"{name}.attention.output.LayerNorm")
    wide = writer.add("Gelu", dense(x, "intermediate.dense"), domain="com.microsoft")
    x = writer.add("Add", x, dense(wide, "output.dense"))
    return writer.norm(x, weights, f"{name}.output.LayerNorm")
