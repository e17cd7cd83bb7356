"""An older ledger is brought forward whole, or left as it was."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from made_reports import add, report
from sqlalchemy import inspect, text

from secondsource.errors import LedgerDamaged, LedgerError, LedgerTooNew
from secondsource.ledger import Ledger
from secondsource.ledger.feeds import TABLES
from secondsource.ledger.migrating import STEPS, migrate, revision
from secondsource.ledger.tables import SCHEMA_VERSION, metadata
from secondsource.settings import LedgerSettings

LATER = SCHEMA_VERSION + 1
NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "{next}"
down_revision = "{last}"


def upgrade() -> None:
    op.add_column("states", sa.Column("note", sa.Text))
    {more}
"""


def steps(folder: Path, more: str = "pass") -> Path:
    """Our steps and a made-up later one."""
    copytree(STEPS, folder / "steps")
    made = NEXT.format(more=more, last=revision(SCHEMA_VERSION), next=revision(LATER))
    (folder / "steps" / "versions" / f"v{revision(LATER)}_made.py").write_text(made)
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
    assert migrate(address, LedgerSettings(), to=LATER, steps=made) == (SCHEMA_VERSION, LATER)
    assert "note" in {column["name"] for column in inspect(ledger.engine).get_columns("states")}
    assert (ledger.digest(), ledger.log(), ledger.verify()) == (digest, log, [])
    with pytest.raises(LedgerTooNew):
        Ledger.open(address)
    with pytest.raises(LedgerTooNew):
        migrate(address, LedgerSettings())
    assert migrate(address, LedgerSettings(), to=LATER, steps=made) == (LATER, LATER)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(ledger: Ledger, address: str, tmp_path: Path) -> None:
    add(ledger, report(1))
    made = steps(tmp_path, more='raise RuntimeError("in the middle")')
    with pytest.raises(RuntimeError):
        migrate(address, LedgerSettings(), to=LATER, steps=made)
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


def test_the_first_schema_is_brought_to_what_is_declared(ledger: Ledger, address: str) -> None:
    add(ledger, report(1))
    digest = ledger.digest()
    with ledger.engine.begin() as connection:
        for table in reversed(TABLES):
            connection.execute(text(f"DROP TABLE {table.name}"))
        connection.execute(text("UPDATE about SET value = '1' WHERE key = 'schema'"))
    assert migrate(address, LedgerSettings()) == (1, SCHEMA_VERSION)
    found = inspect(ledger.engine)
    for table in metadata.sorted_tables:
        assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}
    for table in TABLES:
        indexes = {i["name"]: i["column_names"] for i in found.get_indexes(table.name)}
        assert indexes == {i.name: [c.name for c in i.columns] for i in table.indexes}
    with Ledger.open(address) as same:
        assert (same.digest(), same.verify()) == (digest, [])
