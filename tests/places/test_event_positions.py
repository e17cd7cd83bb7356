"""An event stands where its sentence says, from the text to the JSON and back."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from secondsource.model import Document, Reading
from secondsource.model.claim import placed_by
from secondsource.model.sphere import distance_m
from secondsource.model.wire import reading_as_json, reading_from_json
from secondsource.pipeline import Resources, read

TEXT = "Shells hit a convoy two kilometres north of Kramatorsk on Monday, the mayor said. Nobody was hurt in Lyman."


@pytest.fixture(scope="module")
def reading() -> Reading:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return read(Document("d", digest, TEXT, language="en"), Resources(rules_only=True))


def test_the_event_lies_two_kilometres_north_and_its_toponym_does_not(reading: Reading) -> None:
    toponyms = {one.id: one for one in reading.places}
    claim = next(one for one in reading.claims if one.event is not None and one.event.where is not None)
    assert claim.event is not None
    assert claim.event.where is not None
    own, placed = toponyms[claim.event.place or ""], placed_by(claim, toponyms)
    assert own.resolved is not None
    assert own.resolved.name == "Kramatorsk"
    assert placed is not None
    assert placed.id == own.id
    assert placed.resolved == claim.event.where
    away = distance_m((own.resolved.lat, own.resolved.lon), (claim.event.where.lat, claim.event.where.lon))
    assert 1_900 < away < 2_100
    assert claim.event.where.where_precision == 2
    plain = replace(claim, event=replace(claim.event, where=None))
    assert placed_by(plain, toponyms) == own


def test_it_survives_the_wire_and_old_readings_have_none(reading: Reading) -> None:
    wire = reading_as_json(reading)
    assert reading_from_json(wire).claims == reading.claims
    for claim in wire["claims"]:
        if claim["event"] is not None:
            del claim["event"]["where"]
    assert all(one.event is None or one.event.where is None for one in reading_from_json(wire).claims)
