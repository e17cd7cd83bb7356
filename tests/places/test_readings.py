"""Spellings of other countries' presses, Arabic articles, slips, and places known only to our own table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model.sphere import distance_m
from secondsource.places import areas
from secondsource.places.arabic import arabic_readings
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.press import press_readings
from secondsource.places.resolve import locate
from secondsource.places.slips import closest, slip_cost
from secondsource.places.spelling import folded
from secondsource.settings import PlacesSettings


@pytest.mark.parametrize(
    ("german_or_other", "plain"),
    [
        ("Schurawliwka", "Zhuravlivka"),
        ("Partysanske", "Partyzanske"),
        ("Chaschtschewoje", "Khashchevoye"),
        ("Mohryzja", "Mohrytsia"),
        ("Chaszczewoje", "Khashchevoye"),
        ("Vedmeje", "Vedmezhe"),
        ("Natachyno", "Natashyno"),
        ("Monachy", "Monakhy"),
    ],
)
def test_a_spelling_of_another_press_is_read(german_or_other: str, plain: str) -> None:
    assert folded(plain) in press_readings(german_or_other)


def test_names_without_a_doubtful_letter_have_one_reading() -> None:
    assert press_readings("Mariinka") == ()
    assert press_readings("Мар'їнка") == ()


@pytest.mark.parametrize(
    ("written", "listed"),
    [("El Nahud", "An Nahud"), ("Hasahisa", "Al Hasahisa"), ("Dinder", "Ad Dindar"), ("Hodeidah", "Al Hudaydah")],
)
def test_the_arabic_article_may_stand_or_not(written: str, listed: str) -> None:
    assert folded(listed) in arabic_readings(written)


@given(st.text(max_size=40))
def test_readings_are_few_and_never_raise(name: str) -> None:
    assert len(press_readings(name)) <= 9
    assert len(arabic_readings(name)) <= 20


@given(st.text("abcdeklnorsvy", min_size=1, max_size=12), st.text("abcdeklnorsvy", min_size=1, max_size=12))
def test_the_cost_of_a_slip_is_a_distance(one: str, other: str) -> None:
    assert slip_cost(one, one) == 0
    assert slip_cost(one, other) >= 0
    assert slip_cost(one, other) == pytest.approx(slip_cost(other, one))
    assert slip_cost(one, other) <= len(one) + len(other)


def test_a_vowel_or_a_swap_costs_less_than_another_letter() -> None:
    assert slip_cost("kramatorsk", "kramotorsk") < slip_cost("kramatorsk", "kramaborsk")
    assert slip_cost("vilcha", "viclha") < 1
    assert [at for _, at in closest("kalynoe", ["kalynove", "kalmius", "pisky"], 0.8)] == [0]


@pytest.mark.parametrize(
    ("spelling", "region", "place"),
    [
        ("Schachtarsk", "Donetsk Oblast", "Shakhtarsk"),
        ("Krmaatorsk", "Donetsk Oblast", "Kramatorsk"),
        ("Волчанк", "Kharkiv Oblast", "Vovchansk"),
        ("Shostak", "Sumy Oblast", "Shostka"),
        ("Grishino", "Donetsk Oblast", "Hryshyne"),
    ],
)
def test_with_its_region_a_distorted_name_is_found(
    gazetteer: Gazetteer, spelling: str, region: str, place: str
) -> None:
    language = "en" if spelling.isascii() else "ru"
    found = locate(spelling, gazetteer, PlacesSettings(), region, ("UA",), language).resolved
    assert found is not None
    assert found.name == place


def test_a_slip_says_that_it_is_one(gazetteer: Gazetteer) -> None:
    found = locate("Krmaatorsk", gazetteer, PlacesSettings(), "Donetsk Oblast", ("UA",)).resolved
    assert found is not None
    assert found.score < 0.8
    assert any("almost" in why for why in found.why)


@pytest.mark.parametrize(
    ("name", "country"), [("Robotyne", "UA"), ("Работино", "UA"), ("Zamzam", "SD"), ("Bunagana", "CD"), ("Khiam", "LB")]
)
def test_villages_of_the_front_are_known(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = [match.entry for match in gazetteer.look_up(name) if match.entry.country == country]
    assert found
    assert found[0].region


def test_our_own_settlements_have_points_and_names_once() -> None:
    rows = list(areas.settlements())
    assert len(rows) > 200
    assert len({(row.name, row.lat, row.lon) for row in rows}) == len(rows)
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and 2_000 <= row.extent_m <= 10_000 for row in rows)


@pytest.mark.shared
def test_our_own_points_hold_against_a_public_table(shared: Path) -> None:
    with (shared / "data" / "UA.txt").open(encoding="utf-8", newline="") as source:
        public: dict[str, list[tuple[float, float]]] = {}
        for row in csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE):
            for name in {row[1], *row[3].split(",")}:
                public.setdefault(folded(name), []).append((float(row[4]), float(row[5])))
    own = [row for row in areas.settlements() if row.country == "UA"]
    away = []
    for row in own:
        points = [point for name in (row.name, *row.names) for point in public.get(folded(name), ())]
        away.append(min(distance_m(point, (row.lat, row.lon)) / row.extent_m for point in points))
    assert max(away) <= 1.05


def test_a_users_table_stands_for_our_own_record(own_folder: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own_folder)
    own = next(m.entry for m in gazetteer.look_up("Robotyne") if m.entry.country == "UA")
    table = tmp_path / "mine.txt"
    cells = ["690001", "Robotyne", "Robotyne", "Работино,Роботине", "47.4456", "35.8343", "P", "PPL", "UA", "", "26",
             "", "", "", "480", "", "", "Europe/Kyiv", "2025-01-20"]  # fmt: skip
    table.write_text("\t".join(cells) + "\n", encoding="utf-8")
    gazetteer.add(table)
    found = [m.entry for m in gazetteer.look_up("Robotyne") if m.entry.country == "UA" and m.how == "exact"]
    assert [entry.geonameid for entry in found] == [690001]
    assert own.geonameid != 690001
