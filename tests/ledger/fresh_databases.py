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
