"""Media without a name: whose side or town one is on is no name."""

from __future__ import annotations

import pytest
from claims_of import read


@pytest.mark.parametrize(
    "source", ["A pro-Moscow channel", "A Kyiv newspaper", "A Russian broadcaster", "One pro-Russian portal"]
)
def test_a_leaning_or_a_town_is_no_name(source: str) -> None:
    attributions, _, _ = read(f"{source} boasted that the bridge had been destroyed.")
    speakers = [a.speaker for a in attributions]
    assert len(speakers) == 1
    assert speakers[0] is not None
    assert speakers[0].anonymous, speakers


def test_a_named_outlet_keeps_its_name() -> None:
    attributions, _, _ = read("The newspaper Elb Post wrote that the bridge had been destroyed.")
    assert attributions[0].speaker is not None
    assert attributions[0].speaker.name == "Elb Post"


def test_a_nom_de_guerre_is_a_name() -> None:
    text = "A rebel officer, who goes by the nom de guerre Heron, acknowledged that his men had pulled out."
    attributions, _, _ = read(text)
    assert attributions[0].speaker is not None
    assert attributions[0].speaker.name == "Heron"
