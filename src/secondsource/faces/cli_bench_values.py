"""`secondsource bench factuality | event_place | truth | stories`: benchmarks that are not about whole documents."""

from __future__ import annotations

import math
import tempfile
import time
from pathlib import Path
from typing import Any

import click

from secondsource.faces import score
from secondsource.faces.cli_bench import Rows, bench_command, keep, paired_intervals, report, rows
from secondsource.faces.run import say_refused
from secondsource.ledger.store import Ledger
from secondsource.model.wire_events import event_as_json
from secondsource.pipeline import (
    Given,
    Hierarchy,
    Refused,
    Resources,
    ValueClaim,
    add,
    estimate,
    event_places_at,
    factuality_at,
    receive,
    vote,
)
from secondsource.settings import Settings

SHOWN_COPIERS = 20


@bench_command.command("factuality")
@click.option("--data", required=True, metavar="FILE", help="Sentences with event spans and their factuality.")
@click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
@click.option("--errors", metavar="FILE", help="Keep the events that are off by 1.5 or more.")
def factuality_command(data: str, predictions: str | None, errors: str | None) -> int:
    """Certainty of marked event words, from -3 (certainly not) to +3 (certainly)."""
    begun, gold, resources = time.perf_counter(), rows(data), Resources(Settings())
    found = [{"factuality": factuality_at(g["text"], [tuple(e["span"]) for e in g["events"]], resources)} for g in gold]
    keep(predictions, found)
    if errors:
        pairs = (
            (g, e, x)
            for g, p in zip(gold, found, strict=True)
            for e, x in zip(g["events"], p["factuality"], strict=True)
        )
        off = [{"text": g["text"], **e, "answer": x} for g, e, x in pairs if abs(e["factuality"] - x) >= 1.5]
        keep(errors, off)
    around = paired_intervals(gold, found, score.factuality)
    return report("factuality", score.factuality(gold, found), time.perf_counter() - begun, around)


@bench_command.command("event_place")
@click.option("--data", required=True, metavar="FILE", help="Sentences with a verb and the spans of its places.")
@click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
@click.option("--errors", metavar="FILE", help="Keep the wrong ones.")
@click.option("--held-out", is_flag=True, help="Only texts whose SHA-256 begins with 0 or 1: never trained on.")
def event_place_command(data: str, predictions: str | None, errors: str | None, held_out: bool) -> int:
    """Which of a sentence's places is the place of the event that a marked verb names; often none."""
    from hashlib import sha256

    begun, resources = time.perf_counter(), Resources(Settings())
    gold = [g for g in rows(data) if not held_out or sha256(g["text"].encode()).hexdigest()[0] in "01"]
    found = [{"places": [list(s) for s in event_places_at(g["text"], tuple(g["verb"]), resources)]} for g in gold]
    keep(predictions, found)
    if errors:
        wrong = [{**g, "answer": p["places"]} for g, p in zip(gold, found, strict=True) if g["places"] != p["places"]]
        keep(errors, wrong)
    around = paired_intervals(gold, found, score.event_place)
    return report("event_place", score.event_place(gold, found), time.perf_counter() - begun, around)


@bench_command.command("truth")
@click.option("--claims", required=True, metavar="FILE", help="Lines of object, source, value.")
@click.option("--gold", required=True, metavar="FILE", help="Lines of object, value.")
@click.option("--hierarchy", metavar="FILE", help="Lines of id, name, parent: coarser is not wrong.")
@click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
def truth_command(claims: str, gold: str, hierarchy: str | None, predictions: str | None) -> int:
    """Values under copying: the estimate beside majority vote, compared object by object."""
    begun = time.perf_counter()
    said = [ValueClaim(r["object"], r["source"], str(r["value"])) for r in rows(claims)]
    tree = Hierarchy((int(r["id"]), r["name"], int(r["parent"])) for r in rows(hierarchy)) if hierarchy else None
    truths = rows(gold)
    ours = estimate(said, Settings().weighing, tree)
    answers = [{"object": o, "value": v} for o, v in ours.values.items()]
    votes = [{"object": o, "value": v} for o, v in vote(said).items()]
    keep(predictions, answers)
    figures = {
        **score.truth(truths, answers),
        "vote": score.truth(truths, votes),
        "pairs": _pairs(truths, answers, votes),
    }
    figures["copiers"] = len(ours.copying)
    return report("truth", figures, time.perf_counter() - begun)


def _pairs(truths: Rows, ours: Rows, votes: Rows) -> dict[str, Any]:
    """Objects that only one of the two has right, with the two-sided sign test (McNemar, exact)."""
    ours_by, votes_by = ({p["object"]: p for p in rows_} for rows_ in (ours, votes))
    won = lost = 0
    for truth in truths:
        a, b = ([by[truth["object"]]] if truth["object"] in by else [] for by in (ours_by, votes_by))
        right, voted = (score.truth([truth], answer)["accuracy"] == 1.0 for answer in (a, b))
        won, lost = won + (right and not voted), lost + (voted and not right)
    n = won + lost
    tail = sum(math.comb(n, k) for k in range(min(won, lost) + 1)) / 2**n if n else 1.0
    return {"only_ours_right": won, "only_vote_right": lost, "sign_test_p": round(min(1.0, 2 * tail), 4)}


@bench_command.command("stories")
@click.option("--data", required=True, metavar="FILE", help="Reports as JSON Lines.")
@click.option("--gold", required=True, metavar="FILE", help="Events, mentions, origins and dependence.")
@click.option("--predictions", metavar="FILE", help="Keep the events, as `export events` prints them.")
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
def stories_command(data: str, gold: str, predictions: str | None, rules_only: bool) -> int:
    """Storylines: the whole chain over a fresh ledger; who has it from whom, and is there a second source."""
    import json

    begun, resources = time.perf_counter(), Resources(Settings(), rules_only=rules_only)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "stories.db")) as ledger:
        for outcome in receive(data, resources.settings.intake, Given(), "jsonl"):
            if isinstance(outcome, Refused):
                say_refused(outcome.where, outcome.error)
            else:
                add(outcome, ledger, resources)
        found = [event_as_json(e) for e in ledger.events()]
    keep(predictions, found)
    truths = json.loads(Path(gold).read_text(encoding="utf-8"))
    return report("stories", score.stories(truths, found, rows(data)), time.perf_counter() - begun)
