"""`secondsource watch`: polls feeds and reads what is new into the ledger, for as long as it is let."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from secondsource.errors import SecondSourceError, UsageError
from secondsource.faces.run import chosen, put, put_json, say
from secondsource.pipeline import Happening, Resources, WatchSettings, feeds_of, warm, watcher
from secondsource.settings import Settings, default_ledger

if TYPE_CHECKING:
    from secondsource.ledger.store import Ledger

REFUSALS = ("failed", "refused", "gone")
CACHE_KIB, KEPT_READINGS, KEPT_VECTORS = 1_024, 32, 2_000
"""What watching keeps in memory of the ledger (KiB), of readings and of sentences' vectors: it runs for months, and
what it asks for is mostly new. All are full within hours, so that memory stays where it is then."""


def for_months(settings: Settings) -> Settings:
    """The settings with the small caches of a process that runs for months."""
    ledger = replace(settings.ledger, cache_kib=CACHE_KIB, kept_readings=KEPT_READINGS)
    return replace(settings, ledger=ledger, origins=replace(settings.origins, kept_vectors=KEPT_VECTORS))


def addresses_of(given: tuple[str, ...], settings: WatchSettings) -> list[str]:
    """The feeds that the arguments name: addresses as they are, files as OPML. Raises UsageError, BadFeed, TooLarge."""
    found: dict[str, None] = {}
    for where in given:
        if where.lower().startswith(("http://", "https://")):
            found[where] = None
            continue
        path = Path(where)
        if "://" in where or not path.is_file():
            raise UsageError(f"neither an http(s) address nor an OPML file: {where}")
        with path.open("rb") as file:
            listed = feeds_of(file.read(settings.max_feed_bytes + 1), settings)
        found |= dict.fromkeys(listed)
    return list(found)


def line_of(happening: Happening) -> dict[str, Any]:
    """A happening as one JSON object; what there is nothing of is left out."""
    fields = asdict(happening) | {"at": happening.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items() if v not in (None, ())}


def words_of(happening: Happening) -> str:
    """A happening as one line for people, without any of the report's text."""
    line = f"{happening.at:%Y-%m-%d %H:%M:%S}  {happening.what:<8}  {happening.address}"
    if happening.document:
        line += f"  {happening.document}"
    if happening.what == "changed":
        line += f"  (was {happening.was}; {len(happening.gone)} sentences gone, {len(happening.new)} new)"
    if happening.why:
        line += f"  {' '.join(happening.why.split())}"
    if happening.code:
        line += f" [{happening.code}]"
    return line


@contextmanager
def stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and SIGINT end the work after the step being done; a second SIGINT ends it at once."""

    def asked(number: int, _frame: FrameType | None) -> None:
        stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def print_feeds(book: Ledger) -> None:
    """The feeds that the ledger knows, one JSON object a line."""
    from secondsource.ledger.feeds import FeedBook

    feeds = FeedBook(book)
    counts = feeds.counts()
    for feed in feeds.feeds():
        fields = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in asdict(feed).items()}
        put_json({**fields, "articles": counts.get(feed.address, {})})


@click.command("watch")
@click.argument("feeds", nargs=-1, metavar="[FEED|OPML]...")
@click.option("--once", is_flag=True, help="Poll each feed once, read what is new, and end.")
@click.option(
    "--every",
    type=click.FloatRange(1, 1440),
    default=15,
    show_default=True,
    help="Minutes between two polls of a feed.",
)
@click.option("--ledger", metavar="LEDGER", help="The ledger: a file, or postgresql://… [default: SECONDSOURCE_LEDGER]")
@click.option("--format", "form_out", type=click.Choice(["text", "jsonl"]), help="text on a terminal, jsonl in a pipe.")
@click.option("--list", "list_only", is_flag=True, help="Print the feeds that the ledger knows, and end.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses inside private networks too.")
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
def watch_command(
    feeds: tuple[str, ...],
    once: bool,
    every: float,
    ledger: str | None,
    form_out: str | None,
    list_only: bool,
    allow_private: bool,
    rules_only: bool,
) -> int:
    """Poll RSS and Atom feeds (addresses, or OPML files) and read into the ledger what is new. Without any, the feeds
    that the ledger knows already. An article that changes becomes a new version of its document; one that is deleted
    stays. Stops cleanly on SIGTERM and Ctrl-C, and goes on where it was.

    \b
    Examples:
      secondsource watch https://example.org/feed.xml
      secondsource watch desk.opml --once
      secondsource watch --format jsonl --ledger newsroom.db
    """
    from secondsource.ledger.feeds import FeedBook
    from secondsource.ledger.store import Ledger

    settings = Settings()
    if allow_private:
        settings = replace(settings, intake=replace(settings.intake, allow_private_addresses=True))
    settings = for_months(settings)
    intervals = WatchSettings(poll_s=every * 60)
    counts: Counter[str] = Counter()
    as_json = chosen(form_out, "text", "jsonl") == "jsonl"

    def tell(happening: Happening) -> None:
        counts[happening.what] += 1
        if as_json:
            put_json(line_of(happening))
        if happening.what in REFUSALS:
            say(words_of(happening))
        elif not as_json:
            put(words_of(happening))

    wanted = addresses_of(feeds, intervals)
    with Ledger.open(ledger or default_ledger(), settings.ledger, read_only=list_only) as book:
        if list_only:
            print_feeds(book)
            return 0
        wanted = wanted or [feed.address for feed in FeedBook(book).feeds()]
        if not wanted:
            raise UsageError("name a feed or an OPML file: the ledger knows none yet")
        resources = Resources(settings, rules_only=rules_only)
        watching = watcher(book, resources, tell, settings=intervals)
        try:
            watching.enrol(wanted)
        except SecondSourceError as e:
            raise UsageError(str(e)) from e
        with stopped_by_signals(watching.stop):
            if not once:
                warm(resources)
            watching.run(once=once)
    say(", ".join(f"{number} {what}" for what, number in sorted(counts.items())) or "nothing new")
    return 1 if once and any(counts[what] for what in REFUSALS) else 0
