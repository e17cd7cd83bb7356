"""The register of assets: what ships, and what a user has added; opened when it is first needed."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from secondsource.errors import ResourceError
from secondsource.model import RegisterValue
from secondsource.model.asset import Asset, AssetKind, Edge
from secondsource.settings import data_folder
from secondsource.stakes.naming import proper, told_apart

CURATED = "curated"
CURATED_AS_OF = "2026-11-24"
CURATED_LICENCE = "facts, each with its source; GEM, WRI and GeoNames figures CC BY 4.0"
KINDS = {"mine", "power_station", "steel_plant", "coke_plant", "dam", "bridge", "hospital", "port", "refinery"}
GEM_ID = re.compile(r"\[(GEM M\d+)\]")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import did: how many assets, and the rows that were refused or warned of, each with its reason."""

    source: str
    added: int
    updated: int
    removed: int
    unchanged: int
    refused: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class Register:
    """All assets by id, an index of their names, and the links of the commodity chain."""

    assets: dict[str, Asset]
    edges: tuple[Edge, ...]
    series: dict[str, tuple[RegisterValue, ...]]
    by_key: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    by_short_key: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path | None = None) -> Register:
        """The shipped register together with what was added to `folder` (default: `assets` in the data folder).

        A user's row replaces a shipped one of the same id; figures of both stay side by side.
        """
        assets, edges, series = curated()
        for path in sorted((folder or assets_folder()).glob("*.json")):
            for asset in load(path):
                shipped = assets.get(asset.id)
                assets[asset.id] = asset if shipped is None else merged(asset, shipped)
        register = cls(assets, edges, series)
        register.index()
        return register

    def index(self) -> None:
        """Index every name by the keys of its proper words."""
        for asset in self.assets.values():
            # "LW Bogdanka" is called Bogdanka: a company's initials before a name are left out at will.
            shorter = [re.sub(r"^[A-Z]{2,3} (?=[A-Z][a-z])", "", name) for name in asset.names]
            # "Skochinskogo Coal Mine" is a genitive; in a sentence the mine is Skochinsky.
            shorter += [re.sub(r"sko[gh]o\b", "sky", name) for name in asset.names if re.search(r"sko[gh]o\b", name)]
            for name in dict.fromkeys((*asset.names, *shorter)):
                words = told_apart(name)
                if all(w.isdigit() for w in words.words):
                    continue
                rows = self.by_key.setdefault(words.keys, [])
                if (asset.id, words.words) not in rows:
                    rows.append((asset.id, words.words))

            self._shorten(asset)

    def _shorten(self, asset: Asset) -> None:
        """Index a name without the places that it begins with ("Shanxi Zhongyang Sucun" is called Sucun there)."""
        words = proper(asset.name)
        places = {
            w for text in (*asset.within, asset.country or "") for w in re.findall(r"[^\W\d_]{3,}", text.casefold())
        }
        kept = list(words.words)
        while len(kept) > 1 and kept[0] in places:
            kept = kept[1:]
        if len(kept) < len(words.words) and not all(len(w) < 3 or w.isdigit() for w in kept):
            short = proper(" ".join(kept))
            self.by_short_key.setdefault(short.keys, []).append((asset.id, short.words))

    def shortened(self, keys: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """Ids with the words of the name whose keys these are, the places before it left out."""
        return self.by_short_key.get(keys, [])

    def named(self, keys: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """Ids with the words of the name whose keys these are."""
        return self.by_key.get(keys, [])


def same_word(a: RegisterValue, b: RegisterValue) -> bool:
    """Whether two figures are one word of one publisher: "Global Energy Monitor, … 2024-04" and "…, April 2024"."""

    def told(value: RegisterValue) -> tuple[object, ...]:
        figures = (
            re.sub(r"\s*\[[^\]]*\]", "", f) if isinstance(f, str) else f for f in (value.low, value.best, value.high)
        )
        return value.source.partition(",")[0].casefold(), value.property, *figures, value.unit, value.period[:4]

    return told(a) == told(b)


def united(values: Iterable[RegisterValue]) -> tuple[RegisterValue, ...]:
    """The values, each word of one publisher once, with the note that any of its copies has."""
    kept: list[RegisterValue] = []
    for value in values:
        known = next((at for at, other in enumerate(kept) if same_word(value, other)), None)
        if known is None:
            kept.append(value)
        elif value.note and not kept[known].note:
            kept[known] = replace(kept[known], note=value.note)
    return tuple(kept)


def merged(asset: Asset, other: Asset) -> Asset:
    """One asset with the names and figures of both rows, a figure that both have once; its own point and kind."""
    names = tuple(dict.fromkeys((*asset.names, *other.names)))
    return Asset(
        asset.id,
        asset.name,
        asset.kind,
        names,
        asset.lat,
        asset.lon,
        asset.radius_m,
        tuple(dict.fromkeys((*asset.within, *other.within))),
        asset.country or other.country,
        asset.operator or other.operator,
        united((*asset.values, *other.values)),
        asset.source,
        asset.licence,
        asset.as_of,
        tuple(dict.fromkeys((*asset.warnings, *other.warnings))),
    )


def assets_folder() -> Path:
    """Where added registers lie, one JSON file each."""
    return data_folder() / "assets"


# ---- the register that ships ---------------------------------------------------------------------------------------


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("secondsource.stakes") / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def number(value: str) -> float | str | None:
    """A figure as a number, as the words it stands in, or None where the cell is empty."""
    if not value.strip():
        return None
    try:
        return float(value)
    except ValueError:
        return value.strip()


def _value(row: dict[str, str]) -> RegisterValue:
    return RegisterValue(
        row["property"],
        number(row["value_low"]),
        number(row["value_best"]),
        number(row["value_high"]),
        row["unit"],
        row["period"],
        row["source_title"],
        row["source_address"] or None,
        row["reliability_note"],
    )


def curated() -> tuple[dict[str, Asset], tuple[Edge, ...], dict[str, tuple[RegisterValue, ...]]]:
    """The shipped assets, links and national series: facts with their sources, contradictory ones side by side."""
    values: dict[str, list[RegisterValue]] = {}
    kind_of: dict[str, str] = {}
    edges: list[Edge] = []
    for row in _rows("curated.csv"):
        subject = row["subject"]
        if row["kind"] == "edge":
            start, _, end = subject.partition(" -> ")
            edges.append(Edge(start, end, _value(row), row["reliability_note"]))
            continue
        kind_of[subject] = row["kind"]
        values.setdefault(subject, []).append(_value(row))
    aliases: dict[str, list[str]] = {}
    for row in _rows("aliases.csv"):
        aliases.setdefault(row["subject"], []).append(row["alias"])
    assets: dict[str, Asset] = {}
    series: dict[str, tuple[RegisterValue, ...]] = {}
    for subject, found in values.items():
        if kind_of[subject] not in KINDS:
            series[subject] = tuple(found)
            continue
        lat, lon = _point(found)
        gem = GEM_ID.search(subject)
        name = GEM_ID.sub("", subject).strip()
        owner = next((str(v.best) for v in found if v.property in {"operator", "owner"} and v.best), None)
        kind: AssetKind = kind_of[subject]  # type: ignore[assignment]
        within = tuple(w.strip() for w in re.findall(r"\(([^)]*)\)", name))
        assets[gem.group(1) if gem else subject] = Asset(
            gem.group(1) if gem else subject,
            name,
            kind,
            (name, *aliases.get(subject, ())),
            lat,
            lon,
            2000,
            within,
            None,
            owner,
            tuple(v for v in found if v.property != "location"),
            "curated",
            CURATED_LICENCE,
            CURATED_AS_OF,
        )
    return assets, tuple(edges), series


def _point(values: Iterable[RegisterValue]) -> tuple[float | None, float | None]:
    for value in values:
        if value.property == "location" and isinstance(value.best, str):
            parts = value.best.split(",")
            try:
                return float(parts[0]), float(parts[1])
            except (ValueError, IndexError):
                continue
    return None, None


# ---- registers that a user adds ------------------------------------------------------------------------------------


def load(path: Path) -> list[Asset]:
    """The assets of one added register. Raises ResourceError where its file is damaged."""
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["assets"]
        return [_asset(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise ResourceError(f"{path}: the register is damaged; add its file again") from e


def _asset(row: dict[str, Any]) -> Asset:
    plain: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items() if key != "values"}
    return Asset(values=tuple(RegisterValue(**v) for v in row["values"]), **plain)


def store(
    source: str, assets: list[Asset], refused: list[str], warnings: list[str], folder: Path | None = None
) -> Changes:
    """Replace the added register `source` as a whole, and say what changed. Twice the same changes nothing."""
    target = (folder or assets_folder()) / f"{source}.json"
    before = {a.id: a for a in load(target)} if target.exists() else {}
    after = {a.id: a for a in assets}
    changes = Changes(
        source,
        sum(i not in before for i in after),
        sum(i in before and before[i] != a for i, a in after.items()),
        sum(i not in after for i in before),
        sum(before.get(i) == a for i, a in after.items()),
        tuple(refused),
        tuple(warnings),
    )
    if changes.added or changes.updated or changes.removed:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_text(json.dumps({"assets": [asdict(a) for a in assets]}, ensure_ascii=False), encoding="utf-8")
        temporary.replace(target)
    return changes
