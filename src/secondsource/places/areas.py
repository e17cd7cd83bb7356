"""Waters, seas, basins and historic regions that no package lists, from our own table `areas.tsv`.

Points are representative; `extent_m` is how far the thing reaches from its point.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from secondsource.places.sources import Row


def rows() -> Iterator[Row]:
    """The rows of the table; their identifiers count down from 4,294,000,000, where GeoNames has none."""
    text = files("secondsource.places").joinpath("areas.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        kind, lat, lon, reach_km, country, names = line.split("\t")
        first, *others = names.split("|")
        yield Row(
            geonameid=4_294_000_000 - number,
            name=first,
            lat=float(lat),
            lon=float(lon),
            kind=kind,
            country=country.strip("-"),
            names=others,
            extent_m=int(float(reach_km) * 1000),
        )
