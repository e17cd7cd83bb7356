"""Registers as users bring them: Global Energy Monitor workbooks, WRI's power plants, a CSV of one's own.

Each row is checked on its own: a bad one is refused with its reason and the others are kept. The CSV of one's own
has the columns `id,name,kind,aliases,lat,lon,country,within,operator,property,low,best,high,unit,period,source,
address,licence,as_of` (aliases and within separated by `;`), one figure a row; only id, name and kind must be filled.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from secondsource.errors import BadTable
from secondsource.model import RegisterValue
from secondsource.model.asset import Asset
from secondsource.stakes.register import KINDS, Changes, number, store

GEM_NEEDED = ("GEM Mine ID", "Country", "Mine Name", "Latitude", "Longitude")
GEM_LICENCE = "CC BY 4.0, Global Energy Monitor"
WRI_NEEDED = ("gppd_idnr", "name", "capacity_mw", "latitude", "longitude", "country_long")
WRI_LICENCE = "CC BY 4.0, World Resources Institute"
BLANK = {"", "-", "*", "＊", "–", "none", "nan", "n/a", "unknown", "tbd"}
EXACT_M, APPROXIMATE_M = 1000, 10_000
NEAR_M, AROUND_M = 10_000.0, 100_000.0
"""A mine lies far from towns, and a border may be nearer than the next settlement: all within 100 km count."""
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class WhereIs(Protocol):
    """What a gazetteer tells an import, so that a point can be checked against its country."""

    def code(self, country: str) -> str | None:
        """The country's ISO alpha-2 code, by its English name."""

    def at(self, lat: float, lon: float, metres: float) -> frozenset[str]:
        """Codes of the countries with settlements within so many metres of a point; empty where there are none."""


MOST_UNPACKED = 500_000_000
"""Bytes of a workbook when unpacked; the largest of Global Energy Monitor's has some fifty million."""


def _workbook(file: Path, folder: Path | None, where_is: WhereIs | None) -> Changes:
    """A workbook; whatever its reader stumbles over inside it is a fault of the file, and named."""
    try:
        import zipfile

        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise BadTable(f"{file.name}: more than {MOST_UNPACKED} bytes when unpacked")
        return _gem(file, folder, where_is)
    except (BadTable, OSError):
        raise
    except Exception as e:
        raise BadTable(f"{file.name}: a workbook that cannot be read ({type(e).__name__}: {str(e)[:120]})") from e


def import_file(file: Path, folder: Path | None = None, where_is: WhereIs | None = None) -> Changes:
    """Import a register; which form it has is told from its ending and its columns.

    Raises BadTable where the file is none of the three, or needed columns are missing.
    """
    suffix = file.suffix.lower()
    try:
        if suffix in {".xlsx", ".xlsm"}:
            return _workbook(file, folder, where_is)
        if suffix == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as lines:
                reader = csv.DictReader(lines)
                head = reader.fieldnames or []
                if "gppd_idnr" in head:
                    return _wri(file, reader, head, folder, where_is)
                return _own(file, reader, head, folder)
    except UnicodeDecodeError as e:
        raise BadTable(f"{file.name}: not UTF-8 ({e.reason})") from e
    except (OSError, csv.Error) as e:
        raise BadTable(f"{file.name}: {e}") from e
    raise BadTable(f"{file.name}: a register is an .xlsx workbook or a .csv table")


# ---- Global Energy Monitor -----------------------------------------------------------------------------------------


def _gem(file: Path, folder: Path | None, where_is: WhereIs | None) -> Changes:
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as e:
        raise BadTable(f"{file.name}: not a workbook ({type(e).__name__})") from e
    as_of = _as_of(book.worksheets[0].title, file.name, book)
    rows: list[tuple[str, dict[str, Any]]] = []
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        head = [" ".join(str(cell).split()) if cell is not None else "" for cell in next(lines, ())]
        if "GEM Mine ID" not in head:
            continue
        missing = [name for name in GEM_NEEDED if name not in head]
        if missing:
            raise BadTable(f"{file.name}, sheet {sheet.title!r}: no column {', '.join(missing)}")
        rows += [
            (f"{sheet.title}, row {at}", dict(zip(head, line, strict=False)))
            for at, line in enumerate(lines, 2)
            if any(cell is not None for cell in line)
        ]
    if not rows:
        raise BadTable(f"{file.name}: no sheet has the columns {', '.join(GEM_NEEDED)}")
    source = f"Global Energy Monitor, Global Coal Mine Tracker, {as_of} release"
    found: dict[str, Asset] = {}
    refused: list[str] = []
    warnings: list[str] = []
    for where, row in rows:
        try:
            asset = _mine(row, source, as_of)
        except ValueError as e:
            refused.append(f"{where} ({_text(row.get('GEM Mine ID')) or 'no id'}): {e}")
            continue
        # One id on several rows: later rows are phases or shafts of the same mine. Their names and figures join.
        found[asset.id] = _joined(found[asset.id], asset) if asset.id in found else asset
    kept = _checked_points(found.values(), refused, warnings, where_is)
    return store("gem-coal-mines", kept, refused, warnings, folder)


def _joined(first: Asset, second: Asset) -> Asset:
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        values=tuple(dict.fromkeys((*first.values, *second.values))),
        within=tuple(dict.fromkeys((*first.within, *second.within))),
    )


def _as_of(title: str, name: str, book: Any) -> str:
    """The release a workbook says it is, as YYYY-MM; "undated" where it does not say."""
    texts = [title, name]
    for line in book.worksheets[0].iter_rows(max_row=5, values_only=True):
        texts += [str(cell) for cell in line if cell]
    for text in texts:
        found = re.search(r"(" + "|".join(MONTHS) + r")[ -]+(20\d\d)", text, re.IGNORECASE)
        if found:
            return f"{found.group(2)}-{1 + MONTHS.index(found.group(1).lower()):02d}"
    return "undated"


def _text(cell: object) -> str | None:
    text = " ".join(str(cell).split()) if cell is not None else ""
    return None if text.lower() in BLANK else text


def _range(row: dict[str, Any], column: str) -> tuple[float | None, float | None, float | None]:
    """A figure of a row as low, best, high; all None where the cell is blank, low and high for "0.15-0.18".

    Raises ValueError where words stand in its place.
    """
    cell = _text(row.get(column))
    if cell is None:
        return None, None, None
    bounds = re.fullmatch(r"(\d+(?:\.\d+)?) ?[-–] ?(\d+(?:\.\d+)?)", cell)
    if bounds:
        return float(bounds.group(1)), None, float(bounds.group(2))
    return None, _figure(row, column), None


def _figure(row: dict[str, Any], column: str) -> float | None:
    """A single figure of a row; None where the cell is blank. Raises ValueError where words stand in its place."""
    cell = row.get(column)
    if _text(cell) is None:
        return None
    try:
        value = float(str(cell).replace(",", ""))
    except ValueError:
        raise ValueError(f"{column}: not a number: {str(cell)[:40]!r}") from None
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"{column}: not a figure: {value}")
    return value


def _coordinates(lat: object, lon: object) -> tuple[float, float] | tuple[None, None]:
    if _text(lat) is None and _text(lon) is None:
        return None, None
    try:
        y, x = float(str(lat)), float(str(lon))
    except ValueError:
        raise ValueError(f"coordinates are no numbers: {str(lat)[:20]!r}, {str(lon)[:20]!r}") from None
    if not -90 <= y <= 90 and -90 <= x <= 90 and -180 <= y <= 180:
        raise ValueError(f"coordinates look swapped: {y}, {x}")
    if not (-90 <= y <= 90 and -180 <= x <= 180):
        raise ValueError(f"no such point: {y}, {x}")
    return y, x


def _mine(row: dict[str, Any], source: str, as_of: str) -> Asset:
    identifier, name, country = _text(row.get("GEM Mine ID")), _text(row.get("Mine Name")), _text(row.get("Country"))
    if not identifier or not re.fullmatch(r"M\d+", identifier):
        raise ValueError(f"no GEM Mine ID: {identifier!r}")
    if not name or not country:
        raise ValueError("no name or no country")
    lat, lon = _coordinates(row.get("Latitude"), row.get("Longitude"))
    address = _text(row.get("GEM Wiki URLs"))
    values: list[RegisterValue] = []

    def add(prop: str, column: str, unit: str, period: str | None = None, note: str = "") -> None:
        low, best, high = _range(row, column)
        if any(v is not None for v in (low, best, high)):
            values.append(RegisterValue(prop, low, best, high, unit, period or as_of, source, address, note))

    def add_words(prop: str, words: str | None) -> None:
        if words is not None:
            values.append(RegisterValue(prop, None, words, None, "text", as_of, source, address))

    year = _text(row.get("Year of Production"))
    add("capacity", "Capacity (Mtpa)", "Mt/yr")
    add("output", "Production (Mtpa)", "Mt/yr", year or "undated", "" if year else "year not given")
    reserves_year = _text(row.get("Year of Total Reserves Recorded"))
    add("reserves", "Total Reserves (Proven and Probable, Mt)", "Mt", reserves_year)
    add("workforce", "Workforce Size", "people", None, (_text(row.get("Workforce Accuracy")) or "").lower())
    add_words("grade", _text(row.get("Coal Grade")))
    add_words("status", _text(row.get("Status")) or ("Closed" if "Closing Year" in row else None))
    add_words("owner", _text(row.get("Owners")))
    names = [name]
    for column in ("Mine Name AKAs", "Mine Name (Non-ENG)"):
        names += [part.strip() for part in re.split(r"[;,/|]", _text(row.get(column)) or "") if len(part.strip()) > 2]
    within = [_text(row.get(c)) for c in ("Location", "Prefecture, District", "State, Province", "Coalfield")]
    exact = (_text(row.get("Location Accuracy")) or "").lower() == "exact"
    return Asset(
        f"GEM {identifier}",
        name,
        "mine",
        tuple(dict.fromkeys(names)),
        lat,
        lon,
        EXACT_M if exact else APPROXIMATE_M,
        tuple(w for w in within if w),
        country,
        _text(row.get("Parent Company")) or _text(row.get("Owners")),
        tuple(values),
        source,
        GEM_LICENCE,
        as_of,
    )


def _checked_points(
    assets: Iterable[Asset], refused: list[str], warnings: list[str], where_is: WhereIs | None
) -> list[Asset]:
    """Assets whose point lies in their country, or without it and with a warning; swapped coordinates are refused."""
    kept: list[Asset] = []
    for asset in assets:
        if where_is is None or asset.lat is None or asset.lon is None or asset.country is None:
            kept.append(asset)
            continue
        home = where_is.code(asset.country)
        # Most lie near a settlement of their country; the wide look around is for the others.
        if home is None or home in where_is.at(asset.lat, asset.lon, NEAR_M):
            kept.append(asset)
            continue
        there = where_is.at(asset.lat, asset.lon, AROUND_M)
        if not there or home in there:
            kept.append(asset)
            continue
        if abs(asset.lon) <= 90 and home in where_is.at(asset.lon, asset.lat, AROUND_M):
            refused.append(f"{asset.id} ({asset.name}): coordinates look swapped: {asset.lat}, {asset.lon}")
            continue
        note = f"its point ({asset.lat}, {asset.lon}) lies in {', '.join(sorted(there))} and not in {asset.country}"
        warnings.append(f"{asset.id} ({asset.name}): {note}")
        # The figures stand; a point that cannot be right places nothing.
        kept.append(replace(asset, lat=None, lon=None, warnings=(note,)))
    return kept


# ---- World Resources Institute -------------------------------------------------------------------------------------


def _wri(
    file: Path, reader: Iterator[dict[str, str]], head: Iterable[str], folder: Path | None, where_is: WhereIs | None
) -> Changes:
    missing = [name for name in WRI_NEEDED if name not in head]
    if missing:
        raise BadTable(f"{file.name}: no column {', '.join(missing)}")
    found: dict[str, Asset] = {}
    refused: list[str] = []
    for at, row in enumerate(reader, 2):
        try:
            name, identifier = _text(row["name"]), _text(row["gppd_idnr"])
            if not name or not identifier:
                raise ValueError("no name or no id")
            lat, lon = _coordinates(row["latitude"], row["longitude"])
            capacity = _figure(row, "capacity_mw")
            period = (_text(row.get("year_of_capacity_data")) or "undated").split(".")[0]
            source = "WRI, Global Power Plant Database"
            values = [
                RegisterValue("capacity", None, capacity, None, "MW", period, source, _text(row.get("url")))
                for _ in (0,)
                if capacity is not None
            ]
            fuel = _text(row.get("primary_fuel"))
            if fuel:
                values.append(RegisterValue("grade", None, fuel, None, "text", period, source, _text(row.get("url"))))
            found[identifier] = Asset(
                f"WRI {identifier}",
                name,
                "dam" if (fuel or "").lower() == "hydro" else "power_station",
                tuple(dict.fromkeys((name, *filter(None, re.split(r"[;|]", row.get("other_names") or ""))))),
                lat,
                lon,
                2000,
                (),
                _text(row["country_long"]),
                _text(row.get("owner")),
                tuple(values),
                source,
                WRI_LICENCE,
                period,
            )
        except ValueError as e:
            refused.append(f"row {at}: {e}")
    warnings: list[str] = []
    return store(
        "wri-power-plants", _checked_points(found.values(), refused, warnings, where_is), refused, warnings, folder
    )


# ---- one's own -----------------------------------------------------------------------------------------------------


def _own(file: Path, reader: Iterator[dict[str, str]], head: Iterable[str], folder: Path | None) -> Changes:
    missing = [name for name in ("id", "name", "kind") if name not in head]
    if missing:
        raise BadTable(f"{file.name}: no column {', '.join(missing)}")
    found: dict[str, Asset] = {}
    refused: list[str] = []
    for at, row in enumerate(reader, 2):
        try:
            asset = _own_row({key: value or "" for key, value in row.items() if key}, file.stem)
        except ValueError as e:
            refused.append(f"row {at}: {e}")
            continue
        found[asset.id] = _joined(found[asset.id], asset) if asset.id in found else asset
    name = re.sub(r"[^a-z0-9-]+", "-", file.stem.lower()).strip("-") or "own"
    return store(f"own-{name}", list(found.values()), refused, [], folder)


def _own_row(row: dict[str, str], stem: str) -> Asset:
    def get(key: str) -> str:
        return row.get(key, "").strip()

    if not get("id") or not get("name"):
        raise ValueError("no id or no name")
    kind = get("kind")
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    lat, lon = _coordinates(get("lat"), get("lon"))
    values: tuple[RegisterValue, ...] = ()
    if get("property"):
        low, best, high = (number(get(key)) for key in ("low", "best", "high"))
        if get("unit") != "text" and any(isinstance(v, str) for v in (low, best, high)):
            raise ValueError("text where a number should be (unit is not `text`)")
        period, source = get("period") or "undated", get("source") or stem
        values = (RegisterValue(get("property"), low, best, high, get("unit"), period, source, get("address") or None),)
    return Asset(
        get("id"),
        get("name"),
        kind,  # type: ignore[arg-type]
        tuple(dict.fromkeys((get("name"), *(p.strip() for p in get("aliases").split(";") if p.strip())))),
        lat,
        lon,
        2000,
        tuple(p.strip() for p in get("within").split(";") if p.strip()),
        get("country") or None,
        get("operator") or None,
        values,
        get("source") or stem,
        get("licence") or "not stated",
        get("as_of") or "undated",
    )
