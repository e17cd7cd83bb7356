"""Which place a name means, how far off it may be, and when it means none. All sentences are constructed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from secondsource.model import Place, Toponym
from secondsource.model.sphere import distance_m

Read = Callable[..., tuple[Toponym, ...]]


def _place(read: Read, text: str, name: str, language: str = "en", publisher: str | None = None) -> Place | None:
    return next(one.resolved for one in read(text, language, publisher) if one.text == name)


def test_the_state_beside_it_decides(read: Read) -> None:
    text = "A woman from Alexandria, Louisiana, was charged after a fire in Alexandria."
    place = _place(read, text, "Alexandria")
    assert place is not None
    assert (round(place.lat), round(place.lon)) == (31, -92)


def test_neighbours_decide_between_namesakes(read: Read) -> None:
    place = _place(read, "Bombs hit Sloviansk, Mykolaivka and Kramatorsk in Donetsk region.", "Mykolaivka")
    assert place is not None
    assert abs(place.lat - 48.86) < 0.1
    assert place.where_precision == 1
    assert any("near" in reason for reason in place.why)


def test_russian_and_ukrainian_names_are_one_place(read: Read) -> None:
    found = [one.resolved for one in read("Belozerskoye is burning. The road to Bilozerske is cut near Dobropillia.")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].geonameid == found[1].geonameid


def test_an_unknown_village_is_not_guessed(read: Read) -> None:
    found = read("Ukrainian forces left the village of Vneshkivtse in Donetsk region.")
    assert found[1].text == "Vneshkivtse"
    assert found[1].resolved is None
    assert found[1].reason


def test_an_unknown_village_lies_where_the_text_says(read: Read) -> None:
    text = "Troops entered Vneshkivtse, a village 10 km north-west of Kurakhove."
    place = _place(read, text, "Vneshkivtse")
    assert place is not None
    assert 48.03 < place.lat < 48.07
    assert place.radius_m >= 3_000


def test_distance_and_side_choose_among_namesakes(read: Read) -> None:
    text = "Shells fell on Kupiansk. Residents of Petropavlivka, 7 km to the east, lost power."
    place = _place(read, text, "Petropavlivka")
    assert place is not None
    assert abs(place.lon - 37.709) < 0.02


def test_a_facility_lies_by_its_town_with_a_wider_radius(read: Read) -> None:
    place = _place(read, "The ‘Zorianska’ mine near Myrnohrad stopped.", "‘Zorianska’ mine")
    assert place is not None
    assert place.where_precision == 2
    assert place.radius_m >= 5_000
    assert abs(place.lat - 48.31) < 0.05


def test_kinds_have_their_precision(read: Read) -> None:
    found = {one.text: one.resolved for one in read("Ukraine holds Lyman, Kharkiv region and the Lyman direction.")}
    assert {name: place.where_precision if place else None for name, place in found.items()} == {
        "Ukraine": 6,
        "Lyman": 1,
        "Kharkiv region": 4,
        "Lyman direction": 5,
    }


def test_inflected_names_are_found(read: Read) -> None:
    place = _place(read, "Бои идут возле Мирнограда и Покровска.", "Мирнограда", "ru")
    assert place is not None
    assert place.name == "Myrnohrad"


def test_the_same_text_gives_the_same_answer(read: Read) -> None:
    text = "Bombs hit Sloviansk and Lyman. Kyiv denied it."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "name", "point", "km"),
    [
        ("Paramilitary drones struck the market in Tawila in North Darfur.", "Tawila", (13.5, 24.87), 15),
        ("The army retook Bara and pushed towards El Obeid in Sudan.", "Bara", (13.7, 30.37), 15),
        ("Turkish drones struck Kobani and Ain Issa in northern Syria.", "Ain Issa", (36.38, 38.86), 10),
        ("Rebels took Sake, 25 km west of Goma, and marched on Bukavu.", "Sake", (-1.57, 29.04), 8),
        ("An air strike hit a market in Lashio, in Myanmar's Shan State.", "Lashio", (22.94, 97.75), 8),
        ("Jets bombed the port of Hodeidah on Yemen's Red Sea coast.", "Hodeidah", (14.8, 42.95), 12),
        ("Gunmen attacked Djibo and Barsalogho in Burkina Faso.", "Barsalogho", (13.42, -1.06), 12),
        ("Shells fell on Stepanakert and Shusha in Nagorno-Karabakh.", "Stepanakert", (39.82, 46.75), 8),
        ("Взрывы прогремели в Эль-Фашире и Ньяле, сообщает суданская армия.", "Ньяле", (12.05, 24.88), 10),
    ],
)
def test_places_of_other_wars(read: Read, text: str, name: str, point: tuple[float, float], km: float) -> None:
    found = [one for one in read(text, "en" if text.isascii() else "ru") if name in one.text]
    assert found
    assert found[0].resolved is not None
    assert distance_m(point, (found[0].resolved.lat, found[0].resolved.lon)) <= km * 1000


def test_a_road_leads_to_no_town_at_the_other_end_of_the_country(read: Read) -> None:
    text = (
        "Fighting went on in Pokrovsk, Myrnohrad and Hryshyne. “The road through Rivne works at night,” the officer "
        "said in Pokrovsk. People were taken to Pavlohrad and Mezhova."
    )
    rivne = next(one for one in read(text) if one.text == "Rivne")
    assert rivne.resolved is None
    assert rivne.reason


def test_a_capital_is_meant_before_its_namesakes(read: Read) -> None:
    found = next(
        one for one in read("Shells fell in Lebanon, a diplomat in Washington said.") if one.text == "Washington"
    )
    assert found.resolved is not None
    assert abs(found.resolved.lat - 38.9) < 0.2
