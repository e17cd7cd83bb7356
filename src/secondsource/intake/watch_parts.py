"""What watching needs from outside: a clock, a memory, and somebody to tell."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal, Protocol

from secondsource.intake.fetch import Fetched
from secondsource.model.document import Received
from secondsource.model.feed import ArticleState, FeedState, LastVersion
from secondsource.settings import IntakeSettings

What = Literal["added", "known", "changed", "deleted", "returned", "refused", "failed", "moved", "gone"]
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
SHOWN_SENTENCES = 50
SHOWN_CHARACTERS = 500

Take = Callable[[Received], tuple[str, bool]]
"""Reads a report into the ledger: the document's id there, and whether it is new."""

Fetch = Callable[[str, IntakeSettings, dict[str, str] | None, Callable[[str], None] | None], Fetched]
"""`intake.fetch.fetch`, or what stands in for it."""


class Clock(Protocol):
    """A clock that can be handed in, so that a day of watching can be tried in minutes."""

    def now(self) -> datetime:
        """The time, aware."""

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Let time pass; returns early when `stop` is set."""


class SystemClock:
    """The machine's clock."""

    LONGEST_S = 60.0
    """Seconds of one wait: then the clock is looked at again, in case it was set meanwhile or the machine slept."""

    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Sleep, at most `LONGEST_S`."""
        stop.wait(min(max(seconds, 0.0), self.LONGEST_S))


class Book(Protocol):
    """Where feeds and articles are kept between one look and the next."""

    def feeds(self) -> list[FeedState]:
        """All feeds."""

    def feed(self, address: str) -> FeedState | None:
        """One feed."""

    def put(self, feed: FeedState | None, articles: Iterable[ArticleState] = ()) -> None:
        """Write a feed and articles, all or none."""

    def article(self, address: str) -> ArticleState | None:
        """One article."""

    def articles(self, addresses: Iterable[str]) -> dict[str, ArticleState]:
        """Those that are known."""

    def due(self) -> list[tuple[str, str, datetime]]:
        """Address, feed and time of articles to look at."""

    def last_version(self, page: str | None, document: str | None) -> LastVersion | None:
        """The newest document of an address."""

    def same_text(self, host: str, text_sha256: str) -> ArticleState | None:
        """An article of a host with this text."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that watching did or met. `gone` and `new` are the sentences that a change took out and put in."""

    what: What
    feed: str
    address: str
    at: datetime
    document: str | None = None
    was: str | None = None
    code: str | None = None
    why: str | None = None
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


Tell = Callable[[Happening], None]


def difference(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that only the first text has, and those that only the second has; long ones cut."""
    old = [s.strip() for s in SENTENCE.split(before) if s.strip()]
    new = [s.strip() for s in SENTENCE.split(after) if s.strip()]
    had, have = set(old), set(new)
    went = tuple(s[:SHOWN_CHARACTERS] for s in old if s not in have)[:SHOWN_SENTENCES]
    came = tuple(s[:SHOWN_CHARACTERS] for s in new if s not in had)[:SHOWN_SENTENCES]
    return went, came


def retry_after(value: str | None, now: datetime, most_s: float) -> timedelta | None:
    """The span that a Retry-After header asks for (seconds, or a date), at most `most_s`; None for nonsense."""
    if not value:
        return None
    value = value.strip()
    try:
        if value.isascii() and value.isdigit():
            span = float(value[:12])
        else:
            moment = parsedate_to_datetime(value)
            span = ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return timedelta(seconds=min(span, most_s)) if span > 0 else None
