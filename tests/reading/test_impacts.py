"""What claims mean for people: displacement, casualties of civilians and helpers, shortages, access; sex and age."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.faces.exports.impacts import FIELDS, impact_fields
from secondsource.faces.protect import Protection
from secondsource.model import Claim, Document, Impact, Reading
from secondsource.model.wire import claim_as_json, reading_as_json, reading_from_json
from secondsource.pipeline import Resources, read
from secondsource.reading.impact_words import ACCESS, CAUSE, LACKED, TO, WHERE_FROM


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def impacts(text: str, resources: Resources, language: str = "en") -> tuple[Reading, list[Impact]]:
    reading = read(Document("d", "0" * 64, text, language=language), resources)
    return reading, [c.impact for c in reading.claims if c.impact is not None]


def test_displacement_has_from_to_number_and_cause(resources: Resources) -> None:
    text = "Some 1,200 people fled Pokrovsk for Dnipro after heavy shelling, among them 300 children."
    reading, (found,) = impacts(text, resources)
    names = {p.id: p.text for p in reading.places}
    assert found.kind == "displacement"
    assert found.count is not None
    assert found.count.best == 1200
    assert (names[found.origin or ""], names[found.destination or ""]) == ("Pokrovsk", "Dnipro")
    assert found.cause == "heavy shelling"
    assert [(p.sex, p.age, p.best) for p in found.parts] == [(None, "children", 300.0)]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Five soldiers were killed near Lyman.", None),
        ("Shelling killed two women and a boy in Kherson.", "civilians"),
        ("An aid worker was killed in Kherson.", "aid workers"),
        ("A paramedic was wounded in Sumy.", "health workers"),
    ],
)
def test_casualties_tell_helpers_and_civilians_from_fighters(
    text: str, group: str | None, resources: Resources
) -> None:
    _, found = impacts(text, resources)
    assert [(i.kind, i.group) for i in found] == [("casualties", group)]


def test_each_figure_has_its_own_group(resources: Resources) -> None:
    _, (found,) = impacts("Two aid workers were killed and three civilians injured in Kherson.", resources)
    assert [(p.group, p.what, p.best) for p in found.parts] == [
        ("aid workers", "killed", 2.0),
        ("civilians", "injured", 3.0),
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind", "item"),
    [
        ("en", "Residents of Pokrovsk have had no drinking water since Monday.", "shortage", "drinking water"),
        ("uk", "Мешканці Лиману не мають питної води.", "shortage", "питної води"),
        ("en", "The convoy could not reach Lyman because the bridge was mined.", "access", "convoy could not reach"),
    ],
)
def test_a_need_tells_what_is_short_or_bars_the_way(
    language: str, text: str, kind: str, item: str, resources: Resources
) -> None:
    _, found = impacts(text, resources, language)
    assert [(i.kind, i.item) for i in found] == [(kind, item)]


def test_an_impact_goes_to_json_and_back_and_is_left_out_where_there_is_none(resources: Resources) -> None:
    reading, _ = impacts("About 500 residents were evacuated from Pokrovsk to Dnipro. The mine employs 40.", resources)
    assert reading_from_json(reading_as_json(reading)).claims == reading.claims
    for claim in reading.claims:
        assert ("impact" in claim_as_json(claim)) == (claim.impact is not None)


def test_an_export_says_no_place_of_displaced_people_finer_than_the_settlement(resources: Resources) -> None:
    text = "Some 300 women fled from Hospital No 3 in Pokrovsk to Dnipro."
    reading, _ = impacts(text, resources)
    shown = Protection().reading(reading)
    for claim in shown.claims:
        fields = impact_fields(claim, shown)
        assert set(fields) == set(FIELDS)
        assert "Hospital" not in f"{fields['from_place']} {fields['to_place']}"


def test_girls_are_female_and_children_in_an_export(resources: Resources) -> None:
    reading, _ = impacts("Shelling killed two girls in Kherson.", resources)
    (claim,) = [c for c in reading.claims if c.impact is not None]
    fields = impact_fields(claim, reading)
    assert (fields["female"], fields["children"], fields["male"], fields["fate"]) == (2.0, 2.0, None, "killed")


@given(st.text(alphabet="aid relief cannot no access from to after the a,.", max_size=400))
@settings(max_examples=60, deadline=None)
def test_patterns_never_raise_and_stay_linear(said: str) -> None:
    for pattern in (ACCESS, CAUSE, LACKED, TO, WHERE_FROM):
        pattern.search(said)


def test_hostile_repetition_is_linear() -> None:
    for unit in ("aid cannot ", "after the a heavy ", "no a b ", "from the their "):
        started = time.process_time()
        for pattern in (ACCESS, CAUSE, LACKED, TO, WHERE_FROM):
            pattern.search(unit * 4000)
        assert time.process_time() - started < 2


def test_a_claim_has_no_impact_by_default() -> None:
    assert Claim.__dataclass_fields__["impact"].default is None
