"""One gazetteer data set on disk: sorted arrays, opened memory-mapped.

Names are found through 64-bit hashes (BLAKE2b) in sorted arrays: `exact` on the normalised name, `folded` and
`soft` on the looser keys of `spelling`, `bones` on skeletons and `fewer` on skeletons with one consonant left out.
Postings are ordered by population, largest first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from secondsource.errors import ResourceError
from secondsource.places.spelling import normal

Array = npt.NDArray[Any]
KINDS = ("settlement", "region", "district", "country", "water", "area", "facility")
NOTHING = 0xFFFFFFFF
ARRAYS = (
    "geonameid", "lat", "lon", "population", "kind", "country", "region", "district", "extent", "name_at", "names",
    "exact_key", "exact_place", "fold_key", "fold_at", "fold_text", "fold_place_at", "fold_place",
    "soft_key", "soft_fold", "bones_key", "bones_at", "bones_fold", "fewer_key", "fewer_bones", "country_at",
    "country_place", "place_fold_at", "place_fold", "id_order", "id_sorted",
)  # fmt: skip


@lru_cache(maxsize=65536)
def key(text: str) -> int:
    """The 64-bit hash of a key, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer: `lat`, `lon` in degrees, `extent_m` its own half-width (0 for a point).

    `region` and `district` are entries' geonameids (0: none known), `table` the data set it comes from.
    """

    table: str
    index: int
    geonameid: int
    name: str
    lat: float
    lon: float
    population: int
    kind: str
    country: str
    region: int
    district: int
    extent_m: int


class Table:
    """A data set, read-only. Raises ResourceError where a file is missing or not of the size that was written."""

    def __init__(self, folder: Path) -> None:
        """Opens the arrays of `folder` memory-mapped."""
        try:
            self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
            for name in ARRAYS:
                path = folder / f"{name}.npy"
                if path.stat().st_size != self.meta["sizes"][name]:
                    raise ResourceError(f"gazetteer {folder} is damaged: {path.name}")
                setattr(self, f"_{name}", np.asarray(np.load(path, mmap_mode="r")))
        except (OSError, ValueError, KeyError) as problem:
            raise ResourceError(f"gazetteer {folder} cannot be opened: {problem}") from problem
        self.name: str = self.meta["name"]
        self.attribution: str = self.meta["attribution"]
        self._entries: dict[int, Entry] = {}
        self._spelt: dict[int, tuple[list[int], list[str]]] = {}
        self._southward: tuple[Array, Array] | None = None
        self._folder = folder

    _geonameid: Array
    _lat: Array
    _lon: Array
    _population: Array
    _kind: Array
    _country: Array
    _region: Array
    _district: Array
    _extent: Array
    _name_at: Array
    _names: Array
    _exact_key: Array
    _exact_place: Array
    _fold_key: Array
    _fold_at: Array
    _fold_text: Array
    _fold_place_at: Array
    _fold_place: Array
    _soft_key: Array
    _soft_fold: Array
    _bones_key: Array
    _bones_at: Array
    _bones_fold: Array
    _fewer_key: Array
    _fewer_bones: Array
    _country_at: Array
    _country_place: Array
    _place_fold_at: Array
    _place_fold: Array
    _id_order: Array
    _id_sorted: Array

    def __len__(self) -> int:
        return len(self._geonameid)

    def entry(self, index: int) -> Entry:
        """The place at an index of this table."""
        found = self._entries.get(index)
        if found is None:
            region, district = int(self._region[index]), int(self._district[index])
            found = Entry(
                self.name,
                index,
                int(self._geonameid[index]),
                self.spellings(index)[0],
                round(int(self._lat[index]) / 1e5, 5),
                round(int(self._lon[index]) / 1e5, 5),
                int(self._population[index]),
                KINDS[self._kind[index]],
                self.meta["countries"][self._country[index]],
                0 if region == NOTHING else region,
                0 if district == NOTHING else district,
                int(self._extent[index]),
            )
            if len(self._entries) > 20_000:
                self._entries.clear()
            self._entries[index] = found
        return found

    def codes(self) -> dict[str, int]:
        """Codes of regions and districts ("UA.05", "UA.05.1416") with their geonameids."""
        found: dict[str, int] = json.loads((self._folder / "codes.json").read_text("utf-8"))
        return found

    def spellings(self, index: int) -> list[str]:
        """The main name, then the alternate ones."""
        start, end = self._name_at[index], self._name_at[index + 1]
        return bytes(self._names[start:end]).decode("utf-8").split("\t")

    @staticmethod
    def _range(keys: Array, wanted: int) -> tuple[int, int]:
        value = keys.dtype.type(wanted)
        start = int(keys.searchsorted(value))
        end = start
        while end < len(keys) and keys[end] == value:
            end += 1
        return start, end

    def exact(self, normal: str) -> list[int]:
        """Places with this normalised name."""
        start, end = self._range(self._exact_key, key(normal))
        return list(map(int, self._exact_place[start:end]))

    def folds_of(self, fold: str) -> list[int]:
        """The number of a folded spelling, if it is known."""
        start, end = self._range(self._fold_key, key(fold))
        return list(range(start, end))

    def softly(self, soft: str) -> list[int]:
        """Numbers of the folded spellings with this soft key."""
        start, end = self._range(self._soft_key, key(soft))
        return list(map(int, self._soft_fold[start:end]))

    def boned(self, bones: str) -> list[int]:
        """Numbers of the folded spellings with this skeleton."""
        out: list[int] = []
        start, end = self._range(self._bones_key, key(bones))
        for group in range(start, end):
            out += self._bones_fold[self._bones_at[group] : self._bones_at[group + 1]].tolist()
        return out

    def fewer(self, bones: str) -> list[int]:
        """Numbers of the folded spellings whose skeleton, one consonant left out, is this one."""
        out: list[int] = []
        start, end = self._range(self._fewer_key, key(bones) & 0xFFFFFFFF)
        for group in self._fewer_bones[start:end].tolist():
            out += self._bones_fold[self._bones_at[group] : self._bones_at[group + 1]].tolist()
        return out

    def fold(self, number: int) -> str:
        """The folded spelling with this number."""
        return bytes(self._fold_text[self._fold_at[number] : self._fold_at[number + 1]]).decode("ascii")

    def places_of(self, number: int) -> list[int]:
        """The places that have a folded spelling."""
        return list(map(int, self._fold_place[self._fold_place_at[number] : self._fold_place_at[number + 1]]))

    def folds_at(self, index: int) -> list[int]:
        """Numbers of the folded spellings of a place."""
        return list(map(int, self._place_fold[self._place_fold_at[index] : self._place_fold_at[index + 1]]))

    def spelt_in(self, region: int) -> tuple[list[int], list[str]]:
        """The normalised spellings of the settlements of a region or district (a geonameid), each with its index."""
        if region not in self._spelt:
            rows = np.flatnonzero(((self._region == region) | (self._district == region)) & (self._kind == 0))
            indices: list[int] = []
            spellings: list[str] = []
            for index in rows.tolist():
                for spelling in dict.fromkeys(normal.__wrapped__(one) for one in self.spellings(index)):
                    indices.append(index)
                    spellings.append(spelling)
            if len(self._spelt) >= 16:
                self._spelt.clear()
            self._spelt[region] = (indices, spellings)
        return self._spelt[region]

    def around(self, lat: float, lon: float, reach_m: float, countries: frozenset[str] = frozenset()) -> list[int]:
        """Settlements within a distance of a point, nearest first."""
        wide = int(reach_m / 1.11)
        if countries:
            known = self.meta["countries"]
            parts = [self._of_country(known.index(iso)) for iso in sorted(countries) if iso in known]
            rows = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint32)
        else:
            rows = self._band(round(lat * 1e5) - wide, round(lat * 1e5) + wide)
        lats, lons = self._lat[rows], self._lon[rows]
        near = np.abs(lats - round(lat * 1e5)) <= wide
        rows, lats, lons = rows[near], lats[near], lons[near]
        east = (lons / 1e5 - lon) * np.cos(np.radians(lat))
        distance = np.hypot(lats / 1e5 - lat, east) * 111_195
        within = (distance <= reach_m) & (self._kind[rows] == 0)
        order = np.argsort(distance[within], kind="stable")
        return [int(n) for n in rows[within][order]]

    def _band(self, south: int, north: int) -> Array:
        """Places between two latitudes (1e-5 degrees), in the order of the table; sorted when first asked."""
        if self._southward is None:
            lats = self._lat[self._country_place]
            order = np.argsort(lats, kind="stable")
            self._southward = (lats[order], order)
        lats, order = self._southward
        first, last = np.searchsorted(lats, south, "left"), np.searchsorted(lats, north, "right")
        return self._country_place[np.sort(order[first:last])]

    def nearest(self, country: str, points: list[tuple[float, float]], reach_m: float = 50_000) -> list[Entry | None]:
        """The nearest settlement of a country to each point, None beyond `reach_m`."""
        known = self.meta["countries"]
        if country not in known:
            return [None] * len(points)
        rows = self._of_country(known.index(country))
        rows = rows[self._kind[rows] == 0]
        if not len(rows):
            return [None] * len(points)
        lats, lons = (self._lat[rows] / 1e5).astype(np.float32), (self._lon[rows] / 1e5).astype(np.float32)
        out: list[Entry | None] = []
        for start in range(0, len(points), 256):
            some = np.array(points[start : start + 256], dtype=np.float32)
            east = (lons[None, :] - some[:, 1:]) * np.cos(np.radians(some[:, :1]))
            square = (lats[None, :] - some[:, :1]) ** 2 + east**2
            best = square.argmin(axis=1)
            for row, at in enumerate(best):
                near = float(square[row, at]) ** 0.5 * 111_195 <= reach_m
                out.append(self.entry(int(rows[at])) if near else None)
        return out

    def _of_country(self, number: int) -> Array:
        rows: Array = self._country_place[self._country_at[number] : self._country_at[number + 1]]
        return rows

    def by_id(self, geonameid: int) -> int | None:
        """The index of a geonameid."""
        at = int(self._id_sorted.searchsorted(np.uint32(geonameid)))
        if at < len(self) and self._id_sorted[at] == geonameid:
            return int(self._id_order[at])
        return None
