"""Nothing goes out without its licence."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

import notices

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([a-zA-Z0-9._-]+)==\S+(?: ; (.*?))? ?\\?$", re.MULTILINE)


def installed() -> list[str]:
    """What the program runs with, on this system."""
    names = []
    for name, _condition in PINNED.findall((ROOT / "requirements.txt").read_text("utf-8")):
        try:
            names.append(distribution(name).name)
        except PackageNotFoundError:
            assert name in ("greenlet", "tzdata", "colorama"), f"{name} is pinned and not installed"
    return names


@pytest.mark.parametrize("name", installed())
def test_everything_that_the_program_runs_with_has_a_notice(name: str) -> None:
    assert any(len(text.read_bytes()) > 200 for text in notices.texts(name))


def test_qt_comes_with_the_lesser_licence_and_the_one_it_builds_on() -> None:
    names = {path.name for path in notices.texts("PySide6_Essentials")}
    assert {"lgpl-3.0.txt", "gpl-3.0.txt", "qtbase.txt", "icu.txt"} <= names


def test_a_distribution_without_a_text_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "BESIDE", {})
    with pytest.raises(LookupError, match="PySide6_Essentials has no licence text"):
        notices.texts("PySide6_Essentials")


def test_every_kept_text_is_there_and_is_used() -> None:
    used = {text for texts in notices.BESIDE.values() for text in texts}
    used |= {text for _beginning, text in notices.NATIVE.values()}
    assert used == {path.name for path in notices.TEXTS.iterdir()}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libpython3.11.so.1.0", "python"),
        ("python311.dll", "python"),
        ("_ctypes.pyd", "python"),
        ("_lzma.pyd", "liblzma"),
        ("liblzma.5.dylib", "liblzma"),
        ("libcrypto-3.dll", "openssl"),
        ("libxcb-render-util.so.0", "xcb-util"),
        ("VCRUNTIME140_1.dll", "microsoft-runtime"),
    ],
)
def test_libraries_that_nobody_declares_are_known_by_their_names(file: str, name: str) -> None:
    assert list(notices.natives([file])) == [name]


def test_an_unknown_library_stops_the_build() -> None:
    with pytest.raises(LookupError, match=r"libodd\.so\.1"):
        notices.natives(["libodd.so.1"])


def test_the_folder_lists_each_part_and_holds_its_texts(tmp_path: Path) -> None:
    modules = ["ui.app", "reportlab.lib", "sqlcipher3.dbapi2"]
    libraries = ["libffi.so.8", "python3.11/lib-dynload/_json.so", "_rl_accel.abi3.so"]
    data = notices.gathered(modules, libraries, tmp_path, "1.2.3")
    places = {place for place, _source, _kind in data}
    assert {
        "licences/README.txt",
        "licences/libffi/libffi.txt",
        "licences/sqlcipher3/sqlcipher.txt",
    } <= places
    listed = (tmp_path / "README.txt").read_text("utf-8")
    assert listed.startswith("战绩 Zhanji 1.2.3")
    for part in ("reportlab", "rl_accel", "sqlcipher3", "pyinstaller", "python", "noto-sans-sc"):
        assert re.search(rf"^{part} ", listed, re.MULTILINE), part
        assert any(place.startswith(f"licences/{part}/") for place in places), part
