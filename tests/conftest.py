"""What every test stands on: no screen, no settings but its own, the same examples everywhere."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from main import COLLECT_AFTER
from services.company import Company

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first test imports Qt

# The settings, logs and recent files of whoever runs the tests are none of the tests' business.
_home = tempfile.TemporaryDirectory(prefix="zhanji-tests-", ignore_cleanup_errors=True)
for _name in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME"):
    os.environ["XDG_" + _name] = _home.name

# Where Python was told to write no bytecode, each program that a test starts would compile itself anew.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(Path(_home.name) / "bytecode")
    sys.dont_write_bytecode = False

gc.set_threshold(COLLECT_AFTER)  # as the program does

settings.register_profile("here", deadline=None)
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def nothing_left_on_the_screen() -> Iterator[None]:
    """A window or a list that a test leaves open, or a button that it leaves pressed, takes every later
    test's mouse and keys, and keeps Qt's words: the test that leaves it fails, not its neighbour.
    """
    yield
    if (widgets := sys.modules.get("PySide6.QtWidgets")) is None:
        return
    screen = widgets.QApplication
    left = [widget for widget in screen.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
    assert not left
    assert not screen.mouseButtons().value
    assert screen.translate("QDialogButtonBox", "OK") == "OK", "Qt's translator is still there"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the program tells Qt."""
    from ui.app import STYLE

    return ["zhanji", *STYLE]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company file with the sample in it, to be read or copied only."""
    path = tmp_path_factory.mktemp("sample") / "sample.zhanji"
    Company.create_sample(path).close()
    return path


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Company]:
    """The sample company, opened to read."""
    with Company.open(sample_file, write=False) as company:
        yield company


@pytest.fixture
def own_sample(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample's file to do anything with."""
    return Path(shutil.copy(sample_file, tmp_path / "公司 sample.zhanji"))
