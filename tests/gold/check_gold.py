#!/usr/bin/env python3
"""Checks the constructed gold beside this file; exits 1 and names what is wrong.

usage: check_gold.py                        stories/ and parallel/ as they lie here
       check_gold.py STORIES.jsonl GOLD.json    another set of storylines in the same form
"""

import collections
import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RELATIONS = {"first", "repeats", "corroborates", "contradicts", "denies", "updates", "generalises"}
KINDS = {"verbatim", "edited", "paraphrase", "translation", "cites"}
CODES = {
    "advance", "withdrawal", "control_change", "clash", "air_strike", "shelling", "destruction", "casualties",
    "displacement", "shortage", "aid_appeal", "aid_delivery", "detention", "agreement", "other", "stake",
}  # fmt: skip


def load_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def of_unknown_origin(origin: str) -> bool:
    """`s5-ox`: a remark in the publisher's own voice that cannot be traced."""
    return origin.endswith("-ox")


def check_stories(stories: Path, gold_file: Path) -> list[str]:
    wrong = []
    documents = {d["id"]: d for d in load_lines(stories)}
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    events = {e["event"]: e for e in gold["events"]}
    origins = {o["origin"] for o in gold["origins"]}
    asserted = collections.defaultdict(list)
    firsts = collections.defaultdict(list)
    for m in gold["mentions"]:
        name = f"{m['doc']} {m['event']}"
        times = documents[m["doc"]]["text"].count(m["anchor"]) if m["doc"] in documents else 0
        if times != 1:
            wrong.append(f"{name}: anchor occurs {times} times: {m['anchor']!r}")
        if m["event"] not in events or m["origin"] not in origins:
            wrong.append(f"{name}: unknown event or origin {m['origin']}")
        if (m["relation"] is None) != (m["stance"] == "no_comment") or m["relation"] not in RELATIONS | {None}:
            wrong.append(f"{name}: relation {m['relation']} with stance {m['stance']}")
        if (m["relation"] == "denies") != (m["stance"] == "denies"):
            wrong.append(f"{name}: relation {m['relation']} with stance {m['stance']}")
        if m["stance"] == "asserts" and m["relation"] != "contradicts":
            asserted[m["event"]].append(m)
        if m["relation"] == "first":
            firsts[m["event"]].append(m["doc"])
    for name, e in events.items():
        here = asserted[name]
        known = sorted({m["origin"] for m in here if not of_unknown_origin(m["origin"])})
        if (len({m["doc"] for m in here}), len(known), known) != (e["reports"], e["origins"], sorted(e["origin_ids"])):
            wrong.append(f"{name}: {e['reports']} / {e['origins']} stated, mentions give {len(here)} / {known}")
        if e["code"] not in CODES:
            wrong.append(f"{name}: code {e['code']}")
        times = {m["doc"]: documents[m["doc"]]["published"] for m in gold["mentions"] if m["event"] == name}
        if len(firsts[name]) != 1 or (times and times[firsts[name][0]] != min(times.values())):
            wrong.append(f"{name}: first in {firsts[name]}")
    for d in gold["dependence"]:
        if d["kind"] not in KINDS or documents[d["doc"]]["published"] <= documents[d["on"]]["published"]:
            wrong.append(f"{d['doc']} on {d['on']}: kind or order of publication")
    return wrong


def check_parallel(path: Path) -> list[str]:
    wrong = []
    pairs = load_lines(path)
    ids = collections.Counter(p["id"] for p in pairs)
    wrong += [f"{i}: id used {n} times" for i, n in ids.items() if n > 1]
    groups = collections.Counter(p["group"] for p in pairs if p.get("group"))
    wrong += [f"group {g}: only one pair" for g, n in groups.items() if n < 2]
    for p in pairs:
        cyrillic = len(re.findall(r"[\u0400-\u04ff]", p["other"])) / len(p["other"])
        ukrainian = len(re.findall(r"[іїєґІЇЄҐ]", p["other"])) - len(re.findall(r"[ыэъёЫЭЪЁ]", p["other"]))
        if p["language"] not in {"ru", "uk"} or cyrillic < 0.5 or (ukrainian > 0) != (p["language"] == "uk"):
            wrong.append(f"{p['id']}: not in {p['language']}")
        if re.search(r"[\u0400-\u04ff]", p["en"]):
            wrong.append(f"{p['id']}: Cyrillic in the English text")
    for side in ("en", "other"):
        seen = collections.Counter(p[side] for p in pairs)
        wrong += [f"{side} text used {n} times: {t[:60]!r}" for t, n in seen.items() if n > 1]
    languages = collections.Counter(p["language"] for p in pairs)
    print(f"{len(pairs)} pairs, {dict(languages)}, {sum(groups.values())} of them in {len(groups)} groups")
    return wrong


def main(arguments: list[str]) -> int:
    if arguments:
        wrong = check_stories(Path(arguments[0]), Path(arguments[1]))
    else:
        wrong = check_stories(HERE / "stories/stories.jsonl", HERE / "stories/gold.json")
        wrong += check_parallel(HERE / "parallel/parallel.jsonl")
    print("\n".join(wrong) or "all right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
