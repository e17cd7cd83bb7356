"""Places of hospitals, shelters and displaced people: never shown finer than the settlement.

The ledger and `read` keep what was found. Pages, API, exports and the brief pass through here, unless the operator
sets `FacesSettings.exact_sensitive_places`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from secondsource.errors import SecondSourceError
from secondsource.model import EventRecord, Place, Reading, Toponym
from secondsource.settings import FacesSettings, Settings

SENSITIVE_CODES = frozenset({"displacement"})
# Word starts in the four spellings that reports use; "camp" alone is mostly a military one.
_WORDS = re.compile(
    r"\b(?:hospital|clinic|maternity|ambulance|first.aid|field.surg|shelter|refuge|evacuee|evacuation|displaced"
    r"|(?:refugee|displacement|tent|idp) camp|больниц|госпитал|поликлини|роддом|медпункт|убежищ|приют|эвакуац"
    r"|переселен|беженц|лікарн|шпитал|клінік|полог|медпункт|укритт|притул|евакуац|переселен|біженц)",
    re.IGNORECASE,
)

Settlement = Callable[[float, float], tuple[str, float, float] | None]
"""The settlement nearest to a point (latitude, longitude): its name and point; None where none is near."""


def sensitive_words(*texts: str | None) -> bool:
    """Whether any of the texts speaks of a hospital, a shelter or displaced people."""
    return any(text and _WORDS.search(text[:2000]) for text in texts)


@lru_cache(maxsize=1)
def gazetteer() -> Any:
    """The gazetteer, opened on first use and kept."""
    from secondsource.pipeline import Resources

    return Resources().gazetteer()


@lru_cache(maxsize=4096)
def nearest_settlement(lat: float, lon: float) -> tuple[str, float, float] | None:
    """The settlement of the gazetteer nearest to a point, within 15 km; None where there is none."""
    try:
        found = gazetteer().around(lat, lon, 15_000)
    except SecondSourceError:
        return None
    return (found[0].name, found[0].lat, found[0].lon) if found else None


@dataclass(frozen=True, slots=True)
class Protection:
    """What keeps sensitive places from being shown finer than the settlement."""

    settings: FacesSettings = Settings().faces
    settlement: Settlement = nearest_settlement

    def place(self, place: Place | None, sensitive: bool) -> Place | None:
        """The place as it may be shown: a sensitive one at its settlement, or on a coarse grid where none is known."""
        if place is None or not sensitive or self.settings.exact_sensitive_places or place.where_precision != 1:
            return place
        if place.geonameid is not None and place.asset is None and not sensitive_words(place.name):
            return place  # a settlement already
        found = self.settlement(place.lat, place.lon)
        if found is not None:
            _, lat, lon = found
        else:
            grid = self.settings.sensitive_grid_degrees
            lat, lon = round(round(place.lat / grid) * grid, 4), round(round(place.lon / grid) * grid, 4)
        return replace(
            place,
            lat=lat,
            lon=lon,
            radius_m=max(place.radius_m, self.settings.sensitive_radius_m),
            where_precision=2,
            geonameid=None,
            asset=None,
            why=("shown no finer than the settlement: a hospital, a shelter or displaced people",),
        )

    def event(self, event: EventRecord) -> EventRecord:
        """The event as it may be shown."""
        place = event.place
        if place is None:
            return event
        sensitive = event.code in SENSITIVE_CODES or sensitive_words(event.summary, place.name, *place.why)
        shown = self.place(place, sensitive)
        return event if shown is place else replace(event, place=shown)

    def reading(self, reading: Reading) -> Reading:
        """The reading as it may be shown: its text is public, the points of its sensitive places are coarse."""
        moved = {
            c.event.place
            for c in reading.claims
            if c.event is not None and c.event.place and self._sensitive_claim(reading, c.event.code, c.event.target)
        }
        for claim in reading.claims:
            if claim.impact is not None and claim.impact.kind == "displacement":
                moved |= {id for id in (claim.impact.origin, claim.impact.destination) if id}
        places = tuple(self._toponym(t, t.id in moved) for t in reading.places)
        return reading if places == reading.places else replace(reading, places=places)

    @staticmethod
    def _sensitive_claim(reading: Reading, code: str, target: str | None) -> bool:
        return code in SENSITIVE_CODES or sensitive_words(target)

    def _toponym(self, toponym: Toponym, claimed: bool) -> Toponym:
        place = toponym.resolved
        sensitive = claimed or sensitive_words(toponym.text, place.name if place else None)
        shown = self.place(place, sensitive)
        if shown is place:
            return toponym
        # Other points that it might have been would tell as much.
        return replace(toponym, resolved=shown, candidates=())
