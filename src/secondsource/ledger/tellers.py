"""Who speaks or publishes in which standing event: an index of ours, so that a speaker's events are a list in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Select, Text, delete, insert, literal, select

from secondsource.ledger.neighbours import chunks
from secondsource.ledger.tables import claims, events, members, tellers

KINDS = ("speaker", "publisher")
_COLUMNS = ("kind", "key", "sort_day", "number")


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


def retell(connection: Connection, ids: Collection[str]) -> None:
    """Make the rows of these events again, whatever version of them had some."""
    for some in chunks(ids):
        numbers = select(events.c.number).where(events.c.id.in_(some))
        connection.execute(delete(tellers).where(tellers.c.number.in_(numbers)))
        for kind in KINDS:
            connection.execute(insert(tellers).from_select(_COLUMNS, told(kind, some)))


def rebuild(connection: Connection) -> None:
    """Make all rows again from the record."""
    connection.execute(delete(tellers))
    for kind in KINDS:
        connection.execute(insert(tellers).from_select(_COLUMNS, told(kind)))
