"""Frames of bulletins, appeals and witnesses: harm, flight, want, help, captivity, terms; and what only sounds so."""

from __future__ import annotations

import pytest

from secondsource.model import Document
from secondsource.pipeline import Resources, read


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def told(text: str, resources: Resources) -> set[tuple[str, bool]]:
    """Code of each event of a text, and whether it is said not to be so."""
    found = read(Document("d", "d", text, None, None, "Desk", "2025-06-05T08:00:00Z", "given", "en"), resources)
    return {(claim.event.code, claim.factuality == "CT-") for claim in found.claims if claim.event is not None}


TOLD = [
    ("casualties", "A splinter blinded the watchman in his left eye."),
    ("casualties", "The surgeons have amputated four legs since Monday."),
    ("casualties", "Workers found a mass grave behind the tannery."),
    ("casualties", "He walked to the clinic with a shattered wrist."),
    ("casualties", "Two corpses drifted ashore below the lighthouse."),
    ("displacement", "Some 300 families stumbled across the frontier before dawn."),
    ("displacement", "Volunteers drove forty pensioners from Izium to Poltava."),
    ("displacement", "Six villages along the river stand deserted."),
    ("displacement", "Dozens of families spent the night in cars and bus stations."),
    ("displacement", "The parish hosted 80 refugees over the winter."),
    ("shortage", "The agency halved rations in all nine camps."),
    ("shortage", "There is one toilet for 70 people in the sports hall."),
    ("shortage", "Only three of the city's 11 bakeries still work."),
    ("shortage", "The quarter gets two hours of electricity a day."),
    ("shortage", "Cooking oil is nowhere to be found."),
    ("shortage", "The clinic turned patients away for want of anaesthetics."),
    ("shortage", "They have neither water nor gas."),
    ("aid_appeal", "The mayor implored donors to send pumps."),
    ("aid_appeal", "The hospital seeks ventilators and 200 beds."),
    ("aid_appeal", "“Send us boats,” the headman said."),
    ("aid_appeal", "The region turned to Warsaw for generators."),
    ("aid_delivery", "Volunteers ladled soup at the crossing."),
    ("aid_delivery", "The barge unloaded 90 tonnes of flour at the quay."),
    ("aid_delivery", "The charity has erected latrines beside the school."),
    ("aid_delivery", "The embassy funded repairs to the clinic and two ambulances."),
    ("detention", "Officers bundled the blogger into a van."),
    ("detention", "The preacher was taken into custody at the airport."),
    ("detention", "Soldiers blindfolded the two brothers."),
    ("detention", "Three engineers are still held by their kidnappers."),
    ("agreement", "The clans made peace over the well."),
    ("agreement", "The pact lapsed at midnight."),
    ("agreement", "Geneva and Tunis restored ties after six years."),
    ("other", "Measles swept through the camp."),
    ("other", "Ships report that GPS signals were spoofed off the cape."),
    ("other", "The ministry closed the airspace until Thursday."),
    ("other", "Sappers warned that deserters had laid mines along the path."),
]

DENIED = [
    ("displacement", "The old couple refused to leave."),
    ("agreement", "The junta rejected the roadmap."),
    ("agreement", "The envoys walked away from the table in Muscat."),
]

NOT_TOLD = [
    "He broke his leg in the last game of the season.",
    "The club released the goalkeeper on a free transfer.",
    "Fans poured into the ground before the final.",
    "She came to terms with her grief.",
    "We had dinner by candlelight.",
    "The university shut for the holidays.",
    "Students went abroad for a term.",
    "The museum opened a show about coffins of ancient Egypt.",
    "The school has one teacher for every thirty pupils.",
    "The insurer paid out after the storm.",
    "The restaurant serves soup and bread until ten.",
]


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_a_frame_tells_its_code(code: str, text: str, resources: Resources):
    assert (code, False) in told(text, resources)


@pytest.mark.parametrize(("code", "text"), DENIED)
def test_what_did_not_come_about_is_counterfactual(code: str, text: str, resources: Resources):
    assert (code, True) in told(text, resources)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_everyday_senses_tell_nothing(text: str, resources: Resources):
    assert not told(text, resources)
