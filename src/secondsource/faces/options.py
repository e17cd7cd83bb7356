"""Options that the commands on a ledger share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from secondsource.errors import UsageError
from secondsource.ledger import Filters, Ledger
from secondsource.model import EVENT_CODES
from secondsource.settings import Settings, default_ledger

Command = Callable[..., Any]
CODES = (*EVENT_CODES, "stake", "need")


def point(value: str | None) -> tuple[float, float] | None:
    """`LAT,LON` in degrees. Raises UsageError for anything else."""
    if value is None:
        return None
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError:
        raise UsageError(f"--near: not LAT,LON in degrees: {value!r}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"--near: not a point on earth: {value!r}")
    return lat, lon


def ledger_option(command: Command) -> Command:
    """`--ledger`."""
    return click.option(
        "--ledger",
        "address",
        metavar="PATH|postgresql://…",
        default=default_ledger,
        show_default="SECONDSOURCE_LEDGER, else secondsource.db in the data folder",
        help="The ledger.",
    )(command)


def as_of_option(command: Command) -> Command:
    """`--as-of`."""
    return click.option("--as-of", metavar="TIME", help="Show the ledger as it stood then (ISO 8601, or a day).")(
        command
    )


def filter_options(command: Command) -> Command:
    """The filters of `events`; the command gets them as one `Filters`, called `filters`."""

    @functools.wraps(command)
    def wrapped(
        place: str | None,
        near: str | None,
        within: float,
        since: str | None,
        until: str | None,
        code: str | None,
        speaker: str | None,
        text: str | None,
        min_origins: int | None,
        publisher: str | None,
        status: str | None,
        limit: int | None,
        **rest: Any,
    ) -> Any:
        filters = Filters(
            place=place or None,
            near=point(near),
            within_km=within,
            since=since,
            until=until,
            code=code,
            speaker=speaker or None,
            text=text or None,
            min_origins=min_origins,
            publisher=publisher or None,
            status=status,
            limit=limit,
        )
        return command(filters=filters, **rest)

    found: Command = wrapped
    for option in reversed(
        (
            click.option("--place", metavar="NAME", help="Place, as the gazetteer or the text has it."),
            click.option("--near", metavar="LAT,LON", help="Within --within of this point."),
            click.option("--within", metavar="KM", type=click.FloatRange(0, min_open=True), default=25.0,
                         show_default=True, help="Kilometres around --near."),
            click.option("--since", metavar="DAY", help="Not over before this day (YYYY-MM-DD)."),
            click.option("--until", metavar="DAY", help="Begun by this day."),
            click.option("--code", type=click.Choice(CODES), metavar="CODE", help="Event code, or stake."),
            click.option("--speaker", metavar="NAME", help="Words of the speaker's name; anonymous ones by role."),
            click.option("--text", metavar="WORDS", help='Words in any inflection; "side by side"; a start with *.'),
            click.option("--min-origins", metavar="N", type=click.IntRange(0), help="At least N independent origins."),
            click.option("--publisher", metavar="NAME", help="Published by."),
            click.option("--status", type=click.Choice(["claimed", "corroborated", "disputed", "confirmed", "refuted"]),
                         help="Status of the event."),
            click.option("--limit", metavar="N", type=click.IntRange(0), help="At most N."),
        )
    ):  # fmt: skip
        found = option(found)
    return found


def opened(address: str, *, read_only: bool = True) -> Ledger:
    """The ledger at an address. Raises LedgerError where it cannot be used."""
    return Ledger.open(address, Settings().ledger, read_only=read_only)
