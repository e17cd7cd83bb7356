"""The JSON form: what is written can be read back, and keeps to the schema."""

from __future__ import annotations

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import (
    Aligned,
    Analysis,
    Assessment,
    Attribution,
    Candidate,
    Claim,
    DateMention,
    DateValue,
    Derivation,
    Document,
    Event,
    EventRecord,
    FigureBy,
    FigureRange,
    Member,
    Need,
    Origin,
    Place,
    Provenance,
    Quantity,
    Reading,
    Reason,
    RegisterCheck,
    RegisterValue,
    Relation,
    Response,
    Span,
    Speaker,
    Stake,
    Toponym,
)
from secondsource.model.wire import reading_as_json, reading_from_json
from secondsource.model.wire_events import event_as_json, event_from_json
from secondsource.schema import schema

words = st.text(min_size=1, max_size=12)
spans = st.tuples(st.integers(0, 500), st.integers(0, 40)).map(lambda t: Span(t[0], t[0] + t[1]))
scores = st.integers(0, 1000).map(lambda n: n / 1000)
days = st.dates().map(lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}")
dates = st.builds(DateValue, days, days, st.sampled_from([1, 2, 3, 4, 5]), words)
provenance = st.builds(Provenance, words, scores, st.none() | spans, words)
numbers = st.none() | st.integers(0, 10**9).map(float)
quantities = st.lists(st.builds(Quantity, words, numbers, numbers, numbers, words, spans), max_size=2).map(tuple)
points = st.builds(
    Place,
    words,
    st.integers(-90, 90).map(float),
    st.integers(-180, 180).map(float),
    st.integers(0, 10**6),
    st.sampled_from([1, 2, 3, 4, 5, 6, 7]),
    scores,
    st.none() | st.integers(1, 10**7),
    st.none() | st.just("UA"),
    st.lists(words, max_size=2).map(tuple),
)
speakers = st.builds(
    Speaker, st.just("Olha Verbytska"), st.none() | words, st.none() | words, st.just(False), st.just("named")
)
hidden = st.builds(Speaker, st.none(), words, st.none(), st.just(True), st.sampled_from(["role", "group", "requested"]))
documents = st.builds(
    Document,
    words,
    st.just("ab" * 32),
    words,
    st.none() | words,
    st.none() | words,
    st.none() | words,
    st.none() | days,
    st.sampled_from(["given", "metadata", "text", "unknown"]),
    st.just("en"),
    st.lists(words, max_size=2).map(tuple),
)
attributions = st.builds(
    Attribution,
    st.just("a1"),
    st.lists(spans, max_size=2).map(tuple),
    st.lists(spans, max_size=2).map(tuple),
    st.lists(spans, min_size=1, max_size=2).map(tuple),
    st.sampled_from(["direct", "indirect", "mixed"]),
    st.none() | speakers | hidden,
    st.lists(words, max_size=2).map(tuple),
    st.sampled_from(["witnessed", "reported", "inferred", "unstated"]),
    st.none() | dates,
    provenance,
)
events = st.builds(
    Event,
    st.sampled_from(["advance", "clash", "other"]),
    st.none() | words,
    st.none() | st.just("taken"),
    st.none() | words,
    st.none() | words,
    st.none() | st.just("p1"),
    st.none() | dates,
    quantities,
)
registers = st.builds(
    RegisterCheck,
    words,
    st.just("differs"),
    st.just((RegisterValue("output", None, 0.29, None, "Mt/year", "2021", "x"),)),
    words,
)
stakes = st.builds(
    Stake,
    st.just("output"),
    st.none() | st.just("p1"),
    numbers,
    numbers,
    numbers,
    st.none() | words,
    st.none() | words,
    st.none() | words,
    st.none() | registers,
)
needs = st.builds(Need, words, st.just("appeal"), st.none() | words, quantities)
factuality = st.sampled_from(["CT+", "PS-", "Uu"])
claims = (
    st.builds(Claim, st.just("c1"), st.none() | st.just("a1"), spans, factuality, provenance, events)
    | st.builds(Claim, st.just("c2"), st.none(), spans, factuality, provenance, st.none(), stakes)
    | st.builds(Claim, st.just("c3"), st.none(), spans, factuality, provenance, st.none(), st.none(), needs)
)
toponyms = st.builds(
    Toponym,
    st.just("p1"),
    spans,
    words,
    st.just("settlement"),
    st.just("literal"),
    provenance,
    st.none() | points,
    st.lists(st.builds(Candidate, words, st.just(48.0), st.just(37.0), scores), max_size=2).map(tuple),
    words,
)
readings = st.builds(
    Reading,
    documents,
    st.just(Analysis((), (), ())),
    st.lists(attributions, max_size=2).map(tuple),
    st.lists(claims, max_size=3).map(tuple),
    st.lists(
        st.builds(Response, st.just("denies"), words, spans, st.none() | st.just("c1"), provenance), max_size=2
    ).map(tuple),
    st.lists(toponyms, max_size=2).map(tuple),
    st.lists(st.builds(DateMention, st.just("t1"), spans, dates, provenance), max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)
origins = st.builds(
    Origin,
    words,
    st.none() | words,
    st.sampled_from(["speaker", "unknown", "reporter"]),
    st.booleans(),
    st.lists(words, max_size=2).map(tuple),
    words,
)
members = st.builds(
    Member,
    st.just("d1/c1"),
    st.just("d1"),
    spans,
    st.none() | origins,
    st.builds(Relation, st.none() | st.just("repeats"), st.just("asserts"), st.none() | words, st.none() | words),
    st.lists(
        st.builds(
            Derivation,
            st.just("d1"),
            words,
            st.just("edited"),
            scores,
            st.lists(st.builds(Aligned, spans, spans), max_size=2).map(tuple),
            st.lists(spans, max_size=2).map(tuple),
            words,
        ),
        max_size=2,
    ).map(tuple),
)
records = st.builds(
    EventRecord,
    words,
    st.sampled_from(["clash", "stake"]),
    words,
    st.none() | points,
    st.none() | dates,
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["claimed", "corroborated", "disputed"]),
    st.lists(
        st.builds(
            FigureRange,
            words,
            words,
            numbers,
            numbers,
            st.lists(st.builds(FigureBy, words, numbers, numbers, numbers), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    st.builds(
        Assessment,
        st.just("F"),
        st.just(6),
        st.lists(st.builds(Reason, words, words), max_size=2).map(tuple),
        words,
        words,
    ),
    st.lists(members, max_size=2).map(tuple),
)


@given(readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert reading_from_json(reading_as_json(reading)) == reading


@given(readings)
def test_a_reading_keeps_to_the_schema(reading: Reading) -> None:
    jsonschema.Draft202012Validator(schema("reading")).validate(reading_as_json(reading))


@given(records)
def test_an_event_comes_back_and_keeps_to_the_schema(record: EventRecord) -> None:
    value = event_as_json(record)
    assert event_from_json(value) == record
    jsonschema.Draft202012Validator(schema("event")).validate(value)


def test_an_anonymous_speaker_cannot_have_a_name() -> None:
    try:
        Speaker("Olha Verbytska", None, None, anonymous=True, naming="requested")
    except ValueError:
        return
    raise AssertionError("an anonymous speaker was given a name")
