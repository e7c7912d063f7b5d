"""A small firm in a file of its own for each test; made once, since the disk is asked to keep every byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.company import Company
from tests.services import small_firm


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("firm") / "small.zhanji"
    small_firm.made(path).close()
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, small_file: bytes) -> Path:
    path = tmp_path / "小厂.zhanji"
    path.write_bytes(small_file)
    return path


@pytest.fixture
def firm(file: Path) -> Iterator[Company]:
    with Company.open(file) as company:
        yield company
