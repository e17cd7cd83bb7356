"""Spellings of front-line settlements: right place first, wrong and confident, invented names.

Prints figures and never a row, so that the sealed half stays unseen.

usage: spellings.py FILE.jsonl [--invented FILE.jsonl]
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

from secondsource.places.gazetteer import Gazetteer
from secondsource.places.resolve import locate
from secondsource.settings import PlacesSettings

WITHIN_KM = 5.0
CONFIDENT = 0.5


def km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    a, b, c, d = map(math.radians, (lat, lon, to_lat, to_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def language(row: dict[str, Any]) -> str:
    return "en" if row["script"] == "latin" else "uk" if any(c in "іїєґІЇЄҐ" for c in row["spelling"]) else "ru"


def figures(gold: list[dict[str, Any]], gazetteer: Gazetteer, with_region: bool) -> dict[str, Any]:
    right = wrong = 0
    for row in gold:
        region = row["region"] if with_region else None
        found = locate(row["spelling"], gazetteer, PlacesSettings(), region, ("UA",), language(row)).resolved
        away = km(row["lat"], row["lon"], found.lat, found.lon) if found else math.inf
        right += away <= WITHIN_KM
        wrong += found is not None and found.score >= CONFIDENT and away * 1000 > max(found.radius_m, WITHIN_KM * 1000)
    n = len(gold)
    return {"spellings": n, "right_first": round(right / n, 3), "wrong_and_confident": round(wrong / n, 3)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--invented", type=Path)
    options = parser.parse_args()
    gazetteer, gold = Gazetteer.open(), rows(options.file)
    out: dict[str, Any] = {"gazetteers": [name for name, _, _ in gazetteer.loaded()]}
    out["with_region"], out["without_region"] = figures(gold, gazetteer, True), figures(gold, gazetteer, False)
    if options.invented:
        names = rows(options.invented)
        none = sum(
            locate(r["spelling"], gazetteer, PlacesSettings(), None, ("UA",), language(r)).resolved is None
            for r in names
        )
        out["invented_no_place"] = round(none / len(names), 3)
    print(json.dumps(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
