"""`secondsource watch` as a user and systemd run it: one pass, signals, exit statuses."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from world import World, made

from secondsource.ledger import Ledger

COMMAND = [sys.executable, "-c", "from secondsource.faces.cli import main; main()", "watch", "--rules-only"]


class _Now:
    """The world's clock at a time when everything has been published."""

    def now(self) -> object:
        from datetime import timedelta

        from world import START

        return START + timedelta(hours=5)


@pytest.fixture
def world() -> Iterator[World]:
    found = made(seed=3, outlets=2, hours=6, every_h=1.5, faults=0.0)
    for outlet in found.outlets:
        outlet.moves_at = outlet.crawl_delay = None
    found.clock = _Now()  # type: ignore[assignment]
    with found.served(0.5):
        yield found


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words", [[], ["file:///etc/passwd"], ["no-such-file.opml"], ["http://"], ["--every", "0", "https://a.example/"]]
)
def test_wrong_usage_exits_with_two(words: list[str], tmp_path: Path) -> None:
    done = run(*words, "--ledger", str(tmp_path / "x.db"))
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_list_that_is_no_opml_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk.opml").write_text("<rss/>")
    done = run(str(tmp_path / "desk.opml"), "--ledger", str(tmp_path / "x.db"))
    assert done.returncode == 1
    assert "[bad_feed]" in done.stderr


def test_without_permission_nothing_inside_is_fetched(world: World, tmp_path: Path) -> None:
    done = run(world.outlets[0].feed, "--once", "--ledger", str(tmp_path / "x.db"))
    assert done.returncode == 1
    assert "[address_refused]" in done.stderr
    assert not world.asked


def test_one_pass_then_sigterm_then_on_again(world: World, tmp_path: Path) -> None:
    ledger = str(tmp_path / "watched.db")
    opml = tmp_path / "desk.opml"
    outlines = "".join(f'<outline xmlUrl="{outlet.feed}"/>' for outlet in world.outlets)
    opml.write_text(f"<opml><body>{outlines}</body></opml>")
    every = {a: e for a, e in world.articles().items() if e.listed_at.total_seconds() <= 5 * 3600}
    words = [*COMMAND, str(opml), "--allow-private", "--format", "jsonl", "--ledger", ledger]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    first = json.loads(running.stdout.readline())
    assert first["what"] == "added"
    running.send_signal(signal.SIGTERM)
    begun = time.monotonic()
    rest, said = running.communicate(timeout=120)
    assert time.monotonic() - begun < 60
    assert running.returncode == 0
    assert "Traceback" not in said
    before = [first["address"], *[json.loads(line)["address"] for line in rest.splitlines()]]
    # The feeds are known by now: no argument is needed.
    done = run("--once", "--allow-private", "--format", "jsonl", "--ledger", ledger)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    after = [h["address"] for line in done.stdout.splitlines() if (h := json.loads(line))["what"] == "added"]
    listed = {a for a in every if any(a.startswith(o.base) for o in world.outlets)}
    assert sorted(before + after) == sorted(listed)
    with Ledger.open(ledger, read_only=True) as book:
        assert book.verify() == []
        assert len(list(book.documents())) == len(listed)
    shown = [json.loads(line) for line in run("--list", "--ledger", ledger).stdout.splitlines()]
    assert sum(feed["articles"]["kept"] for feed in shown) == len(listed)
