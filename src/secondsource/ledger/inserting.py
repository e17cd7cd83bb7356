"""Rows in great number: COPY on PostgreSQL, one statement for all of them on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

MANY = 200
"""Rows from which PostgreSQL's COPY is worth its own round of messages."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows that name every column of the table alike."""
    if not rows:
        return
    if connection.dialect.name != "postgresql" or len(rows) < MANY:
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    quoted = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in names)
    copy_in(connection, f"{table.name} ({quoted})", ([row[name] for name in names] for row in rows))


def copy_in(connection: Connection, target: str, rows: Iterable[Sequence[object]]) -> None:
    """COPY rows into `table (columns)` of a PostgreSQL database, inside the connection's transaction."""
    import psycopg

    raw = connection.connection.driver_connection
    assert raw is not None
    try:
        with raw.cursor() as cursor, cursor.copy(f"COPY {target} FROM STDIN") as copying:
            for row in rows:
                copying.write_row(row)
    except psycopg.Error as error:
        # As SQLAlchemy hands on what its own statements raise: callers name both alike.
        raise DBAPIError(f"COPY {target}", None, error) from error
