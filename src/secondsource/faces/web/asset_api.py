"""Assets of the register over HTTP: what stands downstream of one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from secondsource.faces.api import _responses, answer
from secondsource.faces.exposure import asset_of, exposure_json, exposure_of
from secondsource.model.wire_values import Json

router = APIRouter()

EXAMPLE_CHAIN: Json = {
    "asset": "GEM M0983",
    "name": "Pokrovs'ke Coal Mine",
    "label": "nominal exposure, before substitution; not a forecast",
    "links": [
        {
            "from": {"name": "Pokrovs'ke Coal Mine", "stage": "mine", "asset": "GEM M0983"},
            "to": {"name": "Ukraine steel industry", "stage": "steel", "asset": None},
            "depth": 1,
            "state": "figure",
            "figures": [
                {
                    "low": None,
                    "best": 66.0,
                    "high": None,
                    "unit": "% of coking coal supply",
                    "period": "before 2022",
                    "source": "MINEX Forum, …",
                    "address": "https://…",
                    "reliability": "contradicts the import shares of 70-81% in 2018-2021",
                }
            ],
            "together": [],
            "why": "",
        }
    ],
    "failed_forecast": [
        {"series": "Ukraine: crude steel, change", "property": "actual", "best": -2.2, "unit": "% year on year"}
    ],
}


@router.get("/api/assets/{id}/chain", responses=_responses(EXAMPLE_CHAIN, 304, 404))
def chain_of_asset(request: Request, id: str) -> Response:
    """What stands downstream of an asset of the register: nominal exposure, before substitution; never a forecast.

    `state` of a link: `figure` (a source gives one), `named` (a source names it without a figure), `unknown`. Links
    are empty where nothing is known. `failed_forecast` is a forecast of this kind beside what was counted later.
    """
    asset_of(id)  # raises NotInLedger, which becomes 404

    def build() -> Json:
        found = exposure_of(id)
        return exposure_json(found) if found is not None else {}

    return answer(request, build)
