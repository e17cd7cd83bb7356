"""A day of feeds in minutes: faults of all kinds, and in the end every article is there, once, in all its versions."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from world import START, SimulatedClock, World, made

from secondsource.faces.cli_watch import for_months
from secondsource.ledger import Ledger
from secondsource.ledger.feeds import FeedBook
from secondsource.pipeline import Happening, Resources, warm, watcher
from secondsource.settings import Settings

HANG_S = 0.9
SETTINGS = for_months(Settings())
SETTINGS = replace(SETTINGS, intake=replace(SETTINGS.intake, allow_private_addresses=True, fetch_timeout_s=0.7))


def watched(
    world: World, hours: float, ledger: Path, stops: tuple[float, ...] = (), *, rules_only: bool = True
) -> tuple[Counter[str], SimulatedClock]:
    """Watch a world for some hours; stop and begin anew at `stops` (hours). How often what happened."""
    clock = SimulatedClock(START + timedelta(hours=hours))
    world.clock, clock.elapsed = clock, world.elapsed
    resources = Resources(SETTINGS, rules_only=rules_only)
    warm(resources)
    told: Counter[str] = Counter()

    def tell(happening: Happening) -> None:
        told[happening.what] += 1  # nothing is kept of it: this process's memory is what is measured
        if happening.what == "changed":
            assert happening.new
            assert happening.was

    for end in (*stops, hours):
        clock._until = START + timedelta(hours=end)
        with Ledger.open(str(ledger), SETTINGS.ledger, clock=clock.now) as book:
            watching = watcher(book, resources, tell, clock=clock, draw=random.Random(7))
            watching.enrol(outlet.feed for outlet in world.outlets)
            watching.run()
    return told, clock


def nothing_missed_nothing_doubled(world: World, ledger: Path, told: Counter[str], hours: float) -> None:
    """Compare the ledger, and what was told, with the world."""
    with Ledger.open(str(ledger), read_only=True) as book:
        assert book.verify() == []
        notes = FeedBook(book)
        by_address: dict[str, list[str]] = {}
        texts: Counter[str] = Counter()
        for line in book.documents():
            text = book.reading(line.id).document.text
            texts[text] += 1
            assert line.address is not None
            by_address.setdefault(line.address, []).append(text)
        doubled = [text for text, n in texts.items() if n > 1]
        assert doubled == []
        expected = world.articles()
        pages = {a.replace("/news/", "/full/news/") if e.redirects else a: e for a, e in expected.items()}
        missed = sorted(set(pages) - set(by_address))
        assert missed == []
        assert set(by_address) == set(pages)
        for address, article in pages.items():
            last = article.text(timedelta(hours=hours))
            had = by_address[address]
            assert len(had) == len(article.texts), (address, article, had)
            assert any("corrected" in text for text in had) == ("corrected" in last)
        deleted = {a for a, e in expected.items() if e.deleted_at is not None}
        for address in expected:
            state = notes.article(address)
            assert state is not None
            assert (state.state == "deleted") == (address in deleted), state
            assert state.document is not None
        moved = [f for f in notes.feeds() if f.now_at != f.address]
        assert len(moved) == sum(o.moves_at is not None for o in world.outlets)
    assert told["changed"] == sum(len(a.texts) - 1 for a in expected.values())
    assert told["added"] == len(expected)


def polite(world: World) -> None:
    """No host was asked twice within its gap, redirects and robots.txt apart."""
    for outlet in world.outlets:
        for (before, led), (after, path) in pairwise(world.times[outlet.number]):
            # A redirect's target, and what a look at robots.txt led to, belong to the request before them.
            joined = led == "/robots.txt" or path.startswith(("/full/", "/moved/"))
            gap = (after - before).total_seconds()
            assert gap >= 1.99 or (joined and gap == 0), (outlet.number, led, path, gap)
        if outlet.crawl_delay:
            waits = [(b - a).total_seconds() for (a, _), (b, _) in pairwise(world.times[outlet.number]) if b > a]
            assert min(waits) >= outlet.crawl_delay - 0.01


def test_a_few_hours_of_three_feeds_with_faults_and_two_restarts(tmp_path: Path) -> None:
    world = made(seed=215, outlets=3, hours=11, every_h=3.0, faults=0.12)
    with world.served_apart(HANG_S):
        told, _ = watched(world, 11, tmp_path / "watched.db", stops=(3.3, 7.9))
    assert sum(world.faults.values()) > 5
    nothing_missed_nothing_doubled(world, tmp_path / "watched.db", told, 11)
    polite(world)


@pytest.mark.soak
def test_a_day_of_forty_feeds_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.perf_counter()
    world = made(seed=11, outlets=40, hours=24, every_h=2.0, faults=0.06)
    with world.served_apart(HANG_S):
        told, clock = watched(world, 24, tmp_path / "watched.db", rules_only=False)
    nothing_missed_nothing_doubled(world, tmp_path / "watched.db", told, 24)
    polite(world)
    second, last = clock.memory[1], clock.memory[max(clock.memory)]
    with capsys.disabled():
        print(
            f"\n24 simulated hours, 40 feeds, {len(world.articles())} articles, {sum(world.asked.values())} requests, "
            f"faults {dict(world.faults)}: {dict(told)}; memory {second / 1e6:.0f} MB in the second hour, "
            f"{last / 1e6:.0f} MB in the last ({last / second:.3f}); {time.perf_counter() - begun:.0f} s"
        )
    assert last / second <= 1.10
