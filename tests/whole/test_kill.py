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
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from mixed_run import EVERY, EVERY_FEED
from small_feeds import ARTICLES, small_feeds

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


@dataclass(frozen=True, slots=True)
class Mixed:
    """A run of reports, feeds and judgements. `kept` has what an earlier run read: then no model is loaded."""

    reports: Path
    feeds: str
    kept: Path

    def start(self, address: str, *, whole: bool = False) -> subprocess.Popen[str]:
        """Start a run; `whole` reads every report itself."""
        words = [sys.executable, MIXED, str(self.reports), address, self.feeds, *([] if whole else [str(self.kept)])]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def steps(self) -> int:
        """Lines that a run says."""
        reported = sum(1 for line in self.reports.read_text(encoding="utf-8").splitlines() if line.strip())
        return reported + reported // EVERY + reported // EVERY_FEED * ARTICLES

    def finished(self, address: str) -> tuple[str, int]:
        """The content of a ledger after a run that nobody disturbed, and the entries of its log."""
        running = self.start(address)
        output, _ = running.communicate()
        assert running.returncode == 0, output
        with Ledger.open(address) as book:
            assert book.verify() == []
            return book.digest(), len(book.log())


def said(output: str) -> tuple[set[str], set[str]]:
    """Documents and judging steps that a run said are kept; a line that the kill cut off was not said."""
    whole = [line.split(" ", 1) for line in output.split("\n")[:-1]]
    return {x for kind, x in whole if kind == "added"}, {x for kind, x in whole if kind == "judged"}


def kills(mixed: Mixed, new_ledger: Callable[[str], str], many: int) -> dict[str, int]:
    """Kill `many` runs at random moments; verify each time; then let one finish and compare. Counts, for the record.

    A run that ends before it is killed does not count; once all is there, the ledger is compared with the undisturbed
    one and the next kills go to a new one.
    """
    undisturbed = new_ledger("whole")
    expected, entries = mixed.finished(undisturbed)
    with Ledger.open(undisturbed, read_only=True) as book:
        all_ids = {d.id for d in book.documents()}
    total = mixed.steps()
    draw = random.Random(SEED)
    address = new_ledger("killed 0")
    documents: set[str] = set()
    steps: set[str] = set()
    cut = moved = started = ledgers = 0
    while cut < many:
        assert started < 3 * many, "most runs end before they are killed"
        # One in ten reads its reports itself, so that some die in the midst of reading.
        running = mixed.start(address, whole=started % 10 == 9)
        started += 1
        assert running.stdout is not None
        # Each goes a step or so beyond what is there and dies in the next; one in ten while the ledger is opened. So
        # the last of the kills finds work to disturb too.
        lines: list[str] = []
        known = len(documents) + len(steps)
        new = -1 if draw.random() < 0.1 else draw.randint(0, round(1.6 * total / many) or 1)
        # Reports of earlier runs are said again, in their order; what comes after them is new.
        while new >= 0 and (line := running.stdout.readline()):
            lines.append(line)
            more, judged = said(line)
            new -= not (more <= documents and judged <= steps)
        # Unknown steps take a few hundredths of a second, opening a second.
        time.sleep(draw.uniform(0, 0.08 if lines else 1.0))
        running.send_signal(signal.SIGKILL)
        rest = running.stdout.read()
        running.wait()
        running.stdout.close()
        killed = running.returncode == -signal.SIGKILL
        cut += killed
        more, judged = said("".join(lines) + rest)
        documents |= more
        steps |= judged
        moved += len(documents) + len(steps) > known
        with Ledger.open(address) as book:
            assert book.verify() == [], f"kill {cut}"
            ids = [d.id for d in book.documents()]
            assert documents <= set(ids), f"kill {cut}"
            # A report read twice would stand under a second id.
            assert set(ids) <= all_ids, f"kill {cut}"
            assert len(ids) == len(set(ids)), f"kill {cut}"
            kept = [j.because for j in book.judgements()]
            assert len(kept) == len(set(kept)), f"kill {cut}"
            assert {f"step {step}" for step in steps} <= set(kept), f"kill {cut}"
        if not killed:
            assert mixed.finished(address) == (expected, entries)
            ledgers += 1
            address, documents, steps = new_ledger(f"killed {ledgers}"), set(), set()
    assert mixed.finished(address) == (expected, entries)
    return {"kills": cut, "that moved on": moved, "ledgers": ledgers + 1, "entries": entries}


def test_three_kills_lose_and_double_nothing(new_ledger: Callable[[str], str], tmp_path: Path) -> None:
    with small_feeds() as feeds:
        kills(Mixed(few(tmp_path, 8), feeds, kept_in(tmp_path)), new_ledger, 3)


@pytest.mark.soak
def test_a_hundred_kills_lose_and_double_nothing(
    new_ledger: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.perf_counter()
    with small_feeds() as feeds:
        counts = kills(Mixed(few(tmp_path, 1000), feeds, kept_in(tmp_path)), new_ledger, 100)
    with capsys.disabled():
        print(f"\n{counts}; {time.perf_counter() - begun:.0f} s")


def kept_in(tmp_path: Path) -> Path:
    """An empty folder for what is read."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


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
