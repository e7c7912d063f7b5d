"""The Windows installer compiles; what its script promises is written in it once for both languages."""

import re
import shutil
from pathlib import Path

import pytest

import about
import installers

SCRIPT = installers.HERE / "windows" / "zhanji.nsi"


def test_every_word_of_the_windows_installer_is_there_in_both_languages() -> None:
    text = SCRIPT.read_text("utf-8")
    words = {
        language: set(re.findall(rf"LangString (\w+) \${{LANG_{language}}}", text))
        for language in ("SIMPCHINESE", "ENGLISH")
    }
    assert words["SIMPCHINESE"] == words["ENGLISH"]
    assert set(re.findall(r"\$\(([A-Z_]+)\)", text)) == words["ENGLISH"]


def test_what_the_installer_writes_the_uninstaller_takes_away() -> None:
    install, uninstall = SCRIPT.read_text("utf-8").split("Section Uninstall")
    for shortcut in re.findall(r'CreateShortcut "([^"]+)"', install):
        assert f'Delete "{shortcut}"' in uninstall
    for key in ("${CLASSES}\\.zhanji", "${CLASSES}\\${KIND}", "${UNINSTALL}", "Software\\${APP}"):
        assert f'WriteRegStr HKCU "{key}"' in install
        assert f'DeleteRegKey HKCU "{key}"' in uninstall
    assert 'RMDir /r "$INSTDIR"' not in uninstall  # company files may lie there


def test_paths_from_outside_are_joined_as_windows_does() -> None:
    """NSIS for Windows finds no file behind a slash; that for Linux takes both."""
    assert not re.findall(r"\$\{[A-Z]+\}/\S+", SCRIPT.read_text("utf-8"))


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_windows_installer_compiles_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, icons = tmp_path / "zhanji 程序", tmp_path / "icons"
    (folder / "_internal").mkdir(parents=True)
    (folder / "zhanji.exe").write_bytes(b"MZ")
    (folder / "_internal" / "a.dll").write_bytes(b"MZ")
    monkeypatch.setattr(installers, "WORK", tmp_path)
    drawn(icons)
    made = installers.windows_setup(folder, tmp_path)
    assert made.name == f"zhanji-{about.VERSION}-setup.exe"
    assert made.read_bytes()[:2] == b"MZ"


def drawn(folder: Path) -> None:
    """The icons as a build draws them."""
    import icons

    icons.draw(folder)
    assert {path.name for path in folder.glob("*.*")} == {
        "company.icns", "company.ico", "zhanji.icns", "zhanji.ico",
    }  # fmt: skip
