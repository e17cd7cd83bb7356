"""The whole reading of hostile text takes time in proportion to its length, and never raises."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from secondsource.model import Document
from secondsource.pipeline import Resources, read
from secondsource.reading import english_parser

UNITS = {"marks": ('"', 60_000), "open marks": ("“", 60_000), "said": ("said ", 25_000), "one word": ("a", 120_000)}
"""What is repeated, and to how many characters: as many as take about a second, so that growth shows."""
GROWTH = 2.6
"""Twice the text: twice the time where it is linear, four times where it is quadratic."""
SLACK_S = 0.1
"""Seconds of processor time that the machine's own noise may add."""


@pytest.fixture(scope="module")
def resources() -> Resources:
    """Models opened and warm, so that no timing pays for loading them."""
    opened = Resources()
    read(
        Document("warm", "", "The mayor of Ostrovka said on Monday that two bridges were closed.", language="en"),
        opened,
    )
    return opened


def seconds(text: str, resources: Resources) -> float:
    """Processor time of one reading; the document must come out with its text whole and nothing failed."""
    started = time.process_time()
    reading = read(Document("d", "", text, language="en"), resources)
    spent = time.process_time() - started
    assert reading.document.text == text
    assert not reading.warnings
    return spent


@pytest.mark.soak  # a timed ratio: on a busy machine it says nothing
@pytest.mark.parametrize("name", UNITS)
def test_twice_the_hostile_text_takes_about_twice_the_time(name: str, resources: Resources) -> None:
    unit, small = UNITS[name]

    def growth() -> float:
        once, twice = (seconds((unit * (size // len(unit) + 1))[:size], resources) for size in (small, 2 * small))
        return twice / (once + SLACK_S)

    # Other work on the machine can only make a reading seem slower, so one good measurement of two is enough.
    assert growth() < GROWTH or growth() < GROWTH


def test_the_parser_sees_a_long_text_in_batches_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    whole = english_parser.EnglishParser._batch

    def noted(self: object, text: str, docs: list[object], stretches: object) -> object:
        sizes.append(sum(len(d) for d in docs))  # type: ignore[arg-type]
        return whole(self, text, docs, stretches)  # type: ignore[arg-type]

    monkeypatch.setattr(english_parser.EnglishParser, "_batch", noted)
    text = "said " * 12_000
    analysis = Resources().grammar().analyse(Document("d", "", text, language="en"))
    assert len(analysis.tokens) == 12_000
    # A batch is full from `TOGETHER` words on, and one stretch adds at most a word for every two characters.
    most = english_parser.TOGETHER + Resources().settings.reading.max_parsed_characters // 2
    assert len(sizes) > 3
    assert max(sizes) <= most


_PEAK = """
import resource, sys
from secondsource.model import Document
from secondsource.pipeline import Resources, read
unit = sys.argv[1]
reading = read(Document("d", "", (unit * (1_000_000 // len(unit) + 1))[:1_000_000], language="en"), Resources())
assert not reading.warnings
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@pytest.mark.soak
@pytest.mark.parametrize("unit", ["said ", '"', "a"])
def test_a_megabyte_of_hostile_text_needs_at_most_600_mb(unit: str) -> None:
    done = subprocess.run([sys.executable, "-c", _PEAK, unit], capture_output=True, text=True, check=True)
    assert float(done.stdout.split()[-1]) <= 600
