"""A virtual screen for the checks of a package: its windows are waited for and their picture is kept."""

import os
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = ("Xvfb", "xdotool", "xwd")
SCREEN = ":97"
FORMATS = {24: "BGR", 32: "BGRX"}
"""How a pixel lies in a dump, by its bits."""


def on_screen() -> dict[str, str]:
    """Surroundings of a program of ours on the virtual screen."""
    return {**os.environ, "DISPLAY": SCREEN}


def seen(title: str) -> None:
    """Wait for a window of this title, and until it has been drawn."""
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
    subprocess.run(command, env=on_screen(), timeout=60, check=True, stdout=subprocess.DEVNULL)
    time.sleep(3)


def picture(target: Path) -> None:
    """The whole screen as PNG."""
    from PIL import Image

    dump = subprocess.run(
        ["xwd", "-root", "-silent"], env=on_screen(), capture_output=True, check=True
    ).stdout
    header = struct.unpack(">25I", dump[:100])
    start, (width, height), (bits, line) = header[0] + header[19] * 12, header[4:6], header[11:13]
    Image.frombuffer("RGB", (width, height), dump[start:], "raw", FORMATS[bits], line, 1).save(target)


@contextmanager
def screen() -> Iterator[None]:
    """The screen, for as long as it is needed."""
    command = ["Xvfb", SCREEN, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield
    finally:
        server.terminate()
        server.wait()
