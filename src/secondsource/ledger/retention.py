"""Which documents a desk's retention lets go of: those that have been in the ledger for longer than it keeps texts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import exists, select

from secondsource.errors import UsageError
from secondsource.ledger.filters import stamp
from secondsource.ledger.store import Ledger
from secondsource.ledger.tables import documents, entries, readings


def due(
    ledger: Ledger,
    days: float,
    *,
    publisher: str | None = None,
    kept: Collection[str] = (),
    now: datetime | None = None,
) -> list[tuple[str, str]]:
    """Documents that came in more than `days` ago and still have their text, oldest first: id and when it came in.

    `publisher` asks for one publisher's alone, in its spelling; `kept` are ids that stay. Counted by the ledger's own
    time of arrival: a report's date can be anything. Raises UsageError for days that are none.
    """
    if not 0 <= days <= 36_500:
        raise UsageError(f"not a number of days: {days:g}")
    before = stamp((now or ledger.clock()) - timedelta(days=days))
    has_text = exists().where(readings.c.document == documents.c.id, readings.c.body.is_not(None))
    query = (
        select(documents.c.id, entries.c.at)
        .join(entries, entries.c.seq == documents.c.entry)
        .where(entries.c.at < before, has_text)
        .order_by(documents.c.number)
    )
    if publisher is not None:
        query = query.where(documents.c.publisher == publisher)
    with ledger.reading_connection() as connection:
        return [(row.id, row.at) for row in connection.execute(query) if row.id not in kept]
