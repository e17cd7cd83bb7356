"""Write a checkpoint as the files that ship: an ONNX encoder with eight-bit weights, heads, tokenizer and card.

Eight bits are handled with care. Weights have one scale for each output column. Inputs of a product have one scale for
a whole batch, which a few large channels would spoil: each channel is therefore divided by a factor measured on
training texts, and the rows of the weights multiplied by it ("smoothing"). The embedding table has one scale a piece.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path
from typing import Any

import data
import numpy as np
import onnx
import torch
import train
from model import Model
from onnx import TensorProto, helper, numpy_helper

Array = np.ndarray
DECODE = {
    "bias": {"source": 0.0, "cue": 0.0, "content": 0.0},
    "source": -2.0,
    "content": -2.0,
    "share": 1.5,
    "place": 0.0,
}


def channel_maxima(model: Model, windows: list[data.Example]) -> dict[str, Array]:
    """Largest absolute value of each input channel of each product, over some windows."""
    out: dict[str, torch.Tensor] = {}
    hooks = []
    for name, module in model.encoder.named_modules():
        if isinstance(module, torch.nn.Linear):

            def note(_: Any, inputs: tuple[torch.Tensor, ...], __: Any, name: str = name) -> None:
                seen = inputs[0].abs().reshape(-1, inputs[0].shape[-1])
                top = torch.quantile(seen[:: max(1, len(seen) // 4000)], 0.9995, dim=0)
                out[name] = torch.maximum(out[name], top) if name in out else top

            hooks.append(module.register_forward_hook(note))
    with torch.no_grad():
        for e in windows:
            ids = torch.from_numpy(e.ids)[None]
            model.encoder(ids, torch.from_numpy(e.features)[None], torch.ones_like(ids, dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return {k: v.numpy() for k, v in out.items()}


class Graph:
    def __init__(self, bits: int) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.values: list[onnx.TensorProto] = []
        self.bits = bits

    def const(self, name: str, value: Array) -> str:
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], out: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, [out], domain=domain, **attributes))
        return out

    def product(
        self,
        x: str,
        name: str,
        weight: Array,
        bias: Array | None,
        top: Array | None,
        alpha: float,
    ) -> str:
        """x @ weight (+ bias) with eight-bit weights; `top`: the input's channel maxima, or None for no smoothing."""
        if self.bits == 32:
            out = self.node("MatMul", [x, self.const(f"{name}.w", weight)], f"{name}.y0")
            return self.node("Add", [out, self.const(f"{name}.b", bias)], f"{name}.y") if bias is not None else out
        if top is not None:
            factor = smooth(top, weight, alpha)
            weight = weight * factor[:, None]
            x = self.node("Mul", [x, self.const(f"{name}.f", 1 / factor)], f"{name}.x")
        most = 2 ** (self.bits - 1) - 1
        scale = np.abs(weight).max(0) / most
        whole = np.clip(np.round(weight / scale), -most, most).astype(np.int8)
        inputs = [x, self.const(f"{name}.w", whole), self.const(f"{name}.s", scale.astype(np.float32)), ""]
        if bias is not None:
            inputs.append(self.const(f"{name}.b", bias))
        return self.node("DynamicQuantizeMatMul", inputs, f"{name}.y", "com.microsoft")

    def norm(self, x: str, y: str, name: str, w: dict[str, Array]) -> str:
        """Layer norm of x + y. Two operators: ONNX Runtime's fused one is several times slower on a CPU."""
        added = self.node("Add", [x, y], f"{name}.s")
        parts = [added, self.const(f"{name}.g", w[f"{name}.weight"]), self.const(f"{name}.b", w[f"{name}.bias"])]
        return self.node("LayerNormalization", parts, f"{name}.y", epsilon=1e-12, axis=-1)


def smooth(top: Array, weight: Array, alpha: float) -> Array:
    factor = np.maximum(top, 1e-4) ** alpha / np.maximum(np.abs(weight).max(1), 1e-4) ** (1 - alpha)
    return np.clip(factor / np.exp(np.log(factor).mean()), 0.05, 20).astype(np.float32)


def encoder(
    model: Model, maxima: dict[str, Array], bits: int, alpha: float, positions: int, float_layers: set[str]
) -> onnx.ModelProto:
    w = {k: v.numpy() for k, v in model.encoder.state_dict().items()}
    g = Graph(bits)
    if bits == 32:
        g.node("Gather", [g.const("word", w["word.weight"]), "ids"], "e0")
    else:
        scale = np.maximum(np.abs(w["word.weight"]).max(1, keepdims=True), 1e-8) / 127
        g.node("Gather", [g.const("word", np.round(w["word.weight"] / scale).astype(np.int8)), "ids"], "e8")
        g.node("Cast", ["e8"], "ef", to=TensorProto.FLOAT)
        g.node("Gather", [g.const("word.scale", scale.astype(np.float32)), "ids"], "es")
        g.node("Mul", ["ef", "es"], "e0")
    g.node("Shape", ["ids"], "shape", start=1, end=2)
    g.node(
        "Slice",
        [
            g.const("position", w["position.weight"][:positions]),
            g.const("zero", np.array([0], dtype=np.int64)),
            "shape",
            g.const("axis", np.array([0], dtype=np.int64)),
        ],
        "p",
    )
    g.node("Add", ["e0", "p"], "e1")
    g.node("Gather", [g.const("feature", w["feature.weight"]), "features"], "f")
    g.node("Add", ["e1", "f"], "e2")
    x = g.node(
        "LayerNormalization",
        ["e2", g.const("n.g", w["norm.weight"]), g.const("n.b", w["norm.bias"])],
        "x0",
        epsilon=1e-12,
        axis=-1,
    )
    heads = model.encoder.layers[0].heads
    for i in range(len(model.encoder.layers)):
        n = f"layers.{i}."
        weight = {p: w[f"{n}{p}.weight"].T.copy() for p in ("qkv", "out", "up", "down")}
        bias = {p: w[f"{n}{p}.bias"].copy() for p in weight}
        top = {p: maxima.get(n + p) for p in weight}
        quantised = g.bits
        g.bits = 32 if f"{i}" in float_layers else quantised
        qkv_w, qkv_b, out_w = weight["qkv"], bias["qkv"], weight["out"]
        if g.bits < 32 and maxima:  # the channels of the values can be scaled in the product before, at no cost
            factor = smooth(maxima[n + "out"], out_w, alpha)
            qkv_w[:, 768:] /= factor
            qkv_b[768:] /= factor
            out_w *= factor[:, None]
        qkv = g.product(x, n + "qkv", qkv_w, qkv_b, top["qkv"], alpha)
        g.nodes.append(
            helper.make_node(
                "Split",
                [qkv, g.const(n + "split", np.array([384, 384, 384], dtype=np.int64))],
                [n + "q", n + "k", n + "v"],
                axis=-1,
            )
        )
        a = g.node(
            "MultiHeadAttention", [n + "q", n + "k", n + "v", "", "mask"], n + "a", "com.microsoft", num_heads=heads
        )
        o = g.product(a, n + "out", out_w, bias["out"], None, alpha)
        x = g.norm(x, o, n + "norm1", w)
        u = g.product(x, n + "up", weight["up"], None, top["up"], alpha)
        u = g.node("BiasGelu", [u, g.const(n + "ub", bias["up"])], n + "u", "com.microsoft")
        d = g.product(u, n + "down", weight["down"], bias["down"], top["down"], alpha)
        x = g.norm(x, d, n + "norm2", w)
        g.bits = quantised
    g.nodes[-1].output[0] = "states"

    def value(name: str, kind: int, *more: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, ["windows", "pieces", *more])

    inputs = [value("ids", TensorProto.INT64), value("features", TensorProto.INT64), value("mask", TensorProto.INT32)]
    graph = helper.make_graph(g.nodes, "reader", inputs, [value("states", TensorProto.FLOAT, 384)], g.values)
    out = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        producer_name="secondsource train/export.py",
    )
    out.ir_version = 9
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("checkpoint", type=Path)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--bench", type=Path, default=Path("/work/shared/bench"))
    p.add_argument("--out", type=Path, default=data.REPOSITORY / "src/secondsource/weights")
    p.add_argument("--bits", type=int, default=7, choices=(7, 8, 32))
    p.add_argument(
        "--alpha", type=float, default=0.0, help="how much of a channel's size goes into the weights; 0: no smoothing"
    )
    p.add_argument("--float-layers", default="", help="layers that stay in 32 bits, comma-separated")
    p.add_argument("--decode", type=json.loads, default={}, help="JSON that replaces parts of the decoding constants")
    p.add_argument("--figures", type=json.loads, default={})
    args = p.parse_args()

    torch.set_num_threads(1)
    model = Model()
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True), strict=False)
    model.eval()
    tokenizer = train.load_tokenizer(args.base)
    maxima: dict[str, Array] = {}
    if args.alpha and args.bits < 32:
        some = random.Random(5).sample(data.event_place(args.bench / "event_place.jsonl"), 150)
        windows = [e for item in data.packed(some, random.Random(5)) for e in data.examples(item, tokenizer, 256)]
        some = random.Random(5).sample(data.polnear(args.bench / "polnear_train.jsonl"), 12)
        windows += [e for item in some for e in data.examples(item, tokenizer, 256)]
        maxima = channel_maxima(model, windows)
    args.out.mkdir(parents=True, exist_ok=True)
    graph = encoder(model, maxima, args.bits, args.alpha, 256, set(filter(None, args.float_layers.split(","))))
    (args.out / "reader.onnx").write_bytes(graph.SerializeToString())
    heads = {k: v.astype(np.float32) for k, v in model.heads().items()}
    np.savez(args.out / "reader_heads.npz", **heads)
    # Indented JSON is a third larger and read no faster.
    tokens = json.loads((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    tokens["truncation"] = tokens["padding"] = None
    (args.out / "reader_tokenizer.json").write_text(
        json.dumps(tokens, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    files = ("reader.onnx", "reader_heads.npz", "reader_tokenizer.json")
    card = {
        "name": "encoder 1",
        "sha256": {f: hashlib.sha256((args.out / f).read_bytes()).hexdigest() for f in files},
        "decode": DECODE | args.decode,
        "bits": args.bits,
        "figures": args.figures,
    }
    (args.out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print({f: (args.out / f).stat().st_size for f in files})


if __name__ == "__main__":
    main()
