"""What changed when: versions of an event, decisions of persons, and a digest of what a ledger holds."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from secondsource.ledger.chain import unpacked
from secondsource.ledger.plans import now_or_then
from secondsource.ledger.rows import event_from_rows
from secondsource.ledger.tables import (
    archives,
    claims,
    derivations,
    documents,
    entries,
    events,
    judgements,
    keys,
    matches,
    members,
    readings,
)
from secondsource.model import EventRecord, Member
from secondsource.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Version:
    """An event as it stood after one entry. `event` is None where it was joined into another or fell apart, and where
    a redaction took that version out.

    `cause` and `subject` are the entry's kind and what it was about: the report added, the judgement made.
    """

    seq: int
    at: str
    cause: str
    subject: str
    event: EventRecord | None


def versions_of(connection: Connection, event: str) -> list[Version]:
    """All versions of an event, oldest first. Each member's row is read once, however many versions show it."""
    query = (
        select(events.c.entry, events.c.gone, events.c.body, entries.c.at, entries.c.kind, entries.c.subject)
        .join(entries, entries.c.seq == events.c.entry)
        .where(events.c.id == event)
        .order_by(events.c.entry)
    )
    changes = select(members).where(members.c.event == event).order_by(members.c.entry, members.c.position)
    coming = deque(connection.execute(changes).all())
    standing: dict[str, tuple[int, Member]] = {}
    unread: dict[str, tuple[int, bytes]] = {}
    found = []
    for row in connection.execute(query).all():
        while coming and coming[0].entry <= row.entry:
            change = coming.popleft()
            standing.pop(change.claim, None)
            unread.pop(change.claim, None)
            if not change.left_event and change.body is not None:
                unread[change.claim] = (change.position, change.body)
        record = None
        if row.body is not None:
            record = event_from_rows(row.body, [body for _, body in unread.values()])
            for (position, _), member in zip(unread.values(), record.members, strict=True):
                standing[member.claim] = (position, member)
            unread.clear()
            in_order = sorted(standing.values(), key=lambda place: place[0])
            record = replace(record, members=tuple(member for _, member in in_order))
        found.append(Version(row.entry, row.at, row.kind, row.subject, None if row.gone else record))
    return found


def judgements_of(connection: Connection, subject: str | None, seq: int | None) -> list[Judgement]:
    """Decisions of persons, oldest first."""
    query = select(judgements).order_by(judgements.c.number)
    if subject is not None:
        query = query.where(judgements.c.subject == subject)
    if seq is not None:
        query = query.where(judgements.c.entry <= seq)
    return [
        Judgement(row.subject, row.kind, row.value, row.by, row.because, row.at, row.id)
        for row in connection.execute(query)
    ]


def counts(connection: Connection) -> dict[str, int]:
    """How many there are now."""

    def count(table: Any, *conditions: Any) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()

    return {
        "documents": count(documents),
        "claims": count(claims, now_or_then(claims, None)),
        "events": count(events, now_or_then(events, None), events.c.gone.is_(False)),
        "judgements": count(judgements),
        "entries": count(entries),
    }


def content_digest(connection: Connection) -> str:
    """A hash of what stands now: documents, archived hashes, readings, claims, keys, matches, events, judgements.

    Left out: times, entry numbers, versions that were superseded. Two ledgers to which the same reports were added in
    the same order have the same digest, whatever happened in between.
    """
    total = hashlib.sha256()

    def feed(name: str, query: Any, *blobs: str) -> None:
        for row in connection.execute(query):
            values = {
                key: unpacked(value) if key in blobs and value is not None else value
                for key, value in row._mapping.items()
                if key not in ("entry", "number", "superseded", "by")
            }
            if name == "events":
                values["body"]["assessment"].pop("at", None)
            total.update(json.dumps([name, values], sort_keys=True, separators=(",", ":")).encode())

    feed("documents", select(documents).order_by(documents.c.id))
    feed("archives", select(archives.c.document, archives.c.media_type, archives.c.size).order_by(archives.c.document))
    feed(
        "readings",
        select(readings).where(now_or_then(readings, None)).order_by(readings.c.document),
        "body",
        "document_keys",
    )
    feed("claims", select(claims).where(now_or_then(claims, None)).order_by(claims.c.id))
    feed("keys", select(keys).order_by(keys.c.key, keys.c.document))
    standing = select(derivations).where(now_or_then(derivations, None))
    feed("derivations", standing.order_by(derivations.c.document), "body")
    standing = select(matches).where(now_or_then(matches, None))
    feed("matches", standing.order_by(matches.c.a, matches.c.b), "features")
    standing = select(events).where(now_or_then(events, None), events.c.gone.is_(False))
    feed("events", standing.order_by(events.c.id), "body")
    standing = select(members).where(now_or_then(members, None), members.c.left_event.is_(False))
    feed("members", standing.order_by(members.c.event, members.c.position), "body")
    feed(
        "judgements",
        select(judgements.c.subject, judgements.c.kind, judgements.c.value, judgements.c.because).order_by(
            judgements.c.number
        ),
    )
    return total.hexdigest()
