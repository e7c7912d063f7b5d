"""Why no window can be shown on this machine, in words, before Qt can only end the program.

Nothing here needs Qt: it is what may not load. Where nothing is in the way, nothing more is imported.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.language import Language

DIALOGS = {"zenity": ("--error", "--text"), "kdialog": ("--error",), "xmessage": ()}
"""Programs of Linux desktops that show a message, each with what comes before its words."""

WINDOWS_STOP = 0x10


def hindrance(surroundings: Mapping[str, str]) -> str:
    """What keeps the window away, and what to do; empty when nothing does."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _lacking(str(error), surroundings)
    if sys.platform != "linux":
        return ""
    platforms = wanted(surroundings)
    if not platforms:
        say = _language(surroundings)
        return say(
            "Zhanji found no screen to show its window on. Start it from the desktop;"
            " the commands (zhanji --help) work without a screen."
        )
    troubles = [_trouble(name) for name in platforms]
    return "" if "" in troubles else _lacking(troubles[0], surroundings)


def wanted(surroundings: Mapping[str, str]) -> list[str]:
    """Qt's platforms that may serve here, in Qt's order; none without a screen."""
    asked = surroundings.get("QT_QPA_PLATFORM", "")
    if asked:
        return [name.partition(":")[0].partition("-")[0] for name in asked.split(";")]
    screens = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [name for name, variable in screens.items() if surroundings.get(variable)]


def _trouble(platform: str) -> str:
    """Why Qt's part for a platform does not load; the system's loader names the library."""
    import ctypes

    import PySide6

    for place in PySide6.__path__:
        plugin = Path(place) / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:  # a frozen program's own complaint hides the loader's
                return str(error.__cause__ or error)
    return ""


def _lacking(reason: str, surroundings: Mapping[str, str]) -> str:
    say = _language(surroundings)
    return say(
        "Zhanji cannot show its window, because the system lacks something: {reason}\n"
        "Install the package that brings it, or install Zhanji again with apt, which brings all it needs."
        " Your company files are untouched.",
        reason=reason,
    )


def _language(surroundings: Mapping[str, str]) -> "Language":
    """English where the system speaks English, else Chinese; Qt, which would know, may be what fails."""
    from services.language import Language

    spoken = next(
        (surroundings[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if surroundings.get(name)), ""
    )
    return Language("en" if spoken.startswith("en") else "zh")


def tell(words: str) -> None:
    """Say it on stderr, and in a box for those who started the program by a double click."""
    if sys.stderr is not None:
        print(words, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "Zhanji 战绩", WINDOWS_STOP)
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    import shutil
    import subprocess

    from ui.outside import systems_libraries

    for program, options in DIALOGS.items():
        found = shutil.which(program)
        if found is not None:
            with systems_libraries():
                subprocess.run([found, *options, words], check=False, stderr=subprocess.DEVNULL)  # noqa: S603
            return
