"""`secondsource read` and `secondsource add`: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from secondsource.errors import InputRefused
from secondsource.faces.run import chosen, day, outcomes, put_json, say, say_refused, split
from secondsource.model import Reading
from secondsource.model.wire import reading_as_json
from secondsource.pipeline import Form, Given, Refused, Resources, read
from secondsource.settings import Settings

Command = Callable[..., Any]


def inputs(command: Command) -> Command:
    """The arguments and options of every command that takes reports."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Fetch addresses inside private networks too."),
        click.option(
            "--as",
            "form",
            type=click.Choice(["text", "html", "jsonl"]),
            help="What the input is, where it cannot be told.",
        ),
        click.option("--language", metavar="CODE", help="Language, where the report does not say."),
        click.option("--publisher", metavar="NAME", help="Publisher, where the report does not say."),
        click.option("--published", metavar="DATE", help="Publication date, where the report does not say."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|DIR|-..."),
    ):
        command = option(command)
    return command


def prepared(
    published: str | None, publisher: str | None, language: str | None, allow_private: bool
) -> tuple[Given, Settings]:
    """What the caller says of the reports, and the settings with the caller's permissions."""
    from dataclasses import replace

    settings = Settings()
    if allow_private:
        settings = replace(settings, intake=replace(settings.intake, allow_private_addresses=True))
    return Given(day(published, "--published"), publisher, language), settings


@click.command("read")
@inputs
@click.option(
    "--format", "form_out", type=click.Choice(["table", "json", "jsonl"]), help="table on a terminal, jsonl in a pipe."
)
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
def read_command(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    language: str | None,
    form: Form | None,
    allow_private: bool,
    form_out: str | None,
    rules_only: bool,
) -> int:
    """Read reports and print what they claim. Touches no ledger.

    \b
    Examples:
      secondsource read dispatch.txt --published 2025-07-16 --publisher "Morning Coaster"
      secondsource read reports.jsonl --format jsonl > readings.jsonl
      curl -s https://example.org/report | secondsource read - --as html
    """
    given, settings = prepared(published, publisher, language, allow_private)
    resources = Resources(settings, rules_only=rules_only)
    refused: list[Refused] = []

    def readings() -> Iterator[Reading]:
        for received in split(outcomes(paths, settings, given, form), refused):
            try:
                yield read(received.document, resources)
            except InputRefused as e:
                say_refused(received.document.id, e)
                refused.append(Refused(received.document.id, e))

    how = chosen(form_out, "table", "jsonl")
    if how == "table":
        from secondsource.faces.table import print_readings

        print_readings(readings())
    elif how == "jsonl":
        for reading in readings():
            put_json(reading_as_json(reading))
    else:
        found = [reading_as_json(r) for r in readings()]
        put_json(found[0] if len(found) == 1 else found, indent=1)
    if refused:
        say(f"{len(refused)} refused")
    return 1 if refused else 0
