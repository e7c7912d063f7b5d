"""Qt's own dialogs in the user's language."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

_FILES = {"zh": "qtbase_zh_CN", "en": "qtbase_en"}


class QtWords(QObject):
    """Keeps Qt's translator in step with the program's language, as long as its parent lives."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._translator: QTranslator | None = None

    def speak(self, code: str) -> None:
        """Have Qt speak this language."""
        self.fall_silent()
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(_FILES.get(code, "qtbase_en"), folder)
        self._application.installTranslator(self._translator)

    def fall_silent(self) -> None:
        """Take the words back, so that a window that closes leaves none to the next."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
