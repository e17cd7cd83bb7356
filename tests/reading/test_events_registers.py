"""Events as survivors, tabloids, bulletins and situation reports tell them; figures of speech that are none."""

from __future__ import annotations

import pytest
from claims_of import events

TOLD = [
    ("air_strike", "A flock of kamikaze drones rained down on the depot in Orvel."),
    ("air_strike", "The enemy dropped nine KABs on the village."),
    ("air_strike", "Quadcopters battered the bus station for an hour."),
    ("shelling", "Two rockets reached the grain store at dawn."),
    ("shelling", "Mortars plastered the eastern suburb."),
    ("other", "A jet circled over the valley at noon."),
    ("other", "The ambulance came under attack on the ring road."),
    ("other", "A car of the water company was shot at near Dalwa."),
    ("other", "The bang was heard in three villages."),
    ("advance", "Infantry filed into the town after dark."),
    ("advance", "Rebel fighters have taken up positions on the ridge."),
    ("advance", "The enemy wedged into the second line of defence."),
    ("advance", "The tanks are three streets from the hospital."),
    ("withdrawal", "The outpost had been vacated in March."),
    ("withdrawal", "The ministry spoke of a tactical regrouping."),
    ("control_change", "Gunmen are throttling the town."),
    ("detention", "Soldiers took my nephew from the shop."),
    ("detention", "The column marched off with twelve porters."),
    ("detention", "Two nurses are being held hostage in a school."),
    ("agreement", "Forty prisoners went free on Sunday."),
    ("agreement", "Talks are scheduled for Friday in Orvel."),
    ("casualties", "The clinic received six bodies overnight."),
    ("casualties", "The clinic has registered 41 fatalities."),
    ("casualties", "Neighbours dug two corpses out of the rubble."),
    ("casualties", "The boy lost a foot."),
    ("casualties", "An old woman could not be saved."),
    ("casualties", "Three miners were crushed under a slab."),
    ("destruction", "The ceiling came down on us."),
    ("destruction", "The whole front wall just flew out."),
    ("destruction", "The water tank was pierced by splinters."),
    ("destruction", "The pumping station was knocked out in May."),
    ("destruction", "The ferry sank at its berth."),
    ("destruction", "The mill suffered severe damage."),
    ("destruction", "There is no church any more."),
    ("displacement", "We ran for the cellar."),
    ("displacement", "They hid in a cave for two days."),
    ("displacement", "Some 9,000 refugees have streamed across the border."),
    ("displacement", "Forty families were bused out at noon."),
    ("shortage", "A sack of flour costs eight times what it did."),
    ("shortage", "The children are hungry."),
    ("shortage", "We have not had bread for six days."),
    ("shortage", "Insulin is unavailable in the district."),
    ("shortage", "Medicines are all but exhausted."),
    ("shortage", "Families are boiling grass."),
    ("shortage", "The hospital is over capacity."),
    ("aid_appeal", "The agency seeks $4 million."),
    ("aid_appeal", "The mayor urged all sides to let medicines through."),
    ("aid_appeal", "Somebody has to help us."),
    ("aid_delivery", "Nine lorries with flour went through the crossing."),
    ("aid_delivery", "The charity has dished out 7,000 meals."),
    ("aid_delivery", "An airlift with vaccines touched down on Monday."),
]


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_told_in_other_words(code: str, text: str) -> None:
    assert code in [found for found, _, _ in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the budget in a speech.",
        "Her arguments were demolished by the committee.",
        "The song exploded in popularity.",
        "Bus drivers are on strike for better pay.",
        "A clerk was fired on Monday after a quarrel.",
        "The team hammered its rival 4-0.",
        "The currency is in retreat.",
        "Morale collapsed and confidence was destroyed.",
        "The minister seized the opportunity to speak.",
        "Three coal-fired plants supply the region.",
        "The proposal was shot down in parliament.",
        "The book is an appealing way to help children read.",
        "He hacked into the email of a rival.",
        "Shares of the brewer jumped by 6 per cent.",
        "The verdict struck a chord with readers.",
    ],
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert events(text) == []


def test_an_own_bulletin_names_its_soldiers_and_the_enemy() -> None:
    assert [code for code, _, _ in events("Our soldiers took five prisoners near Dalwa.")] == ["detention"]


def test_what_could_not_be_is_certain() -> None:
    assert [(code, value) for code, value, _ in events("The driver could not be saved.")] == [("casualties", "CT+")]


def test_no_losses_is_negative() -> None:
    assert [(code, value) for code, value, _ in events("No losses were recorded.")] == [("casualties", "CT-")]
