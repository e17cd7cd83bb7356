"""What a page of a news crawl costs, step by step, and what is left of it on disk.

    python bench/archive_costs.py [--pages 200] [--seed 8]

On files made to the shape of CC-NEWS (`tests/made_archives.py`): half reports of wars made from the examples, a fifth
in languages that are not read, the rest other news in English. Processor milliseconds on one core, each step's over
the pages that reach it; bytes a page or document. Loading is into a SQLite ledger that grows.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from made_archives import news_file
from secondsource.intake.archive import Item, items, received, sift, sift_text
from secondsource.intake.records import Given
from secondsource.ledger.store import Ledger
from secondsource.pipeline import Resources, read
from secondsource.scale.job import Plan, run
from secondsource.scale.load import load
from secondsource.settings import Settings


def measure(pages: int, seed: int) -> dict[str, Any]:
    """The figures."""
    settings = Settings()
    resources = Resources(settings)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        file = news_file(folder / "made.warc.gz", pages, seed, relevant=0.5, others=0.2, kilobytes=90)
        # What is opened once is opened here, so that it counts for no page.
        warm = next(items(news_file(folder / "w.warc.gz", 1, 1, relevant=1.0).open("rb"), "w", settings.intake))
        assert isinstance(warm, Item)
        read(received(warm, Given(), settings.intake).document, resources)
        clock = time.process_time
        spent: dict[str, float] = {}

        start = clock()
        with file.open("rb") as opened:
            found = [i for i in items(opened, "made", settings.intake) if isinstance(i, Item)]
        spent["unpack"] = clock() - start
        start = clock()
        passed = [i for i in found if sift(i, settings.intake) is None]
        spent["test on the page"] = clock() - start
        start = clock()
        documents = [received(i, Given(), settings.intake) for i in passed]
        spent["extract"] = clock() - start
        start = clock()
        worth = [d for d in documents if sift_text(d.document, settings.intake) is None]
        spent["test on the text"] = clock() - start
        start = clock()
        for made in worth:
            read(made.document, resources)
        spent["read"] = clock() - start

        (manifest,) = run([str(file)], folder / "out", Plan(0), lambda _: None).read
        ledger = folder / "ledger.db"
        with Ledger.open(str(ledger), settings.ledger) as book:
            start = clock()
            loaded = load(folder / "out", book, resources, lambda _: None)
            spent["load and weigh"] = clock() - start
        reach = {
            "unpack": pages,
            "test on the page": len(found),
            "extract": len(passed),
            "test on the text": len(documents),
            "read": len(worth),
            "load and weigh": loaded.added,
        }
        part = next((folder / "out").glob("*.parquet"))
        return {
            "pages": pages,
            "kept": len(worth),
            "cpu_ms": {step: round(spent[step] / max(1, reach[step]) * 1000, 2) for step in reach},
            "cpu_ms_a_page_at_this_mix": round(sum(spent.values()) / pages * 1000, 1),
            "bytes": {
                "page": round(sum(len(i.data) for i in found) / pages),
                "page in the archive": round(file.stat().st_size / pages),
                "document in Parquet": round(part.stat().st_size / max(1, manifest.documents)),
                "document in the ledger": round(ledger.stat().st_size / max(1, loaded.added)),
                "characters of text": round(sum(len(d.document.text) for d in worth) / max(1, len(worth))),
            },
        }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    print(json.dumps(measure(options.pages, options.seed), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
