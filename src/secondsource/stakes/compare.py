"""A claimed stake beside what the register says: agrees, differs, silent or stale; both shown, no winner declared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.model import Claim, RegisterCheck, RegisterValue, Stake, Toponym
from secondsource.model.asset import Asset
from secondsource.model.event import Verdict
from secondsource.stakes.register import Register

TOLERANCE = 0.15
"""Share by which a claimed figure may miss a register's before they differ: rounding in reports ("about two million")."""
STALE_YEARS = 5
"""A register's figure older than this, seen from the claim's period or publication, is stale where it differs."""
RECENT_YEARS = 3
"""Where a claim names no period it is compared with the register's newest figures, at most this many years apart."""
# What a stake of each kind is compared with, first choice first.
COMPARED = {
    "output": ("output", "actual"),
    "capacity": ("capacity",),
    "dependence": ("share", "consumers"),
    "rank": (),
    "consequence": ("forecast",),
}
# Products in a unit's words; coal as raised and concentrate are never compared with each other.
PRODUCTS = (
    ("concentrate", "coal, concentrate"),
    ("coke", "coke"),
    ("pig iron", "pig iron"),
    ("steel", "steel"),
    ("raw", "coal, raw"),
    ("coal", "coal, raw"),
    ("cargo", "cargo"),
    ("coltan", "coltan"),
    ("tin", "tin"),
)
# Tonnes, and watts; a period of a month or a day is brought to a year only where the unit itself says per month.
FACTORS = {
    "t": 1.0, "kt": 1e3, "mt": 1e6, "gt": 1e9, "kw": 1e3, "mw": 1e6, "gw": 1e9, "b": 1.0, "bbl": 1.0, "kb": 1e3, "mb": 1e6,
    "kwh": 1e3, "mwh": 1e6, "gwh": 1e9, "twh": 1e12, "m3": 1.0, "m³": 1.0, "mcm": 1e6, "bcm": 1e9, "%": 1.0,
}  # fmt: skip
DIMENSIONS = (("%", "share"), ("wh", "energy"), ("w", "power"), ("b", "oil"), ("bl", "oil"))
"""Endings of a base unit and its dimension; what ends otherwise is a volume or a mass."""
UNIT = re.compile(r"^(%|[a-z]+[3³]?)(?:\s*/\s*|\s+per\s+)?(yr|year|a|month|day|week|hour)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit taken apart: dimension ("mass", "power", …), factor to its base, period, product where it says one."""

    dimension: str
    factor: float
    per: str | None
    product: str | None


def measure(unit: str | None) -> Measure | None:
    """A unit such as "Mt/year", "Mt/yr raw coal", "MW", "kt/day coke", "%"; None where it is none of ours."""
    if not unit:
        return None
    match = UNIT.match(unit.strip())
    base = match.group(1).lower() if match else ""
    if match is None or base not in FACTORS:
        return None
    per = {"yr": "year", "a": "year"}.get((match.group(2) or "").lower(), (match.group(2) or "").lower()) or None
    rest = unit[match.end() :].lower()
    product = next((name for word, name in PRODUCTS if word in rest), None)
    volume = base in ("m3", "m³", "mcm", "bcm")
    dimension = "volume" if volume else next((name for end, name in DIMENSIONS if base.endswith(end)), "mass")
    return Measure(dimension, FACTORS[base], per, product)


def check(stake: Stake, asset: Asset, when: str | None) -> RegisterCheck:
    """The register's word on a stake of `asset`; `when` is the claim's publication day (YYYY-MM-DD) or None."""
    shown = tuple(
        v
        for v in asset.values
        if v.property in {"capacity", "output", "actual", "share", "grade", "status", "forecast"}
    )
    said = measure(stake.unit)
    figures = [f for f in (stake.low, stake.best, stake.high) if f is not None]
    if not figures or said is None:
        return RegisterCheck(
            asset.id, "silent", shown, f"the register says nothing on {stake.about} that could be compared"
        )
    comparable: list[tuple[RegisterValue, float, float]] = []
    for value in asset.values:
        if value.property not in COMPARED[stake.about]:
            continue
        unit = measure(value.unit)
        bounds = [v for v in (value.low, value.best, value.high) if isinstance(v, float)]
        if unit is None or not bounds or unit.dimension != said.dimension or unit.per != said.per:
            continue
        if stake.product and unit.product and unit.product != stake.product:
            continue
        if said.dimension == "share":
            continue  # shares of different wholes are not one figure
        scale = unit.factor / said.factor
        low = bounds[0] * scale if value.low is not None or value.best is not None else 0.0
        high = bounds[-1] * scale if value.high is not None or value.best is not None else float("inf")
        comparable.append((value, low, high))
    if _year(stake.period):
        of_year = [c for c in comparable if _year(c[0].period) == _year(stake.period)]
        comparable = of_year or comparable
    else:
        # What a register says of another decade answers another question, and is shown beside.
        newest = max((_year(c[0].period) or 0 for c in comparable), default=0)
        comparable = [c for c in comparable if (_year(c[0].period) or 0) > newest - RECENT_YEARS]
    if not comparable:
        return RegisterCheck(asset.id, "silent", shown, f"the register has no {stake.about} in a comparable unit")
    claimed = _interval(stake)
    agreeing = [v for v, low, high in comparable if _meets(claimed, (low, high))]
    if agreeing:
        detail = f"within {TOLERANCE:.0%} of {_said(agreeing[0])}"
        return RegisterCheck(asset.id, "agrees", shown, detail)
    nearest = min(comparable, key=lambda c: abs(_log_ratio(claimed, c[1], c[2])))
    times = _factor(claimed, nearest[1], nearest[2])
    verdict: Verdict = "differs"
    newest = max((_year(v.period) or 0 for v, _, _ in comparable), default=0)
    now = _year(stake.period) or _year(when)
    if newest and now and now - newest > STALE_YEARS:
        verdict = "stale"
    return RegisterCheck(asset.id, verdict, shown, f"{times} {_said(nearest[0])}")


def _interval(stake: Stake) -> tuple[float, float]:
    if stake.best is not None:
        return stake.best, stake.best
    return stake.low if stake.low is not None else 0.0, stake.high if stake.high is not None else float("inf")


def _meets(claimed: tuple[float, float], register: tuple[float, float]) -> bool:
    return claimed[0] * (1 - TOLERANCE) <= register[1] and register[0] <= claimed[1] * (1 + TOLERANCE)


def _log_ratio(claimed: tuple[float, float], low: float, high: float) -> float:
    import math

    a = claimed[0] or claimed[1]
    b = high if high != float("inf") else low
    return math.log(a / b) if a > 0 and b > 0 and a != float("inf") else float("inf")


def _factor(claimed: tuple[float, float], low: float, high: float) -> str:
    if claimed[0] > high > 0:
        return (
            f"at least {claimed[0] / high:.1f} times"
            if claimed[1] == float("inf")
            else f"{claimed[0] / high:.1f} times"
        )
    if claimed[1] > 0 and low > 0:
        return f"{claimed[1] / low:.2f} times"
    return "not"


def _said(value: RegisterValue) -> str:
    figure = value.best if value.best is not None else f"{value.low or ''}–{value.high or ''}"
    return f"the register's {value.property} of {figure} {value.unit} ({value.period}, {value.source})"


def _year(period: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d\d", period or "")
    return int(found.group()) if found else None


def compare(
    claims: Sequence[Claim], toponyms: Sequence[Toponym], register: Register, when: str | None
) -> tuple[Claim, ...]:
    """The claims, each stake of a linked asset with the register's word beside it."""
    places = {t.id: t for t in toponyms}
    out: list[Claim] = []
    for claim in claims:
        toponym = places.get(claim.stake.asset or "") if claim.stake is not None else None
        asset = register.assets.get(toponym.asset or "") if toponym is not None else None
        if claim.stake is None or asset is None:
            out.append(claim)
        else:
            out.append(replace(claim, stake=replace(claim.stake, register=check(claim.stake, asset, when))))
    return tuple(out)
