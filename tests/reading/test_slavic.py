"""Grammar of Russian and Ukrainian: cases, names, clauses, and texts that mean harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Analysis, Document, Span
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution_slavic import find_attributions_slavic
from secondsource.reading.events_slavic import drafts_slavic
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.slavic import analyse_slavic
from secondsource.reading.slavic_view import View
from secondsource.reading.sources_slavic import subject
from secondsource.settings import ReadingSettings

GRAMMAR = Grammar.load(ReadingSettings())


def analysed(text: str, language: str) -> Analysis:
    return GRAMMAR.analyse(Document("d", "0" * 64, text, language=language))


def feature(text: str, language: str, word: str, name: str) -> str:
    view = View(text, analysed(text, language))
    return next(view.feature(n, name) for n, t in enumerate(view.tokens) if t.text == word)


@pytest.mark.parametrize(
    ("text", "language", "word", "case"),
    [
        ("За даними розвідки, колона зупинилася.", "uk", "розвідки", "Gen"),
        ("Наші захисники зупинили колону.", "uk", "захисники", "Nom"),
        ("Мост через пролив закрыт.", "ru", "пролив", "Acc"),
        ("Мы ехали к мосту под вечер.", "ru", "мосту", "Dat"),
        ("Шахту удерживают наши военные.", "ru", "Шахту", "Acc"),
        ("Шахту удерживают наши военные.", "ru", "военные", "Nom"),
    ],
)
def test_case_is_told_by_government_and_agreement(text: str, language: str, word: str, case: str) -> None:
    assert feature(text, language, word, "Case") == case


def test_a_feminine_past_tense_is_a_verb_and_not_a_participle() -> None:
    text = "Спалахнула пожежа, загинула жінка."
    verbs = [t.text for t in analysed(text, "uk").tokens if t.pos == "VERB"]
    assert verbs == ["Спалахнула", "загинула"]


def test_a_ukrainian_converb_has_the_infinitive_of_its_verb_as_lemma() -> None:
    tokens = analysed("Видання пише про це, посилаючись на лікарів і додаючи деталей.", "uk").tokens
    lemmas = {t.text: t.lemma for t in tokens}
    assert lemmas["посилаючись"] == "посилатися"
    assert lemmas["додаючи"] in ("додати", "додавати")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Так говорит медсестра Зоя Круглова.", "ru", ["Зоя", "Круглова"]),
        ("По словам врача Степана Рогожина, стало тише.", "ru", ["Степан", "Рогожин"]),
        ("За словами директорки Ірини Лугової, школу закрили.", "uk", ["Ірина", "Лугова"]),
        ("Об этом сказал глава посёлка Наваф Хури.", "ru", ["Наваф", "Хури"]),
        ("Так сказав мер міста Ігор Теплий.", "uk", ["Ігор", "Теплий"]),
    ],
)
def test_a_name_has_its_nominative_as_lemma(text: str, language: str, names: list[str]) -> None:
    assert [t.lemma for t in analysed(text, language).tokens if t.entity == "PERSON"] == names


def test_the_genitive_in_a_title_is_a_place_and_not_part_of_the_name() -> None:
    tokens = analysed("Это заявил мэр Лисичанска Андрей Скорый.", "ru").tokens
    assert [t.text for t in tokens if t.entity == "PERSON"] == ["Андрей", "Скорый"]


def test_a_subject_takes_title_and_name_but_neither_time_nor_addressee() -> None:
    text = "Это сообщил в среду агентству «Волна» глава посёлка Павел Дудин."
    view = View(text, analysed(text, "ru"))
    verb = next(n for n, t in enumerate(view.tokens) if t.text == "сообщил")
    who = subject(view, view.sentences[0], verb)
    assert who is not None
    assert view.span(*who).of(text) == "глава посёлка Павел Дудин"


def test_noun_phrases_cover_each_word_once() -> None:
    text = "Две сотрудницы больницы в Северном районе нашли под столом чёрную сумку врача Зои Кругловой."
    view = View(text, analysed(text, "ru"))
    found = runs(view, 0, len(view.tokens))
    covered = [n for run in found for n in range(run.first, run.last + 1)]
    assert len(covered) == len(set(covered))


@given(st.text(alphabet='абвґії «»„“"—,.!?:;()-’1аІР\n', max_size=300), st.sampled_from(["ru", "uk"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_trees_without_circles(text: str, language: str) -> None:
    tokens = analyse_slavic(text, [Span(0, len(text))], language)
    for start in range(len(tokens)):
        at, steps = start, 0
        while tokens[at].head != at:
            at, steps = tokens[at].head, steps + 1
            assert steps <= len(tokens)


@given(
    st.lists(
        st.sampled_from(
            ["он", "сказал", "заявил", ", что", "«Да», —", "—", ".", "по словам", "врача", "погибли", "двое", "не",
             "якобы", "со ссылкой на", "«Волну»", "удар", "по мосту", ":", "»", "«", "Иван", "\n"]
        ),
        max_size=40,
    )
)  # fmt: skip
@settings(max_examples=1500, deadline=None)
def test_any_order_of_words_gives_spans_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    document = Document("d", "0" * 64, text, publisher="Волна", language="ru")
    analysis = GRAMMAR.analyse(document)
    attributions = find_attributions_slavic(document, analysis, ())
    for attribution in attributions:
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
    for draft in drafts_slavic(document, analysis, attributions, (), ()):
        assert 0 <= draft.anchor.start < draft.anchor.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["сказал ", "заявил, що ", "«Да», — сказал он. ", "взрыв ", "« ", "по словам ", "— Да.\n"]
)
def test_hostile_repetition_costs_time_in_proportion(unit: str) -> None:
    def seconds(length: int) -> float:
        document = Document("d", "0" * 64, "Он " + unit * (length // len(unit)), language="ru")
        begun = time.perf_counter()
        analysis = GRAMMAR.analyse(document)
        attributions = find_attributions_slavic(document, analysis, ())
        drafts_slavic(document, analysis, attributions, (), ())
        return time.perf_counter() - begun

    seconds(2_000)
    small, large = seconds(6_000), seconds(24_000)
    assert large < 10 * max(small, 0.1)  # four times the text; quadratic work would take sixteen times as long
