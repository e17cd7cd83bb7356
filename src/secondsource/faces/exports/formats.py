"""The formats of an export: each takes rows one by one and writes bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import IO, Any

from secondsource import __version__
from secondsource.errors import UsageError
from secondsource.faces.exports import coded
from secondsource.faces.exports.columns import COLUMNS, Column
from secondsource.faces.exports.geo import write_geojson, write_kml
from secondsource.faces.exports.linked import write_jsonld

Json = dict[str, Any]
Writer = Callable[[str, Iterable[Json], IO[bytes]], int]

# What a spreadsheet takes for a formula (OWASP, CSV injection), also behind the blanks that it strips.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", " ")
    return "'" + text if text.lstrip(" \u00a0\u200b\ufeff").startswith(_FORMULA) else text


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "replace")


def _whole(what: str, rows: Iterable[Json]) -> Iterable[Json]:
    """Rows as JSON has them: all that there is, or the named columns of a table in another's words."""
    if what not in coded.NAMED_AS:
        return rows
    return ({c.name: c.get(row) for c in COLUMNS[what]} for row in rows)


def write_jsonl(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """One object a line; returns how many."""
    count = 0
    for row in _whole(what, rows):
        out.write(_line(row) + b"\n")
        count += 1
    return count


def write_json(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """One array."""
    count = 0
    out.write(b"[")
    for count, row in enumerate(_whole(what, rows), 1):
        out.write((b",\n " if count > 1 else b"\n ") + _line(row))
    out.write(b"\n]\n" if count else b"]\n")
    return count


def _csv_lines(lines: Iterable[Iterable[Any]], out: IO[bytes]) -> int:
    count = 0
    for line in lines:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow([safe_cell(v) for v in line])
        out.write(buffer.getvalue().encode("utf-8", "replace"))
        count += 1
    return count


def write_csv(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """RFC 4180, UTF-8, one header line; empty where a value is not known."""
    columns = COLUMNS[what]
    _csv_lines([[c.name for c in columns]], out)
    return _csv_lines(([c.get(row) for c in columns] for row in rows), out)


# Hashtags of the HXL 1.1 schema for our columns; a column without one is left out.
HASHTAGS: dict[str, str] = {
    "event": "#event+id", "claim": "#meta+claim+id", "code": "#event+type", "summary": "#description+event",
    "text": "#description+claim", "reports": "#meta+reports+num", "origins": "#meta+origins+num",
    "status": "#status", "reliability": "#meta+reliability", "credibility": "#meta+credibility",
    "place": "#loc+name", "lat": "#geo+lat", "lon": "#geo+lon", "radius_m": "#geo+radius+m",
    "where_precision": "#geo+precision", "country": "#country+code+v_iso2", "geonameid": "#loc+code+v_geonames",
    "earliest": "#date+start", "latest": "#date+end", "date_precision": "#date+precision",
    "quantities": "#affected+figures", "sector": "#sector+name", "kind": "#activity+type",
    "population": "#population+name", "speaker": "#org+source+name", "speaker_role": "#org+source+role",
    "document": "#meta+document+id", "publisher": "#meta+publisher+name", "published": "#date+reported",
    "factuality": "#meta+factuality", "asset": "#loc+asset+name", "about": "#indicator+type",
    "low": "#indicator+min+num", "best": "#indicator+num", "high": "#indicator+max+num", "unit": "#indicator+unit",
    "product": "#item+name", "period": "#date+period", "id": "#meta+document+id", "sha256": "#meta+hash",
    "address": "#meta+url", "title": "#description+title", "language": "#meta+lang", "acled": "#event+acled+type",
    "place_text": "#loc+name+text", "outcome": "#event+outcome", "actor": "#org+actor+name", "target": "#impact+target",
    "impact": "#impact+type", "people_low": "#affected+min+num", "people_best": "#affected+num",
    "people_high": "#affected+max+num", "people_unit": "#affected+unit", "fate": "#affected+type",
    "group": "#population+type", "female": "#affected+f", "male": "#affected+m", "children": "#affected+children",
    "elderly": "#affected+elderly", "aid_workers": "#affected+aid_workers", "from_place": "#loc+origin+name",
    "to_place": "#loc+destination+name", "cause": "#cause+name", "item": "#item+name",
}  # fmt: skip


DIVISIONS = {
    "adm1_name": "#adm1+name",
    "adm1_code": "#adm1+code+v_geonames",
    "adm2_name": "#adm2+name",
    "adm2_code": "#adm2+code+v_geonames",
}
"""Place codes of the units that a place lies in, as far as the loaded gazetteer has them: ids of GeoNames."""


def _division(name: str) -> Column:
    level, field = int(name[3]) - 1, name[5:]

    def get(row: Json) -> Any:
        found = coded.divisions((row.get("place") or {}).get("geonameid"))[level]
        return getattr(found, field) if found is not None else None

    return Column(name, f"{field} of the unit of level {level + 1}", "text", get)


def write_hxl(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """HXL as CSV: a header line, the line of hashtags, the rows."""
    columns = [c for c in COLUMNS[what] if c.name in HASHTAGS]
    tags = {**HASHTAGS, **DIVISIONS}
    if any(c.name == "geonameid" for c in columns):
        columns += [_division(name) for name in DIVISIONS]
    _csv_lines([[c.name for c in columns]], out)
    out.write((",".join(tags[c.name] for c in columns) + "\r\n").encode())
    return _csv_lines(([c.get(row) for c in columns] for row in rows), out)


_BATCH = 10_000
"""Rows of one Parquet row group."""


def need_pyarrow() -> None:
    """Raises UsageError where Parquet cannot be written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ModuleNotFoundError:
        raise UsageError("the format parquet needs the package pyarrow: pip install 'secondsource[parquet]'") from None


def write_parquet(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """Parquet with the columns of the CSV; the codebook stands in the schema's metadata. Needs pyarrow."""
    need_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "truth": pa.bool_()}
    columns: tuple[Column, ...] = COLUMNS[what]
    fields = [pa.field(c.name, kinds[c.kind], metadata={"meaning": c.meaning}) for c in columns]
    schema = pa.schema(fields, metadata={"secondsource": __version__, "export": what})
    count = 0
    iterator = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(iterator, _BATCH)):
            arrays = [pa.array([c.get(row) for row in batch], kinds[c.kind]) for c in columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(batch)
    return count


FORMATS: dict[str, Writer] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "parquet": write_parquet,
    "geojson": write_geojson,
    "jsonld": write_jsonld,
    "hxl": write_hxl,
    "kml": write_kml,
}
MEDIA_TYPES = {
    "jsonl": "application/jsonl; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "hxl": "text/csv; charset=utf-8",
    "kml": "application/vnd.google-earth.kml+xml",
}
SUFFIXES = {name: "hxl.csv" if name == "hxl" else name for name in FORMATS}
BOM = b"\xef\xbb\xbf"
"""Before a CSV that goes into a file, so that Excel reads Cyrillic; never on standard output."""


def export(what: str, form: str, rows: Iterable[Json], out: IO[bytes], *, for_excel: bool = False) -> int:
    """Write rows of `what` in a format; returns how many. Raises UsageError for an unknown format."""
    if what not in COLUMNS or form not in FORMATS:
        raise UsageError(f"no export of {what} as {form}")
    if what in coded.NAMED_AS and form in ("hxl", "jsonld"):
        raise UsageError(
            f"columns named as {what}'s are a table: csv, parquet, jsonl, json, geojson or kml, not {form}"
        )
    if for_excel and form in ("csv", "hxl"):
        out.write(BOM)
    return FORMATS[form](what, rows, out)
