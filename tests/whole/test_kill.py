"""`kill -9` at random moments of reading and judging: what was said to be kept is there, and running again ends as if
nothing had been. On SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from secondsource.ledger.store import Ledger

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))
from fresh_databases import new_database, running_server

REPORTS = files("secondsource.examples") / "reports.jsonl"
COMMAND = (sys.executable, "-c", "from secondsource.faces.cli import main; main()", "add", "--rules-only")
MIXED = str(Path(__file__).with_name("mixed_run.py"))
SEED = 20261124


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Makes addresses of new ledgers, of each kind of database in turn."""
    if request.param == "sqlite":
        yield lambda name: str(tmp_path / f"{name}.db")
        return
    with running_server() as server:
        yield lambda _: new_database(server)


def few(tmp_path: Path, many: int) -> Path:
    """The first of the example reports."""
    lines = REPORTS.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "few.jsonl"
    path.write_text("".join(lines[:many]), encoding="utf-8")
    return path


def start(reports: Path, address: str) -> subprocess.Popen[str]:
    """Start reading and judging."""
    words = [sys.executable, MIXED, str(reports), address]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def said(output: str) -> tuple[set[str], set[str]]:
    """Documents and judging steps that a run said are kept; a line that the kill cut off was not said."""
    whole = [line.split(" ", 1) for line in output.split("\n")[:-1]]
    return {x for kind, x in whole if kind == "added"}, {x for kind, x in whole if kind == "judged"}


def finished(reports: Path, address: str) -> tuple[str, int]:
    """The content of a ledger after a run that nobody disturbed, and the entries of its log."""
    running = start(reports, address)
    output, _ = running.communicate()
    assert running.returncode == 0, output
    with Ledger.open(address) as book:
        assert book.verify() == []
        return book.digest(), len(book.log())


def kills(reports: Path, new_ledger: Callable[[str], str], many: int) -> None:
    """Kill `many` runs at random moments; verify each time; then let one finish and compare."""
    expected, entries = finished(reports, new_ledger("whole"))
    reported = sum(1 for line in reports.read_text(encoding="utf-8").splitlines() if line.strip())
    total = reported + reported // 3
    draw = random.Random(SEED)
    address = new_ledger("killed")
    documents: set[str] = set()
    steps: set[str] = set()
    cut = 0
    for number in range(many):
        running = start(reports, address)
        assert running.stdout is not None
        # Each goes a step or so beyond what is there and dies in the next; one in ten while the ledger is opened. So
        # the last of the kills finds work to disturb too.
        lines: list[str] = []
        new = draw.randint(0, round(1.4 * total / many))
        wait_for = 0 if draw.random() < 0.1 else len(documents) + len(steps) + new
        while len(lines) < wait_for and (line := running.stdout.readline()):
            lines.append(line)
        time.sleep(draw.uniform(0, 0.6))
        running.send_signal(signal.SIGKILL)
        rest = running.stdout.read()
        running.wait()
        cut += running.returncode == -signal.SIGKILL
        more, judged = said("".join(lines) + rest)
        documents |= more
        steps |= judged
        with Ledger.open(address) as book:
            assert book.verify() == [], f"kill {number}"
            assert documents <= {d.id for d in book.documents()}, f"kill {number}"
            kept = [j.because for j in book.judgements()]
            assert len(kept) == len(set(kept)), f"kill {number}"
            assert {f"step {step}" for step in steps} <= set(kept), f"kill {number}"
    assert cut >= many // 2
    assert finished(reports, address) == (expected, entries)


def test_three_kills_lose_and_double_nothing(new_ledger: Callable[[str], str], tmp_path: Path) -> None:
    kills(few(tmp_path, 8), new_ledger, 3)


@pytest.mark.soak
def test_a_hundred_kills_lose_and_double_nothing(new_ledger: Callable[[str], str], tmp_path: Path) -> None:
    kills(few(tmp_path, 1000), new_ledger, 100)


def test_ctrl_c_keeps_what_was_reported_and_the_next_run_goes_on(tmp_path: Path) -> None:
    reports = few(tmp_path, 8)
    assert subprocess.run([*COMMAND, str(reports), "--ledger", str(tmp_path / "whole.db")], check=False).returncode == 0
    with Ledger.open(str(tmp_path / "whole.db"), read_only=True) as book:
        expected = book.digest()
    ledger = tmp_path / "stopped.db"
    words = [*COMMAND, "--format", "jsonl", str(reports), "--ledger", str(ledger)]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    reported = [json.loads(running.stdout.readline())["document"]]
    running.send_signal(signal.SIGINT)
    rest, words_said = running.communicate()
    reported += [json.loads(line)["document"] for line in rest.splitlines()]
    assert running.returncode in {0, 130}
    assert "Traceback" not in words_said
    with Ledger.open(str(ledger)) as book:
        assert book.verify() == []
        kept = {line.id for line in book.documents()}
    # What was reported is there; one more may have been written in the moment before it could be said.
    assert set(reported) <= kept
    assert len(kept) <= len(reported) + 1
    assert subprocess.run([*COMMAND, str(reports), "--ledger", str(ledger)], check=False).returncode == 0
    with Ledger.open(str(ledger), read_only=True) as book:
        assert book.digest() == expected
