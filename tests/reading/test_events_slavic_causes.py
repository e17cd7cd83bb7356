"""Events of Russian and Ukrainian told in other ways: fragments, single casualties, what changes hands, denials."""

from __future__ import annotations

import pytest

from secondsource.model import Document, Event, Reading
from secondsource.pipeline import Resources, read


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def _read(text: str, language: str, resources: Resources) -> Reading:
    document = Document("d", "d", text, None, None, "Вісник", "2025-06-05T08:00:00Z", "given", language)
    return read(document, resources)


def _event(text: str, language: str, code: str, resources: Resources) -> Event:
    events = [c.event for c in _read(text, language, resources).claims if c.event is not None]
    return next(e for e in events if e.code == code)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Двое сварщиков получили ожоги.", "ru", "casualties"),
        ("Троє пасажирів у реанімації.", "uk", "casualties"),
        ("Дрон наздогнав трактор біля ферми.", "uk", "air_strike"),
        ("Беспилотник догнал грузовик на трассе.", "ru", "air_strike"),
        ("Пожарные говорят, что огонь перекинулся на склад.", "ru", "destruction"),
        ("У стіні школи видно пробоїну.", "uk", "destruction"),
        ("Больница работает от генераторов.", "ru", "shortage"),
        ("Через відсутність палива автобуси не ходять.", "uk", "shortage"),
        ("Волонтёры возят лекарства в дальние сёла.", "ru", "aid_delivery"),
        ("До лікарні надійшов транш ліків.", "uk", "aid_delivery"),
        ("Штурмовики вклинились в оборону у Камышовки.", "ru", "advance"),
        ("Полонених били струмом.", "uk", "other"),
        ("Конвой с мукой развернули на блокпосту.", "ru", "other"),
        ("Дороги до міста перерізані.", "uk", "other"),
    ],
)
def test_further_ways_of_telling(text: str, language: str, code: str, resources: Resources):
    assert _event(text, language, code, resources).code == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Завод став банкрутом.", "uk"),
        ("На вулиці вже темно.", "uk"),
        ("Спортсмен побил рекорд.", "ru"),
        ("Наступил перелом в переговорах о цене.", "ru"),
        ("Он положил мину в музейную витрину.", "ru"),
        ("Двоє лікарів у лікарні.", "uk"),
        ("Она взяла кольцо и ушла.", "ru"),
    ],
)
def test_the_same_words_of_other_things(text: str, language: str, resources: Resources):
    assert not [c for c in _read(text, language, resources).claims if c.event is not None]


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [("В больнице скончался водитель.", "ru", "killed"), ("Уламками поранено водія автобуса.", "uk", "injured")],
)
def test_one_person_is_one(text: str, language: str, what: str, resources: Resources):
    (quantity,) = _event(text, language, "casualties", resources).quantities
    assert (quantity.what, quantity.best) == (what, 1)


def test_a_family_has_no_number(resources: Resources):
    assert _event("Погибла семья.", "ru", "casualties", resources).quantities == ()


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        ("Морские пехотинцы освободили высоту.", "ru", "высота"),
        ("Противник сообщил о захвате станции.", "ru", "станция"),
        ("Десантники установили контроль над аэродромом.", "ru", "аэродром"),
    ],
)
def test_what_changes_hands(text: str, language: str, target: str, resources: Resources):
    assert _event(text, language, "control_change", resources).target == target


def test_forces_that_destroy_are_its_actor(resources: Resources):
    actor = _event("Десантники взорвали мост.", "ru", "destruction", resources).actor
    assert actor is not None
    assert actor.lower() == "десантники"


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        ("Телеграм-канал сообщил о взятии Камышовки. Мэр посёлка рассказывает обратное.", "ru", "мэр"),
        ("Канал повідомив про закриття мосту. У громаді кажуть: такого рішення не ухвалювали.", "uk", "громад"),
    ],
)
def test_a_denial_in_other_words(text: str, language: str, by: str, resources: Resources):
    responses = _read(text, language, resources).responses
    assert any(r.kind == "denies" and by in r.by.lower() for r in responses)


def test_a_written_statement_is_a_relay(resources: Resources):
    reading = _read("Армия в письменном заявлении ответила, что город не сдан.", "ru", resources)
    assert any("письменное заявление" in a.relay for a in reading.attributions)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ночью в посёлке сгорел склад. Об этом в Telegram написала глава района Ольга Лис.", "ru"),
        ("Вночі у селищі згорів склад. Про це у Telegram написав міський голова Іван Лис.", "uk"),
    ],
)
def test_this_was_written_by(text: str, language: str, resources: Resources):
    (attribution,) = _read(text, language, resources).attributions
    assert attribution.content[0].of(text).endswith("склад")
    assert attribution.relay == ("Telegram",)
