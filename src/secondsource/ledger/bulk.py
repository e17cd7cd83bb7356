"""Many reports in one entry: the rows that adding them one by one would leave standing, in few statements.

For loads whose weighing is done elsewhere (an archive's blocks, a benchmark's generated ledger). The ledger then holds
what `Writing.add` would have left in one transaction: the same rows, keys, names and search terms, one entry in the
chain over all of them. `Ledger.digest` is equal and `verify` finds nothing wrong.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, select

from secondsource.errors import UsageError
from secondsource.ledger import search, words
from secondsource.ledger.chain import LEVEL, packed, sha256
from secondsource.ledger.inserting import insert_rows
from secondsource.ledger.neighbours import chunks
from secondsource.ledger.recording import Recording
from secondsource.ledger.rows import (
    NO_DAY,
    Row,
    claim_rows,
    claim_words,
    clean,
    derivations_body,
    document_row,
    event_row,
    match_row,
    member_rows,
)
from secondsource.ledger.tables import (
    archives,
    claims,
    derivations,
    derived,
    documents,
    events,
    keys,
    matches,
    members,
    readings,
)
from secondsource.model import Derivation, EventRecord, Reading, Received
from secondsource.model.neighbourhood import Match
from secondsource.model.wire import reading_as_json


@dataclass(frozen=True, slots=True)
class Load:
    """One report as the stages left it: its bytes, its reading, the keys and ancestors to store with it."""

    received: Received
    reading: Reading
    keys: tuple[str, ...] = ()
    ancestors: tuple[Derivation, ...] = ()


def add_many(
    writing: Recording, reports: Sequence[Load], events_found: Sequence[EventRecord], matched: Iterable[Match] = ()
) -> None:
    """Write reports, matches and events that are all new to the ledger, as one entry.

    Raises UsageError where a document's bytes or id, or an event's id, is known already, or occurs twice: what
    changes something that stands goes through `Writing.add`, one by one.
    """
    _only_new(writing, reports, events_found)
    if not reports and not events_found:
        return
    writing.about("loaded", f"{len(reports)} reports")
    _put_documents(writing, reports)
    _put_readings(writing, reports)
    writing.put(matches, [match_row(m, writing.entry) for m in sorted(matched, key=lambda m: (m.a, m.b))])
    _put_events(writing, reports, events_found)


def _only_new(writing: Recording, reports: Sequence[Load], events_found: Sequence[EventRecord]) -> None:
    ids = [load.reading.document.id for load in reports]
    hashes = [load.reading.document.sha256 for load in reports]
    event_ids = [event.id for event in events_found]
    for load in reports:
        if sha256(load.received.archived) != load.reading.document.sha256:
            raise UsageError(f"{load.reading.document.id}: the archived bytes are not those that were read")
    for what, table, column, values in (
        ("document", documents, "id", ids),
        ("document", documents, "sha256", hashes),
        ("event", events, "id", event_ids),
        ("id", events, "id", ids),
        ("id", documents, "id", event_ids),
    ):
        if len(set(values)) != len(values):
            raise UsageError(f"a load names one {what} twice")
        if known := _known(writing, table, column, values):
            raise UsageError(f"{known}: already in the ledger")


def _known(writing: Recording, table: Table, column: str, values: Collection[str]) -> str | None:
    for some in chunks(values):
        query = select(table.c[column]).where(table.c[column].in_(some)).limit(1)
        if (found := writing.connection.execute(query).scalar()) is not None:
            return str(found)
    return None


def _put_documents(writing: Recording, reports: Sequence[Load]) -> None:
    first = writing.next_number(documents, len(reports))
    rows: list[Row] = []
    kept: list[Row] = []
    found: list[tuple[int, words.Terms]] = []
    for number, load in enumerate(reports, first):
        document = load.reading.document
        rows.append(document_row(document, number, writing.entry, load.received.document.id))
        kept.append(
            {
                "document": document.id,
                "entry": writing.entry,
                "media_type": clean(load.received.media_type),
                "size": len(load.received.archived),
                "bytes": zlib.compress(load.received.archived, LEVEL),
            }
        )
        text = f"{document.title or ''}\n{document.text}"
        found.append((number, words.terms(text, document.language, writing.settings.search_words)))
    writing.put(documents, rows)
    writing.put(archives, kept)
    search.put(writing.connection, "documents_search", found)


def _put_readings(writing: Recording, reports: Sequence[Load]) -> None:
    number = writing.next_number(claims, sum(len(load.reading.claims) for load in reports))
    read: list[Row] = []
    claimed: list[Row] = []
    traced: list[Row] = []
    found: list[tuple[int, words.Terms]] = []
    links: list[Row] = []
    by_key: list[Row] = []
    most = writing.settings.search_words
    for load in reports:
        reading, id = load.reading, load.reading.document.id
        own = sorted({clean(key) for key in load.keys})
        read.append(
            {
                "document": id,
                "entry": writing.entry,
                "by": clean(writing.by),
                "body": packed(reading_as_json(reading)),
                "document_keys": packed(own),
                "superseded": None,
            }
        )
        by_key += [{"key": key, "document": id} for key in own]
        claimed += claim_rows(reading, number, writing.entry)
        found += [
            (n, words.terms(claim_words(reading, claim), reading.document.language, most))
            for n, claim in enumerate(reading.claims, number)
        ]
        number += len(reading.claims)
        if load.ancestors:
            body = derivations_body(load.ancestors)
            traced.append({"document": id, "entry": writing.entry, "body": body, "superseded": None})
            links += [{"on": on, "document": id} for on in sorted({d.on for d in load.ancestors})]
    writing.put(readings, read)
    writing.put(claims, claimed)
    writing.put(derivations, traced)
    search.put(writing.connection, "claims_search", found)
    writing.put_names("speaker", {row["speaker_key"] for row in claimed})
    for table, rows in ((keys, by_key), (derived, links)):
        insert_rows(writing.connection, table, rows)


def _put_events(writing: Recording, reports: Sequence[Load], events_found: Sequence[EventRecord]) -> None:
    days = {load.reading.document.id: load.reading.document.published_day or NO_DAY for load in reports}
    elsewhere = {m.document for e in events_found for m in e.members[:64]} - days.keys()
    for some in chunks(elsewhere):
        query = select(documents.c.id, documents.c.sort_day).where(documents.c.id.in_(some))
        days |= {row.id: row.sort_day for row in writing.connection.execute(query)}
    first = writing.next_number(events, len(events_found))
    rows: list[Row] = []
    listed: list[Row] = []
    for number, event in enumerate(events_found, first):
        known = [day for m in event.members[:64] if (day := days.get(m.document, NO_DAY)) > NO_DAY]
        rows.append(event_row(event, number, writing.entry, min(known, default=None)))
        own = member_rows(event)
        if len({row["claim"] for row in own}) != len(own):
            raise UsageError(f"{event.id}: lists a claim twice")
        listed += [{**row, "event": event.id, "entry": writing.entry, "superseded": None} for row in own]
    writing.put(members, listed)
    writing.put(events, rows)
    writing.tell_again(event.id for event in events_found)
