"""Check the files of this folder: spans, values, register ids, hashes.

usage: check.py facts.csv WORKBOOK.xlsx
"""

import csv
import hashlib
import json
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
KINDS = {"mine", "power_station", "steel_plant", "coke_plant", "dam", "bridge", "hospital", "port", "refinery"}
ABOUT = {"capacity", "output", "rank", "dependence", "consequence"}
NAMES = ("assets_open.jsonl", "assets_sealed.jsonl", "varied_open.jsonl", "varied_kept.jsonl", "second_sealed.jsonl")
PRODUCTS = {"coal, raw", "coal, concentrate", "coke", "pig iron", "steel", "electricity", None}
SECTORS = {
    "Health",
    "Food Security",
    "Water Sanitation Hygiene",
    "Emergency Shelter and NFI",
    "Protection",
    "Education",
    "Nutrition",
    "Logistics",
    "Camp Coordination and Camp Management",
    "Early Recovery",
    "Emergency Telecommunications",
}


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as lines:
        subjects = {row["subject"] for row in csv.DictReader(lines)}
    with zipfile.ZipFile(sys.argv[2]) as book:
        mines = set(re.findall(r"\bM\d{4}\b", book.read("xl/sharedStrings.xml").decode()))
    ids, texts = set(), set()
    for name in NAMES:
        rows = [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
        assets = stakes = needs = 0
        for row in rows:
            text = row["text"]
            assert row["id"] not in ids and text not in texts, row
            ids.add(row["id"])
            texts.add(text)
            for asset in row["assets"]:
                start, end = asset["span"]
                register = asset["register_id"]
                assert text[start:end] == asset["surface"] != "" and asset["kind"] in KINDS, row
                assert register is None or register in subjects or (register[:4] == "GEM " and register[4:] in mines), (
                    row
                )
            for stake in row["stakes"]:
                start, end = stake["anchor"]
                low, best, high = stake["low"], stake["best"], stake["high"]
                assert 0 <= start < end <= len(text) and stake["about"] in ABOUT and stake["product"] in PRODUCTS, row
                assert best is None or (low is None and high is None), row
                assert low is None or high is None or low < high, row
                assert stake["unit"] or low is best is high is None, row
            for need in row["needs"]:
                start, end = need["anchor"]
                assert 0 <= start < end <= len(text) and need["sector"] in SECTORS, row
                assert need["kind"] in {"need", "appeal", "delivery"}, row
                assert need["population"] is None or need["population"] in text, row
                assert need["count"] is None or need["population"], row
            assets += len(row["assets"])
            stakes += len(row["stakes"])
            needs += len(row["needs"])
        print(name, len(rows), "assets", assets, "stakes", stakes, "needs", needs)
    for name, digest in re.findall(r"`(\S+\.jsonl)` \|.*\| `([0-9a-f]{64})`", (HERE / "README.md").read_text("utf-8")):
        assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == digest, name
        print("frozen", name)


if __name__ == "__main__":
    main()
