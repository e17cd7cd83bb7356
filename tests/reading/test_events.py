"""Claims: codes, anchors, speakers, arguments, dates and figures of constructed sentences."""

from __future__ import annotations

import time

import pytest
from claims_of import analysed, document, events, read
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import EVENT_CODES
from secondsource.reading.lexicons import TABLES

CODES = [
    ("advance", "Government troops have entered the suburb of Dalwa."),
    ("advance", "Rebel units are 800 metres from the main shaft."),
    ("advance", "Assault groups pushed to within two kilometres of the dam."),
    ("withdrawal", "The garrison pulled back from the ridge."),
    ("withdrawal", "Rebel forces were driven out of the town."),
    ("control_change", "The militia captured the airfield at dawn."),
    ("control_change", "The base fell after a siege."),
    ("control_change", "Fighters still hold the northern gate."),
    ("clash", "Heavy fighting continued near the station."),
    ("clash", "Two assaults on the village were repelled."),
    ("air_strike", "A drone hit a bus near Orvel."),
    ("air_strike", "Warplanes bombed the market."),
    ("shelling", "Artillery shells landed in the square."),
    ("shelling", "The depot was hit by rockets."),
    ("destruction", "The bridge was blown up."),
    ("destruction", "Glide bombs reduced the block to rubble."),
    ("casualties", "Three people were killed and nine injured."),
    ("casualties", "Doctors count fourteen lives lost."),
    ("displacement", "Hundreds of families fled to the coast."),
    ("displacement", "Some 300 people have sought refuge in a monastery."),
    ("shortage", "Nine villages are without water."),
    ("shortage", "The lights went out over the whole district."),
    ("shortage", "Thousands woke up to dry taps."),
    ("aid_appeal", "The council appealed for blankets and flour."),
    ("aid_delivery", "A convoy of ten trucks reached Orvel with food."),
    ("detention", "Sixty soldiers were taken prisoner."),
    ("detention", "Gunmen abducted two nurses."),
    ("agreement", "Both sides agreed to a ceasefire."),
    ("other", "A suicide bomber detonated his vest."),
    ("other", "Residents heard explosions in the night."),
]


@pytest.mark.parametrize(("code", "text"), CODES)
def test_each_code(code: str, text: str) -> None:
    assert code in [found for found, _, _ in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister visited a bakery and praised the bread.",
        "Shares of the company fell sharply.",
        "The assault units' commander gave an interview.",
        "He left a mosque after prayers.",
        "Experts agree on little.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert events(text) == []


def test_the_anchor_is_the_clause_without_its_attribution() -> None:
    text = "Guided bombs struck the power station in Orvel and cut electricity to Dalwa, Ines Marek, the mayor, said."
    assert [(code, anchor) for code, _, anchor in events(text)] == [
        ("air_strike", "Guided bombs struck the power station in Orvel"),
        ("shortage", "cut electricity to Dalwa"),
    ]


def test_claims_belong_to_their_speaker_or_to_the_publisher() -> None:
    text = "A drone hit a school in Orvel. Two teachers were wounded, the mayor, Ines Marek, said."
    attributions, claims, _ = read(text)
    speakers = {a.id: a.speaker for a in attributions}
    strike, harm = (c for c in claims if c.event)
    assert strike.attribution is None
    assert harm.attribution is not None
    speaker = speakers[harm.attribution]
    assert speaker is not None
    assert speaker.name == "Ines Marek"


def test_each_event_once_per_speaker() -> None:
    text = (
        "A drone hit a school in Orvel on Tuesday. The strike came at noon. The drone strike in Orvel shook the town."
    )
    assert [code for code, _, _ in events(text, "Orvel")].count("air_strike") == 1


def test_place_date_and_figures() -> None:
    text = "Shells killed four people in Orvel on Monday, the mayor of Dalwa said on Tuesday."
    _, claims, _ = read(text, "Orvel", "Dalwa")
    harm = next(c.event for c in claims if c.event and c.event.code == "casualties")
    assert harm.place == "p1"
    assert harm.happened_on is not None
    assert harm.happened_on.earliest == "2025-07-21"
    assert [(q.what, q.best) for q in harm.quantities] == [("killed", 4)]


def test_the_date_of_the_statement_does_not_date_the_event() -> None:
    _, claims, _ = read("Rebels entered Orvel, the army said on Tuesday.", "Orvel")
    assert [c.event.happened_on for c in claims if c.event] == [None]


def test_since_a_day_runs_to_publication() -> None:
    _, claims, _ = read("Orvel has been without power since Sunday.", "Orvel")
    (claim,) = (c for c in claims if c.event)
    assert claim.event is not None
    assert claim.event.happened_on is not None
    assert (claim.event.happened_on.earliest, claim.event.happened_on.latest) == ("2025-07-20", "2025-07-23")


def test_an_origin_is_no_place_of_the_event() -> None:
    _, claims, _ = read("Gunners fired from Dalwa at the port of Orvel.", "Dalwa", "Orvel")
    assert [c.event.place for c in claims if c.event] == ["p2"]


def test_a_denial_gives_the_denier_a_negative_claim() -> None:
    text = "Rebels had crossed the river, bloggers claimed. The army rejected this as a fabrication."
    found = [(code, factuality) for code, factuality, _ in events(text)]
    assert ("advance", "CT+") in found
    assert ("advance", "CT-") in found


def test_stakes_carry_value_unit_product_and_period() -> None:
    _, claims, _ = read("The Sorna mine produces several million tonnes of coal a year, an adviser said.")
    (stake,) = (c.stake for c in claims if c.stake)
    assert (stake.about, stake.low, stake.best, stake.high) == ("output", 2.0, None, None)
    assert (stake.unit, stake.product, stake.period) == ("Mt/year", "coal, raw", "year")


def test_needs_have_a_sector() -> None:
    _, claims, _ = read("The clinic has run out of insulin. A charity delivered flour to Orvel.")
    assert [(c.need.sector, c.need.kind) for c in claims if c.need] == [
        ("Health", "need"),
        ("Food Security", "delivery"),
    ]


def test_every_row_of_the_lexicon_has_a_known_code_and_known_roles() -> None:
    roles = {"agent", "patient", "subject", "particle", "modifier", "complement", "at", "clause", "has", "passive"}
    for tables in TABLES.values():
        for row in tables.events.triggers:
            assert row.code in EVENT_CODES
            assert {condition.lstrip("!").partition(":")[0] for condition in row.when} <= roles, row
        assert all(row.code in EVENT_CODES for row in tables.events.phrases)


@given(st.lists(st.sampled_from([text for _, text in CODES]), max_size=3), st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_anchors_lie_in_the_text_and_ids_count(sentences: list[str], noise: str) -> None:
    text = " ".join([*sentences, noise])
    claims = read(text)[1]
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    for claim in claims:
        assert claim.anchor.of(text).strip()
        assert sum(part is not None for part in (claim.event, claim.stake, claim.need)) == 1


@pytest.mark.parametrize("unit", ['"', "said ", "killed ", "x", "no "])
def test_hostile_text_is_linear_and_never_raises(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        analysed(text)
        start = time.process_time()
        from secondsource.reading.events import find_claims

        find_claims(document(text), analysed(text), (), (), (), None)
        return time.process_time() - start

    seconds(500)
    assert seconds(24_000) < 4 * seconds(12_000) + 0.3
