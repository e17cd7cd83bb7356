"""Distance on a sphere of 6,371 km, for every stage alike. Points are (lat, lon) in degrees."""

from __future__ import annotations

import math

EARTH_M = 6_371_000.0
Point = tuple[float, float]


def distance_m(one: Point, two: Point) -> float:
    """Great-circle distance in metres (haversine)."""
    a, b, c, d = map(math.radians, (*one, *two))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(half)))
