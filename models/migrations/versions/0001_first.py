"""The first schema, as it was shipped: frozen as SQL beside this file."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_SCHEMA = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Lay the first schema into an empty file.

    Triggers hold semicolons, so statements end at a blank line.
    """
    for statement in _SCHEMA.read_text("utf-8").split(";\n\n"):
        op.execute(statement.rstrip().removesuffix(";"))
