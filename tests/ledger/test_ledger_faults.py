"""Killed at any moment, or written by many at once, a ledger holds all of a report or none, and each report once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.ledger import Ledger

ADDING = str(Path(__file__).with_name("adding.py"))


def start(address: str, first: int, last: int, turn: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, ADDING, address, str(first), str(last), str(turn)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )


def finish(process: subprocess.Popen[str]) -> list[str]:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out.splitlines()


def killed_at_random(new_address: Callable[[], str], kills: int, reports: int, seed: int) -> None:
    undisturbed = new_address()
    finish(start(undisturbed, 0, reports))
    with Ledger.open(undisturbed) as ledger:
        expected, log = ledger.digest(), len(ledger.log())
    address = new_address()
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    in_the_middle = 0
    for number in range(kills):
        # The first dies while the tables are made; the others some reports on, at any moment of a transaction.
        process = start(address, 0, reports)
        assert process.stdout is not None
        wait_for = chance.randrange(reports // max(kills, 3)) if number else -1
        while wait_for >= 0 and (line := process.stdout.readline()):
            if line.startswith("added") and not line.rstrip().endswith("None"):
                acknowledged.add(line.split()[2])
                wait_for -= 1
        time.sleep(chance.random() * (0.02 if number else 0.4))
        process.send_signal(signal.SIGKILL)
        out = process.stdout.read()
        process.wait()
        in_the_middle += process.returncode == -signal.SIGKILL
        acknowledged.update(p[2] for p in map(str.split, out.splitlines()) if p[:1] == ["added"] and len(p) == 3)
        acknowledged.discard("None")
        with Ledger.open(address) as ledger:
            assert ledger.verify() == [], f"kill {number}"
            assert acknowledged <= {d.id for d in ledger.documents()}
    assert in_the_middle >= kills // 2
    finish(start(address, 0, reports))
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        assert ledger.digest() == expected
        assert len(ledger.log()) == log


def test_killed_in_the_middle_of_adding(new_address: Callable[[], str]) -> None:
    killed_at_random(new_address, kills=3, reports=40, seed=1)


@pytest.mark.soak
def test_killed_at_a_hundred_moments(new_address: Callable[[], str]) -> None:
    killed_at_random(new_address, kills=100, reports=600, seed=2)


def at_once(address: str, processes: int, reports: int) -> None:
    share = reports // processes
    running = [start(address, 0, reports, turn=share * n) for n in range(processes)]
    said = [finish(process) for process in running]
    added = [line.split()[2] for lines in said for line in lines if line.startswith("added")]
    ids = [id for id in added if id != "None"]
    assert len(ids) == len(set(ids)) == reports
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        assert {d.id for d in ledger.documents()} == set(ids)
        assert ledger.counts()["claims"] == 2 * reports
        assert sorted(e.reports for e in ledger.event_lines()) == [reports // 3] * 3


def test_two_processes_on_one_file(tmp_path: Path) -> None:
    at_once(str(tmp_path / "ledger.db"), processes=2, reports=30)


@pytest.mark.postgres
def test_eight_processes_on_postgresql(postgres: str) -> None:
    from fresh_databases import new_database

    at_once(new_database(postgres), processes=8, reports=24)
