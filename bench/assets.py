"""Assets, stakes and needs: figures on a half of the gold, and never a row, so that the sealed half stays unseen.

The register must hold the mine tracker: set SECONDSOURCE_DATA to a folder where it was added, or give the workbook.
`--without` leaves out rows by id.

usage: assets.py FILE.jsonl [--workbook WORKBOOK.xlsx] [--without ID,ID]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read
from secondsource.stakes.compare import measure
from secondsource.stakes.imports import import_file
from secondsource.stakes.register import Register

Row = dict[str, Any]


def overlap(a: list[int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def f1(right: int, found: int, wanted: int) -> float:
    return round(2 * right / (found + wanted), 3) if found + wanted else 0.0


def same_figure(gold: Row, stake: Any) -> bool:
    """Low, best and high equal within 1 %, units converted; an anchor without figures asks for none."""
    ours, theirs = measure(stake.unit), measure(gold["unit"])
    for key in ("low", "best", "high"):
        want, have = gold[key], getattr(stake, key)
        if want is None or have is None:
            if want is not have and not (key != "best" and stake.best is not None and want is None):
                return False
            continue
        scale = ours.factor / theirs.factor if ours and theirs else 1.0
        if abs(have * scale - want) > 0.01 * abs(want):
            return False
    both = [gold[k] for k in ("low", "best", "high") if gold[k] is not None]
    if not both:
        return True
    return (ours is None) == (theirs is None) and (
        not ours or not theirs or (ours.dimension, ours.per) == (theirs.dimension, theirs.per)
    )


def unmatched(gold: list[Row], ours: list[tuple[Any, Any]]) -> int:
    """False stakes: those found that no stake of the gold answers to, each of which answers to one at most."""
    left = list(range(len(ours)))
    for stake in gold:
        here = [n for n in left if overlap(stake["anchor"], (ours[n][0].start, ours[n][0].end))]
        same = [n for n in here if same_figure(stake, ours[n][1])]
        for number in (same or here)[:1]:
            left.remove(number)
    return len(left)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--workbook", type=Path)
    parser.add_argument("--without", default="", help="ids of rows to leave out, separated by commas")
    options = parser.parse_args()
    if options.workbook is None:
        return score(options.file, Resources(), frozenset(options.without.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        import_file(options.workbook, Path(folder))
        resources = Resources(_register=Register.open(Path(folder)))
    return score(options.file, resources, frozenset(options.without.split(",")))


def score(path: Path, resources: Resources, without: frozenset[str]) -> int:
    false = 0
    right = wrong = wanted = stakes = stakes_right = needs = found_needs = sectors = kinds = met = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        gold: Row = json.loads(line)
        if gold["id"] in without:
            continue
        reading: Reading = read(Document(gold["id"], "0" * 64, gold["text"], language=gold["language"]), resources)
        ids = {a["register_id"] for a in gold["assets"] if a["register_id"]}
        linked = {p.asset for p in reading.places if p.asset}
        right, wrong, wanted = right + len(ids & linked), wrong + len(linked - ids), wanted + len(ids)
        ours = [(c.anchor, c.stake) for c in reading.claims if c.stake is not None]
        false += unmatched(gold["stakes"], ours)
        for stake in gold["stakes"]:
            stakes += 1
            here = [s for a, s in ours if overlap(stake["anchor"], (a.start, a.end))]
            stakes_right += any(same_figure(stake, s) for s in here)
        theirs = [(c.anchor, c.need) for c in reading.claims if c.need is not None]
        needs, found_needs = needs + len(gold["needs"]), found_needs + len(theirs)
        for need in gold["needs"]:
            here_needs = [n for a, n in theirs if overlap(need["anchor"], (a.start, a.end))]
            same = [n for n in here_needs if key(n.sector) == key(need["sector"])]
            sectors += bool(same)
            met += bool(here_needs)
            kinds += any(n.kind == need["kind"] for n in here_needs)
    print(
        json.dumps(
            {
                "links": {
                    "P": round(right / max(1, right + wrong), 3),
                    "R": round(right / max(1, wanted), 3),
                    "gold": wanted,
                },
                "stake_value_and_unit": round(stakes_right / max(1, stakes), 3),
                "stakes": stakes,
                "false_stakes": false,
                "need_sector_F1": f1(sectors, found_needs, needs),
                "need_kind_of_found": round(kinds / max(1, met), 3),
                "needs": needs,
            }
        )
    )
    return 0


def key(sector: str) -> frozenset[str]:
    return frozenset(w for w in sector.lower().replace(",", " ").split() if w != "and")


if __name__ == "__main__":
    sys.exit(main())
