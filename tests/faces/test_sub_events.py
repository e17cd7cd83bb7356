"""Which ACLED sub-event a sentence is given, on constructed sentences (see `tests/gold/sub_events/README.md`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.faces.codes import codes, is_state
from secondsource.model import Document
from secondsource.pipeline import Resources, read

GOLD = Path(__file__).parents[1] / "gold" / "sub_events"


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def given(text: str, resources: Resources) -> set[str | None]:
    found = read(Document("d", "d", text, None, None, "Desk", "2025-06-05T08:00:00Z", "given", "en"), resources)
    countries = {p.id: p.resolved.country for p in found.places if p.resolved is not None}
    return {codes(c.event, countries.get(c.event.place or "")).acled for c in found.claims if c.event is not None}


@pytest.mark.parametrize(("name", "misses"), [("tuned.tsv", 2), ("second.tsv", 3), ("third.tsv", 8)])
def test_sub_events_are_told_apart(name: str, misses: int, resources: Resources):
    lines = [line.split("\t") for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]
    missed = [(wanted, text) for wanted, text in lines if wanted not in given(text, resources)]
    assert len(missed) <= misses, missed


@pytest.mark.parametrize(
    ("actor", "country", "state"),
    [
        ("Somali army", "SO", True),
        ("Rwandan troops", "CD", False),
        ("Rwandan army", "CD", False),
        ("security forces", "KE", True),
        ("Kachin Independence Army", "MM", False),
        ("Rapid Support Forces", "SD", False),
        ("gunmen", "NG", False),
        (None, "NG", False),
    ],
)
def test_whose_forces_an_actor_is(actor: str | None, country: str, state: bool):
    assert is_state(actor, country) is state
