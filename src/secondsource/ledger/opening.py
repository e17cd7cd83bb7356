"""Opening a ledger: its address, the engine, the first tables, and a named error where it cannot be used."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.compiler import SQLCompiler

from secondsource.errors import LedgerDamaged, LedgerError, LedgerLocked, LedgerReadOnly, LedgerTooNew
from secondsource.ledger import feeds, search, tables
from secondsource.ledger.tables import APPLICATION_ID, SCHEMA_VERSION, about, metadata
from secondsource.settings import LedgerSettings

WRITER_LOCK = 0x5EC0_DE02
"""Number of PostgreSQL's advisory lock that one writer of a ledger holds at a time."""

_HEADER = b"SQLite format 3\x00"


def is_postgres(address: str) -> bool:
    """Whether an address names a PostgreSQL database; everything else is a file."""
    return address.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))


def shown(address: str) -> str:
    """The address without a password, as it may stand in a message."""
    if not is_postgres(address):
        return address
    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return "postgresql://…"


def file_of(address: str) -> Path:
    """The file of a SQLite ledger."""
    for prefix in ("sqlite:////", "sqlite:///"):
        if address.startswith(prefix):
            return Path(("/" if prefix.endswith("////") else "") + address[len(prefix) :])
    return Path(address).expanduser()


def _named(error: BaseException, where: str) -> LedgerError | None:
    """The named error for what a driver raised; None where it is a fault of ours."""
    original = getattr(error, "orig", error)
    if isinstance(original, sqlite3.Error):
        message = str(original)
        code = getattr(original, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerLocked(f"{where}: another process has held the ledger for longer than the timeout")
        if code == sqlite3.SQLITE_READONLY:
            return LedgerReadOnly(f"{where}: the ledger cannot be written ({message})")
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return LedgerDamaged(f"{where}: {message}")
        if code == sqlite3.SQLITE_FULL:
            return LedgerError(f"{where}: the disk is full; what was reported as added is there")
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return LedgerError(f"{where}: cannot be opened ({message})")
        if code == sqlite3.SQLITE_IOERR:
            return LedgerError(f"{where}: the system cannot read or write it ({message})")
        return None
    state = getattr(original, "sqlstate", None)
    if state in ("55P03", "57014", "40P01"):
        return LedgerLocked(f"{where}: another process has held the ledger for longer than the timeout")
    if state in ("25006", "42501"):
        return LedgerReadOnly(f"{where}: the ledger cannot be written ({original})")
    if state in ("53100",):
        return LedgerError(f"{where}: the database's disk is full")
    if state in ("XX001", "XX002"):
        return LedgerDamaged(f"{where}: {original}")
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or type(original).__name__ in ("OperationalError", "ConnectionTimeout", "AdminShutdown"):
        return LedgerError(f"{where}: the database does not answer ({str(original).strip()})")
    return None


@contextmanager
def named_errors(where: str) -> Iterator[None]:
    """Turns what the drivers raise into the errors of `errors`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        known = _named(error, where)
        if known is None and isinstance(error, OSError):
            known = LedgerError(f"{where}: {error.strerror or error}")
        if known is None:
            raise
        raise known from error


def _check_file(path: Path) -> bool:
    """Whether there is a ledger, by the file's first page. Raises LedgerDamaged for a foreign or cut file."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    if path.is_dir():
        raise LedgerDamaged(f"{path}: a folder, not a ledger")
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(_HEADER):
        raise LedgerDamaged(f"{path}: not a ledger")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    log = path.with_name(path.name + "-wal")
    # With a write-ahead log beside it, the file may lawfully lag behind its own page count.
    if not (log.exists() and log.stat().st_size) and pages * (65536 if page == 1 else page) > path.stat().st_size:
        raise LedgerDamaged(f"{path}: the file is cut off: {path.stat().st_size} bytes of {pages * page}")
    return True


def _hinting(compiler: type[SQLCompiler]) -> type[SQLCompiler]:
    """SQLAlchemy leaves `INDEXED BY` out for SQLite: a compiler that writes a statement's hints down."""

    class Hinting(compiler):  # type: ignore[misc, valid-type]
        def get_from_hint_text(self, table: Any, text: str) -> str:
            return text

    return Hinting


def _sqlite_engine(path: Path, settings: LedgerSettings, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        mode = "ro" if read_only else "rwc"
        address = f"{path.absolute().as_uri()}?mode={mode}"
        options: dict[str, Any] = {
            "uri": True,
            "timeout": settings.lock_timeout_s,
            "isolation_level": None,
            "check_same_thread": False,
        }
        connection: sqlite3.Connection = sqlite3.connect(address, **options)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if not read_only or code not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            # A write-ahead ledger on a medium that cannot be written, where not even its index can be made.
            connection = sqlite3.connect(address + "&immutable=1", **options)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=24)

    engine.dialect.statement_compiler = _hinting(engine.dialect.statement_compiler)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        # FULL: what is reported as added survives a power cut, not only a killed process.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA cache_size = -{int(settings.cache_kib)}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Writers take the lock at once, so that two of them queue instead of failing half-way.
        writing = connection.get_execution_options().get("secondsource_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _postgres_engine(address: str, settings: LedgerSettings, read_only: bool) -> Engine:
    try:
        url: URL = make_url(address).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise LedgerError(f"{shown(address)}: not an address of a database") from error
    try:
        engine = create_engine(
            url,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": max(2, int(settings.lock_timeout_s)),
                "application_name": "secondsource",
                # A prepared statement's plan is for any word; a rare and a common one need different plans.
                "prepare_threshold": None,
            },
        )
    except ModuleNotFoundError as error:
        raise LedgerError("a ledger on PostgreSQL needs the extra: secondsource[postgres]") from error

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(settings.lock_timeout_s * 1000)}")
            if read_only:
                cursor.execute("SET default_transaction_read_only = on")
        connection.commit()

    return engine


def _set_wal(engine: Engine, settings: LedgerSettings) -> None:
    # Changing the journal mode takes the whole file and does not wait by itself.
    until = time.monotonic() + settings.lock_timeout_s
    while True:
        raw = engine.raw_connection()
        try:
            if raw.cursor().execute("PRAGMA journal_mode = WAL").fetchone():
                return
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            raw.close()


@contextmanager
def writing_connection(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the only writer of the ledger at its time. Commits at the end, or leaves nothing.

    SQLite takes its lock when it begins. PostgreSQL takes an advisory one and reads committed: the snapshot of a
    stricter level would be older than the lock, and would not show what the writer before us wrote.
    """
    options: dict[str, Any] = {"secondsource_write": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
        yield connection


def version_of(connection: Connection) -> int | None:
    """The number of a ledger's schema; None where there is no ledger."""
    if not inspect(connection).has_table(about.name):
        return None
    found = connection.execute(select(about.c.value).where(about.c.key == "schema")).scalar()
    return int(found) if found is not None and found.isdigit() else None


def _create(connection: Connection, where: str, now: str) -> None:
    version = version_of(connection)
    if version is not None:
        return  # another process was quicker
    ours = {table.name for table in metadata.sorted_tables}
    present = set(inspect(connection).get_table_names())
    if present & ours or (present and connection.dialect.name == "sqlite"):
        raise LedgerDamaged(f"{where}: has tables, but is not a ledger")
    assert set(feeds.TABLES) <= set(metadata.sorted_tables)  # declared with the others, in a module of their own
    tables.create(connection)
    search.create(connection)
    connection.execute(
        insert(about),
        [
            {"key": "schema", "value": str(SCHEMA_VERSION)},
            {"key": "created", "value": now},
            {"key": "application", "value": "secondsource"},
        ],
    )
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _check_version(connection: Connection, where: str) -> None:
    version = version_of(connection)
    if version is None:
        raise LedgerDamaged(f"{where}: not a ledger")
    if version > SCHEMA_VERSION:
        raise LedgerTooNew(
            f"{where}: written by a later version of Second Source (schema {version}, this one knows {SCHEMA_VERSION})"
        )
    if version < SCHEMA_VERSION:
        raise LedgerError(f"{where}: an older ledger (schema {version}): run `secondsource ledger migrate`")


def bare_engine(address: str, settings: LedgerSettings) -> Engine:
    """An engine on a ledger of any version, which must be there. Raises LedgerDamaged, LedgerError."""
    where = shown(address)
    with named_errors(where):
        if is_postgres(address):
            return _postgres_engine(address, settings, read_only=False)
        path = file_of(address)
        if not _check_file(path):
            raise LedgerError(f"{where}: there is no ledger")
        return _sqlite_engine(path, settings, read_only=False)


def open_engine(address: str, settings: LedgerSettings, read_only: bool, now: str) -> Engine:
    """An engine on a ledger of this version, made where there is none yet.

    Raises LedgerLocked, LedgerReadOnly, LedgerDamaged, LedgerTooNew, or LedgerError where it cannot be reached.
    """
    where = shown(address)
    with named_errors(where):
        if is_postgres(address):
            engine = _postgres_engine(address, settings, read_only)
            exists = False
        else:
            path = file_of(address)
            exists = _check_file(path)
            if read_only and not exists:
                raise LedgerError(f"{where}: there is no ledger")
            if not read_only:
                path.parent.mkdir(parents=True, exist_ok=True)
            engine = _sqlite_engine(path, settings, read_only)
        try:
            with engine.connect() as connection:
                version = version_of(connection)
                if engine.dialect.name == "postgresql":
                    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
                    if encoding != "UTF8":
                        raise LedgerError(f"{where}: the database's encoding is {encoding}; a ledger needs UTF8")
            if version is None and read_only:
                raise LedgerDamaged(f"{where}: not a ledger")
            if version is None:
                if exists:
                    with engine.connect() as connection:
                        if inspect(connection).get_table_names():
                            raise LedgerDamaged(f"{where}: a database, but not a ledger")
                if engine.dialect.name == "sqlite":
                    _set_wal(engine, settings)
                with writing_connection(engine) as connection:
                    _create(connection, where, now)
            with engine.connect() as connection:
                _check_version(connection, where)
        except BaseException:
            engine.dispose()
            raise
    return engine
