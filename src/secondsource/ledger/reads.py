"""Who read what: the access log of a ledger whose readers need a token. A program's own notes, part of no entry."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from sqlalchemy import insert, select

from secondsource.ledger.filters import as_of_stamp, stamp
from secondsource.ledger.store import Ledger
from secondsource.ledger.tables import states

_FIRST, _BEYOND = "read/", "read0"
"""The notes of the access log have keys from the first to below the second, in the order of time."""


@dataclass(frozen=True, slots=True)
class Read:
    """One read. `who` is a token's label, `what` the route that was called, `document` the id where it is one's."""

    at: str
    who: str
    what: str
    document: str | None


def note_read(ledger: Ledger, who: str, what: str, document: str | None) -> None:
    """Write a read down. Raises LedgerReadOnly, LedgerLocked or LedgerError where that cannot be done."""
    at = stamp(ledger.clock())
    value = json.dumps([who, what, document], ensure_ascii=True)
    with ledger.noting() as connection:
        # The time comes first, so that the log is one stretch of the table's own index.
        connection.execute(insert(states), {"key": f"{_FIRST}{at}/{secrets.token_hex(6)}", "value": value, "at": at})


def reads(ledger: Ledger, *, document: str | None = None, since: str | None = None, limit: int = 1000) -> list[Read]:
    """The access log, latest first: all of it or one document's, from a time (ISO 8601) on, `limit` lines at most.

    Raises UsageError for a time that is none.
    """
    first = _FIRST
    if since is not None:
        end, day = as_of_stamp(since), since.strip()
        first += f"{day}T" if end.startswith(f"{day}T") else end
    query = select(states).where(states.c.key >= first, states.c.key < _BEYOND).order_by(states.c.key.desc())
    found: list[Read] = []
    with ledger.reading_connection() as connection:
        for row in connection.execution_options(stream_results=True).execute(query):
            who, what, about = json.loads(row.value)
            if document is None or about == document:
                found.append(Read(row.at, who, what, about))
            if len(found) >= limit:
                break
    return found
