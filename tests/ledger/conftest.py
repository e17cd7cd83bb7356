"""Each test of the ledger runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fresh_databases import drop_database, new_database, numbers, running_server
from made_reports import Clock

from secondsource.ledger import Ledger
from secondsource.settings import LedgerSettings


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own."""
    with running_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes addresses of new ledgers, of each kind of database in turn."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"ledger{next(numbers)}.db")
        return
    server = request.getfixturevalue("postgres")
    made: list[str] = []

    def fresh() -> str:
        made.append(new_database(server))
        return made[-1]

    yield fresh
    for address in made:
        drop_database(server, address)


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """The address of a ledger that is not there yet."""
    return new_address()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger whose clock goes on by a second at every look."""
    with Ledger.open(address, LedgerSettings(lock_timeout_s=20.0), clock=Clock()) as opened:
        yield opened
