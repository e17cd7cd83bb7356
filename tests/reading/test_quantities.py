"""Figures in digits and words as low, best and high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Span
from secondsource.reading.number_words import number_value
from secondsource.reading.quantities import find_quantities


def read(text: str, language: str = "en") -> list[tuple[str, float | None, float | None, float | None]]:
    return [(q.what, q.low, q.best, q.high) for q in find_quantities(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to forty soldiers had surrendered", [("captured", None, None, 40)]),
        ("dozens of people were killed", [("killed", 24, None, None)]),
        ("between 20 and 30 houses burned", [("houses", 20, None, 30)]),
        ("nine people were killed and at least 27 wounded", [("killed", 9, 9, 9), ("injured", 27, None, None)]),
        ("killing three people and injuring nine", [("killed", 3, 3, 3), ("injured", 9, 9, 9)]),
        ("some thirty villages", [("villages", None, 30, None)]),
        ("several million tonnes of coal", [("t", 2_000_000, None, None)]),
        ("a pair of howitzers", [("howitzers", 2, 2, 2)]),
        ("five dozen of whom were marched off", [("captured", 60, 60, 60)]),
        ("an estimated 12,400 people arrived", [("displaced", None, 12_400, None)]),
        ("half a million people", [("people", 500_000, 500_000, 500_000)]),
        ("three to four million tonnes", [("t", 3_000_000, None, 4_000_000)]),
        ("two of the six units were damaged", [("units", 2, 2, 2), ("units", 6, 6, 6)]),
        ("partners appeal for US$ 23 million", [("money", 23, 23, 23)]),
    ],
)
def test_english(text: str, expected: list[tuple[str, float | None, float | None, float | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("более тридцати человек ранены", "ru", [("injured", 30, None, None)]),
        ("несколько миллионов тонн угля", "ru", [("t", 2_000_000, None, None)]),
        ("двух погибших и семи раненых", "ru", [("killed", 2, 2, 2), ("injured", 7, 7, 7)]),
        ("близько сорока сіл", "uk", [("villages", None, 40, None)]),
        ("двох працівників поранено", "uk", [("injured", 2, 2, 2)]),
    ],
)
def test_russian_and_ukrainian(
    text: str, language: str, expected: list[tuple[str, float | None, float | None, float | None]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no one was killed",
        "Unit 6 of the plant",
        "at 4:09",
        "Hanna Bondar, 71, left",
        "the 213th Brigade",
        "a woman of 58 was",
    ],
)
def test_names_times_and_ages_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_dates_are_skipped() -> None:
    assert find_quantities("on 9 August", Span(0, 11), "en", (Span(3, 11),)) == ()


@given(st.integers(0, 999_999))
def test_a_number_in_digits_is_its_value(number: int) -> None:
    assert number_value(f"{number:,}", "en") == number
    assert number_value(str(number), "ru") == number


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for language in ("en", "ru", "uk", "und"):
        for quantity in find_quantities(text, Span(0, len(text)), language):
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
