"""What is shown by the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> bool:
    """Open a file or folder with the program the system has for it; no when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
