"""The interface in three languages: every text translated, no text outside the catalogues, quotations as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

import pytest
import write_catalogues
from hypothesis import given
from hypothesis import strategies as st
from test_web import PAGES, client_of
from write_catalogues import CODES, LOCALE, catalogue, gathered, texts

from secondsource.faces import words
from secondsource.faces.language import NAMES, Words, _, accepted, chosen, language, many, spoken_in
from secondsource.faces.web import labels
from secondsource.faces.web.pages import _templates
from secondsource.ledger import Ledger
from secondsource.model import Place

TEMPLATES = Path(write_catalogues.FACES) / "web" / "templates"
AGAIN = "run: python tests/faces/write_catalogues.py, and translate what is empty"
HOLES = re.compile(r"%\(\w+\)s|\{\w*\}|%%|</?\w+>")


def test_there_are_texts() -> None:
    assert len(texts()) > 400
    assert any(isinstance(text, tuple) for text in texts())


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(code: str) -> None:
    found = {m.id: m.string for m in catalogue(code) if m.id}
    wanted = set(texts())
    assert set(found) == wanted, f"{sorted(map(str, wanted ^ set(found)))[:5]}: {AGAIN}"
    for text, translation in found.items():
        given_forms = translation if isinstance(translation, tuple) else (translation,)
        assert all(form.strip() for form in given_forms), f"{text!r} has no {code} translation: {AGAIN}"
        originals = text if isinstance(text, tuple) else (text,)
        assert len(given_forms) == (3 if isinstance(text, tuple) else 1), text
        for form in given_forms:
            assert sorted(HOLES.findall(form)) == sorted(HOLES.findall(originals[-1])), (text, form)
            # A dot and a colon at the end are part of a sentence, also in translation.
            if len(originals[-1]) > 12 and originals[-1][-1] in ".:":
                assert form[-1] == originals[-1][-1], (text, form)


@pytest.mark.parametrize("code", CODES)
def test_the_catalogues_are_as_they_are_gathered(code: str) -> None:
    assert (LOCALE / f"{code}.po").read_bytes() == gathered(code), AGAIN


@pytest.mark.parametrize("code", CODES)
def test_translations_are_in_their_alphabet(code: str) -> None:
    foreign = {"uk": "ыэъё", "ru": "іїєґ"}[code]
    for message in catalogue(code):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms if message.id else ():
            assert not set(form.lower()) & set(foreign), form


def plain_text(path: Path) -> Iterator[str]:
    """Words that stand in a template outside of any call for a translation."""
    source = path.read_text(encoding="utf-8")
    source = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", " ", source, flags=re.DOTALL)
    data = "".join(value if kind == "data" else "\x01" for _line, kind, value in _templates().lex(source)
                   if kind == "data" or kind in ("variable_begin", "block_begin"))  # fmt: skip
    shown = "aria-label|title|placeholder|alt|data-copy|data-problem|data-side|data-claims|data-label"
    for attribute in re.findall(rf'(?:{shown})="([^"]*)"', data):
        yield from re.findall(r"[A-Za-zА-яії’]{3,}", attribute)
    bare = re.sub(r"<[^>]*>", " ", data)
    yield from re.findall(r"[A-Za-zА-яії’]{2,}", bare)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_no_template_has_text_of_its_own(path: Path) -> None:
    names = {"Second", "Source", "API", "JSON", "UTC", "https", "secondsource", "add", "confirmed", "refuted"}
    codes = {"claimed", "corroborated", "disputed", "CT", "Uu", "air", "strike", "shelling", "quot"}
    assert set(plain_text(path)) - names - codes == set()


class Shown(HTMLParser):
    """The text of a page outside of what is marked as being in English, or is quoted."""

    VOID = ("meta", "link", "input", "br", "hr", "img", "circle", "line", "path", "rect")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in self.VOID:
            quoted = tag in ("blockquote", "script", "q", "mark") or given.get("lang") == "en"
            self.open.append(quoted and tag != "html")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.found.append(data)


@pytest.mark.parametrize("code", CODES)
def test_pages_speak_the_language(made_ledger: Ledger, code: str) -> None:
    client = client_of(made_ledger)
    english = sorted({t for text in texts() for t in (text if isinstance(text, tuple) else (text,))
                      if len(t) > 9 and not HOLES.search(t)})  # fmt: skip
    for path in PAGES:
        answer = client.get(path, params=None, headers={"Accept-Language": code})
        assert answer.status_code == 200
        assert f'<html lang="{code}">' in answer.text
        assert answer.headers["content-language"] == code
        shown = " ".join(" ".join(Shown(answer.text).found).split())
        assert [text for text in english if f" {text} " in f" {shown} "] == [], path


def test_quotations_stay_as_they_are(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    for code in NAMES:
        page = client.get(f"/events/eDead?lang={code}").text
        assert "Three people were killed and nine injured" in page
        assert "Vasyl Horbenko" in page


def test_reports_and_origins_are_counted_in_words(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    assert "<b>1</b> першоджерело" in client.get("/events/eDead?lang=uk").text
    assert "<b>1</b> первоисточник" in client.get("/events/eDead?lang=ru").text
    with spoken_in("uk"):
        assert words.counted(1, 1) == "1 повідомлення / 1 першоджерело"
        assert words.counted(22, 5) == "22 повідомлення / 5 першоджерел"
        assert words.counted(11, 0) == "11 повідомлень / 0 першоджерел"
    assert words.counted(2, 1) == "2 reports / 1 origin"


def test_the_switch_is_kept_and_the_address_wins(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    first = client.get("/?code=casualties&lang=uk", headers={"Accept-Language": "ru"})
    assert '<html lang="uk">' in first.text
    assert "ss_lang=uk" in first.headers["set-cookie"]
    assert {"accept-language", "cookie"} <= {name.strip().lower() for name in first.headers["vary"].split(",")}
    assert '<html lang="uk">' in client.get("/about").text
    assert '<html lang="ru">' in client.get("/about?lang=ru").text
    assert '<html lang="ru">' in client.get("/about").text
    assert 'href="/?code=casualties&amp;lang=en"' in client.get("/?code=casualties").text
    unknown = client_of(made_ledger).get('/about?lang=xx"><script>')
    assert '<html lang="en">' in unknown.text
    assert "set-cookie" not in unknown.headers or "ss_lang" not in unknown.headers["set-cookie"]


def test_an_answer_is_not_kept_for_another_language(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    one = client.get("/api/events", headers={"Accept-Language": "uk"}).headers["etag"]
    assert client.get("/api/events", headers={"Accept-Language": "ru"}).headers["etag"] != one


def test_brief_and_feed_speak_too(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    brief = client.get("/brief?lang=uk").text
    assert "Зведення про ситуацію" in brief
    assert "Bystrytsia Wire передає слова" in brief
    assert "<title>Second Source: что утверждают</title>" in client.get("/feeds/events.atom?lang=ru").text


def test_problems_are_told_in_the_language(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    assert "цей сервер" not in client.get("/?lang=uk").text
    assert "форма не з цієї сторінки" in client.post("/add", data={"text": "x"}).text


def test_the_command_line_speaks_english() -> None:
    assert language() == "en"
    assert words.CODES["air_strike"] == "air strike"
    assert dict(words.CODES.items())["need"] == "need"
    assert words.CODES.get("none", "none") == "none"


@given(st.text(max_size=120))
def test_no_header_is_a_fault(header: str) -> None:
    assert chosen({}, {}, header) in NAMES


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("uk", "uk"), ("uk-UA,uk;q=0.9,en;q=0.8", "uk"), ("de,ru;q=0.4,en;q=0.3", "ru"), ("fr", None), ("", None),
        ("en;q=0.2,uk;q=0.9", "uk"), ("uk;q=0", None), ("*", None), ("ru;q=x,uk;q=0.1", "uk"),
    ],
)  # fmt: skip
def test_what_a_browser_asks_for(header: str, code: str | None) -> None:
    assert accepted(header) == code


def test_what_has_no_translation_is_english() -> None:
    with spoken_in("uk"):
        assert _("no such text in any catalogue") == "no such text in any catalogue"
        assert many("one thing", "{n} things", 3) == "{n} things"
        assert Words({"a": "no such text"})["a"] == "no such text"
    with spoken_in("xx"):
        assert language() == "en"
    assert language() == "en"


class Gazetteer:
    """Spellings of three places, as GeoNames has them: without languages, old names among them."""

    SPELLINGS: ClassVar = {
        1: ("Pokrovsk", "Красноармейск", "Красноармійськ", "Покровск", "Покровськ", "Pokrowsk"),
        2: ("Kyiv", "Киев", "Київ", "Кыив", "Kiev"),
        3: ("Khartoum", "الخرطوم"),
    }

    def by_id(self, id: int) -> int | None:
        return id if id in self.SPELLINGS else None

    def spellings(self, entry: int) -> tuple[str, ...]:
        return self.SPELLINGS[entry]


def test_places_have_labels_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "gazetteer", Gazetteer)
    labels.label_of.cache_clear()

    def place(id: int | None, name: str) -> Place:
        return Place(name, 48.0, 37.0, 1000, 1, 0.9, id, "UA", ())

    assert labels.place_label(place(1, "Pokrovsk")) == "Pokrovsk"
    with spoken_in("uk"):
        assert labels.place_label(place(1, "Pokrovsk")) == "Покровськ"
        assert labels.place_label(place(2, "Kyiv")) == "Київ"
        assert labels.place_label(place(3, "Khartoum")) == "Khartoum"
        assert labels.place_label(place(4, "Nowhere")) == "Nowhere"
        assert labels.place_label(place(None, "the bridge")) == "the bridge"
    with spoken_in("ru"):
        assert labels.place_label(place(1, "Pokrovsk")) == "Покровск"
        assert labels.place_label(place(2, "Kyiv")) == "Киев"
    labels.label_of.cache_clear()


def test_every_reason_of_a_grade_has_words() -> None:
    source = write_catalogues.FACES.parent
    codes: set[str] = set()
    for stage in ("origins", "weighing", "ledger"):
        for path in (source / stage).rglob("*.py"):
            codes |= set(re.findall(r"Reason\(\s*\"([a-z_]+)\"", path.read_text(encoding="utf-8")))
    assert len(codes) > 6
    assert {code for code in codes if code not in words.REASON} == set()
