"""`secondsource bench places`: toponyms with coordinates, from raw text."""

from __future__ import annotations

import click

from secondsource.errors import UsageError
from secondsource.faces import bench_places as places
from secondsource.faces import score
from secondsource.faces.cli_bench import bench_command, keep, rows
from secondsource.faces.run import put_json, say_refused
from secondsource.pipeline import Given, Refused, Resources, country_at, places_in, receive
from secondsource.settings import Settings


@bench_command.command("places")
@click.option("--data", required=True, metavar="FILE", help="Gold as JSON Lines: toponyms or places, as offsets.")
@click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
@click.option("--errors", metavar="FILE", help="Keep every toponym that was missed, unresolved or off, worst first.")
@click.option("--beyond-km", default=25.0, show_default=True, help="How far off counts as an error for that file.")
def places_command(data: str, predictions: str | None, errors: str | None, beyond_km: float) -> int:
    """Toponyms with coordinates, from raw text.

    Detection; accuracy within 5, 10, 25 and 161 km, of all that is marked (end_to_end) and of what was resolved; mean
    and median error; area under the error curve (0 best); by kind and by country; 95 % intervals over documents.
    """
    gold = rows(data)
    if gold and not (gold[0].keys() & {"toponyms", "places"}):
        raise UsageError(f"{data}: holds no gold for `bench places`")
    if any(isinstance(one.get("lat", 0), str) or "span" not in one for g in gold for one in g.get("places", ())):
        raise UsageError(f"{data}: spans must be offsets (see design/resolve_gold.py)")
    resources = Resources(Settings(), rules_only=True)
    pred = []
    for outcome in receive(data, resources.settings.intake, Given(), "jsonl"):
        if isinstance(outcome, Refused):
            say_refused(outcome.where, outcome.error)
        else:
            pred.append({"document": {"id": outcome.document.id}, "places": places_in(outcome.document, resources)})
    keep(predictions, pred)
    judged = places.judge(gold, pred, lambda lat, lon: country_at(lat, lon, resources))
    if errors:
        keep(errors, places.wrong(judged, gold, beyond_km))
    put_json(
        {
            "bench": "places",
            "figures": {
                **(score.geo(gold, pred) if gold and "toponyms" in gold[0] else {}),
                **places.figures(judged),
                "by_kind": places.grouped(judged, lambda answer: answer.kind),
                "by_country": places.grouped(judged, lambda answer: answer.country),
            },
            "intervals_95": places.intervals(judged),
        }
    )
    return 0
