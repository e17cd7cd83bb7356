"""`secondsource events`, `claims`, `show`, `export` and `brief`: what the ledger holds."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from secondsource.errors import Unreadable, UsageError
from secondsource.faces.exports import FORMATS, NAMED_AS, WHATS, export, rows
from secondsource.faces.options import as_of_option, filter_options, ledger_option, opened
from secondsource.faces.protect import Protection
from secondsource.faces.run import chosen, put_json, say
from secondsource.ledger import ClaimLine, Filters
from secondsource.model import EventRecord
from secondsource.settings import Settings

list_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    help="table on a terminal, jsonl in a pipe.",
)


def _list(what: str, filters: Filters, address: str, as_of: str | None, form: str | None) -> int:
    protection = Protection(Settings().faces)
    how = chosen(form, "table", "jsonl")
    with opened(address) as ledger:
        if how != "table":
            export(what, how, rows(what, ledger, filters, as_of, protection), sys.stdout.buffer)
            return 0
        if what == "events":
            from secondsource.faces.table import print_events

            print_events(protection.event(event) for event in ledger.events(filters, as_of))
        else:
            from secondsource.faces.table_ledger import print_claims

            print_claims(ledger.claims(filters, as_of))
    return 0


@click.command("events")
@filter_options
@as_of_option
@ledger_option
@list_format
def events_command(filters: Filters, as_of: str | None, address: str, form: str | None) -> int:
    """List events: what is claimed to have happened, with reports / origins.

    \b
    Examples:
      secondsource events --near 48.28,37.18 --within 30 --min-origins 2
      secondsource events --code air_strike --since 2025-07-01 --format csv > strikes.csv
      secondsource events --as-of 2025-07-16T12:00:00Z
    """
    return _list("events", filters, address, as_of, form)


@click.command("claims")
@filter_options
@as_of_option
@ledger_option
@list_format
def claims_command(filters: Filters, as_of: str | None, address: str, form: str | None) -> int:
    """List claims: who said what, in which document.

    \b
    Examples:
      secondsource claims --speaker "Malakhova"
      secondsource claims --text '"power station" mine*' --format jsonl
    """
    return _list("claims", filters, address, as_of, form)


@click.command("show")
@click.argument("id")
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="table on a terminal, json in a pipe.")
def show_command(id: str, as_of: str | None, address: str, form: str | None) -> int:
    """Show one event, claim or document with all its evidence.

    \b
    Examples:
      secondsource show e1a2b3c4
      secondsource show report-7/c2 --format json
    """
    from secondsource.faces import table_ledger
    from secondsource.faces.exports.rows import claim_row
    from secondsource.model.wire import reading_as_json
    from secondsource.model.wire_events import event_as_json

    protection = Protection(Settings().faces)
    how = chosen(form, "table", "json")
    with opened(address) as ledger:
        found = ledger.show(id, as_of)
        if isinstance(found, EventRecord):
            event = protection.event(found)
            if how == "json":
                history = [table_ledger.version_as_json(v) for v in ledger.history(id)]
                judged = [table_ledger.judgement_as_json(j) for j in ledger.judgements(id, as_of)]
                put_json({**event_as_json(event), "history": history, "judgements": judged}, indent=1)
            else:
                table_ledger.print_event(event, ledger, as_of)
        elif isinstance(found, ClaimLine):
            reading = protection.reading(ledger.reading(found.document, as_of))
            claim = next(c for c in reading.claims if f"{found.document}/{c.id}" == found.id)
            if how == "json":
                put_json(claim_row(found, reading, claim), indent=1)
            else:
                table_ledger.print_claim(found, reading, claim)
        else:
            reading = protection.reading(found)
            if how == "json":
                put_json(reading_as_json(reading), indent=1)
            else:
                from secondsource.faces.table import print_readings

                print_readings([reading])
    return 0


@contextlib.contextmanager
def written(path: str | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that is there only once it is whole. Raises Unreadable where it cannot be written."""
    if path is None or path == "-":
        yield sys.stdout.buffer
        return
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as e:
        raise Unreadable(f"{path}: cannot be written ({e.strerror or e})") from e
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@click.command("export")
@click.argument("what", type=click.Choice((*WHATS, "snapshot")))
@filter_options
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option("--output", metavar="FILE", help="Write here instead of standard output.")
@click.option("--codebook", is_flag=True, help="Print what each column means, and nothing else.")
@click.option(
    "--columns",
    type=click.Choice(["own", *NAMED_AS]),
    default="own",
    show_default=True,
    help="Of events: under the column names of ACLED or UCDP GED.",
)
def export_command(
    what: str,
    filters: Filters,
    as_of: str | None,
    address: str,
    form: str,
    output: str | None,
    codebook: bool,
    columns: str,
) -> int:
    """Export documents, claims, events, needs or stakes, or all of them. Takes the filters of `events`.

    CSV and Parquet have the columns that --codebook explains; GeoJSON, KML and JSON-LD keep rows without a known
    place. `snapshot` is one archive of everything, with codebook, hashes and a citation file. Hospitals, shelters and
    displaced people are never shown finer than the settlement.

    \b
    Examples:
      secondsource export events --format geojson --output events.geojson
      secondsource export claims --since 2025-07-01 --format csv --output claims.csv
      secondsource export needs --format hxl
      secondsource export events --columns acled --format csv --output acled.csv
      secondsource export snapshot --output snapshot.zip
    """
    if columns != "own":
        if what != "events":
            raise UsageError(f"--columns {columns}: only events have such columns")
        what = columns
    if codebook:
        from secondsource.faces.exports.columns import codebook as meanings

        put_json({each: meanings(each) for each in WHATS} if what == "snapshot" else meanings(what), indent=1)
        return 0
    if what == "snapshot":
        from secondsource.faces.exports.snapshot import write_snapshot

        with opened(address) as ledger, written(output) as out:
            counts = write_snapshot(ledger, filters, as_of, Protection(Settings().faces), out)
        say(", ".join(f"{n} {name}" for name, n in counts.items()))
        return 0
    with opened(address) as ledger, written(output) as out:
        found = rows(what, ledger, filters, as_of, Protection(Settings().faces))
        count = export(what, form, found, out, for_excel=out is not sys.stdout.buffer)
    if output:
        say(f"{count} {what} written to {output}")
    return 0


@click.command("brief")
@filter_options
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True)
@click.option("--base", metavar="URL", default="", help="Address of the pages, for links to the evidence.")
@click.option("--changed-since", metavar="TIME", help="Say what changed since then.")
@click.option("--output", metavar="FILE", help="Write here instead of standard output.")
def brief_command(
    filters: Filters,
    as_of: str | None,
    address: str,
    form: str,
    base: str,
    changed_since: str | None,
    output: str | None,
) -> int:
    """A situation brief: who claims what, how many reports and origins stand behind it, what is disputed.

    Each sentence names its reports / origins and links to its evidence; none states a claim as a fact.

    \b
    Examples:
      secondsource brief --since 2025-07-14 --near 48.28,37.18 --within 40
      secondsource brief --format html --output brief.html
    """
    from secondsource.faces.brief import brief

    with opened(address) as ledger:
        text = brief(ledger, filters, as_of, form, base=base, changed_since=changed_since, settings=Settings().faces)
    with written(output) as out:
        out.write(text.encode("utf-8", "replace"))
    return 0
