"""`secondsource bench NAME`: the project's benchmarks on data they are pointed at, by the definitions of `score.py`."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from secondsource.errors import InputRefused, UsageError
from secondsource.faces import score
from secondsource.faces.bench_intervals import percentiles
from secondsource.faces.run import put_json, say, say_refused
from secondsource.model.wire import reading_as_json
from secondsource.pipeline import Given, Refused, Resources, read, receive
from secondsource.settings import Settings

Rows = list[dict[str, Any]]
Scorer = Callable[[Rows, Rows], dict[str, Any]]

# Resamples of the documents for a 95 % interval, and the seconds they may take.
RESAMPLES = 200
RESAMPLING_SECONDS = 60.0
LEAST_RESAMPLES = 100
SEED = 20261124
_load: Callable[[str], Rows] = score.load
READING: dict[str, Scorer] = {
    "reading": score.reading,
    "events": score.reading,
}


def rows(path: str) -> Rows:
    """The records of a JSON Lines file; raises UsageError where it cannot be read."""
    try:
        found = _load(path)
    except (OSError, ValueError) as e:
        raise UsageError(f"{path}: {e}") from e
    return found


def keep(path: str | None, found: Sequence[Any]) -> None:
    """Write rows as JSON Lines where a file is named."""
    if path:
        Path(path).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), encoding="utf-8")


def readings(data: str, resources: Resources) -> Iterator[dict[str, Any]]:
    """What is read in every document of `data`; a refused one is named and left out, which counts against us."""
    for outcome in receive(data, resources.settings.intake, Given(), "jsonl"):
        if isinstance(outcome, Refused):
            say_refused(outcome.where, outcome.error)
            continue
        try:
            yield reading_as_json(read(outcome.document, resources))
        except InputRefused as e:
            say_refused(outcome.document.id, e)


def flat(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """The numbers of nested figures under dotted names."""
    out: dict[str, float] = {}
    for key, value in figures.items():
        if isinstance(value, dict):
            out.update(flat(value, f"{prefix}{key}."))
        elif isinstance(value, (int, float)) and key not in {"gold", "pred"}:
            out[prefix + key] = float(value)
    return out


class _Pairs:
    """`score.pairs` that answers once for each two lists: resamples ask the same documents again and again.

    The lists are kept, so that no other list can come to have their identity.
    """

    def __init__(self) -> None:
        self._plain: Callable[..., Any] = score.pairs
        self._known: dict[tuple[int, int, float], tuple[Any, Any, Any]] = {}

    def __call__(self, gold: Any, pred: Any, similarity: Any, floor: float) -> Any:
        key = (id(gold), id(pred), floor)
        if key not in self._known:
            self._known[key] = (self._plain(gold, pred, similarity, floor), gold, pred)
        return self._known[key][0]


def intervals(gold: Rows, pred: Rows, scorer: Scorer) -> dict[str, Any]:
    """95 % bootstrap intervals over documents (percentiles; `RESAMPLES`, fewer only past `RESAMPLING_SECONDS`)."""
    draw, until = random.Random(SEED), time.monotonic() + RESAMPLING_SECONDS  # noqa: S311
    drawn: list[dict[str, float]] = []
    plain, score.pairs = score.pairs, _Pairs()
    try:
        while len(drawn) < RESAMPLES and (time.monotonic() < until or len(drawn) < LEAST_RESAMPLES):
            drawn.append(flat(scorer([draw.choice(gold) for _ in gold], pred)))
    finally:
        score.pairs = plain
    return _percentiles(drawn)


def paired_intervals(gold: Rows, pred: Rows, scorer: Scorer) -> dict[str, Any]:
    """The same for answers that stand line by line beside the gold."""
    draw = random.Random(SEED)  # noqa: S311
    drawn: list[dict[str, float]] = []
    for _ in range(RESAMPLES):
        chosen = [draw.randrange(len(gold)) for _ in gold]
        drawn.append(flat(scorer([gold[i] for i in chosen], [pred[i] for i in chosen])))
    return _percentiles(drawn)


def _percentiles(drawn: Sequence[dict[str, float]]) -> dict[str, Any]:
    out: dict[str, Any] = {"resamples": len(drawn)}
    for key in drawn[0] if drawn else ():
        out[key] = percentiles(d[key] for d in drawn if key in d)
    return out


def worst(gold: Rows, pred: Rows, scorer: Scorer) -> Rows:
    """The figures of each document on its own, for inspection."""
    return [{"id": g["id"], "figures": scorer([g], pred)} for g in gold]


@click.group("bench", context_settings={"help_option_names": ["-h", "--help"]})
def bench_command() -> None:
    """Run one of the project's benchmarks on data it is pointed at, and print its figures as JSON.

    \b
    Examples:
      secondsource bench attribution --data polnear_dev.jsonl --errors worst.jsonl
      secondsource bench truth --claims claims.jsonl --gold gold.jsonl
    """


def _reading_command(name: str, scorer: Scorer, text: str) -> None:
    @bench_command.command(name, help=text)
    @click.option("--data", required=True, metavar="FILE", help="Gold as JSON Lines, spans as offsets.")
    @click.option("--predictions", metavar="FILE", help="Keep the answers, in the form that score.py takes.")
    @click.option("--errors", metavar="FILE", help="Keep each document's own figures.")
    @click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
    def command(data: str, predictions: str | None, errors: str | None, rules_only: bool) -> int:
        gold = rows(data)
        if gold and not (gold[0].keys() & {"attributions"}):
            raise UsageError(f"{data}: holds no gold for `bench {name}`")
        pred = list(readings(data, Resources(Settings(), rules_only=rules_only)))
        keep(predictions, pred)
        if errors:
            keep(errors, worst(gold, pred, scorer))
        put_json({"bench": name, "figures": scorer(gold, pred), "intervals_95": intervals(gold, pred, scorer)})
        return 0


for _name, _text in (
    ("reading", "Reports with everything marked (attribution, events, places, dates, responses)."),
    ("events", "The same reports; look at the figures whose names begin with event."),
):
    _reading_command(_name, READING[_name], _text)


def report(name: str, figures: dict[str, Any], seconds: float, around: dict[str, Any] | None = None) -> int:
    """Print the figures of a benchmark that is not about whole documents; `around`: their intervals."""
    printed = {"bench": name, "figures": figures, "seconds": round(seconds, 1)}
    put_json(printed if around is None else {**printed, "intervals_95": around})
    say(f"{name}: done in {seconds:.1f} s")
    return 0


# The other benchmarks hang themselves onto the group.
for _more in ("cli_bench_attribution", "cli_bench_origins", "cli_bench_places", "cli_bench_values"):
    import_module(f"secondsource.faces.{_more}")
