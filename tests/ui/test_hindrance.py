"""A machine that cannot show the window is told so in words, before Qt ends the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import hindrance, outside

ROOT = Path(__file__).parents[2]
ENGLISH = {"LANG": "en_GB.UTF-8"}

if sys.platform != "linux":
    pytest.skip("elsewhere the installer brings everything", allow_module_level=True)


def without_screen(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG")
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**surroundings, **more},
        check=False,
        timeout=60,
    )


def test_without_a_screen_the_program_ends_with_words_in_the_users_language(own_sample: Path) -> None:
    chinese, english = without_screen(own_sample), without_screen(own_sample, **ENGLISH)
    assert (chinese.returncode, english.returncode) == (1, 1)
    assert chinese.stderr.startswith("战绩找不到可以显示窗口的屏幕。")
    assert english.stderr.startswith("Zhanji found no screen")
    assert chinese.stderr.count("\n") == english.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("surroundings", "platforms"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ["wayland", "xcb"]),
        ({"QT_QPA_PLATFORM": "offscreen"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb:option", "DISPLAY": ":0"}, ["wayland", "xcb"]),
    ],
)
def test_the_screen_decides_what_of_qt_must_load(surroundings: dict[str, str], platforms: list[str]) -> None:
    assert hindrance.wanted(surroundings) == platforms


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        reason = OSError(f"libxcb-randr.so.0: cannot open shared object file ({Path(name).name})")
        raise OSError("Failed to load dynlib/dll") from reason

    monkeypatch.setattr("ctypes.CDLL", refuse)
    words = hindrance.hindrance({"DISPLAY": ":0", **ENGLISH})
    assert "lacks something: libxcb-randr.so.0: cannot open shared object file (libqxcb.so)" in words
    assert "install Zhanji again" in words


def test_one_platform_that_loads_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_wayland(name: str) -> None:
        if "wayland" in name:
            raise OSError("libwayland-client.so.0: cannot open shared object file")

    monkeypatch.setattr("ctypes.CDLL", refuse_wayland)
    assert hindrance.hindrance({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) == ""


def test_the_words_also_come_in_a_box_of_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    box = tmp_path / "zenity"
    box.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path / "said"}"\n')
    box.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    hindrance.tell("no window")
    assert (tmp_path / "said").read_text() == "--error|--text|no window|"
    assert capsys.readouterr().err == "no window\n"


def test_the_box_finds_the_systems_libraries_and_not_the_installed_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = tmp_path / "zenity"
    box.write_text(f'#!/bin/sh\necho "${{LD_LIBRARY_PATH-none}}" > "{tmp_path / "libraries"}"\n')
    box.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/zhanji/_internal")
    monkeypatch.setattr(outside, "is_installed", lambda: True)
    hindrance.tell("no window")
    assert (tmp_path / "libraries").read_text() == "none\n"
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/zhanji/_internal"
