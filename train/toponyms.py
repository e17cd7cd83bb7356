"""Train the heads that find toponyms, on the states of the exported encoder, which stays as it is.

Three heads are made: `toponym_lgl` from LGL, `toponym_trnews` from TR-News, and `toponym` from both. The encoder never
sees either set, so each of the first two can be scored fairly on the set that the other was trained on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import data
import numpy as np
import torch
from evaluate import Reader, scorer
from model import Tagger
from train import pad

SETS = ("lgl", "trnews")


def encoded(reader: Reader, item: data.Item) -> list[tuple[np.ndarray, np.ndarray]]:
    """States (words, 384) in half precision, and tags, of each window of a text."""
    windows = data.pieces.windows(data.pieces.tokenise(reader._tokenizer, item.text))
    out = []
    for k in range(0, len(windows), 4):
        for w, states in zip(windows[k : k + 4], reader.states(windows[k : k + 4]), strict=True):
            rows = data.Rows(w)
            out.append(
                (
                    states.astype(np.float16),
                    data.bioes(len(w.start), [(*rows.inside(s), 0) for s in item.toponyms or []]),
                )
            )
    return out


def fit(texts: list[tuple[np.ndarray, np.ndarray]], epochs: int, seed: int) -> Tagger:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = Tagger(384, 1)
    optimiser = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.01)
    steps = epochs * ((len(texts) + 15) // 16)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    for _ in range(epochs):
        order = sorted(texts, key=lambda t: len(t[1]) + 40 * rng.random())
        batches = [order[i : i + 16] for i in range(0, len(order), 16)]
        rng.shuffle(batches)
        for batch in batches:
            count = torch.tensor([len(t) for _, t in batch])
            known = torch.arange(int(count.max()))[None] < count[:, None]
            words = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(s).float() for s, _ in batch], batch_first=True)
            words = torch.nn.functional.dropout(words, 0.1)
            loss = head.loss(words, pad([t for _, t in batch]), known)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
    return head


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--bench", type=Path, default=Path("/work/shared/bench"))
    p.add_argument("--cases", type=Path, default=Path("/work/shared/cases"))
    p.add_argument("--weights", type=Path, default=data.REPOSITORY / "src/secondsource/weights")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--seed", type=int, default=17)
    args = p.parse_args()
    torch.set_num_threads(1)
    reader = Reader.load(args.weights)
    started = time.time()
    texts = {
        name: [w for item in data.toponyms(args.bench / f"geo_{name}.jsonl") for w in encoded(reader, item)]
        for name in SETS
    }
    print(f"encoded in {time.time() - started:.0f} s", flush=True)
    path = args.weights / "reader_heads.npz"
    with np.load(path) as arrays:
        heads = {k: arrays[k] for k in arrays.files if not k.startswith("toponym")}
    for name, chosen in (
        ("toponym_lgl", texts["lgl"]),
        ("toponym_trnews", texts["trnews"]),
        ("toponym", texts["lgl"] + texts["trnews"]),
    ):
        head = fit(chosen, args.epochs if name != "toponym_trnews" else 3 * args.epochs, args.seed)
        heads |= {f"{name}.{k}": v.detach().numpy().astype(np.float32) for k, v in head.state_dict().items()}
        print(f"{name} trained, {time.time() - started:.0f} s", flush=True)
    np.savez(path, **heads)
    card = json.loads((args.weights / "reader.json").read_text(encoding="utf-8"))
    card["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (args.weights / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")

    reader, score = Reader.load(args.weights), scorer(args.cases / "score.py")
    for name, other in zip(SETS, reversed(SETS), strict=True):
        gold = list(data.lines(args.bench / f"geo_{name}.jsonl"))[::3]
        pred = [
            {
                "document": {"id": g["id"]},
                "places": [
                    {"span": s, "resolved": None} for s, _ in reader.read(g["text"]).toponyms(f"toponym_{other}")
                ],
            }
            for g in gold
        ]
        print(
            f"{name}, every third text, found by the head trained on {other}:",
            score.geo(gold, pred)["detection"],
            flush=True,
        )


if __name__ == "__main__":
    main()
