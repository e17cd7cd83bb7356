"""Train `weights/topics.*`: what a sentence, or a piece of one, tells of (need, appeal, delivery; sector; stake).

    /opt/train-venv/bin/python topics.py --shared ../../shared --base $BASE [--without FILE ...] [--out DIR]

Taught by `topics/*.tsv` (constructed sentences, one a line: labels, tab, text; pieces of a sentence and their labels
are parted by ` || `), by the opened gold of `tests/gold/assets` and, for what tells nothing of the kind, by a sample of
PolNeAR's training part (none of its text is kept). `--without` leaves out gold files by name and prints, after each
pass, how well they are told.

Encoder: the one of `model.py`, from the same base as the reader's, on one sentence; mean and largest of the states of a
piece's words, one hidden layer, sigmoid outputs. Binary cross-entropy, AdamW, averaged weights. Written as eight-bit
ONNX by `export.py`. Gate: one small hidden layer on the *reader's* states as they stand in a text (sentences are put
into made-up passages with others; whole texts of PolNeAR's training part are read for what tells nothing), two outputs:
need, stake.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import export
import numpy as np
import torch
import torch.nn.functional as F
import train
from data import REPOSITORY
from model import Encoder, cheap_dropout
from torch import Tensor, nn

from secondsource.model import Span
from secondsource.reading.encoder import WEIGHTS, Reader
from secondsource.reading.pieces import Window, tokenise, windows
from secondsource.reading.sector_words import SECTORS
from secondsource.reading.sentences import paragraphs, sentence_spans
from secondsource.reading.stretches import parts as stretches
from secondsource.reading.topics import ABOUTS, CARD, ENCODER, FILE, KINDS, pooled

HERE = Path(__file__).resolve().parent
GOLD = REPOSITORY / "tests/gold/assets"
SEALED = ("fifth_sealed",)
CODES = {
    "FSC": "Food Security", "HEA": "Health", "WSH": "Water Sanitation Hygiene", "SHL": "Emergency Shelter and NFI",
    "NUT": "Nutrition", "EDU": "Education", "PRO": "Protection", "LOG": "Logistics",
    "CCM": "Camp Coordination and Camp Management", "ERY": "Early Recovery", "TEL": "Emergency Telecommunications",
}  # fmt: skip
OUT = (*KINDS, *SECTORS, *ABOUTS)
HIDDEN, RATE, HEAD_RATE, DECAY, PIECES, AVERAGE = 128, 2e-4, 1e-3, 0.9, 512, 0.99
GATE_HIDDEN, GATE_DECAY, GATE_STEPS, GATE_RATE, TOGETHER = 64, 3e-3, 1500, 3e-3, 512
GATE = -5.0
"""Logit from which the gate opens: 3.5 % of the sentences of general news, which cost little."""
OTHERS, WHOLE, LEAST, SEED = 2000, 150, 8, 7
DIGITS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|third)\b"
)
Labels = frozenset[str]
Array = np.ndarray[Any, np.dtype[np.float32]]


class Row(NamedTuple):
    """A sentence with its pieces (start, end, labels); the first piece is the whole of it."""

    name: str
    text: str
    pieces: list[tuple[int, int, Labels]]


def plain(sector: str) -> frozenset[str]:
    return frozenset(w for w in sector.lower().replace(",", " ").split() if w != "and")


NAMED = {plain(name): name for name in SECTORS}


def labels_of(given: str) -> Labels:
    found: set[str] = set()
    for label in given.split(";") if given != "none" else ():
        first, _, second = label.strip().partition(":")
        found |= {second} if first == "stake" else {first, NAMED[plain(CODES[second])]}
    if not found <= set(OUT):
        sys.exit(f"unknown label in {given!r}")
    return frozenset(found)


def constructed() -> Iterator[Row]:
    """The English files of `topics/` (d*: Russian and Ukrainian, which the encoder does not serve)."""
    for path in sorted((HERE / "topics").glob("*.tsv")):
        if path.stem.startswith("d"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            given, tab, said = line.partition("\t")
            if not tab:
                sys.exit(f"{path}: no tab in {line!r}")
            labels = [labels_of(part.strip()) for part in given.split("||")]
            text, pieces = "", []
            for part, found in zip((p.strip() for p in said.split("||")), labels, strict=True):
                text += " " if text else ""
                pieces.append((len(text), len(text) + len(part), found))
                text += part
            whole = (0, len(text), frozenset[str]().union(*labels))
            yield Row(path.stem, text, [whole, *pieces] if len(pieces) > 1 else [whole, *figured(text, whole[2])])


def figured(text: str, whole: Labels) -> Iterator[tuple[int, int, Labels]]:
    """The stretch with the figure, of a sentence with one stake and one such stretch; stretches without are unknown."""
    found = [(a, b) for a, b in stretches(text, LEAST) if DIGITS.search(text, a, b)]
    if len(found) == 1 and len(whole) == 1 and not whole.isdisjoint(ABOUTS) and found[0] != (0, len(text)):
        yield *found[0], whole


def spans_of(text: str) -> list[Span]:
    return [s for p in paragraphs(text, "en") for s in sentence_spans(text, p.span, 4000)]


def gold(names: list[str]) -> Iterator[Row]:
    """Sentences of gold files; their pieces are the anchors, what no anchor touches, and the stretches with figures."""
    for name in names:
        for record in map(json.loads, (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            if record["language"] != "en":
                continue
            for span in spans_of(record["text"]):
                text = span.of(record["text"])
                here = [
                    (max(m["anchor"][0] - span.start, 0), min(m["anchor"][1] - span.start, len(text)), told(m))
                    for m in (*record["needs"], *record["stakes"])
                    if m["anchor"][0] < span.end and m["anchor"][1] > span.start
                ]
                yield Row(name, text, [(0, len(text), union(here)), *parts(text, here)])


def told(mark: dict[str, Any]) -> Labels:
    return frozenset({mark["kind"], NAMED[plain(mark["sector"])]} if "kind" in mark else {mark["about"]})


def union(marks: list[tuple[int, int, Labels]]) -> Labels:
    return frozenset[str]().union(*(labels for _, _, labels in marks))


def parts(text: str, here: list[tuple[int, int, Labels]]) -> Iterator[tuple[int, int, Labels]]:
    for start, end, _ in here:
        if len(here) > 1 or end - start < 0.8 * len(text):
            yield start, end, union([m for m in here if m[:2] == (start, end)])
    free = [(0, len(text))]
    for start, end, _ in here:
        free = [q for a, b in free for q in ((a, min(b, start)), (max(a, end), b)) if q[1] - q[0] > 25]
    for a, b in free if here else ():
        yield a, b, frozenset()
    for a, b in stretches(text, LEAST):
        if here and (a, b) != (0, len(text)) and DIGITS.search(text, a, b):
            inside = [m for m in here if min(b, m[1]) - max(a, m[0]) > 0.5 * min(b - a, m[1] - m[0])]
            if inside or all(min(b, m[1]) <= max(a, m[0]) for m in here):
                yield a, b, union(inside)


def news(shared: Path, seed: int) -> Iterator[tuple[str, list[Span]]]:
    """Texts of general news in an order of chance, each with its sentences."""
    lines = (shared / "bench/polnear_train.jsonl").read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    for line in lines:
        text = json.loads(line)["text"]
        yield text, spans_of(text)


def others(shared: Path) -> list[Row]:
    """Sentences of general news."""
    chance = random.Random(SEED)
    out: list[Row] = []
    for text, spans in news(shared, SEED):
        cut = [s.of(text) for s in spans if 30 < len(s) < 400]
        out += [Row("news", s, [(0, len(s), frozenset())]) for s in chance.sample(cut, min(6, len(cut)))]
        if len(out) >= OTHERS:
            break
    return out[:OTHERS]


# ---- the encoder ---------------------------------------------------------------------------------------------------


class Example(NamedTuple):
    """A window with its pieces: first word, end, targets."""

    window: Window
    pieces: list[tuple[int, int, Array]]


def examples(rows: list[Row], tokenizer: Any) -> list[Example]:
    out = []
    for row in rows:
        window = next(iter(windows(tokenise(tokenizer, row.text))), None)
        if window is None:
            continue
        pieces = []
        for start, end, labels in row.pieces:
            first = int(np.searchsorted(window.end, start, side="right"))
            last = int(np.searchsorted(window.start, end, side="left"))
            if first < last:
                pieces.append((first, last, np.array([o in labels for o in OUT], np.float32)))
        if pieces:
            out.append(Example(window, pieces))
    return out


class Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.hidden, self.out = nn.Linear(768, HIDDEN), nn.Linear(HIDDEN, len(OUT))

    def forward(self, batch: list[Example]) -> Tensor:
        """Logits of all pieces of a batch, in their order: (pieces, outputs)."""
        ids = train.pad([e.window.ids for e in batch])
        mask = torch.arange(ids.shape[1])[None] < torch.tensor([len(e.window.ids) for e in batch])[:, None]
        states = self.encoder(ids, train.pad([e.window.features for e in batch]), mask)
        rows = []
        for state, example in zip(states, batch, strict=True):
            words = state[torch.from_numpy(example.window.first)]
            rows += [torch.cat([words[a:b].mean(0), words[a:b].max(0).values]) for a, b, _ in example.pieces]
        return self.out(cheap_dropout(F.relu(self.hidden(torch.stack(rows))), 0.2, self.training))


def targets(batch: list[Example]) -> Tensor:
    return torch.from_numpy(np.stack([wanted for e in batch for _, _, wanted in e.pieces]))


def batches(given: list[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of sentences of about one length."""
    out: list[list[Example]] = [[]]
    for e in sorted(given, key=lambda e: len(e.window.ids) + chance.random() * 12):
        if (len(out[-1]) + 1) * len(e.window.ids) > PIECES and out[-1]:
            out.append([])
        out[-1].append(e)
    chance.shuffle(out)
    return out


def groups(model: Model) -> list[dict[str, Any]]:
    """Parameters with their learning rates: lower layers learn more slowly, heads faster."""
    out = []
    for name, parameter in model.named_parameters():
        part = name.split(".")
        depth = 6 if part[1] != "layers" else 5 - int(part[2])
        rate = RATE * DECAY**depth if part[0] == "encoder" else HEAD_RATE
        decay = 0.01 if parameter.dim() > 1 else 0.0
        out.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": decay})
    return out


def taught(given: list[Example], held: dict[str, list[Example]], base: Path, epochs: int) -> Model:
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    model = Model()
    model.encoder.load_bert(base / "model.safetensors")
    mean = copy.deepcopy(model)
    parameters = groups(model)
    optimiser = torch.optim.AdamW(parameters, betas=(0.9, 0.98))
    step, started = 0, time.time()
    for epoch in range(epochs):
        plan = batches(given, chance)
        for number, batch in enumerate(plan):
            model.train()
            loss = 5 * F.binary_cross_entropy_with_logits(model(batch), targets(batch))
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            factor = min(1.0, step / 60) * (1 - (epoch + number / len(plan)) / epochs)
            for group in parameters:
                group["lr"] = group["base"] * factor
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(AVERAGE, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - keep)
        print(f"pass {epoch + 1}, {time.time() - started:.0f} s", flush=True)
        for name, some in held.items():
            print(" ", name, json.dumps(figures(answers(mean, some), targets(some).numpy())), flush=True)
    return mean.eval()


def answers(model: Model, given: list[Example]) -> Array:
    model.eval()
    with torch.no_grad():
        parts_ = [torch.sigmoid(model(given[n : n + 32])).numpy() for n in range(0, len(given), 32)]
    out: Array = np.vstack(parts_)
    return out


def figures(p: Array, y: Array) -> dict[str, float]:
    """F1 over pieces: needs found, their sectors, stakes found."""
    k, s = len(KINDS), len(KINDS) + len(SECTORS)

    def f1(right: float, found: float, wanted: float) -> float:
        return round(float(2 * right / max(1, found + wanted)), 3)

    need, wanted = p[:, :k].max(1) > 0.5, y[:, :k].any(1)
    sector = y[np.arange(len(y)), k + p[:, k:s].argmax(1)] > 0
    stake, staked = p[:, s:].max(1) > 0.5, y[:, s:].any(1)
    return {
        "pieces": len(y),
        "needs": f1((need & wanted).sum(), need.sum(), wanted.sum()),
        "sectors": f1((need & sector).sum(), need.sum(), y[:, k:s].sum()),
        "stakes": f1((stake & staked).sum(), stake.sum(), staked.sum()),
    }


# ---- the gate ------------------------------------------------------------------------------------------------------


def in_context(reader: Reader, rows: list[Row], shared: Path) -> tuple[Array, Array]:
    """States and targets (need, stake) of sentences inside passages, and of those of whole news texts."""
    chance = random.Random(SEED)
    states: list[Array] = []
    wanted: list[tuple[bool, bool]] = []

    def put(text: str, spans: list[tuple[int, int]], labels: list[Labels]) -> None:
        encoded = reader.read(text)
        for span, found in zip(spans, labels, strict=True):
            here = encoded.states_of(span)
            if here is not None:
                states.append(pooled(here))
                wanted.append((not found.isdisjoint(KINDS), not found.isdisjoint(ABOUTS)))

    pool = list(rows)
    chance.shuffle(pool)
    while pool:
        taken = [pool.pop() for _ in range(min(len(pool), chance.choice((1, 1, 2, 3, 5, 8))))]
        text, spans = "", []
        for row in taken:
            text += chance.choice((" ", "\n\n", " ")) if text else ""
            spans.append((len(text), len(text) + len(row.text)))
            text += row.text
        put(text, spans, [row.pieces[0][2] for row in taken])
    for text, sentences in islice(news(shared, SEED), WHOLE):
        put(text, [(s.start, s.end) for s in sentences], [frozenset()] * len(sentences))
    return np.array(states, np.float32), np.array(wanted, np.float32)


def fit(x: Array, y: Array) -> list[Array]:
    """Two layers of weights, then their biases, by Adam."""
    chance = np.random.default_rng(SEED)
    sizes = pairwise((x.shape[1], GATE_HIDDEN, y.shape[1]))
    weights = [chance.normal(0, a**-0.5, (a, b)).astype(np.float32) for a, b in sizes]
    layers = [*weights, *(np.zeros(w.shape[1], np.float32) for w in weights)]
    first, second = [np.zeros_like(p) for p in layers], [np.zeros_like(p) for p in layers]
    for step in range(1, GATE_STEPS + 1):
        chosen = chance.choice(len(x), min(len(x), TOGETHER), replace=False)
        given, wanted = x[chosen], y[chosen]
        raw = given @ layers[0] + layers[2]
        kept = (chance.random(raw.shape) > 0.4) / np.float32(0.6)
        inner = np.maximum(raw, 0) * kept
        wrong = 3 * (0.5 * (1 + np.tanh(0.5 * (inner @ layers[1] + layers[3]))) - wanted) / len(given)
        back = (wrong @ layers[1].T) * kept * (raw > 0)
        slopes = [given.T @ back + GATE_DECAY * layers[0], inner.T @ wrong + GATE_DECAY * layers[1]]
        slopes += [back.sum(0), wrong.sum(0)]
        for p, m, v, slope in zip(layers, first, second, slopes, strict=True):
            m[...] += 0.1 * (slope - m)
            v[...] += 0.01 * (slope * slope - v)
            p[...] -= GATE_RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return layers


def gate(x: Array, y: Array) -> dict[str, Array]:
    """The gate's arrays."""
    mean, scale = x.mean(0), x.std(0) + 1e-5
    layers = fit((x - mean) / scale, y)
    names = ("mean", "scale", "hidden", "out", "hidden_bias", "out_bias")
    return {f"gate_{n}": a for n, a in zip(names, (mean, scale, *layers), strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader, tokenizer = Reader.load(), train.load_tokenizer(options.base)
    opened = [p.stem for p in sorted(GOLD.glob("*.jsonl")) if p.stem not in (*SEALED, *options.without)]
    made = list(constructed())
    rows = [*made, *gold(opened), *others(options.shared)]
    held = {name: examples(list(gold([name])), tokenizer) for name in options.without}
    given = examples(rows, tokenizer)
    print(f"{len(given)} sentences, {sum(len(e.window.ids) for e in given)} word pieces", flush=True)
    opening = gate(*in_context(reader, rows, options.shared))
    model = taught(given, held, options.base, options.epochs)
    options.out.mkdir(parents=True, exist_ok=True)
    # `export` writes the encoder of any model that has one.
    graph = export.encoder(model, {}, 7, 0.0, 256, set())  # type: ignore[arg-type]
    (options.out / ENCODER).write_bytes(graph.SerializeToString())
    heads = {
        "hidden": model.hidden.weight.detach().numpy().T, "hidden_bias": model.hidden.bias.detach().numpy(),
        "out": model.out.weight.detach().numpy().T, "out_bias": model.out.bias.detach().numpy(),
    }  # fmt: skip
    with (options.out / FILE).open("wb") as file:
        np.savez(file, **{n: a.astype(np.float32) for n, a in (opening | heads).items()})  # type: ignore[arg-type]
    card = {
        "name": "topics 2",
        "sha256": {n: hashlib.sha256((options.out / n).read_bytes()).hexdigest() for n in (FILE, ENCODER)},
        "reader": reader.card["sha256"]["reader.onnx"],
        "gate": GATE,
        "rows": len(rows),
        "taught_by": {
            f"{name}.tsv": hashlib.sha256((HERE / f"topics/{name}.tsv").read_bytes()).hexdigest()[:12]
            for name in sorted({row.name for row in made})
        },
    }
    (options.out / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
