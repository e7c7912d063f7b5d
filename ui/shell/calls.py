"""What the window does at later starts of the program: come to the front, and open the file they bring."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.single import Doorbell

if TYPE_CHECKING:
    from ui.window import Window


class Calls(QObject):
    """Answers later starts, and on a Mac further double clicks."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.doorbell = Doorbell(self)
        self.doorbell.called.connect(self.answer)

    def listen(self, place: str = "") -> bool:
        """Begin; the window works without, where another one holds the place."""
        return self.doorbell.listen(place)

    def answer(self, file: Path | None) -> None:
        """Come to the front, then show the file; below an open dialog nothing is changed."""
        window, frame = self._window, self._window.frame
        frame.setWindowState(frame.windowState() & ~Qt.WindowState.WindowMinimized)
        frame.show()
        frame.raise_()
        frame.activateWindow()
        QApplication.alert(frame)
        if file is None:
            return
        if QApplication.activeModalWidget() is not None:
            words = window.say("Finish the open dialog first, then open {file} again.", file=file.name)
            window.tell(words)
            return
        window.begin().files.show(file)
