"""Small values as JSON and back: spans, provenance, dates, places, quantities; see `wire` for readings."""

from __future__ import annotations

from typing import Any

from secondsource.model.document import Provenance, Span
from secondsource.model.event import Impact, Part, Quantity
from secondsource.model.place import Place
from secondsource.model.time import DateValue

Json = dict[str, Any]


def span_as_json(span: Span) -> list[int]:
    """`[start, end]`."""
    return [span.start, span.end]


def span_from_json(value: list[int]) -> Span:
    """The span of `[start, end]`; ValueError where it is none."""
    return Span(value[0], value[1])


def spans_as_json(spans: tuple[Span, ...]) -> list[list[int]]:
    return [span_as_json(s) for s in spans]


def spans_from_json(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(span_from_json(s) for s in value)


def provenance_as_json(p: Provenance) -> Json:
    out: Json = {"by": p.by, "score": round(p.score, 4)}
    if p.span is not None:
        out["span"] = span_as_json(p.span)
    if p.detail:
        out["detail"] = p.detail
    return out


def provenance_from_json(v: Json | None) -> Provenance:
    if not v:
        return Provenance("unknown", 0.0)
    return Provenance(v["by"], v["score"], span_from_json(v["span"]) if "span" in v else None, v.get("detail", ""))


def date_as_json(value: DateValue | None) -> Json | None:
    """`{"earliest", "latest", "precision", "edtf"}`."""
    if value is None:
        return None
    return {"earliest": value.earliest, "latest": value.latest, "precision": value.precision, "edtf": value.edtf}


def date_from_json(v: Json | None) -> DateValue | None:
    """The date value of `date_as_json`."""
    return None if v is None else DateValue(v["earliest"], v["latest"], v["precision"], v["edtf"])


def place_as_json(place: Place | None) -> Json | None:
    """A resolved place as it stands in `places` and in an event."""
    if place is None:
        return None
    out: Json = {
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "radius_m": place.radius_m,
        "where_precision": place.where_precision,
        "score": round(place.score, 4),
        "why": list(place.why),
        "gazetteer": place.gazetteer,
    }
    if place.asset is not None:
        out["asset"] = place.asset
    return out


def place_from_json(v: Json | None) -> Place | None:
    """The place of `place_as_json`."""
    if v is None:
        return None
    return Place(
        v["name"],
        v["lat"],
        v["lon"],
        v["radius_m"],
        v["where_precision"],
        v["score"],
        v["geonameid"],
        v["country"],
        tuple(v["why"]),
        v.get("gazetteer", "geonames"),
        v.get("asset"),
    )


def quantity_as_json(q: Quantity) -> Json:
    return {
        "what": q.what,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "unit": q.unit,
        "span": span_as_json(q.span),
    }


def quantity_from_json(v: Json) -> Quantity:
    return Quantity(v["what"], v["low"], v["best"], v["high"], v["unit"], span_from_json(v["span"]))


def impact_as_json(i: Impact) -> Json:
    """What a claim means for people: the key `impact` of a claim, only where there is one."""
    return {
        "kind": i.kind,
        "count": quantity_as_json(i.count) if i.count is not None else None,
        "group": i.group,
        "parts": [
            {
                "sex": p.sex,
                "age": p.age,
                "low": p.low,
                "best": p.best,
                "high": p.high,
                "group": p.group,
                "what": p.what,
            }
            for p in i.parts
        ],
        "origin": i.origin,
        "destination": i.destination,
        "cause": i.cause,
        "item": i.item,
    }


def impact_from_json(v: Json) -> Impact:
    """The impact of `impact_as_json`."""
    return Impact(
        v["kind"],
        quantity_from_json(v["count"]) if v["count"] is not None else None,
        v["group"],
        tuple(Part(**part) for part in v["parts"]),
        v["origin"],
        v["destination"],
        v["cause"],
        v["item"],
    )
