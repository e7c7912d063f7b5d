"""Alembic's entry: runs on the connection and inside the transaction that `upgrade` hands over."""

from alembic import context

from models.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=METADATA, render_as_batch=True, transaction_per_migration=False
)
context.run_migrations()
