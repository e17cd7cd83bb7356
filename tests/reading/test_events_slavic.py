"""Events, certainty and answers in Russian and Ukrainian."""

from __future__ import annotations

import pytest

from secondsource.model import Claim, Document, Response
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.reading.dates import find_dates
from secondsource.reading.events import find_claims
from secondsource.reading.responses import find_responses
from secondsource.settings import ReadingSettings

GRAMMAR = Grammar.load(ReadingSettings())


def read(text: str, language: str, publisher: str | None = None) -> tuple[tuple[Claim, ...], tuple[Response, ...]]:
    document = Document("d", "0" * 64, text, publisher=publisher, published="2031-03-05", language=language)
    analysis = GRAMMAR.analyse(document)
    dates = find_dates(document, analysis)
    attributions = find_attributions(document, analysis, dates, None)
    claims = find_claims(document, analysis, attributions, (), dates, None)
    return tuple(c for c in claims if c.event), find_responses(document, analysis, attributions, claims)


def told(text: str, language: str) -> list[tuple[str, str, str]]:
    return [(c.event.code, c.factuality, c.anchor.of(text)) for c in read(text, language)[0] if c.event]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Штурмовики закрепились на окраине посёлка.", "ru", "advance"),
        ("Ворог наблизився до траси.", "uk", "advance"),
        ("Гарнизон отступил за реку.", "ru", "withdrawal"),
        ("Військові залишили позиції біля шахти.", "uk", "withdrawal"),
        ("Село перешло под контроль армии.", "ru", "control_change"),
        ("Повстанці захопили аеропорт.", "uk", "control_change"),
        ("Десять штурмов отражены.", "ru", "clash"),
        ("Тривають запеклі бої.", "uk", "clash"),
        ("Сбиты два беспилотника.", "ru", "air_strike"),
        ("Авіація скинула чотири бомби.", "uk", "air_strike"),
        ("Снаряд разорвался во дворе.", "ru", "shelling"),
        ("Село потрапило під обстріл.", "uk", "shelling"),
        ("Выбиты стёкла в школе.", "ru", "destruction"),
        ("Зруйновано міст.", "uk", "destruction"),
        ("Осколком ранило ребёнка.", "ru", "casualties"),
        ("Троє зникли безвісти.", "uk", "casualties"),
        ("Тысячи семей покинули дома.", "ru", "displacement"),
        ("Евакуювали 40 мешканців.", "uk", "displacement"),
        ("Больница осталась без электричества.", "ru", "shortage"),
        ("Бракує ліків.", "uk", "shortage"),
        ("Мэр попросил о помощи.", "ru", "aid_appeal"),
        ("Фонд роздав 200 наборів.", "uk", "aid_delivery"),
        ("Взяты в заложники шесть учителей.", "ru", "detention"),
        ("Сторони обмінялися полоненими.", "uk", "agreement"),
        ("Движение по мосту закрыто.", "ru", "other"),
    ],
)
def test_each_code_in_both_languages(text: str, language: str, code: str) -> None:
    assert [(c, f) for c, f, _ in told(text, language)] == [(code, "CT+")]


@pytest.mark.parametrize(
    ("text", "language", "factuality"),
    [
        ("Войска не вошли в город.", "ru", "CT-"),
        ("Войска могут войти в город.", "ru", "PS+"),
        ("Ймовірно, міст зруйновано.", "uk", "PR+"),
        ("Если войска войдут в город, дорога закроется.", "ru", "Uu"),
        ("Чи зайняли загарбники село?", "uk", "Uu"),
        ("Генерал приказал отступить.", "ru", "Uu"),
        ("Ніхто не постраждав.", "uk", "CT-"),
        ("Обошлось без жертв.", "ru", "CT-"),
        ("Больница не работает.", "ru", "CT+"),
        ("Не виключено, що загинули двоє.", "uk", "PS+"),
    ],
)
def test_certainty(text: str, language: str, factuality: str) -> None:
    assert told(text, language)[0][1] == factuality


def test_the_anchor_is_the_clause_of_the_event_alone() -> None:
    text = "Мэр Олег Бурый сообщил, что погибли двое рабочих и сгорел склад, а дорога открыта."
    assert [a for _, _, a in told(text, "ru")] == ["погибли двое рабочих", "сгорел склад"]


def test_harm_done_by_a_bomb_is_also_the_strike() -> None:
    assert [c for c, _, _ in told("Керована бомба зруйнувала будинок культури.", "uk")] == ["air_strike", "destruction"]


def test_figures_in_words_are_read() -> None:
    claims, _ = read("Погибли двенадцать человек.", "ru")
    assert claims[0].event is not None
    assert [(q.what, q.best) for q in claims[0].event.quantities] == [("killed", 12.0)]


def test_a_denied_event_is_the_deniers_with_the_anchor_of_the_claim() -> None:
    text = "Повстанцы вошли в порт, заявил их командир Лев Бакин.\n\nАрмия назвала это ложью."
    claims, responses = read(text, "ru")
    assert [(c.anchor.of(text), c.factuality) for c in claims] == [
        ("Повстанцы вошли в порт", "CT+"),
        ("Повстанцы вошли в порт", "CT-"),
    ]
    assert [(r.kind, r.by, r.to) for r in responses] == [("denies", "Армия", "c1")]


@pytest.mark.parametrize(
    ("text", "language", "kind", "by"),
    [
        ("Генштаб это заявление не прокомментировал.", "ru", "no_comment", "Генштаб"),
        ("Речник ради Остап Рись не відповів на запит.", "uk", "no_comment", "Остап Рись"),
        ("В мэрии от комментариев отказались.", "ru", "no_comment", "мэрия"),
        ("Врач Зоя Круглова подтвердила, что склад сгорел.", "ru", "confirms", "Зоя Круглова"),
        ("Повстанці спростували втрату порту.", "uk", "denies", "Повстанці"),
        ("Прокуратура назвала эти сведения выдумкой.", "ru", "denies", "Прокуратура"),
    ],
)
def test_answers(text: str, language: str, kind: str, by: str) -> None:
    _, responses = read(text, language)
    assert [(r.kind, r.by) for r in responses] == [(kind, by)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Незалежно перевірити це неможливо.", "uk"),
        ("Редакция не получила ответа на звонки.", "ru"),
        ("Музей открыт по средам.", "ru"),
    ],
)
def test_no_event_and_no_answer(text: str, language: str) -> None:
    assert read(text, language) == ((), ())
