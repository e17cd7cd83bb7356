"""Feeds and the articles that they list.

Revision 0002, follows 0001.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the two tables, empty."""
    op.create_table(
        "feeds",
        Column("address", Text, primary_key=True),
        Column("now_at", Text, nullable=False),
        Column("title", Text),
        Column("etag", Text),
        Column("modified", Text),
        Column("due", Text),
        Column("failures", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("read_at", Text),
        Column("why", Text),
    )
    op.create_table(
        "feed_articles",
        Column("address", Text, primary_key=True),
        Column("host", Text, nullable=False),
        Column("feed", Text, ForeignKey("feeds.address"), nullable=False),
        Column("listed", Text, nullable=False),
        Column("first_seen", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("due", Text),
        Column("page", Text),
        Column("document", Text),
        Column("versions", Integer, nullable=False),
        Column("text_sha256", Text),
        Column("etag", Text),
        Column("modified", Text),
        Column("failures", Integer, nullable=False),
        Column("rechecks", Integer, nullable=False),
        Column("checked", Text),
        Column("gone_at", Text),
        Column("why", Text),
        Column("carried", Text),
    )
    for name, columns in (
        ("due", ["due"]),
        ("feed", ["feed", "state"]),
        ("text", ["text_sha256", "host"]),
        ("document", ["document"]),
    ):
        op.create_index(f"ix_feed_articles_{name}", "feed_articles", columns)
