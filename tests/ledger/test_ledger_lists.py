"""Every filter gives what going through all rows gives, in order, page by page, on both databases."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import CODES, PLACES, PUBLISHERS, Clock, add, report

from secondsource.errors import UsageError
from secondsource.ledger import ClaimLine, EventLine, Filters, Ledger, Page, finding, search
from secondsource.ledger.point import EARTH_KM, cells_within, chord2, unit_vector

SIZE = 60


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of sixty reports."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("lists") / "ledger.db")
    else:
        from fresh_databases import new_database

        address = new_database(request.getfixturevalue("postgres"))
    with Ledger.open(address, clock=Clock()) as ledger:
        for number in range(SIZE):
            add(ledger, report(number))
        yield ledger


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    la, oa, lb, ob = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ob - oa) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def fits(line: ClaimLine | EventLine, filters: Filters) -> bool:
    """The filters that both kinds of line have, gone through one by one."""
    if filters.place is not None and (line.place or "").casefold() != filters.place.casefold():
        return False
    if filters.near is not None and (
        line.lat is None or line.lon is None or kilometres(filters.near, (line.lat, line.lon)) > filters.within_km
    ):
        return False
    if filters.since is not None and (line.latest is None or line.latest < filters.since):
        return False
    if filters.until is not None and (line.earliest is None or line.earliest > filters.until):
        return False
    return filters.code is None or line.code == filters.code


days = st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 10, 1))
some_filters = st.builds(
    Filters,
    place=st.none() | st.sampled_from([*PLACES, "SUMY", "nowhere"]),
    near=st.none()
    | st.sampled_from([PLACES[name][:2] for name in PLACES] + [(50.5, 35.5), (-90.0, 0.0), (0.0, 180.0)]),
    within_km=st.sampled_from([0.5, 30.0, 150.0, 900.0, 5000.0, 20000.0]),
    since=st.none() | days.map(str),
    until=st.none() | days.map(str),
    code=st.none() | st.sampled_from([*CODES, "other"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=some_filters, size=st.integers(1, 7))
def test_lists_are_what_going_through_all_gives(filled: Ledger, filters: Filters, size: int) -> None:
    for all_of, page_of in (
        (filled.claims, filled.claims_page),
        (filled.event_lines, filled.events_page),
    ):
        everything = list(all_of())
        expected = [line.id for line in everything if fits(line, filters)]
        assert [line.id for line in all_of(filters)] == expected  # type: ignore[attr-defined]
        paged: list[str] = []
        asked = dataclasses.replace(filters, limit=size)
        while True:
            page = page_of(asked)  # type: ignore[operator]
            paged += [line.id for line in page.lines]
            if page.next is None:
                break
            assert len(page.lines) == size
            asked = dataclasses.replace(asked, cursor=page.next)
        assert paged == expected


def test_lists_run_from_the_latest_day(filled: Ledger) -> None:
    for lines in (list(filled.claims(Filters(code="shelling"))), list(filled.event_lines())):
        found = [line.latest for line in lines if line.latest]
        assert found == sorted(found, reverse=True)
    assert len(list(filled.claims())) == 2 * SIZE


def test_speakers_by_any_word_of_the_name(filled: Ledger) -> None:
    everything = list(filled.claims())
    for asked, name in (("varchuk", "Olena Varchuk"), ("Olena V", "Olena Varchuk"), ("a mayor", "a mayor")):
        expected = [c.id for c in everything if c.speaker == name]
        assert expected
        assert [c.id for c in filled.claims(Filters(speaker=asked))] == expected
    for asked in ("archuk", "nobody", "%", "_", "\\", ""):
        assert list(filled.claims(Filters(speaker=asked))) == []
    spoken = {c.event for c in everything if c.speaker == "Olena Varchuk"} - {None}
    assert {e.id for e in filled.event_lines(Filters(speaker="Varchuk"))} == spoken


def test_no_list_joins_an_anonymous_speaker_to_a_named_one(filled: Ledger) -> None:
    # Olena Varchuk is a mayor, and the ledger knows it; "a mayor" asked for by role must not find her, nor the reverse.
    assert {c.speaker for c in filled.claims(Filters(speaker="mayor"))} == {"a mayor"}
    assert all(c.anonymous for c in filled.claims(Filters(speaker="mayor")))
    assert not any(c.anonymous for c in filled.claims(Filters(speaker="Varchuk")))


def test_text_in_any_inflection(filled: Ledger) -> None:
    everything = {c.id: c for c in filled.claims()}
    shelled = {c.id for c in everything.values() if c.code == "shelling"}
    for asked in ("shelling", "shelled", "SHELLS", '"was shelled"', "shel*"):
        assert {c.id for c in filled.claims(Filters(text=asked))} == shelled, asked
    assert list(filled.claims(Filters(text='"shelled was"'))) == []
    assert list(filled.claims(Filters(text="shelling nowhere"))) == []
    for nothing in ("", "!!!", '"', "*", "' OR 1=1 --", "NEAR(", "a:b OR", "{}"):
        list(filled.claims(Filters(text=nothing)))
        list(filled.events(Filters(text=nothing)))
    both = {c.id for c in filled.claims(Filters(text="shelled Sumy", code="shelling"))}
    assert both == {id for id in shelled if everything[id].place == "Sumy"}


def all_pages(page_of: Callable[[Filters], Page[Any]], filters: Filters, size: int) -> list[str]:
    """Ids of a whole list, read in pages of `size`."""
    found: list[str] = []
    asked = dataclasses.replace(filters, limit=size)
    while True:
        page = page_of(asked)
        found += [line.id for line in page.lines]
        if page.next is None:
            return found
        assert len(page.lines) == size
        asked = dataclasses.replace(asked, cursor=page.next)


# Which side is gone through first, and how an index is asked, is for sizes to decide: here each way is taken in turn.
WAYS = (
    {},
    {"MOST_LINES": 0, "MOST_EVENTS": 0, "_FIRST": 3, "_SAMPLE": 6, "_SPARSE": 3},
    {"_LOOKED_UP": 0, "_ONE_BY_ONE": 0, "_FIRST": 5, "_SAMPLE": 10_000},
    {"MOST_OF_EVENTS": 1, "_LOOKED_UP": 0, "_ONE_BY_ONE": 0, "_SPARSE": 1},
)


@pytest.mark.parametrize("way", WAYS, ids=("as it is", "by words", "by the rest, many", "by claims, sparse"))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    filters=some_filters,
    text=st.sampled_from(["residents", "shelled", "shelled Sumy", "varchuk", "s*", "nowhere", '"was bombed"']),
    speaker=st.none() | st.sampled_from(["Varchuk", "mayor"]),
    size=st.integers(1, 7),
)
def test_words_and_other_filters_whichever_leads(
    filled: Ledger, way: dict[str, int], filters: Filters, text: str, speaker: str | None, size: int
) -> None:
    filters = dataclasses.replace(filters, speaker=speaker)
    both = dataclasses.replace(filters, text=text)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in way.items():
            patch.setattr(finding if hasattr(finding, name) else search, name, value)
        fitting = {line.id for line in filled.claims(filters)}
        with_words = [line.id for line in filled.claims(Filters(text=text))]
        expected = [id for id in with_words if id in fitting]
        assert all_pages(filled.claims_page, both, size) == expected
        fitting = {line.id for line in filled.event_lines(filters)}
        with_words = [line.id for line in filled.event_lines(Filters(text=text))]
        expected = [id for id in with_words if id in fitting]
        assert all_pages(filled.events_page, both, size) == expected
        fitting = {line.id for line in filled.documents(Filters(since=filters.since))}
        with_words = [line.id for line in filled.documents(Filters(text=text))]
        expected = [id for id in with_words if id in fitting]
        assert all_pages(filled.documents_page, Filters(text=text, since=filters.since), size) == expected


def test_text_of_events_and_documents_page_by_page(filled: Ledger) -> None:
    everything = list(filled.claims())
    expected = {c.event for c in everything if c.code == "shelling"}
    found: list[str] = []
    asked = Filters(text="shelling", limit=1)
    while True:
        page = filled.events_page(asked)
        found += [line.id for line in page.lines]
        if page.next is None:
            break
        asked = dataclasses.replace(asked, cursor=page.next)
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert [e.id for e in filled.event_lines(Filters(text="shelling"))] == found
    documents = {c.document for c in everything if c.code == "shelling"}
    assert {d.id for d in filled.documents(Filters(text="shelled residents"))} == documents


def test_origins_status_publisher_document_event(filled: Ledger) -> None:
    lines = list(filled.event_lines())
    for least in (0, 1, 2, 3, 99):
        assert [e.id for e in filled.event_lines(Filters(min_origins=least))] == [
            e.id for e in lines if e.origins >= least
        ]
    assert [e.id for e in filled.event_lines(Filters(status="corroborated"))] == [
        e.id for e in lines if e.status == "corroborated"
    ]
    everything = list(filled.claims())
    for publisher in PUBLISHERS:
        expected = [c.id for c in everything if c.publisher == publisher]
        assert [c.id for c in filled.claims(Filters(publisher=publisher.upper()))] == expected
        assert {e.id for e in filled.event_lines(Filters(publisher=publisher))} == {
            c.event for c in everything if c.publisher == publisher
        } - {None}
        assert len(list(filled.documents(Filters(publisher=publisher)))) == len(expected) / 2
    one = everything[0]
    assert {c.document for c in filled.claims(Filters(document=one.document))} == {one.document}
    assert [c.id for c in filled.claims(Filters(event=lines[0].id))] == [
        c.id for c in everything if c.event == lines[0].id
    ]
    strong = {e.id for e in lines if e.origins >= 2}
    assert [c.id for c in filled.claims(Filters(min_origins=2))] == [c.id for c in everything if c.event in strong]


def test_as_of_shows_the_ledger_as_it_stood(filled: Ledger, address: str) -> None:
    with Ledger.open(address, clock=Clock()) as replay:
        for number, entry in zip(range(SIZE), filled.log(), strict=True):
            add(replay, report(number))
            if number % 7:
                continue
            for filters in (
                Filters(),
                Filters(code="shelling"),
                Filters(near=(50.9, 34.8), within_km=200),
                Filters(text="shelled"),
            ):
                then = list(filled.events(filters, as_of=entry.at))
                assert then == list(replay.events(filters))
                lines = [dataclasses.replace(c, added_at="") for c in filled.claims(filters, as_of=entry.at)]
                assert lines == [dataclasses.replace(c, added_at="") for c in replay.claims(filters)]
            assert [d.id for d in filled.documents(as_of=entry.at)] == [d.id for d in replay.documents()]
        assert filled.digest() == replay.digest()
    assert list(filled.events(as_of="2001-01-01")) == []
    assert len(list(filled.documents(as_of="2999-01-01T00:00:00+02:00"))) == SIZE


def test_history_of_an_event(filled: Ledger) -> None:
    line = max(filled.event_lines(), key=lambda e: e.reports)
    versions = filled.history(line.id)
    assert [v.event.reports for v in versions if v.event] == list(range(1, line.reports + 1))
    assert versions[-1].event == filled.event(line.id)
    assert all(v.cause == "added" for v in versions)
    assert all(filled.event(line.id, as_of=v.at) == v.event for v in versions)


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": "yesterday"},
        {"until": "2025-02-30"},
        {"near": (91.0, 0.0)},
        {"near": (float("nan"), 0.0)},
        {"near": (0.0, 0.0), "within_km": -1.0},
        {"near": (0.0, 0.0), "within_km": float("inf")},
        {"limit": -1},
        {"cursor": "2025-01-01~x"},
        {"cursor": "' OR 1=1"},
    ],
)
def test_wrong_words_are_named(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Filters(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("when", ["", "then", "2025-13-01", "99999-01-01", "2025-01-01T25:00"])
def test_no_time_is_no_time(filled: Ledger, when: str) -> None:
    with pytest.raises(UsageError):
        list(filled.events(as_of=when))


latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(latitudes, longitudes, latitudes, longitudes, st.floats(0.01, 25000))
def test_cells_cover_the_circle(a: float, b: float, c: float, d: float, km: float) -> None:
    from secondsource.ledger.point import COARSE, FINE, cell

    covering = cells_within(a, b, km)
    inside = kilometres((a, b), (c, d)) <= km * (1 - 1e-9)
    if covering is not None and inside:
        side = FINE if covering.column == "fine_cell" else COARSE
        assert cell(c, d, side) in covering.numbers


@given(latitudes, longitudes, latitudes, longitudes)
def test_chords_are_distances(a: float, b: float, c: float, d: float) -> None:
    km = kilometres((a, b), (c, d))
    chord = sum((p - q) ** 2 for p, q in zip(unit_vector(a, b), unit_vector(c, d), strict=True))
    assert chord <= chord2(km + 0.01) + 1e-12
    if km > 1:
        assert chord >= chord2(km - 0.01) - 1e-12
