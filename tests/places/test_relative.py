"""Geometry of relative positions."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Document, Place, Provenance, Span, Toponym
from secondsource.model.sphere import distance_m
from secondsource.places.geometry import bearing_between, midpoint, moved
from secondsource.places.relative import positions, relations

POINTS = st.tuples(st.floats(-75, 75), st.floats(-179, 179))


@given(POINTS, st.floats(100, 500_000), st.floats(0, 359.9))
def test_going_and_looking_back_agree(point: tuple[float, float], metres: float, bearing: float) -> None:
    there = moved(point, metres, bearing)
    assert math.isclose(distance_m(point, there), metres, rel_tol=1e-6, abs_tol=0.01)
    turn = abs((bearing_between(point, there) - bearing + 180) % 360 - 180)
    assert turn < 0.01


@given(POINTS, POINTS)
def test_the_middle_is_as_far_from_both_ends(one: tuple[float, float], two: tuple[float, float]) -> None:
    middle = midpoint(one, two)
    assert math.isclose(distance_m(one, middle), distance_m(middle, two), rel_tol=1e-6, abs_tol=1)


def _toponyms(text: str, *names: tuple[str, float, float]) -> tuple[Document, tuple[Toponym, ...]]:
    out = []
    for number, (name, lat, lon) in enumerate(names, 1):
        start = text.index(name)
        span = Span(start, start + len(name))
        place = Place(name, lat, lon, 2_000, 1, 0.9)
        out.append(Toponym(f"p{number}", span, name, "settlement", "literal", Provenance("t"), place))
    return Document("d", "0" * 64, text), tuple(out)


def test_so_far_to_one_side() -> None:
    document, found = _toponyms("The convoy was hit 12 km north-west of Kupiansk.", ("Kupiansk", 49.71, 37.62))
    place = positions(document, found).get(found[0].id, found[0].resolved)
    assert place is not None
    assert math.isclose(distance_m((49.71, 37.62), (place.lat, place.lon)), 12_000, rel_tol=0.01)
    assert place.lat > 49.71
    assert place.lon < 37.62
    assert place.where_precision == 2


def test_less_than_keeps_the_point_and_widens_it() -> None:
    document, found = _toponyms("They stand less than a kilometre from Myrnohrad.", ("Myrnohrad", 48.3, 37.26))
    relation = relations(document, found)[0]
    assert (relation.distance_m, relation.at_most, relation.anchor) == (1000.0, True, "p1")
    place = positions(document, found).get(found[0].id, found[0].resolved)
    assert place is not None
    assert (place.lat, place.radius_m) == (48.3, 3_000)


def test_between_two_places_is_a_line() -> None:
    document, found = _toponyms(
        "A van was hit on the road between Lyman and Siversk.", ("Lyman", 48.99, 37.8), ("Siversk", 48.86, 38.1)
    )
    place = positions(document, found).get(found[0].id, found[0].resolved)
    assert place is not None
    assert place.where_precision == 5
    assert 48.86 < place.lat < 48.99
    assert place.radius_m > 10_000


def test_nothing_said_leaves_the_place_as_it_is() -> None:
    document, found = _toponyms("A shell fell on Lyman.", ("Lyman", 48.99, 37.8))
    assert positions(document, found).get(found[0].id, found[0].resolved) == found[0].resolved


@pytest.mark.parametrize(
    ("text", "name", "metres", "bearing"),
    [
        ("Бои идут в пяти километрах севернее Купянска.", "Купянска", 5_000, 0.0),
        ("Вибух стався за два кілометри на південь від Лимана.", "Лимана", 2_000, 180.0),
        ("Колону накрили за 12 км північно-західніше Сіверська.", "Сіверська", 12_000, 315.0),
        ("Удар пришёлся в 12 км к юго-востоку от Донецка.", "Донецка", 12_000, 135.0),
        ("Five died some 40 km (25 miles) west of Nyala.", "Nyala", 40_000, 270.0),
    ],
)
def test_distances_in_words_and_in_three_languages(text: str, name: str, metres: float, bearing: float) -> None:
    document, found = _toponyms(text, (name, 49.0, 37.6))
    place = positions(document, found).get(found[0].id, found[0].resolved)
    assert place is not None
    assert math.isclose(distance_m((49.0, 37.6), (place.lat, place.lon)), metres, rel_tol=0.01)
    turn = abs((bearing_between((49.0, 37.6), (place.lat, place.lon)) - bearing + 180) % 360 - 180)
    assert turn < 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North of Pokrovsk, paratroopers held their line.", "Pokrovsk"),
        ("Севернее Покровска десантники удержали рубеж.", "Покровска"),
        ("На північ від Покровська десантники втримали рубіж.", "Покровська"),
    ],
)
def test_a_side_without_a_distance_moves_and_widens(text: str, name: str) -> None:
    document, found = _toponyms(text, (name, 48.28, 37.18))
    place = positions(document, found).get(found[0].id, found[0].resolved)
    assert place is not None
    assert place.lat > 48.28
    assert place.radius_m >= distance_m((48.28, 37.18), (place.lat, place.lon))
    assert place.where_precision == 2


def test_both_ends_of_a_line_stand_for_the_line() -> None:
    document, found = _toponyms(
        "Fighting goes on between Lyman and the town of Siversk.", ("Lyman", 48.99, 37.8), ("Siversk", 48.86, 38.1)
    )
    places = positions(document, found)
    assert set(places) == {"p1", "p2"}
    assert places["p1"] == places["p2"]


@given(st.text("0123456789 кмkmnorth ofвід-().,", max_size=300))
def test_no_text_raises(text: str) -> None:
    document = Document("d", "0" * 64, text + " Lyman")
    span = Span(len(text) + 1, len(text) + 6)
    place = Place("Lyman", 48.99, 37.8, 2_000, 1, 0.9)
    toponym = Toponym("p1", span, "Lyman", "settlement", "literal", Provenance("t"), place)
    assert positions(document, (toponym,)).get(toponym.id, toponym.resolved) is not None
