"""The import through the window, with real files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from services.company import Company
from ui.dialogs.import_preview import PROBLEMS, ImportPreview
from ui.window import Window


@pytest.fixture
def window(open_window: Callable[..., Window], tmp_path: Path) -> Window:
    made = open_window()
    made.show_company(Company.create(tmp_path / "firm.zhanji"))
    return made


def workbook(path: Path, *departments: tuple[str | None, str]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "部门"
    for row in (("编码", "名称"), *departments):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[ImportPreview]:
    """Presses Import where that is possible, else Cancel; keeps the dialogs."""
    seen: list[ImportPreview] = []

    def answer(dialog: ImportPreview) -> int:
        seen.append(dialog)
        return int(dialog.act.isEnabled())

    monkeypatch.setattr(ImportPreview, "exec", answer)
    return seen


def bring_in(qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.import_workbook()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def test_a_good_workbook_is_shown_and_brought_in(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    answered: list[ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = workbook(tmp_path / "firm.xlsx", ("D01", "销售部"), ("D02", "生产部"))
    bring_in(qtbot, window, path, monkeypatch)
    qtbot.waitUntil(lambda: bool(window.toasts.toasts))
    assert window.toasts.toasts[0].label.text() == "已导入：新增 2，变更 0，不变 0"
    assert window.company is not None
    assert [found.name for found in window.company.records().departments] == ["销售部", "生产部"]
    counts = answered[0].counts.model()
    assert [counts.index(0, at).data() for at in range(4)] == ["部门", "2", "0", "0"]


def test_what_was_brought_in_can_be_undone_with_ctrl_z(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    answered: list[ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring_in(qtbot, window, workbook(tmp_path / "firm.xlsx", ("D01", "销售部")), monkeypatch)
    assert window.company is not None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.company.records().departments == ()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(window.company.records().departments) == 1


def test_a_workbook_with_errors_lists_them_all_and_cannot_be_imported(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    answered: list[ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = workbook(
        tmp_path / "firm.xlsx", (None, "销售部"), ("D02", ""), ("D03", "供应部"), ("D03", "又一个")
    )
    bring_in(qtbot, window, path, monkeypatch)
    dialog = answered[0]
    assert not dialog.act.isEnabled()
    assert dialog.views.current == PROBLEMS
    problems = dialog.problems.model()
    assert problems.rowCount() == len(dialog.preview.problems) >= 3
    assert window.company is not None
    assert window.company.records().departments == ()


def save(qtbot: QtBot, window: Window, act: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose a command of the menu behind the firm's name, which asks where to save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    menu = window.sidebar.file_menu
    menu.aboutToShow.emit()
    (command,) = [action for action in menu.actions() if action.text() == act]
    command.trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def test_the_form_to_fill_in_is_saved_by_the_menu_and_brings_the_firm_in(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    answered: list[ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "资料.xlsx"
    save(qtbot, window, "导出公司工作簿（导入模板）…", path, monkeypatch)
    book = load_workbook(path)
    book["部门"].append(["D01", "销售部"])
    book.save(path)
    bring_in(qtbot, window, path, monkeypatch)
    qtbot.waitUntil(lambda: bool(answered))
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert window.company is not None
    assert [found.name for found in window.company.records().departments] == ["销售部"]


def test_a_periods_results_are_saved_by_the_menu(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "导出本期考核结果…"
    menu = window.sidebar.file_menu
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions() if action.text() == words] == [False]
    assert window.company is not None
    window.company.periods.open("2026-10")
    path = tmp_path / "十月.xlsx"
    save(qtbot, window, words, path, monkeypatch)
    assert load_workbook(path).sheetnames[:2] == ["汇总", "明细"]
