"""The map's own call: what one view shows, clustered, so that no answer grows with the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from secondsource.errors import UsageError
from secondsource.faces.api import Filtered, _responses, answer, web_of
from secondsource.faces.web.clusters import view
from secondsource.ledger import Box

router = APIRouter()
EXAMPLE = {
    "type": "FeatureCollection",
    "events": 15,
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [37.05, 48.45]},
            "properties": {"point_count": 14},
        }
    ],
}


def box_of(value: str) -> Box | None:
    """`WEST,SOUTH,EAST,NORTH` in degrees; None for nothing. Raises UsageError for anything else."""
    if not value.strip():
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise UsageError(f"bbox: not WEST,SOUTH,EAST,NORTH in degrees: {value[:100]!r}") from None
    return Box(west, south, east, north)


@router.get("/api/map.geojson", responses=_responses(EXAMPLE, 304, media="application/geo+json"))
def map_view(
    request: Request,
    wanted: Filtered,
    bbox: Annotated[str, Query(description="WEST,SOUTH,EAST,NORTH in degrees; the world where not given")] = "",
    zoom: Annotated[str, Query(description="Zoom of the map, 0 to 22; 3 where not given")] = "3",
) -> Response:
    """Events that fit in one view of a map: single ones, and clusters with their number (`point_count`)."""
    box = box_of(bbox)
    try:
        level = int(float(zoom))
    except (ValueError, OverflowError):
        raise UsageError(f"zoom: not a number: {zoom[:40]!r}") from None
    level = max(0, min(level, 22))
    return answer(request, lambda: view(web_of(request), wanted, box, level), "application/geo+json")
