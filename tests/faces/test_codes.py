"""The mapping tables: every code has a row, and who holds a place decides ACLED's word for it."""

from __future__ import annotations

import pytest

from secondsource.faces.codes import OVERTAKES, REGAINS, codes, is_state
from secondsource.model import EVENT_CODES, Event

# ACLED's sub-event names as published (Codebook 2023).
ACLED = {
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Excessive force against protesters", "Protest with intervention", "Peaceful protest", "Violent demonstration",
    "Mob violence", "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance",
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip


@pytest.mark.parametrize("code", EVENT_CODES)
def test_every_code_has_a_row(code: str) -> None:
    found = codes(Event(code))  # type: ignore[arg-type]
    assert found.hxl is not None
    assert found.acled is None or found.acled in ACLED
    assert found.acled is not None or found.lossy


def test_every_sub_event_name_is_one_of_acled() -> None:
    from secondsource.faces.codes import _table

    assert {c.acled for c in _table().values() if c.acled} <= ACLED


@pytest.mark.parametrize(
    ("actor", "outcome", "country", "expected"),
    [
        ("Ukrainian forces", "taken", "UA", REGAINS),
        ("Russian troops", "taken", "UA", OVERTAKES),
        ("Ukrainian forces", "lost", "UA", OVERTAKES),
        ("Highland Independence Army", "taken", "MM", OVERTAKES),
        ("the junta", "taken", "MM", REGAINS),
        (None, "taken", "UA", OVERTAKES),
    ],
)
def test_who_takes_a_place_decides_the_sub_event(actor: str, outcome: str, country: str, expected: str) -> None:
    assert codes(Event("control_change", outcome=outcome, actor=actor), country).acled == expected  # type: ignore[arg-type]


def test_an_unknown_actor_is_no_state() -> None:
    assert not is_state(None, "UA")
    assert not is_state("Rebel army", "SD")
