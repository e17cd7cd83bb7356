"""Alembic's entry: runs the steps on the connection that `migrating` hands in, inside its transaction."""

from __future__ import annotations

from alembic import context

from secondsource.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="schema_steps",
    # SQLite changes few things about a table in place: Alembic then makes it anew and moves the rows.
    render_as_batch=True,
)
context.run_migrations()
