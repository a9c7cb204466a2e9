"""Runs Alembic's migrations over the connection that it is handed."""

from __future__ import annotations

from alembic import context

from dalil.base.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
