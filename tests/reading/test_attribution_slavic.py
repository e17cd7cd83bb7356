"""Who says what in Russian and Ukrainian: sources, content, speakers, relays."""

from __future__ import annotations

import pytest

from secondsource.model import Attribution, Document
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.settings import ReadingSettings

GRAMMAR = Grammar.load(ReadingSettings())


def read(text: str, language: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    document = Document("d", "0" * 64, text, publisher=publisher, language=language)
    return find_attributions(document, GRAMMAR.analyse(document), (), None)


def shown(text: str, attribution: Attribution) -> tuple[list[str], list[str], list[str]]:
    return (
        [s.of(text) for s in attribution.source],
        [s.of(text) for s in attribution.cue],
        [s.of(text) for s in attribution.content],
    )


@pytest.mark.parametrize(
    ("text", "language", "source", "cue", "content"),
    [
        ("Мост закрыт, сообщил в среду глава посёлка Павел Дудин.", "ru",
         ["глава посёлка Павел Дудин"], ["сообщил"], ["Мост закрыт"]),
        ("Врач Зоя Круглова отметила, что склад пуст.", "ru", ["Врач Зоя Круглова"], ["отметила"], ["склад пуст"]),
        ("По его словам, воды нет.", "ru", ["его"], ["По его словам"], ["воды нет"]),
        ("По словам коменданта, воды нет.", "ru", ["коменданта"], ["По словам"], ["воды нет"]),
        ("За уточненими даними розвідки, колона зупинилася.", "uk",
         ["розвідки"], ["За уточненими даними"], ["колона зупинилася"]),
        ("В штабе заявили, что атака отбита.", "ru", ["штабе"], ["заявили"], ["атака отбита"]),
        ("У поліції повідомили про двох загиблих.", "uk", ["поліції"], ["повідомили"], ["двох загиблих"]),
        ("«Тихо не буде», — каже водій Остап.", "uk", ["водій Остап"], ["каже"], ["«Тихо не буде»"]),
        ("«Мост цел, — сказал Дудин. — Но дорога разбита».", "ru",
         ["Дудин"], ["сказал"], ["«Мост цел", "Но дорога разбита»"]),
        ("— Ми лишаємося, — зітхає вчителька Ганна Рись. — Куди їхати?", "uk",
         ["вчителька Ганна Рись"], ["зітхає"], ["Ми лишаємося", "Куди їхати?"]),
        ("Дорога, полагает эксперт Лев Бакин, откроется не скоро.", "ru",
         ["эксперт Лев Бакин"], ["полагает"], ["Дорога", "откроется не скоро"]),
        ("Сообщается о пожаре на складе.", "ru", [], ["Сообщается"], ["пожаре на складе"]),
        ("Обласна рада нібито готує вивезення дітей.", "uk",
         [], ["нібито"], ["Обласна рада", "готує вивезення дітей"]),
        ("Повстанцы опровергли потерю города.", "ru", ["Повстанцы"], ["опровергли"], ["потерю города"]),
        ("Чиновник, який просив не називати його, боїться, що вугілля скінчиться.", "uk",
         ["Чиновник"], ["боїться"], ["вугілля скінчиться"]),
        ("Ходять чутки, що дорогу закриють.", "uk", [], ["чутки"], ["дорогу закриють"]),
        ("Посольство призвало стороны прекратить огонь.", "ru",
         ["Посольство"], ["призвало"], ["стороны прекратить огонь"]),
    ],
)  # fmt: skip
def test_source_cue_and_content(
    text: str, language: str, source: list[str], cue: list[str], content: list[str]
) -> None:
    found = read(text, language)
    assert len(found) == 1
    assert shown(text, found[0]) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Колона зайшла в місто вночі.", "uk"),
        ("Редакция не смогла это проверить.", "ru"),
        ("Врач, просивший не называть его имени, ушёл.", "ru"),
        ("Газета «Волна» выходит по средам.", "ru"),
    ],
)
def test_what_nobody_says_is_no_attribution(text: str, language: str) -> None:
    assert read(text, language) == ()


def test_a_pronoun_takes_the_last_speaker_of_its_gender() -> None:
    text = "Мэр Олег Бурый сказал, что мост цел. Врач Зоя Круглова сказала, что света нет. Он добавил, что едет домой."
    assert [a.speaker.name for a in read(text, "ru") if a.speaker] == ["Олег Бурый", "Зоя Круглова", "Олег Бурый"]


def test_a_role_takes_the_name_the_report_gave_it() -> None:
    text = "Мост цел, сообщил советник губернатора Лев Бакин.\n\nПо словам советника, дорога открыта."
    assert [a.speaker.name for a in read(text, "ru") if a.speaker] == ["Лев Бакин", "Лев Бакин"]


def test_who_asked_not_to_be_named_is_never_joined_with_anybody() -> None:
    text = (
        "Чиновник Лев Бакин сказал, что мост цел.\n\n"
        "Чиновник, попросивший не называть его имени, рассказал, что моста больше нет."
    )
    last = read(text, "ru")[-1].speaker
    assert last is not None
    assert (last.anonymous, last.naming, last.name) == (True, "requested", None)


@pytest.mark.parametrize(
    ("text", "language", "relays"),
    [
        ("Мост цел, сообщил агентству «Волна» мэр Олег Бурый.", "ru", [("Волна",)]),
        ("Газета «Волна» пишет со ссылкой на мэра Олега Бурого, что мост цел.", "ru", [(), ("Волна",)]),
        ("Видання „Хвиля“, посилаючись на мера Остапа Рися, пише, що міст цілий.", "uk", [(), ("Хвиля",)]),
        ("«Мост цел», — сказал мэр Олег Бурый в эфире телеканала «Волна».", "ru", [("Волна",)]),
    ],
)
def test_relays(text: str, language: str, relays: list[tuple[str, ...]]) -> None:
    assert [a.relay for a in read(text, language)] == relays


def test_the_publisher_is_no_relay() -> None:
    text = "Мост цел, сообщил «Волне» мэр Олег Бурый."
    assert [a.relay for a in read(text, "ru", "Волна")] == [()]


def test_sentences_of_three_languages_in_one_report_are_all_read() -> None:
    text = (
        "The bridge is open, mayor Ann Lee said.\n\n"
        "«Вода есть», — сказал мэр Олег Бурый.\n\n"
        "«Світла ще немає», — каже староста Остап Рись."
    )
    names = [a.speaker.name for a in read(text, "en") if a.speaker]
    assert names[1:] == ["Олег Бурый", "Остап Рись"]
    assert [a.id for a in read(text, "en")] == [f"a{n + 1}" for n in range(len(names))]


def test_two_readings_of_one_report_are_equal() -> None:
    text = "По словам врача Зои Кругловой, света нет. Она добавила: «Ждём машину». Якобы едут трое."
    assert read(text, "ru") == read(text, "ru")
