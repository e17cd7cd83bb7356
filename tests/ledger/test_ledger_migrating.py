"""An older ledger is brought forward whole, or left as it was."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from made_reports import add, report
from sqlalchemy import inspect, text

from secondsource.errors import LedgerDamaged, LedgerError, LedgerTooNew
from secondsource.ledger import Ledger
from secondsource.ledger.migrating import STEPS, migrate, revision
from secondsource.ledger.tables import SCHEMA_VERSION, metadata
from secondsource.settings import LedgerSettings

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("states", sa.Column("note", sa.Text))
    {more}
"""


def steps(folder: Path, more: str = "pass") -> Path:
    """Our steps and a made-up later one."""
    copytree(STEPS, folder / "steps")
    (folder / "steps" / "versions" / "v0002_made.py").write_text(NEXT.format(more=more))
    return folder / "steps"


def test_the_newest_step_is_the_schema_of_this_version() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == revision(SCHEMA_VERSION)


def test_a_ledger_of_this_version_is_left(ledger: Ledger, address: str) -> None:
    assert migrate(address, LedgerSettings()) == (SCHEMA_VERSION, SCHEMA_VERSION)


def test_forward_with_everything_in_it(ledger: Ledger, address: str, tmp_path: Path) -> None:
    for number in range(4):
        add(ledger, report(number))
    digest, log = ledger.digest(), ledger.log()
    made = steps(tmp_path)
    assert migrate(address, LedgerSettings(), to=2, steps=made) == (1, 2)
    assert "note" in {column["name"] for column in inspect(ledger.engine).get_columns("states")}
    assert (ledger.digest(), ledger.log(), ledger.verify()) == (digest, log, [])
    with pytest.raises(LedgerTooNew):
        Ledger.open(address)
    with pytest.raises(LedgerTooNew):
        migrate(address, LedgerSettings())
    assert migrate(address, LedgerSettings(), to=2, steps=made) == (2, 2)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(ledger: Ledger, address: str, tmp_path: Path) -> None:
    add(ledger, report(1))
    made = steps(tmp_path, more='raise RuntimeError("in the middle")')
    with pytest.raises(RuntimeError):
        migrate(address, LedgerSettings(), to=2, steps=made)
    with Ledger.open(address) as same:
        assert same.verify() == []
        assert "note" not in {column["name"] for column in inspect(same.engine).get_columns("states")}
        assert "schema_steps" not in inspect(same.engine).get_table_names()


def test_an_older_ledger_asks_for_it(ledger: Ledger, address: str) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE about SET value = '0' WHERE key = 'schema'"))
    with pytest.raises(LedgerError, match="migrate"):
        Ledger.open(address)


def test_what_is_no_ledger_is_not_migrated(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        migrate(str(tmp_path / "nothing.db"), LedgerSettings())
    (tmp_path / "other.db").write_bytes(b"x" * 200)
    with pytest.raises(LedgerDamaged):
        migrate(str(tmp_path / "other.db"), LedgerSettings())


def test_tables_are_what_is_declared(ledger: Ledger) -> None:
    found = inspect(ledger.engine)
    for table in metadata.sorted_tables:
        assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}
