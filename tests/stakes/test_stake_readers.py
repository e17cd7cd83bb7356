"""What texts say of assets and needs: figures, shares, ranks; needs, appeals, deliveries and what is none of them."""

from __future__ import annotations

import pytest

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read
from secondsource.reading.need_words import need_words
from secondsource.reading.sector_words import SECTORS, sector_words
from secondsource.reading.stake_words import stake_words


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def reading(text: str, resources: Resources, language: str = "en") -> Reading:
    return read(Document("d", "0" * 64, text, language=language), resources)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Vyshneva mine raised between 2.2 and 2.6 million tonnes a year.", (2.2, None, 2.6, "Mt/year")),
        ("en", "The Vyshneva mine has a nameplate capacity of 3.5 Mtpa.", (3.5, 3.5, 3.5, "Mt/year")),
        ("en", "The refinery processes 120,000 barrels of crude a day.", (120.0, 120.0, 120.0, "kb/day")),
        ("en", "Over a third of the country's coke comes from the Vyshneva plant.", (33.3, None, None, "%")),
        ("en", "The Vyshneva mine gave work to at least 2,300 people.", (2300.0, None, None, "jobs")),
        ("en", "The Vyshneva mine is the second-largest coal enterprise in the country.", (None, 2.0, None, "rank")),
        ("ru", "Мощность Вишнёвской ТЭС составляет 1200 МВт.", (1200.0, 1200.0, 1200.0, "MW")),
        ("uk", "Порт перевалив 12 мільйонів тонн вантажів у 2021 році.", (12.0, 12.0, 12.0, "Mt/year")),
    ],
)
def test_a_stake_has_value_and_unit(
    language: str, text: str, expected: tuple[object, ...], resources: Resources
) -> None:
    stakes = [c.stake for c in reading(text, resources, language).claims if c.stake is not None]
    assert expected in [(s.low, s.best, s.high, s.unit) for s in stakes]


@pytest.mark.parametrize(
    "text",
    [
        "A pair of employees of the plant ended up in hospital.",
        "The shelling cut electricity to forty villages near the dam.",
        "Three labourers were abducted on the road to the mine.",
        "Trucks delivered 200 tonnes of food aid past the mine.",
    ],
)
def test_what_happens_at_an_asset_is_no_stake(text: str, resources: Resources) -> None:
    assert not [c.stake for c in reading(text, resources).claims if c.stake is not None and c.stake.unit]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some 3,400 pupils in Lypova have had no classes since May.", ("Education", "need")),
        ("en", "The mayor of Lypova appealed for window panes and stoves.", ("Emergency Shelter and NFI", "appeal")),
        ("en", "Volunteers handed out soap to 600 families in Lypova.", ("Water Sanitation Hygiene", "delivery")),
        ("en", "No food was delivered to the people of Lypova.", ("Food Security", "need")),
        ("en", "The airstrip is flooded and aid flights cannot land.", ("Logistics", "need")),
        ("ru", "Врачи попросили прислать инсулин.", ("Health", "appeal")),
        ("uk", "У селі немає питної води вже тиждень.", ("Water Sanitation Hygiene", "need")),
    ],
)
def test_a_need_has_its_sector_and_kind(
    language: str, text: str, expected: tuple[str, str], resources: Resources
) -> None:
    needs = [c.need for c in reading(text, resources, language).claims if c.need is not None]
    assert [(n.sector, n.kind) for n in needs] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The battalion asked its supporters for drones and warm clothes.",
        "Ground water from the mine has reached cellars in Lypova.",
        "She gave her name only as Halyna and said that she teaches at a school.",
        "The power plant ran out of gas on Thursday.",
        "An aid group, Villages Without Hunger, will deliver flour next week.",
    ],
)
def test_what_is_no_need(text: str, resources: Resources) -> None:
    assert not [c.need for c in reading(text, resources).claims if c.need is not None]


def test_who_is_in_need_is_counted(resources: Resources) -> None:
    (need,) = [
        c.need for c in reading("Between 400 and 500 families in Lypova lack bread.", resources).claims if c.need
    ]
    assert need.population is not None
    assert "families" in need.population
    assert [(q.low, q.high) for q in need.quantities] == [(400.0, 500.0)]


def test_tables_hold_every_sector_and_stay_linear() -> None:
    words = sector_words("en")
    assert words is not None
    assert {name for tier in words.tiers for name, _ in tier} == set(SECTORS)
    hostile = "asked the of a no with without " * 2000
    for language in ("en", "ru", "uk"):
        frames, stakes = need_words(language), stake_words(language)
        assert frames is not None
        assert stakes is not None
        for frame in frames.frames:
            assert sum(1 for _ in frame.pattern.finditer(hostile)) >= 0
        for pattern in (stakes.rank, stakes.consequence, stakes.dependence, stakes.capacity):
            pattern.search(hostile)
