"""Taking a document, or a name, out of a ledger on request, so that the hash chain still verifies.

What is taken out is overwritten in place; the digest that each row had goes into `redactions`, itself part of the
chain. So nobody can read what was there, anybody can see that something was, by whom it was taken out and why, and
`verify` can still tell a redaction from tampering.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, Text, and_, delete, func, or_, select, update

from secondsource.errors import NotInLedger, UsageError
from secondsource.ledger import search, tellers, words
from secondsource.ledger.chain import packed, row_digest, unpacked
from secondsource.ledger.copying import document_words
from secondsource.ledger.rows import Row, claim_words, fold, where_columns
from secondsource.ledger.tables import (
    RECORD,
    ROW_KEY,
    archives,
    claims,
    derivations,
    derived,
    documents,
    events,
    keys,
    matches,
    members,
    names,
    readings,
    redactions,
)
from secondsource.ledger.verify import row_name
from secondsource.ledger.writing import Writing
from secondsource.model import EventRecord, Reading
from secondsource.model.names import name_keys
from secondsource.model.wire import reading_from_json

MASK = "█"
"""What stands for each character of a name that was taken out: offsets into the text stay right."""

_PERSON_IN_KEY = 3
"""Letters of a name's skeleton from which a key that holds it is taken out too."""


class Redacting:
    """Redaction inside a write transaction."""

    def __init__(self, writing: Writing, by: str, because: str) -> None:
        if not by.strip() or not because.strip():
            raise UsageError("a redaction needs a name (--by) and a reason (--because)")
        self._writing = writing
        self._connection = writing.connection
        self._by, self._because = by, because

    def _redact(self, table: Table, row: Any, changes: Row) -> bool:
        """Overwrite columns of a row that an earlier entry wrote, and note what its digest was."""
        before = dict(row._mapping)
        after = before | changes
        if all(before[name] == after[name] for name in changes):
            return False
        if row.entry == self._writing.entry:
            raise UsageError("a redaction is a transaction of its own")
        here = and_(*(table.c[name] == before[name] for name in ROW_KEY[table.name]))
        self._connection.execute(update(table).where(here).values(changes))
        self._writing.put(
            redactions,
            [
                {
                    "number": self._writing.next_number(redactions),
                    "entry": self._writing.entry,
                    "table": table.name,
                    "key": row_name(table, row),
                    "digest": row_digest(table, before),
                    "after": row_digest(table, after),
                    "by": self._by,
                    "because": self._because,
                }
            ],
        )
        return True

    def _rows(self, table: Table, *conditions: Any) -> Sequence[Any]:
        earlier = table.c.entry < self._writing.entry
        return self._connection.execute(select(table).where(earlier, *conditions)).all()

    # ---- a document ------------------------------------------------------------------------------------------------

    def document(self, id: str) -> tuple[str, ...]:
        """Take a document out: its text, bytes, claims, and what events had from it.

        Its id and SHA-256 stay, so that it is not added again. Returns the members of the events it was part of, which
        are to be weighed anew. Raises NotInLedger.
        """
        row = self._connection.execute(select(documents).where(documents.c.id == id)).one_or_none()
        if row is None:
            raise NotInLedger(f"{id}: not in the ledger")
        self._writing.about("redacted", id)
        self._forget_words(id, row.number)
        touched = self._leave_events(id)
        standing = select(claims.c.id).where(claims.c.document == id, claims.c.superseded.is_(None))
        self._writing.withdraw_matches(self._connection.execute(standing).scalars())
        self._redact(documents, row, {"address": None, "title": None})
        of_document: tuple[tuple[Table, Any, Row], ...] = (
            (archives, archives.c.document == id, {"bytes": None}),
            (readings, readings.c.document == id, {"body": None, "document_keys": None}),
            (claims, claims.c.document == id, _CLAIM_WITHOUT_WORDS),
            (derivations, derivations.c.document == id, {"body": None}),
            (members, _of(members.c.claim, id), {"body": None, "origin_key": None}),
            (matches, or_(_of(matches.c.a, id), _of(matches.c.b, id)), {"features": None}),
        )
        for table, condition, changes in of_document:
            for found in self._rows(table, condition):
                self._redact(table, found, changes)
        self._connection.execute(delete(keys).where(keys.c.document == id))
        self._connection.execute(delete(derived).where(derived.c.document == id))
        self._forget_names()
        self._writing.forget_cached()
        return touched

    def _leave_events(self, id: str) -> tuple[str, ...]:
        listed = select(members.c.event).where(_of(members.c.claim, id)).distinct()
        ids = list(self._connection.execute(listed).scalars())
        touched: set[str] = set()
        for event in self._writing.events(ids).values():
            left = tuple(m for m in event.members if m.document != id)
            if left:
                touched.update(m.claim for m in left)
                self._writing.set_events([_without(event, id)])
            else:
                self._writing.set_events([], [event.id])
        query = select(members.c.event, func.min(members.c.entry).label("first")).where(_of(members.c.claim, id))
        for row in self._connection.execute(query.group_by(members.c.event)).all():
            # Versions from before the document came in have nothing of it.
            for found in self._rows(events, events.c.id == row.event, events.c.entry >= row.first):
                self._redact(events, found, {"summary": "", "body": None, **where_columns(None)})
        return tuple(sorted(touched))

    def _forget_words(self, id: str, number: int) -> None:
        first = True
        for row in self._rows(readings, readings.c.document == id, readings.c.body.is_not(None)):
            reading = reading_from_json(unpacked(row.body))
            self._take_words(reading, row.entry, number if first else None)
            first = False

    def _take_words(self, reading: Reading, entry: int, number: int | None) -> None:
        for table, n, terms in self._words(reading, entry, number):
            search.take(self._connection, table, n, terms)

    def _put_words(self, reading: Reading, entry: int, number: int | None) -> None:
        for table, n, terms in self._words(reading, entry, number):
            search.put(self._connection, table, [(n, terms)])

    def _words(self, reading: Reading, entry: int, number: int | None) -> Iterable[tuple[str, int, words.Terms]]:
        document, most = reading.document, self._writing.settings.search_words
        if number is not None:
            text = document_words(document.title, document.text)
            yield "documents_search", number, words.terms(text, document.language, most)
        query = select(claims.c.id, claims.c.number).where(claims.c.document == document.id, claims.c.entry == entry)
        numbers = {row.id: row.number for row in self._connection.execute(query)}
        for claim in reading.claims:
            text = claim_words(reading, claim)
            yield "claims_search", numbers[f"{document.id}/{claim.id}"], words.terms(text, document.language, most)

    def _forget_names(self) -> None:
        spoken = select(claims.c.speaker_key).where(claims.c.speaker_key.is_not(None))
        self._connection.execute(delete(names).where(names.c.kind == "speaker", names.c.key.not_in(spoken)))

    # ---- a name ----------------------------------------------------------------------------------------------------

    def name(self, *spellings: str) -> int:
        """Put a mask over a name, in every spelling given, wherever the record has it; returns how many rows changed.

        Archived bytes that hold it are taken out whole: masked ones would not fit their SHA-256. A spelling is found
        in any case, as a whole word; inflected forms are spellings of their own.
        """
        wanted = [s.strip() for s in spellings if len(s.strip()) >= 3]
        if not wanted:
            raise UsageError("a name to be taken out has three letters or more")
        self._writing.about("redacted", "a name")
        whole = "|".join(re.escape(s) for s in sorted(wanted, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)

        def masked(value: str) -> str:
            return pattern.sub(lambda found: MASK * len(found.group()), value)

        changed = self._mask_readings(masked, wanted)
        for table in RECORD:
            if table in (readings, archives, redactions):
                continue
            for row in self._rows(table):
                changed += self._redact(table, row, _masked_row(table, row, masked))
        for row in self._connection.execute(select(names.c.key).where(names.c.kind == "speaker")).all():
            key = fold(masked(row.key))
            if key != row.key:
                self._connection.execute(delete(names).where(names.c.kind == "speaker", names.c.key == row.key))
                self._writing.put_names("speaker", {key})
        tellers.rebuild(self._connection)
        self._writing.forget_cached()
        return changed

    def _mask_readings(self, masked: Callable[[str], str], wanted: Sequence[str]) -> int:
        changed = 0
        skeletons = [k for s in wanted for k in name_keys(s) if len(k) >= _PERSON_IN_KEY]
        first: set[str] = set()
        for row in self._rows(readings, readings.c.body.is_not(None)):
            body = unpacked(row.body)
            new = _masked(body, masked)
            if new == body:
                continue
            number = None
            if row.document not in first:
                first.add(row.document)
                of = select(documents.c.number).where(documents.c.id == row.document)
                number = self._connection.execute(of).scalar_one()
            self._take_words(reading_from_json(body), row.entry, number)
            changes: Row = {"body": packed(new)}
            if row.document_keys is not None:
                kept = [k for k in unpacked(row.document_keys) if not any(s in k for s in skeletons)]
                changes["document_keys"] = packed(kept)
                if row.superseded is None:
                    here = and_(keys.c.document == row.document, keys.c.key.not_in(kept))
                    self._connection.execute(delete(keys).where(here))
            self._put_words(reading_from_json(new), row.entry, number)
            changed += self._redact(readings, row, changes)
            for archived in self._rows(archives, archives.c.document == row.document):
                changed += self._redact(archives, archived, {"bytes": None})
        return changed


_CLAIM_WITHOUT_WORDS: Row = {
    "speaker": None,
    "speaker_key": None,
    "place_text": None,
    "place_text_key": None,
    "text": "",
    **where_columns(None),
}


def _of(member: Column[Any], document: str) -> ColumnElement[bool]:
    """Whether a member id ("document-id/claim-id") is of a document; the document's own id may hold strokes."""
    start = f"{document}/"
    rest = func.substr(member, len(start) + 1)
    return and_(func.substr(member, 1, len(start)) == start, rest.not_like("%/%"))


def _without(event: EventRecord, document: str) -> EventRecord:
    """The event without one document, until it is weighed anew; its summary may have been that document's words."""
    left = tuple(m for m in event.members if m.document != document)
    left = tuple(replace(m, depends_on=tuple(d for d in m.depends_on if d.on != document)) for m in left)
    carrying = {
        m.document for m in left if m.relation.stance == "asserts" and m.relation.kind not in ("contradicts", "denies")
    }
    ids = {m.claim for m in left}
    quantities = tuple(replace(q, by=by) for q in event.quantities if (by := tuple(b for b in q.by if b.claim in ids)))
    where = event.place.name if event.place else None
    summary = event.code.replace("_", " ") + (f", {where}" if where else "")
    return replace(event, members=left, reports=len(carrying), quantities=quantities, summary=summary)


def _masked(value: Any, masked: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_masked(item, masked) for item in value]
    if isinstance(value, dict):
        return {key: item if key in ("id", "sha256") else _masked(item, masked) for key, item in value.items()}
    return value


_IDS = frozenset({"id", "document", "claim", "event", "a", "b", "sha256", "given_id", "code", "kind", "status"})


def _masked_row(table: Table, row: Any, masked: Callable[[str], str]) -> Row:
    changes: Row = {}
    for column in table.columns:
        value = row._mapping[column.name]
        if value is None or column.name in _IDS:
            continue
        if isinstance(column.type, Text):
            new = masked(value)
            changes[column.name] = fold(new) if column.name.endswith("_key") else new
            if new == value:
                del changes[column.name]
        elif isinstance(column.type, LargeBinary):
            body = unpacked(value)
            changed = _masked(body, masked)
            if changed != body:
                changes[column.name] = packed(changed)
    return changes
