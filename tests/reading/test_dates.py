"""Dates: what their words mean, seen from the publication day."""

from __future__ import annotations

import time
from datetime import date

import pytest
from claims_of import document
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Analysis, Sentence, Span
from secondsource.reading import calendar
from secondsource.reading.dates import find_dates


def one_sentence(text: str, language: str = "en") -> Analysis:
    return Analysis((), (Sentence(0, Span(0, len(text)), 0, 0, 0, language),), ())


def found(text: str, published: str | None = "2025-07-23", language: str = "en") -> list[tuple[str, str]]:
    dates = find_dates(document(text, published, language), one_sentence(text, language))
    return [(d.span.of(text), d.value.edtf) for d in dates]


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("The dam burst late on Monday, a clerk said.", "Monday", "2025-07-21"),
        ("It was hit on Wednesday.", "Wednesday", "2025-07-23"),
        ("A truce will begin on Friday.", "Friday", "2025-07-25"),
        ("They left last Friday.", "last Friday", "2025-07-18"),
        ("Shells fell on 14 July and then stopped.", "14 July", "2025-07-14"),
        ("He spoke on December 28.", "December 28", "2024-12-28"),
        ("On Sunday, 20 July, methane ignited.", "Sunday, 20 July", "2025-07-20"),
        ("The village fell in March.", "March", "2025-03"),
        ("It held since last autumn.", "last autumn", "2024-09-01/2024-11-30"),
        ("The plant was hit overnight.", "overnight", "2025-07-22/2025-07-23"),
        ("Last year's output fell.", "Last year", "2024"),
        ("People arrived between 4 and 11 July.", "between 4 and 11 July", "2025-07-04/2025-07-11"),
        ("From 30 June to 2 July they fought.", "30 June to 2 July", "2025-06-30/2025-07-02"),
        ("It raised coal in the first half of 2024.", "the first half of 2024", "2024-01-01/2024-06-30"),
        ("Losses rose earlier this week.", "earlier this week", "2025-07-21/2025-07-23"),
        ("Drones had been hitting the road for a week.", "for a week", "2025-07-16/2025-07-23"),
        ("Rice will run out in two weeks.", "in two weeks", "2025-07-23/2025-08-06"),
        ("Published: 09.12.2024 07:41", "09.12.2024", "2024-12-09"),
        ("The army fled three weeks ago.", "three weeks ago", "2025-07-02"),
        ("They moved in the night to Tuesday.", "the night to Tuesday", "2025-07-21/2025-07-22"),
    ],
)
def test_english(text: str, span: str, edtf: str) -> None:
    assert (span, edtf) in found(text)


@pytest.mark.parametrize(
    ("text", "language", "span", "edtf"),
    [
        ("Об этом сообщили во вторник вечером.", "ru", "вторник вечером", "2025-07-22"),
        ("В ночь на среду упали три ракеты.", "ru", "ночь на среду", "2025-07-22/2025-07-23"),
        ("За минувшие сутки отбито две атаки.", "ru", "минувшие сутки", "2025-07-22/2025-07-23"),
        ("Колонна пришла 13 июня.", "ru", "13 июня", "2025-06-13"),
        ("Света нет с прошлой пятницы.", "ru", "прошлой пятницы", "2025-07-18"),
        ("Минулої доби ворог обстріляв село.", "uk", "Минулої доби", "2025-07-22/2025-07-23"),
        ("Торік тут жило вдвічі більше.", "uk", "Торік", "2024"),
        ("Ремонт триватиме до 15 вересня.", "uk", "15 вересня", "2025-09-15"),
        ("Удар стався у середу вранці.", "uk", "середу вранці", "2025-07-23"),
    ],
)
def test_russian_and_ukrainian(text: str, language: str, span: str, edtf: str) -> None:
    assert (span, edtf) in found(text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "There is water for two days.",
        "At 4:09 a.m. the clock stopped.",
        "They may march on the town.",
        "Every night there is shelling.",
        "The battle lasted ten days of fighting in 300 houses.",
        "In 2000 people fled.",
    ],
)
def test_clock_times_and_durations_are_no_dates(text: str) -> None:
    assert not [span for span, _ in found(text) if span != "2000"] or "2000" in text


def test_no_year_is_invented() -> None:
    (mention,) = find_dates(document("On July 14 it fell.", None), one_sentence("On July 14 it fell."))
    assert (mention.value.earliest, mention.value.latest, mention.value.edtf) == (None, None, "XXXX-07-14")
    assert found("It fell on Tuesday.", None) == [("Tuesday", "XXXX-XX-XX")]


def test_a_report_as_of_a_day_counts_the_past_day_from_it() -> None:
    text = "Daily assessment, 21 July 2025. The brigade reported 31 attacks over the past day."
    assert ("over the past day", "2025-07-20/2025-07-21") in found(text)


def test_precision_follows_ucdp() -> None:
    assert [calendar.precision_of(days) for days in (1, 2, 6, 7, 8, 31, 32, 365)] == [1, 2, 2, 3, 4, 4, 5, 5]


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_and_day_give_ordered_intervals(day: date, noise: str) -> None:
    text = f"{noise} on Monday, since May, next year, 29 February, the past ten decades, last winter. {noise}"
    for language in ("en", "ru", "uk"):
        for mention in find_dates(document(text, day.isoformat(), language), one_sentence(text, language)):
            value = mention.value
            assert (value.earliest is None) == (value.latest is None)
            assert value.earliest is None or value.latest is None or value.earliest <= value.latest
            assert text[mention.span.start : mention.span.end].strip()


@pytest.mark.parametrize("unit", ['"', "said ", "a", "1 ", "Monday "])
def test_hostile_text_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_dates(document(text), one_sentence(text))
        return time.process_time() - start

    seconds(1000)
    assert seconds(160_000) < 4 * seconds(80_000) + 0.2
