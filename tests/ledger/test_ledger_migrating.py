"""An older ledger is brought forward whole, or left as it was."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from made_reports import add, report
from sqlalchemy import Connection, inspect, text

from secondsource.errors import LedgerDamaged, LedgerError, LedgerTooNew
from secondsource.ledger import Filters, Ledger
from secondsource.ledger.feeds import TABLES
from secondsource.ledger.migrating import STEPS, migrate, revision
from secondsource.ledger.tables import SCHEMA_VERSION, claims, events, index_name, metadata
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


def back_to(connection: Connection, schema: int) -> None:
    """Make of a ledger of this version what an older one looked like."""
    connection.execute(text("DROP TABLE listed"))
    if schema < 3:
        connection.execute(text("DROP TABLE tellers"))
        connection.execute(text(f"DROP INDEX {index_name(events, 'point')}"))
        no = "0" if connection.dialect.name == "sqlite" else "FALSE"
        for table, more in ((claims, ""), (events, f" AND gone IS {no}")):
            for name in ("fine_cell", "coarse_cell"):
                connection.execute(text(f"DROP INDEX {index_name(table, name)}"))
                columns = f"{name}, sort_day, number, x, y, z"
                where = f"superseded IS NULL{more}"
                connection.execute(
                    text(f"CREATE INDEX {index_name(table, name)} ON {table.name} ({columns}) WHERE {where}")
                )
    if schema < 2:
        for table in reversed(TABLES):
            connection.execute(text(f"DROP TABLE {table.name}"))
    connection.execute(text("UPDATE about SET value = :at WHERE key = 'schema'"), {"at": str(schema)})


def indexes(ledger: Ledger) -> set[str]:
    """The definitions of all indexes, as the database has them."""
    sqlite = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    postgres = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    asked = text(sqlite if ledger.engine.dialect.name == "sqlite" else postgres)
    with ledger.engine.connect() as connection:
        found = {" ".join(str(line).replace('"', "").split()) for line in connection.execute(asked).scalars()}
    return {line for line in found if "schema_steps" not in line}


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_an_older_schema_is_brought_to_what_is_declared(ledger: Ledger, address: str, schema: int) -> None:
    for number in range(6):
        add(ledger, report(number))
    digest, declared = ledger.digest(), indexes(ledger)
    spoken = Filters(speaker="varchuk")
    found = [e.id for e in ledger.event_lines(spoken)]
    assert found
    with ledger.engine.begin() as connection:
        back_to(connection, schema)
    assert indexes(ledger) != declared
    assert migrate(address, LedgerSettings()) == (schema, SCHEMA_VERSION)
    with Ledger.open(address) as brought:
        assert indexes(brought) == declared
        assert brought.digest() == digest
        assert brought.verify() == []
        assert [e.id for e in brought.event_lines(spoken)] == found
        names = {c["name"] for t in metadata.sorted_tables for c in inspect(brought.engine).get_columns(t.name)}
        assert {c.name for t in metadata.sorted_tables for c in t.columns} == names
        add(brought, report(99))
        assert brought.verify() == []
