"""Which claim stands in which event, by number: from a hit of the search to its event at once.

Revision 0004, follows 0003.
"""

from alembic import op
from sqlalchemy import Column, Integer

from secondsource.ledger.tellers import rebuild_listed

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table and fill it from the record."""
    op.create_table(
        "listed",
        Column("claim", Integer, primary_key=True, autoincrement=False),
        Column("event", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    rebuild_listed(op.get_bind())
    op.create_index("ix_listed_event", "listed", ["event", "claim"])
