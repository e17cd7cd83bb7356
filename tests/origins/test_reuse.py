"""Who was made from whom: copies, edits, citations, translations; and what is none of these."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace

import pytest

from constructed_reports import SETTINGS, Said, WordVectors, report
from secondsource.model import Reading
from secondsource.origins.cited import citations
from secondsource.origins.figures import figures
from secondsource.origins.order import earlier_first
from secondsource.origins.reuse import find_derivations
from secondsource.origins.units import sentence_spans, take_apart
from secondsource.origins.vectors import E5Vectors

ORIGINAL = (
    "RIVNE, Feb 3 (Polesia Wire) - Rockets hit the grain depot in Rivne early on Tuesday and burnt 27 lorries, Ostap "
    "Velychko, head of the Horyn district council, said.\n\n"
    "“The fire brigade needed six hours. We lost the seed for 340 farms,” he told Polesia Wire by telephone.\n\n"
    "Two night watchmen were injured, according to Velychko. The railway to Sarny was closed until noon, and 63 families "
    "from Kotsiubynska Street were taken to the school.\n\n"
    "The army did not comment on the strike."
)


def text_report(identity: str, publisher: str, published: str | None, text: str, language: str = "en") -> Reading:
    return report(identity, publisher, published, [Said(text)], language=language)


def speaking(reading: Reading, name: str) -> Reading:
    """The same report with a named speaker."""
    other = report("x", None, None, [Said(reading.document.text, reading.document.text[:20], who=(name, None, None))])
    return replace(reading, attributions=other.attributions)


ORIGIN = speaking(text_report("a", "Polesia Wire", "2026-02-03T06:00:00Z", ORIGINAL), "Ostap Velychko")


def kinds(later: Reading, *earlier: Reading, vectors: object = None) -> list[tuple[str, str]]:
    found = find_derivations(later, earlier, vectors or WordVectors(), SETTINGS.origins)  # type: ignore[arg-type]
    return [(d.on, d.kind) for d in found]


def test_a_reprint_with_another_dateline_is_verbatim():
    copy = text_report(
        "b", "Quay Times", "2026-02-03T09:00:00Z", ORIGINAL.replace("RIVNE, Feb 3 (Polesia Wire) - ", "RIVNE - ")
    )
    assert kinds(copy, ORIGIN) == [("a", "verbatim")]


def test_a_copy_derives_from_the_oldest_of_equals():
    copies = [text_report(f"b{n}", f"Outlet {n}", f"2026-02-03T{7 + n:02d}:00:00Z", ORIGINAL) for n in range(4)]
    assert kinds(copies[3], *copies[:3], ORIGIN) == [("a", "verbatim")]


def test_an_edit_keeps_most_sentences():
    edit = text_report(
        "c",
        "Lantern Daily",
        "2026-02-03T10:00:00Z",
        "Rockets hit the grain depot in Rivne on Tuesday, burning 27 lorries, the head of the Horyn district council, Ostap "
        "Velychko, said. Two night watchmen were injured.\n\n“The fire brigade needed six hours,” Velychko said. The railway "
        "to Sarny was closed until noon and 63 families were taken to the school.",
    )
    assert kinds(edit, ORIGIN) == [("a", "edited")]


def test_what_a_text_names_itself_wins():
    citing = text_report(
        "d",
        "Straits Evening",
        "2026-02-03T18:00:00Z",
        "A grain depot in western Ukraine was hit by rockets, Polesia Wire reports, citing the head of the district council. "
        "Two watchmen were injured at the depot in Rivne and 27 lorries burnt, the agency said.",
    )
    assert kinds(citing, ORIGIN) == [("a", "cites")]


def test_a_text_merged_from_two_has_two_ancestors():
    other = text_report(
        "o",
        "Harbour Sheet",
        "2026-02-03T07:00:00Z",
        "A ferry with 48 passengers ran aground off Izmail in fog on Monday night, the coast guard said. Tugs pulled it free "
        "at dawn, and nobody was hurt. The captain, Yakiv Mudryk, had reported a broken rudder. Divers will look at the hull.",
    )
    merged = text_report(
        "m",
        "Digest",
        "2026-02-03T20:00:00Z",
        " ".join(
            [
                *(s.of(ORIGINAL) for s in sentence_spans(ORIGINAL)[:4]),
                *(s.of(other.document.text) for s in sentence_spans(other.document.text)),
            ]
        ),
    )
    assert {on for on, _ in kinds(merged, ORIGIN, other)} == {"a", "o"}


def test_the_same_form_about_another_place_is_no_reuse():
    other = ORIGINAL.replace("Rivne", "Dubno").replace("RIVNE", "DUBNO").replace("27", "11").replace("340", "95")
    assert kinds(text_report("e", "Quay Times", "2026-02-05T09:00:00Z", other), ORIGIN) == []


def test_shared_background_is_no_reuse():
    background = (
        "The region has been shelled almost daily since the autumn of last year. Power cuts of up to ten hours a day are "
        "common. Talks on a ceasefire broke down in December, when both sides accused each other of attacks."
    )
    one = text_report(
        "f",
        "Quay Times",
        "2026-02-03T09:00:00Z",
        "Ice closed the harbour of Reni on Tuesday. Four barges wait. " + background,
    )
    two = text_report(
        "g", "Lantern Daily", "2026-02-04T09:00:00Z", "A teacher in Lutsk won a chess prize. She is 71. " + background
    )
    assert kinds(two, one) == []


def test_a_later_toll_by_the_same_agency_is_no_rewrite():
    update = speaking(
        text_report(
            "h",
            "Polesia Wire",
            "2026-02-04T06:00:00Z",
            "RIVNE, Feb 4 (Polesia Wire) - One of the watchmen injured at the Rivne depot died in hospital, Ostap Velychko said "
            "on Wednesday. Damage is put at 18 million hryvnias, he added, and 112 people work on the ruins.",
        ),
        "Ostap Velychko",
    )
    assert kinds(update, ORIGIN) == []


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_a_translation_is_found_across_scripts(language: str):
    texts = {
        "ru": "РОВНО, 3 февраля. Ракеты рано утром во вторник попали в зерновой склад в Ровно, сгорели 27 грузовиков, сообщил "
        "глава Горынского районного совета Остап Величко.\n\n«Пожарным понадобилось шесть часов. Мы потеряли семена для 340 "
        "хозяйств», — сказал он по телефону. По словам Величко, ранены двое ночных сторожей. Железная дорога на Сарны была "
        "закрыта до полудня, 63 семьи с улицы Коцюбинской отвезли в школу. Армия удар не комментировала.",
        "uk": "РІВНЕ, 3 лютого. Ракети рано у вівторок влучили в зерновий склад у Рівному, згоріли 27 вантажівок, повідомив голова "
        "Горинської районної ради Остап Величко.\n\n«Пожежникам знадобилося шість годин. Ми втратили насіння для 340 "
        "господарств», — сказав він телефоном. За словами Величка, поранено двох нічних сторожів. Залізниця на Сарни була "
        "закрита до полудня, 63 родини з вулиці Коцюбинської відвезли до школи. Армія удар не коментувала.",
    }
    name = {"ru": "Остап Величко", "uk": "Остап Величко"}[language]
    translated = speaking(text_report("t", "Переклад", "2026-02-03T11:00:00Z", texts[language], language), name)
    assert kinds(translated, ORIGIN, vectors=E5Vectors()) == [("a", "translation")]


def test_a_short_translation_without_telling_facts_is_found_line_by_line_and_another_incident_is_not():
    brief = text_report(
        "brief",
        "Polesia Wire",
        "2026-03-03T06:00:00Z",
        "A shell tore the roof off the bakery in Kupiansk before dawn, and nobody was inside. The ovens can be repaired, the "
        "baker said. Bread will come from the next town until then.",
    )
    same = text_report(
        "same",
        "Переклад",
        "2026-03-03T09:00:00Z",
        "Перед рассветом снаряд сорвал крышу с пекарни в Купянске, внутри никого не было. Печи можно починить, сказал пекарь. "
        "До тех пор хлеб будут привозить из соседнего города.",
        "ru",
    )
    other = text_report(
        "other",
        "Переклад",
        "2026-03-03T09:00:00Z",
        "Вечером дрон попал в школу в Купянске, внутри никого не было. Окна заменят к понедельнику, сказал директор. "
        "До тех пор дети будут учиться дома.",
        "ru",
    )
    vectors = E5Vectors()
    assert kinds(same, brief, vectors=vectors) == [("brief", "translation")]
    assert kinds(other, brief, vectors=vectors) == []


def test_direction_without_a_time_is_told_by_what_each_adds():
    copy = text_report("b", "Quay Times", "2026-02-03", ORIGINAL.replace("RIVNE, Feb 3 (Polesia Wire) - ", ""))
    origin = replace(ORIGIN, document=replace(ORIGIN.document, published="2026-02-03"))
    assert earlier_first(origin, copy)
    assert not earlier_first(copy, origin)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("the Polesia Wire reports, citing a nurse.", "reports"),
        ("According to Polesia Wire, the road is closed.", "reports"),
        ("he told Polesia Wire on Monday.", "told"),
        ("RIVNE (Polesia Wire) - Rockets hit a depot.", "named"),
        ("передаёт «Полесья Вайр» со ссылкой на врача", "reports"),
    ],
)
def test_how_a_medium_is_named(text: str, how: str):
    assert [c.how for c in citations(text, "Polesia Wire")] == [how]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five dozen of them", (60,)),
        ("27 lorries and 1,250 tonnes", (27, 1250)),
        ("сорок человек, двух сторожей", (40, 2)),
        ("двадцять три вантажівки", (23,)),
        ("on 14 May at 11:20", ()),
        ("several million tonnes", (1_000_000,)),
    ],
)
def test_figures_in_three_languages(text: str, values: tuple[float, ...]):
    assert figures(text) == values


@pytest.mark.parametrize(
    "hostile", ['"' * 200_000, "said " * 50_000, "x" * 300_000, "Aa " * 60_000, "«" * 50_000, "\n" * 100_000]
)
def test_hostile_text_is_taken_apart_in_linear_time(hostile: str):
    units = take_apart(hostile)
    citations(hostile[:100_000], "Polesia Wire")
    assert len(units.sentences) <= len(hostile)
