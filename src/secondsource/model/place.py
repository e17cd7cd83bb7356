"""Where: toponyms and the points they may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.document import Provenance, Span

ToponymKind = Literal["settlement", "district", "region", "country", "facility", "water", "direction", "area"]
ToponymRole = Literal["literal", "party", "in_organisation", "demonym"]
WherePrecision = Literal[1, 2, 3, 4, 5, 6, 7]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym might mean, with a score in [0, 1]."""

    name: str
    lat: float
    lon: float
    score: float
    geonameid: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A point with an honest radius.

    `radius_m`: metres from the point within which the true place lies nine times in ten, no wider than that
    needs. `where_precision`: UCDP's 1 exact, 2 within about 25 km, 3 district, 4 region, 5 line or fuzzy
    area, 6 country, 7 sea or air. `country` is ISO 3166-1 alpha-2. `why` lists reasons a person can read.
    `gazetteer` names the data that the point comes from.
    """

    name: str
    lat: float
    lon: float
    radius_m: int
    where_precision: WherePrecision
    score: float
    geonameid: int | None = None
    country: str | None = None
    why: tuple[str, ...] = ()
    gazetteer: str = "geonames"
    asset: str | None = None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A span that names a place. `resolved` None means that the system does not know: better than a wrong point.

    Only toponyms of role `literal` place events. `reason` says why a toponym is unresolved. `asset` is the id of the
    register's asset that it names, which may have no point.
    """

    id: str
    span: Span
    text: str
    kind: ToponymKind
    role: ToponymRole
    provenance: Provenance
    resolved: Place | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    asset: str | None = None
