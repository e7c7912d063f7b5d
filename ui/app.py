"""The window as a program: paint first, then import, then open the company."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.frame import Frame
from ui.input_method import lend
from ui.preferences import PreferenceFile, Preferences
from ui.single import Clicks, Turn

if TYPE_CHECKING:
    from ui.window import Window

STYLE = ("-style", "fusion")
"""Qt's own style under our style sheet; told by word, since asking for it by call hands a style back to
Python, with every name that styles know.
"""

EMBLEM = Path(__file__).parent.parent / "resources" / "zhanji.svg"


def run(file: Path | None = None, *, sample: bool = False, language: str | None = None) -> int:
    """Show the window, with a company file, the sample company or the welcome; returns the exit code.

    A window that runs already is handed the file instead.
    """
    application = application_of(sys.argv[:1])
    turn = Turn()
    if not sample and turn.passes_to_another(file):
        return 0
    preferences = PreferenceFile.of_user()
    frame = make_frame(application, preferences.now)
    clicks = Clicks(application)

    def painted() -> None:
        with undisturbed():
            begin(application, frame, preferences, file, sample=sample, language=language, clicks=clicks)

    frame.painted.connect(painted)
    if preferences.now.maximized:
        frame.showMaximized()
    else:
        frame.show()
    return application.exec()


@contextmanager
def undisturbed() -> Iterator[None]:
    """No collection of garbage while modules load; what they made stays and is not looked through again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def application_of(arguments: list[str]) -> QApplication:
    """The one application, named."""
    QApplication.setApplicationName("Zhanji")
    QApplication.setDesktopFileName("zhanji")
    lend(os.environ)
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([*arguments, *STYLE])


def make_frame(application: QApplication, preferences: Preferences) -> Frame:
    """The bare frame in the right look."""
    system = application.styleHints().colorScheme().name == "Dark"
    return Frame(preferences, dark=preferences.look == "dark" or (preferences.look == "system" and system))


def furnish(
    application: QApplication, frame: Frame, preferences: PreferenceFile, language: str | None
) -> "Window":
    """Put the window into the frame, in the user's language and look."""
    from services.language import Language
    from ui.qt_words import QtWords
    from ui.theme.theme import Look, Theme
    from ui.window import Window

    code = language or preferences.now.language or system_language()
    look = preferences.now.look
    theme = Theme(application, Look(look) if look in set(Look) else Look.SYSTEM, frame)
    words = QtWords(application, frame)
    words.speak(code)
    window = Window(theme, preferences, Language(code), frame)
    window.spoke.connect(words.speak)
    frame.closing.connect(words.fall_silent)
    frame.setWindowIcon(QIcon(str(EMBLEM)))
    return window


def system_language() -> str:
    """English where the system speaks English, else Chinese."""
    return "en" if QLocale.system().name().startswith("en") else "zh"


def begin(
    application: QApplication,
    frame: Frame,
    preferences: PreferenceFile,
    file: Path | None,
    *,
    sample: bool,
    language: str | None,
    clicks: Clicks,
) -> "Window":
    """After the first picture: furnish, stand behind errors, open what was asked for."""
    from ui.faults import Faults

    window = furnish(application, frame, preferences, language)
    Faults(lambda: window.say, parent=window).install()
    commands = window.begin()
    preferences.when_unkept = lambda: window.tell(
        window.say(
            "Language, look and recent files cannot be kept on this computer: the settings folder may not be"
            " written. Everything else works."
        )
    )
    file = file or clicks.take()
    if file is not None and not sample:
        commands.files.show(file.absolute())
    if window.company is None:
        window.show_welcome()
    if sample:
        commands.files.open_sample()
    QTimer.singleShot(0, window, lambda: settle_in(window, application, clicks))
    return window


def settle_in(window: "Window", application: QApplication, clicks: Clicks) -> None:
    """Once everything is in sight: note the start in the log, listen for later starts."""
    from ui.log import started, stopped
    from ui.shell.calls import Calls

    started()
    calls = Calls(window)
    calls.listen()
    clicks.listen(calls.answer)
    application.aboutToQuit.connect(calls.doorbell.close)
    application.aboutToQuit.connect(stopped)
