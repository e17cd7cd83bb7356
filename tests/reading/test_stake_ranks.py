"""Places that ranks give, in words."""

from __future__ import annotations

import pytest

from secondsource.reading.stake_ranks import rank_in


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("The Rohanka pit is among the three largest of the basin.", None),
        ("It is one of the leading mills of the north.", None),
        ("No port on that coast ships more grain.", 1),
        ("Only one dam in the country stands taller.", 2),
        ("Only two rivals in the region were larger.", 3),
        ("It ranks fifth in the country.", 5),
        ("The country's third-biggest refinery burnt.", 3),
        ("The firm is number one among cement makers.", 1),
        ("Second only to Odesa, it loaded rape seed.", 2),
        ("In the second week of shelling the largest depot burnt.", 1),
        ("Orlyk is the 4th largest yard by tonnage.", 4),
        ("The harbour outstrips all others of the gulf.", 1),
        ("The mill is a pride of the town.", None),
    ],
)
def test_the_place_of_a_rank(said: str, place: float | None) -> None:
    assert rank_in(said) == place
