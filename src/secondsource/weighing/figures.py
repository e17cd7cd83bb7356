"""Figures of two claims: the same, newer, coarser, or not true together. Ranges stand side by side, never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.assessment import FigureBy, FigureRange
from secondsource.model.event import Quantity
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable

# Kinds of figures of which two parties' numbers can be at odds; of bombs, days or kilometres they rarely are.
_TOLLS = (
    "killed",
    "injured",
    "wounded",
    "missing",
    "captured",
    "detained",
    "displaced",
    "evacuated",
    "people",
    "houses",
)
_STAKES = ("output", "rank", "dependence", "consequence")
# Kinds that a newer state by the same origin may change.
_STATES = (*_TOLLS, *_STAKES, "villages", "towns", "settlements", "households", "customers", "vehicles")
Compared = Literal["same", "coarser", "finer", "compatible", "incompatible"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a claim. `low` and `high` bound it; None is open. `best` is None for "several" or "dozens"."""

    what: str
    unit: str
    low: float | None
    best: float | None
    high: float | None


def figures_of(claim: Weighable) -> tuple[Figure, ...]:
    """The figures of a claim, the largest of each kind: "14 people, among them three nurses" is fourteen."""
    stake = claim.claim.stake
    if stake is not None:
        if stake.low is None and stake.best is None and stake.high is None:
            return ()
        return (
            Figure(
                stake.about if stake.about != "capacity" else "output",
                (stake.unit or "").removesuffix("/year"),
                stake.low,
                stake.best,
                stake.high,
            ),
        )
    largest: dict[str, Quantity] = {}
    for quantity in claim.figures:
        size = _size(quantity)
        if size is None:
            continue
        if quantity.what not in largest or size > (_size(largest[quantity.what]) or 0):
            largest[quantity.what] = quantity
    return tuple(Figure(q.what, q.unit, q.low, q.best, q.high) for _, q in sorted(largest.items()))


def _size(quantity: Quantity) -> float | None:
    return next((v for v in (quantity.best, quantity.high, quantity.low) if v is not None), None)


def compare_figures(
    earlier: Weighable, later: Weighable, settings: WeighingSettings, same_origin: bool = False
) -> tuple[Compared, str] | None:
    """How the later claim's figures stand to the earlier one's, with a sentence; None where nothing is common."""
    mine = {f.what: f for f in figures_of(earlier)}
    outcome: tuple[Compared, str] | None = None
    for figure in figures_of(later):
        other = mine.get(figure.what)
        if other is None:
            continue
        how = _compare(other, figure, settings)
        if how == "incompatible" and figure.what not in (_STATES if same_origin else (*_TOLLS, *_STAKES)):
            continue
        said = f"{figure.what}: {show(figure)}, against {show(other)}"
        if how == "incompatible":
            return how, said
        if outcome is None or how in ("coarser", "finer"):
            outcome = (how, said)
    return outcome


def _compare(a: Figure, b: Figure, settings: WeighingSettings) -> Compared:
    if a.best is not None and b.best is not None:
        if a.best == b.best:
            return "same"
        rounded = settings.figure_slack * max(abs(a.best), abs(b.best))
        exact = a.low == a.best == a.high and b.low == b.best == b.high
        return (
            "compatible"
            if abs(a.best - b.best) <= rounded and (not exact or max(a.best, b.best) >= 1000)
            else "incompatible"
        )
    slack = settings.figure_slack
    low_a, high_a = _bounds(a, slack)
    low_b, high_b = _bounds(b, slack)
    if low_a > high_b or low_b > high_a:
        return "incompatible"
    if a.best is not None and b.best is None:
        return "coarser"
    if b.best is not None and a.best is None:
        return "finer"
    return "same"


def _bounds(f: Figure, slack: float) -> tuple[float, float]:
    low = f.low if f.low is not None else f.best
    high = f.high if f.high is not None else f.best
    if f.best is not None:
        low = high = f.best
    return (
        (low * (1 - slack)) if low is not None else float("-inf"),
        (high * (1 + slack)) if high is not None else float("inf"),
    )


def show(f: Figure) -> str:
    """A figure for people: "14", "2–5", "at least 1,000,000"."""
    unit = f" {f.unit}" if f.unit else ""
    if f.best is not None:
        return f"{f.best:,g}{unit}"
    if f.low is not None and f.high is not None:
        return f"{f.low:,g}–{f.high:,g}{unit}"
    if f.low is not None:
        return f"at least {f.low:,g}{unit}"
    return f"at most {f.high:,g}{unit}" if f.high is not None else "no figure"


def ranges(claims: list[Weighable]) -> tuple[FigureRange, ...]:
    """The figures of an event by kind and unit, with who gave which; claims in their order."""
    by: dict[tuple[str, str], list[tuple[str, Figure]]] = {}
    for claim in claims:
        for figure in figures_of(claim):
            by.setdefault((figure.what, figure.unit), []).append((claim.member, figure))
    out = []
    for (what, unit), rows in sorted(by.items()):
        lows = [v for _, f in rows if (v := f.best if f.best is not None else f.low) is not None]
        highs = [v for _, f in rows if (v := f.best if f.best is not None else f.high) is not None]
        out.append(
            FigureRange(
                what,
                unit,
                min(lows, default=None),
                max(highs, default=None),
                tuple(FigureBy(m, f.low, f.best, f.high) for m, f in rows),
            )
        )
    return tuple(out)
