"""Events of a map view, gathered in cells by the database: a view of 250,000 events costs its cells, not its events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Integer, cast, func, or_, select

from secondsource.errors import UsageError
from secondsource.ledger.filters import Filters
from secondsource.ledger.lists import conditions_of_events
from secondsource.ledger.neighbours import chunks
from secondsource.ledger.plans import now_or_then
from secondsource.ledger.rows import event_from_rows
from secondsource.ledger.tables import claims, events, members
from secondsource.model import EventRecord


@dataclass(frozen=True, slots=True)
class Box:
    """A box of degrees; `west` > `east` is one that crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        fits = -90 <= self.south <= self.north <= 90 and -180 <= self.west <= 180 and -180 <= self.east <= 180
        if not fits:
            raise UsageError("bbox: WEST,SOUTH,EAST,NORTH in degrees")

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside, edges included."""
        across = self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        return self.south <= lat <= self.north and across


WORLD = Box(-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Events of one cell: how many, their mean point in degrees, and the id of one of them (the only one of one)."""

    events: int
    lat: float
    lon: float
    event: str


def _in_box(box: Box) -> list[ColumnElement[bool]]:
    across = (
        events.c.lon.between(box.west, box.east)
        if box.west <= box.east
        else or_(events.c.lon >= box.west, events.c.lon <= box.east)
    )
    return [events.c.lat.is_not(None), events.c.lat.between(box.south, box.north), across]


def spots(connection: Connection, filters: Filters, box: Box, side: float) -> list[Spot]:
    """The events with a point in the box that fit, in cells of `side` degrees; largest cells first.

    `filters.text` is not looked at, nor cursor and limit: events found by their words are few, and listed. Shapes: at
    most one spot a cell, whatever the ledger holds.
    """
    # Shifted before they are cut: what is cut is positive. SQLite's CAST cuts towards 0; PostgreSQL's would round.
    row, column = (events.c.lat + 90.0) / side, (events.c.lon + 180.0) / side
    if connection.dialect.name != "sqlite":
        row, column = func.floor(row), func.floor(column)
    query = (
        select(
            func.count().label("many"),
            func.avg(events.c.lat).label("lat"),
            func.avg(events.c.lon).label("lon"),
            func.max(events.c.number).label("number"),
        )
        .where(*_in_box(box), *conditions_of_events(connection, filters))
        .group_by(cast(row, Integer), cast(column, Integer))
    )
    found = connection.execute(query).all()
    ids = _ids(connection, [r.number for r in found if r.many == 1])
    made = [Spot(r.many, float(r.lat), float(r.lon), ids.get(r.number, "")) for r in found]
    return sorted(made, key=lambda s: (-s.events, s.lat, s.lon))


def _ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(numbers), 500):
        query = select(events.c.number, events.c.id).where(events.c.number.in_(numbers[start : start + 500]))
        found |= {r.number: r.id for r in connection.execute(query)}
    return found


def heads_in(connection: Connection, filters: Filters, box: Box, most: int) -> list[EventRecord]:
    """Up to `most` events with a point in the box that fit, latest first, without their members.

    `filters.text`, cursor and limit are not looked at.
    """
    query = (
        select(events.c.body)
        .where(*_in_box(box), *conditions_of_events(connection, filters), events.c.body.is_not(None))
        .order_by(events.c.sort_day.desc(), events.c.number.desc())
        .limit(most)
    )
    return [event_from_rows(body, []) for body in connection.execute(query).scalars()]


def heads_of(connection: Connection, ids: Collection[str], seq: int | None = None) -> list[EventRecord]:
    """The events with these ids as they stand, or stood after entry `seq`, without members, in the order of their ids.

    A page of a list needs no more; an event of hundreds of claims costs it what one of two does.
    """
    found = []
    for some in chunks(ids):
        query = select(events.c.body).where(
            events.c.id.in_(some), events.c.gone.is_(False), now_or_then(events, seq), events.c.body.is_not(None)
        )
        found += [event_from_rows(body, []) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda event: event.id)


def spelled(connection: Connection, ids: Collection[str], seq: int | None = None) -> dict[str, str]:
    """Event id -> the place of its first member as that document's text spells it, where it names one."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = (
            select(members.c.event, claims.c.place_text)
            .join(claims, (claims.c.id == members.c.claim) & now_or_then(claims, seq))
            .where(
                members.c.event.in_(some),
                members.c.position == 0,
                members.c.left_event.is_(False),
                now_or_then(members, seq),
                claims.c.place_text.is_not(None),
            )
        )
        found |= {row.event: row.place_text for row in connection.execute(query)}
    return found
