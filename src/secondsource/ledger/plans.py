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
from secondsource.ledger.tables import index_name, names

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
class Branch:
    """A condition, and the column whose index leads to its rows in order; None where the database may choose."""

    condition: Condition
    leads: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list is read: branches that together give what `fits`, and conditions that all must hold."""

    branches: tuple[Branch, ...]
    fits: Condition
    conditions: tuple[Condition, ...]

    def also(self, *conditions: Condition) -> Plan:
        """The plan with more conditions."""
        return Plan(self.branches, self.fits, (*self.conditions, *conditions))


def _drivers(connection: Connection, of: Table, filters: Filters) -> Iterator[tuple[list[Branch], Condition]]:
    """Each filter that can lead, best first: its branches, and the same as one condition."""

    def equal(name: str, value: object) -> Branch:
        return Branch(of.c[name] == value, name)

    if filters.speaker is not None and "speaker_key" in of.c:
        found = names_like(connection, "speaker", filters.speaker)
        yield [equal("speaker_key", key) for key in found], of.c.speaker_key.in_(found) if found else false()
    if filters.place is not None and "place_key" in of.c:
        branches = [equal(name, fold(filters.place)) for name in ("place_key", "place_text_key") if name in of.c]
        yield branches, or_(*(branch.condition for branch in branches))
    if filters.near is not None and "x" in of.c:
        near = _near(of, filters)
        cells = cells_within(*filters.near, filters.within_km)
        if cells is None:
            yield [Branch(near, "sort_day")], near
        else:
            name = cells.column
            yield [Branch(and_(of.c[name] == number, near), name) for number in cells.numbers], near
    if filters.publisher is not None and "publisher_key" in of.c:
        branch = equal("publisher_key", fold(filters.publisher))
        yield [branch], branch.condition
    if filters.min_origins is not None and filters.min_origins > 1 and "origins" in of.c:
        most = connection.execute(
            select(func.max(of.c.origins)).where(of.c.superseded.is_(None), of.c.gone.is_(False))
        ).scalar()
        counts = range(filters.min_origins, (most or 0) + 1)
        yield [equal("origins", n) for n in counts], of.c.origins >= filters.min_origins
    for name in ("status", "code"):
        value = getattr(filters, name)
        if value is not None and name in of.c:
            yield [equal(name, value)], of.c[name] == value


def plan_of(connection: Connection, of: Table, filters: Filters, seq: int | None, few: bool = False) -> Plan:
    """How to read a list of claims, events or documents; `seq` is the entry after which it stood so.

    `few`: a condition still to come leaves so few rows that it should lead.
    """
    conditions: list[Condition] = []
    dated = "latest" in of.c
    if dated:
        conditions += [now_or_then(of, seq), *_touches(of, filters)]
    elif seq is not None:
        conditions.append(of.c.entry <= seq)
    if "gone" in of.c:
        conditions.append(of.c.gone.is_(False))
    if not dated and (filters.since is not None or filters.until is not None):
        conditions.append(of.c.sort_day.between(filters.since or "0000-01-01", filters.until or "9999-12-31"))
    # An old state has no index of its own, and what is pinned to a document or event is few: the database chooses.
    pinned = few or filters.document is not None or filters.event is not None
    free = seq is not None or pinned or not dated
    branches: list[Branch] | None = None
    fits: Condition = true()
    for found, condition in _drivers(connection, of, filters):
        if branches is None and len(found) <= MOST_BRANCHES and not free:
            branches, fits = found, condition
        else:
            conditions.append(condition)
    if branches is None:
        branches = [Branch(true(), None if free else "sort_day")]
    if filters.until is not None and not free:
        branches = _until(of, branches, fits, filters.until)
    return Plan(tuple(branches), fits, tuple(conditions))


def _until(of: Table, branches: list[Branch], fits: Condition, until: str) -> list[Branch]:
    """What begins by a day: all that ends by it, read from there on; and of the rest what lasts more than a day.

    Else a list of the past would go through all that came later.
    """
    ended = [Branch(and_(branch.condition, of.c.sort_day <= until), branch.leads) for branch in branches]
    lasting = and_(fits, of.c.earliest < of.c.latest, of.c.sort_day > until)
    return [*ended, Branch(lasting, "lasting")]


def merged(connection: Connection, of: Table, plan: Plan, cursor: Place | None, size: int) -> list[Place]:
    """Days and numbers of the next `size` lines."""
    found: list[list[Place]] = []
    for branch in plan.branches:
        query = (
            select(of.c.sort_day, of.c.number)
            .where(branch.condition, *plan.conditions, *_after(of, cursor))
            .order_by(of.c.sort_day.desc(), of.c.number.desc())
            .limit(size)
        )
        if branch.leads is not None:
            # SQLite knows nothing of how often a value occurs, and may else lead with the commoner of two.
            query = query.with_hint(of, f"INDEXED BY {index_name(of, branch.leads)}", "sqlite")
        found.append([(row.sort_day, row.number) for row in connection.execute(query)])
    lines: list[Place] = []
    for place in heapq.merge(*found, reverse=True):
        if not lines or lines[-1] != place:
            lines.append(place)
        if len(lines) == size:
            break
    return lines
