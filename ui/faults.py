"""What happens when we have a bug: one dialog, and a line in the log that says where, never about whom."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from services.language import Language
from ui.log import LOG, log_file, open_log, places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Faults(QObject):
    """Takes what nobody caught, from any thread, logs it and shows one dialog at a time."""

    _caught = Signal(object)

    def __init__(
        self, say: Callable[[], Language], log: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._log = log
        self._showing = False
        self._caught.connect(self.report)

    def install(self) -> None:
        """Stand behind every thread from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: (
            self._caught.emit(told.exc_value) if told.exc_value is not None else None
        )

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self._caught.emit(error)

    def report(self, error: BaseException) -> None:
        """Log a bug and show the dialog."""
        open_log(self._log)
        LOG.error("%s", places(error))
        if self._showing:
            return
        self._showing = True
        try:
            self.dialog(error).exec()
        finally:
            self._showing = False

    def dialog(self, error: BaseException) -> "QMessageBox":
        """The words for a bug."""
        from PySide6.QtWidgets import QMessageBox

        from services.damage import damage

        say = self._say()
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(say("Zhanji"))
        box.setText(say("Something went wrong in the program itself."))
        advice = damage(error, say) or say(
            "What you saved is safe. You can carry on; if it happens again, close the program and open "
            "it again."
        )
        box.setInformativeText(advice + "\n" + say("The log is at {path}", path=self._log or log_file()))
        box.setDetailedText(places(error))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.button(QMessageBox.StandardButton.Close).setText(say("Close"))
        box.setDefaultButton(QMessageBox.StandardButton.Close)
        return box
