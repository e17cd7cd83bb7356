"""GeoJSON (RFC 7946) and KML 2.2. What has no known place keeps its row, without a geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from secondsource.faces.exports.columns import COLUMNS

Json = dict[str, Any]
_ID = {"documents": "id", "events": "event", "claims": "claim", "needs": "claim", "stakes": "claim",
       "acled": "event_id_cnty", "ucdp": "id"}  # fmt: skip


def feature(what: str, row: Json) -> Json:
    """One row as a feature: the point in longitude, latitude; all columns as properties."""
    place = row.get("place")
    point = {"type": "Point", "coordinates": [round(place["lon"], 6), round(place["lat"], 6)]} if place else None
    properties = {c.name: c.get(row) for c in COLUMNS[what] if c.name not in ("lat", "lon", "latitude", "longitude")}
    return {"type": "Feature", "id": row[_ID[what]], "geometry": point, "properties": properties}


def write_geojson(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """One FeatureCollection."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    count = 0
    for count, row in enumerate(rows, 1):
        text = json.dumps(feature(what, row), ensure_ascii=False)
        out.write((b",\n" if count > 1 else b"\n") + text.encode("utf-8", "replace"))
    out.write(b"\n]}\n")
    return count


def xml_text(value: Any) -> str:
    """Text as XML 1.0 can hold it."""
    kept = "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else " " for c in str(value))
    return escape(kept.encode("utf-8", "replace").decode())


def _title(what: str, row: Json) -> str:
    words = row.get("summary") or row.get("text") or row.get("title") or row[_ID[what]]
    if what == "events":
        return f"{row['code']} ({row['reports']} reports / {row['origins']} origins)"
    return " ".join(str(words).split())[:120]


def write_kml(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """One Document of Placemarks, the columns as ExtendedData."""
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
    out.write(f"<name>Second Source: {what}; claims, not facts</name>\n".encode())
    count = 0
    for row in rows:
        count += 1
        parts = [f"<Placemark><name>{xml_text(_title(what, row))}</name>"]
        words = row.get("summary") or row.get("text")
        if words and what != "documents":
            parts.append(f"<description>{xml_text(xml_text(words))}</description>")
        days = row.get("happened_on") or {}
        if days.get("earliest") and days.get("latest"):
            parts.append(f"<TimeSpan><begin>{days['earliest']}</begin><end>{days['latest']}</end></TimeSpan>")
        parts.append("<ExtendedData>")
        for column in COLUMNS[what]:
            value = column.get(row)
            if value is not None:
                name = quoteattr(column.name)
                parts.append(f"<Data name={name}><value>{xml_text(value)}</value></Data>")
        parts.append("</ExtendedData>")
        place = row.get("place")
        if place:
            parts.append(f"<Point><coordinates>{place['lon']:.6f},{place['lat']:.6f}</coordinates></Point>")
        parts.append("</Placemark>\n")
        out.write("".join(parts).encode("utf-8", "replace"))
    out.write(b"</Document></kml>\n")
    return count
