"""Does Ray pay for itself? Two workers against one, and against two plain processes, over the same made files.

    python bench/ray_scale.py [--files 12] [--pages 30] [--repeats 1] [--rules-only]

Each run is a process of its own that calls `secondsource scale read`; two plain processes get every other file each
(`--workers 0`). Throughput is documents a second while all workers read: counted from the moment when as many files
are done as there are workers (until then models are loaded) to the last file, by when the manifests were written. The
whole time, start of Ray and loading of models included, is printed beside it; over a day's archive it vanishes. The
Parquet files of all runs must be equal, byte for byte. Runs take turns, so that a busy machine is busy for all; of
several repeats the median counts. Floors: two workers over two processes .85, over one worker 1.5 (on two cores).
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

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from made_archives import news_file
from secondsource.scale.parts import done, sha256_of

COMMAND = [sys.executable, "-c", "from secondsource.faces.cli import main; main()", "scale", "read"]
# Alike for all: one thread, as Ray sets it for its actors, and the same niceness, which Ray raises to 15 by default.
ALIKE = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAY_worker_niceness": "0"}
FLOORS = {"over_two_processes": 0.85, "over_one_worker": 1.5}


def timed(groups: list[list[Path]], out: Path, workers: int, rules_only: bool) -> dict[str, Any]:
    """Run one process a group of files, all at once; what came of it."""
    start = time.time()
    running = [
        subprocess.Popen(
            [*COMMAND, *map(str, files), "--output", str(out / str(number)), "--workers", str(workers)]
            + (["--rules-only"] if rules_only else []),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=ALIKE,
        )
        for number, files in enumerate(groups)
    ]
    for process in running:
        _, said = process.communicate()
        if process.returncode:
            raise SystemExit(said.decode()[-2000:])
    whole = time.time() - start
    at_work = max(workers, len(groups))
    ends: list[tuple[float, int]] = []
    cpu = 0.0
    digests: dict[str, str] = {}
    for number in range(len(groups)):
        folder = out / str(number)
        for manifest in done(folder).values():
            written = folder / f"part-{manifest.sha256[:16]}.json"
            ends.append((written.stat().st_mtime, manifest.documents))
            cpu += manifest.cpu_s
            digests[manifest.name] = sha256_of(written.with_suffix(".parquet"))
    ends.sort()
    steady = sum(n for _, n in ends[at_work:]) / max(1e-9, ends[-1][0] - ends[at_work - 1][0])
    documents = sum(n for _, n in ends)
    return {
        "steady": steady,
        "whole": documents / whole,
        "seconds": round(whole, 1),
        "cpu_ms_a_document": round(cpu / documents * 1000, 1),
        "parts": digests,
    }


def main() -> int:
    """Print the figures as JSON; 1 where outputs differ or a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--rules-only", action="store_true")
    options = parser.parse_args()
    try:
        import ray  # noqa: F401
    except ImportError:
        print("skipped: Ray is not installed (extra ray)")
        return 0
    results: dict[str, list[dict[str, Any]]] = {"one worker": [], "two workers": [], "two processes": []}
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        files = [
            news_file(folder / f"{n:03}.warc.gz", options.pages, 500 + n, relevant=0.6, others=0.1)
            for n in range(options.files)
        ]
        for repeat in range(options.repeats):
            for name, groups, workers in (
                ("two processes", [files[::2], files[1::2]], 0),
                ("two workers", [files], 2),
                ("one worker", [files], 1),
            ):
                out = folder / f"{repeat}-{name.replace(' ', '-')}"
                results[name].append(timed(groups, out, workers, options.rules_only))
    equal = all(r["parts"] == results["two processes"][0]["parts"] for runs in results.values() for r in runs)
    steady = {name: statistics.median(r["steady"] for r in runs) for name, runs in results.items()}
    whole = {name: statistics.median(r["whole"] for r in runs) for name, runs in results.items()}
    figures = {
        "over_two_processes": round(steady["two workers"] / steady["two processes"], 3),
        "over_one_worker": round(steady["two workers"] / steady["one worker"], 3),
    }
    print(
        json.dumps(
            {
                **figures,
                "whole_over_two_processes": round(whole["two workers"] / whole["two processes"], 3),
                "whole_over_one_worker": round(whole["two workers"] / whole["one worker"], 3),
                "equal_output": equal,
                "documents_a_second": {name: round(value, 2) for name, value in steady.items()},
                "seconds": {name: [r["seconds"] for r in runs] for name, runs in results.items()},
                "cpu_ms_a_document": {name: [r["cpu_ms_a_document"] for r in runs] for name, runs in results.items()},
                "load_average": round(os.getloadavg()[0], 1),
            },
            indent=1,
        )
    )
    return 0 if equal and all(figures[name] >= floor for name, floor in FLOORS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
