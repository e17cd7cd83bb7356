"""Run the shipped reader over the development sets and print the figures of `score.py`."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

import data

sys.path.insert(0, str(data.REPOSITORY / "src"))
from secondsource.reading.encoder import Reader


def scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--bench", type=Path, default=Path("/work/shared/bench"))
    p.add_argument("--cases", type=Path, default=Path("/work/shared/cases"))
    p.add_argument("--weights", type=Path, default=None)
    p.add_argument("--only", default="polnear,uw,meantime,event_place")
    p.add_argument("--every", type=int, default=1, help="take every n-th record")
    p.add_argument("--predictions", type=Path, default=None)
    args = p.parse_args()
    score, only, out = scorer(args.cases / "score.py"), set(args.only.split(",")), {}
    reader = Reader.load(args.weights)

    if "polnear" in only:
        gold = list(data.lines(args.bench / "polnear_dev.jsonl"))[:: args.every]
        started, cpu, pred = time.perf_counter(), time.process_time(), []
        for g in gold:
            frames = reader.read(g["text"]).frames
            pred.append(
                {
                    "document": {"id": g["id"]},
                    "attributions": [
                        {"source": list(f.source), "cue": list(f.cue), "content": list(f.content)}
                        for f in frames
                        if not f.nested and f.cue
                    ],
                }
            )
        out["polnear"] = score.polnear(gold, pred)
        pieces = sum(len(reader._tokenizer.encode(g["text"]).ids) for g in gold)
        out["speed"] = {
            "pieces": pieces,
            "seconds": round(time.perf_counter() - started, 2),
            "cpu_seconds": round(time.process_time() - cpu, 2),
            "pieces_per_cpu_second": round(pieces / (time.process_time() - cpu)),
        }
        if args.predictions:
            args.predictions.write_text("".join(json.dumps(x) + "\n" for x in pred), encoding="utf-8")
    for name in ("uw", "meantime"):
        if name in only:
            gold = list(data.lines(args.bench / f"factuality_{name}_dev.jsonl"))[:: args.every]
            pred = [
                {"factuality": [r.factuality(tuple(e["span"])) for e in g["events"]]}
                for g in gold
                for r in (reader.read(g["text"]),)
            ]
            out[name] = score.factuality(gold, pred)
    if "event_place" in only:
        gold = [g for g in data.lines(args.bench / "event_place.jsonl") if data.kept_for_testing(g["text"])]
        pred = [{"places": [s for s, _ in reader.read(g["text"]).places_of(tuple(g["verb"]))]} for g in gold]
        out["event_place"] = score.event_place(gold, pred) | {"sentences": len(gold)}
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
