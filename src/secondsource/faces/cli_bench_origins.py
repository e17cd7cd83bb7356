"""`secondsource bench origins`: who has it from whom, on reports whose ancestry is known."""

from __future__ import annotations

import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import click

from secondsource.errors import UsageError
from secondsource.faces.bench_intervals import wilson
from secondsource.faces.cli_bench import Rows, bench_command, keep, report, rows
from secondsource.faces.run import say_refused
from secondsource.ledger.store import Ledger
from secondsource.model.assessment import Derivation
from secondsource.model.wire_events import derivation_as_json
from secondsource.pipeline import Given, Refused, Resources, add, receive
from secondsource.settings import Settings


@bench_command.command("origins")
@click.option("--data", required=True, metavar="FILE", help="Reports as JSON Lines, in the order in which they came.")
@click.option("--gold", required=True, metavar="FILE", help='A JSON object with "dependence": lines of doc, on, kind.')
@click.option("--predictions", metavar="FILE", help="Keep what each document was said to be made from.")
@click.option("--errors", metavar="FILE", help="Keep the links that are wrong, turned round or missing.")
def origins_command(data: str, gold: str, predictions: str | None, errors: str | None) -> int:
    """Reuse: precision and recall of ancestors, by kind, and whether the direction is right.

    An ancestor of an ancestor counts as right; so does a document with the same text as an ancestor.
    """
    begun = time.perf_counter()
    reports = rows(data)
    try:
        dependence: Rows = json.loads(Path(gold).read_text(encoding="utf-8"))["dependence"]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise UsageError(f'{gold}: a JSON object with "dependence" is needed ({e})') from e
    found = derivations_of(data)
    keep(predictions, [{"document": d.document, **derivation_as_json(d)} for d in found])
    figures, wrong = figures_of(reports, dependence, found)
    keep(errors, wrong)
    return report("origins", figures, time.perf_counter() - begun)


def derivations_of(data: str) -> list[Derivation]:
    """All derivations of a fresh ledger to which the reports were added one by one."""
    resources = Resources(Settings())
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "origins.db")) as ledger:
        ids: list[str] = []
        for outcome in receive(data, resources.settings.intake, Given(), "jsonl"):
            if isinstance(outcome, Refused):
                say_refused(outcome.where, outcome.error)
            else:
                add(outcome, ledger, resources)
                ids.append(outcome.document.id)
        with ledger.neighbourhood() as neighbours:
            return [d for ds in neighbours.derivations(ids).values() for d in ds]


def figures_of(reports: Rows, dependence: Rows, found: list[Derivation]) -> tuple[dict[str, Any], Rows]:
    """Precision of links, recall by kind, direction and kind right, each with its interval; and the wrong links."""
    text = {r["id"]: r["text"] for r in reports}
    parents: dict[str, set[str]] = defaultdict(set)
    for d in dependence:
        parents[d["doc"]].add(d["on"])

    def ancestors(document: str) -> set[str]:
        out: set[str] = set()
        waiting = [document]
        while waiting:
            for parent in parents[waiting.pop()] - out:
                out.add(parent)
                waiting.append(parent)
        return out

    right: set[tuple[str, str]] = set()
    wrong: Rows = []
    turned = 0
    for link in found:
        above = ancestors(link.document)
        if link.on in above or text.get(link.on) in {text.get(a) for a in above}:
            right.add((link.document, link.on))
        else:
            back = link.document in ancestors(link.on)
            turned += back
            wrong.append(
                {"doc": link.document, "on": link.on, "kind": link.kind, "what": "turned" if back else "false"}
            )
    reached = {document for document, _ in right}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for d in dependence:
        kinds[d["kind"]].append(d["doc"] in reached)
        if d["doc"] not in reached:
            wrong.append({"doc": d["doc"], "on": d["on"], "kind": d["kind"], "what": "missing"})
    given = {(d["doc"], d["on"]): d["kind"] for d in dependence}
    named = [link.kind == given[link.document, link.on] for link in found if (link.document, link.on) in given]
    return {
        "links": len(found),
        "precision": share(len(right), len(found)),
        "recall": share(sum(map(sum, kinds.values())), len(dependence)),
        "recall_by_kind": {kind: share(sum(hits), len(hits)) for kind, hits in sorted(kinds.items())},
        "direction": share(len(right), len(right) + turned),
        "kind": share(sum(named), len(named)),
    }, wrong


def share(hit: int, n: int) -> dict[str, Any]:
    """A share with its 95 % interval (Wilson 1927)."""
    if not n:
        return {"share": None, "n": 0}
    p, low, high = wilson(hit, n)
    return {"share": p, "interval_95": [low, high], "n": n}
