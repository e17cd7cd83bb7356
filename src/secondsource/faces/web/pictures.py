"""Pictures drawn on the server as data for SVG: the chain of a claim, the timeline, ranges of figures, a map sketch.

Numbers become presentation attributes in templates; nothing here needs a style attribute or a script.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from secondsource.faces import words
from secondsource.faces.language import _, many
from secondsource.model import EventRecord, FigureRange


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of the timeline: first and last day, events in it, height in [0, 1]."""

    first: str
    last: str
    label: str
    count: int
    height: float


def timeline(events: Sequence[EventRecord]) -> list[Bar]:
    """How many events fall on each day, or week or month where the time is longer than 60 days or weeks."""
    # What is dated by its year or season alone would pile up on a day that nobody named.
    days = [
        e.happened_on.latest
        for e in events
        if e.happened_on and e.happened_on.latest and (e.happened_on.precision or 5) <= 4
    ]
    counts: Counter[date] = Counter()
    for day in days:
        counts[date.fromisoformat(day)] += 1
    if not counts:
        return []
    first, last = min(counts), max(counts)
    step = "day" if (last - first).days < 45 else "week" if (last - first).days < 45 * 7 else "month"
    found: Counter[date] = Counter()
    for when, count in counts.items():
        found[_start(when, step)] += count
    bars: list[Bar] = []
    at, most = _start(first, step), max(found.values())
    while at <= last and len(bars) < 400:
        following = _next(at, step)
        end = following - timedelta(days=1)
        label = {
            "day": at.isoformat(),
            "week": _("week of {day}").format(day=at.isoformat()),
            "month": at.isoformat()[:7],
        }[step]
        bars.append(Bar(at.isoformat(), end.isoformat(), label, found.get(at, 0), found.get(at, 0) / most))
        at = following
    return bars


def _start(day: date, step: str) -> date:
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == "week" else day


def _next(day: date, step: str) -> date:
    if step == "month":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=7 if step == "week" else 1)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One giver of a figure on a scale of 0 to 100: `x1`..`x2` its range, `best` where it has one."""

    claim: str
    document: str
    who: str
    words: str
    x1: float
    x2: float
    best: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over all claims: who gave which, on one scale."""

    what: str
    words: str
    rows: tuple[FigureRow, ...]


def figure(quantity: FigureRange, names: dict[str, str]) -> Figure:
    """`names`: member id -> who gave it."""
    values = [v for b in quantity.by for v in (b.low, b.best, b.high) if v is not None]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    width = (high - low) or 1.0

    def x(value: float) -> float:
        return round(6 + 88 * (value - low) / width, 2) if high > low else 50.0

    rows = []
    for b in quantity.by:
        given = [v for v in (b.low, b.best, b.high) if v is not None]
        left = x(min(given)) if given else 6.0
        right = x(max(given)) if given else 94.0
        if b.best is None and b.high is None:
            right = 100.0
        if b.best is None and b.low is None:
            left = 0.0
        rows.append(
            FigureRow(
                b.claim,
                b.claim.rpartition("/")[0],
                names.get(b.claim, _("not known")),
                words.number_words(b.low, b.best, b.high),
                left,
                right,
                x(b.best) if b.best is not None else None,
            )
        )
    return Figure(quantity.what, words.range_words(quantity), tuple(rows))


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark of the sketch, in the picture's units."""

    id: str
    x: float
    y: float
    r: float
    label: str
    status: str
    mark: str
    title: str


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement that helps to find one's way."""

    name: str
    x: float
    y: float


Towns = Callable[[float, float, float], Sequence[tuple[str, float, float]]]
"""The larger settlements around a point (latitude, longitude, kilometres), largest first: name and point."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A map drawn on the server: outlines where they are built, and every place with its radius."""

    width: int
    height: int
    land: tuple[str, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...]
    scale_px: float
    scale_words: str
    outside: int


VENDOR = Path(__file__).parent / "static" / "vendor"


@lru_cache(maxsize=1)
def _outlines() -> tuple[tuple[tuple[float, float, float, float], tuple[tuple[float, float], ...]], ...]:
    path = VENDOR / "countries.json"
    if not path.exists():
        return ()
    rings = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon in polygons:
            for ring in polygon:
                points = tuple((lon, lat) for lon, lat in ring)
                xs, ys = [p[0] for p in points], [p[1] for p in points]
                rings.append(((min(xs), min(ys), max(xs), max(ys)), points))
    return tuple(rings)


def sketch(events: Sequence[EventRecord], towns: Towns, width: int = 720, height: int = 380) -> Sketch | None:
    """The events with a place on a map of `width` by `height`; None where there is none.

    Plate carrée around the events' middle, its longitudes shrunk by the cosine of the latitude.
    """
    placed = [e for e in events if e.place is not None]
    if not placed:
        return None
    lats = within([e.place.lat for e in placed if e.place])
    lons = within([e.place.lon for e in placed if e.place])
    middle = (sum(lats) / 2, sum(lons) / 2)
    shrink = max(math.cos(math.radians(middle[0])), 0.05)
    reach = max(lats[1] - lats[0], 0.3) * 1.35, max((lons[1] - lons[0]) * shrink, 0.45) * 1.35
    scale = min(height / reach[0], width / reach[1])

    def at(lat: float, lon: float) -> tuple[float, float]:
        return width / 2 + (lon - middle[1]) * shrink * scale, height / 2 - (lat - middle[0]) * scale

    degrees = (width / shrink / scale / 2, height / scale / 2)
    view = (middle[1] - degrees[0], middle[0] - degrees[1], middle[1] + degrees[0], middle[0] + degrees[1])
    at_point: dict[tuple[int, int], list[EventRecord]] = {}
    outside = 0
    for e in placed:
        assert e.place is not None
        x, y = at(e.place.lat, e.place.lon)
        if not (0 <= x <= width and 0 <= y <= height):
            outside += 1
            continue
        spot = at_point.setdefault((round(x), round(y)), [])
        spot.append(e)
    spots = [_spot(events, x, y, scale) for (x, y), events in at_point.items()]
    km = next(k for k in (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5) if k / 111.195 * scale < width / 4 or k == 0.5)
    land = tuple(_path(ring, at, view) for box, ring in _outlines() if _meet(box, view, 2 / scale))
    shown: list[Town] = []
    for name, lat, lon in towns(*middle, math.hypot(width, height) / 2 / scale * 111.195):
        x, y = at(lat, lon)
        inside = 4 < x < width - 60 and 10 < y < height - 6 and not (x < 110 and y > height - 45)
        others = [(t.x, t.y) for t in shown] + [(spot.x, spot.y) for spot in spots]
        if inside and all(abs(x - a) > 70 or abs(y - b) > 16 for a, b in others):
            shown.append(Town(name, round(x, 1), round(y, 1)))
        if len(shown) == 9:
            break
    drawn = tuple(p for p in land if p)
    return Sketch(
        width,
        height,
        drawn,
        tuple(spots),
        tuple(shown),
        round(km / 111.195 * scale, 1),
        _("{n} km").format(n=f"{km:g}"),
        outside,
    )


def _spot(events: list[EventRecord], x: float, y: float, scale: float) -> Spot:
    """The mark of the events on one spot: of one its reports/origins, of several how many they are."""
    first = events[0]
    assert first.place is not None
    title = "; ".join(
        f"{words.CODES[e.code]}, {words.counted(e.reports, e.origins)}, {words.STATUS_NAME[e.status]}"
        for e in events[:8]
    )
    radius = max(e.place.radius_m for e in events if e.place)
    return Spot(
        first.id,
        x,
        y,
        round(min(max(radius / 111_195 * scale, 5), 400), 1),
        f"{first.reports}/{first.origins}"
        if len(events) == 1
        else many("{n} event", "{n} events", len(events)).format(n=len(events)),
        first.status,
        words.STATUS_MARK[first.status],
        f"{first.place.name}: {title}",
    )


def _meet(a: tuple[float, float, float, float], view: tuple[float, float, float, float], least: float) -> bool:
    """Whether an outline's box meets the view and is large enough to be seen, `least` in degrees."""
    seen = a[2] - a[0] > least or a[3] - a[1] > least
    return seen and a[0] <= view[2] and a[2] >= view[0] and a[1] <= view[3] and a[3] >= view[1]


def within(values: Sequence[float]) -> tuple[float, float]:
    """Least and greatest value; among many, those of the middle nine tenths where a few lie far off."""
    ranked = sorted(values)
    cut = len(ranked) // 20
    inner = ranked[cut], ranked[-1 - cut]
    width = max(inner[1] - inner[0], 0.5)
    kept = [v for v in ranked if inner[0] - 2 * width <= v <= inner[1] + 2 * width]
    return kept[0], kept[-1]


def _path(ring, at, view) -> str:  # type: ignore[no-untyped-def]
    # Points far outside are drawn onto a frame around the view: the picture keeps its shape, the file stays small.
    wide, high = view[2] - view[0], view[3] - view[1]
    parts: list[str] = []
    last: tuple[int, int] | None = None
    for east, north in ring:
        lon = min(max(east, view[0] - wide), view[2] + wide)
        lat = min(max(north, view[1] - high), view[3] + high)
        x, y = at(lat, lon)
        here = (round(x), round(y))
        if here != last:
            parts.append(f"{here[0]} {here[1]}")
            last = here
    return "M" + "L".join(parts) + "Z" if len(parts) > 2 else ""
