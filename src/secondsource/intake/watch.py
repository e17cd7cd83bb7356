"""Watching feeds: polls them, reads what is new or has changed, and can be stopped and taken up at any moment.

Every step ends with its outcome written down, so that a killed run goes on where it was: a feed's validators are kept
only together with the articles that it listed, and an article's state only after the ledger has its report.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from secondsource.errors import (
    AddressRefused,
    FetchFailed,
    InputRefused,
    LedgerDamaged,
    LedgerError,
    LedgerReadOnly,
    LedgerTooNew,
)
from secondsource.intake import feeds as reading
from secondsource.intake.feeds_opml import feeds_of
from secondsource.intake.fetch import Fetched, fetch
from secondsource.intake.robots import Robots
from secondsource.intake.watch_agenda import Agenda, Task, host_of
from secondsource.intake.watch_article import Reader
from secondsource.intake.watch_parts import Book, Clock, Fetch, Happening, Take, Tell, retry_after
from secondsource.intake.watch_settings import WatchSettings
from secondsource.model.feed import ArticleState, FeedState
from secondsource.settings import IntakeSettings

LASTING = (LedgerDamaged, LedgerReadOnly, LedgerTooNew)
SET_BACK = timedelta(seconds=60)


class Watcher:
    """Polls feeds and reads their articles, one request at a time.

    `take` reads a report into the ledger; `tell` hears of everything that happens; `clock` and `draw` (chance, for the
    jitter) are handed in, so that a test can compress time.
    """

    def __init__(
        self,
        book: Book,
        take: Take,
        tell: Tell,
        clock: Clock,
        draw: random.Random,
        intake: IntakeSettings,
        settings: WatchSettings | None = None,
        fetcher: Fetch = fetch,
    ) -> None:
        self._book = book
        self._tell = tell
        self._clock = clock
        self._draw = draw
        self._intake = intake
        self._settings = settings or WatchSettings()
        self._fetcher = fetcher
        self._agenda = Agenda()
        self._feeds: set[str] = set()
        self._trouble: dict[str, int] = {}
        self._robots = Robots(self._plain, self._settings, clock.now)
        self._reader = Reader(
            book, take, self._guarded, self._asked, self._settings, intake, self._spread, self._backoff
        )
        self._stop = threading.Event()

    def stop(self) -> None:
        """End after the step that is being done; may be called from a signal handler or another thread."""
        self._stop.set()

    def enrol(self, addresses: Iterable[str]) -> list[str]:
        """Take feeds up, new ones and known ones; their canonical addresses. Raises AddressRefused."""
        now = self._clock.now()
        taken = []
        for given in addresses:
            address = reading.canonical(given, most=self._settings.max_address)
            if address is None:
                raise AddressRefused(f"not an http(s) address: {given[:100]!r}")
            taken.append(address)
            if address in self._feeds:
                continue
            state = self._book.feed(address)
            if state is None:
                state = FeedState(address, address, due=now)
                self._book.put(state)
            self._feeds.add(address)
            # A clock that was wrong when this was written must not put a feed off for years.
            latest = now + timedelta(seconds=self._settings.gone_recheck_s)
            self._agenda.put("feed", address, host_of(state.now_at), min(state.due or now, latest))
        return taken

    def run(self, *, once: bool = False) -> None:
        """Watch until `stop`; with `once`, poll each feed and read what is due, then end.

        Raises LedgerError where the ledger cannot be used for long.
        """
        begun = self._clock.now()
        for address, feed, due in self._book.due():
            if feed in self._feeds:
                latest = begun + timedelta(hours=max(self._settings.recheck_hours))
                self._agenda.put("article", address, host_of(address), min(due, latest))
        if once:
            for state in self._book.feeds():
                if state.address in self._feeds and not state.failures:
                    self._agenda.put("feed", state.address, host_of(state.now_at), begun)
        before, faults = begun, 0
        while not self._stop.is_set():
            now = self._clock.now()
            if now < before - SET_BACK:
                self._agenda.shift(now - before)
            before = now
            found = self._agenda.next(now)
            if found is None:
                return
            task, at = found
            if once and (task.due > now or at > now + timedelta(seconds=self._settings.crawl_delay_most_s)):
                return
            if at > now:
                self._clock.wait((at - now).total_seconds(), self._stop)
                continue
            try:
                self._do(task, now)
                faults = 0
            except LASTING:
                raise
            except LedgerError as e:
                # Locked, or the database is away for a while: what is due stays due.
                faults += 1
                if faults >= self._settings.ledger_tries:
                    raise
                self._tell(Happening("failed", task.address, task.address, now, code=e.code, why=str(e)))
                self._clock.wait(self._backoff(faults).total_seconds(), self._stop)

    # ---- one step --------------------------------------------------------------------------------------------------

    def _do(self, task: Task, now: datetime) -> None:
        if task.kind == "feed":
            self._poll(task.address, now)
        else:
            self._look(task.address, now)
        self._agenda.hold(task.host, now + timedelta(seconds=self._settings.host_gap_s))

    def _look(self, address: str, now: datetime) -> None:
        article = self._book.article(address)
        if article is None:
            self._agenda.put("article", address, host_of(address), None)
            return
        looked = self._reader.look(article, now)
        self._book.put(None, [looked.state])
        self._agenda.put("article", address, host_of(address), looked.state.due)
        self._blame(host_of(address), looked.trouble, now)
        if looked.happening is not None:
            self._tell(looked.happening)

    def _poll(self, address: str, now: datetime) -> None:
        feed = self._book.feed(address)
        if feed is None:
            self._agenda.put("feed", address, host_of(address), None)
            return
        host = host_of(feed.now_at)
        try:
            new, articles = self._polled(feed, now)
        except InputRefused as e:
            new, articles = self._failed(feed, e, now), []
            self._blame(host, e if isinstance(e, FetchFailed) else None, now)
        else:
            self._blame(host, None, now)
        self._book.put(new, articles)
        self._agenda.put("feed", address, host_of(new.now_at), new.due)
        for article in articles:
            self._agenda.put("article", article.address, host_of(article.address), article.due)
        if new.now_at != feed.now_at:
            self._tell(Happening("moved", address, new.now_at, now))

    def _polled(self, feed: FeedState, now: datetime) -> tuple[FeedState, list[ArticleState]]:
        self._asked(feed.now_at)
        headers = {"If-None-Match": feed.etag} if feed.etag else {}
        headers |= {"If-Modified-Since": feed.modified} if feed.modified else {}
        fetched = self._guarded(feed.now_at, headers)
        due = now + self._spread(self._settings.poll_s)
        well = replace(feed, due=due, failures=0, read_at=now, why=None, state="on")
        if fetched.status == 304:
            return well, []
        if reading.is_list(fetched.data):
            # A list of feeds behind an address: what it names is watched too.
            self.enrol(feeds_of(fetched.data, self._settings))
            return replace(well, etag=fetched.etag, modified=fetched.last_modified), []
        found = reading.parse(fetched.data, fetched.address, self._settings)
        moved = reading.canonical(fetched.moved, most=self._settings.max_address) if fetched.moved else None
        well = replace(well, title=found.title, now_at=moved or feed.now_at)
        if found.whole:
            well = replace(well, etag=fetched.etag, modified=fetched.last_modified)
        else:
            # Cut off or malformed: its validators would hide the rest, and the rest may be there in a moment.
            well = replace(well, etag=None, modified=None, why="cut off or malformed; what could be read was")
        return well, self._articles(feed, found.entries, now)

    def _articles(self, feed: FeedState, entries: Iterable[reading.Entry], now: datetime) -> list[ArticleState]:
        """The articles that are new, and those whose entry has changed since they were read."""
        entries = list(entries)
        known = self._book.articles(entry.address for entry in entries)
        changed = []
        for entry in entries:
            article = known.get(entry.address)
            if article is None:
                host = host_of(entry.address)
                state = ArticleState(entry.address, host, feed.address, entry.digest, now, due=now)
                changed.append(replace(state, carried=entry.record()))
            elif article.listed != entry.digest and article.state != "removed":
                unread = article.document is None
                carried = entry.record() if unread else article.carried
                due = article.due
                if article.state != "waiting":
                    # An entry that changes at every poll must not make us fetch its page at every poll.
                    rest = max(timedelta(seconds=self._settings.poll_s), (now - article.first_seen) / 4)
                    wanted = max(now, (article.checked or article.first_seen) + rest)
                    due = min(due, wanted) if due is not None else wanted
                changed.append(replace(article, listed=entry.digest, carried=carried, due=due))
        return changed

    def _failed(self, feed: FeedState, e: InputRefused, now: datetime) -> FeedState:
        failures = feed.failures + 1
        due = now + self._backoff(failures)
        if isinstance(e, FetchFailed):
            asked = retry_after(e.retry_after, now, self._settings.retry_after_most_s)
            due = max(due, now + asked) if asked is not None else due
            if e.status == 410:
                due = now + timedelta(seconds=self._settings.gone_recheck_s)
                if feed.state != "gone":
                    self._tell(Happening("gone", feed.address, feed.now_at, now, code=e.code, why=str(e)))
                return replace(feed, due=due, failures=failures, state="gone", why=str(e)[:300])
        self._tell(Happening("failed", feed.address, feed.now_at, now, code=e.code, why=str(e)))
        return replace(feed, due=due, failures=failures, why=str(e)[:300])

    # ---- politeness ------------------------------------------------------------------------------------------------

    def _plain(self, address: str, most: int) -> Fetched:
        return self._fetcher(address, replace(self._intake, max_bytes=most), None, None)

    def _guarded(self, address: str, headers: dict[str, str]) -> Fetched:
        def may_go(target: str) -> None:
            self._robots.check(target)

        return self._fetcher(address, self._intake, headers, may_go)

    def _asked(self, address: str) -> float:
        """Whether robots.txt lets us; what gap it asks for is kept."""
        delay = self._robots.check(address)
        if delay > self._settings.host_gap_s:
            self._agenda.hold(host_of(address), self._clock.now() + timedelta(seconds=delay))
        return delay

    def _blame(self, host: str, e: FetchFailed | None, now: datetime) -> None:
        """A host that does not answer, or is overloaded, is left alone as a whole: each task would only wait for it."""
        if e is None or (e.status is not None and e.status < 500 and e.status != 429):
            self._trouble.pop(host, None)
            return
        failures = self._trouble.get(host, 0) + 1
        self._trouble[host] = failures
        asked = retry_after(e.retry_after, now, self._settings.retry_after_most_s)
        self._agenda.hold(host, now + max(self._backoff(failures), asked or timedelta()))

    def _spread(self, seconds: float) -> timedelta:
        share = self._settings.jitter
        return timedelta(seconds=seconds * (1 + share * self._draw.uniform(-1, 1)))

    def _backoff(self, failures: int) -> timedelta:
        whole = min(self._settings.backoff_most_s, self._settings.backoff_first_s * 2.0 ** min(failures - 1, 30))
        return timedelta(seconds=whole * self._draw.uniform(0.5, 1.0))
