"""A new store for each test; made once, since the disk is asked to keep every byte of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "钢铁.zhanji"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A new file's content."""
    made = tmp_path_factory.mktemp("fresh") / "new.zhanji"
    Store.create(made).close()
    return made.read_bytes()


@pytest.fixture
def store(path: Path, fresh: bytes) -> Iterator[Store]:
    path.write_bytes(fresh)
    opened = Store(path, write=True)
    yield opened
    opened.close()
