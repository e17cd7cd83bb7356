"""Where an event is said to have happened, in Russian and Ukrainian reports of our own."""

from __future__ import annotations

from secondsource.model import Document, Reading
from secondsource.pipeline import Resources, read


def reading(text: str, language: str) -> Reading:
    document = Document("d", "d", text, None, None, "Степной вестник", "2025-06-05T08:00:00Z", "given", language)
    return read(document, Resources(rules_only=True))


def places(found: Reading, code: str) -> set[str]:
    names = {p.id: p.text for p in found.places}
    return {names[c.event.place] for c in found.claims if c.event.code == code and c.event.place is not None}


def test_a_capital_that_appoints_is_a_party_and_no_place_of_events():
    found = reading(
        "МЕЛИТОПОЛЬ, 5 июня. Войска взяли под контроль село Каменское, заявил заместитель главы назначенной Москвой "
        "администрации Антон Буряк.\n\n«Наши ребята зашли в село ночью. Девять солдат сдались в плен», — сказал Буряк.",
        "ru",
    )
    assert {p.role for p in found.places if p.text == "Москвой"} <= {"party", "in_organisation"}
    assert places(found, "control_change") == {"Каменское"}
    assert "Москвой" not in places(found, "advance") | places(found, "detention")


def test_a_dateline_in_small_letters_is_no_place_of_events():
    found = reading(
        "Мелітополь, 5 червня. Уночі обстріляли село Мала Токмачка, двоє поранених, повідомив староста Іван Сірко.",
        "uk",
    )
    assert places(found, "shelling") | places(found, "casualties") == {"Мала Токмачка"}


def test_a_country_that_the_report_names_goes_before_what_its_language_suggests():
    found = reading(
        "Около 12 тысяч человек пришли пешком в Бараку на востоке Демократической Республики Конго, сообщил "
        "администратор Физи.",
        "ru",
    )
    countries = {p.resolved.country for p in found.places if p.resolved is not None}
    assert countries == {"CD"}
