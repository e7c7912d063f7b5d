"""What the checks of a package stand on: their steps, their pictures, the pins for another system."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the checks run on Linux", allow_module_level=True)

import build
import check_windows
import screen
from steps import Wrong, expect, in_turn
from windows_python import PINS, for_windows


def test_the_first_step_that_goes_wrong_is_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    def looks_well(what: str) -> str:
        return f"saw {what}"

    def finds_a_fault(what: str) -> str:
        expect(False, f"no {what}")
        return ""

    def is_not_reached(what: str) -> str:
        raise AssertionError(what)

    assert in_turn([looks_well, finds_a_fault, is_not_reached], "it") == 1
    said = capsys.readouterr()
    assert said.out == "ok  looks well\n    saw it\n"
    assert said.err == "FAILED  finds a fault: no it\n"
    assert in_turn([looks_well], "it") == 0


def test_a_step_whose_tool_fails_went_wrong() -> None:
    def calls_a_tool() -> str:
        subprocess.run(["false"], check=True)
        return ""

    assert in_turn([calls_a_tool]) == 1
    with pytest.raises(Wrong):
        expect("", "nothing")


@pytest.mark.parametrize(("bits", "pixel"), [(24, b"\x66\x6b\x0f"), (32, b"\x66\x6b\x0f\x00")])
def test_a_picture_has_its_colours_however_the_screen_packs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bits: int, pixel: bytes
) -> None:
    from PIL import Image

    width, height, line = 3, 2, 12
    header = [100, 7, 2, 24, width, height, 0, 0, 32, 0, 8, bits, line, 5, *(0,) * 5, 1, *(0,) * 5]
    dump = struct.pack(">25I", *header) + bytes(12) + (pixel * width).ljust(line, b"\0") * height
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 0, dump))
    screen.picture(tmp_path / "window.png")
    with Image.open(tmp_path / "window.png") as seen:
        assert seen.getcolors() == [(width * height, (0x0F, 0x6B, 0x66))]


def test_the_pins_for_windows_are_those_that_hold_there() -> None:
    pins = "a==1 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n    # via b\n"
    pins += "c==2 ; sys_platform == 'win32' \\\n    --hash=sha256:3\n"
    pins += "d==3 ; sys_platform == 'darwin' \\\n    --hash=sha256:4\n"
    kept = [" ".join(line.split()) for line in for_windows(pins).splitlines()]
    assert kept == ["a==1 --hash=sha256:1 --hash=sha256:2", "c==2 --hash=sha256:3"]
    ours = for_windows(PINS.read_text("utf-8"))
    assert "pefile==" in ours
    assert "macholib" not in ours
    assert ";" not in ours


def test_the_check_under_wine_names_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_windows, "TOOLS", ("no-such-tool",))
    assert build.main(["wine", str(tmp_path)]) == 1
    assert "needs: no-such-tool" in capsys.readouterr().err
    assert build.main(["wine"]) == 2
    assert not any(tmp_path.iterdir())
