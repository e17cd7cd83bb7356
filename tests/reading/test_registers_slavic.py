"""What reports of many registers say in Russian and Ukrainian: who spoke, who did what to whom, and when."""

from __future__ import annotations

import pytest

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def reading(resources: Resources, language: str, text: str, publisher: str = "Вестник") -> Reading:
    return read(
        Document("d", "d", text, None, None, publisher, "2025-07-05T08:00:00Z", "given", language), resources
    )  # fmt: skip


def said(found: Reading) -> list[tuple[str, str, list[str]]]:
    """Source, cue and content of each attribution."""
    text = found.document.text
    return [
        (
            " ".join(s.of(text) for s in a.source),
            " ".join(s.of(text) for s in a.cue),
            [s.of(text) for s in a.content],
        )
        for a in found.attributions
    ]


def events(found: Reading) -> dict[str, tuple[str | None, str | None, str]]:
    """Actor, target and factuality of the event of each code; the last where a code stands twice."""
    return {c.event.code: (c.event.actor, c.event.target, c.factuality) for c in found.claims if c.event is not None}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "По словам мэра, повреждены котельная и два дома.",
            ("мэра", "По словам", ["повреждены котельная и два дома"]),
        ),
        (
            "uk",
            "Без струму, як стало відомо, залишилося пів міста.",
            ("", "стало відомо", ["Без струму", "залишилося пів міста"]),
        ),
        (
            "uk",
            "За попередніми даними, росіяни зайшли в Карпівку.",
            ("", "За попередніми даними", ["росіяни зайшли в Карпівку"]),
        ),
        (
            "ru",
            "Останется ли рейс после праздников, в администрации не сказали.",
            ("администрации", "не сказали", ["Останется ли рейс после праздников"]),
        ),
        (
            "ru",
            "Боец, который, по версии следствия, передавал координаты, молчит.",
            ("следствия", "по версии", ["передавал координаты"]),
        ),
        (
            "uk",
            "Речник бригади Ілля Коваль заперечив відступ: «Ми тримаємо позиції».",
            ("Речник бригади Ілля Коваль", "", ["«Ми тримаємо позиції»"]),
        ),
        (
            "ru",
            "По информации источника в силовых структурах, части отошли из Торецка, однако в Киеве это отрицают.",
            ("Киеве", "отрицают", ["части отошли из Торецка"]),
        ),
        ("ru", "Лагерь остался без воды, предупредили «Врачи без границ».", ("«Врачи без границ»", "предупредили", [])),
        (
            "ru",
            "«Положение тяжёлое», — считает Олег Рябов, добавляя, что город сдадут.",
            ("Олег Рябов", "считает", ["«Положение тяжёлое»"]),
        ),
        ("uk", "Станцію, за даними «Атеш», підірвали підпільники.", ("«Атеш»", "за даними", ["Станцію", "підірвали"])),
    ],
)
def test_a_turn_of_speech_is_attributed(
    resources: Resources, language: str, text: str, wanted: tuple[str, str, list[str]]
):
    found = said(reading(resources, language, text))
    heard = [f for f in found if f[:2] == wanted[:2]]
    assert heard, found
    assert all(any(part in piece for piece in heard[0][2]) for part in wanted[2]), heard


def test_who_quotes_another_is_the_relay(resources: Resources):
    text = "Британский журнал «Форфронт Ревью», цитируя офицера НАТО, писал, что город падёт."
    found = reading(resources, "ru", text)
    assert any(a.relay == ("Форфронт Ревью",) for a in found.attributions)
    text = "Голова громади Іван Дуб повідомив про збиття дронів. Його слова наводить агентство «Факт»."
    assert reading(resources, "uk", text).attributions[0].relay == ("Факт",)


@pytest.mark.parametrize(
    ("language", "text", "code", "actor", "target"),
    [
        ("ru", "Склад обстрелян украинскими войсками из миномётов.", "shelling", "украинские войска", "склад"),
        ("uk", "Поліцейські провели обшуки й затримали фермера.", "detention", "поліцейські", "фермер"),
        ("uk", "Російські військові вдарили авіабомбами по лікарні в Шостці.", "air_strike", "російські", "лікарня"),
        ("uk", "Внаслідок обстрілу Херсона загинув чоловік.", "shelling", None, "херсон"),
        ("uk", "Наші захисники зупинили 12 штурмів.", "clash", "російські війська", "українські війська"),
        ("uk", "Російські війська готують наступ на Добропілля.", "advance", "російські війська", None),
        ("uk", "Село під контролем українців.", "control_change", "українські війська", None),
        ("uk", "Ворог втратив 96 осіб.", "casualties", None, "російські війська"),
        ("ru", "Хлеба нет, врач просит у волонтёров муку.", "aid_appeal", "врач", "волонтёры"),
        ("uk", "У штабі спростували захоплення Шахового військами РФ.", "control_change", "війська рф", None),
        (
            "uk",
            "Росіяни обстріляли з «Граду» село Велика Писарівка.",
            "shelling",
            "російські війська",
            "велика писарівка",
        ),
        ("ru", "Минобороны заявило об освобождении села Новополье.", "control_change", None, None),
    ],
)
def test_who_did_what_to_whom(
    resources: Resources, language: str, text: str, code: str, actor: str | None, target: str | None
):
    found = events(reading(resources, language, text))
    assert code in found, found
    assert (found[code][0] or "").lower().startswith(actor or ""), found
    assert actor or found[code][0] is None, found
    assert (found[code][1] or "").lower().startswith(target or ""), found


@pytest.mark.parametrize(
    ("language", "text", "code", "factuality"),
    [
        ("ru", "Штурмовики вышли к посёлку Белое, но взять посёлок не смогли.", "control_change", "CT-"),
        ("ru", "Киев потерю Двуречной не признаёт.", "control_change", "CT-"),
        ("uk", "Якщо міст впаде, гарнізон опиниться в оточенні, вважає оглядач Олексій Сом.", "other", "Uu"),
        ("uk", "Начебто росіяни готують штурм Вовчанська.", "clash", "Uu"),
    ],
)
def test_what_was_not_or_is_not_yet(resources: Resources, language: str, text: str, code: str, factuality: str):
    assert events(reading(resources, language, text))[code][2] == factuality


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("ru", "С начала суток обстреляны три села.", "2025-07-05", "2025-07-05"),
        ("uk", "Сьогодні вночі пролунали вибухи.", "2025-07-04", "2025-07-05"),
        ("ru", "Со вчерашнего вечера нет света.", "2025-07-04", "2025-07-04"),
        ("ru", "Из города за сутки вывезли 40 человек.", "2025-07-04", "2025-07-05"),
        ("uk", "Поїзд вирушить у п'ятницю.", "2025-07-11", "2025-07-11"),
        ("ru", "С начала месяца выехали сто человек.", "2025-07-01", "2025-07-01"),
        ("ru", "В отчёте института за 4 июля говорится о потерях.", "2025-07-04", "2025-07-04"),
        ("uk", "Наступ може початися восени.", "2025-09-01", "2025-11-30"),
    ],
)
def test_a_relative_date(resources: Resources, language: str, text: str, earliest: str, latest: str):
    found = reading(resources, language, text).dates
    assert [(d.value.earliest, d.value.latest) for d in found] == [(earliest, latest)]


def test_one_strike_dates_the_harm_told_before_it(resources: Resources):
    text = "Унаслідок удару по Конотопу поранено трьох людей. Ракета влучила в гуртожиток увечері 2 липня."
    found = reading(resources, "uk", text)
    days = {c.event.happened_on.earliest for c in found.claims if c.event and c.event.happened_on}
    assert days == {"2025-07-02"}
    assert all(c.event.happened_on for c in found.claims if c.event)


def test_each_sentence_is_read_in_its_own_language(resources: Resources):
    text = "Вибито вікна в школі, її директорка каже про пожежу. Сгорели две машины, был ранен дворник."
    found = reading(resources, "uk", text)
    assert [s.language for s in found.analysis.sentences] == ["uk", "ru"]
    assert "casualties" in events(found)
    quoted = "Мэр Иван Дуб сообщил: «Є влучання, її світло зникло, двоє поранених»."
    assert [s.language for s in reading(resources, "ru", quoted).analysis.sentences] == ["ru"]
