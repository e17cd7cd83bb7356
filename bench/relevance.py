"""The cheap test on what of an archive is worth reading: recall, what it keeps of other news, and its cost.

    python bench/relevance.py [--shared ../shared]

Recall is the share kept of the reports of the development cases (62, on which the word list was widened, so that it
flatters) and of our own reports under `tests/gold` (39, looked at once). What it keeps of other news (PolNeAR
development texts, LGL, TR-News) is an upper bound of what is read in vain: some of those texts do tell of wars. The
same is printed for the test on the raw page, each text inside a made page. Cost is processor time a text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from made_archives import page
from secondsource.intake.archive import Item, sift
from secondsource.intake.archive_relevance import relevance
from secondsource.settings import Settings

OWN = Path(__file__).resolve().parents[1] / "tests/gold"
FLOOR = 0.98


def texts(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The records of JSON Lines files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def measure(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares kept by the test on the text and on a made page around it, and their cost in milliseconds."""
    settings = Settings().intake
    rng = random.Random(1)
    full = [f"{r.get('title') or ''}\n{r['text']}" for r in records]
    start = time.process_time()
    kept = [relevance(text, settings.archive).kept for text in full]
    spent = time.process_time() - start
    # A page without teasers of other news: nothing but the text can make it relevant.
    pages = [
        Item("", page(r.get("title") or "Report", r["text"], "Courier", "2025", r.get("language") or "en", rng), "html")
        for r in records
    ]
    start = time.process_time()
    raw = [sift(item, settings) is None for item in pages]
    spent_raw = time.process_time() - start
    return {
        "texts": len(records),
        "kept": round(sum(kept) / len(records), 3),
        "kept_by_page": round(sum(raw) / len(records), 3),
        "lost_by_page_only": sum(k and not r for k, r in zip(kept, raw, strict=True)),
        "ms_text": round(spent / len(records) * 1000, 2),
        "ms_page": round(spent_raw / len(records) * 1000, 2),
        "missed": [r.get("id") for r, k in zip(records, kept, strict=True) if not k][:5] if sum(kept) else [],
    }


def main() -> int:
    """Print the figures, one set a line; 1 where recall on the development cases is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    sets = {
        "own reports": [OWN / "reading/reading.jsonl", OWN / "stories/stories.jsonl"],
        "development reports": [
            shared / "cases" / n for n in ("reading_dev.jsonl", "reading_dev_ru_uk.jsonl", "stories_dev.jsonl")
        ],
        "PolNeAR dev": [shared / "bench/polnear_dev.jsonl"],
        "LGL": [shared / "bench/geo_lgl.jsonl"],
        "TR-News": [shared / "bench/geo_trnews.jsonl"],
    }
    status = 0
    for name, paths in sets.items():
        if not all(p.is_file() for p in paths):
            print(f"{name}: skipped, not there: {[str(p) for p in paths if not p.is_file()]}", file=sys.stderr)
            continue
        found = measure(texts(paths))
        if not name.endswith("reports"):
            found.pop("missed")
        print(json.dumps({"set": name, **found}))
        if name == "development reports" and found["kept"] < FLOOR:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
