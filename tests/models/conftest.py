"""A new store for each test, and rows to put into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "钢铁.zhanji"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store.create(path)
    yield made
    made.close()
