"""Fresh databases on the tests' own PostgreSQL server."""

from __future__ import annotations

import itertools

numbers = itertools.count()


def new_database(server: str) -> str:
    """The address of a fresh, empty database."""
    import psycopg

    name = f"ledger{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


def drop_database(server: str, address: str) -> None:
    """Take a database away, so that the server has little to put on the disk when it stops."""
    import psycopg

    name = address.split("?")[0].rpartition("/")[2]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
