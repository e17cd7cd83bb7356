"""What the commands share: inputs to documents, errors to exit statuses, diagnostics to standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from secondsource.errors import SecondSourceError, UsageError
from secondsource.model import Received
from secondsource.pipeline import Form, Given, Outcome, Refused, normal_date, receive
from secondsource.settings import Settings

if TYPE_CHECKING:
    from secondsource.pipeline import Passed

OUT_ENCODING = "utf-8"


def say(message: str) -> None:
    """One line of diagnostics, on standard error."""
    click.echo(message, err=True)


def say_refused(where: str, error: SecondSourceError) -> None:
    """Name a refused input with its reason, on standard error."""
    say(f"refused: {where}: {error} [{error.code}]")


def fail(error: SecondSourceError) -> NoReturn:
    """Say why the command stops, and stop with the error's exit status."""
    say(f"secondsource: {error} [{error.code}]")
    raise SystemExit(error.exit_status)


def outcomes(inputs: Iterable[str], settings: Settings, given: Given, form: Form | None) -> Iterator[Outcome]:
    """Documents and refusals of all inputs of a command, in their order.

    What an archive holds that gives no document of its own (revisits, requests, images) is counted in one line.
    """
    stdin = sys.stdin.buffer
    passed: Counter[str] = Counter()

    def told(record: Passed) -> None:
        passed[record.kind + (" linked" if record.document else "")] += 1

    for where in inputs:
        passed.clear()
        yield from receive(where, settings.intake, given, form, stdin, told)
        if passed:
            say(f"{where}: no document of their own: " + ", ".join(f"{n} {kind}" for kind, n in sorted(passed.items())))


def split(found: Iterable[Outcome], refused: list[Refused]) -> Iterator[Received]:
    """The documents among outcomes; each refusal is said at once and kept in `refused`."""
    for outcome in found:
        if isinstance(outcome, Refused):
            say_refused(outcome.where, outcome.error)
            refused.append(outcome)
        else:
            yield outcome


def chosen(given: str | None, terminal: str, pipe: str) -> str:
    """The format asked for, else one for a terminal and another for a pipe."""
    return given or (terminal if sys.stdout.isatty() else pipe)


def put(text: str) -> None:
    """Results, to standard output, as UTF-8 whatever the locale."""
    sys.stdout.buffer.write(text.encode(OUT_ENCODING, "replace") + b"\n")
    sys.stdout.buffer.flush()


def put_json(value: Any, *, indent: int | None = None) -> None:
    """A value as JSON, to standard output."""
    put(json.dumps(value, ensure_ascii=False, indent=indent))


def day(value: str | None, name: str) -> str | None:
    """A date given on the command line; raises UsageError where it is none."""
    if value is None:
        return None
    try:
        return normal_date(value)
    except SecondSourceError as e:
        raise UsageError(f"{name}: {e}") from e


@contextmanager
def progress(label: str) -> Iterator[Callable[[str], None]]:
    """A progress line on a terminal's standard error; the callable is told of each thing done. Silent in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label)

        def tick(what: str) -> None:
            bar.update(task, advance=1, description=f"{label}: {what[:50]}")

        yield tick
