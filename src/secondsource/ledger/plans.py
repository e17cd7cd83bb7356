"""How a list is read in the order of an index, page by page.

One filter drives: it turns into values (one a cell near a point, one a speaker that the words fit), each an equality
on an index that is already in the list's order, cut off at the page's length and merged. The other filters are
conditions. So a page costs the page, not the ledger, on both databases and without statistics.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.types import TypeEngine

from secondsource.ledger.filters import (
    Filters,
)
from secondsource.ledger.point import cells_within, chord2, unit_vector
from secondsource.ledger.rows import fold
from secondsource.ledger.tables import events, index_name, names, tellers

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


@dataclass(frozen=True, slots=True)
class Branch:
    """Rows with one of `values` in the column `leads`, whose index has them in the list's order, and a condition.

    Without values the whole index of `leads`; `leads` None where the database may choose. `told` names the kind of
    teller that leads instead: the values are names of speakers or publishers, and `tellers` has their events in order.
    """

    condition: Condition
    leads: str | None
    values: tuple[object, ...] | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list is read: branches that together give what `fits`, and conditions that all must hold."""

    branches: tuple[Branch, ...]
    fits: Condition
    conditions: tuple[Condition, ...]

    def also(self, *conditions: Condition) -> Plan:
        """The plan with more conditions."""
        return Plan(self.branches, self.fits, (*self.conditions, *conditions))


def telling(kind: str, names_of: Sequence[str]) -> Condition:
    """Events in which one of these speaks, or publishes."""
    here = (tellers.c.number == events.c.number, tellers.c.kind == kind, tellers.c.key.in_(names_of))
    # A search by text joins other tables outside: what stands here is this question's own.
    return exists().where(*here).correlate(events)


def _told(kind: str, names_of: Sequence[str], since: str | None) -> tuple[list[Branch], Condition]:
    if not names_of:
        return [], false()
    # As in `_touches`: the same bound where the index is read, so that it ends there.
    bound = tellers.c.sort_day >= since if since is not None else true()
    return [Branch(bound, None, tuple(names_of), kind)], telling(kind, names_of)


def _drivers(
    connection: Connection, of: Table, filters: Filters, now: bool
) -> Iterator[tuple[list[Branch], Condition]]:
    """Each filter that can lead, best first: its branches, and the same as one condition.

    `now`: the list shows what stands now; who told an event of old is for `lists` to find in its claims.
    """

    def equal(name: str, *values: object) -> Branch:
        return Branch(true(), name, values)

    if filters.speaker is not None and "speaker_key" in of.c:
        found = names_like(connection, "speaker", filters.speaker)
        yield [equal("speaker_key", *found)] if found else [], of.c.speaker_key.in_(found) if found else false()
    if filters.speaker is not None and of is events and now:
        yield _told("speaker", names_like(connection, "speaker", filters.speaker), filters.since)
    if filters.place is not None and "place_key" in of.c:
        key = fold(filters.place)
        columns = [name for name in ("place_key", "place_text_key") if name in of.c]
        yield [equal(name, key) for name in columns], or_(*(of.c[name] == key for name in columns))
    if filters.near is not None and "x" in of.c:
        near = _near(of, filters)
        cells = cells_within(*filters.near, filters.within_km)
        if cells is None:
            yield [Branch(near, "sort_day")], near
        else:
            yield [Branch(near, cells.column, cells.numbers)], near
    if filters.publisher is not None and "publisher_key" in of.c:
        key = fold(filters.publisher)
        yield [equal("publisher_key", key)], of.c.publisher_key == key
    if filters.publisher is not None and of is events and now:
        key = fold(filters.publisher)
        yield _told("publisher", [key] if key else [], filters.since)
    if filters.min_origins is not None and filters.min_origins > 1 and "origins" in of.c:
        most = connection.execute(
            select(func.max(of.c.origins)).where(of.c.superseded.is_(None), of.c.gone.is_(False))
        ).scalar()
        counts = range(filters.min_origins, (most or 0) + 1)
        yield [equal("origins", *counts)] if counts else [], of.c.origins >= filters.min_origins
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
    for found, condition in _drivers(connection, of, filters, now=seq is None):
        if branches is None and sum(len(b.values or (0,)) for b in found) <= MOST_BRANCHES and not free:
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
    ended = []
    for branch in branches:
        day = of.c.sort_day if branch.told is None else tellers.c.sort_day
        ended.append(replace(branch, condition=and_(branch.condition, day <= until)))
    lasting = and_(fits, of.c.earliest < of.c.latest, of.c.sort_day > until)
    return [*ended, Branch(lasting, "lasting")]


def _after(day: ColumnElement[str], number: ColumnElement[int], cursor: Place | None) -> list[Condition]:
    if cursor is None:
        return []
    # The plain bound on the day is what SQLite turns into a range of the index.
    return [day <= cursor[0], tuple_(day, number) < tuple_(literal(cursor[0]), cursor[1])]


def _query(
    of: Table, plan: Plan, branch: Branch, leading: ColumnElement[object] | None, cursor: Place | None, size: int
) -> Select[tuple[str, int]]:
    """The first `size` lines of a branch for one value of what leads."""
    day, number = of.c.sort_day, of.c.number
    source: FromClause = of
    conditions = [branch.condition, *plan.conditions]
    if branch.told is not None:
        day, number = tellers.c.sort_day, tellers.c.number
        source = tellers.join(of, of.c.number == tellers.c.number)
        conditions += [tellers.c.kind == branch.told, tellers.c.key == leading]
    elif leading is not None and branch.leads is not None:
        conditions.append(of.c[branch.leads] == leading)
    query = (
        select(day, number)
        .select_from(source)
        .where(*conditions, *_after(day, number, cursor))
        .order_by(day.desc(), number.desc())
        .limit(size)
    )
    if branch.leads is not None:
        # SQLite knows nothing of how often a value occurs, and may else lead with the commoner of two.
        query = query.with_hint(of, f"INDEXED BY {index_name(of, branch.leads)}", "sqlite")
    return query


def _lines(
    connection: Connection, of: Table, plan: Plan, branch: Branch, cursor: Place | None, size: int
) -> Iterator[list[Place]]:
    """The first `size` lines of a branch, as one list a value or one of all."""
    if branch.values is None:
        rows = connection.execute(_query(of, plan, branch, None, cursor, size))
        yield [(row.sort_day, row.number) for row in rows]
        return
    kind: TypeEngine[Any] = Text() if branch.leads is None else of.c[branch.leads].type
    if connection.dialect.name == "sqlite" or len(branch.values) == 1:
        query = _query(of, plan, branch, bindparam("leading", type_=kind), cursor, size)
        for value in branch.values:
            yield [(row.sort_day, row.number) for row in connection.execute(query, {"leading": value})]
        return
    # One question for all values: each a look into the index, whatever the planner thinks of the others.
    given = func.unnest(literal(list(branch.values), ARRAY(kind))).table_valued("wanted", name="leaders")
    leaders = given.render_derived()
    inner = _query(of, plan, branch, cast(leaders.c.wanted, kind), cursor, size).correlate(leaders).lateral("found")
    lines = (
        select(inner.c.sort_day, inner.c.number)
        .select_from(leaders.join(inner, true()))
        .order_by(inner.c.sort_day.desc(), inner.c.number.desc())
        .limit(size)
    )
    if branch.told is not None:
        lines = lines.distinct()  # two who speak in one event
    yield [(row.sort_day, row.number) for row in connection.execute(lines)]


def merged(connection: Connection, of: Table, plan: Plan, cursor: Place | None, size: int) -> list[Place]:
    """Days and numbers of the next `size` lines."""
    found = [lines for branch in plan.branches for lines in _lines(connection, of, plan, branch, cursor, size)]
    lines: list[Place] = []
    for place in heapq.merge(*found, reverse=True):
        if not lines or lines[-1] != place:
            lines.append(place)
        if len(lines) == size:
            break
    return lines
