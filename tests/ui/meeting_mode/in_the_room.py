"""A program in meeting mode that types by keys, tells what the footer says, and waits to be killed.

Arguments: the company's file. Typed until the end: NOTES into the notes, TEXT into a resolution,
MORE into the one that stands already.
"""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from services.company import Company
from services.language import Language
from ui.app import application_of
from ui.desk import Desk
from ui.jobs import Jobs
from ui.meeting_mode import MeetingMode
from ui.preferences import PreferenceFile
from ui.theme.theme import Look, Theme

MONTH, NOTES, TEXT, MORE = "2026-10", "three batches late", "weekly list", " at noon"


def main(path: Path) -> int:
    """Open, begin, type, report every word of the footer."""
    sys.excepthook = failed
    application = application_of(["room"])
    theme = Theme(application, Look.LIGHT)
    desk = Desk(Company.open(path), Language("en"), theme, Jobs(print), PreferenceFile(), None)  # type: ignore[arg-type]
    mode = MeetingMode(desk, MONTH)
    mode.resize(1366, 768)
    mode.show()
    mode.begin()
    mode.activateWindow()

    def report(words: str, alarm: bool) -> None:
        typed = not mode.keeper.waiting and mode.side.notes.text.toPlainText() == NOTES
        lines = mode.side.resolutions.lines
        done = typed and lines[-1].what.text() == TEXT and lines[0].what.text().endswith(MORE)
        counted = mode.clock.left(mode.now()) < 599
        state = "ALARM" if alarm else "DONE" if done and counted else "SAVED"
        sys.stdout.write(f"{state} {words}\n")
        sys.stdout.flush()

    def type_all() -> None:
        standing = mode.side.resolutions.lines[0].what
        QTest.keyClick(standing, Qt.Key.Key_End)
        QTest.keyClicks(standing, MORE)
        QTest.keyClicks(mode.side.notes.text, NOTES)
        QTest.keyClicks(mode.side.resolutions.lines[-1].what, TEXT)

    mode.keeper.saved.connect(lambda words: report(words, alarm=False))
    mode.keeper.failed.connect(lambda words: report(words, alarm=True))
    QTimer.singleShot(0, type_all)
    return application.exec()


def failed(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    """End at once: Qt would run on after a slot that failed, with nobody left to type."""
    traceback.print_exception(kind, error, where)
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
