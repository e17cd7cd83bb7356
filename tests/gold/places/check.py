"""Check the files of this folder: form, points, duplicates, hashes.

usage: check.py UA.txt
"""

import collections
import hashlib
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
KINDS = {"ukrainian", "russian", "soviet", "german", "polish", "french", "english-press", "typo"}


def load(name):
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def distance(a, b, limit):
    """Edit distance, or limit + 1 where it is larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def main():
    table = {}
    names = set()
    for line in open(sys.argv[1], encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        table[int(row[0])] = row
        names |= {n.strip().lower() for n in (row[1], row[2], *row[3].split(",")) if len(n) > 3}
    seen = set()
    for half in ("spellings_open.jsonl", "spellings_sealed.jsonl"):
        rows = load(half)
        for row in rows:
            record = table[row["geonameid"]]
            assert (row["lat"], row["lon"]) == (float(record[4]), float(record[5])), row
            assert row["kind"] in KINDS and row["region"].endswith(" Oblast"), row
            assert (row["script"] == "cyrillic") == bool(re.search("[а-яіїєґ]", row["spelling"].lower())), row
            assert row["spelling"] not in seen, row
            seen.add(row["spelling"])
        print(half, len(rows), len({r["geonameid"] for r in rows}), dict(collections.Counter(r["kind"] for r in rows)))
    invented = load("invented.jsonl")
    assert len({r["spelling"] for r in invented}) == len(invented) == 100
    for row in invented:
        near = [n for n in names if distance(row["spelling"].lower(), n, 2) <= 2]
        assert not near, (row, near)
    print("invented.jsonl", len(invented))
    for name, digest in re.findall(
        r"`(\S+\.jsonl)` \| [^|]* \| `([0-9a-f]{64})`", (HERE / "README.md").read_text("utf-8")
    ):
        assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == digest, name
        print("frozen", name)


if __name__ == "__main__":
    main()
