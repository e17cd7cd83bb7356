"""What texts say of assets and needs: figures, shares, ranks; needs, appeals, deliveries and what is none of them."""

from __future__ import annotations

import pytest

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read
from secondsource.reading.need_words import need_words
from secondsource.reading.sector_words import SECTORS, sector_words
from secondsource.reading.stake_words import stake_words
from secondsource.stakes.naming import may_name


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The elevator can store 80,000 tonnes of wheat.", (80000.0, "t", "capacity")),
        ("The gas storage facility holds 17 billion cubic metres.", (17.0, "bcm", "capacity")),
        ("The Vyshneva wind farm generated 310 GWh in 2021.", (310.0, "GWh/year", "output")),
        ("The dam generates about 1.2 billion kilowatt-hours of electricity a year.", (1200.0, "GWh/year", "output")),
        ("The port of Zelenets handled 650,000 TEU last year.", (650000.0, "TEU", "output")),
        ("The Vyshneva gold mine produced 350,000 ounces in 2023.", (350000.0, "oz/year", "output")),
        ("The pig farm at Bilanka held 12,000 pigs.", (12000.0, "pigs", "capacity")),
        ("The 220-bed Bilanka hospital was shelled.", (220.0, "beds", "capacity")),
        ("The 60,000-barrel-per-day Bilanka refinery was set on fire.", (60.0, "kb/day", "capacity")),
        ("Two in three families in the town live off the Vyshneva mine.", (66.666667, "%", "dependence")),
        ("The Vyshneva mine produced one tonne in every six of the country's coal.", (16.666667, "%", "output")),
        ("The Bilanka hospital serves a population of 250,000.", (250000.0, "people", "dependence")),
        ("The Vyshneva mine has 1,200 employees.", (1200.0, "jobs", "dependence")),
        ("With the Bilanka bridge down, some 12,000 villagers have no way out.", (12000.0, "villagers", "consequence")),
        ("Without the Bilanka plant 300,000 homes would go dark.", (300000.0, "homes", "consequence")),
        ("The hospital treated 1,100 patients a month before the siege.", (1100.0, "patients/month", "output")),
        ("Vyshneva I dam and Vyshneva II dam have 351 and 1,424 megawatts.", (351.0, "MW", "capacity")),
        ("The Vyshneva mine raised 1.1 million tonnes in 2020 and 1.4 million in 2021.", (1.4, "Mt/year", "output")),
        ("The Vyshneva mine is the second-largest in the region.", (2.0, "rank", "rank")),
        ("The port of Zelenets is second only to Prystan in cargo turnover.", (2.0, "rank", "rank")),
        ("The Vyshneva mine produces more coal than any other in the region.", (1.0, "rank", "rank")),
        ("No other mine in the country produces as much coal as Vyshneva mine.", (1.0, "rank", "rank")),
        ("The Bilanka hospital is the only one in the district that still operates.", (None, None, "dependence")),
        ("Every third loaf in the province is baked at the Bilanka bakery.", (33.3, "%", "output")),
        ("The loss of the substation leaves 17 villages without light.", (17.0, "villages", "consequence")),
        ("If the dam goes, eighty villages downstream will be flooded.", (80.0, "villages", "consequence")),
        ("Without the ferry the way to the clinic grows by 60 kilometres.", (60.0, "km", "consequence")),
        ("The steel industry cannot do without the Vyshneva mine.", (None, None, "dependence")),
        ("Steelworks across half of the continent depend on the Vyshneva mine.", (None, None, "dependence")),
    ],
)
def test_stakes_as_journalists_write_them(
    text: str, expected: tuple[float | None, str | None, str], resources: Resources
) -> None:
    stakes = [c.stake for c in reading(text, resources).claims if c.stake is not None]
    assert expected in [(s.best, s.unit, s.about) for s in stakes]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The plant can process as much as 9,000 tonnes of beet per day.", None, 9000.0),
        ("The Vyshneva mine produces 2 million tonnes a year at best.", None, 2.0),
        ("The Vyshneva mine makes between a quarter and a third of the region's coal.", 25.0, 33.3),
        ("The smelter turned out hundreds of tonnes of zinc a day.", 200.0, None),
    ],
)
def test_a_bounded_stake_has_no_best(text: str, low: float | None, high: float | None, resources: Resources) -> None:
    stakes = [c.stake for c in reading(text, resources).claims if c.stake is not None]
    assert [(s.low, s.best, s.high) for s in stakes] == [(low, None, high)]


@pytest.mark.parametrize(
    "text",
    [
        "Half of the mine's roof fell in.",
        "The bridge was built in 1974 by 300 conscripts.",
        "The largest mine rescue in years went on at Vyshneva mine.",
        "The defenders may have withdrawn from two positions near the canal.",
        "The fund repaired the railway bridge, a span of thirty metres.",
    ],
)
def test_what_is_no_stake_at_all(text: str, resources: Resources) -> None:
    assert not [c.stake for c in reading(text, resources).claims if c.stake is not None]


def test_a_figure_is_of_the_date_beside_it(resources: Resources) -> None:
    """The unit says per year; the period is a date or nothing."""
    stakes = [
        c.stake for c in reading("The Vyshneva mine raised 2 million tonnes in 2019.", resources).claims if c.stake
    ]
    assert [(s.period, s.register) for s in stakes] == [("2019", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sugar factory bought two and a half million tonnes of beet a year.", (2.5, 2.5, 2.5, "Mt/year")),
        ("The depot can store a quarter of a million barrels of fuel.", (250.0, 250.0, 250.0, "kb")),
        ("The fall of the substation could mean 10 hours a day without electricity.", (10.0, 10.0, 10.0, "hours/day")),
        ("Sixth in the region by output, the Vyshneva smelter is idle.", (None, 6.0, None, "rank")),
        ("Six tenths of the orders for rails went to the Vyshneva mill.", (None, 60.0, None, "%")),
        ("The causeway is the only way to fourteen hamlets.", (14.0, 14.0, 14.0, "hamlets")),
    ],
)
def test_figures_come_in_many_wordings(text: str, expected: tuple[object, ...], resources: Resources) -> None:
    stakes = [c.stake for c in reading(text, resources).claims if c.stake is not None]
    assert expected in [(s.low, s.best, s.high, s.unit) for s in stakes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Lypova one midwife serves 9,000 women.", ("Health", "need")),
        ("About 60,000 people in Lypova share two working wells.", ("Water Sanitation Hygiene", "need")),
        ("Dozens of evacuees spent the night in churches.", ("Emergency Shelter and NFI", "need")),
        ("Grain is piling up in the port of Lypova.", ("Logistics", "need")),
        ("Girls in the camp risk being abducted.", ("Protection", "need")),
        ("Give us a generator for the ward, the matron said.", ("Health", "appeal")),
        ("The elders are asking for lumber and nails.", ("Emergency Shelter and NFI", "appeal")),
        ("The fund registered 300 returnees at the gate.", ("Camp Coordination and Camp Management", "delivery")),
        ("In May 700 evacuees were given mattresses.", ("Emergency Shelter and NFI", "delivery")),
    ],
)
def test_needs_come_in_many_wordings(text: str, expected: tuple[str, str], resources: Resources) -> None:
    assert [(c.need.sector, c.need.kind) for c in reading(text, resources).claims if c.need] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Forty families arrived at the school in Lypova.",
        "The loss of the boiler house could leave 9,000 people without heating.",
        "Half of the region's bread came through the Lypova ferry.",
    ],
)
def test_arrivals_fears_and_shares_are_no_needs(text: str, resources: Resources) -> None:
    assert not [c.need for c in reading(text, resources).claims if c.need]


def test_field_kitchens_and_prices_are_no_stakes(resources: Resources) -> None:
    for text in ("Field kitchens fed 800 evacuees.", "At the plant gate a drone costs 700 dollars."):
        assert not [c.stake for c in reading(text, resources).claims if c.stake is not None]


def test_one_unbroken_word_is_no_asset_and_takes_no_time() -> None:
    assert not may_name("a" * 400_000)  # hours, where each letter is tried as a beginning
    assert may_name("Azovstal")
    assert may_name("DniproHES")
