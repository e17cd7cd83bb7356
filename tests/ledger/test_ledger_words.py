"""Words and stems as the search tables hold them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.ledger.search import _fts5, _tsquery, _vector
from secondsource.ledger.words import LONGEST, Wanted, terms, wanted


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("evacuation", "evacuated", "Evacuate", "evacuates")),
        ("ru", ("шахта", "шахты", "шахту", "Шахтой", "шахтах")),
        ("uk", ("лікарня", "лікарні", "лікарню", "Лікарнею", "лікарнях")),
        ("uk", ("обстріл", "обстрілу", "обстрілом", "обстріли", "обстрілів")),
        ("uk", ("зруйнований", "зруйнована", "зруйновано", "зруйновані")),
        ("uk", ("Харків", "Харкова", "Харкові", "Харкову")),
        ("uk", ("вокзал", "вокзалу", "вокзали", "вокзалом")),
        ("uk", ("п'ять", "п’ять", "пʼять")),
        ("en", ("ministry", "ministry's", "ministry’s")),
    ],
)
def test_one_word_in_its_forms(language: str, forms: tuple[str, ...]) -> None:
    held = terms(" ".join(forms), language, 100)
    for form in forms:
        [part] = wanted(form)[:1]
        # Every form, as asked for, finds every form, as held.
        for other in forms:
            one = terms(other, language, 100)
            assert part.words[0] in one.words or set(part.stems) & set(one.stems), (form, other)
    assert held.words


def test_other_words_have_other_stems() -> None:
    for a, b in (("war", "warden"), ("mine", "minister"), ("bridge", "bride")):
        assert not set(terms(a, "en", 9).stems) & set(terms(b, "en", 9).stems)
    assert not set(terms("shelling", "en", 9).stems) & set(terms("shelter", "en", 9).stems)


def test_parts_of_a_query() -> None:
    assert wanted("bridge") == (Wanted(("bridge",), ("bridg",)),)
    assert wanted('"The Old bridge"') == (Wanted(("the", "old", "bridge")),)
    assert wanted("«старый мост»") == (Wanted(("старыи", "мост")),)
    assert wanted("brid*") == (Wanted(("brid",), prefix=True),)
    assert wanted("!!! * \"\" ''") == ()


def test_marks_and_width_and_case_are_one() -> None:
    assert terms("Éire ＡＢＣ ё й Straße", "en", 99).words == ("eire", "abc", "е", "и", "strasse")


@given(st.text())
def test_terms_hold_nothing_that_a_query_could_escape_with(text: str) -> None:
    held = terms(text, "und", 1000)
    assert all(word.isalnum() and len(word) <= 4 * LONGEST for word in (*held.words, *held.stems))
    for part in wanted(text):
        assert all(word.isalnum() for word in (*part.words, *part.stems))
        assert _fts5(part)
        assert _tsquery(part)


@pytest.mark.parametrize("unit", ["'", '"', "a", "a'", "слово "], ids=repr)
def test_hostile_text_stays_linear(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    held = terms(text, "und", 100_000)
    wanted(text)
    assert time.process_time() - start < 5
    assert len(held.words) <= 100_000


def test_a_vector_stays_below_the_limit_of_postgresql() -> None:
    text = " ".join(f"{'ы' * 50}{number}" for number in range(60_000))
    assert len(_vector(terms(text, "ru", 100_000)).encode()) < 2_000_000
