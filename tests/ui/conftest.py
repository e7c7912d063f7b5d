"""The window for tests: real widgets, no screen, preferences of its own, Chinese unless a test says
otherwise.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.company import Company
from services.language import Language
from services.results import Results
from tests.ui.firm import StubFirm, october
from ui.app import furnish, make_frame
from ui.frame import Frame
from ui.log import LOG
from ui.preferences import PreferenceFile
from ui.theme.theme import Look, Theme
from ui.window import Window


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path / "window.json")


@pytest.fixture
def say() -> Language:
    return Language("zh")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Look.LIGHT)


@pytest.fixture
def fresh_log() -> Iterator[None]:
    """No log is open, and none stays."""
    close_log()
    yield
    close_log()


def close_log() -> None:
    for handler in tuple(LOG.handlers):
        if handler.name == LOG.name:
            LOG.removeHandler(handler)
            handler.close()


def let_go(frame: Frame) -> None:
    """Close without a question, whatever a test left unsaved."""
    frame.may_close = lambda: True


@pytest.fixture(scope="session")
def scored(sample_file: Path) -> Results:
    """What the sample's newest month comes to."""
    with Company.open(sample_file, write=False) as company:
        company.results.of(company.periods.latest_month() or "")
        return company.results


@pytest.fixture
def company(own_sample: Path, scored: Results) -> Iterator[Company]:
    """The sample in a file of its own. Its newest month is scored already: that takes as long as a page."""
    with Company.open(own_sample) as company:
        for kept in ("_kept", "_scorers"):
            getattr(company.results, kept).change(getattr(scored, kept).standing)
        yield company


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, preferences: PreferenceFile
) -> Iterator[Callable[..., Window]]:
    windows: list[Window] = []

    def make(firm: StubFirm | Company | None = None, language: str = "zh", page: str = "workbench") -> Window:
        preferences.change(look="light", page=page)
        frame = make_frame(qapp, preferences.now)
        qtbot.addWidget(frame, before_close_func=let_go)
        window = furnish(qapp, frame, preferences, language)
        windows.append(window)
        with qtbot.waitExposed(frame):
            frame.show()
        if firm is None:
            window.show_welcome()
        else:
            window.show_company(firm)  # type: ignore[arg-type]
        return window

    yield make
    for window in windows:
        window.frame.close()


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    return open_window(StubFirm(october()))
