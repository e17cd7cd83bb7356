"""Points on the sphere as columns: unit vectors for distances, grid cells for finding what is near.

Distances are chords between unit vectors: plain arithmetic that SQLite and PostgreSQL do alike, exact at the poles
and across the date line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

EARTH_KM = 6371.0088
"""Mean radius of the earth in kilometres (IUGG)."""

FINE = 0.25
"""Degrees of a fine cell's side: about 28 km north to south."""
COARSE = 4.0
"""Degrees of a coarse cell's side."""
MOST_CELLS = 64
"""Cells that one search visits at most; a wider circle is searched without them."""


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on the unit sphere, rounded to 1e-12 (some micrometres) so that all platforms agree."""
    a, b = math.radians(lat), math.radians(lon)
    x, y, z = math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)
    return round(x, 12), round(y, 12), round(z, 12)


def cell(lat: float, lon: float, side: float) -> int:
    """The number of the grid cell that holds the point."""
    across = round(360 / side)
    row = min(int((lat + 90) // side), round(180 / side) - 1)
    column = int((lon + 180) // side) % across
    return row * across + column


def chord2(within_km: float) -> float:
    """Square of the chord, on the unit sphere, of an arc of so many kilometres."""
    half = min(within_km / EARTH_KM / 2, math.pi / 2)
    return (2 * math.sin(half)) ** 2


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that cover a circle: `column` names the table's column."""

    column: str
    numbers: tuple[int, ...]


def _covering(lat: float, lon: float, within_km: float, side: float) -> tuple[int, ...] | None:
    reach = math.degrees(within_km / EARTH_KM)
    low, high = max(lat - reach, -90.0), min(lat + reach, 90.0)
    if lat - reach <= -90 or lat + reach >= 90:
        across = 180.0
    else:
        # Widest reach in longitude of a circle on the sphere.
        ratio = math.sin(math.radians(reach)) / math.cos(math.radians(lat))
        across = math.degrees(math.asin(ratio)) if ratio < 1 else 180.0
    rows = int((high - low) // side) + 2
    columns = min(int(2 * across // side) + 2, round(360 / side))
    if rows * columns > 4 * MOST_CELLS:
        return None
    found = set()
    for r in range(rows):
        at = min(low + r * side, high)
        for c in range(columns + 1):
            found.add(cell(at, lon - across + min(c * side, 2 * across), side))
    return tuple(sorted(found)) if len(found) <= MOST_CELLS else None


def cells_within(lat: float, lon: float, within_km: float) -> Cells | None:
    """Fine or coarse cells that cover the circle; None where it is so wide that cells do not help."""
    for column, side in (("fine_cell", FINE), ("coarse_cell", COARSE)):
        numbers = _covering(lat, lon, within_km, side)
        if numbers is not None:
            return Cells(column, numbers)
    return None
