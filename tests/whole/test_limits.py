"""A report that takes too long, or too much memory, is refused by name, and the next one is read."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace

import pytest

from secondsource import pipeline
from secondsource.errors import TookTooLong, TooLarge
from secondsource.limits import within_memory, within_time
from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read
from secondsource.settings import ReadingSettings, Settings

DOCUMENT = Document("d1", "0" * 64, "Shells hit the mill in Novoselivka, Petro Velychko said.", language="en")


def for_ever() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def test_what_takes_too_long_is_stopped_in_any_thread() -> None:
    begun = time.monotonic()
    with pytest.raises(TookTooLong, match=r"0\.2 s"), within_time(0.2):
        for_ever()
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            with within_time(0.2):
                for_ever()
        except TookTooLong as e:
            raised.append(e)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(30)
    assert len(raised) == 1
    assert time.monotonic() - begun < 30


def test_nothing_is_left_behind_that_a_profiler_would_wait_for() -> None:
    code = (
        "from contextlib import suppress; from secondsource.limits import within_time as w\n"
        "from secondsource.errors import TookTooLong\n"
        "def f():\n"
        "    with w(60): pass\n"
        "    for n in range(50):\n"
        "        with suppress(TookTooLong), w(0.0005 * (n % 3)): sum(range(5000))\n"
        "import cProfile; cProfile.run('f()')"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, stdout=subprocess.DEVNULL)


def test_what_ends_in_time_is_left_alone() -> None:
    for _ in range(200):
        # Rings while it is set, in the block, while it is ended, or not at all: never afterwards.
        with suppress(TookTooLong), within_time(0.0002):
            pass
    time.sleep(0.05)
    with pytest.raises(KeyError), within_time(10):
        raise KeyError


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a limit on address space")
def test_what_needs_too_much_memory_is_refused_and_the_limit_is_lifted() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(TooLarge, match="50 MB"), within_memory(50_000_000):
        bytearray(200_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    with within_memory(400_000_000):
        assert len(bytearray(100_000_000)) == 100_000_000


def test_a_report_over_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(reading=replace(ReadingSettings(), max_seconds=0.3))
    resources = Resources(settings, rules_only=True)
    real = pipeline._read
    monkeypatch.setattr(pipeline, "_read", lambda document, given: for_ever())
    with pytest.raises(TookTooLong) as refused:
        read(DOCUMENT, resources)
    assert refused.value.code == "took_too_long"

    def hungry(document: Document, given: Resources) -> Reading:
        raise MemoryError

    monkeypatch.setattr(pipeline, "_read", hungry)
    with pytest.raises(TooLarge):
        read(DOCUMENT, resources)
    monkeypatch.setattr(pipeline, "_read", real)
    found = read(DOCUMENT, Resources(rules_only=True))
    assert found.attributions
