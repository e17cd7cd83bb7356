"""How a list is read in the order of an index, page by page.

One filter drives: it turns into branches (one a cell near a point, one a speaker that the words fit), each an
equality on an index that is already in the list's order, cut off at the page's length and merged. The other filters
are conditions. So a page costs the page, not the ledger, on both databases and without statistics.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    false,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)

from secondsource.ledger.filters import (
    Filters,
)
from secondsource.ledger.point import cells_within, chord2, unit_vector
from secondsource.ledger.rows import fold
from secondsource.ledger.tables import documents, names

MOST_BRANCHES = 64
"""Branches of one list; with more, the index of days is read instead."""

Condition = ColumnElement[bool]
Place = tuple[str, int]
"""Where a line stands: its day and number."""


def now_or_then(of: Table, seq: int | None) -> Condition:
    """Rows that stand now, or stood after entry `seq`."""
    if seq is None:
        return of.c.superseded.is_(None)
    return and_(of.c.entry <= seq, or_(of.c.superseded.is_(None), of.c.superseded > seq))


def _near(of: Table, filters: Filters) -> Condition:
    assert filters.near is not None
    x, y, z = unit_vector(*filters.near)
    dx, dy, dz = of.c.x - x, of.c.y - y, of.c.z - z
    return dx * dx + dy * dy + dz * dz <= chord2(filters.within_km)


def _touches(of: Table, filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.since is not None:
        # `sort_day` is `latest` wherever that is known: the same bound on both lets the index of days be used.
        found += [of.c.latest >= filters.since, of.c.sort_day >= filters.since]
    if filters.until is not None:
        found.append(of.c.earliest <= filters.until)
    return found


def names_like(connection: Connection, kind: str, query: str) -> list[str]:
    """Keys of names in which every word of the query begins a word."""
    wanted = [w for w in (fold(query) or "").split(" ") if w]
    if not wanted:
        return []
    conditions: list[Condition] = [names.c.kind == kind]
    for word in wanted:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        conditions.append((literal(" ").concat(names.c.key)).like(f"% {escaped}%", escape="\\"))
    return list(connection.execute(select(names.c.key).where(*conditions)).scalars())


def _after(of: Table, cursor: Place | None) -> list[Condition]:
    if cursor is None:
        return []
    # The plain bound on the day is what SQLite turns into a range of the index.
    return [of.c.sort_day <= cursor[0], tuple_(of.c.sort_day, of.c.number) < tuple_(literal(cursor[0]), cursor[1])]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list is read: branches, any of which must hold, and conditions, all of which must."""

    branches: tuple[Condition, ...]
    conditions: tuple[Condition, ...]


def _drivers(connection: Connection, of: Table, filters: Filters) -> Iterator[tuple[list[Condition], Condition]]:
    """Each filter that can drive, best first: its branches, and the same as one condition."""
    if filters.speaker is not None and "speaker_key" in of.c:
        found = names_like(connection, "speaker", filters.speaker)
        yield [of.c.speaker_key == key for key in found], of.c.speaker_key.in_(found) if found else false()
    if filters.place is not None and "place_key" in of.c:
        key = fold(filters.place)
        branches = [of.c.place_key == key]
        if "place_text_key" in of.c:
            branches.append(of.c.place_text_key == key)
        yield branches, or_(*branches)
    if filters.near is not None and "x" in of.c:
        cells = cells_within(*filters.near, filters.within_km)
        near = _near(of, filters)
        yield ([and_(of.c[cells.column] == number, near) for number in cells.numbers] if cells else [near]), near
    if filters.publisher is not None and "publisher_key" in of.c:
        publisher = of.c.publisher_key == fold(filters.publisher)
        yield [publisher], publisher
    if filters.min_origins is not None and filters.min_origins > 1 and "origins" in of.c:
        most = connection.execute(
            select(func.max(of.c.origins)).where(of.c.superseded.is_(None), of.c.gone.is_(False))
        ).scalar()
        counts = range(filters.min_origins, (most or 0) + 1)
        yield [of.c.origins == n for n in counts], of.c.origins >= filters.min_origins
    if filters.status is not None and "status" in of.c:
        yield [of.c.status == filters.status], of.c.status == filters.status
    if filters.code is not None and "code" in of.c:
        yield [of.c.code == filters.code], of.c.code == filters.code


def plan_of(connection: Connection, of: Table, filters: Filters, seq: int | None) -> Plan:
    conditions: list[Condition] = []
    if "superseded" in of.c:
        conditions.append(now_or_then(of, seq))
    elif seq is not None:
        conditions.append(of.c.entry <= seq)
    if "gone" in of.c:
        conditions.append(of.c.gone.is_(False))
    if "latest" in of.c:
        conditions += _touches(of, filters)
    elif filters.since is not None or filters.until is not None:
        conditions.append(of.c.sort_day.between(filters.since or "0000-01-01", filters.until or "9999-12-31"))
    chosen: list[Condition] | None = None
    for branches, condition in _drivers(connection, of, filters):
        if chosen is None and len(branches) <= MOST_BRANCHES and seq is None:
            chosen = branches
        else:
            conditions.append(condition)
    if filters.document is not None:
        conditions.append((of.c.id if of is documents else of.c.document) == filters.document)
    return Plan(tuple([true()] if chosen is None else chosen), tuple(conditions))


def merged(connection: Connection, of: Table, plan: Plan, cursor: Place | None, size: int) -> list[Place]:
    """Days and numbers of the next `size` lines."""
    found: list[list[Place]] = []
    for branch in plan.branches:
        query = (
            select(of.c.sort_day, of.c.number)
            .where(branch, *plan.conditions, *_after(of, cursor))
            .order_by(of.c.sort_day.desc(), of.c.number.desc())
            .limit(size)
        )
        found.append([(row.sort_day, row.number) for row in connection.execute(query)])
    lines: list[Place] = []
    for place in heapq.merge(*found, reverse=True):
        if not lines or lines[-1] != place:
            lines.append(place)
        if len(lines) == size:
            break
    return lines
