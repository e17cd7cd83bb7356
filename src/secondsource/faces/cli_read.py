"""`secondsource read` and `secondsource add`: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from secondsource.errors import InputRefused
from secondsource.faces.run import chosen, day, outcomes, progress, put, put_json, say, say_refused, split
from secondsource.model import Reading
from secondsource.model.wire import reading_as_json
from secondsource.pipeline import Form, Given, Refused, Resources, add, read
from secondsource.settings import Settings, default_ledger

Command = Callable[..., Any]


def inputs(command: Command) -> Command:
    """The arguments and options of every command that takes reports."""
    for option in (
        click.option("--relevant", is_flag=True, help="Of archives, leave out what does not look like war reports."),
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
    published: str | None, publisher: str | None, language: str | None, allow_private: bool, relevant: bool
) -> tuple[Given, Settings]:
    """What the caller says of the reports, and the settings with the caller's permissions and wishes."""
    from dataclasses import replace

    settings = Settings()
    if relevant:
        archive = replace(settings.intake.archive, only_relevant=True)
        settings = replace(settings, intake=replace(settings.intake, archive=archive))
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
    relevant: bool,
    form_out: str | None,
    rules_only: bool,
) -> int:
    """Read reports and print what they claim. Touches no ledger.

    \b
    Examples:
      secondsource read dispatch.txt --published 2025-07-16 --publisher "Morning Coaster"
      secondsource read reports.jsonl --format jsonl > readings.jsonl
      secondsource read crawl.warc.gz --format jsonl > readings.jsonl
      curl -s https://example.org/report | secondsource read - --as html
    """
    given, settings = prepared(published, publisher, language, allow_private, relevant)
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


@click.command("add")
@inputs
@click.option("--ledger", metavar="LEDGER", help="The ledger: a file, or postgresql://… [default: SECONDSOURCE_LEDGER]")
@click.option("--format", "form_out", type=click.Choice(["summary", "jsonl"]), default="summary", show_default=True)
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
def add_command(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    language: str | None,
    form: Form | None,
    allow_private: bool,
    relevant: bool,
    ledger: str | None,
    form_out: str,
    rules_only: bool,
) -> int:
    """Read reports into the ledger and weigh them against what is there. The same report twice is one document.

    \b
    Examples:
      secondsource add reports/ archive.jsonl
      secondsource add https://example.org/report --ledger newsroom.db
      secondsource add reports.jsonl --format jsonl
    """
    from secondsource.ledger.store import Ledger

    given, settings = prepared(published, publisher, language, allow_private, relevant)
    resources = Resources(settings, rules_only=rules_only)
    refused: list[Refused] = []
    counts = {"added": 0, "known": 0}
    with Ledger.open(ledger or default_ledger(), settings.ledger) as book, progress("reading reports") as tick:
        for received in split(outcomes(paths, settings, given, form), refused):
            try:
                added = add(received, book, resources)
            except InputRefused as e:
                say_refused(received.document.id, e)
                refused.append(Refused(received.document.id, e))
                continue
            counts["added" if added.new else "known"] += 1
            tick(received.document.title or received.document.id)
            if form_out == "jsonl":
                put_json(
                    {
                        "document": added.document,
                        "sha256": received.document.sha256,
                        "new": added.new,
                        "claims": len(added.reading.claims) if added.reading else None,
                        "events": [e.id for e in added.events],
                    }
                )
    summary = f"{counts['added']} added, {counts['known']} already known, {len(refused)} refused"
    if form_out == "summary":
        put(summary)
    else:
        say(summary)
    return 1 if refused else 0
