"""How many inflected and adjectival place names of `tests/gold/inflected` get their right place and kind.

usage: inflected.py [GOLD.jsonl]

Right place: within 5 km for settlements, 10 km for facilities and directions, 100 km for the rest, whose point is only
representative. Right kind: the same word. A name that is not found is wrong in both. Prints one line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from secondsource.model.sphere import distance_m

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "inflected" / "inflected.jsonl"
LIMIT_M = {"settlement": 5_000.0, "facility": 10_000.0, "direction": 10_000.0}
REST_M = 100_000.0


def read_all(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What `secondsource read` finds in each sentence, by id."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.jsonl"
        records = ({"id": r["id"], "text": r["text"], "language": r["language"]} for r in rows)
        given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        words = ["read", str(given), "--format", "jsonl", "--as", "jsonl"]
        command = [sys.executable, "-c", "from secondsource.faces.cli import main; main()", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {found["document"]["id"]: found for found in map(json.loads, done.stdout.splitlines())}


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = read_all(rows)
    right = kind = 0
    for row in rows:
        first, last = row["span"]
        here = [p for p in found[row["id"]]["places"] if p["span"][0] < last and p["span"][1] > first]
        if not here:
            continue
        place = here[0]["resolved"]
        kind += here[0]["kind"] == row["kind"]
        if place is not None:
            away = distance_m((place["lat"], place["lon"]), (row["lat"], row["lon"]))
            right += away <= LIMIT_M.get(row["kind"], REST_M)
    figures = {"right_place": round(right / len(rows), 3), "right_kind": round(kind / len(rows), 3)}
    print(json.dumps({"bench": "inflected", "names": len(rows), "figures": figures}))


if __name__ == "__main__":
    main()
