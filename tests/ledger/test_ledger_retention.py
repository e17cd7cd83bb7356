"""Texts are kept for so many days and then taken out as on request; reads are written down. The chain verifies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_reports import add, report

from secondsource.errors import LedgerReadOnly, NotInLedger, UsageError
from secondsource.faces.cli_ledger import ledger_command
from secondsource.ledger import Ledger
from secondsource.ledger.reads import note_read, reads
from secondsource.ledger.retention import due
from secondsource.pipeline import Resources, retain

START = datetime(2026, 1, 1, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.day = 0.0

    def now(self) -> datetime:
        return START + timedelta(days=self.day)


def filled(address: str, clock: Clock) -> tuple[Ledger, list[str]]:
    """A ledger that got a report every ten days."""
    ledger = Ledger.open(address, clock=clock.now)
    ids = []
    for n in range(4):
        clock.day = 10.0 * n
        ids.append(str(add(ledger, report(n, code="shelling"))))
    return ledger, ids


def test_what_is_older_than_is_kept_goes_and_the_chain_verifies(address: str) -> None:
    clock = Clock()
    ledger, ids = filled(address, clock)
    with ledger:
        clock.day = 31.0
        assert [id for id, _ in due(ledger, 15)] == ids[:2]
        assert due(ledger, 15)[0][1].startswith("2026-01-01")
        assert [id for id, _ in due(ledger, 15, kept=ids[:1])] == ids[1:2]
        assert due(ledger, 15, publisher="Nobody") == []
        assert due(ledger, 32) == []
        head = ledger.head()
        assert head is not None
        found = [id for id, _ in due(ledger, 15)]
        assert retain(ledger, Resources(rules_only=True), found, "Ana Reyes", "texts are kept for 15 days") == 2
        for id in found:
            with pytest.raises(NotInLedger, match="removed"):
                ledger.reading(id)
            with pytest.raises(NotInLedger, match="removed"):
                ledger.archived(id)
        assert ledger.reading(ids[3]).document.text
        # The chain holds what it held, nothing is due twice, and what was removed is not taken for new.
        assert ledger.verify(head.hash) == []
        assert due(ledger, 15) == []
        assert {d.id for d in ledger.documents()} == set(ids)
        assert all(m.document not in found for e in ledger.events() for m in e.members)


@pytest.mark.parametrize("days", [-1, 1e9, float("nan")])
def test_days_that_are_none(ledger: Ledger, days: float) -> None:
    with pytest.raises(UsageError):
        due(ledger, days)


def test_the_command_lists_first_and_removes_only_when_told(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    ledger, ids = filled(address, Clock())
    ledger.close()
    words = ["retain", "--days", "30", "--ledger", address]
    listed = CliRunner().invoke(ledger_command, words, catch_exceptions=False)
    assert all(id in listed.output for id in ids)
    assert "4 documents would be removed; nothing was written" in listed.output
    with Ledger.open(address) as book:
        assert len(list(book.readings())) == 4
        entries = len(book.log())
    with pytest.raises(UsageError):
        CliRunner().invoke(ledger_command, [*words, "--apply"], catch_exceptions=False, standalone_mode=False)
    done = CliRunner().invoke(
        ledger_command, [*words, "--apply", "--by", "Ana Reyes", "--keep", ids[1]], catch_exceptions=False
    )
    assert "3 documents removed" in done.output
    with Ledger.open(address) as book:
        assert [r.document.id for r in book.readings()] == [ids[1]]
        assert len(book.log()) == entries + 3
        assert book.verify() == []
        assert Path(address).read_bytes().count(b"Shells") == 0


def test_reads_are_written_down_in_order(ledger: Ledger, address: str) -> None:
    note_read(ledger, "Ridge desk", "GET /documents/{id:path}", "d1")
    note_read(ledger, "Harbour desk", "GET /", None)
    note_read(ledger, "Ridge desk", "GET /api/documents/{id:path}", "d2")
    assert [(r.who, r.document) for r in reads(ledger)] == [
        ("Ridge desk", "d2"),
        ("Harbour desk", None),
        ("Ridge desk", "d1"),
    ]
    assert [r.what for r in reads(ledger, document="d1")] == ["GET /documents/{id:path}"]
    assert len(reads(ledger, limit=2)) == 2
    assert reads(ledger, since="2999-01-01") == []
    assert len(reads(ledger, since="2020-01-01")) == len(reads(ledger, since="2020-01-01T10:00:00Z")) == 3
    with pytest.raises(UsageError):
        reads(ledger, since="yesterday")
    # No part of the record: no entry, and the chain is as it was.
    assert ledger.verify() == []
    with Ledger.open(address, read_only=True) as shown, pytest.raises(LedgerReadOnly):
        note_read(shown, "Ridge desk", "GET /", None)
