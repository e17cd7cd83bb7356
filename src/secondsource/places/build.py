"""Making a data set on disk: rows in, sorted arrays out, then one rename.

`python -m secondsource.places.build FOLDER` makes the base index; `gazetteer` calls it so on first use, in a process
of its own, so that the reader's memory stays small.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.places import areas, sources
from secondsource.places.sources import Row
from secondsource.places.spelling import deletions, fold_latin, folded, normal, skeleton, soft
from secondsource.places.table import ARRAYS, KINDS, NOTHING, Array, key

# A build meets each name once: the caches of the look-ups would only cost.
normalise, fold_name, key_of = normal.__wrapped__, folded.__wrapped__, key.__wrapped__

CODE_VERSION = "5"
"""Raised whenever a change to this folder changes the arrays."""


def base_rows() -> Iterator[Row]:
    """All rows of the base index: countries, waters and areas, settlements, then regions and districts."""
    yield from sources.countries()
    yield from areas.rows()
    regions = sources.subdivisions()
    member = sources.membership([row.code for row in regions])
    points: dict[str, array[float]] = defaultdict(lambda: array("d"))
    own = list(areas.settlements())
    nearest = {row.geonameid: math.inf for row in own}
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        by_country[row.country].append(row)
    for row in sources.settlements():
        row.region, row.district = member.get(row.geonameid, (row.region, ""))
        points[row.region].extend((row.lat, row.lon))
        if row.district:
            points[row.district].extend((row.lat, row.lon))
        for mine in by_country.get(row.country, ()):
            # A settlement of our own lies in the region of its nearest neighbour.
            away = (mine.lat - row.lat) ** 2 + ((mine.lon - row.lon) * math.cos(math.radians(mine.lat))) ** 2
            if away < nearest[mine.geonameid]:
                nearest[mine.geonameid] = away
                mine.region, mine.district = row.region, row.district
        yield row
    yield from own
    for region in regions:
        flat = points.get(region.code, array("d"))
        centre(region, list(zip(flat[::2], flat[1::2], strict=True)))
        yield region


def centre(row: Row, points: list[tuple[float, float]]) -> None:
    """Sets a region's point to the middle of its settlements, and its extent to where nine in ten of them lie."""
    if not points:
        return
    row.lat = sum(lat for lat, _ in points) / len(points)
    row.lon = sum(lon for _, lon in points) / len(points)
    squeeze = math.cos(math.radians(row.lat))
    away = sorted(math.hypot(lat - row.lat, (lon - row.lon) * squeeze) * 111_195 for lat, lon in points)
    row.extent_m = int(max(30_000 if row.kind == "region" else 8_000, away[min(len(away) - 1, int(0.9 * len(away)))]))


def write(rows: Iterable[Row], folder: Path, meta: dict[str, Any], extra: dict[str, Array] | None = None) -> None:
    """Writes a data set. `folder` appears with one rename, whole or not at all; an existing one is replaced."""
    arrays, countries, codes = _arrays(rows)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    sizes = {}
    for name in ARRAYS:
        np.save(part / f"{name}.npy", arrays[name])
        sizes[name] = (part / f"{name}.npy").stat().st_size
    for name, values in (extra or {}).items():
        np.save(part / f"{name}.npy", values)
    (part / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
    (part / "meta.json").write_text(
        json.dumps({**meta, "places": len(arrays["geonameid"]), "countries": countries, "sizes": sizes}), "utf-8"
    )
    if folder.exists():
        old = folder.with_name(f".{folder.name}.old{os.getpid()}")
        folder.rename(old)
        part.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        part.rename(folder)


def _arrays(rows: Iterable[Row]) -> tuple[dict[str, Array], list[str], dict[str, int]]:
    columns = {name: array(code) for name, code in zip(_COLUMNS, "IiiIBHIII", strict=True)}
    names, name_at = bytearray(), array("Q", [0])
    exact_key, exact_place = array("Q"), array("I")
    folds: dict[str, int] = {}
    pair_fold, pair_place = array("I"), array("I")
    countries: dict[str, int] = {"": 0}
    codes: dict[str, int] = {}
    # Regions come after their settlements: their codes are numbered first and turned into geonameids at the end.
    numbered: dict[str | int, int] = {"": 0}
    for row in rows:
        if math.isnan(row.lat) or math.isnan(row.lon):
            continue
        place = len(name_at) - 1
        if row.code:
            codes[row.code] = row.geonameid
        values = (
            row.geonameid,
            round(row.lat * 1e5),
            round(row.lon * 1e5),
            min(max(row.population, 0), NOTHING - 1),
            KINDS.index(row.kind),
            countries.setdefault(row.country, len(countries)),
            numbered.setdefault(row.region_id or (row.region if row.region != row.code else ""), len(numbered)),
            numbered.setdefault(row.district_id or row.district, len(numbered)),
            row.extent_m,
        )
        for name, value in zip(_COLUMNS, values, strict=True):
            columns[name].append(value)
        spellings = list(dict.fromkeys([row.name, *row.names]))
        names += "\t".join(" ".join(spelling.split()) for spelling in spellings).encode("utf-8")
        name_at.append(len(names))
        plains, place_folds = _keys(spellings)
        for plain in plains:
            exact_key.append(key_of(plain))
            exact_place.append(place)
        for fold in place_folds:
            pair_fold.append(folds.setdefault(fold, len(folds)))
            pair_place.append(place)
    out: dict[str, Array] = {name: np.array(columns[name]) for name in _COLUMNS}
    ids = np.array([c if isinstance(c, int) else codes.get(c, NOTHING) for c in numbered], dtype=np.uint32)
    out["region"], out["district"] = ids[out["region"]], ids[out["district"]]
    out["names"], out["name_at"] = np.frombuffer(bytes(names), dtype=np.uint8), np.array(name_at)
    weight = -out["population"].astype(np.int64)
    out["exact_key"], out["exact_place"] = _sorted(np.array(exact_key), np.array(exact_place), weight)
    moved = _fold_arrays(list(folds), out)
    _postings(np.array(pair_fold), np.array(pair_place), moved, out, weight)
    out["id_order"] = np.argsort(out["geonameid"], kind="stable").astype(np.uint32)
    out["id_sorted"] = out["geonameid"][out["id_order"]].astype(np.uint32)
    order = np.lexsort((weight, out["country"])).astype(np.uint32)
    out["country_place"] = order
    out["country_at"] = np.searchsorted(out["country"][order], np.arange(len(countries) + 1)).astype(np.uint32)
    return out, list(countries), codes


def _keys(spellings: list[str]) -> tuple[dict[str, None], dict[str, None]]:
    """The distinct normalised and folded forms of a place's spellings."""
    plains: dict[str, None] = {}
    folds: dict[str, None] = {}
    for spelling in spellings:
        plain = normalise(spelling)
        if plain in plains:
            continue
        plains[plain] = None
        folds[fold_latin(plain) if spelling.isascii() else fold_name(spelling)] = None
    plains.pop("", None)
    folds.pop("", None)
    return plains, folds


_COLUMNS = ("geonameid", "lat", "lon", "population", "kind", "country", "region", "district", "extent")


def _sorted(keys: Array, values: Array, weight: Array) -> tuple[Array, Array]:
    order = np.lexsort((weight[values], keys)) if len(values) else np.zeros(0, dtype=np.int64)
    return keys.astype(np.uint64)[order], values.astype(np.uint32)[order]


def _fold_arrays(texts: list[str], out: dict[str, Array]) -> Array:
    """Arrays over the unique folded spellings; returns where each old number went."""
    keys = np.array([key_of(text) for text in texts], dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    ranked = [texts[n] for n in order]
    out["fold_key"] = keys[order]
    out["fold_text"] = np.frombuffer("".join(ranked).encode("ascii"), dtype=np.uint8)
    out["fold_at"] = np.cumsum([0, *map(len, ranked)]).astype(np.uint32)
    softs = np.array([key_of(soft(text)) for text in ranked], dtype=np.uint64)
    by_soft = np.argsort(softs, kind="stable")
    out["soft_key"], out["soft_fold"] = softs[by_soft], by_soft.astype(np.uint32)
    groups: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(ranked):
        groups[skeleton(text)].append(number)
    bones = sorted(groups, key=key_of)
    out["bones_key"] = np.array([key_of(text) for text in bones], dtype=np.uint64)
    out["bones_fold"] = np.array([n for text in bones for n in groups[text]], dtype=np.uint32)
    out["bones_at"] = np.cumsum([0, *(len(groups[text]) for text in bones)]).astype(np.uint32)
    fewer_key, fewer_bones = array("I"), array("I")
    for number, text in enumerate(bones):
        for less in deletions(text):
            fewer_key.append(key_of(less) & NOTHING)
            fewer_bones.append(number)
    less_order = np.argsort(np.array(fewer_key), kind="stable")
    out["fewer_key"], out["fewer_bones"] = np.array(fewer_key)[less_order], np.array(fewer_bones)[less_order]
    moved = np.empty(len(texts), dtype=np.uint32)
    moved[order] = np.arange(len(texts), dtype=np.uint32)
    return moved


def _postings(fold: Array, place: Array, moved: Array, out: dict[str, Array], weight: Array) -> None:
    fold = moved[fold] if len(fold) else np.zeros(0, dtype=np.uint32)
    order = np.lexsort((weight[place], fold)) if len(place) else np.zeros(0, dtype=np.int64)
    out["fold_place"] = place[order].astype(np.uint32)
    out["fold_place_at"] = np.searchsorted(fold[order], np.arange(len(moved) + 1)).astype(np.uint32)
    order = np.argsort(place, kind="stable")
    out["place_fold"] = fold[order].astype(np.uint32)
    out["place_fold_at"] = np.searchsorted(place[order], np.arange(len(weight) + 1)).astype(np.uint32)


def build_base(folder: Path, version: str) -> None:
    """Builds the base index into `folder` (about half a minute, 250 MB)."""
    meta: dict[str, Any] = {
        "name": "base",
        "version": version,
        "attribution": sources.ATTRIBUTION,
        "licence": "CC BY 4.0",
    }
    capitals = {normal(name): iso for name, iso in sources.capitals().items()}
    ids = {row.country: row.geonameid for row in sources.countries()}
    meta = {**meta, "peoples": sources.people(), "capitals": capitals, "country_ids": ids}
    write(base_rows(), folder, {**meta, "origin": sources.versions()})


if __name__ == "__main__":
    build_base(Path(sys.argv[1]), sys.argv[2])
