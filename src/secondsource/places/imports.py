"""A user's GeoNames table (19 tab-separated columns, or a zip of one) made into a data set beside the base.

Format: https://download.geonames.org/export/dump/readme.txt. A table that is not whole is refused with its line.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from secondsource.errors import BadTable
from secondsource.places.sources import Row, keep_name
from secondsource.places.table import Table, key

COLUMNS = 19
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_KINDS = {"P": "settlement", "H": "water", "S": "facility", "T": "area", "V": "area", "L": "area", "R": "area"}
_ADMINISTRATIVE = {"ADM1": "region", "ADM1H": "region", "PCLI": "country", "PCL": "country", "PCLD": "country"}


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changed, in places: against the earlier table of that name, else against the base index."""

    table: str
    added: int
    updated: int
    removed: int
    unchanged: int


def import_table(file: Path, name: str, folder: Path, base: Table, attribution: str | None) -> Changes:
    """Reads `file` whole, then replaces the data set in `folder`. Raises BadTable; nothing has changed then."""
    from secondsource.places.build import CODE_VERSION, write

    rows: dict[int, Row] = {}
    marks: dict[int, int] = {}
    for number, line in _lines(file):
        row = _row(file, number, line)
        rows[row.geonameid] = row
        marks[row.geonameid] = key(line)
    if not rows:
        raise BadTable(f"{file.name}: no places in it")
    before = _marks(folder)
    if before is None:
        known = {geonameid for geonameid in rows if base.by_id(geonameid) is not None}
        changes = Changes(name, len(rows) - len(known), len(known), 0, 0)
    else:
        same = sum(before.get(geonameid) == mark for geonameid, mark in marks.items())
        fresh = sum(geonameid not in before for geonameid in marks)
        gone = sum(geonameid not in marks for geonameid in before)
        changes = Changes(name, fresh, len(marks) - same - fresh, gone, same)
        if same == len(marks) and not gone:
            return changes
    _place_in_regions(list(rows.values()), base)
    version = f"{name}-{key(' '.join(f'{i}:{mark}' for i, mark in sorted(marks.items()))):016x}-{CODE_VERSION}"
    meta: dict[str, Any] = {
        "name": name,
        "version": version,
        "attribution": attribution or f"{name}: GeoNames (geonames.org) and contributors, CC BY 4.0",
        "licence": "CC BY 4.0" if attribution is None else "",
        "origin": file.name,
    }
    marked = np.array([(geonameid, mark) for geonameid, mark in sorted(marks.items())], dtype=np.uint64)
    write(rows.values(), folder, meta, extra={"marks": marked})
    return changes


def _marks(folder: Path) -> dict[int, int] | None:
    try:
        return {int(i): int(mark) for i, mark in np.load(folder / "marks.npy")}
    except (OSError, ValueError):
        return None


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                inside = [info for info in packed.infolist() if info.filename.endswith(".txt")]
                inside = [info for info in inside if "readme" not in info.filename.lower()]
                if len(inside) != 1:
                    raise BadTable(f"{file.name}: a zip with {len(inside)} tables in it, one is wanted")
                with packed.open(inside[0]) as source:
                    yield from _decoded(file, source)
        elif file.suffix.lower() == ".zip":
            raise BadTable(f"{file.name}, line 1: not a zip file, or cut short")
        else:
            with file.open("rb") as source:
                yield from _decoded(file, source)
    except (OSError, zipfile.BadZipFile, EOFError) as problem:
        raise BadTable(f"{file.name}: cannot be read: {problem}") from problem


def _decoded(file: Path, source: IO[bytes]) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(io.BufferedReader(source) if isinstance(source, io.RawIOBase) else source, 1):
        try:
            line = raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as problem:
            raise BadTable(f"{file.name}, line {number}: not UTF-8 ({problem.reason})") from problem
        if line.strip():
            yield number, line


def _row(file: Path, number: int, line: str) -> Row:
    cells = line.split("\t")
    where = f"{file.name}, line {number}"
    if len(cells) != COLUMNS:
        raise BadTable(f"{where}: {len(cells)} columns, not {COLUMNS}")
    try:
        geonameid, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as problem:
        raise BadTable(f"{where}: {problem}") from problem
    if not (0 < geonameid < 2**32 and -90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= population < 2**32):
        raise BadTable(f"{where}: a number out of range")
    if not cells[1]:
        raise BadTable(f"{where}: no name")
    if cells[18] and not _DATE.match(cells[18]):
        raise BadTable(f"{where}: the last column is no date: the table may be cut short")
    country = cells[8].upper()[:2]
    kind = _ADMINISTRATIVE.get(cells[7], "district") if cells[6] == "A" else _KINDS.get(cells[6], "area")
    names = [other for other in [cells[2], *cells[3].split(",")] if other and keep_name(other)]
    code = ".".join(filter(None, (country, cells[10], cells[11]))) if kind in {"region", "district"} else ""
    region = f"{country}.{cells[10]}" if cells[10] else ""
    district = f"{region}.{cells[11]}" if region and cells[11] else ""
    return Row(geonameid, cells[1], lat, lon, kind, country, population, names, region, district, code)


def _place_in_regions(rows: list[Row], base: Table) -> None:
    """Gives each row the region and district of its code, or of the nearest settlement of the base, as geonameids."""
    codes = base.codes()
    homeless: dict[str, list[Row]] = {}
    for row in rows:
        row.region_id = codes.get(row.region, 0)
        row.district_id = codes.get(row.district, 0)
        if not (row.region_id and row.district_id):
            homeless.setdefault(row.country, []).append(row)
    for country, lost in homeless.items():
        for row, near in zip(lost, base.nearest(country, [(row.lat, row.lon) for row in lost]), strict=True):
            if near is not None:
                row.region_id = row.region_id or near.region
                row.district_id = row.district_id or near.district
