"""Events under the column names of ACLED and of UCDP's georeferenced event data, for tools that read those.

Names and order are those of the ACLED export (Codebook 2023) and of UCDP GED (codebook 24.1). The values are ours:
what is claimed and by how many, coded by rules, checked by nobody. They are not ACLED's or UCDP's data, and a column
that we have nothing for stays empty and says so in the codebook.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.errors import SecondSourceError
from secondsource.faces.codes import codes, is_state
from secondsource.faces.protect import Protection, gazetteer
from secondsource.ledger import Filters, Ledger
from secondsource.model import Claim, EventRecord, Place, Reading
from secondsource.model.wire_values import Json, place_as_json

NAMED_AS = ("acled", "ucdp")
EVENT_TYPE = {
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Armed clash": "Battles",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}
"""ACLED's event type of each sub-event (Codebook 2023, table 2)."""
DEMONSTRATIONS = ("Peaceful protest", "Protest with intervention", "Violent demonstration")
TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's 1 day, 2 week, 3 month of UCDP's 1 to 5; nothing of ACLED's is coarser than a month."""
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""ACLED's 1 exact, 2 part of a region, 3 region of UCDP's 1 to 7; a country or a sea is none of them."""


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative unit: its name and its id in GeoNames, the place code that the gazetteer has."""

    name: str
    code: int


@lru_cache(maxsize=4096)
def divisions(geonameid: int | None) -> tuple[Division | None, Division | None]:
    """The first- and second-level units in which a place of the gazetteer lies; None where it does not say."""
    if not geonameid:
        return None, None
    try:
        entry = gazetteer().by_id(geonameid)
        if entry is None:
            return None, None
        region = entry.geonameid if entry.kind == "region" else entry.region
        district = entry.geonameid if entry.kind == "district" else entry.district
        found = [gazetteer().by_id(id) if id else None for id in (region, district)]
    except SecondSourceError:
        return None, None
    first, second = (Division(e.name, e.geonameid) if e is not None else None for e in found)
    return first, second


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    """ISO 3166-1: number of each two-letter code."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {new[0]: int(old) for old, new in aliases.items() if old.isdigit() and len(new) == 1}


@lru_cache(maxsize=512)
def _country(code: str | None) -> str | None:
    if not code:
        return None
    from babel import Locale

    found = Locale("en").territories.get(code)
    return str(found) if found else None


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID (half degrees, numbered from the south-west) that a point lies in."""
    row = min(math.floor((lat + 90) * 2), 359)
    column = min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _toll(event: EventRecord) -> tuple[int | None, int | None, int | None]:
    """Lowest, agreed and highest number of people killed; the middle one only where all claims agree."""
    killed = next((q for q in event.quantities if q.what == "killed" and q.unit in ("people", "count", "")), None)
    if killed is None:
        return None, None, None
    low, high = (int(v) if v is not None else None for v in (killed.low, killed.high))
    return low, low if low == high else None, high


Told = tuple[EventRecord, dict[str, Reading]]


def _shown(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Told]:
    with ledger.neighbourhood(as_of) as neighbours:
        for event in ledger.events(filters, as_of):
            if event.code in ("stake", "need"):
                continue
            readings = neighbours.readings({m.document for m in event.members})
            yield protection.event(event), dict(readings)


def _claims(event: EventRecord, readings: dict[str, Reading]) -> Iterator[Claim]:
    """The claims of an event that say so, in the order of its members."""
    for member in event.members:
        reading = readings.get(member.document)
        if reading is not None and member.relation.stance == "asserts" and member.relation.kind != "contradicts":
            id = member.claim.rpartition("/")[2]
            yield from (c for c in reading.claims if c.id == id and c.event is not None)


def _first(claims: list[Claim], name: str) -> str | None:
    return next((value for c in claims if (value := getattr(c.event, name))), None)


def _joined(values: Iterator[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(v for v in values if v)) or None


def _common(event: EventRecord, readings: dict[str, Reading]) -> Json:
    place = event.place
    adm1, adm2 = divisions(place.geonameid) if place else (None, None)
    days = event.happened_on
    publishers = _joined(r.document.publisher for r in readings.values())
    return {
        "place": place_as_json(place),
        "country": _country(place.country) if place else None,
        "adm1": adm1.name if adm1 else None,
        "adm2": adm2.name if adm2 else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "earliest": days.earliest if days else None,
        "latest": days.latest if days else None,
        "precision": days.precision if days else None,
        "publishers": publishers,
        "reports": event.reports,
        "origins": event.origins,
        "status": event.status,
        "summary": event.summary,
        "radius_m": place.radius_m if place else None,
    }


def acled_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Events as ACLED names them. One that ACLED has no sub-event for keeps its row, without types."""
    for event, readings in _shown(ledger, filters, as_of, protection):
        claims = list(_claims(event, readings))
        country = event.place.country if event.place else None
        told = next((codes(c.event, country) for c in claims if c.event is not None), None)
        sub_event = told.acled if told else None
        kind = EVENT_TYPE.get(sub_event or "")
        actor, target = _first(claims, "actor"), _first(claims, "target")
        common = _common(event, readings)
        year = int(common["latest"][:4]) if common["latest"] else None
        yield {
            **common,
            "event_id_cnty": event.id,
            "event_date": common["earliest"] if common["precision"] in TIME_PRECISION else None,
            "year": year if common["precision"] else None,
            "time_precision": TIME_PRECISION.get(common["precision"] or 0),
            "disorder_type": _disorder(kind, sub_event),
            "event_type": kind,
            "sub_event_type": sub_event,
            "actor1": actor,
            "inter1": "State forces" if is_state(actor, country) else None,
            "actor2": target,
            "inter2": "State forces" if is_state(target, country) else None,
            "iso": _numbers().get(country or ""),
            "admin1": common["adm1"],
            "admin2": common["adm2"],
            "location": event.place.name if event.place else None,
            "latitude": common["lat"],
            "longitude": common["lon"],
            "geo_precision": GEO_PRECISION.get(event.place.where_precision) if event.place else None,
            "source": common["publishers"],
            "notes": event.summary,
            "fatalities": _toll(event)[0],
            "tags": f"reports={event.reports}; origins={event.origins}; status={event.status}",
            "timestamp": event.assessment.at,
        }


def _disorder(kind: str | None, sub_event: str | None) -> str | None:
    if kind is None:
        return None
    if sub_event == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if sub_event in DEMONSTRATIONS:
        return "Demonstrations"
    return "Strategic developments" if kind == "Strategic developments" else "Political violence"


def ucdp_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Events as UCDP's georeferenced event data names them; also those in which nobody is said to have died."""
    for event, readings in _shown(ledger, filters, as_of, protection):
        claims = list(_claims(event, readings))
        common = _common(event, readings)
        low, best, high = _toll(event)
        documents = [r.document for r in readings.values()]
        place: Place | None = event.place
        yield {
            **common,
            "id": event.id,
            "year": int(common["latest"][:4]) if common["latest"] else None,
            "side_a": _first(claims, "actor"),
            "side_b": _first(claims, "target"),
            "number_of_sources": event.reports,
            "source_article": _joined(d.id for d in documents),
            "source_office": common["publishers"],
            "source_date": _joined((d.published or "")[:10] for d in documents),
            "source_headline": _joined(d.title for d in documents),
            "source_original": _joined(
                m.origin.name for m in event.members if m.origin and m.origin.name and not m.origin.anonymous
            ),
            "where_prec": place.where_precision if place else None,
            "where_coordinates": place.name if place else None,
            "where_description": event.summary,
            "adm_1": common["adm1"],
            "adm_2": common["adm2"],
            "latitude": common["lat"],
            "longitude": common["lon"],
            "geom_wkt": f"POINT ({place.lon:.6f} {place.lat:.6f})" if place else None,
            "priogrid_gid": priogrid(place.lat, place.lon) if place else None,
            "date_prec": common["precision"],
            "date_start": common["earliest"],
            "date_end": common["latest"],
            "best": best,
            "low": low,
            "high": high,
        }


Coded = Callable[[Ledger, Filters, str | None, Protection], Iterator[Json]]
CODED: dict[str, Coded] = {"acled": acled_rows, "ucdp": ucdp_rows}
