"""Bringing an older ledger to the schema of this version, forward only and in one transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text, update

from secondsource.errors import LedgerDamaged, LedgerTooNew
from secondsource.ledger.opening import bare_engine, named_errors, shown, version_of, writing_connection
from secondsource.ledger.tables import SCHEMA_VERSION, about
from secondsource.settings import LedgerSettings

STEPS = Path(__file__).with_name("migrations")
"""The folder of Alembic's steps."""


def revision(schema: int) -> str:
    """Alembic's id of a schema's number."""
    return f"{schema:04d}"


def _stamp(connection: Connection, schema: int) -> None:
    # Ledgers are made whole, without Alembic: it is told where they stand before it goes on from there.
    if not inspect(connection).has_table("schema_steps"):
        connection.execute(text("CREATE TABLE schema_steps (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO schema_steps VALUES (:at)"), {"at": revision(schema)})


def _upgrade(connection: Connection, steps: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrate(
    address: str, settings: LedgerSettings, *, to: int = SCHEMA_VERSION, steps: Path = STEPS
) -> tuple[int, int]:
    """Bring the ledger at an address to this version's schema; the schema's numbers before and after.

    All steps or none. Raises LedgerTooNew, LedgerDamaged, or LedgerError where it cannot be reached.
    """
    where = shown(address)
    engine: Engine = bare_engine(address, settings)
    try:
        with named_errors(where), writing_connection(engine) as connection:
            before = version_of(connection)
            if before is None:
                raise LedgerDamaged(f"{where}: not a ledger")
            if before > to:
                raise LedgerTooNew(f"{where}: written by a later version of Second Source (schema {before})")
            if before < to:
                _stamp(connection, before)
                _upgrade(connection, steps)
                connection.execute(update(about).where(about.c.key == "schema").values(value=str(to)))
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql(f"PRAGMA user_version = {to}")
            return before, to
    finally:
        engine.dispose()
