"""Copying a ledger between files and databases, checked by hash; and making the search index again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, select, update

from secondsource.errors import LedgerDamaged, LedgerError
from secondsource.ledger import feeds, search, words
from secondsource.ledger.chain import unpacked
from secondsource.ledger.inserting import insert_rows
from secondsource.ledger.opening import file_of, is_postgres, named_errors, writing_connection
from secondsource.ledger.rows import claim_words
from secondsource.ledger.tables import (
    RECORD,
    about,
    claims,
    derived,
    documents,
    entries,
    keys,
    listed,
    names,
    readings,
    states,
    tellers,
    tokens,
)
from secondsource.ledger.verify import problems
from secondsource.model.wire import reading_from_json

if TYPE_CHECKING:
    from secondsource.ledger.store import Ledger

BATCH = 500
"""Rows that are carried at a time."""

COPIED: tuple[Table, ...] = (*RECORD, entries, keys, derived, names, tellers, listed, states, tokens, *feeds.TABLES)
"""Everything but `about`, which says when each ledger was made, and the search tables, which are made again."""

Progress = Callable[[str, int], None]
"""Called with a table's name and the rows carried so far."""


def _quiet(_table: str, _rows: int) -> None:
    pass


def _carry(source: Connection, target: Connection, table: Table, progress: Progress) -> None:
    rows = source.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
    done = 0
    for batch in rows.partitions(BATCH):
        insert_rows(target, table, [dict(row._mapping) for row in batch])
        done += len(batch)
        progress(table.name, done)


def reindex(connection: Connection, most: int, progress: Progress = _quiet) -> None:
    """Make the search index again from the readings; what was redacted has no words."""
    search.clear(connection)
    numbers = {row.id: row.number for row in connection.execute(select(documents.c.id, documents.c.number))}
    query = select(readings.c.document, readings.c.entry).order_by(readings.c.document, readings.c.entry.desc())
    seen: set[str] = set()
    for done, (document, entry) in enumerate(connection.execute(query).all(), 1):
        here = (readings.c.document == document) & (readings.c.entry == entry)
        body = connection.execute(select(readings.c.body).where(here)).scalar()
        if body is None:
            continue
        reading = reading_from_json(unpacked(body))
        language = reading.document.language
        if document not in seen:
            seen.add(document)
            found = words.terms(document_words(reading.document.title, reading.document.text), language, most)
            search.put(connection, "documents_search", [(numbers[document], found)])
        rows = select(claims.c.id, claims.c.number).where(claims.c.document == document, claims.c.entry == entry)
        by_id = {row.id: row.number for row in connection.execute(rows)}
        put = [
            (by_id[id], words.terms(claim_words(reading, claim), language, most))
            for claim in reading.claims
            if (id := f"{document}/{claim.id}") in by_id
        ]
        search.put(connection, "claims_search", put)
        progress("search", done)


def scrub(connection: Connection) -> None:
    """Write the database's files anew, without the remains of rows that were overwritten."""
    raw = connection.connection.driver_connection
    assert raw is not None
    if connection.dialect.name == "sqlite":
        merged = [f"INSERT INTO {table} ({table}) VALUES ('optimize')" for table in search.TABLES]
        statements = [*merged, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
        for statement in statements:
            raw.execute(statement)
    else:
        raw.autocommit = True
        try:
            for table in [table.name for table in RECORD] + list(search.TABLES):
                raw.execute(f"VACUUM FULL {table}")
        finally:
            raw.autocommit = False


def document_words(title: str | None, text: str) -> str:
    """The text under which a document is searched."""
    return f"{title or ''}\n{text}"


def copy(source: Ledger, target: Ledger, progress: Progress = _quiet) -> str:
    """Copy all of a ledger into an empty one, check the copy, and return the hash that both chains end with.

    All of it is copied or nothing. Raises LedgerError where the target is not empty, LedgerDamaged where the copy, and
    so the source, does not verify.
    """
    with (
        source.reading_connection() as here,
        named_errors(target.where),
        writing_connection(target.engine) as there,
    ):
        if there.execute(select(entries.c.seq).limit(1)).first() is not None:
            raise LedgerError(f"{target.where}: is not empty; a ledger is copied into a new one")
        for table in COPIED:
            _carry(here, there, table, progress)
        made = here.execute(select(about.c.value).where(about.c.key == "created")).scalar()
        if made is not None:
            there.execute(update(about).where(about.c.key == "created").values(value=made))
        reindex(there, target.settings.search_words, progress)
        last = select(entries.c.hash).order_by(entries.c.seq.desc()).limit(1)
        head: str | None = here.execute(last).scalar()
        wrong = problems(there, head)
        if wrong:
            raise LedgerDamaged(
                f"{source.where}: does not verify ({wrong[0].subject}: {wrong[0].detail}): see `secondsource verify`"
            )
        return head or ""


def backup(source: Ledger, to: Path, progress: Progress = _quiet) -> str:
    """Write a ledger, of either kind, as one SQLite file that is complete or not there; returns its last hash.

    Raises LedgerError where the file exists.
    """
    from secondsource.ledger.store import Ledger

    if to.exists():
        raise LedgerError(f"{to}: exists already")
    part = to.with_name(to.name + ".part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        with Ledger.open(str(part), source.settings, clock=source.clock) as target:
            head = copy(source, target, progress)
        # Closing the last connection has moved the write-ahead log into the file.
        part.replace(to)
    finally:
        for name in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            with suppress(FileNotFoundError):
                name.unlink()
    return head


def restore(backup_file: Path, to: str, progress: Progress = _quiet) -> str:
    """Write a backup into a new ledger at an address, checked by hash; returns its last hash.

    Raises LedgerError where there is a ledger with something in it.
    """
    from secondsource.ledger.store import Ledger

    if not is_postgres(to) and file_of(to).resolve() == backup_file.resolve():
        raise LedgerError(f"{to}: is the backup itself")
    with Ledger.open(str(backup_file), read_only=True) as source, Ledger.open(to) as target:
        return copy(source, target, progress)
