"""The first schema, which `tables.create` makes: nothing is to be done.

Revision 0001, follows nothing.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """A ledger of this schema was made whole."""
