"""A headline that says more than its report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claims_of import document, grammar

from secondsource.reading.attribution import find_attributions
from secondsource.reading.dates import find_dates
from secondsource.reading.events import find_claims
from secondsource.reading.headline import headline_warnings


def warnings(title: str | None, text: str) -> tuple[str, ...]:
    made = replace(document(text), title=title)
    analysis = grammar().analyse(made)
    attributions = find_attributions(made, analysis, find_dates(made, analysis), None)
    claims = find_claims(made, analysis, attributions, (), (), None)
    return headline_warnings(made, grammar().analyse, attributions, claims)


CLAIMED = "Rebel troops have captured the town of Orvel, a spokesman for the front, Pavel Odar, said on Tuesday."


def test_a_fact_in_the_headline_that_somebody_claims_in_the_text() -> None:
    (warning,) = warnings("Rebels capture Orvel", CLAIMED)
    assert "as fact" in warning
    assert "Pavel Odar" in warning
    assert "Rebels capture Orvel" in warning


def test_what_may_have_happened() -> None:
    text = "Government troops may have withdrawn from the ridge near Orvel, analysts say. Nobody could confirm it."
    (warning,) = warnings("Troops withdraw from ridge near Orvel", text)
    assert "possible" in warning


@pytest.mark.parametrize(
    "title",
    [
        "Rebels have captured Orvel, spokesman says",
        "Spokesman: rebels have captured Orvel",
        "Have rebels captured Orvel?",
        "Rebels may have captured Orvel",
        "Market day in Dalwa",
        None,
    ],
)
def test_headlines_that_say_no_more(title: str | None) -> None:
    assert warnings(title, CLAIMED) == ()


def test_what_the_publisher_says_itself_is_no_less() -> None:
    text = "Rebel troops captured the town of Orvel on Tuesday. They met no resistance, a spokesman said."
    assert warnings("Rebels capture Orvel", text) == ()


def test_the_first_line_of_a_text_without_a_title() -> None:
    (warning,) = warnings(None, "Rebels capture Orvel\n\n" + CLAIMED)
    assert "as fact" in warning


def test_a_title_that_the_text_repeats_is_read_once() -> None:
    assert len(warnings("Rebels capture Orvel", "Rebels capture Orvel\n\n" + CLAIMED)) == 1


def test_in_russian() -> None:
    text = "Боевики захватили город Орвель, заявил представитель фронта Павел Одар."
    made = replace(document(text, language="ru"), title="Боевики захватили город Орвель")
    analysis = grammar().analyse(made)
    attributions = find_attributions(made, analysis, (), None)
    claims = find_claims(made, analysis, attributions, (), (), None)
    assert len(headline_warnings(made, grammar().analyse, attributions, claims)) == 1
