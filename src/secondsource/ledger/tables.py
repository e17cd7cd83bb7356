"""The tables of a ledger, alike on SQLite and PostgreSQL.

Three kinds:

* `entries`: the log. Every write is one entry, stamped and chained by hash.
* record tables (`RECORD`): what the entries wrote. A row names its entry and is never changed. `superseded` is the
  one exception: bookkeeping that names the entry whose row took this one's place, so that "now" and "as of" are
  conditions on one table. It is left out of the row's digest and recomputed by `verify`.
* indexes of ours (`keys`, `derived`, `names`, `tellers`, `listed`, the search tables): made from the record, checked
  against it, and never evidence of anything. `states`, `tokens`, and the tables of `feeds`, are a program's own notes
  and belong to no entry.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 4
"""Version of the tables below. A ledger with a higher one is refused; one with a lower one is migrated."""

APPLICATION_ID = 0x5EC0DE02
"""SQLite's application_id of our files, by which a foreign database is told from a ledger."""

metadata = MetaData()

about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_entries_at", "at"),
)


def _entry(*, primary_key: bool = False) -> Column[int]:
    # Deferred: the rows of an entry are written before the entry, whose hash covers them.
    key = ForeignKey("entries.seq", deferrable=True, initially="DEFERRED")
    return Column("entry", Integer, key, primary_key=primary_key, autoincrement=False, nullable=False)


def _superseded() -> Column[int]:
    return Column("superseded", Integer, nullable=True)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _where() -> tuple[Column[Any], ...]:
    """Place, point and cells of a row; `x`, `y`, `z` is the point on the unit sphere."""
    return (
        Column("place", Text),
        Column("place_key", Text),
        Column("lat", Double),
        Column("lon", Double),
        Column("x", Double),
        Column("y", Double),
        Column("z", Double),
        Column("fine_cell", Integer),
        Column("coarse_cell", Integer),
    )


def _when() -> tuple[Column[Any], ...]:
    """First and last day (null where not known) and the day that the row is listed under."""
    return (Column("earliest", Text), Column("latest", Text), Column("sort_day", Text, nullable=False))


documents = Table(
    "documents",
    metadata,
    _number(),
    _entry(),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("address", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("publisher_key", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("sort_day", Text, nullable=False),
    Column("given_id", Text, nullable=False),
    Index("ix_documents_entry", "entry"),
    Index("ix_documents_address", "address"),
    Index("ix_documents_publisher", "publisher_key", "sort_day", "number"),
    Index("ix_documents_day", "sort_day", "number"),
)

archives = Table(
    "archives",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    _entry(),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary),
    Index("ix_archives_entry", "entry"),
)

readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    _entry(primary_key=True),
    Column("by", Text, nullable=False),
    Column("body", LargeBinary),
    Column("document_keys", LargeBinary),
    _superseded(),
    Index("ix_readings_entry", "entry"),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    _entry(),
    Column("id", Text, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_key", Text),
    Column("anonymous", Boolean, nullable=False),
    Column("factuality", Text, nullable=False),
    *_where(),
    Column("place_text", Text),
    Column("place_text_key", Text),
    *_when(),
    Column("publisher", Text),
    Column("publisher_key", Text),
    Column("published", Text),
    Column("text", Text, nullable=False),
    _superseded(),
    UniqueConstraint("id", "entry", name="uq_claims_id"),
    Index("ix_claims_entry", "entry"),
    Index("ix_claims_document", "document"),
)

derivations = Table(
    "derivations",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    _entry(primary_key=True),
    Column("body", LargeBinary),
    _superseded(),
    Index("ix_derivations_entry", "entry"),
)

matches = Table(
    "matches",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    _entry(primary_key=True),
    Column("score", Double, nullable=False),
    Column("state", Text, nullable=False),
    Column("features", LargeBinary),
    _superseded(),
    Index("ix_matches_entry", "entry"),
    Index("ix_matches_b", "b"),
)

events = Table(
    "events",
    metadata,
    _number(),
    _entry(),
    Column("id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("summary", Text, nullable=False),
    *_where(),
    *_when(),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("body", LargeBinary),
    _superseded(),
    UniqueConstraint("id", "entry", name="uq_events_id"),
    Index("ix_events_entry", "entry"),
)

members = Table(
    "members",
    metadata,
    Column("event", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    _entry(primary_key=True),
    Column("position", Integer, nullable=False),
    Column("left_event", Boolean, nullable=False),
    Column("origin_key", Text),
    Column("body", LargeBinary),
    _superseded(),
    Index("ix_members_entry", "entry"),
    Index("ix_members_claim", "claim"),
    Index("ix_members_origin", "origin_key"),
)

judgements = Table(
    "judgements",
    metadata,
    _number(),
    _entry(),
    Column("id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_judgements_entry", "entry"),
    Index("ix_judgements_subject", "subject", "kind"),
)

pairs = Table(
    "pairs",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    _entry(primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("decision", Text, nullable=False),
    _superseded(),
    Index("ix_pairs_entry", "entry"),
    Index("ix_pairs_b", "b"),
)

redactions = Table(
    "redactions",
    metadata,
    _number(),
    _entry(),
    Column("table", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("because", Text, nullable=False),
    Index("ix_redactions_entry", "entry"),
    Index("ix_redactions_row", "table", "key"),
)

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Index("ix_keys_document", "document"),
    sqlite_with_rowid=False,
)

derived = Table(
    "derived",
    metadata,
    Column("on", Text, primary_key=True),
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Index("ix_derived_document", "document"),
    sqlite_with_rowid=False,
)

names = Table(
    "names",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

tellers = Table(
    "tellers",
    metadata,
    # Who speaks or publishes in an event that stands: "speaker" or "publisher", the name's key, and where the event is
    # listed. So the events of one speaker are read in the order of their list, however many there are.
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("sort_day", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index("ix_tellers_number", "number", "kind", "key"),
    sqlite_with_rowid=False,
)

listed = Table(
    "listed",
    metadata,
    # Which standing claim stands in which standing event, by their numbers: from a hit of the search to its event, and
    # back, without the rows of either.
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False),
    Index("ix_listed_event", "event", "claim"),
    sqlite_with_rowid=False,
)

states = Table(
    "states",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("created", Text, nullable=False),
    Column("revoked", Text),
)

RECORD: tuple[Table, ...] = (
    documents,
    archives,
    readings,
    claims,
    derivations,
    matches,
    events,
    members,
    judgements,
    pairs,
    redactions,
)
"""The append-only tables whose rows an entry's payload hash covers."""

ROW_KEY: dict[str, tuple[str, ...]] = {
    "documents": ("number",),
    "archives": ("document",),
    "readings": ("document", "entry"),
    "claims": ("number",),
    "derivations": ("document", "entry"),
    "matches": ("a", "b", "entry"),
    "events": ("number",),
    "members": ("event", "claim", "entry"),
    "judgements": ("number",),
    "pairs": ("a", "b", "entry"),
    "redactions": ("number",),
}
"""Columns that name a row of a record table."""


_IN_ORDER = ("sort_day", "number")
# A cell's index holds the point and what is asked for beside it most: what lies in the cell but does not fit is passed
# over without its row. `superseded` and `gone` are there because SQLite looks at them again, though no row of the
# index has them set.
_IN_CELL = (*_IN_ORDER, "x", "y", "z", "code", "earliest", "latest", "superseded")
_LASTING = "earliest < latest"


def _cell(table: Table, name: str) -> tuple[Table, str, tuple[str, ...], str]:
    return table, name, (name, *_IN_CELL, *(("gone",) if "gone" in table.c else ())), ""


CURRENT_INDEXES: tuple[tuple[Table, str, tuple[str, ...], str], ...] = (
    *((claims, name, (name, *_IN_ORDER), "") for name in ("code", "speaker_key", "place_key", "place_text_key")),
    (claims, "publisher_key", ("publisher_key", *_IN_ORDER), ""),
    *((events, name, (name, *_IN_ORDER), "") for name in ("code", "place_key", "origins", "status")),
    *(_cell(table, name) for table in (claims, events) for name in ("fine_cell", "coarse_cell")),
    *((table, "sort_day", _IN_ORDER, "") for table in (claims, events)),
    *((table, "lasting", (*_IN_ORDER, "earliest"), _LASTING) for table in (claims, events)),
    (events, "point", ("lat", "lon", "number", "superseded", "gone"), ""),
)
"""Indexes over the rows that stand now (table, name, columns, further condition): old versions stay out, and each list
is read in the order of an index."""


def index_name(table: Table, name: str) -> str:
    """The name of an index over rows that stand now."""
    return f"ix_{table.name}_now_{name}"


def create(connection: Connection) -> None:
    """Make the tables and their indexes."""
    metadata.create_all(connection, checkfirst=False)
    create_current_indexes(connection)


def create_current_indexes(connection: Connection, *, only: Collection[str] | None = None) -> None:
    """Make the indexes over rows that stand now; `only` those of these names (`index_name`)."""
    # Written out: declaring them on the tables would load both databases' dialects with every start.
    no = "0" if connection.dialect.name == "sqlite" else "FALSE"
    for table, name, columns, further in CURRENT_INDEXES:
        if only is not None and index_name(table, name) not in only:
            continue
        condition = "superseded IS NULL" + (f" AND gone IS {no}" if "gone" in table.c else "")
        if further:
            condition += f" AND {further}"
        connection.exec_driver_sql(
            f"CREATE INDEX {index_name(table, name)} ON {table.name} ({', '.join(columns)}) WHERE {condition}"
        )
