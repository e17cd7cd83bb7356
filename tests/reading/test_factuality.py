"""Certainty of events from their speaker's view."""

from __future__ import annotations

import pytest
from claims_of import events

from secondsource.reading.factuality import factuality_of, negated

CASES = [
    ("CT+", "Rebels entered the town."),
    ("CT-", "Rebels did not enter the town."),
    ("CT-", "Nobody was hurt."),
    ("CT-", "There are no enemy troops at the dam."),
    ("PS+", "Rebels may have entered the town."),
    ("PR+", "Rebels probably entered the town."),
    ("Uu", "If rebels take the town, nobody will stay."),
    ("Uu", "The army plans to attack the town."),
    ("Uu", "Have rebels entered the town?"),
    ("Uu", "The general ordered his men to retreat."),
    ("Uu", "The mine's capture could hurt exports."),
    ("PR+", "Bread will run out in a week."),
    ("Uu", "Troops will withdraw from the town on Friday."),
    ("CT+", "The rebels managed to enter the town."),
    ("CT-", "The rebels failed to capture the town."),
    ("CT+", "The road may reopen after the town was shelled."),
    ("PR-", "We do not believe that rebels captured the town."),
]


@pytest.mark.parametrize(("value", "text"), CASES)
def test_values(value: str, text: str) -> None:
    assert value in [factuality for _, factuality, _ in events(text)], events(text)


def test_a_lack_is_no_negated_event() -> None:
    assert [(code, value) for code, value, _ in events("The hospital has no water.")] == [("shortage", "CT+")]
    assert [(code, value) for code, value, _ in events("Nothing is left of the school.")] == [("destruction", "CT+")]


def test_a_denied_claim_keeps_its_own_speakers_certainty() -> None:
    text = "The ministry denied a claim by local bloggers that rebels had entered Orvel."
    values = {value for code, value, _ in events(text) if code == "advance"}
    assert "CT-" in values


def test_negation_turns_polarity_and_keeps_certainty() -> None:
    assert [negated(value) for value in ("CT+", "PR-", "PS+", "Uu")] == ["CT-", "PR+", "PS-", "Uu"]  # type: ignore[arg-type]


def test_the_head_is_held_between_its_ends() -> None:
    class Head:
        def factuality(self, span: tuple[int, int]) -> float:
            return 7.0 * (-1) ** span[0]

    assert factuality_of((0, 1), Head()) == 3.0
    assert factuality_of((1, 2), Head()) == -3.0
