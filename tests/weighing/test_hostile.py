"""Input made to hurt costs no more than its length."""

from __future__ import annotations

import time

import pytest

from constructed_reports import Said, add, report
from secondsource.weighing.in_memory import InMemory


@pytest.mark.parametrize(
    "text",
    ["said said " * 20_000, '"' * 200_000, "Oborona. " * 20_000, "x" * 400_000, "Our reporter saw it. " * 8_000],
    ids=["said", "quotes", "sentences", "word", "eyes"],
)
def test_a_hostile_report_is_weighed_in_time(text: str):
    store = InMemory()
    piece = Said(text, text[:30].strip(), "shelling", None, None)
    start = time.process_time()
    add(store, report("a", "Sheet", "2026-02-03T08:00:00Z", [piece]))
    add(store, report("b", "Leaf", "2026-02-03T09:00:00Z", [piece]))
    assert time.process_time() - start < 20


def test_a_report_of_a_thousand_claims_is_weighed_in_time():
    said = [
        Said(f"Shells hit street {n} in Dubno.", f"Shells hit street {n}", "shelling", None, "Dubno")
        for n in range(1000)
    ]
    store = InMemory()
    start = time.process_time()
    add(store, report("a", "Sheet", "2026-02-03T08:00:00Z", said))
    assert time.process_time() - start < 30
    assert sum(len(e.members) for e in store.current.values()) == 150
