"""What the map draws of one view: events near each other on the screen as one mark with their number.

The ledger gathers events in small cells; here cells that would overlap on the screen become one cluster, as in
Mapbox's supercluster: the largest takes its neighbours within a radius in pixels of the Web Mercator projection.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secondsource.faces.web.app import Web
from secondsource.faces.web.query import Asked
from secondsource.ledger import WORLD, Box, Spot
from secondsource.model import EventRecord

TILE = 512
"""Pixels of the whole world at zoom 0, as MapLibre counts."""
RADIUS = 34
"""Pixels within which marks become one."""
APART = 11
"""Zoom from which events are drawn one by one, where a view has no more than `FEW`."""
FEW = 500
POINTS = 9
"""Zoom from which events are read one by one: the cells would be finer than a sensitive place may be shown."""
CELL = 8
"""Pixels of the cells that the ledger gathers events in."""
MOST_LISTED = 8
"""Events of one spot that its popup lists."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: how many events, where (degrees), and the events themselves where they were read."""

    events: int
    lat: float
    lon: float
    records: tuple[EventRecord, ...] = ()


def pixels(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """The point in pixels from the north-west corner of the Mercator world at a zoom."""
    size = TILE * 2**zoom
    sine = math.sin(math.radians(max(-85.0, min(85.0, lat))))
    return (lon + 180) / 360 * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size


def clustered(marks: Iterable[Mark], zoom: int, radius: float = RADIUS) -> list[Mark]:
    """Marks that would overlap as one, the largest first. In time linear in the marks, for a bounded crowd a cell."""
    ordered = sorted(marks, key=lambda m: (-m.events, m.lat, m.lon))
    places = [pixels(m.lat, m.lon, zoom) for m in ordered]
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(places):
        grid[int(x // radius), int(y // radius)].append(index)
    taken = [False] * len(ordered)
    found: list[Mark] = []
    for index, (x, y) in enumerate(places):
        if taken[index]:
            continue
        column, row = int(x // radius), int(y // radius)
        own = []
        for c in (column - 1, column, column + 1):
            for r in (row - 1, row, row + 1):
                crowd = grid.get((c, r), [])
                near = [n for n in crowd if math.dist(places[n], (x, y)) <= radius]
                own += near
                if near:
                    gone = set(near)
                    grid[c, r] = [n for n in crowd if n not in gone]
        for n in own:
            taken[n] = True
        found.append(_joined([ordered[n] for n in sorted(own)]))
    return found


def _joined(marks: Sequence[Mark]) -> Mark:
    if len(marks) == 1:
        return marks[0]
    many = sum(m.events for m in marks)
    lat = sum(m.lat * m.events for m in marks) / many
    lon = sum(m.lon * m.events for m in marks) / many
    return Mark(many, lat, lon, tuple(record for m in marks for record in m.records))


def marks_of(web: Web, wanted: Asked, box: Box, zoom: int) -> list[Mark]:
    """The marks of one view, at most one a `RADIUS` of the screen unless it shows few events close up."""
    faces = web.settings.faces
    if wanted.filters.text or wanted.as_of:
        # What is found by words, or stood at another time, is a list: the latest of it are drawn.
        lines = web.ledger.events_page(replace(wanted.filters, limit=faces.map_size, cursor=None), wanted.as_of).lines
        with web.ledger.neighbourhood(wanted.as_of) as neighbours:
            found = list(neighbours.events([line.id for line in lines]).values())
        singles = [m for m in map(_mark, map(web.protection.event, found)) if m is not None and box.holds(m.lat, m.lon)]
    elif zoom >= POINTS:
        found = web.ledger.heads_in(wanted.filters, box, faces.map_size)
        singles = [m for m in map(_mark, map(web.protection.event, found)) if m is not None]
    else:
        return _coarse(web, wanted, box, zoom)
    if zoom >= APART and len(singles) <= FEW:
        return singles
    return clustered(singles, zoom, RADIUS if zoom < APART else RADIUS / 2)


def _coarse(web: Web, wanted: Asked, box: Box, zoom: int) -> list[Mark]:
    spots = web.ledger.spots(wanted.filters, box, CELL * 360 / (TILE * 2**zoom))
    found = clustered([_of_spot(s) for s in spots], zoom)
    alone = {(m.lat, m.lon): s.event for m, s in ((_of_spot(s), s) for s in spots) if s.events == 1}
    wanted_ids = [alone[m.lat, m.lon] for m in found if m.events == 1]
    heads = {e.id: web.protection.event(e) for e in web.ledger.heads_of(wanted_ids)}
    grid = web.settings.faces.sensitive_grid_degrees
    marks: list[Mark] = []
    for mark in found:
        if mark.events > 1:
            # The mean of two events at one clinic is the clinic: a cluster stands on the grid.
            marks.append(replace(mark, lat=round(mark.lat / grid) * grid, lon=round(mark.lon / grid) * grid))
        elif (event := heads.get(alone[mark.lat, mark.lon])) is not None and (one := _mark(event)) is not None:
            marks.append(one)
    return marks


def _of_spot(spot: Spot) -> Mark:
    return Mark(spot.events, spot.lat, spot.lon)


def _mark(event: EventRecord) -> Mark | None:
    return None if event.place is None else Mark(1, event.place.lat, event.place.lon, (event,))


def brief_properties(event: EventRecord) -> Json:
    """What a mark and its popup say of an event."""
    return {
        "event": event.id,
        "code": event.code,
        "summary": event.summary[:160],
        "status": event.status,
        "reports": event.reports,
        "origins": event.origins,
        "place": event.place.name if event.place else None,
        "radius_m": event.place.radius_m if event.place else None,
    }


def feature(mark: Mark, zoom: int) -> Json:
    """A mark as a GeoJSON feature. A cluster that no zoom takes apart lists its first events."""
    point = {"type": "Point", "coordinates": [round(mark.lon, 5), round(mark.lat, 5)]}
    if mark.events == 1 and mark.records:
        return {"type": "Feature", "geometry": point, "properties": brief_properties(mark.records[0])}
    properties: Json = {"point_count": mark.events}
    points = {(round(r.place.lat, 4), round(r.place.lon, 4)) for r in mark.records if r.place}
    if len(points) == 1 or zoom >= 14:
        properties["listed"] = [brief_properties(r) for r in mark.records[:MOST_LISTED]]
    return {"type": "Feature", "geometry": point, "properties": properties}


def bounds_of(marks: Sequence[Mark]) -> list[float] | None:
    """West, south, east and north of where most events are: nineteen in twenty, and what lies not far from them."""
    if not marks:
        return None
    sides = []
    for values in ([(m.lon, m.events) for m in marks], [(m.lat, m.events) for m in marks]):
        ranked = sorted(values)
        total, before, inner = sum(n for _, n in ranked), 0, []
        for value, many in ranked:
            if before + many > total / 40 and before < total - total / 40:
                inner.append(value)
            before += many
        reach = 2 * max(inner[-1] - inner[0], 0.5)
        kept = [v for v, _ in ranked if inner[0] - reach <= v <= inner[-1] + reach]
        sides.append((kept[0], kept[-1]))
    (west, east), (south, north) = sides
    return [west, south, east, north]


def view(web: Web, wanted: Asked, box: Box | None, zoom: int) -> Json:
    """One view as a FeatureCollection; without a box the world, with `bounds` to open the map at."""
    marks = marks_of(web, wanted, box or WORLD, zoom)
    found: Json = {
        "type": "FeatureCollection",
        "features": [feature(m, zoom) for m in marks],
        "events": sum(m.events for m in marks),
    }
    if box is None:
        found["bounds"] = bounds_of(marks)
    return found
