"""What claims mean for people, as fields of an export: how many, who, from where to where, why, what is short."""

from __future__ import annotations

from typing import Any

from secondsource.model import Claim, Impact, Part, Quantity, Reading

Json = dict[str, Any]
FIELDS = (
    "impact", "people_low", "people_best", "people_high", "people_unit", "fate", "group", "female", "male", "children",
    "elderly", "aid_workers", "from_place", "to_place", "cause", "item",
)  # fmt: skip


def impact_fields(claim: Claim, reading: Reading | None) -> Json:
    """The fields of a claim's impact, all empty where it has none.

    Places are names, and of settlements or wider alone: where displaced people stay is never told more finely.
    """
    impact = claim.impact
    if impact is None:
        return dict.fromkeys(FIELDS)
    count = impact.count
    return {
        "impact": impact.kind,
        "people_low": count.low if count else None,
        "people_best": count.best if count else None,
        "people_high": count.high if count else None,
        "people_unit": count.unit if count else None,
        "fate": count.what if count and impact.kind == "casualties" else None,
        "group": impact.group,
        "female": _said(impact, "female", None),
        "male": _said(impact, "male", None),
        "children": _said(impact, None, "children"),
        "elderly": _said(impact, None, "elderly"),
        "aid_workers": _aid_workers(impact),
        "from_place": _place(impact.origin, reading),
        "to_place": _place(impact.destination, reading),
        "cause": impact.cause,
        "item": impact.item,
    }


def _figure(part: Part | Quantity) -> float | None:
    return part.best if part.best is not None else part.low if part.low is not None else part.high


def _said(impact: Impact, sex: str | None, age: str | None) -> float | None:
    """The figure that the text gives for a sex or an age: its own, else the sum of those that are within it."""
    own = next((_figure(p) for p in impact.parts if (p.sex, p.age) == (sex, age) and p.group is None), None)
    if own is not None:
        return own
    within = [_figure(p) for p in impact.parts if (p.sex == sex if sex else p.age == age)]
    known = [f for f in within if f is not None]
    return sum(known) if known and len(known) == len(within) else None


def _aid_workers(impact: Impact) -> float | None:
    """How many aid workers are among those killed or injured."""
    known = [f for p in impact.parts if p.group == "aid workers" and (f := _figure(p)) is not None]
    if known:
        return sum(known)
    return _figure(impact.count) if impact.group == "aid workers" and impact.count is not None else None


def _place(id: str | None, reading: Reading | None) -> str | None:
    toponym = next((t for t in reading.places if t.id == id), None) if reading is not None and id else None
    if toponym is None or toponym.kind == "facility":
        return None
    return toponym.resolved.name if toponym.resolved is not None else toponym.text
