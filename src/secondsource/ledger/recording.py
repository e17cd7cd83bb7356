"""What a write transaction writes: documents, readings, derivations, matches, events, and the entry over them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, update

from secondsource.errors import NotInLedger, UsageError
from secondsource.ledger import search, tellers, words
from secondsource.ledger.chain import LEVEL, START, entry_hash, packed, payload, row_digest, sha256, unpacked
from secondsource.ledger.corrections import overruled
from secondsource.ledger.filters import stamp
from secondsource.ledger.history import judgements_of
from secondsource.ledger.inserting import insert_rows
from secondsource.ledger.neighbours import WITHDRAWN, Neighbours, ReadingCache, chunks
from secondsource.ledger.rows import (
    NO_DAY,
    Row,
    claim_rows,
    claim_words,
    clean,
    derivations_body,
    document_row,
    event_row,
    gone_row,
    match_row,
    member_rows,
)
from secondsource.ledger.tables import (
    archives,
    claims,
    derivations,
    derived,
    documents,
    entries,
    events,
    keys,
    matches,
    members,
    names,
    readings,
)
from secondsource.model import Analysis, Derivation, Document, EventRecord, Reading, Received
from secondsource.model.neighbourhood import Match, Traced, Weighed
from secondsource.model.wire import reading_as_json, reading_from_json
from secondsource.settings import LedgerSettings


class Recording(Neighbours):
    """The ledger inside a write transaction. What it reads shows what it has written.

    Nobody else writes meanwhile. Leaving the block commits; an error, or a process killed, leaves nothing.
    """

    def __init__(
        self,
        connection: Connection,
        cache: ReadingCache,
        settings: LedgerSettings,
        clock: Callable[[], datetime],
        by: str,
    ) -> None:
        super().__init__(connection, cache)
        self.settings = settings
        self.by = by
        last = connection.execute(
            select(entries.c.seq, entries.c.hash, entries.c.at).order_by(entries.c.seq.desc()).limit(1)
        ).one_or_none()
        self.entry: int = last.seq + 1 if last is not None else 1
        # A clock that was put back must not write before what is written: "as of" asks for the last entry by a time.
        self.at = max(stamp(clock()), last.at) if last is not None else stamp(clock())
        self._previous: str = last.hash if last is not None else START
        self._digests: list[str] = []
        self._what: tuple[str, str] | None = None
        self._numbers: dict[str, int] = {}
        self._document_keys: dict[str, set[str]] = {}
        self._new_readings: dict[str, Row] = {}
        self._retold: set[str] = set()

    # ---- rows ------------------------------------------------------------------------------------------------------

    def _number(self, table: Table, many: int = 1) -> int:
        if table.name not in self._numbers:
            most = self._connection.execute(select(func.max(table.c.number))).scalar()
            self._numbers[table.name] = (most or 0) + 1
        first = self._numbers[table.name]
        self._numbers[table.name] += many
        return first

    def next_number(self, table: Table, many: int = 1) -> int:
        """The number of the next row of a table; the `many` numbers from it on are taken."""
        return self._number(table, many)

    def forget_cached(self) -> None:
        """Drop the readings kept in memory, after a redaction changed them."""
        self._cache.clear()

    def put(self, table: Table, rows: Sequence[Row]) -> None:
        """Write rows of a record table, as part of this entry."""
        if rows:
            insert_rows(self._connection, table, rows)
            self._digests += [row_digest(table, row) for row in rows]

    def _supersede(self, table: Table, *conditions: Any) -> None:
        self._connection.execute(
            update(table)
            .where(table.c.superseded.is_(None), table.c.entry < self.entry, *conditions)
            .values(superseded=self.entry)
        )

    def _take_back(self, table: Table, *conditions: Any) -> None:
        # A row that this same transaction wrote before and now replaces: it was never visible to anyone.
        for row in self._connection.execute(select(table).where(table.c.entry == self.entry, *conditions)).all():
            self._digests.remove(row_digest(table, row._mapping))
        self._connection.execute(delete(table).where(table.c.entry == self.entry, *conditions))

    def about(self, kind: str, subject: str) -> None:
        """What this entry is called in the log; the first call counts."""
        if self._what is None:
            self._what = (kind, clean(subject))

    # ---- documents and readings ------------------------------------------------------------------------------------

    def free_id(self, document: Document) -> Document:
        """The document under an id that is free: its own, else with the start of its hash behind it.

        The same id in two files is no reason to refuse the second.
        """
        wanted = clean(document.id).strip() or document.sha256[:16]
        tail = 0
        found = wanted
        while self._taken(found):
            tail += 8
            found = f"{wanted}~{document.sha256[:tail]}"
        return document if found == document.id else replace(document, id=found)

    def _taken(self, id: str) -> bool:
        if self._connection.execute(select(documents.c.id).where(documents.c.id == id)).scalar() is not None:
            return True
        # An event's id, or a claim's, would make `show` ambiguous.
        return any(
            self._connection.execute(select(table.c.id).where(table.c.id == id).limit(1)).scalar() is not None
            for table in (events, claims)
        )

    def add_document(self, received: Received, reading: Reading, *, given_id: str | None = None) -> None:
        """Write a document, its archived bytes, its reading and its claims.

        `reading.document` is the document under the id that it is to have (`free_id`). Raises UsageError where the
        ledger knows the bytes already, or where they are not those of the document's SHA-256.
        """
        document = reading.document
        if sha256(received.archived) != document.sha256:
            raise UsageError(f"{document.id}: the archived bytes are not those that were read")
        if self.knows(document.sha256) is not None:
            raise UsageError(f"{document.id}: already in the ledger")
        self.about("added", document.id)
        number = self._number(documents)
        self.put(documents, [document_row(document, number, self.entry, given_id or received.document.id)])
        self.put(
            archives,
            [
                {
                    "document": document.id,
                    "entry": self.entry,
                    "media_type": clean(received.media_type),
                    "size": len(received.archived),
                    "bytes": zlib.compress(received.archived, LEVEL),
                }
            ],
        )
        found = words.terms(f"{document.title or ''}\n{document.text}", document.language, self.settings.search_words)
        search.put(self._connection, "documents_search", [(number, found)])
        self._put_reading(reading, None)

    def reread(self, reading: Reading, *, by: str | None = None) -> None:
        """Write a new reading of a document that is there. The old one and its claims stay in the record.

        `by` names the reader, where it is not this program. Keys and matches of the old reading no longer hold:
        `add_keys`, `add_traced` and `add_weighed` write those of the new one.
        """
        id = reading.document.id
        if self._connection.execute(select(documents.c.id).where(documents.c.id == id)).scalar() is None:
            raise NotInLedger(f"{id}: not in the ledger")
        self.about("reread", id)
        standing = and_(claims.c.document == id, claims.c.superseded.is_(None))
        self.withdraw_matches(self._connection.execute(select(claims.c.id).where(standing)).scalars())
        if id in self._new_readings:
            raise UsageError(f"{id}: was read in this very transaction")
        before = self._connection.execute(select(claims.c.id).where(standing)).scalars()
        claimed = {*before, *(f"{id}/{claim.id}" for claim in reading.claims)}
        self.tell_again(self.events_of(claimed).values())
        self._supersede(readings, readings.c.document == id)
        self._supersede(claims, claims.c.document == id)
        self._connection.execute(delete(keys).where(keys.c.document == id))
        self._put_reading(reading, by)

    def keys_of(self, document: str) -> tuple[str, ...]:
        """The keys that a document is stored with."""
        query = select(keys.c.key).where(keys.c.document == document).order_by(keys.c.key)
        return tuple(self._connection.execute(query).scalars())

    def _put_reading(self, reading: Reading, by: str | None) -> None:
        document = reading.document
        # The row is written when the transaction ends, with the keys that the stages made of it.
        self._new_readings[document.id] = {
            "document": document.id,
            "entry": self.entry,
            "by": clean(by or self.by),
            "body": packed(reading_as_json(reading)),
            "superseded": None,
        }
        self._document_keys[document.id] = set()
        first = self._number(claims, len(reading.claims))
        rows = claim_rows(reading, first, self.entry)
        self.put(claims, rows)
        most = self.settings.search_words
        search.put(
            self._connection,
            "claims_search",
            [
                (number, words.terms(claim_words(reading, claim), document.language, most))
                for number, claim in enumerate(reading.claims, first)
            ],
        )
        self.put_names("speaker", {row["speaker_key"] for row in rows})
        self._cache.put((document.id, self.entry), replace(reading, analysis=_NO_GRAMMAR))

    def put_names(self, kind: str, found: set[str | None]) -> None:
        """Put names into the list in which `speaker` filters look."""
        new = {name for name in found if name}
        for some in chunks(new):
            query = select(names.c.key).where(names.c.kind == kind, names.c.key.in_(some))
            new -= set(self._connection.execute(query).scalars())
        if new:
            self._connection.execute(insert(names), [{"kind": kind, "key": key} for key in sorted(new)])

    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        """The readings of these documents, those of this transaction included."""
        wanted = set(documents)
        found = {id: self._pending(id) for id in wanted & self._new_readings.keys()}
        return found | dict(super().readings(wanted - found.keys()))

    def _pending(self, id: str) -> Reading:
        kept = self._cache.get((id, self.entry))
        if kept is not None:
            return kept
        return reading_from_json(unpacked(self._new_readings[id]["body"]))

    def add_keys(self, document: str, found: Iterable[str]) -> None:
        """Store the keys under which a document that this transaction writes is found by later ones."""
        if document not in self._document_keys:
            raise UsageError(f"{document}: keys belong to a reading, which this transaction does not write")
        new = {clean(key) for key in found} - self._document_keys[document]
        if new:
            self._document_keys[document] |= new
            self._connection.execute(insert(keys), [{"key": key, "document": document} for key in sorted(new)])

    # ---- origins and weighing --------------------------------------------------------------------------------------

    def add(self, received: Received, reading: Reading, traced: Traced, weighed: Weighed) -> None:
        """Write a report and all that the stages made of it."""
        self.add_document(received, reading)
        self.add_traced(reading.document.id, traced)
        self.add_weighed(reading.document.id, weighed)

    def add_traced(self, document: str, traced: Traced) -> None:
        """Write what the origins stage made of one document."""
        self.add_keys(document, traced.keys)
        for id, ancestors in sorted(traced.derivations.items()):
            self.set_derivations(id, ancestors)

    def add_weighed(self, document: str, weighed: Weighed) -> None:
        """Write what weighing made of one document."""
        self.add_keys(document, weighed.keys)
        self.add_matches(weighed.matches)
        self.set_events(weighed.events, weighed.gone)

    def set_derivations(self, document: str, ancestors: Sequence[Derivation]) -> None:
        """Write the ancestors of a document; they take the place of those stored before."""
        body = derivations_body(tuple(ancestors))
        here = derivations.c.document == document
        stored = self._connection.execute(
            select(derivations.c.body).where(here, derivations.c.superseded.is_(None))
        ).scalar()
        if stored == body or (stored is None and not ancestors):
            return
        self.about("traced", document)
        self._take_back(derivations, here)
        self._supersede(derivations, here)
        row: Row = {"document": document, "entry": self.entry, "body": body, "superseded": None}
        self.put(derivations, [row])
        self._connection.execute(delete(derived).where(derived.c.document == document))
        links = sorted({d.on for d in ancestors})
        if links:
            self._connection.execute(insert(derived), [{"on": on, "document": document} for on in links])

    def add_matches(self, found: Iterable[Match]) -> None:
        """Write matches between claims; one stored before under the same ends gives way where it differs."""
        rows = {(m.a, m.b): match_row(m, self.entry) for m in found}
        for some in chunks({a for a, _ in rows}):
            query = select(matches).where(matches.c.a.in_(some), matches.c.superseded.is_(None))
            for old in self._connection.execute(query).all():
                row = rows.get((old.a, old.b))
                if row is None:
                    continue
                if all(old._mapping[name] == row[name] for name in ("score", "state", "features")):
                    del rows[old.a, old.b]
                else:
                    self._drop_match(old.a, old.b)
        if rows:
            self.about("matched", next(iter(rows))[0])
        self.put(matches, [rows[pair] for pair in sorted(rows)])

    def _drop_match(self, a: str, b: str) -> None:
        here = and_(matches.c.a == a, matches.c.b == b)
        self._take_back(matches, here)
        self._supersede(matches, here)

    def withdraw_matches(self, members: Iterable[str]) -> None:
        """Matches are of two readings: where one is read anew, they no longer hold."""
        rows: list[Row] = []
        for match in self.matches(list(members)):
            self._drop_match(match.a, match.b)
            row: Row = {"a": match.a, "b": match.b, "entry": self.entry, "score": 0.0, "state": WITHDRAWN}
            rows.append({**row, "features": None, "superseded": None})
        self.put(matches, rows)

    def set_events(self, changed: Iterable[EventRecord], gone: Iterable[str] = ()) -> None:
        """Write new versions of events, and the last one of those that are no more. Unchanged events are left."""
        for id in gone:
            self._close_event(id)
        for event in changed:
            self._write_event(event)

    def tell_again(self, ids: Iterable[str]) -> None:
        """Have the list of who speaks in these events made again when the transaction ends."""
        self._retold.update(ids)

    def _event_now(self, id: str) -> Any:
        query = select(events).where(events.c.id == id, events.c.superseded.is_(None))
        return self._connection.execute(query).one_or_none()

    def _members_now(self, id: str) -> dict[str, Any]:
        query = select(members).where(
            members.c.event == id, members.c.superseded.is_(None), members.c.left_event.is_(False)
        )
        return {row.claim: row for row in self._connection.execute(query)}

    def _replace_members(self, id: str, wanted: Sequence[Row]) -> bool:
        stored = self._members_now(id)
        rows: list[Row] = []
        kept = set()
        for row in wanted:
            if row["claim"] in kept:
                raise UsageError(f"{id}: lists {row['claim']} twice")
            kept.add(row["claim"])
            old = stored.get(row["claim"])
            if old is None or old.position != row["position"] or old.body != row["body"]:
                rows.append(row)
        rows += [
            {"claim": claim, "position": old.position, "left_event": True, "origin_key": None, "body": None}
            for claim, old in sorted(stored.items())
            if claim not in kept
        ]
        if not rows:
            return False
        for some in chunks({row["claim"] for row in rows}):
            here = and_(members.c.event == id, members.c.claim.in_(some))
            self._take_back(members, here)
            self._supersede(members, here)
        self.put(members, [{**row, "event": id, "entry": self.entry, "superseded": None} for row in rows])
        return True

    def _write_event(self, event: EventRecord) -> None:
        event = overruled(event, judgements_of(self._connection, event.id, None))
        changed = self._replace_members(event.id, member_rows(event))
        now = self._event_now(event.id)
        days = self._connection.execute(
            select(func.min(documents.c.sort_day)).where(
                documents.c.id.in_([m.document for m in event.members[:64]]), documents.c.sort_day > NO_DAY
            )
        ).scalar()
        row = event_row(event, 0, self.entry, days)
        if now is not None and not changed and not now.gone and _same_but_for_time(row, now):
            return
        self.about("weighed", event.id)
        self._take_back(events, events.c.id == event.id)
        self._supersede(events, events.c.id == event.id)
        row["number"] = self._number(events)
        self.put(events, [row])
        self.tell_again([event.id])

    def _close_event(self, id: str) -> None:
        now = self._event_now(id)
        if now is None or now.gone:
            return
        self.about("weighed", id)
        self.tell_again([id])
        self._replace_members(id, [])
        last = dict(now._mapping)
        self._take_back(events, events.c.id == id)
        self._supersede(events, events.c.id == id)
        before = self._connection.execute(select(events.c.number).where(events.c.id == id).limit(1)).scalar()
        if before is None:
            return  # made and unmade in one transaction
        self.put(events, [gone_row(last, self._number(events), self.entry)])

    # ---- the end ---------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Write the entry that ties the transaction's rows into the chain. Nothing written, no entry."""
        for id, row in self._new_readings.items():
            found = self._document_keys[id]
            self.put(readings, [{**row, "document_keys": packed(sorted(found))}])
        tellers.retell(self._connection, self._retold)
        if not self._digests:
            return
        kind, subject = self._what or ("written", "")
        total = payload(self._digests)
        self._connection.execute(
            insert(entries),
            {
                "seq": self.entry,
                "at": self.at,
                "kind": kind,
                "subject": subject,
                "payload": total,
                "previous": self._previous,
                "hash": entry_hash(self.entry, self.at, kind, subject, total, self._previous),
            },
        )


_NO_GRAMMAR = Analysis((), (), ())


def _same_but_for_time(row: Row, stored: Any) -> bool:
    """Whether an event's new version says what the stored one says, the time of weighing apart."""
    apart = ("number", "entry", "superseded", "gone", "body")
    if any(row[c.name] != stored._mapping[c.name] for c in events.columns if c.name not in apart):
        return False
    if stored.body is None:
        return False
    new, old = unpacked(row["body"]), unpacked(stored.body)
    new["assessment"]["at"] = old["assessment"]["at"]
    return bool(new == old)
