"""A ledger moves between file and database, and back, and is the same by hash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_reports import Clock, add, report
from sqlalchemy import text

from secondsource.errors import LedgerDamaged, LedgerError
from secondsource.ledger import Filters, Ledger, restore
from secondsource.model.judgement import Judgement


def filled(ledger: Ledger) -> None:
    for number in range(8):
        add(ledger, report(number, language="uk" if number % 2 else "en"))
    [event, *_] = ledger.event_lines()
    ledger.judge(Judgement(event.id, "status", "confirmed", "Ana Reyes", "called"))
    ledger.remember("feed", "state")


def same(one: Ledger, other: Ledger) -> None:
    assert one.digest() == other.digest()
    assert one.log() == other.log()
    assert other.verify() == []
    assert list(one.events()) == list(other.events())
    for asked in ("shelled", "residents", '"was bombed"'):
        assert list(one.claims(Filters(text=asked))) == list(other.claims(Filters(text=asked)))


def test_there_and_back(ledger: Ledger, tmp_path: Path, new_address: Callable[[], str]) -> None:
    filled(ledger)
    with Ledger.open(str(tmp_path / "copy.db")) as file, Ledger.open(new_address(), clock=Clock()) as back:
        head = ledger.copy(file)
        assert file.copy(back) == head
        last = ledger.head()
        assert last is not None
        assert head == last.hash
        same(ledger, file)
        same(ledger, back)
        assert back.recall("feed") == "state"
        # It goes on where it was.
        assert add(ledger, report(50)) == add(back, report(50))
        assert ledger.digest() == back.digest()
        with pytest.raises(LedgerError, match="not empty"):
            ledger.copy(file)


def test_a_damaged_ledger_is_not_copied(ledger: Ledger, tmp_path: Path) -> None:
    filled(ledger)
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE claims SET code = 'clash' WHERE number = 1"))
    with Ledger.open(str(tmp_path / "copy.db")) as target:
        with pytest.raises(LedgerDamaged, match="does not verify"):
            ledger.copy(target)
        assert target.counts()["documents"] == 0


def test_backup_and_restore(ledger: Ledger, tmp_path: Path, new_address: Callable[[], str]) -> None:
    filled(ledger)
    file = tmp_path / "backup.db"
    head = ledger.backup(file)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("backup")] == ["backup.db"]
    with pytest.raises(LedgerError, match="exists"):
        ledger.backup(file)
    address = new_address()
    assert restore(file, address) == head
    with Ledger.open(address) as restored:
        same(ledger, restored)
    with pytest.raises(LedgerError, match="not empty"):
        restore(file, address)
    with pytest.raises(LedgerError, match="itself"):
        restore(file, str(file))


def test_the_search_index_is_made_again(ledger: Ledger) -> None:
    filled(ledger)
    before = list(ledger.claims(Filters(text="residents")))
    with ledger.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO claims_search (claims_search) VALUES ('delete-all')"))
        else:
            connection.execute(text("DELETE FROM claims_search"))
    assert {p.code for p in ledger.verify()} == {"search_wrong"}
    ledger.reindex()
    assert ledger.verify() == []
    assert list(ledger.claims(Filters(text="residents"))) == before
