"""Assets of a register: mines, plants, dams, bridges, with the figures that registers give and who gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.event import RegisterValue

AssetKind = Literal[
    "mine", "power_station", "steel_plant", "coke_plant", "dam", "bridge", "hospital", "port", "refinery", "other"
]


@dataclass(frozen=True, slots=True)
class Asset:
    """One row of a register. `radius_m` is how exact the register says its point is; no point, no place.

    `names` are its name and aliases in several languages; `within` are words for where it lies (location,
    district, province, country); `country` is the country's English name as the register has it.
    """

    id: str
    name: str
    kind: AssetKind
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    radius_m: int
    within: tuple[str, ...]
    country: str | None
    operator: str | None
    values: tuple[RegisterValue, ...]
    source: str
    licence: str
    as_of: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A link of the commodity chain, from one asset or series to the next, with a figure and who gives it.

    An edge without figures is known by name only and drawn as unknown.
    """

    start: str
    end: str
    value: RegisterValue
    note: str = ""
