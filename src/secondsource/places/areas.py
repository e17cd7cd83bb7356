"""What no package lists, from our own tables: waters, seas, basins, historic regions, and small settlements at war.

`areas.tsv`: points are representative; `extent_m` is how far the thing reaches from its point. `settlements.tsv`: the
villages that reports of wars name and that packages of places with 500 people or more lack; `extent_m` is how exact
the point is.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from secondsource.places.sources import Row

FIRST_OWN = 4_293_000_000
"""Identifiers from here on are our own: GeoNames has none so high."""


def _lines(name: str) -> list[str]:
    text = files("secondsource.places").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def settlements() -> Iterator[Row]:
    """The rows of `settlements.tsv`; their identifiers count down from 4,293,900,000."""
    for number, line in enumerate(_lines("settlements.tsv")):
        country, lat, lon, reach_km, names = line.split("\t")
        first, *others = names.split("|")
        yield Row(
            geonameid=4_293_900_000 - number,
            name=first,
            lat=float(lat),
            lon=float(lon),
            kind="settlement",
            country=country,
            population=400,
            names=others,
            extent_m=int(float(reach_km) * 1000),
        )


def rows() -> Iterator[Row]:
    """The rows of the table; their identifiers count down from 4,294,000,000, where GeoNames has none."""
    for number, line in enumerate(_lines("areas.tsv")):
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
