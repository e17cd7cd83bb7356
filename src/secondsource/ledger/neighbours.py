"""The neighbourhood of a report, read from the tables: `model.neighbourhood.Neighbourhood` on one connection.

Every question is an equality on an index, so its cost follows the answer's size and not the ledger's.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from secondsource.ledger.chain import unpacked
from secondsource.ledger.lists import events_of
from secondsource.ledger.plans import now_or_then
from secondsource.ledger.rows import event_from_rows, match_from_row
from secondsource.ledger.tables import (
    derivations,
    derived,
    documents,
    events,
    judgements,
    keys,
    matches,
    members,
    pairs,
    readings,
)
from secondsource.model import Derivation, EventRecord, Reading
from secondsource.model.assessment import Reliability
from secondsource.model.neighbourhood import Decisions, Match
from secondsource.model.wire import reading_from_json
from secondsource.model.wire_events import derivation_from_json

WITHDRAWN = "withdrawn"
"""State of a match whose claims were read anew: it stands in the record and no longer holds."""

CHUNK = 400
"""Values in one IN list; SQLite of old takes 999 parameters."""


def chunks(values: Collection[str]) -> Iterator[list[str]]:
    """The values, sorted, in stretches that one statement takes."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


class ReadingCache:
    """The readings used last, by document and entry: neighbours of one report are mostly those of the next.

    Those that somebody holds are found here as well, however many they are: tracing and weighing share one object.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, int], Reading] = OrderedDict()
        self._held: WeakValueDictionary[tuple[str, int], Reading] = WeakValueDictionary()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, int]) -> Reading | None:
        """The reading, where it is kept."""
        with self._lock:
            reading = self._held.get(key)
            if key in self._kept:
                self._kept.move_to_end(key)
            return reading

    def put(self, key: tuple[str, int], reading: Reading) -> None:
        """Keep a reading, without its grammar."""
        with self._lock:
            self._kept[key] = self._held[key] = reading
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget all: an entry that was rolled back may be numbered again."""
        with self._lock:
            self._kept.clear()
            self._held.clear()


_BY_KEYS = (
    select(keys.c.document, func.count().label("found"))
    .where(keys.c.key.in_(bindparam("keys", expanding=True)))
    .group_by(keys.c.document)
)
_READINGS = select(readings.c.document, readings.c.entry).where(
    readings.c.document.in_(bindparam("ids", expanding=True)),
    readings.c.superseded.is_(None),
    readings.c.body.is_not(None),
)
_BODY = select(readings.c.body).where(
    readings.c.document == bindparam("document"), readings.c.entry == bindparam("entry")
)
_DERIVATIONS = select(derivations.c.document, derivations.c.body).where(
    derivations.c.document.in_(bindparam("ids", expanding=True)),
    derivations.c.superseded.is_(None),
    derivations.c.body.is_not(None),
)
_NUMBERS = select(documents.c.id, documents.c.number).where(documents.c.id.in_(bindparam("ids", expanding=True)))
_DERIVED = select(derived.c.document).where(derived.c["on"].in_(bindparam("ids", expanding=True)))


class Neighbours:
    """What the origins stage and weighing ask of the ledger, inside one transaction."""

    def __init__(self, connection: Connection, cache: ReadingCache, seq: int | None = None) -> None:
        self._connection = connection
        self._cache = cache
        self._seq = seq

    @property
    def connection(self) -> Connection:
        """The connection whose transaction this is."""
        return self._connection

    def knows(self, sha256: str) -> str | None:
        """The id of the document with these archived bytes."""
        query = select(documents.c.id).where(documents.c.sha256 == sha256)
        return self._connection.execute(query).scalar()

    def documents_with(self, keys: Collection[str]) -> Mapping[str, int]:
        """Ids of the documents that were stored with any of these keys -> how many of them."""
        found: dict[str, int] = {}
        for some in chunks(keys):
            for row in self._connection.execute(_BY_KEYS, {"keys": some}):
                found[row.document] = found.get(row.document, 0) + row.found
        return found

    def readings(self, documents: Collection[str]) -> Mapping[str, Reading]:
        """The readings of these documents, without their grammar; what was redacted is left out."""
        found: dict[str, Reading] = {}
        for some in chunks(documents):
            for row in self._connection.execute(_READINGS, {"ids": some}).all():
                found[row.document] = self._reading(row.document, row.entry)
        return found

    def _reading(self, document: str, entry: int) -> Reading:
        kept = self._cache.get((document, entry))
        if kept is None:
            body = self._connection.execute(_BODY, {"document": document, "entry": entry}).scalar_one()
            kept = reading_from_json(unpacked(body))
            self._cache.put((document, entry), kept)
        return kept

    def derivations(self, documents: Collection[str]) -> Mapping[str, tuple[Derivation, ...]]:
        """What is stored of these documents' ancestors."""
        found: dict[str, tuple[Derivation, ...]] = {}
        for some in chunks(documents):
            for row in self._connection.execute(_DERIVATIONS, {"ids": some}):
                ancestors = tuple(derivation_from_json(row.document, value) for value in unpacked(row.body))
                if ancestors:
                    found[row.document] = ancestors
        return found

    def derived_from(self, documents: Collection[str]) -> Collection[str]:
        """Ids of the documents with a stored derivation from one of these."""
        found: set[str] = set()
        for some in chunks(documents):
            found.update(self._connection.execute(_DERIVED, {"ids": some}).scalars())
        return found

    def arrived(self, documents: Collection[str]) -> Mapping[str, int]:
        """Document id -> its number in the ledger."""
        found: dict[str, int] = {}
        for some in chunks(documents):
            found.update({row.id: row.number for row in self._connection.execute(_NUMBERS, {"ids": some})})
        return found

    def matches(self, claims: Collection[str]) -> Sequence[Match]:
        """The stored matches with an end among these member ids."""
        found: dict[tuple[str, str], Match] = {}
        standing = and_(matches.c.superseded.is_(None), matches.c.state != WITHDRAWN)
        for some in chunks(claims):
            for end in (matches.c.a, matches.c.b):
                for row in self._connection.execute(select(matches).where(end.in_(some), standing)):
                    found[row.a, row.b] = match_from_row(row)
        return [found[pair] for pair in sorted(found)]

    def confirmed(self, claims: Collection[str]) -> Iterator[tuple[str, str, float]]:
        """(a, b, score) of the confirmed matches with an end among these member ids, each once."""
        names = {claim: claim for claim in claims}  # one string an end, however many matches it has
        standing = and_(matches.c.superseded.is_(None), matches.c.state == "confirmed")
        for some in chunks(claims):
            for end, other in ((matches.c.a, matches.c.b), (matches.c.b, matches.c.a)):
                query = select(end, other, matches.c.score).where(end.in_(some), standing)
                for here, there, score in self._connection.execute(query):
                    if end is matches.c.a:
                        yield names[here], names.get(there, there), score
                    elif there not in names:
                        yield there, names[here], score

    def events_of(self, members: Collection[str]) -> Mapping[str, str]:
        """Member id -> id of the event that lists it."""
        return events_of(self._connection, sorted(set(members)), self._seq)

    def events(self, ids: Collection[str]) -> Mapping[str, EventRecord]:
        """The events with these ids, as they stand (or stood) now."""
        found: dict[str, EventRecord] = {}
        for some in chunks(ids):
            bodies: dict[str, list[bytes]] = {}
            for row in self._connection.execute(self._members_of(some)):
                bodies.setdefault(row.event, []).append(row.body)
            query = select(events.c.id, events.c.body).where(
                events.c.id.in_(some), events.c.gone.is_(False), now_or_then(events, self._seq)
            )
            for version in self._connection.execute(query):
                if version.body is not None:
                    found[version.id] = event_from_rows(version.body, bodies.get(version.id, []))
        return found

    def _members_of(self, ids: list[str]) -> Select[tuple[str, bytes]]:
        return (
            select(members.c.event, members.c.body)
            .where(
                members.c.event.in_(ids),
                members.c.left_event.is_(False),
                members.c.body.is_not(None),
                now_or_then(members, self._seq),
            )
            .order_by(members.c.event, members.c.position)
        )

    def decisions(self, members: Collection[str]) -> Decisions:
        """What persons have decided about these members, and every grade they gave to an origin."""
        decided: dict[tuple[str, str], tuple[int, str]] = {}
        for some in chunks(members):
            for end in (pairs.c.a, pairs.c.b):
                query = select(pairs.c.a, pairs.c.b, pairs.c.entry, pairs.c.decision).where(
                    end.in_(some), now_or_then(pairs, self._seq)
                )
                for row in self._connection.execute(query):
                    decided[row.a, row.b] = (row.entry, row.decision)
        return Decisions(
            same=tuple(sorted(pair for pair, (_, decision) in decided.items() if decision == "same")),
            apart=tuple(sorted(pair for pair, (_, decision) in decided.items() if decision == "apart")),
            reliability=self._reliability(),
        )

    def _reliability(self) -> Mapping[str, Reliability]:
        # Grades that persons gave to origins are few: all of them are read.
        query = select(judgements.c.subject, judgements.c.value).where(judgements.c.kind == "reliability")
        if self._seq is not None:
            query = query.where(judgements.c.entry <= self._seq)
        found = {row.subject: row.value for row in self._connection.execute(query.order_by(judgements.c.number))}
        return {name: cast(Reliability, grade) for name, grade in found.items() if grade}
