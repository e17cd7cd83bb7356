"""English events by class on constructed sentences, and everyday news whose words only sound like war."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.model import Document
from secondsource.pipeline import Resources, read

GOLD = Path(__file__).parents[1] / "gold" / "events_english"


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def codes_in(text: str, resources: Resources) -> set[str]:
    found = read(Document("d", "d", text, None, None, "Desk", "2025-06-05T08:00:00Z", "given", "en"), resources)
    return {claim.event.code for claim in found.claims if claim.event is not None}


@pytest.mark.parametrize(("name", "misses"), [("told.tsv", 6), ("told_second.tsv", 4)])
def test_events_are_told_by_their_code(name: str, misses: int, resources: Resources):
    lines = [line.split("\t") for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]
    missed = [(code, text) for code, text in lines if code not in codes_in(text, resources)]
    assert len(missed) <= misses, missed


@pytest.mark.parametrize("name", ["other.tsv", "other_second.tsv"])
def test_everyday_senses_are_no_events(name: str, resources: Resources):
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    found = [(text, codes) for text in lines if (codes := codes_in(text, resources))]
    assert len(found) <= 1, found


def test_a_rare_verb_is_found_whose_lemma_stays_inflected(resources: Resources):
    assert codes_in("Six rockets thudded into the courtyard.", resources) & {"shelling", "air_strike"}
    assert "control_change" in codes_in("Government troops retook the village of Robotyne.", resources)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Fighters are to leave the town on Friday.", "Uu"),
        ("Fighters left the town on Friday.", "CT+"),
        ("The shelling did not cause casualties.", "CT-"),
        ("It is unlikely that rebels captured the town.", "PR-"),
        ("Residents fear that the army will bomb the port.", "PS+"),
        ("The army will bomb the port.", "Uu"),
        ("A truce is due to begin on Friday.", "PR+"),
    ],
)
def test_certainty_of_schedules_fears_and_what_was_not_caused(text: str, factuality: str, resources: Resources):
    found = read(Document("d", "d", text, None, None, "Desk", "2025-06-05T08:00:00Z", "given", "en"), resources)
    assert factuality in [claim.factuality for claim in found.claims if claim.event is not None]
