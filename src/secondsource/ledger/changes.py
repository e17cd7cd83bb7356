"""Which events the entries of the log changed, in their order: for what tells others of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from secondsource.ledger.store import Ledger
from secondsource.ledger.tables import entries, events


@dataclass(frozen=True, slots=True)
class Change:
    """One event that one entry changed. `gone`: it was joined into another, or fell apart.

    `cause` and `subject` are the entry's kind and what it was about.
    """

    seq: int
    at: str
    cause: str
    subject: str
    event: str
    gone: bool


def changes(ledger: Ledger, after: int, limit: int) -> list[Change]:
    """What entries later than number `after` changed, oldest first: whole entries, until `limit` changes are reached.

    One look-up on an index, however long the log is.
    """
    query = (
        select(entries.c.seq, entries.c.at, entries.c.kind, entries.c.subject, events.c.id, events.c.gone)
        .join(events, events.c.entry == entries.c.seq)
        .where(events.c.entry > after)
        .order_by(events.c.entry, events.c.id)
    )
    found: list[Change] = []
    with ledger.reading_connection() as connection:
        for row in connection.execution_options(stream_results=True).execute(query):
            if len(found) >= limit and row.seq != found[-1].seq:
                break
            found.append(Change(row.seq, row.at, row.kind, row.subject, row.id, bool(row.gone)))
    return found
