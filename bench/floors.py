"""The floors of every figure, on the evaluation data in ../shared and on our own gold.

`floors.json` pins each data file by its SHA-256 and each figure by a floor; lowering one is a decision, written
beside it under `why`. Prints one line a figure and exits 1 where one is below its floor or a file has changed.

usage: floors.py --shared DIR [--only NAME] [--keep DIR]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PINNED = HERE / "floors.json"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def command(*words: str, output: Path | None = None) -> str:
    """Run `secondsource` as a user would; exit status 1 (inputs refused) is for the figures to judge."""
    done = subprocess.run(
        [sys.executable, "-c", "from secondsource.faces.cli import main; main()", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"secondsource {' '.join(words)}: {done.stderr[-2000:]}")
    if output is not None:
        output.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def resolved(shared: Path, data: Path, folder: Path) -> Path:
    out = folder / f"{data.stem}.resolved.jsonl"
    done = subprocess.run(
        [sys.executable, str(shared / "design" / "resolve_gold.py"), str(data)],
        capture_output=True,
        text=True,
        check=True,
    )
    out.write_text(done.stdout, encoding="utf-8")
    return out


def by_language(path: Path, folder: Path, language: str) -> Path:
    out = folder / f"{path.stem}.{language}.jsonl"
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and json.loads(line)["language"] == language
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return out


def score(task: str, *files: Path) -> dict[str, Any]:
    from secondsource.faces import score as scorer

    if task == "stories":
        figures: dict[str, Any] = scorer.stories(
            json.loads(files[0].read_text(encoding="utf-8")), scorer.load(files[1]), scorer.load(files[2])
        )
        return figures
    found: dict[str, Any] = getattr(scorer, task)(scorer.load(files[0]), scorer.load(files[1]))
    return found


def run(name: str, spec: dict[str, Any], shared: Path, folder: Path) -> dict[str, Any]:
    """The figures of one benchmark."""
    paths = {
        key: (HERE.parent / value[7:] if value.startswith("(ours)/") else shared / value)
        for key, value in spec["data"].items()
    }
    kind = spec["kind"]
    pred = folder / f"{name}.pred.jsonl"
    if kind in {"reading", "polnear", "geo"}:
        gold = resolved(shared, paths["gold"], folder) if kind == "reading" else paths["gold"]
        if "language" in spec:
            gold = by_language(gold, folder, spec["language"])
        command("read", str(gold), "--format", "jsonl", "--as", "jsonl", *spec.get("options", []), output=pred)
        return score(kind, gold, pred)
    if kind == "stories":
        ledger = folder / f"{name}.db"
        command("add", str(paths["stories"]), "--ledger", str(ledger))
        command("export", "events", "--format", "jsonl", "--ledger", str(ledger), output=pred)
        return score("stories", paths["gold"], pred, paths["stories"])
    if kind == "bench":
        words = [w.format(**{k: str(v) for k, v in paths.items()}) for w in spec["command"]]
        found: dict[str, Any] = json.loads(command("bench", *words))["figures"]
        return found
    if kind == "script":
        words = [w.format(**{k: str(v) for k, v in paths.items()}) for w in spec["command"]]
        done = subprocess.run(
            [sys.executable, str(HERE / words[0]), *words[1:]], capture_output=True, text=True, check=True
        )
        printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return printed
    raise SystemExit(f"no such kind: {kind}")


def look_up(figures: dict[str, Any], path: str) -> Any:
    value: Any = figures
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--only", help="names, separated by commas")
    parser.add_argument("--keep", type=Path, help="keep predictions and figures here")
    options = parser.parse_args()
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name, spec in pinned.items():
            if options.only and name not in options.only.split(","):
                continue
            for key, digest in spec["sha256"].items():
                value = spec["data"][key]
                path = HERE.parent / value[7:] if value.startswith("(ours)/") else options.shared / value
                if sha256(path) != digest:
                    print(f"CHANGED {name}: {value}")
                    failed += 1
            figures = run(name, spec, options.shared, folder)
            (folder / f"{name}.figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
            for figure, floor in spec["floors"].items():
                value = look_up(figures, figure)
                at_most = isinstance(floor, dict)
                right = value is not None and (value <= floor["at_most"] if at_most else value >= floor)
                failed += not right
                bound = f"<= {floor['at_most']}" if at_most else f">= {floor}"
                print(f"{'ok   ' if right else 'BELOW'} {name:22} {figure:34} {value!s:>8}  {bound}", flush=True)
    print(f"{failed} below their floor" if failed else "every figure holds its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
