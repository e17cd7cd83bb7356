"""Rows of a mine tracker, each in a constructed report of two sentences: is the mine linked, and its stake compared?

Rows are sorted by GEM id and drawn with `random.Random(SEED).sample`; the wording is drawn from templates with the same
seed. Every second report gives a figure that the row does not have (two and a half times its own, and more). A row is
right where its mine alone is linked and the stake stands beside the register's word as it should: *agrees*, *differs*,
or *silent* where the row has no figure. The workbook is imported into a folder of its own.

usage: workbook_rows.py WORKBOOK.xlsx [--seeds 20261124,1,2,3] [--draw 10] [--show]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read
from secondsource.stakes.imports import import_file
from secondsource.stakes.register import Register

Row = dict[str, Any]
OPENINGS = (
    "Drones struck the {name} mine in {place}, {country}, on Tuesday night, a district official said.",
    "A fire broke out at the {name} coal mine near {place} in {country} and two shafts were evacuated.",
    "Miners at {name}, a coal mine in {place}, {country}, walked out over unpaid wages on Monday.",
    "The {name} colliery in {country}'s {place} has changed hands, its new owner told reporters.",
    "Police closed the road to the {name} mine ({place}, {country}) after an explosion underground.",
    "Flooding has stopped work at {name} coal mine in {place}, {country}, the ministry of energy said.",
)
OUTPUTS = (
    "The mine produced {value} million tonnes of coal in {year}, according to its dispatcher.",
    "In {year} it produced {value} million tonnes, a union leader recalled.",
    "Output came to {value} Mt in {year}, and the pit is the largest employer of the district.",
    "It raised about {value} million tons of coal in {year}, people who worked there say.",
    "According to the company, {value} million tonnes were mined there in {year}.",
)
CAPACITIES = (
    "The mine has a capacity of {value} million tonnes a year, according to its dispatcher.",
    "It can produce {value} million tonnes of coal a year, a union leader said.",
    "Built for {value} Mtpa, the mine is the largest employer of the district.",
    "Its capacity is put at {value} Mt per year.",
)
SILENT = "The mine produced 1.2 million tonnes of coal in 2021, a former manager said."


def rows(workbook: Path) -> list[Row]:
    """All rows of the workbook that have a GEM id, sorted by it."""
    book = openpyxl.load_workbook(workbook, read_only=True, data_only=True)
    found: list[Row] = []
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        head = [" ".join(str(cell).split()) if cell is not None else "" for cell in next(lines, ())]
        if "GEM Mine ID" not in head:
            continue
        found += [row for line in lines if (row := dict(zip(head, line, strict=False))).get("GEM Mine ID")]
    return sorted(found, key=lambda row: str(row["GEM Mine ID"]))


def figure(row: Row, column: str) -> float | None:
    """The figure of a cell, of a range its lower end; None where the cell is blank."""
    found = re.match(r"\d+(?:\.\d+)?", str(row.get(column) or ""))
    return float(found.group()) or None if found else None


def report(row: Row, number: int, rng: random.Random) -> tuple[str, str]:
    """The report, and the verdict that its stake should get."""
    output, capacity = figure(row, "Production (Mtpa)"), figure(row, "Capacity (Mtpa)")
    year = re.search(r"(?:19|20)\d\d", str(row.get("Year of Production") or ""))
    name = re.sub(r"(?i)\s*\b(?:coal )?(?:mine|colliery)$", "", str(row["Mine Name"])).strip()
    place = next((str(row[c]) for c in ("Location", "State, Province") if row.get(c)), str(row["Country"]))
    place = place.split(",")[0].strip()
    opening = rng.choice(OPENINGS).format(name=name, place=place, country=row["Country"])
    wrong = number % 2 == 1
    factor = rng.choice((2.5, 3.0, 4.0)) if wrong else 1.0
    if output is not None and year is not None:
        said = rng.choice(OUTPUTS).format(value=f"{output * factor:.3g}", year=year.group())
    elif output is not None:
        said = f"It produces {output * factor:.3g} million tonnes of coal a year, a union leader said."
    elif capacity is not None:
        said = rng.choice(CAPACITIES).format(value=f"{capacity * factor:.3g}")
    else:
        return f"{opening} {SILENT}", "silent"
    return f"{opening} {said}", "differs" if wrong else "agrees"


def judge(reading: Reading, row: Row, wanted: str) -> tuple[bool, bool]:
    """Whether the mine alone is linked, and whether its stake got the verdict."""
    linked = {p.asset for p in reading.places if p.asset}
    right = linked == {f"GEM {row['GEM Mine ID']}"}
    checks = [c.stake.register for c in reading.claims if c.stake is not None and c.stake.register is not None]
    figures = [
        c.stake.register.verdict
        for c in reading.claims
        if c.stake is not None and c.stake.register is not None and c.stake.unit and c.stake.unit != "rank"
    ]
    verdicts = {"stale": "differs"}
    return right, right and bool(checks) and wanted in {verdicts.get(v, v) for v in figures}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--seeds", default="20261124,1,2,3")
    parser.add_argument("--draw", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    every = rows(options.workbook)
    with tempfile.TemporaryDirectory() as folder:
        import_file(options.workbook, Path(folder))
        resources = Resources(_register=Register.open(Path(folder)))
    figures: dict[str, Any] = {}
    for seed in options.seeds.split(","):
        linked = compared = 0
        wording = random.Random(f"wording {seed}")
        for number, row in enumerate(random.Random(int(seed)).sample(every, options.draw)):
            text, wanted = report(row, number, wording)
            reading = read(Document(f"row-{row['GEM Mine ID']}", "0" * 64, text, language="en"), resources)
            found, right = judge(reading, row, wanted)
            linked, compared = linked + found, compared + right
            if options.show and not right:
                links = [(p.text, p.asset) for p in reading.places if p.asset]
                stakes = [
                    (
                        c.stake.low,
                        c.stake.best,
                        c.stake.unit,
                        c.stake.period,
                        c.stake.register and c.stake.register.verdict,
                    )
                    for c in reading.claims
                    if c.stake is not None
                ]
                print(f"{row['GEM Mine ID']} {wanted}: {text}\n   links {links}\n   stakes {stakes}", file=sys.stderr)
        figures[f"seed_{seed}"] = {"drawn": options.draw, "linked": linked, "right": compared}
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
