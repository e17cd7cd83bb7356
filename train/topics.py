"""Train `weights/topics.npz`: what a sentence tells of (a need, an appeal, a delivery; its sector; a stake).

    python train/topics.py --shared ../shared [--without FILE ...] [--out DIR] [--figures]

Run with the project's own environment: NumPy is all it needs. Taught by `topics/*.tsv` (constructed sentences, one a
line: labels, tab, text), by the opened gold of `tests/gold/assets` and, for what tells nothing of the kind, by a sample
of PolNeAR's training part (none of its text is kept). `--figures` holds back an eighth of the constructed files in turn
and prints how well the rest tells them, instead of writing anything; `--without` leaves out gold files by name.

Gate: one small hidden layer on the reader's states as they stand in a text (constructed sentences are put into made-up
passages with others; whole texts of PolNeAR's training part are read for what tells nothing), two outputs: need, stake.
Network: states of the sentence by itself and its vector, one hidden layer, sigmoid outputs; `NETWORKS` side by side.
Binary cross-entropy, Adam, dropout on the hidden layer, weight decay.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.model import Document, Span
from secondsource.origins.vectors import E5Vectors
from secondsource.reading.analyse import Grammar
from secondsource.reading.encoder import WEIGHTS, Reader
from secondsource.reading.sector_words import SECTORS
from secondsource.reading.sentences import paragraphs, sentence_spans
from secondsource.reading.topics import ABOUTS, CARD, FILE, KINDS, pooled
from secondsource.settings import Settings

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "tests/gold/assets"
SEALED = ("fifth_sealed",)
CODES = {
    "FSC": "Food Security", "HEA": "Health", "WSH": "Water Sanitation Hygiene", "SHL": "Emergency Shelter and NFI",
    "NUT": "Nutrition", "EDU": "Education", "PRO": "Protection", "LOG": "Logistics",
    "CCM": "Camp Coordination and Camp Management", "ERY": "Early Recovery", "TEL": "Emergency Telecommunications",
}  # fmt: skip
OUT = (*KINDS, *SECTORS, *ABOUTS)
NETWORKS, HIDDEN, STEPS, DECAY, RATE, TOGETHER = 3, 128, 1000, 3e-3, 3e-3, 512
GATE_HIDDEN, GATE_DECAY, GATE_STEPS = 64, 3e-3, 1500
GATE = -0.5
"""Logit from which the gate opens: 0.5 % of PolNeAR's dev sentences. At -2 it is 1.3 %, which finds a little more (one
need and two stakes in seventy) and makes reading a tenth of spaCy's time slower."""
OTHERS, WHOLE, SEED = 1500, 150, 5
Row = tuple[str, frozenset[str]]
Array = np.ndarray[Any, np.dtype[np.float32]]


def plain(sector: str) -> frozenset[str]:
    return frozenset(w for w in sector.lower().replace(",", " ").split() if w != "and")


NAMED = {plain(name): name for name in SECTORS}


def constructed() -> dict[str, list[Row]]:
    """The English files of `topics/`, by name (d*: Russian and Ukrainian, which the reader's states do not serve)."""
    out: dict[str, list[Row]] = {}
    for path in sorted((HERE / "topics").glob("*.tsv")):
        if path.stem.startswith("d"):
            continue
        rows = []
        for line in path.read_text(encoding="utf-8").splitlines():
            labels, tab, text = line.partition("\t")
            if not tab:
                sys.exit(f"{path}: no tab in {line!r}")
            found: set[str] = set()
            for label in labels.split(";") if labels != "none" else ():
                first, _, second = label.partition(":")
                found |= {second} if first == "stake" else {first, NAMED[plain(CODES[second])]}
            rows.append((text, frozenset(found)))
        out[path.stem] = rows
    return out


def gold(without: list[str]) -> Iterator[Row]:
    """Sentences of the opened gold files, each with what overlaps it."""
    grammar = Grammar.load(Settings().reading)
    for path in sorted(GOLD.glob("*.jsonl")):
        if path.stem in SEALED or path.stem in without:
            continue
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if record["language"] != "en":
                continue
            document = Document(record["id"], "0" * 64, record["text"], language="en")
            for sentence in grammar.analyse(document).sentences:
                start, end = sentence.span.start, sentence.span.end
                here = [
                    m for m in (*record["needs"], *record["stakes"]) if m["anchor"][0] < end and m["anchor"][1] > start
                ]
                labels = {
                    x for m in here for x in ((m["kind"], NAMED[plain(m["sector"])]) if "kind" in m else (m["about"],))
                }
                yield record["text"][start:end], frozenset(labels)


def news(shared: Path, chance: random.Random) -> Iterator[tuple[str, list[Span]]]:
    """Texts of general news in an order of chance, each with its sentences."""
    lines = (shared / "bench/polnear_train.jsonl").read_text(encoding="utf-8").splitlines()
    chance.shuffle(lines)
    for line in lines:
        text = json.loads(line)["text"]
        yield text, [s for p in paragraphs(text, "en") for s in sentence_spans(text, p.span, 4000)]


def others(shared: Path) -> list[Row]:
    """Sentences of general news."""
    chance = random.Random(SEED)
    out: list[Row] = []
    for text, spans in news(shared, chance):
        cut = [s.of(text) for s in spans if 30 < len(s) < 400]
        out += [(s, frozenset()) for s in chance.sample(cut, min(6, len(cut)))]
        if len(out) >= OTHERS:
            return out[:OTHERS]
    return out


def features(reader: Reader, vectors: E5Vectors, rows: list[Row]) -> Array:
    states = np.stack([pooled(reader.states_alone(text)) for text, _ in rows])
    return np.hstack([states, vectors.of([text for text, _ in rows])]).astype(np.float32)


def in_context(reader: Reader, rows: list[Row], shared: Path) -> tuple[Array, Array]:
    """States and targets (need, stake) of sentences inside passages, and of those of whole news texts."""
    chance = random.Random(SEED)
    states: list[Array] = []
    wanted: list[tuple[bool, bool]] = []

    def put(text: str, spans: list[tuple[int, int]], labels: list[frozenset[str]]) -> None:
        encoded = reader.read(text)
        for span, found in zip(spans, labels, strict=True):
            here = encoded.states_of(span)
            if here is not None:
                states.append(pooled(here))
                wanted.append((not found.isdisjoint(KINDS), not found.isdisjoint(ABOUTS)))

    for _ in range(2):
        pool = list(rows)
        chance.shuffle(pool)
        while pool:
            size = min(len(pool), chance.choice((1, 1, 2, 3, 5, 8)))
            taken = [pool.pop() for _ in range(size)]
            text, spans = "", []
            for sentence, _found in taken:
                text += chance.choice((" ", "\n\n", " ")) if text else ""
                spans.append((len(text), len(text) + len(sentence)))
                text += sentence
            put(text, spans, [found for _, found in taken])
    for text, sentences in islice(news(shared, chance), WHOLE):
        put(text, [(s.start, s.end) for s in sentences], [frozenset()] * len(sentences))
    return np.array(states, np.float32), np.array(wanted, np.float32)


def targets(rows: list[Row]) -> Array:
    return np.array([[label in found for label in OUT] for _, found in rows], np.float32)


def sigmoid(x: Array) -> Array:
    out: Array = 0.5 * (1 + np.tanh(0.5 * x))
    return out


def fit(x: Array, y: Array, hidden: int, decay: float, steps: int, rate: float, seed: int) -> list[Array]:
    """Two layers of weights, then their biases, by Adam."""
    chance = np.random.default_rng(seed)
    sizes = pairwise((x.shape[1], hidden, y.shape[1]))
    weights = [chance.normal(0, a**-0.5, (a, b)).astype(np.float32) for a, b in sizes]
    layers = [*weights, *(np.zeros(w.shape[1], np.float32) for w in weights)]
    first, second = [np.zeros_like(p) for p in layers], [np.zeros_like(p) for p in layers]
    for step in range(1, steps + 1):
        chosen = chance.choice(len(x), min(len(x), TOGETHER), replace=False)
        given, wanted = x[chosen], y[chosen]
        raw = given @ layers[0] + layers[2]
        kept = (chance.random(raw.shape) > 0.4) / np.float32(0.6)
        inner = np.maximum(raw, 0) * kept
        wrong = 3 * (sigmoid(inner @ layers[1] + layers[3]) - wanted) / len(given)
        back = (wrong @ layers[1].T) * kept * (raw > 0)
        slopes = [given.T @ back + decay * layers[0], inner.T @ wrong + decay * layers[1], back.sum(0), wrong.sum(0)]
        for p, m, v, slope in zip(layers, first, second, slopes, strict=True):
            m[...] += 0.1 * (slope - m)
            v[...] += 0.01 * (slope * slope - v)
            p[...] -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return layers


def gate(x: Array, y: Array) -> dict[str, Array]:
    """The gate's arrays."""
    mean, scale = x.mean(0), x.std(0) + 1e-5
    layers = fit((x - mean) / scale, y, GATE_HIDDEN, GATE_DECAY, GATE_STEPS, RATE, SEED)
    names = ("mean", "scale", "hidden", "out", "hidden_bias", "out_bias")
    return {f"gate_{n}": a for n, a in zip(names, (mean, scale, *layers), strict=True)}


def trained(x: Array, y: Array) -> dict[str, Array]:
    """The network's arrays."""
    mean, scale = x.mean(0), x.std(0) + 1e-5
    given = (x - mean) / scale
    nets = [fit(given, y, HIDDEN, DECAY, STEPS, RATE, SEED + n) for n in range(NETWORKS)]
    return {
        "mean": mean, "scale": scale,
        "hidden": np.hstack([n[0] for n in nets]), "hidden_bias": np.hstack([n[2] for n in nets]),
        "out": np.stack([n[1] for n in nets]), "out_bias": np.stack([n[3] for n in nets]),
    }  # fmt: skip


def answers(w: dict[str, Array], x: Array) -> Array:
    """Probabilities."""
    given = (x - w["mean"]) / w["scale"]
    parts = np.maximum(given @ w["hidden"] + w["hidden_bias"], 0).reshape(len(x), NETWORKS, -1)
    logits = np.einsum("rnh,nho->rno", parts, w["out"]) + w["out_bias"]
    out: Array = sigmoid(logits).mean(1)
    return out


def figures(p: Array, y: Array) -> dict[str, float]:
    """F1 of needs found, of their sectors, of stakes found."""
    k, s = len(KINDS), len(KINDS) + len(SECTORS)

    def f1(right: float, found: float, wanted: float) -> float:
        return round(float(2 * right / max(1, found + wanted)), 3)

    need, told = p[:, :k].max(1) > 0.5, y[:, :k].any(1)
    sector = y[np.arange(len(y)), k + p[:, k:s].argmax(1)] > 0
    stake, staked = p[:, s:].max(1) > 0.5, y[:, s:].any(1)
    return {
        "rows": len(y),
        "needs": f1((need & told).sum(), need.sum(), told.sum()),
        "sectors": f1((need & sector).sum(), need.sum(), y[:, k:s].sum()),
        "stakes": f1((stake & staked).sum(), stake.sum(), staked.sum()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--figures", action="store_true")
    options = parser.parse_args()
    reader, vectors = Reader.load(), E5Vectors()
    files = constructed()
    more = [*gold(options.without), *others(options.shared)]
    rows = [row for found in files.values() for row in found] + more
    x, y = features(reader, vectors, rows), targets(rows)
    if options.figures:
        names = [name for name, found in files.items() for _ in found] + [""] * len(more)
        fold = np.array([sorted(files).index(name) % 8 if name else -1 for name in names])
        p = np.zeros_like(y)
        for n in range(8):
            held = fold == n
            p[held] = answers(trained(x[~held], y[~held]), x[held])
        for letter in sorted({name[0] for name in files}):
            here = np.array([name[:1] == letter for name in names])
            print(letter, json.dumps(figures(p[here], y[here])))
        return
    weights = trained(x, y) | gate(*in_context(reader, rows, options.shared))
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / FILE).open("wb") as file:
        np.savez(file, **{n: a if a.ndim == 1 else a.astype(np.float16) for n, a in weights.items()})  # type: ignore[arg-type]
    card = {
        "name": "topics 1",
        "sha256": hashlib.sha256((options.out / FILE).read_bytes()).hexdigest(),
        "reader": reader.card["sha256"]["reader.onnx"],
        "gate": GATE,
        "rows": len(rows),
        "taught_by": {
            f"{name}.tsv": hashlib.sha256((HERE / f"topics/{name}.tsv").read_bytes()).hexdigest()[:12] for name in files
        },
    }
    (options.out / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures(answers(weights, x), y)))


if __name__ == "__main__":
    main()
