"""Check inflected.jsonl: spans, kinds, languages, points, hash.

usage: check.py
"""

import collections
import hashlib
import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
KINDS = {"settlement", "district", "region", "facility", "direction", "water", "area", "country"}


def main():
    rows = [json.loads(line) for line in (HERE / "inflected.jsonl").read_text("utf-8").splitlines()]
    assert len({r["id"] for r in rows}) == len({r["text"] for r in rows}) == len(rows) == 150
    for row in rows:
        start, end = row["span"]
        assert row["text"][start:end] == row["surface"] != "", row
        assert row["text"].count(row["surface"]) == 1, row
        assert row["kind"] in KINDS and row["id"].split("-")[1] == row["language"], row
        assert 44 < row["lat"] < 53.5 and 18 < row["lon"] < 41, row
        wrong = "іїєґ" if row["language"] == "ru" else "ыэъё"
        assert not set(row["text"].lower()) & set(wrong), row
    print(len(rows), dict(collections.Counter((r["language"], r["kind"]) for r in rows)))
    digest = re.search(r"`([0-9a-f]{64})`", (HERE / "README.md").read_text("utf-8")).group(1)
    assert hashlib.sha256((HERE / "inflected.jsonl").read_bytes()).hexdigest() == digest
    print("frozen", digest)


if __name__ == "__main__":
    main()
