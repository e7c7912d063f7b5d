"""What is shown by the system's own programs.

Qt is imported only where it is used: one of those programs tells that Qt does not load.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from services.program import is_installed

LIBRARIES = "LD_LIBRARY_PATH"


def open_outside(path: Path) -> bool:
    """Open a file or folder with the program the system has for it; no when there is none."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    with systems_libraries():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def run_outside(command: Sequence[str]) -> None:
    """Start a program of the system that goes on when this one ends."""
    import subprocess

    with systems_libraries():
        subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603 - ours


@contextmanager
def systems_libraries() -> Iterator[None]:
    """The frozen program's libraries come first on Linux; another program must find the system's own."""
    ours = os.environ.get(LIBRARIES)
    if ours is None or not is_installed():
        yield
        return
    theirs = os.environ.get(f"{LIBRARIES}_ORIG")
    if theirs is None:
        del os.environ[LIBRARIES]
    else:
        os.environ[LIBRARIES] = theirs
    try:
        yield
    finally:
        os.environ[LIBRARIES] = ours
