"""The ledger that the benchmark of a million claims generates is a ledger: it verifies, and its lists answer."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from made_reports import Clock

from secondsource.ledger import Filters, Ledger

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import ledger_million as bench


def test_the_generated_ledger_is_one(ledger: Ledger) -> None:
    world = bench.World()
    bench.fill(ledger, 600, world)
    assert ledger.verify() == []
    counts = ledger.counts()
    assert counts["documents"] == 60
    assert counts["claims"] == 600
    listed = sum(len(e.members) for e in ledger.events())
    assert listed == 600, "every claim stands in one event"
    largest = max(ledger.events(), key=lambda e: len(e.members))
    assert len(largest.members) == 250
    assert len(ledger.history(largest.id)) == 2, "one event in two hundred was weighed anew"
    common = world.vocabulary[0]
    assert len(list(ledger.claims(Filters(text=common)))) > 150
    some = ledger.archived(next(iter(ledger.documents())).id).decode()
    assert some.partition("\n")[2].count(" said that ") == 10


def test_the_same_world_twice_is_the_same(tmp_path: Path) -> None:
    digests = set()
    for name in ("a.db", "b.db"):
        with Ledger.open(str(tmp_path / name), clock=Clock()) as ledger:
            bench.fill(ledger, 100, bench.World())
            digests.add(ledger.digest())
    assert len(digests) == 1


def test_every_question_of_the_benchmark_finds_something(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "million.db"), clock=Clock()) as ledger:
        world = bench.World()
        bench.fill(ledger, 500, world)
        for name, ask in bench.questions(ledger, world, 1).items():
            ask(random.Random(1))
            lines = list(bench.measure({name: ask}, rounds=1, passes=1))
            assert lines[0]["asked"] == 1
