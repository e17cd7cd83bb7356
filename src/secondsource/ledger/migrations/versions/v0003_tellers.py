"""Who speaks in which event, in order; cells that hold what is asked for beside them; points for the map.

Revision 0003, follows 0002.
"""

from alembic import op
from sqlalchemy import Column, Integer, Text

from secondsource.ledger.tables import claims, create_current_indexes, events, index_name
from secondsource.ledger.tellers import rebuild_tellers

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and fill it from the record; make the indexes of cells anew, wider."""
    op.create_table(
        "tellers",
        Column("kind", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("sort_day", Text, primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tellers_number", "tellers", ["number", "kind", "key"])
    connection = op.get_bind()
    rebuild_tellers(connection)
    cells = {index_name(table, name) for table in (claims, events) for name in ("fine_cell", "coarse_cell")}
    for name in sorted(cells):
        connection.exec_driver_sql(f"DROP INDEX {name}")
    create_current_indexes(connection, only=cells | {index_name(events, "point")})
