"""`main.py --self-test`: the trial of the services, then a window with every page, unseen."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from services.language import Language
from services.self_test import Step, Trial, expect, tried

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.window import Window

COLOURS = 8
"""A page with words and icons on it has at least so many; an empty one has three."""


def run(language: str = "zh") -> int:
    """Try everything, say each result on stdout; 0 when all of it works, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say = Language(language)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="zhanji 自检 ", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), say)
        for step in (
            *trial.steps(),
            Step(say("The window with each of its pages"), lambda: show(trial.file)),
        ):
            trouble = tried(step)
            failed += bool(trouble)
            verdict = say("FAILED") if trouble else say("ok")
            _write(f"{verdict}  {step.words}\n{trouble}")
    _write((say("{count} failed", count=failed) if failed else say("All of it works.")) + "\n")
    return 1 if failed else 0


def _write(words: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(words)
        sys.stdout.flush()


def show(file: Path) -> None:
    """Open the company in a window of its own and turn to every page; whatever a page raises is raised."""
    from ui.app import application_of, furnish, make_frame
    from ui.preferences import PreferenceFile

    preferences = PreferenceFile()
    application = application_of([])
    frame = make_frame(application, preferences.now)
    with _overheard() as errors:
        frame.show()
        try:
            _look_through(furnish(application, frame, preferences, "zh"), file)
        finally:
            frame.may_close = lambda: True
            frame.close()
    if errors:
        raise errors[0]


def _look_through(window: "Window", file: Path) -> None:
    """Turn to every page; each must be there and drawn."""
    from PySide6.QtWidgets import QApplication

    from services.company import Company
    from ui.catalogue import ENTRIES

    window.show_company(Company.open(file))
    for entry in ENTRIES:
        window.go(entry.key)
        QApplication.processEvents()
        expect(window.page_key == entry.key and window.page is not None, f"no page {entry.key}")
        expect(_is_drawn(window.frame.grab().toImage()), f"the page {entry.key} stays empty")


@contextmanager
def _overheard() -> Iterator[list[BaseException]]:
    """What Qt's slots raise meanwhile, which would only be printed otherwise."""
    errors: list[BaseException] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: errors.append(error)
    try:
        yield errors
    finally:
        sys.excepthook = before


def _is_drawn(picture: "QImage") -> bool:
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
    return len({picture.pixel(x, y) for x in across for y in down}) >= COLOURS
