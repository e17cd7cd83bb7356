"""Lists by text: what has the words and fits all other filters, from what was added last.

Two ways, by what is rarer. Where the other filters leave few lines, those are gathered first, and the search index is
asked which of them have the words. Else the index's hits are read from the latest back, in stretches that grow while
they are needed, and each stretch is held against the other filters: then so large a share of the hits fits that few
stretches fill a page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from secondsource.ledger.filters import Filters
from secondsource.ledger.plans import Place, Plan, merged, now_or_then
from secondsource.ledger.search import Hits, numbers_as_table
from secondsource.ledger.tables import claims, events, listed, members

MOST_LINES = 6_000
"""Claims or documents that are gathered before the words are looked at. With more, six hits in a thousand of a ledger
of a million fit, and a page of 100 lines costs some 17,000 hits (50 ms): about what gathering costs."""
MOST_EVENTS = 3_000
"""The same of events."""
MOST_OF_EVENTS = 12_000
"""Claims of these events."""

_NARROWING = (
    "place", "near", "since", "until", "code", "speaker", "min_origins", "publisher", "status", "document", "event"
)  # fmt: skip

_ANY_DAY = "0000-00-00"


def _narrowed(filters: Filters) -> bool:
    return any(getattr(filters, name) is not None for name in _NARROWING)


def found_by_text(
    connection: Connection, of: Table, plan: Plan, filters: Filters, cursor: Place | None, size: int, seq: int | None
) -> list[Place]:
    """The next `size` claims or documents: the number stands for the place, whatever the day."""
    assert filters.text is not None
    hits = Hits(connection, of.name, filters.text)
    below = cursor[1] if cursor is not None else None
    found = None
    if seq is None and _narrowed(filters):
        found = _of_candidates(connection, of, plan, hits, below, size)
    if found is None:
        found = []
        for stretch in hits.stretches(below, size):
            source = numbers_as_table(connection, stretch)
            query = (
                select(of.c.number)
                .select_from(source.join(of, of.c.number == source.c.hit))
                .where(plan.fits, *plan.conditions)
            )
            found += sorted(connection.execute(query).scalars(), reverse=True)
            if len(found) >= size:
                break
    return [(_ANY_DAY, number) for number in found[:size]]


def _of_candidates(
    connection: Connection, of: Table, plan: Plan, hits: Hits, below: int | None, size: int
) -> list[int] | None:
    """Lines that fit the other filters and have the words; None where too many fit."""
    candidates = merged(connection, of, plan, None, MOST_LINES + 1)
    if len(candidates) > MOST_LINES:
        return None
    found: list[int] = []
    for stretch in hits.among([number for _, number in candidates], below, size):
        found += stretch
        if len(found) >= size:
            break
    return found


def events_found_by_text(
    connection: Connection, plan: Plan, filters: Filters, cursor: Place | None, size: int, seq: int | None
) -> list[Place]:
    """Events one of whose claims has the words, as ("~number of the event", number of the claim).

    Each stands where its claim added last with these words stands; there, too, a page ends and the next one begins.
    """
    assert filters.text is not None
    hits = Hits(connection, claims.name, filters.text)
    below = cursor[1] if cursor is not None else None
    if seq is None and _narrowed(filters):
        found = _events_of_candidates(connection, plan, hits, below, size)
        if found is not None:
            return found
    lines: list[Place] = []
    seen: set[int] = set()
    for stretch in hits.stretches(below, 2 * size):
        fresh: dict[int, int] = {}
        for hit, event in _told(connection, plan, stretch, seq):
            if event not in seen:
                seen.add(event)
                fresh[event] = hit
        if below is not None and fresh:
            for event in _listed_before(connection, hits, fresh, below, seq):
                del fresh[event]
        lines += [(f"~{event}", hit) for event, hit in fresh.items()]
        if len(lines) >= size:
            break
    return lines[:size]


def _events_of_candidates(
    connection: Connection, plan: Plan, hits: Hits, below: int | None, size: int
) -> list[Place] | None:
    candidates = merged(connection, events, plan, None, MOST_EVENTS + 1)
    if len(candidates) > MOST_EVENTS:
        return None
    source = numbers_as_table(connection, [number for _, number in candidates])
    query = (
        select(listed.c.claim, listed.c.event)
        .select_from(source.join(listed, listed.c.event == source.c.hit))
        .limit(MOST_OF_EVENTS + 1)
    )
    rows = connection.execute(query).all()
    if len(rows) > MOST_OF_EVENTS:
        return None
    events_of: dict[int, list[int]] = {}
    for claim, event in rows:
        events_of.setdefault(claim, []).append(event)
    latest: dict[int, int] = {}
    before: set[int] = set()
    for stretch in hits.among(events_of, None, 2 * size):
        for hit in stretch:
            for event in events_of[hit]:
                if below is not None and hit >= below:
                    before.add(event)
                elif event not in before:
                    latest.setdefault(event, hit)  # the latest comes first
        if len(latest) >= size:
            break
    return [(f"~{event}", hit) for event, hit in latest.items()][:size]


def _told(connection: Connection, plan: Plan, stretch: Sequence[int], seq: int | None) -> list[tuple[int, int]]:
    """Hits of the stretch that stand in events that fit, with the event's number, from the latest back."""
    source = numbers_as_table(connection, stretch)
    if seq is None:
        query: Select[Any] = select(source.c.hit, events.c.number).select_from(
            source.join(listed, listed.c.claim == source.c.hit).join(events, events.c.number == listed.c.event)
        )
    else:
        query = (
            select(source.c.hit, events.c.number)
            .select_from(
                source.join(claims, claims.c.number == source.c.hit)
                .join(members, members.c.claim == claims.c.id)
                .join(events, events.c.id == members.c.event)
            )
            .where(now_or_then(claims, seq), now_or_then(members, seq), members.c.left_event.is_(False))
        )
    rows = connection.execute(query.where(plan.fits, *plan.conditions)).all()
    return sorted(((row.hit, row.number) for row in rows), reverse=True)


def _listed_before(connection: Connection, hits: Hits, found: Collection[int], below: int, seq: int | None) -> set[int]:
    """Those of the events that a claim at or above `below` has put on an earlier page."""
    source = numbers_as_table(connection, list(found))
    if seq is None:
        later: Select[Any] = (
            select(listed.c.claim, listed.c.event)
            .select_from(source.join(listed, listed.c.event == source.c.hit))
            .where(listed.c.claim >= below)
        )
    else:
        later = (
            select(claims.c.number.label("claim"), events.c.number.label("event"))
            .select_from(
                source.join(events, events.c.number == source.c.hit)
                .join(members, members.c.event == events.c.id)
                .join(claims, claims.c.id == members.c.claim)
            )
            .where(
                members.c.left_event.is_(False),
                now_or_then(members, seq),
                now_or_then(claims, seq),
                claims.c.number >= below,
            )
        )
    rows = connection.execute(later).all()
    having = {hit for stretch in hits.among({row.claim for row in rows}, None, len(rows)) for hit in stretch}
    return {row.event for row in rows if row.claim in having}
