"""Spellings of one name meet; spellings of others do not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.places.slavic import nominatives
from secondsource.places.spelling import adjective_bases, folded, normal, skeleton, soft


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kupiansk", "Kupyansk", "Kupjansk", "Купянск", "Куп’янськ", "Koupiansk"),
        ("Chasiv Yar", "Tschassiw Jar", "Czasiw Jar", "Часів Яр"),
        ("Zaporizhzhia", "Zaporizhzhya", "Запоріжжя"),
        ("Shchastia", "Щастя", "Schtschastja"),
        ("Kharkiv", "KHARKIV", "Харків"),
    ],
)
def test_transliterations_of_one_name_fold_together(spellings: tuple[str, ...]) -> None:
    assert len({folded(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [("Torske", "Torskoye"), ("Bilohorivka", "Belogorovka"), ("Rivne", "Rovno"), ("Selydove", "Selidovo")],
)
def test_the_russian_and_the_ukrainian_form_share_a_soft_key(ukrainian: str, russian: str) -> None:
    assert soft(folded(ukrainian)) == soft(folded(russian))


def test_an_adjective_leads_back_to_its_town() -> None:
    for adjective, town in (
        ("Krasnoarmeysky", "Krasnoarmeysk"),
        ("покровском", "Покровськ"),
        ("Kurakhovskaya", "Kurakhove"),
        ("Дружківської", "Дружківка"),
        ("Лиманському", "Лиман"),
    ):
        assert soft(folded(town)) in {soft(base) for base in adjective_bases(folded(adjective))}


@pytest.mark.parametrize(
    ("inflected", "nominative"),
    [
        ("Покровска", "Покровск"),
        ("Авдеевкой", "Авдеевка"),
        ("Краматорську", "Краматорськ"),
        ("Дружківці", "Дружківка"),
        ("Великому Бурлуку", "Великий Бурлук"),
        ("Олександро-Шультиного", "Олександро-Шультине"),
        ("Часового Яру", "Часів Яр"),
        ("Удачного", "Удачное"),
        ("Харькове", "Харьков"),
        ("Добропіллям", "Добропілля"),
    ],
)
def test_cases_lead_back_to_the_nominative(inflected: str, nominative: str) -> None:
    assert nominative in nominatives(inflected)


@given(st.text(max_size=120))
def test_keys_are_stable_and_never_raise(text: str) -> None:
    assert normal(text) == normal(text.strip())
    assert folded(text).isascii()
    assert len(skeleton(folded(text))) <= len(folded(text))
    nominatives(text)


def test_a_megabyte_of_one_word_costs_nothing() -> None:
    started = time.perf_counter()
    for text in ("щ" * 1_000_000, "schtsch" * 150_000, "'" * 1_000_000):
        folded(text)
        normal(text)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("inflected", "nominative"),
    [
        ("Євсугові", "Євсуг"),
        ("Атманаєві", "Атманай"),
        ("Ягіднім", "Ягідне"),
        ("Бердянськім", "Бердянське"),
        ("Рівнополеві", "Рівнопіль"),
        ("Інгульці", "Інгулець"),
        ("Лубен", "Лубни"),
        ("косі", "коса"),
    ],
)
def test_rarer_endings_lead_back_too(inflected: str, nominative: str) -> None:
    assert nominative in nominatives(inflected)


def test_a_neuter_name_is_not_the_town_it_is_made_from() -> None:
    assert "Бердянськ" not in nominatives("Бердянське")
