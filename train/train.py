"""Train encoder and heads. See README.md for the command that made the shipped weights.

The learning rate rises for the first hundredth part of the run, then falls to zero with the share of the run that is
done (`--epochs`, or `--minutes` on a machine whose speed is not known). Averaged weights (EMA) are what is kept.
"""

from __future__ import annotations

import argparse
import copy
import multiprocessing
import random
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import constructed
import data
import numpy as np
import torch
import torch.multiprocessing
import torch.nn.functional as F
from data import Example, Item
from model import DISTANCES, Model
from torch import Tensor

LIMITS = (96, 160, 256, 256, 256)


def batches(examples: list[Example], rng: random.Random, pieces: int) -> list[list[Example]]:
    """Batches of about equal numbers of pieces, of windows of about equal length, in random order."""
    order = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 24)
    out: list[list[Example]] = [[]]
    for e in order:
        if (len(out[-1]) + 1) * len(e.ids) > pieces and out[-1]:
            out.append([])
        out[-1].append(e)
    rng.shuffle(out)
    return out


def distances(a: int, b: int, count: int) -> np.ndarray:
    """Bucket of each word's distance from the words a..b: 8 inside, further out by powers of two, before and after."""
    index = np.arange(count)
    d = np.where(index < a, index - a, np.where(index >= b, index - b + 1, 0))
    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(d), 1))) + 1, 8)
    return (np.where(d == 0, 0, np.sign(d) * size) + DISTANCES // 2).astype(np.int64)


def pad(rows: list[np.ndarray], value: float = 0) -> Tensor:
    width = max(map(len, rows))
    out = np.full((len(rows), width), value, dtype=rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def losses(model: Model, batch: list[Example]) -> dict[str, Tensor]:
    ids = pad([e.ids for e in batch])
    mask = torch.arange(ids.shape[1])[None] < torch.tensor([len(e.ids) for e in batch])[:, None]
    states = model.encoder(ids, pad([e.features for e in batch]), mask)
    first = pad([e.first for e in batch])
    words = states.gather(1, first[..., None].expand(-1, -1, states.shape[2]))
    count = torch.tensor([len(e.first) for e in batch])
    known = torch.arange(words.shape[1])[None] < count[:, None]
    words = words * known[..., None]
    out: dict[str, Tensor] = {}

    for name, head in (("tags", model.outer), ("nested", model.nested)):
        have = [i for i, e in enumerate(batch) if getattr(e, name) is not None]
        if have:
            width = max(len(batch[i].first) for i in have)
            out[name] = head.loss(
                words[have, :width], pad([getattr(batch[i], name) for i in have]), known[have, :width]
            )

    for name, pairs in (("links", model.link), ("verbs", model.where)):
        rows = [(i, mark) for i, e in enumerate(batch) for mark in getattr(e, name)]
        if not rows:
            continue
        where = torch.tensor([i for i, _ in rows])
        weights = pad(
            [
                ((np.arange(len(batch[i].first)) >= a) & (np.arange(len(batch[i].first)) < b)).astype(np.float32)
                / (b - a)
                for i, (a, b, _, _) in rows
            ]
        )
        near = words[where, : weights.shape[1]]
        marks = torch.einsum("nw,nwh->nh", weights, near)
        far = pad([distances(a, b, len(batch[i].first)) for i, (a, b, _, _) in rows])
        para = pad([np.clip(batch[i].paragraph - batch[i].paragraph[a], -2, 2) + 2 for i, (a, _, _, _) in rows])
        score = pairs(marks, near, far, para)
        if name == "links":
            target = torch.stack([pad([m[2] for _, m in rows]), pad([m[3] for _, m in rows])], -1)
            seen = known[where, : weights.shape[1], None].float().expand_as(target)
        else:
            target = pad([m[2] for _, m in rows])[..., None]
            seen = pad([m[3] for _, m in rows])[..., None]
        out[name] = (F.binary_cross_entropy_with_logits(score, target, reduction="none") * seen).sum() / seen.sum()

    rows_e = [(i, w, x) for i, e in enumerate(batch) for w, x in e.events]
    if rows_e:
        value, kind = model.certainty(words[[i for i, _, _ in rows_e], [w for _, w, _ in rows_e]])
        gold = torch.tensor([x for _, _, x in rows_e])
        classes = torch.where(gold >= 2, 2, torch.where(gold < 0, 0, 1))
        out["events"] = F.smooth_l1_loss(value, gold) + 0.3 * F.cross_entropy(kind, classes)
    return out


WEIGHTS = {"tags": 1.0, "nested": 0.5, "links": 3.0, "verbs": 4.0, "events": 0.25}


def epoch_items(
    args: argparse.Namespace, fixed: dict[str, list[Item]], rng: random.Random
) -> Iterator[tuple[Item, int]]:
    """What one epoch sees, with the window each item is cut to."""
    for item in fixed.get("polnear", []):
        yield data.requoted(item, rng), rng.choice(LIMITS)
    for item in data.packed([data.untokenised(i, rng) for i in fixed.get("factuality", [])], rng):
        yield item, 256
    for item in data.packed(fixed.get("event_place", []), rng):
        yield data.requoted(item, rng), 256
    for item in constructed.items(rng, args.constructed):
        yield data.requoted(item, rng), 256


def groups(model: Model, args: argparse.Namespace) -> list[dict[str, object]]:
    """Parameters with their learning rates: lower layers learn more slowly, heads faster."""
    out = []
    for name, parameter in model.named_parameters():
        parts = name.split(".")
        if parts[0] != "encoder":
            rate = args.head_rate
        elif parts[1] == "layers":
            rate = args.rate * args.decay ** (5 - int(parts[2]))
        else:
            rate = args.head_rate if parts[1] == "feature" else args.rate * args.decay**6
        out.append(
            {"params": [parameter], "lr": rate, "base": rate, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0}
        )
    return out


def load_tokenizer(base: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--bench", type=Path, default=Path("/work/shared/bench"))
    p.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--licence", choices=("any", "permissive"), default="any")
    p.add_argument("--constructed", type=int, default=1200, help="own constructed paragraphs an epoch")
    p.add_argument("--epochs", type=float, default=6)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--pieces", type=int, default=1280)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--decay", type=float, default=0.9)
    p.add_argument("--average", type=float, default=0.998)
    p.add_argument("--threads", type=int, default=1, help="of each process")
    p.add_argument("--processes", type=int, default=2, help="each takes a batch of every step")
    p.add_argument("--log", type=int, default=50)
    p.add_argument("--seed", type=int, default=17)
    args = p.parse_args()

    fixed = {"event_place": data.event_place(args.bench / "event_place.jsonl")}
    if args.licence == "any":
        fixed["polnear"] = data.polnear(args.bench / "polnear_train.jsonl")
        fixed["factuality"] = data.factuality(args.bench / "factuality_uw_train.jsonl") + data.factuality(
            args.bench / "factuality_meantime_train.jsonl"
        )

    mailbox = torch.zeros(args.processes, sum(p.numel() for p in Model().parameters()) + 1).share_memory_()
    barrier = multiprocessing.get_context("spawn").Barrier(args.processes)
    torch.multiprocessing.spawn(work, (args, fixed, mailbox, barrier, time.time()), args.processes)


def work(
    rank: int, args: argparse.Namespace, fixed: dict[str, list[Item]], mailbox: Tensor, barrier: Barrier, started: float
) -> None:
    """One of the processes that share each step: its own batch, then the mean of all gradients through shared memory.

    Whole processes, each on one thread, lose less on a busy machine than threads that wait for one another at every
    product.
    """
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    tokenizer = load_tokenizer(args.base)
    model = Model()
    model.encoder.load_bert(args.base / "model.safetensors")
    mean = copy.deepcopy(model)
    groups_ = groups(model, args)
    optimiser = torch.optim.AdamW(groups_, fused=True, betas=(0.9, 0.98))
    torch.manual_seed(args.seed + rank)
    flat = torch.zeros(mailbox.shape[1])
    at = 0
    for parameter in model.parameters():
        parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
        at += parameter.numel()
    args.out.mkdir(parents=True, exist_ok=True)
    step, done, epoch = 0, 0.0, 0
    running: dict[str, list[float]] = {}
    while done < 1:
        rng = random.Random(args.seed + 1000 * epoch)
        examples = [e for item, limit in epoch_items(args, fixed, rng) for e in data.examples(item, tokenizer, limit)]
        plan = batches(examples, rng, args.pieces)
        plan = plan[: len(plan) // args.processes * args.processes]
        if rank == 0:
            size = sum(len(e.ids) for e in examples)
            print(f"epoch {epoch}: {len(examples)} windows, {size} pieces, {len(plan)} batches", flush=True)
        for number in range(rank, len(plan), args.processes):
            model.train()
            parts = losses(model, plan[number])
            loss = sum((WEIGHTS[k] * v for k, v in parts.items()), torch.zeros(()))
            loss.backward()
            if args.minutes:
                flat[-1] = (time.time() - started) / (60 * args.minutes)
            else:
                flat[-1] = (epoch + number / len(plan)) / args.epochs
            mailbox[rank] = flat
            barrier.wait()
            torch.mean(mailbox, 0, out=flat)
            barrier.wait()
            done = flat[-1].item()
            flat[-1] = 0
            if done >= 1:
                break
            factor = min(1.0, done / 0.01, step / 100) * (1 - done)
            for g in groups_:
                g["lr"] = g["base"] * factor  # type: ignore[operator]
            flat.mul_(min(1.0, 1.0 / (flat.norm().item() + 1e-6)))
            optimiser.step()
            flat.zero_()
            step += 1
            if rank:
                continue
            keep = min(args.average, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - keep)
            for k, v in parts.items():
                running.setdefault(k, []).append(v.item())
            if step % args.log == 0:
                figures = " ".join(f"{k} {np.mean(v):.4f}" for k, v in running.items())
                print(f"{time.time() - started:.0f}s step {step} done {done:.3f} {figures}", flush=True)
                running = {}
            if step % 100 == 0:
                torch.save(mean.state_dict(), args.out / "new.pt")
                (args.out / "new.pt").replace(args.out / "mean.pt")
        epoch += 1
        if args.minutes == 0 and epoch >= args.epochs:
            done = 1
    if rank == 0:
        torch.save(mean.state_dict(), args.out / "mean.pt")
        print(f"finished after {step} steps, {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
