"""Alembic migrations of the company file. The number of the newest one is `models.schema.VERSION`."""
