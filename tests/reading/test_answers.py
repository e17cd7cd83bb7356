"""Answers to claims and sources cited in passing, in many wordings; and events told in plain words and fragments."""

from __future__ import annotations

import pytest
from claims_of import events, read

BARE_DENIALS = [
    ("Two villagers said army helicopters had bombed a wedding. The junta dismissed the allegation.", "air_strike"),
    ("The mayor said foreign soldiers had entered the valley. Kigali branded the report a fabrication.", "advance"),
    ("A local radio said a drone had struck the market. The junta denied it.", "air_strike"),
    ("Activists reported that troops had arrested nine students. The army spokesman called this a lie.", "detention"),
    ("The militia claimed that it had captured the fort. The government rejected the account.", "control_change"),
]
ANSWERS = [
    ("denies", "The mayor said rebels had burned the mill. The group says the charge is baseless."),
    ("denies", "Villagers said jets had bombed the ford. The army said it was not aware of any strike in the area."),
    ("denies", "Villagers said jets had bombed the ford. Utter nonsense, snapped Colonel Adan Mure."),
    ("denies", "Residents said troops had shelled the camp. The army says nobody was targeted there."),
    ("denies", "The army claimed the pass. A militia channel later admitted that this claim was premature."),
    ("denies", "Farmers said soldiers had fired on them. No such thing happened, the garrison's command insisted."),
    ("confirms", "The air force admitted that one of its jets had mistakenly bombed a school."),
    ("confirms", "The general staff conceded that its troops had pulled out of the fort."),
    ("confirms", "Reports of a raid on the depot are accurate, the governor told reporters."),
    ("no_comment", "The rebels neither admitted nor denied the shelling of the camp."),
    ("no_comment", "Nobody at the governor's office picked up the phone."),
    ("no_comment", "An army spokesman hung up when asked about the raid."),
    ("no_comment", "Asked about the losses, the minister refused to give numbers."),
    ("no_comment", "Ankara ducked the question."),
]
SILENT = [
    "The police will answer for this, the widow said.",
    "The clerk declined to give his name.",
    "The deputy mayor would say only that the situation was calm.",
    "The border guard denied them entry.",
]
CITED = [
    ("The Orlen Post reported, citing two senior officials, that talks would resume.", "two senior officials"),
    ("The Orlen Post says, referring to two senior officials, that talks will resume.", "two senior officials"),
    ("Radio Mure, quoting a nurse at the clinic, said that eleven bodies had been brought in.", "nurse"),
    ("According to the newspaper Orlen Post, citing a military source, the convoy was ambushed.", "a military source"),
]
PLAIN = [
    ("shelling", "Four missiles on the village overnight."),
    ("destruction", "Debris sparked a fire and broke windows."),
    ("destruction", "The raid knocked out two units of the plant."),
    ("displacement", "Residents are being moved out."),
    ("displacement", "Barely a third have gone."),
    ("shortage", "The wards are overflowing."),
    ("shortage", "Hundreds of homes were still in the dark."),
    ("shortage", "There is no soap and no cooking oil."),
    ("detention", "Two remain behind bars."),
    ("detention", "Raiders carried off women and boys."),
    ("aid_delivery", "The Red Crescent brings water twice a week."),
    ("casualties", "The number of wounded has climbed to 90."),
    ("casualties", "Two porters never made it out."),
    ("agreement", "The draft has been accepted in principle."),
    ("other", "The raiders made off with two trucks."),
    ("other", "Kidnappers freed the priest."),
    ("clash", "Rebel forces attacked twice near the ford."),
]


@pytest.mark.parametrize(("text", "code"), BARE_DENIALS)
def test_a_bare_denial_is_a_claim_on_the_same_words(text: str, code: str) -> None:
    _, claims, _ = read(text)
    told = [c for c in claims if c.event is not None and c.event.code == code]
    assert [c.factuality for c in told] == ["CT+", "CT-"]
    assert told[0].anchor == told[1].anchor
    assert told[0].attribution != told[1].attribution


def test_a_denied_action_named_by_a_pronoun_is_the_claim_before_it() -> None:
    text = "The ministry said that a mortar round had wounded three men. The militia denied firing it."
    _, claims, responses = read(text)
    denied = [c for c in claims if c.event is not None and c.factuality == "CT-"]
    assert [c.anchor.of(text) for c in denied] == ["a mortar round had wounded three men"]
    assert [r.kind for r in responses] == ["denies"]


@pytest.mark.parametrize(("kind", "text"), ANSWERS)
def test_answers_in_many_wordings(kind: str, text: str) -> None:
    assert kind in [r.kind for r in read(text)[2]]


@pytest.mark.parametrize("text", SILENT)
def test_what_answers_nobody(text: str) -> None:
    assert not read(text)[2]


def test_two_who_keep_silent_are_two_answers() -> None:
    found = read("Neither the army nor the rebels have commented.")[2]
    assert [(r.kind, r.by) for r in found] == [("no_comment", "the army"), ("no_comment", "the rebels")]


@pytest.mark.parametrize(("text", "who"), CITED)
def test_a_source_cited_in_an_aside_is_the_speaker_and_the_medium_its_relay(text: str, who: str) -> None:
    cited = [a for a in read(text)[0] if any(who in s.of(text) for s in a.source)]
    assert cited
    assert cited[0].speaker is not None
    assert cited[0].speaker.anonymous
    assert cited[0].relay


@pytest.mark.parametrize(("code", "text"), PLAIN)
def test_events_in_plain_words(code: str, text: str) -> None:
    assert code in [c for c, _, _ in events(text)]


@pytest.mark.parametrize("text", ["Burn it all.", "Shell the bridge tonight.", "Evacuate the village at once."])
def test_an_order_is_no_fact(text: str) -> None:
    assert [f for _, f, _ in events(text)] == ["Uu"]


def test_what_a_correction_withdraws_is_not_said() -> None:
    text = (
        "Correction: an earlier version of this article said four people had died. The authorities reported two deaths."
    )
    assert [a for _, _, a in events(text)] == ["two deaths"]
