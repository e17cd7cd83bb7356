"""Whether a ledger is what was written: chain, archived bytes, references, and the indexes made from the record."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, column, func, select, table, text
from sqlalchemy.exc import StatementError

from secondsource.ledger import search, tellers
from secondsource.ledger.chain import START, entry_hash, payload, row_digest, sha256, unpacked
from secondsource.ledger.tables import (
    RECORD,
    ROW_KEY,
    archives,
    claims,
    derivations,
    derived,
    documents,
    entries,
    events,
    keys,
    listed,
    matches,
    members,
    names,
    pairs,
    readings,
    redactions,
)
from secondsource.ledger.tables import tellers as tellers_table

WINDOW = 200
"""Entries that are checked at a time: memory stays flat."""

_MOST = 20
"""Problems of one kind that are named one by one."""

_BAD_BYTES = (zlib.error, ValueError, TypeError, LookupError, StatementError, AttributeError)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `code` is stable; `subject` names the entry, row or document."""

    code: str
    subject: str
    detail: str


def row_name(of: Table, row: Any) -> str:
    """The key of a row as one string."""
    return "|".join(str(row._mapping[name]) for name in ROW_KEY[of.name])


@dataclass(frozen=True, slots=True)
class _Redacted:
    original: str
    after: str


def _redacted(connection: Connection) -> dict[tuple[str, str], _Redacted]:
    """Digest before the first and after the last redaction of each redacted row."""
    found: dict[tuple[str, str], _Redacted] = {}
    for row in connection.execute(select(redactions).order_by(redactions.c.number)):
        place = (row.table, row.key)
        first = found[place].original if place in found else row.digest
        found[place] = _Redacted(first, row.after)
    return found


def _rows_of(
    connection: Connection, low: int, high: int, redacted: dict[tuple[str, str], _Redacted]
) -> Iterator[tuple[int, str, Problem | None]]:
    """Entry and digest of each row written by entries low..high, and what is wrong with the row itself."""
    for of in RECORD:
        query = select(of).where(of.c.entry.between(low, high))
        for row in connection.execute(query):
            digest = row_digest(of, row._mapping)
            problem = None
            hidden = redacted.get((of.name, row_name(of, row)))
            if hidden is not None:
                if digest != hidden.after:
                    detail = "was changed after it was redacted"
                    problem = Problem("row_changed", f"{of.name} {row_name(of, row)}", detail)
                digest = hidden.original
            elif of is archives:
                problem = _archive_problem(connection, row)
            elif of is readings:
                problem = _reading_problem(connection, row)
            yield row.entry, digest, problem


def _archive_problem(connection: Connection, row: Any) -> Problem | None:
    expected = connection.execute(select(documents.c.sha256).where(documents.c.id == row.document)).scalar()
    try:
        data = zlib.decompress(row.bytes)
    except _BAD_BYTES:
        return Problem("archive_damaged", row.document, "the archived bytes cannot be unpacked")
    if sha256(data) != expected or len(data) != row.size:
        return Problem("archive_changed", row.document, "the archived bytes are not those of the document's SHA-256")
    return None


def _reading_problem(connection: Connection, row: Any) -> Problem | None:
    try:
        head = unpacked(row.body)["document"]
    except _BAD_BYTES:
        return Problem("reading_damaged", row.document, "the reading cannot be unpacked")
    expected = connection.execute(select(documents.c.sha256).where(documents.c.id == row.document)).scalar()
    if head["id"] != row.document or head["sha256"] != expected:
        return Problem("reading_foreign", row.document, "the reading is of another document")
    return None


def _chain(connection: Connection, head: str | None) -> Iterator[Problem]:
    redacted = _redacted(connection)
    previous, seq, seen = START, 0, head is None
    last = connection.execute(select(func.max(entries.c.seq))).scalar() or 0
    for low in range(1, last + 1, WINDOW):
        high = low + WINDOW - 1
        digests: dict[int, list[str]] = defaultdict(list)
        try:
            for entry, digest, problem in _rows_of(connection, low, high, redacted):
                digests[entry].append(digest)
                if problem is not None:
                    yield problem
        except _BAD_BYTES as error:
            yield Problem("row_unreadable", f"entries {low} to {high}", str(error).splitlines()[0])
        query = select(entries).where(entries.c.seq.between(low, high)).order_by(entries.c.seq)
        for row in connection.execute(query):
            seq += 1
            if row.seq != seq:
                yield Problem("entry_missing", f"entry {seq}", f"the log goes on with entry {row.seq}")
                seq = row.seq
            if row.previous != previous:
                yield Problem("chain_broken", f"entry {row.seq}", "does not follow the entry before it")
            if row.payload != payload(digests[row.seq]):
                yield Problem("rows_changed", f"entry {row.seq}", "its rows are not those that were written")
            expected = entry_hash(row.seq, row.at, row.kind, row.subject, row.payload, row.previous)
            if row.hash != expected:
                yield Problem("entry_changed", f"entry {row.seq}", "its hash does not fit what it says")
            previous = row.hash
            seen = seen or row.hash == head
    if not seen:
        yield Problem("head_missing", str(head), "the chain does not hold this hash: its end was cut off or rewritten")


def _superseded(connection: Connection) -> Iterator[Problem]:
    for of, partition in (
        (readings, (readings.c.document,)),
        (derivations, (derivations.c.document,)),
        (matches, (matches.c.a, matches.c.b)),
        (events, (events.c.id,)),
        (members, (members.c.event, members.c.claim)),
        (pairs, (pairs.c.a, pairs.c.b)),
    ):
        following = func.lead(of.c.entry).over(partition_by=partition, order_by=of.c.entry)
        key = [of.c[name] for name in ROW_KEY[of.name]]
        inner = select(*key, of.c.superseded, following.label("following")).subquery()
        query = select(inner).where(inner.c.superseded.is_distinct_from(inner.c.following)).limit(_MOST)
        for row in connection.execute(query):
            yield Problem("superseded_wrong", f"{of.name} {row_name(of, row)}", "is not what came after it")
    same = (readings.c.document == claims.c.document) & (readings.c.entry == claims.c.entry)
    query = (
        select(claims.c.id)
        .outerjoin(readings, same)
        .where(readings.c.document.is_(None) | claims.c.superseded.is_distinct_from(readings.c.superseded))
    )
    for id in connection.execute(query.limit(_MOST)).scalars():
        yield Problem("superseded_wrong", f"claims {id}", "does not stand and fall with its reading")


def _references(connection: Connection) -> Iterator[Problem]:
    for of in RECORD:
        entry = entries.alias()
        query = select(of).outerjoin(entry, entry.c.seq == of.c.entry).where(entry.c.seq.is_(None)).limit(_MOST)
        for row in connection.execute(query):
            yield Problem("row_orphaned", f"{of.name} {row_name(of, row)}", "belongs to no entry")
    for of in (archives, readings, claims, derivations, keys, derived):
        query = (
            select(of.c.document)
            .outerjoin(documents, documents.c.id == of.c.document)
            .where(documents.c.id.is_(None))
            .limit(_MOST)
        )
        for id in connection.execute(query).scalars():
            yield Problem("document_missing", str(id), f"is named in {of.name}")
    for of in (archives, readings):
        query = (
            select(documents.c.id)
            .outerjoin(of, of.c.document == documents.c.id)
            .where(of.c.document.is_(None))
            .limit(_MOST)
        )
        for id in connection.execute(query).scalars():
            yield Problem("document_incomplete", str(id), f"has nothing in {of.name}")
    standing = members.c.superseded.is_(None) & members.c.left_event.is_(False)
    event = events.c.superseded.is_(None) & events.c.gone.is_(False)
    query = (
        select(members.c.event)
        .outerjoin(events, (events.c.id == members.c.event) & event)
        .where(standing, events.c.id.is_(None))
        .distinct()
        .limit(_MOST)
    )
    for id in connection.execute(query).scalars():
        yield Problem("event_missing", str(id), "has members but does not stand")
    # A response is a member too and has no row of its own: then its document must be there.
    lonely = (
        select(members.c.claim).outerjoin(claims, claims.c.id == members.c.claim).where(standing, claims.c.id.is_(None))
    )
    for id in connection.execute(lonely).scalars():
        document = str(id).rpartition("/")[0]
        if connection.execute(select(documents.c.id).where(documents.c.id == document)).scalar() is None:
            yield Problem("claim_missing", str(id), "is a member of an event, but its document is not there")


def _same_sets(
    connection: Connection, code: str, query: Any, wanted: Any, index: Table, other: str
) -> Iterator[Problem]:
    """Whether an index has, for each document, what the record says: `wanted` unpacks a row of `query`."""
    expected_in_all = 0
    rows = connection.execute(query)
    while some := rows.fetchmany(WINDOW):
        expected: dict[str, set[str]] = {}
        for row in some:
            try:
                expected[row.document] = wanted(row)
            except _BAD_BYTES:
                yield Problem(code, row.document, f"what {index.name} is made from cannot be read")
        found: dict[str, set[str]] = defaultdict(set)
        stored = select(index.c.document, index.c[other]).where(index.c.document.in_(list(expected)))
        for row in connection.execute(stored).all():
            found[row.document].add(row._mapping[other])
        for id, values in expected.items():
            expected_in_all += len(values)
            if found[id] != values:
                yield Problem(code, id, f"{index.name} is not what the record says")
    stored_in_all = connection.execute(select(func.count()).select_from(index)).scalar_one()
    if stored_in_all != expected_in_all:
        yield Problem(code, index.name, f"holds {stored_in_all} rows where the record makes {expected_in_all}")


def _indexes(connection: Connection) -> Iterator[Problem]:
    standing = select(readings.c.document, readings.c.document_keys).where(readings.c.superseded.is_(None))
    yield from _same_sets(
        connection,
        "keys_wrong",
        standing,
        lambda row: set(unpacked(row.document_keys)) if row.document_keys is not None else set(),
        keys,
        "key",
    )
    standing = select(derivations.c.document, derivations.c.body).where(derivations.c.superseded.is_(None))
    yield from _same_sets(
        connection,
        "derived_wrong",
        standing,
        lambda row: {d["document"] for d in unpacked(row.body)} if row.body is not None else set(),
        derived,
        "on",
    )
    spoken = select(claims.c.speaker_key).where(claims.c.speaker_key.is_not(None)).distinct()
    named = select(names.c.key).where(names.c.kind == "speaker")
    for name in connection.execute(spoken.except_(named)).scalars():
        yield Problem("names_wrong", str(name), "is a speaker but not in the list of names")
    for name in connection.execute(named.except_(spoken)).scalars():
        yield Problem("names_wrong", str(name), "is in the list of names but speaks nowhere")
    if others := connection.execute(select(func.count()).select_from(names).where(names.c.kind != "speaker")).scalar():
        yield Problem("names_wrong", "names", f"{others} rows of an unknown kind")
    for kind in tellers.KINDS:
        expected, stored = tellers.told(kind), select(tellers_table).where(tellers_table.c.kind == kind)
        for row in connection.execute(expected.except_(stored).limit(_MOST)).all():
            yield Problem("tellers_wrong", f"event {row.number}", f"{kind} {row.key} is not in the list of who speaks")
        for row in connection.execute(stored.except_(expected).limit(_MOST)).all():
            yield Problem("tellers_wrong", f"event {row.number}", f"{kind} {row.key} is listed and does not speak")
    if others := connection.execute(
        select(func.count()).select_from(tellers_table).where(tellers_table.c.kind.not_in(tellers.KINDS))
    ).scalar():
        yield Problem("tellers_wrong", "tellers", f"{others} rows of an unknown kind")
    stands, held = tellers.standing_claims(), select(listed.c.claim, listed.c.event)
    for wrong, why in (
        (stands.except_(held), "is not in the list of its claims"),
        (held.except_(stands), "is listed and does not stand in it"),
    ):
        for found in connection.execute(wrong.limit(_MOST)).all():
            yield Problem("listed_wrong", f"event {found.event}", f"claim {found.claim} {why}")
    number = search.number_column(connection.dialect.name)
    for of, name in ((claims, "claims_search"), (documents, "documents_search")):
        indexed = select(table(name, column(number)).c[number])
        hidden = select(redactions.c.key).where(redactions.c.table == of.name)
        gone = {int(key) for key in connection.execute(hidden).scalars()}
        missing = set(connection.execute(select(of.c.number).except_(indexed)).scalars()) - gone
        extra = set(connection.execute(indexed.except_(select(of.c.number))).scalars())
        for n in sorted(missing | extra)[:_MOST]:
            yield Problem("search_wrong", f"{name} {n}", "the search index does not fit the record: reindex")


def _database(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for (message,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Problem("database_damaged", "SQLite", message)


def problems(connection: Connection, head: str | None = None) -> list[Problem]:
    """Everything that is wrong; an empty list where nothing is."""
    found: list[Problem] = []
    for check in (_database(connection), _chain(connection, head), _references(connection), _superseded(connection)):
        found += check
    try:
        found += _indexes(connection)
    except _BAD_BYTES as error:
        found.append(Problem("row_unreadable", "indexes", str(error).splitlines()[0]))
    return found
