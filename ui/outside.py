"""What is shown by the system's own programs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from services.program import is_installed

LIBRARIES = "LD_LIBRARY_PATH"


def open_outside(path: Path) -> bool:
    """Open a file or folder with the program the system has for it; no when there is none."""
    with _systems_libraries():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@contextmanager
def _systems_libraries() -> Iterator[None]:
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
