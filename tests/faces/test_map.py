"""The map's view: clusters are what going through all events gives, and no answer grows with the ledger."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from test_web import client_of

from secondsource.errors import UsageError
from secondsource.faces.web.clusters import RADIUS, Mark, bounds_of, clustered, pixels
from secondsource.faces.web.security import CSP, headers_with
from secondsource.ledger import Box, Filters, Ledger
from secondsource.model import Assessment, EventRecord, Place
from secondsource.settings import FacesSettings

DEGREES = st.tuples(st.floats(-84, 84), st.floats(-180, 180))


def event(number: int, lat: float, lon: float, code: str = "shelling", summary: str = "") -> EventRecord:
    place = Place(f"Place {number}", lat, lon, 2000, 1, 0.9)
    graded = Assessment("F", 6, (), "made", "2026-01-01T00:00:00Z")
    made: Any = (f"e{number}", code, summary or f"shells fell near Place {number}", place, None, 1, 1, "claimed", ())
    return EventRecord(*made, graded, ())


@pytest.fixture(scope="module")
def crowded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six hundred events around three towns, two hundred on one spot, two at a clinic, one beyond the antimeridian."""
    path = tmp_path_factory.mktemp("map") / "crowded.db"
    with Ledger.open(str(path)) as ledger, ledger.transaction() as writing:
        found = [event(n, 48 + n % 3 + (n % 20) / 40, 36 + n % 3 + (n % 29) / 50) for n in range(600)]
        found += [event(600 + n, 50.0, 30.0) for n in range(200)]
        found += [event(800 + n, 46.123456, 31.123456, summary="the hospital was hit") for n in range(2)]
        found += [event(810, -16.85, -179.97), event(811, -16.85, 179.9)]
        found += [replace(event(820, 0, 0), place=None)]
        writing.set_events(found)
    return path


@pytest.fixture
def crowded(crowded_file: Path) -> Iterator[Ledger]:
    with Ledger.open(str(crowded_file), read_only=True) as ledger:
        yield ledger


def view(client: TestClient, **asked: object) -> dict[str, Any]:
    answer = client.get("/api/map.geojson", params={k: str(v) for k, v in asked.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def many(found: dict[str, Any]) -> int:
    return sum(f["properties"].get("point_count", 1) for f in found["features"])


@settings(max_examples=60, deadline=None)
@given(points=st.lists(st.tuples(DEGREES, st.integers(1, 9)), max_size=40), zoom=st.integers(0, 12))
def test_clusters_hold_every_event_once_and_stand_apart(
    points: list[tuple[tuple[float, float], int]], zoom: int
) -> None:
    marks = [Mark(many, lat, lon) for (lat, lon), many in points]
    found = clustered(marks, zoom)
    assert sum(m.events for m in found) == sum(m.events for m in marks)
    # What was not joined lies farther apart than the radius from the mark that could have taken it.
    alone = [m for m in found if m in marks]
    for index, a in enumerate(alone):
        for b in alone[index + 1 :]:
            assert math.dist(pixels(a.lat, a.lon, zoom), pixels(b.lat, b.lon, zoom)) > RADIUS


def test_a_view_counts_what_it_holds(crowded: Ledger) -> None:
    client = client_of(crowded)
    world = view(client)
    assert many(world) == world["events"] == 804
    west, south, east, north = world["bounds"]
    assert 20 < west < 37
    assert 45 < south < north < 52
    assert 36 < east < 50
    everything = [e for e in crowded.events() if e.place]
    for box in ("35,47,37,49", "30,50,30,50", "29,45,40,52", "-180,-90,180,90"):
        w, s, e, n = map(float, box.split(","))
        expected = sum(s <= x.place.lat <= n and w <= x.place.lon <= e for x in everything if x.place)
        for zoom in (2, 6, 8, 9, 11, 13):
            found = view(client, bbox=box, zoom=zoom)
            assert many(found) == expected, (box, zoom)
            assert "bounds" not in found
    assert many(view(client, bbox="179,-20,-179,-10", zoom=5)) == 2
    assert many(view(client, bbox="179,-20,-179,-10", zoom=10)) == 2


def test_filters_hold_on_the_map_too(crowded: Ledger) -> None:
    client = client_of(crowded)
    assert view(client, code="clash")["features"] == []
    assert many(view(client, code="shelling")) == 804
    for zoom in (4, 10):
        assert many(view(client, near="50,30", within=10, zoom=zoom)) == 200
        assert many(view(client, place="Place 3", zoom=zoom)) == 1
        assert many(view(client, min_origins=2, zoom=zoom)) == 0
    old = view(client, as_of="2001-01-01")
    assert (old["events"], old["bounds"]) == (0, None)


def test_an_answer_stays_small(crowded: Ledger) -> None:
    client = client_of(crowded)
    for zoom in range(12):
        assert len(view(client, zoom=zoom)["features"]) < 700
    assert len(view(client, bbox="29,45,40,52", zoom=6)["features"]) < 60
    spot = view(client, bbox="29.9,49.9,30.1,50.1", zoom=9)["features"]
    assert [f["properties"]["point_count"] for f in spot] == [200]
    assert len(spot[0]["properties"]["listed"]) == 8


def test_close_up_events_stand_one_by_one(crowded: Ledger) -> None:
    found = view(client_of(crowded), bbox="29.9,49.9,30.1,50.1", zoom=12)
    assert len(found["features"]) == 200
    assert {f["properties"]["reports"] for f in found["features"]} == {1}


def test_a_clinic_is_on_no_zoom_shown_finer(crowded: Ledger) -> None:
    client = client_of(crowded)
    for zoom in range(15):
        for f in view(client, bbox="31,46,31.3,46.3", zoom=zoom)["features"]:
            assert "46.1234" not in str(f["geometry"]), zoom
            assert f["geometry"]["coordinates"] != [31.12346, 46.12346]


@pytest.mark.parametrize("bbox", ["1,2,3", "a,b,c,d", "0,50,10,40", "0,0,400,10", "nan,nan,nan,nan", "0,0,inf,1"])
def test_what_is_no_box_is_refused(crowded: Ledger, bbox: str) -> None:
    answer = client_of(crowded).get("/api/map.geojson", params={"bbox": bbox})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("bbox")


def test_what_is_no_zoom_is_refused(crowded: Ledger) -> None:
    client = client_of(crowded)
    for zoom in ("x", "1e999", "nan"):
        assert client.get("/api/map.geojson", params={"zoom": zoom}).status_code == 400
    assert client.get("/api/map.geojson", params={"zoom": "99"}).status_code == 200
    assert client.get("/api/map.geojson", params={"zoom": "-3"}).status_code == 200


def test_an_unchanged_view_is_not_made_again(crowded: Ledger) -> None:
    client = client_of(crowded)
    tag = client.get("/api/map.geojson").headers["etag"]
    assert client.get("/api/map.geojson", headers={"If-None-Match": tag}).status_code == 304


def test_bounds_leave_far_ones_out() -> None:
    home = [Mark(1, 48 + n / 100, 37 + n / 100) for n in range(100)]
    west, south, east, north = bounds_of([*home, Mark(1, -30.0, -70.0)]) or []
    assert (west, south) == (37.0, 48.0)
    assert (east, north) == (pytest.approx(37.99), pytest.approx(48.99))
    assert bounds_of([]) is None
    assert bounds_of([Mark(1, 5.0, 6.0)]) == [6.0, 5.0, 6.0, 5.0]


def test_the_ledger_gives_cells_and_heads(crowded: Ledger) -> None:
    box = Box(29.0, 49.0, 31.0, 51.0)
    [spot] = crowded.spots(Filters(), box, 0.5)
    assert (spot.events, round(spot.lat), round(spot.lon), spot.event) == (200, 50, 30, "")
    assert len(crowded.heads_in(Filters(), box, 7)) == 7
    assert [e.id for e in crowded.heads_of(["e3", "e1", "nothing"])] == ["e1", "e3"]
    with pytest.raises(UsageError):
        Box(0, 1, 2, 0)


# ---- tiles ---------------------------------------------------------------------------------------------------------


def test_tiles_are_allowed_by_the_policy_and_no_other_host(made_ledger: Ledger) -> None:
    faces = FacesSettings(map_address="https://tiles.example:8443/{z}/{x}/{y}.png", map_attribution="Ridge <Maps>")
    client = client_of(made_ledger, faces)
    answer = client.get("/")
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["connect-src"] == "'self' https://tiles.example:8443"
    assert policy["img-src"] == "'self' https://tiles.example:8443 data: blob:"
    assert policy["script-src"] == policy["style-src"] == policy["worker-src"] == "'self'"
    assert 'data-tiles="https://tiles.example:8443/{z}/{x}/{y}.png"' in answer.text
    assert 'data-attribution="Ridge &lt;Maps&gt;"' in answer.text
    plain = client_of(made_ledger).get("/")
    assert plain.headers["content-security-policy"] == CSP
    assert "data-tiles" not in plain.text


def test_a_style_may_name_further_hosts() -> None:
    policy = headers_with(("https://maps.example/style.json", "http://tiles.example/x", "/own/style.json"))
    assert "connect-src 'self' http://tiles.example https://maps.example;" in policy["Content-Security-Policy"]
    assert headers_with(("", "/own/{z}/{x}/{y}.png"))["Content-Security-Policy"] == CSP


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:,x",
        "//tiles.example/x",
        "https://",
        "https://a.example;script-src *",
        "https://a b/",
    ],
)
def test_an_address_of_tiles_cannot_loosen_the_policy(address: str) -> None:
    with pytest.raises(UsageError):
        headers_with((address,))
