"""The ledger: what was reported, by whom, what was made of it, and when we knew."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, func, select

from secondsource import __version__
from secondsource.errors import LedgerDamaged, LedgerReadOnly, NotInLedger
from secondsource.ledger import copying, history, lists, notes, verify
from secondsource.ledger import spots as map_spots
from secondsource.ledger.chain import sha256, unpacked
from secondsource.ledger.corrections import CORRECTS, split_id
from secondsource.ledger.filters import (
    ClaimLine,
    DocumentLine,
    EntryLine,
    EventLine,
    Filters,
    Page,
    as_of_stamp,
    stamp,
)
from secondsource.ledger.neighbours import Neighbours, ReadingCache
from secondsource.ledger.opening import named_errors, open_engine, shown, writing_connection
from secondsource.ledger.redaction import Redacting
from secondsource.ledger.spots import Box, Spot
from secondsource.ledger.tables import archives, claims, documents, entries, events, readings
from secondsource.ledger.writing import Writing
from secondsource.model import EventRecord, Reading
from secondsource.model.judgement import Judgement
from secondsource.model.wire import reading_from_json
from secondsource.settings import LedgerSettings

Line = TypeVar("Line")

EVERYTHING = Filters()


def utc_now() -> datetime:
    """The clock that stamps entries unless another is handed in."""
    return datetime.now(UTC)


class Ledger:
    """An open ledger, on a SQLite file or a PostgreSQL database. One object may serve several threads.

    Everything read takes `as_of`: an ISO 8601 time or a day, and shows the ledger as it stood then. Methods raise
    LedgerLocked, LedgerReadOnly, LedgerDamaged, or LedgerError where the database fails.
    """

    def __init__(
        self, engine: Engine, address: str, settings: LedgerSettings, read_only: bool, clock: Callable[[], datetime]
    ) -> None:
        self.engine = engine
        self.address = address
        self.where = shown(address)
        self.settings = settings
        self.read_only = read_only
        self.clock = clock
        self.by = f"secondsource {__version__}"
        self._cache = ReadingCache(settings.kept_readings)

    @classmethod
    def open(
        cls,
        address: str,
        settings: LedgerSettings | None = None,
        *,
        read_only: bool = False,
        clock: Callable[[], datetime] = utc_now,
    ) -> Ledger:
        """Open the ledger at a path or a `postgresql://` address; a new one is made unless `read_only`.

        Raises LedgerTooNew, LedgerDamaged (cut off, or not a ledger), LedgerLocked, LedgerReadOnly, LedgerError.
        """
        settings = settings or LedgerSettings()
        engine = open_engine(address, settings, read_only, stamp(clock()))
        return cls(engine, address, settings, read_only, clock)

    def close(self) -> None:
        """Give back the database's connections."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- transactions ----------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[Writing]:
        """A write transaction, the only one at its time: all of it is kept, or nothing.

        Other processes wait, at most `lock_timeout_s`.
        """
        if self.read_only:
            raise LedgerReadOnly(f"{self.where}: opened for reading only")
        with named_errors(self.where):
            try:
                with writing_connection(self.engine) as connection:
                    writing = Writing(connection, self._cache, self.settings, self.clock, self.by)
                    yield writing
                    writing.finish()
            except BaseException:
                self._cache.clear()
                raise

    @contextmanager
    def reading_connection(self) -> Iterator[Connection]:
        """A read transaction: everything read in it is of one moment."""
        with named_errors(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def neighbourhood(self, as_of: str | None = None) -> Iterator[Neighbours]:
        """The neighbourhood for reading only, of one moment."""
        with self.reading_connection() as connection:
            yield Neighbours(connection, self._cache, self._seq(connection, as_of))

    def _seq(self, connection: Connection, as_of: str | None) -> int | None:
        """The last entry that was written by then; 0 where there was none yet."""
        if as_of is None:
            return None
        query = select(func.max(entries.c.seq)).where(entries.c.at <= as_of_stamp(as_of))
        return connection.execute(query).scalar() or 0

    # ---- single things ---------------------------------------------------------------------------------------------

    def knows(self, sha256: str) -> str | None:
        """The id of the document with these archived bytes; None where the ledger has none."""
        with self.reading_connection() as connection:
            return connection.execute(select(documents.c.id).where(documents.c.sha256 == sha256)).scalar()

    def reading(self, document: str, as_of: str | None = None) -> Reading:
        """The reading of a document. Raises NotInLedger, also where it was redacted."""
        with self.reading_connection() as connection:
            query = lists.reading_entry(document, self._seq(connection, as_of))
            row = connection.execute(query).one_or_none()
            if row is None:
                raise NotInLedger(f"{document}: no such document")
            if row.body is None:
                raise NotInLedger(f"{document}: was removed on request")
            kept = self._cache.get((document, row.entry))
            if kept is None:
                kept = reading_from_json(unpacked(row.body))
                self._cache.put((document, row.entry), kept)
            return kept

    def event(self, id: str, as_of: str | None = None) -> EventRecord:
        """One event with its members. Raises NotInLedger, also for one that was joined into another."""
        with self.neighbourhood(as_of) as neighbours:
            found = neighbours.events([id]).get(id)
        if found is None:
            raise NotInLedger(f"{id}: no such event")
        return found

    def claim(self, id: str, as_of: str | None = None) -> ClaimLine:
        """One claim ("document-id/claim-id") with its event. Raises NotInLedger."""
        with self.reading_connection() as connection:
            line = lists.claim_line(connection, id, self._seq(connection, as_of))
        if line is None:
            raise NotInLedger(f"{id}: no such claim")
        return line

    def document(self, id: str, as_of: str | None = None) -> DocumentLine:
        """One document's head. Raises NotInLedger."""
        with self.reading_connection() as connection:
            line = lists.document_line(connection, id, self._seq(connection, as_of))
        if line is None:
            raise NotInLedger(f"{id}: no such document")
        return line

    def show(self, id: str, as_of: str | None = None) -> EventRecord | ClaimLine | Reading:
        """The event, claim or document (as its reading) with that id. Raises NotInLedger."""
        with self.reading_connection() as connection:
            known = {
                name: connection.execute(select(table.c.id).where(table.c.id == id).limit(1)).scalar() is not None
                for name, table in (("event", events), ("document", documents), ("claim", claims))
            }
        if known["event"]:
            return self.event(id, as_of)
        if known["document"]:
            return self.reading(id, as_of)
        if known["claim"]:
            return self.claim(id, as_of)
        raise NotInLedger(f"{id}: no event, claim or document has that id")

    def archived(self, document: str) -> bytes:
        """The bytes that a document was read from. Raises NotInLedger; LedgerDamaged where their hash differs."""
        with self.reading_connection() as connection:
            query = select(archives.c.bytes, documents.c.sha256).join(documents).where(documents.c.id == document)
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotInLedger(f"{document}: no such document")
        if row.bytes is None:
            raise NotInLedger(f"{document}: was removed on request")
        try:
            data = zlib.decompress(row.bytes)
        except zlib.error:
            data = b""
        if sha256(data) != row.sha256:
            raise LedgerDamaged(f"{document}: the archived bytes are not those of its SHA-256")
        return data

    def media_type(self, document: str) -> str:
        """The media type of a document's archived bytes. Raises NotInLedger."""
        with self.reading_connection() as connection:
            query = select(archives.c.media_type).where(archives.c.document == document)
            found: str | None = connection.execute(query).scalar()
        if found is None:
            raise NotInLedger(f"{document}: no such document")
        return found

    # ---- lists -----------------------------------------------------------------------------------------------------

    def documents_page(self, filters: Filters, as_of: str | None = None) -> Page[DocumentLine]:
        """One page of documents (`filters.limit` lines, `page_size` where it is None)."""
        return self._page(lists.page_of_documents, filters, as_of)

    def claims_page(self, filters: Filters, as_of: str | None = None) -> Page[ClaimLine]:
        """One page of claims."""
        return self._page(lists.page_of_claims, filters, as_of)

    def events_page(self, filters: Filters, as_of: str | None = None) -> Page[EventLine]:
        """One page of events, without their members."""
        return self._page(lists.page_of_events, filters, as_of)

    def _page(self, page_of: Callable[..., Page[Any]], filters: Filters, as_of: str | None) -> Page[Any]:
        with self.reading_connection() as connection:
            size = filters.limit if filters.limit is not None else self.settings.page_size
            return page_of(connection, filters, size, self._seq(connection, as_of))

    def _all(
        self, page_of: Callable[..., Page[Line]], filters: Filters, as_of: str | None
    ) -> Iterator[tuple[Neighbours, Page[Line]]]:
        left = filters.limit
        with self.reading_connection() as connection:
            seq = self._seq(connection, as_of)
            neighbours = Neighbours(connection, self._cache, seq)
            cursor = filters.cursor
            while left is None or left > 0:
                size = self.settings.page_size if left is None else min(left, self.settings.page_size)
                page = page_of(connection, replace(filters, cursor=cursor), size, seq)
                yield neighbours, page
                cursor = page.next
                if cursor is None:
                    return
                if left is not None:
                    left -= len(page.lines)

    def spots(self, filters: Filters, box: Box, side: float) -> list[Spot]:
        """Events of a map view in cells of `side` degrees. See `spots.spots`."""
        with self.reading_connection() as connection:
            return map_spots.spots(connection, filters, box, side)

    def heads_in(self, filters: Filters, box: Box, most: int) -> list[EventRecord]:
        """Events of a map view one by one, without their members. See `spots.heads_in`."""
        with self.reading_connection() as connection:
            return map_spots.heads_in(connection, filters, box, most)

    def heads_of(self, ids: Collection[str], as_of: str | None = None) -> list[EventRecord]:
        """Events by their ids, without their members."""
        with self.reading_connection() as connection:
            return map_spots.heads_of(connection, ids, self._seq(connection, as_of))

    def spelled(self, ids: Collection[str], as_of: str | None = None) -> dict[str, str]:
        """Event id -> its place as the text of its first claim spells it."""
        with self.reading_connection() as connection:
            return map_spots.spelled(connection, ids, self._seq(connection, as_of))

    def documents(self, filters: Filters = EVERYTHING, as_of: str | None = None) -> Iterator[DocumentLine]:
        """All documents that fit, of one moment, read as they are asked for."""
        for _, page in self._all(lists.page_of_documents, filters, as_of):
            yield from page.lines

    def claims(self, filters: Filters = EVERYTHING, as_of: str | None = None) -> Iterator[ClaimLine]:
        """All claims that fit."""
        for _, page in self._all(lists.page_of_claims, filters, as_of):
            yield from page.lines

    def event_lines(self, filters: Filters = EVERYTHING, as_of: str | None = None) -> Iterator[EventLine]:
        """All events that fit, without their members."""
        for _, page in self._all(lists.page_of_events, filters, as_of):
            yield from page.lines

    def events(self, filters: Filters = EVERYTHING, as_of: str | None = None) -> Iterator[EventRecord]:
        """All events that fit, with their members."""
        for neighbours, page in self._all(lists.page_of_events, filters, as_of):
            found = neighbours.events([line.id for line in page.lines])
            yield from (found[line.id] for line in page.lines if line.id in found)

    def readings(self, filters: Filters = EVERYTHING, as_of: str | None = None) -> Iterator[Reading]:
        """The readings of all documents that fit; what was redacted is left out."""
        for line in self.documents(filters, as_of):
            try:
                yield self.reading(line.id, as_of)
            except NotInLedger:
                continue

    # ---- persons, history, checks ----------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> Judgement:
        """Write a person's decision, by itself. See `Writing.judge`."""
        with self.transaction() as writing:
            return writing.judge(judgement)

    def lacks_corrections(self, document: str) -> bool:
        """Whether persons' corrections of a document are not laid over the reading that stands."""
        with self.reading_connection() as connection:
            by = connection.execute(
                select(readings.c.by).where(readings.c.document == document, readings.c.superseded.is_(None))
            ).scalar()
            if by is None or by.startswith("judgement"):
                return False
            return any(
                j.kind in CORRECTS and j.value.strip() and split_id(j.subject)[0] == document
                for j in history.judgements_of(connection, None, None)
            )

    def judgements(self, subject: str | None = None, as_of: str | None = None) -> list[Judgement]:
        """What persons decided, about one id or everything, oldest first."""
        with self.reading_connection() as connection:
            return history.judgements_of(connection, subject, self._seq(connection, as_of))

    def history(self, event: str) -> list[history.Version]:
        """All versions of an event, oldest first. Raises NotInLedger."""
        with self.reading_connection() as connection:
            found = history.versions_of(connection, event)
        if not found:
            raise NotInLedger(f"{event}: no such event")
        return found

    def versions(self, document: str) -> list[DocumentLine]:
        """The documents of one address, oldest first: what a page said before, and says now. Raises NotInLedger."""
        with self.reading_connection() as connection:
            found = lists.same_address(connection, document)
        if not found:
            raise NotInLedger(f"{document}: no such document")
        return found

    def log(self, since: int = 0, limit: int | None = None) -> list[EntryLine]:
        """Entries of the log after number `since`, oldest first."""
        with self.reading_connection() as connection:
            query = select(entries).where(entries.c.seq > since).order_by(entries.c.seq).limit(limit)
            return [EntryLine(r.seq, r.at, r.kind, r.subject, r.hash) for r in connection.execute(query)]

    def head(self) -> EntryLine | None:
        """The last entry. Its hash, kept elsewhere, proves later that nothing before it was changed."""
        with self.reading_connection() as connection:
            row = connection.execute(select(entries).order_by(entries.c.seq.desc()).limit(1)).one_or_none()
        return None if row is None else EntryLine(row.seq, row.at, row.kind, row.subject, row.hash)

    def verify(self, head: str | None = None) -> list[verify.Problem]:
        """What is wrong with the ledger; an empty list where nothing is. `head` is a hash that the chain must hold."""
        with self.reading_connection() as connection:
            return verify.problems(connection, head)

    def copy(self, target: Ledger, progress: copying.Progress | None = None) -> str:
        """Copy all of this ledger into an empty one, checked by hash. See `copying.copy`."""
        return copying.copy(self, target, *([progress] if progress else []))

    def backup(self, to: Path, progress: copying.Progress | None = None) -> str:
        """Write this ledger as one SQLite file. See `copying.backup`."""
        return copying.backup(self, to, *([progress] if progress else []))

    def reindex(self) -> None:
        """Make the search index again from the record."""
        with self.noting() as connection:
            copying.reindex(connection, self.settings.search_words)

    def redact_name(self, *spellings: str, by: str, because: str) -> int:
        """Put a mask over a name wherever the record has it; how many rows changed. See `redaction`."""
        with self.transaction() as writing:
            changed = Redacting(writing, by, because).name(*spellings)
        self.scrub()
        return changed

    def scrub(self) -> None:
        """Make the database let go of what was overwritten: for after a redaction. Takes its time on a large ledger."""
        with named_errors(self.where), self.engine.connect() as connection:
            copying.scrub(connection)

    def digest(self) -> str:
        """A hash of what the ledger holds, times and entry numbers apart: equal for equal content."""
        with self.reading_connection() as connection:
            return history.content_digest(connection)

    def counts(self) -> dict[str, int]:
        """How many documents, claims, events and judgements there are now."""
        with self.reading_connection() as connection:
            return history.counts(connection)

    # ---- a program's own notes -------------------------------------------------------------------------------------

    def remember(self, key: str, value: str) -> None:
        """Keep a note of a program's own (a feed's state); no part of the record."""
        with self.noting() as connection:
            notes.remember(connection, key, value, stamp(self.clock()))

    def recall(self, key: str) -> str | None:
        """A note kept by `remember`."""
        with self.reading_connection() as connection:
            return notes.recall(connection, key)

    def forget(self, key: str) -> None:
        """Drop a note."""
        with self.noting() as connection:
            notes.forget(connection, key)

    def make_token(self, label: str) -> tuple[str, str]:
        """A new API token: its id, and the token itself, which is not stored and shown only now."""
        with self.noting() as connection:
            return notes.make_token(connection, label, stamp(self.clock()))

    def token_label(self, token: str) -> str | None:
        """Whose a token is; None where it is unknown or revoked."""
        with self.reading_connection() as connection:
            return notes.token_label(connection, token)

    def revoke_token(self, id: str) -> None:
        """Make a token worthless. Raises NotInLedger."""
        with self.noting() as connection:
            if not notes.revoke_token(connection, id, stamp(self.clock())):
                raise NotInLedger(f"{id}: no such token")

    def tokens(self) -> list[notes.TokenLine]:
        """All tokens, oldest first, without their secrets."""
        with self.reading_connection() as connection:
            return notes.tokens_of(connection)

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """A write transaction for notes of a program's own, which belong to no entry."""
        if self.read_only:
            raise LedgerReadOnly(f"{self.where}: opened for reading only")
        with named_errors(self.where), writing_connection(self.engine) as connection:
            yield connection
