"""Make the curated register and the chain that ship, from the sourced figures in ../shared/data/facts.csv.

Takes figures, units, periods, sources and addresses; leaves the quotations out. Run it again when the file changes:

    python train/curate_register.py ../shared/data/facts.csv src/secondsource/stakes/curated.csv
"""

from __future__ import annotations

import csv
import sys

KEPT = (
    "subject",
    "kind",
    "property",
    "value_low",
    "value_best",
    "value_high",
    "unit",
    "period",
    "source_title",
    "source_address",
    "retrieved",
    "reliability_note",
)


def main(source: str, target: str) -> int:
    with open(source, encoding="utf-8", newline="") as file:
        rows = [{key: row[key] for key in KEPT} for row in csv.DictReader(file)]
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, KEPT, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} figures on {len({row['subject'] for row in rows})} subjects")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
