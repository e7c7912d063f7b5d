"""A program one version further on: our migrations and one more, which a test writes."""

import shutil
from pathlib import Path

import pytest

from models import faults, identity
from models.migrations import upgrade
from models.schema import VERSION

LATER = VERSION + 1
HEAD = '''"""A later version."""

from alembic import op
import sqlalchemy as sa

revision = "{revision:04d}"
down_revision = "{down:04d}"


def upgrade():
    """Change something."""
'''


def become_later(monkeypatch: pytest.MonkeyPatch, folder: Path, *statements: str) -> None:
    """Have the program know one more migration, made of these statements."""
    migrations = folder / "migrations"
    shutil.copytree(upgrade._FOLDER, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    text = HEAD.format(revision=LATER, down=VERSION) + "".join(
        f"    {line}\n" for line in statements or ("pass",)
    )
    (migrations / "versions" / f"{LATER:04d}_later.py").write_text(text, "utf-8")
    monkeypatch.setattr(upgrade, "_FOLDER", migrations)
    for module in (upgrade, identity, faults):
        monkeypatch.setattr(module, "VERSION", LATER)
