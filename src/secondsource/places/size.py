"""How far from its point a place may lie, and with what precision it is known."""

from __future__ import annotations

from secondsource.model import Place
from secondsource.model.place import ToponymKind, WherePrecision
from secondsource.model.sphere import distance_m
from secondsource.places.areas import FIRST_OWN
from secondsource.places.table import Entry
from secondsource.settings import PlacesSettings

_PRECISION: dict[str, WherePrecision] = {
    "country": 6, "region": 4, "district": 3, "direction": 5, "area": 5, "water": 5, "facility": 2, "settlement": 1,
}  # fmt: skip


def settlement_radius(population: int) -> int:
    """Metres within which gazetteers put a settlement of a size: a village's point is its middle, a city's anywhere."""
    for people, metres in ((5_000, 2_000), (100_000, 2_500), (200_000, 3_500), (600_000, 6_000)):
        if population < people:
            return metres
    return 8_000


def radius_of(
    entry: Entry,
    share: float,
    how: str,
    rivals: list[tuple[Entry, float]],
    kind: ToponymKind,
    settings: PlacesSettings,
    former: bool = False,
) -> int:
    """A radius that holds the truth nine times in ten: namesakes within reach widen it, by their share."""
    own = max(entry.extent_m, settlement_radius(entry.population) if entry.kind == "settlement" else 5_000)
    if kind == "direction":
        own = max(own, 20_000)
    elif kind == "area" and entry.kind == "settlement":
        own = max(own, 15_000)
    elif kind == "facility":
        own = max(own, settings.facility_m)
    elif kind in ("district", "region") and entry.kind == "settlement":
        own = max(own, 30_000)
    # A former name may be that of a part, or of a village since taken in.
    if former or how in ("fuzzy", "near", "twin"):
        own = max(own, settings.likeness_m)
    held = share
    for rival, part in sorted(rivals, key=lambda pair: -pair[1]):
        if held >= 0.9 or part < 0.02:
            break
        away = distance_m((entry.lat, entry.lon), (rival.lat, rival.lon))
        if away <= settings.namesake_reach_m:
            own = max(own, int(away) + 500)
        held += part
    return int(own)


def own_place(entry: Entry, kind: ToponymKind, radius: int, score: float, why: tuple[str, ...]) -> Place:
    """An entry as the place of a toponym of a kind."""
    precision = _PRECISION[entry.kind]
    if kind in ("direction", "area", "facility", "district", "region") and entry.kind == "settlement":
        precision = _PRECISION[kind]
    elif entry.kind == "settlement" and radius > 8_000:
        precision = 2
    if entry.kind == "water" and entry.extent_m >= 100_000 and not entry.country:
        precision = 7
    geonameid = entry.geonameid if 0 < entry.geonameid < FIRST_OWN else None
    return Place(
        entry.name, entry.lat, entry.lon, radius, precision, score, geonameid, entry.country or None, why, entry.table
    )
