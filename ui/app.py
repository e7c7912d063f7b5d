"""The window as a program: makes the application, paints, and only then opens the company."""

import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from services.language import LANGUAGES, Language
from ui.preferences import PreferenceFile
from ui.qt_words import QtWords
from ui.theme.theme import Look, Theme
from ui.window import Window


def run(file: Path | None = None, *, sample: bool = False, language: str | None = None) -> int:
    """Show the window, with a company file, the sample company or the welcome; returns the exit code."""
    application = application_of(sys.argv[:1])
    window = make_window(application, PreferenceFile.of_user(), language)
    if window.preferences.now.maximized:
        window.showMaximized()
    else:
        window.show()
    window.painted.connect(lambda: begin(window, file, sample=sample))
    return application.exec()


def application_of(arguments: list[str]) -> QApplication:
    """The one application, named."""
    QApplication.setApplicationName("Zhanji")
    QApplication.setDesktopFileName("zhanji")
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(arguments)


def make_window(
    application: QApplication, preferences: PreferenceFile, language: str | None = None
) -> Window:
    """The window in the user's language and look, not yet shown."""
    code = language or preferences.now.language or system_language()
    look = preferences.now.look
    theme = Theme(application, Look(look) if look in set(Look) else Look.SYSTEM)
    words = QtWords(application)
    words.speak(code)
    window = Window(theme, preferences, Language(code))
    window.spoke.connect(words.speak)
    return window


def system_language() -> str:
    """English where the system speaks English, else Chinese."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in LANGUAGES and code == "en" else "zh"


def begin(window: Window, file: Path | None, *, sample: bool) -> None:
    """After the first picture: stand behind errors, then open what was asked for."""
    from ui.faults import Faults

    Faults(lambda: window.say, parent=window).install()
    window.begin()
    if window.commands is None:
        raise AssertionError("the window has begun")
    files = window.commands.files
    if file is None or sample:
        window.show_welcome()
    if sample:
        files.open_sample()
    elif file is not None:
        files.show(file.absolute())
        if window.company is None:
            window.show_welcome()
