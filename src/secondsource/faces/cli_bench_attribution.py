"""`secondsource bench attribution`: spans and links, by kind of attribution, beside what others get."""

from __future__ import annotations

from typing import Any

import click

from secondsource.errors import UsageError
from secondsource.faces import score
from secondsource.faces.bench_kinds import by_kind
from secondsource.faces.cli_bench import Rows, Scorer, bench_command, intervals, keep, readings, rows, worst
from secondsource.faces.run import put_json
from secondsource.pipeline import Resources
from secondsource.settings import Settings


@bench_command.command("attribution")
@click.option("--data", required=True, metavar="FILE", help="Gold as JSON Lines, spans as offsets.")
@click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
@click.option("--errors", metavar="FILE", help="Keep each document's own figures.")
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
@click.option("--peers", is_flag=True, help="Run textacy's quotations beside ours (extra `peers`).")
@click.option("--train", metavar="FILE", help="With --peers: train a plain CRF on this file and run it too.")
@click.option("--train-documents", default=300, show_default=True, help="How many documents the CRF learns from.")
def attribution_command(
    data: str,
    predictions: str | None,
    errors: str | None,
    rules_only: bool,
    peers: bool,
    train: str | None,
    train_documents: int,
) -> int:
    """Attribution spans: source, cue, content and their links; and by kind (direct, pronoun, out of sentence …)."""
    gold = rows(data)
    if gold and "attributions" not in gold[0]:
        raise UsageError(f"{data}: holds no gold for `bench attribution`")
    scorer: Scorer = score.reading if gold and "events" in gold[0] else score.polnear
    pred = list(readings(data, Resources(Settings(), rules_only=rules_only)))
    keep(predictions, pred)
    if errors:
        keep(errors, worst(gold, pred, scorer))
    answer = {
        "bench": "attribution",
        "figures": scorer(gold, pred),
        "intervals_95": intervals(gold, pred, scorer),
        "by_kind": by_kind(gold, pred),
    }
    if peers:
        answer["peers"] = run_peers(gold, rows(train)[:train_documents] if train else None)
    put_json(answer)
    return 0


def run_peers(gold: Rows, train: Rows | None) -> dict[str, Any]:
    """Peer -> its figures by `score.py polnear` on the same gold, by kind too."""
    from secondsource.faces.bench_peers import crf_answers, language_model, textacy_answers

    nlp = language_model()
    found, aborted = textacy_answers(gold, nlp)
    out: dict[str, Any] = {
        "textacy": {**score.polnear(gold, found), "by_kind": by_kind(gold, found), "aborted": aborted}
    }
    if train is not None:
        found = crf_answers(gold, train, nlp)
        out["crf"] = {**score.polnear(gold, found), "by_kind": by_kind(gold, found), "trained_on": len(train)}
    return out
