"""Fire, movement, control and damage in the words of wires, channels and bulletins; what only looks like them."""

from __future__ import annotations

import pytest
from claims_of import events

TOLD = [
    ("air_strike", "Su-24s pounded the ferry landing at dusk."),
    ("air_strike", "A Bayraktar picked off two trucks on the ring road."),
    ("air_strike", "The convoy was hit from the air on Monday."),
    ("air_strike", "Two drones were plucked out of the sky over the port."),
    ("shelling", "A Kalibr tore into the grain terminal."),
    ("shelling", "Mortar rounds strayed into the camp on Friday."),
    ("shelling", "The airfield took seven missiles overnight."),
    ("shelling", "Howitzers boomed all night behind the ridge."),
    ("shelling", "The frigate bombarded two hamlets on the coast."),
    ("clash", "The garrison fended off an onslaught at noon."),
    ("clash", "The marines threw back a third wave at the river."),
    ("clash", "Gunmen sprang an ambush near the ford."),
    ("advance", "Rebel fighters swept into the town on motorbikes."),
    ("advance", "Soldiers paddled across the lake into the reeds."),
    ("advance", "The front has crept two kilometres westwards."),
    ("advance", "Reinforcements have arrived from the south."),
    ("withdrawal", "The rearguard melted away at night."),
    ("withdrawal", "The checkpoint was deserted by noon."),
    ("withdrawal", "Witnesses noted the departure of the last battalion."),
    ("control_change", "The village is under rebel control."),
    ("control_change", "Liberated: the brickworks and the mill."),
    ("control_change", "The last pocket collapsed on Sunday."),
    ("control_change", "Militants usurped the district headquarters."),
    ("destruction", "Power cables severed near the mill."),
    ("destruction", "Only the chimney of the dairy was left standing."),
    ("destruction", "A warehouse in flames on the quay."),
    ("destruction", "The shutters were riddled."),
    ("destruction", "A missile unroofed the stables."),
]
OTHERWISE = [
    ("shelling", "Rocket debris pockmarked the front of the station."),
    ("shelling", "Sniper fire killed a street vendor."),
    ("other", "FLASH - the minister has resigned."),
    ("other", "The bank came under attack from speculators."),
    ("withdrawal", "The board beat a retreat on ticket prices."),
    ("shelling", "The gun fires eight rounds a minute."),
    ("clash", "The senator parried a question about taxes."),
    ("advance", "The charity set off for a walk to the sea."),
    ("control_change", "The power line broke in the storm."),
    ("destruction", "House prices came down in May."),
    ("air_strike", "The pilots flew in for the parade."),
    ("withdrawal", "The company turned round its fortunes."),
]


@pytest.mark.parametrize(("code", "text"), TOLD, ids=[text for _, text in TOLD])
def test_the_event_is_read(code: str, text: str) -> None:
    assert code in [found for found, _, _ in events(text)]


@pytest.mark.parametrize(("code", "text"), OTHERWISE, ids=[text for _, text in OTHERWISE])
def test_no_event_of_that_code_is_read(code: str, text: str) -> None:
    assert code not in [found for found, _, _ in events(text)]


def test_a_past_without_an_auxiliary_is_no_passive() -> None:
    assert [code for code, _, _ in events("Small groups of soldiers filtered into the suburb.")] == ["advance"]
