"""What stands downstream of an asset, in words and as JSON: for the commands, the API, the pages and the brief.

Always under its label, never without the documented case of a forecast that failed, and never a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from secondsource.errors import NotInLedger
from secondsource.faces.language import Words, _
from secondsource.faces.words import number_words
from secondsource.model import Reading, RegisterValue
from secondsource.model.claim import claim_of

if TYPE_CHECKING:
    from secondsource.model.asset import Asset
    from secondsource.stakes.chain import Exposure, Link
    from secondsource.stakes.register import Register

LABEL = Words({"": "Nominal exposure, before substitution. Not a forecast, not a price, not a sum of damage."})
STAGE = Words(
    {
        "mine": "mine, coal",
        "coke": "coke",
        "iron": "iron",
        "steel": "steel",
        "export": "export, market",
        "power": "power station",
        "region": "region, users",
        "other": "other",
    }
)
STATE = Words(
    {
        "figure": "a source gives a figure",
        "named": "a source names it, without a figure",
        "unknown": "unknown: no source",
    }
)
MARK = Words({"named": "no figure", "unknown": "unknown"})
"""The word beside a line of the picture that has no figure."""


@lru_cache(maxsize=1)
def register() -> Register:
    """The register of assets, opened on first use and kept."""
    from secondsource.pipeline import Resources

    found: Register = Resources().register()
    return found


def asset_of(id: str) -> Asset:
    """An asset by its id. Raises NotInLedger."""
    found = register().assets.get(id)
    if found is None:
        raise NotInLedger(f"{id}: no such asset in the register")
    return found


@lru_cache(maxsize=256)
def exposure_of(id: str) -> Exposure | None:
    """What stands downstream of an asset; None where the register does not hold it."""
    from secondsource.pipeline import exposure

    asset = register().assets.get(id)
    return None if asset is None else exposure(asset, register())


def assets_claimed(members: Iterable[str], readings: Mapping[str, Reading]) -> list[str]:
    """Ids of the assets whose stake these claims are, by member id; a claim whose reading is not there has none."""
    found = []
    for member in members:
        reading = readings.get(member.rpartition("/")[0])
        claim = claim_of(reading, member) if reading is not None else None
        if claim is not None and claim.stake is not None and claim.stake.register is not None:
            found.append(claim.stake.register.id)
    return found


def figure_words(value: RegisterValue) -> str:
    """A figure with its unit; the words of the source where it gives no number."""
    numbers = [v if isinstance(v, float) else None for v in (value.low, value.best, value.high)]
    if any(n is not None for n in numbers):
        unit = "" if value.unit == "text" else value.unit
        joined = "" if unit.startswith("% ") or unit == "%" else " "
        return f"{number_words(*numbers)}{joined}{unit}".strip()
    return str(value.best or _("no figure"))


def link_words(link: Link) -> str:
    """One link in a line: from, to, and what a source gives."""
    told = "; ".join(f"{figure_words(v)} ({v.period}; {v.source})" for v in link.values)
    if link.together:
        told += " " + _("[{names} together]").format(names=", ".join(link.together))
    said = told if link.state == "figure" else STATE[link.state] + (f": {told}" if told else "")
    return f"{link.start} → {link.end}: {said}"


def exposure_json(found: Exposure) -> dict[str, Any]:
    """The exposure as the API and `--json` give it."""
    return {
        "asset": found.asset,
        "name": found.name,
        "label": found.label,
        "links": [link_json(link) for link in found.links],
        "failed_forecast": [{"series": series, **asdict(value)} for series, value in found.failed],
    }


def link_json(link: Link) -> dict[str, Any]:
    """One link: its ends, its state, and each figure with range, unit, period, source and reliability."""
    return {
        "from": {"name": link.start, "stage": link.start_stage, "asset": link.start_asset},
        "to": {"name": link.end, "stage": link.end_stage, "asset": link.end_asset},
        "depth": link.depth,
        "state": link.state,
        "figures": [
            {
                "low": v.low,
                "best": v.best,
                "high": v.high,
                "unit": v.unit,
                "period": v.period,
                "source": v.source,
                "address": v.address,
                "reliability": v.note,
            }
            for v in link.values
        ],
        "together": list(link.together),
        "why": link.why,
    }


def short_words(found: Exposure) -> str:
    """The exposure in one or two sentences, for a brief: the nearest figures, the label, and the case that failed."""
    figures = [link for link in found.links if link.depth == 1 and link.state == "figure"]
    unknown = sum(link.state != "figure" for link in found.links)
    told = "; ".join(
        f"{link.end}: " + " / ".join(f"{figure_words(v)} ({v.period})" for v in link.values) for link in figures[:3]
    )
    text = _("Downstream of {name}").format(name=found.name) + f": {told or _('no figure is known')}. {LABEL['']}"
    if unknown:
        text += " " + _("Links without a figure: {n}.").format(n=unknown)
    forecast = next((v for _s, v in found.failed if v.property == "forecast" and v.low is not None), None)
    counted = next((v for s, v in found.failed if s.endswith("steel, change")), None)
    if forecast is not None and counted is not None:
        text += " " + _(
            "Such forecasts have failed: {forecast} of steel were forecast for the loss of one mine, and {counted} was "
            "counted in the year after it."
        ).format(forecast=figure_words(forecast), counted=figure_words(counted))
    return text
