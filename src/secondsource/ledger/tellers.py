"""Who speaks or publishes in which standing event, and which claims stand in it: indexes of ours.

So a speaker's events are a list in order, and a hit of the search leads to its event at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Select, Text, delete, insert, literal, select

from secondsource.ledger.neighbours import chunks
from secondsource.ledger.tables import claims, events, listed, members, tellers

KINDS = ("speaker", "publisher")
_COLUMNS = ("kind", "key", "sort_day", "number")
_LISTED = ("claim", "event")


def told(kind: str, ids: Sequence[str] | None = None) -> Select[tuple[str, str, str, int]]:
    """What the record says: rows of one kind for these events, or for all."""
    key = claims.c.speaker_key if kind == "speaker" else claims.c.publisher_key
    standing = (members.c.event == events.c.id) & members.c.superseded.is_(None) & members.c.left_event.is_(False)
    query = (
        select(literal(kind, Text).label("kind"), key.label("key"), events.c.sort_day, events.c.number)
        .select_from(
            events.join(members, standing).join(
                claims, (claims.c.id == members.c.claim) & claims.c.superseded.is_(None) & key.is_not(None)
            )
        )
        .where(events.c.superseded.is_(None), events.c.gone.is_(False))
        .distinct()
    )
    return query if ids is None else query.where(events.c.id.in_(ids))


def standing_claims(ids: Sequence[str] | None = None) -> Select[tuple[int, int]]:
    """What the record says: numbers of claims and of the events that list them, for these events or for all."""
    standing = (members.c.event == events.c.id) & members.c.superseded.is_(None) & members.c.left_event.is_(False)
    query = (
        select(claims.c.number.label("claim"), events.c.number.label("event"))
        .select_from(
            events.join(members, standing).join(
                claims, (claims.c.id == members.c.claim) & claims.c.superseded.is_(None)
            )
        )
        .where(events.c.superseded.is_(None), events.c.gone.is_(False))
    )
    return query if ids is None else query.where(events.c.id.in_(ids))


def retell(connection: Connection, ids: Collection[str]) -> None:
    """Make the rows of these events again, whatever version of them had some."""
    for some in chunks(ids):
        numbers = select(events.c.number).where(events.c.id.in_(some))
        connection.execute(delete(tellers).where(tellers.c.number.in_(numbers)))
        connection.execute(delete(listed).where(listed.c.event.in_(numbers)))
        for kind in KINDS:
            connection.execute(insert(tellers).from_select(_COLUMNS, told(kind, some)))
        connection.execute(insert(listed).from_select(_LISTED, standing_claims(some)))


def rebuild_tellers(connection: Connection) -> None:
    """Make all rows of `tellers` again from the record."""
    connection.execute(delete(tellers))
    for kind in KINDS:
        connection.execute(insert(tellers).from_select(_COLUMNS, told(kind)))


def rebuild_listed(connection: Connection) -> None:
    """Make all rows of `listed` again from the record."""
    connection.execute(delete(listed))
    connection.execute(insert(listed).from_select(_LISTED, standing_claims()))


def rebuild(connection: Connection) -> None:
    """Make all rows of both again from the record."""
    rebuild_tellers(connection)
    rebuild_listed(connection)
