"""The commodity chain: what stands downstream of an asset, by dated and sourced links; never a forecast.

The graph is made of the shipped facts (`curated.csv`) and of nothing else: `chain_nodes.csv` says which name of a fact
is which box, `chain_stages.csv` which boxes follow each other and whose facts stand on the line between. Neither holds
a figure. A line without a source is there, and unknown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from secondsource.model import RegisterValue
from secondsource.model.asset import Asset
from secondsource.stakes.register import CURATED, Register

LABEL = "nominal exposure, before substitution; not a forecast"
DEEPEST = 6
"""Links from an asset to the end of its chain: mine, plant, coke, iron, steel, export, market."""

Stage = Literal["mine", "coke", "iron", "steel", "export", "power", "region", "other"]
State = Literal["figure", "named", "unknown"]
STAGE_OF_KIND: dict[str, Stage] = {
    "mine": "mine",
    "coke_plant": "coke",
    "steel_plant": "steel",
    "power_station": "power",
    "dam": "power",
    "refinery": "other",
    "port": "export",
}
# Where an asset's output goes if no fact says it: the national stage for the shipped plants, all of which are Ukraine's,
# else a box that says that nobody told. Such links carry no figure.
NATIONAL = {"coke_plant": ("Ukraine coke", "coke"), "steel_plant": ("Ukraine steel industry", "steel")}
UNTOLD: dict[str, tuple[str, Stage]] = {
    "coke_plant": ("iron works, not known which", "iron"),
    "steel_plant": ("buyers of its steel, not known which", "export"),
    "power_station": ("region that it supplies, not known which", "region"),
    "dam": ("region that it supplies, not known which", "region"),
}
GRADES: tuple[tuple[tuple[str, ...], str, Stage], ...] = (
    (("met", "coking"), "coke plants, not known which", "coke"),
    (("thermal", "steam"), "power stations, not known which", "power"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link downstream. `depth`: 1 next to the asset, 0 in the whole graph.

    `state`: `figure` (a source gives one), `named` (a source names the link and gives no figure), `unknown` (no
    source). Contradictory figures stand side by side in `values`. `together`: the figures are of these ends taken
    together. `why` says on what an unknown link rests.
    """

    start: str
    end: str
    values: tuple[RegisterValue, ...]
    depth: int
    start_stage: Stage = "other"
    end_stage: Stage = "other"
    start_asset: str | None = None
    end_asset: str | None = None
    together: tuple[str, ...] = ()
    why: str = ""
    state: State = "unknown"

    @property
    def known(self) -> bool:
        """Whether a source gives a figure for it."""
        return self.state == "figure"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is said to stand downstream of an asset, and what became of such forecasts before.

    `failed` are forecasts and what was counted later, each with the series that it belongs to; shown wherever an
    exposure is.
    """

    asset: str
    label: str
    links: tuple[Link, ...]
    failed: tuple[tuple[str, RegisterValue], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    stage: Stage
    asset: str | None


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("secondsource.stakes") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _boxes(register: Register) -> dict[str, _Box]:
    """Name in a fact -> box; an asset's box has its name in the register."""
    found: dict[str, _Box] = {}
    for row in _rows("chain_nodes.csv"):
        asset = register.assets.get(row["node"])
        stage: Stage = row["stage"]  # type: ignore[assignment]
        found[row["name"]] = _Box(asset.name if asset else row["node"], stage, asset.id if asset else None)
    return found


def _box_of(asset: Asset) -> _Box:
    return _Box(asset.name, STAGE_OF_KIND.get(asset.kind, "other"), asset.id)


def _state(values: Iterable[RegisterValue]) -> State:
    given = tuple(values)
    if any(isinstance(v, float) for value in given for v in (value.low, value.best, value.high)):
        return "figure"
    return "named" if given else "unknown"


class _Graph:
    """Links by their ends, in the order in which they were put."""

    def __init__(self) -> None:
        self.links: dict[tuple[_Box, _Box], tuple[tuple[RegisterValue, ...], tuple[str, ...], str]] = {}

    def put(
        self,
        start: _Box,
        end: _Box,
        values: Iterable[RegisterValue] = (),
        together: tuple[str, ...] = (),
        why: str = "",
    ) -> None:
        before = self.links.get((start, end), ((), (), ""))
        self.links[start, end] = (
            tuple(dict.fromkeys((*before[0], *values))),
            tuple(dict.fromkeys((*before[1], *together))),
            before[2] or why,
        )

    def after(self, box: _Box) -> list[_Box]:
        return [end for start, end in self.links if start == box]

    def link(self, start: _Box, end: _Box, depth: int) -> Link:
        values, together, why = self.links[start, end]
        return Link(
            start.name,
            end.name,
            values,
            depth,
            start.stage,
            end.stage,
            start.asset,
            end.asset,
            together,
            why,
            _state(values),
        )


def _graph(register: Register, boxes: dict[str, _Box]) -> _Graph:
    graph = _Graph()
    loose: dict[str, tuple[RegisterValue, ...]] = dict(register.series)
    for edge in register.edges:
        if not edge.end:
            loose[edge.start] = (*loose.get(edge.start, ()), edge.value)
            continue
        ends = [edge.end] if edge.end in boxes else [part.strip() for part in edge.end.split(",")]
        start = boxes.get(edge.start, _Box(edge.start, "other", None))
        told = [boxes.get(end, _Box(end, "other", None)) for end in ends]
        shared = tuple(end.name for end in told) if len(told) > 1 else ()
        for end in told:
            graph.put(start, end, (edge.value,), shared)
    for asset in register.assets.values():
        for value in asset.values:
            if value.property == "share" and (whole := value.unit.removeprefix("% of ")) in boxes:
                graph.put(_box_of(asset), boxes[whole], (value,))
    for row in _rows("chain_stages.csv"):
        graph.put(boxes[row["start"]], boxes[row["end"]], loose.get(row["facts"], ()) if row["facts"] else ())
    return graph


def _untold(graph: _Graph, asset: Asset, boxes: dict[str, _Box]) -> None:
    """Links of an asset on which no fact says where its output goes: present, and unknown."""
    box = _box_of(asset)
    if asset.kind in NATIONAL and asset.source == CURATED:
        end = boxes[NATIONAL[asset.kind][0]]
        if end not in graph.after(box):
            graph.put(box, end, why="no source gives its share")
        return
    if graph.after(box):
        return
    if asset.kind in UNTOLD:
        name, stage = UNTOLD[asset.kind]
        graph.put(box, _Box(name, stage, None), why="no source says where its output goes")
    for value in asset.values:
        if asset.kind == "mine" and value.property == "grade" and isinstance(value.best, str):
            for starts, name, stage in GRADES:
                if any(word.startswith(starts) for word in value.best.casefold().split()):
                    why = (
                        f"no source says where its coal goes; its grade: {value.best} ({value.period}, {value.source})"
                    )
                    graph.put(box, _Box(name, stage, None), why=why)


def chain_links(register: Register) -> tuple[Link, ...]:
    """The whole graph of the shipped facts, depth 0."""
    graph = _graph(register, _boxes(register))
    return tuple(graph.link(start, end, 0) for start, end in graph.links)


def exposure(asset: Asset, register: Register) -> Exposure:
    """The links downstream of an asset, nearest first, and the documented case of a forecast that failed."""
    boxes = _boxes(register)
    graph = _graph(register, boxes)
    _untold(graph, asset, boxes)
    links: dict[tuple[_Box, _Box], Link] = {}
    frontier = [_box_of(asset)]
    for depth in range(1, DEEPEST + 1):
        following: dict[_Box, None] = {}
        for box in frontier:
            reached = register.assets.get(box.asset or "")
            if reached is not None:
                _untold(graph, reached, boxes)
            for end in graph.after(box):
                if (box, end) not in links:
                    links[box, end] = graph.link(box, end, depth)
                    following[end] = None
        frontier = list(following)
    found = tuple(links.values())
    return Exposure(asset.id, LABEL, found, failed_forecasts(register) if found else (), asset.name)


def failed_forecasts(register: Register) -> tuple[tuple[str, RegisterValue], ...]:
    """Forecasts of a loss, and beside them what was counted of the year before, the year itself and its start.

    Facts whose own note calls them wrong (a sign, a column) are left out here; the register keeps them.
    """
    counted = {
        "Ukraine: crude steel": ("2024", "2025-01"),
        "Ukraine: crude steel, change": ("2025",),
        "Ukraine: pig iron": ("2024", "2025"),
    }
    out: list[tuple[str, RegisterValue]] = []
    for subject, values in register.series.items():
        for value in values:
            if value.note.startswith("WRONG"):
                continue
            lost = value.property == "forecast" and "steel if " in subject and subject.endswith(" lost")
            if lost or (value.property in {"actual", "output"} and value.period in counted.get(subject, ())):
                out.append((subject, value))
    return tuple(out)
