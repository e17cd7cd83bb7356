"""A ledger that cannot be used is refused by name, and left as it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from made_reports import add, report
from sqlalchemy import text

from secondsource.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerLocked,
    LedgerTooNew,
)
from secondsource.ledger import Ledger
from secondsource.settings import LedgerSettings

SHORT = LedgerSettings(lock_timeout_s=0.3)


def filled(path: Path, many: int = 3) -> Path:
    with Ledger.open(str(path)) as ledger:
        for number in range(many):
            add(ledger, report(number))
    return path


def test_a_later_version_is_refused(ledger: Ledger, address: str) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE about SET value = '99' WHERE key = 'schema'"))
    for read_only in (False, True):
        with pytest.raises(LedgerTooNew, match="99"):
            Ledger.open(address, read_only=read_only)


def test_a_database_without_our_tables_is_no_ledger(new_address: Callable[[], str], tmp_path: Path) -> None:
    address = new_address()
    if address.startswith("postgres"):
        import psycopg

        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE TABLE entries (seq INTEGER)")
    else:
        foreign = sqlite3.connect(address)
        foreign.execute("CREATE TABLE recipes (name TEXT)")
        foreign.close()
    before = Path(address).read_bytes() if Path(address).exists() else b""
    for read_only in (False, True):
        with pytest.raises(LedgerDamaged, match="not a ledger"):
            Ledger.open(address, read_only=read_only)
    if before:
        assert Path(address).read_bytes() == before


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\x00", b"PK\x03\x04" + b"0" * 500, b"\x00" * 4096])
def test_another_file_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged):
        Ledger.open(str(path))
    assert path.read_bytes() == content


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerDamaged):
        Ledger.open(str(tmp_path))


def test_a_file_cut_off_is_damaged(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        for read_only in (False, True):
            with pytest.raises(LedgerDamaged):
                Ledger.open(str(path), read_only=read_only)
    path.write_bytes(whole)
    with Ledger.open(str(path)) as ledger:
        assert ledger.verify() == []


def test_pages_overwritten_are_found_by_verify(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db", 12)
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096, 2):
        data[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
    path.write_bytes(bytes(data))
    try:
        with Ledger.open(str(path), read_only=True) as ledger:
            found = ledger.verify()
    except LedgerDamaged:
        return
    assert found


def test_reading_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nothing" / "ledger.db"
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(str(path), read_only=True)
    assert not path.parent.exists()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with Ledger.open(str(path)) as ledger:
        assert ledger.verify() == []


def test_a_writer_waits_and_then_names_the_lock(ledger: Ledger, address: str) -> None:
    with ledger.transaction() as writing:
        writing.add_document(*report(1))
        with Ledger.open(address, SHORT) as other:
            # Readers go on meanwhile, and see nothing of it.
            assert list(other.documents()) == []
            with pytest.raises(LedgerLocked):
                add(other, report(2))
    with Ledger.open(address, SHORT) as other:
        assert add(other, report(2)) is not None
        assert other.verify() == []


def test_two_writers_queue(ledger: Ledger, address: str) -> None:
    with Ledger.open(address) as other:
        first = threading.Thread(target=lambda: [add(ledger, report(n)) for n in range(30)])
        second = threading.Thread(target=lambda: [add(other, report(n)) for n in range(10, 40)])
        first.start()
        second.start()
        first.join()
        second.join()
        assert ledger.counts()["documents"] == 40
        assert ledger.verify() == []


_AS_NOBODY = """
import os, sys, tempfile
sys.path[:0] = {path!r}
from made_reports import add, report
from secondsource.ledger import Ledger
from secondsource.errors import LedgerError
with Ledger.open(tempfile.mkdtemp() + "/other.db") as ledger:
    add(ledger, report(1))  # imports all that is imported late, while this user may still read it
os.setgid(65534)
os.setuid(65534)
try:
    with Ledger.open({address!r}, read_only={read_only}) as ledger:
        print(len(list(ledger.documents())), len(ledger.verify()))
        add(ledger, report(99))
except LedgerError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="needs root, to become a user without rights")
@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_file_that_may_not_be_written(tmp_path_factory: pytest.TempPathFactory, folder_mode: int) -> None:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="ss-ro-"))
    path = filled(folder / "ledger.db")
    path.chmod(0o444)
    folder.chmod(folder_mode)
    printed = {}
    for read_only in (True, False):
        code = _AS_NOBODY.format(path=[p for p in sys.path if p], address=str(path), read_only=read_only)
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        printed[read_only] = run.stdout.split()
        assert run.returncode == 0, run.stderr
    # Reading goes; writing is refused by name, at the first write at the latest.
    assert printed[True] == ["3", "0", "LedgerReadOnly"]
    assert printed[False][-1] == "LedgerReadOnly"


def test_a_database_that_does_not_answer_is_named() -> None:
    for address in ("postgresql://nobody:secret@127.0.0.1:9/none", "postgresql://["):
        with pytest.raises(LedgerError) as caught:
            Ledger.open(address, SHORT)
        assert "secret" not in str(caught.value)


@pytest.mark.postgres
def test_a_database_that_cannot_hold_all_letters_is_refused(postgres: str) -> None:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    with pytest.raises(LedgerError, match="UTF8"):
        Ledger.open(postgres.replace("/postgres?", "/latin?"))


@pytest.mark.postgres
def test_a_database_that_went_away_and_came_back(postgres: str) -> None:
    from fresh_databases import new_database

    address = new_database(postgres)
    import psycopg

    with Ledger.open(address) as ledger:
        add(ledger, report(1))
        kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'secondsource'"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(kill)  # type: ignore[arg-type]
        # Between two calls: nothing is noticed.
        assert add(ledger, report(2)) is not None
        received, reading = report(3)

        def cut() -> None:
            with ledger.transaction() as writing:
                writing.add_document(received, reading)
                with psycopg.connect(postgres, autocommit=True) as connection:
                    connection.execute(kill)  # type: ignore[arg-type]
                writing.add_keys(reading.document.id, ["a"])

        with pytest.raises(LedgerError, match="does not answer"):
            cut()
        assert add(ledger, report(3)) is not None
        assert ledger.verify() == []
        assert ledger.counts()["documents"] == 3


def test_a_full_disk_is_named_and_loses_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    with Ledger.open(str(path)) as ledger:
        from sqlalchemy import event

        @event.listens_for(ledger.engine, "connect")
        def limit(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        ledger.engine.dispose()

        def fill() -> None:
            for number in range(100, 200):
                add(ledger, report(number, tail="".join(map(chr, range(0x400, 0x4FF))) * 20))

        with pytest.raises(LedgerError, match="full"):
            fill()
    with Ledger.open(str(path)) as ledger:
        assert ledger.counts()["documents"] >= 3
        assert ledger.verify() == []
