"""What is a toponym, of which kind and in which role. All sentences are constructed."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest

from secondsource.model import Toponym

Read = Callable[..., tuple[Toponym, ...]]


def _shown(read: Read, text: str, language: str = "en") -> list[str]:
    return [one.text for one in read(text, language) if one.role in ("literal", "party")]


@pytest.mark.parametrize(
    ("text", "toponyms"),
    [
        ("Shelling was heard in eastern Ukraine.", ["Ukraine"]),
        ("Drones struck the Kurakhove thermal power station on Friday.", ["Kurakhove thermal power station"]),
        ("Troops hold the railway station of Pokrovsk.", ["railway station of Pokrovsk"]),
        ("Fighting goes on in Donetsk and Dnipropetrovsk regions.", ["Donetsk", "Dnipropetrovsk regions"]),
        ("Attacks were repelled in the Lyman direction.", ["Lyman direction"]),
        ("KHARKIV, March 3 (Nova Sich) — A bridge was hit.", ["KHARKIV"]),
        ("The village of Vydumanka was shelled.", ["Vydumanka"]),
        ("The boats crossed the Oskil river at Kupiansk.", ["Oskil river", "Kupiansk"]),
        ("Three people died in Kramatorsk, Druzhkivka and Raihorodok.", ["Kramatorsk", "Druzhkivka", "Raihorodok"]),
        ("A convoy reached Mellit on Monday.", ["Mellit"]),
        ("The ‘Zorianska’ mine near Myrnohrad stopped.", ["‘Zorianska’ mine", "Myrnohrad"]),
        ("People fled from El Fasher to Zamzam camp.", ["El Fasher", "Zamzam camp"]),
    ],
)
def test_english(read: Read, text: str, toponyms: list[str]) -> None:
    assert _shown(read, text) == toponyms


@pytest.mark.parametrize(
    ("text", "language", "toponyms"),
    [
        ("Подразделения вышли к шахте «Центральная» под Родинским.", "ru", ["шахте «Центральная»", "Родинским"]),
        ("Обстрелян Покровский район Донецкой области.", "ru", ["Покровский район", "Донецкой области"]),
        ("Ворог обстріляв села Ізюмського та Куп’янського районів.", "uk", ["Ізюмського", "Куп’янського районів"]),
        ("На Одещині збили п'ять дронів.", "uk", ["Одещині"]),
        ("Бои идут на покровском направлении возле Мирнограда.", "ru", ["покровском направлении", "Мирнограда"]),
        ("Три ракети влучили у Зміївську ТЕС у Слобожанському.", "uk", ["Зміївську ТЕС", "Слобожанському"]),
    ],
)
def test_russian_and_ukrainian(read: Read, text: str, language: str, toponyms: list[str]) -> None:
    assert _shown(read, text, language) == toponyms


def test_roles_are_kept_apart(read: Read) -> None:
    text = (
        "Kyiv denied the report. The Ukrainian army left Lyman, the Donetsk regional prosecutor's office said. "
        "The Geneva-based group agreed."
    )
    roles = {one.text: one.role for one in read(text)}
    assert roles == {
        "Kyiv": "party",
        "Ukrainian": "demonym",
        "Lyman": "literal",
        "Donetsk": "in_organisation",
        "Geneva": "demonym",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Captain Oleh Svatko said that the road was open.",
        "In March, General Mykola Lymar met President Jordan Hale.",
        "They read the news on Facebook and Telegram on Monday.",
        "Partners appeal for US$ 23 million.",
    ],
)
def test_persons_months_and_money_are_no_places(read: Read, text: str) -> None:
    assert _shown(read, text) == []


def test_spans_lie_in_order_and_do_not_overlap(read: Read) -> None:
    found = read("Kyiv, Lviv and Odesa regions; Kharkiv city; the Kakhovka reservoir; Kyiv again.")
    for one, two in itertools.pairwise(found):
        assert one.span.end <= two.span.start
    assert [one.id for one in found] == [f"p{n}" for n in range(1, len(found) + 1)]


@pytest.mark.parametrize("piece", ['"', "said said ", "a", "In Kyiv, Lviv and ", "10 km north of Kyiv. ", "„«‘"])
def test_hostile_text_stays_linear(read: Read, piece: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        read(piece * (size // len(piece)))
        return time.process_time() - started

    seconds(2_000)
    assert seconds(80_000) < 30
