"""The picture of what stands downstream of an asset: boxes by stage from left to right, numbered lines, and a table.

A line that a source gives a figure for is drawn through; one that a source only names is dotted and says "no figure";
one without a source is dashed and says "unknown".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.faces.exposure import MARK, STAGE, STATE, exposure_of, figure_words
from secondsource.faces.language import _
from secondsource.faces.web.security import safe_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.model import RegisterValue
    from secondsource.stakes.chain import Exposure, Link

WIDTH, HEIGHT, COLUMN, ROW, LINE = 158, 62, 226, 78, 19
"""A box, a column with its gap, a row, in pixels; and the characters of one line of a box's name."""


@dataclass(slots=True)
class Box:
    """A box of the picture, or a bend where a line passes a column (`name` empty)."""

    name: str
    stage: str
    lines: tuple[str, ...] = ()
    first: bool = False
    layer: int = 0
    row: float = 0.0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line: where it runs, its state, and the word beside it."""

    number: int
    path: str
    state: str
    x: float
    y: float
    mark: str


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a link, with who gives it, where it can be opened, and why to doubt it."""

    figure: str
    period: str
    source: str
    address: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One link in the table beside the picture."""

    number: int
    start: str
    end: str
    state: str
    state_words: str
    told: tuple[Told, ...]
    together: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Commodity:
    """What stands downstream of an asset: the picture, the table, and the forecasts that failed."""

    asset: str
    name: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    width: int
    height: int
    failed: tuple[tuple[str, Told, str], ...]
    figures: int = 0
    unknown: int = 0
    box: tuple[int, int] = (WIDTH, HEIGHT)

    @property
    def slug(self) -> str:
        """The asset's id as a part of an id of the page: letters, digits and hyphens."""
        return re.sub(r"[^A-Za-z0-9]+", "-", self.asset)


def commodities(ids: Iterable[str], most: int = 4) -> list[Commodity]:
    """The pictures of those assets that have something downstream, each once, at most `most`."""
    found = []
    for id in list(dict.fromkeys(ids))[:most]:
        exposure = exposure_of(id)
        if exposure is not None and exposure.links:
            found.append(commodity(exposure))
    return found


def commodity(exposure: Exposure) -> Commodity:
    """The picture and the table of one asset's exposure."""
    boxes: dict[str, Box] = {}
    for link in exposure.links:
        for name, stage in ((link.start, link.start_stage), (link.end, link.end_stage)):
            boxes.setdefault(name, Box(name, STAGE[stage], _wrapped(name), name == exposure.name))
    _layers(boxes, exposure.links)
    columns: dict[int, list[Box]] = {}
    for box in boxes.values():
        columns.setdefault(box.layer, []).append(box)
    routes = [_route(link, boxes, columns) for link in exposure.links]
    tallest = max((len(column) for column in columns.values()), default=0)
    _rows(columns, routes, tallest)
    rows = tuple(_row(n, link) for n, link in enumerate(exposure.links, 1))
    return Commodity(
        exposure.asset,
        exposure.name,
        tuple(boxes.values()),
        tuple(_line(n, link, route) for n, (link, route) in enumerate(zip(exposure.links, routes, strict=True), 1)),
        rows,
        max(columns, default=0) * COLUMN + WIDTH + 12,
        tallest * ROW + 8,
        tuple((series, told(value), _property(value)) for series, value in exposure.failed),
        sum(link.state == "figure" for link in exposure.links),
        sum(link.state != "figure" for link in exposure.links),
    )


def _property(value: RegisterValue) -> str:
    return _("forecast") if value.property == "forecast" else _("counted")


def told(value: RegisterValue) -> Told:
    """One figure of the register in words."""
    return Told(figure_words(value), value.period, value.source, safe_address(value.address), value.note)


def _row(number: int, link: Link) -> Row:
    given = tuple(told(v) for v in link.values)
    return Row(number, link.start, link.end, link.state, STATE[link.state], given, link.together, link.why)


def _wrapped(name: str) -> tuple[str, ...]:
    """A name on two lines at most."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    shown = [line if len(line) <= LINE else line[: LINE - 1] + "…" for line in lines[:2]]
    if len(lines) > 2:
        shown[1] = shown[1][: LINE - 2].rstrip(" ,(") + " …"
    return tuple(shown)


def _layers(boxes: dict[str, Box], links: tuple[Link, ...]) -> None:
    """The longest way from the asset to a box; bounded, should facts ever go round."""
    for _turn in range(len(boxes)):
        moved = False
        for link in links:
            wanted = boxes[link.start].layer + 1
            if boxes[link.end].layer < wanted < len(boxes):
                boxes[link.end].layer = wanted
                moved = True
        if not moved:
            return


def _route(link: Link, boxes: dict[str, Box], columns: dict[int, list[Box]]) -> list[Box]:
    """The boxes of a line, with a bend of its own in each column that it passes."""
    start, end = boxes[link.start], boxes[link.end]
    route = [start]
    for layer in range(start.layer + 1, end.layer):
        bend = Box("", "", layer=layer)
        columns[layer].append(bend)
        route.append(bend)
    return [*route, end]


def _rows(columns: dict[int, list[Box]], routes: list[list[Box]], tallest: int) -> None:
    """Rows by the middle of what leads to a box, so that few lines cross."""
    leading: dict[int, list[Box]] = {}
    for route in routes:
        for before, after in pairwise(route):
            leading.setdefault(id(after), []).append(before)
    for layer in sorted(columns):
        order = {}
        for n, box in enumerate(columns[layer]):
            above = [b.row for b in leading.get(id(box), ()) if b.layer < layer]
            order[id(box)] = (sum(above) / len(above) if above else float(n), n)
        ranked = sorted(columns[layer], key=lambda box: order[id(box)])
        offset = (tallest - len(ranked)) / 2
        for n, box in enumerate(ranked):
            box.row = n + offset
            box.x, box.y = layer * COLUMN + 4, box.row * ROW + 8


def _line(number: int, link: Link, route: list[Box]) -> Line:
    start = route[0]
    x, y = start.x + WIDTH, start.y + HEIGHT / 2
    drawn = [f"M{x:.0f} {y:.0f}"]
    for box in route[1:]:
        to_x, to_y = box.x - (0 if not box.name else 7), box.y + HEIGHT / 2
        bend = (x + to_x) / 2
        drawn.append(f"C{bend:.0f} {y:.0f} {bend:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}")
        x, y = to_x, to_y
        if not box.name:
            x = box.x + WIDTH
            drawn.append(f"H{x:.0f}")
    # The number stands in the last gap, where lines that leave one box have parted.
    before, end = route[-2], route[-1]
    middle = (before.x + WIDTH + end.x) / 2 - 2
    return Line(number, "".join(drawn), link.state, middle, (before.y + end.y) / 2 + HEIGHT / 2, MARK.get(link.state))
