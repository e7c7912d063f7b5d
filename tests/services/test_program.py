import platform
import tomllib
from pathlib import Path

from services.program import VERSION, licences, system_words

ROOT = Path(__file__).parents[2]


def test_the_version_is_the_projects() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION


def test_the_system_is_named_without_the_computer() -> None:
    assert platform.system() in system_words()
    assert platform.node() not in system_words().split()


def test_the_licences_of_qt_lie_in_the_folder_that_is_shown() -> None:
    assert (licences() / "lgpl-3.0.txt").is_file()
