"""Feeds and their articles between one look and the next: a program's own notes, which belong to no entry.

What was read of an article is in the record like any report; here stands only where it was found, what its server said
last, and when to look again. A process killed between the two is made good by `last_version`: the record comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text, func, insert, select, update

from secondsource.ledger.chain import unpacked
from secondsource.ledger.filters import stamp
from secondsource.ledger.tables import documents, metadata, readings
from secondsource.model.feed import ArticleCondition, ArticleState, FeedCondition, FeedState, LastVersion

if TYPE_CHECKING:
    from secondsource.ledger.store import Ledger

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("now_at", Text, nullable=False),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("due", Text),
    Column("failures", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("read_at", Text),
    Column("why", Text),
)

feed_articles = Table(
    "feed_articles",
    metadata,
    Column("address", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("feed", ForeignKey("feeds.address"), nullable=False),
    Column("listed", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", Text),
    Column("page", Text),
    Column("document", Text),
    Column("versions", Integer, nullable=False),
    Column("text_sha256", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("rechecks", Integer, nullable=False),
    Column("checked", Text),
    Column("gone_at", Text),
    Column("why", Text),
    Column("carried", Text),
    Index("ix_feed_articles_due", "due"),
    Index("ix_feed_articles_feed", "feed", "state"),
    Index("ix_feed_articles_text", "text_sha256", "host"),
    Index("ix_feed_articles_document", "document"),
)

TABLES: tuple[Table, ...] = (feeds, feed_articles)
"""The tables of this module, in the order in which they can be filled."""

_TIMES = ("due", "read_at", "first_seen", "checked", "gone_at")
_CHUNK = 400


class FeedBook:
    """Feeds and articles of one ledger. Methods raise what the ledger's do."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def feeds(self) -> list[FeedState]:
        """All feeds, in the order of their addresses."""
        with self._ledger.reading_connection() as connection:
            return [_feed(row) for row in connection.execute(select(feeds).order_by(feeds.c.address))]

    def feed(self, address: str) -> FeedState | None:
        """The feed that was given with this address."""
        with self._ledger.reading_connection() as connection:
            row = connection.execute(select(feeds).where(feeds.c.address == address)).one_or_none()
        return None if row is None else _feed(row)

    def put(self, feed: FeedState | None, articles: Iterable[ArticleState] = ()) -> None:
        """Write a feed and articles, whether they are new or not: all of them or none."""
        with self._ledger.noting() as connection:
            if feed is not None:
                _put(connection, feeds, _row(feed))
            for article in articles:
                _put(connection, feed_articles, _row(article))

    def article(self, address: str) -> ArticleState | None:
        """The article at an address."""
        return self.articles([address]).get(address)

    def articles(self, addresses: Iterable[str]) -> dict[str, ArticleState]:
        """Those articles that are known already, by address."""
        wanted = list(dict.fromkeys(addresses))
        found: dict[str, ArticleState] = {}
        with self._ledger.reading_connection() as connection:
            for first in range(0, len(wanted), _CHUNK):
                here = feed_articles.c.address.in_(wanted[first : first + _CHUNK])
                for row in connection.execute(select(feed_articles).where(here)):
                    found[row.address] = _article(row)
        return found

    def due(self) -> list[tuple[str, str, datetime]]:
        """Address, feed and time of every article that is to be looked at again, the earliest first."""
        columns = (feed_articles.c.address, feed_articles.c.feed, feed_articles.c.due)
        query = select(*columns).where(feed_articles.c.due.is_not(None)).order_by(feed_articles.c.due)
        with self._ledger.reading_connection() as connection:
            return [(row.address, row.feed, datetime.fromisoformat(row.due)) for row in connection.execute(query)]

    def of_document(self, document: str) -> ArticleState | None:
        """The article of which a document is the newest version."""
        query = select(feed_articles).where(feed_articles.c.document == document).order_by(feed_articles.c.first_seen)
        with self._ledger.reading_connection() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return None if row is None else _article(row)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many articles of each feed are in which state."""
        query = select(feed_articles.c.feed, feed_articles.c.state, func.count()).group_by(
            feed_articles.c.feed, feed_articles.c.state
        )
        found: dict[str, dict[str, int]] = {}
        with self._ledger.reading_connection() as connection:
            for feed, state, number in connection.execute(query):
                found.setdefault(feed, {})[state] = number
        return found

    def last_version(self, page: str | None, document: str | None) -> LastVersion | None:
        """The newest document of an address in the record, whoever added it; else the document named."""
        with self._ledger.reading_connection() as connection:
            last = None
            if page is not None:
                query = select(documents.c.id).where(documents.c.address == page).order_by(documents.c.number.desc())
                last = connection.execute(query.limit(1)).scalar()
            last = last or document
            if last is None:
                return None
            standing = (readings.c.document == last) & readings.c.superseded.is_(None)
            body = connection.execute(select(readings.c.body).where(standing)).scalar()
        return LastVersion(last, None if body is None else str(unpacked(body)["document"]["text"]))

    def same_text(self, host: str, text_sha256: str) -> ArticleState | None:
        """An article of the same host whose newest version has this very text."""
        here = (feed_articles.c.text_sha256 == text_sha256) & (feed_articles.c.host == host)
        query = select(feed_articles).where(here).order_by(feed_articles.c.first_seen, feed_articles.c.address)
        with self._ledger.reading_connection() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return None if row is None else _article(row)


def _put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    changed = connection.execute(update(table).where(table.c.address == row["address"]).values(row))
    if not changed.rowcount:
        connection.execute(insert(table), row)


def _row(state: FeedState | ArticleState) -> dict[str, Any]:
    row = asdict(state)
    for name in _TIMES:
        if row.get(name) is not None:
            row[name] = stamp(row[name])
    # PostgreSQL's text has no NUL, and neither database takes half a surrogate pair.
    return {k: _storable(v) if isinstance(v, str) else v for k, v in row.items()}


def _storable(value: str) -> str:
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def _values(row: Any) -> dict[str, Any]:
    values = dict(row._mapping)
    for name in _TIMES:
        if values.get(name) is not None:
            values[name] = datetime.fromisoformat(values[name])
    return values


def _feed(row: Any) -> FeedState:
    values = _values(row)
    return FeedState(**{**values, "state": cast("FeedCondition", values["state"])})


def _article(row: Any) -> ArticleState:
    values = _values(row)
    return ArticleState(**{**values, "state": cast("ArticleCondition", values["state"])})
