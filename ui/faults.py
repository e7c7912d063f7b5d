"""What happens when we have a bug: one dialog, and a log that says where, never about whom."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from services.language import Language

LOG = logging.getLogger("zhanji")


def log_file() -> Path:
    """Where the log lies."""
    from platformdirs import user_log_path

    return user_log_path("zhanji", appauthor=False) / "zhanji.log"


def places(error: BaseException) -> str:
    """The kind of error and where it came from, cause first. Not its message: that may quote a person's name
    or pay.
    """
    lines = []
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        where = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        lines.append(f"{type(link).__name__}\n{where}")
        link = link.__cause__ or link.__context__
    return "\n".join(reversed(lines))


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
        self._write(error)
        if self._showing:
            return
        self._showing = True
        try:
            self.dialog(error).exec()
        finally:
            self._showing = False

    def _write(self, error: BaseException) -> None:
        if not LOG.handlers:
            path = self._log or log_file()
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                handler = RotatingFileHandler(
                    path, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
                )
            except OSError:
                return
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            LOG.addHandler(handler)
            LOG.propagate = False
        LOG.error("%s", places(error))

    def dialog(self, error: BaseException) -> QMessageBox:
        """The words for a bug."""
        say = self._say()
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(say("Zhanji"))
        box.setText(say("Something went wrong in the program itself."))
        advice = say(
            "What you saved is safe. Go on working; if it happens again, close the program and open it anew."
        )
        box.setInformativeText(advice + "\n" + say("The log is at {path}", path=self._log or log_file()))
        box.setDetailedText(places(error))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.button(QMessageBox.StandardButton.Close).setText(say("Close"))
        box.setDefaultButton(QMessageBox.StandardButton.Close)
        return box
