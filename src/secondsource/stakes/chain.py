"""The commodity chain: what stands downstream of an asset, by dated and sourced links; never a forecast."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model import RegisterValue
from secondsource.model.asset import Asset, Edge
from secondsource.stakes.register import Register

LABEL = "nominal exposure, before substitution; not a forecast"


@dataclass(frozen=True, slots=True)
class Link:
    """One link downstream, with its depth (1 next to the asset); no figures means that it is drawn as unknown."""

    start: str
    end: str
    values: tuple[RegisterValue, ...]
    depth: int

    @property
    def known(self) -> bool:
        """Whether a source gives a figure for it."""
        return any(isinstance(v, float) for value in self.values for v in (value.low, value.best, value.high))


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is said to stand downstream of an asset, and what became of such forecasts before.

    `failed` are pairs of a forecast and what was counted later; shown wherever an exposure is.
    """

    asset: str
    label: str
    links: tuple[Link, ...]
    failed: tuple[tuple[str, RegisterValue], ...]


def _stem(name: str) -> str:
    words = [w for w in name.replace("'", "").replace("’", "").lower().split() if w not in {"coal", "mine", "the"}]
    return words[0].rstrip("aeiouy") if words else ""


def _starts(edge: Edge, names: tuple[str, ...]) -> bool:
    stem = _stem(edge.start)
    return len(stem) >= 5 and any(_stem(name)[: len(stem)] == stem for name in names)


def exposure(asset: Asset, register: Register) -> Exposure:
    """The links downstream of an asset, two steps deep, and the documented case of a forecast that failed."""
    links: dict[tuple[str, str], Link] = {}
    frontier: list[tuple[str, ...]] = [asset.names]
    for depth in (1, 2):
        following: list[tuple[str, ...]] = []
        for names in frontier:
            for edge in register.edges:
                if not _starts(edge, names) or (
                    (edge.start, edge.end) in links and links[edge.start, edge.end].depth < depth
                ):
                    continue
                known = links.get((edge.start, edge.end))
                links[edge.start, edge.end] = Link(
                    edge.start, edge.end, (*(known.values if known else ()), edge.value), depth
                )
                following += [(part.strip(),) for part in edge.end.split(",")]
        frontier = following
    return Exposure(asset.id, LABEL, tuple(links.values()), failed_forecasts(register) if links else ())


def failed_forecasts(register: Register) -> tuple[tuple[str, RegisterValue], ...]:
    """Forecasts of a loss beside the counts that came after, as the shipped facts have them."""
    out: list[tuple[str, RegisterValue]] = []
    for subject, values in register.series.items():
        lost = "if " in subject and "lost" in subject
        counted = subject.endswith(("crude steel, change", "pig iron"))
        out += [
            (subject, v) for v in values if (lost and v.property == "forecast") or (counted and v.property == "actual")
        ]
    return tuple(out)
