"""About, update from a file, problem report: reached by the menu, driven as she would."""

import os
import shlex
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from services.company import Company
from services.installer_file import Installer, Step
from services.language import Language
from services.program import VERSION
from ui.dialogs import about as about_dialog
from ui.dialogs.about import About
from ui.dialogs.problem_report import ProblemReport
from ui.dialogs.update_file import UpdateFile
from ui.shell import about as about_acts
from ui.window import Window


def words(dialog: About | ProblemReport | UpdateFile) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def command(window: Window, name: str) -> QAction:
    return next(action for action in window.sidebar.file_menu.actions() if action.text() == name)


def said(window: Window) -> list[str]:
    return [toast.label.text() for toast in window.toasts.toasts]


def test_about_names_versions_licences_and_the_right_to_replace(qtbot: QtBot, say: Language) -> None:
    from PySide6 import __version__

    dialog = About(say)
    qtbot.addWidget(dialog)
    for told in (VERSION, __version__, "LGPL", "MIT", "替换", "源代码"):
        assert told in words(dialog)


def test_the_licences_open_and_where_no_program_opens_them_the_folder_is_named(
    qtbot: QtBot, say: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    dialog = About(say)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(about_dialog, "open_outside", lambda path: bool(opened.append(path)))
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert (opened[0] / "lgpl-3.0.txt").is_file()
    assert str(opened[0]) in words(dialog)
    monkeypatch.setattr(QMessageBox, "aboutQt", lambda *_: opened.append(Path("qt")))
    qtbot.mouseClick(dialog.qt, Qt.MouseButton.LeftButton)
    assert opened[-1] == Path("qt")


def test_the_menu_leads_to_all_three(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(About, "exec", lambda _: shown.append("about"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: shown.append("update") or ("", ""))
    command(window, "关于战绩").trigger()
    command(window, "从文件更新…").trigger()
    assert shown == ["about", "update"]
    assert command(window, "问题报告…").isEnabled()


def installer(path: Path, step: Step = Step.NEWER) -> Installer:
    return Installer(path, "0.2.0", step, checked=False, version_by_name=False)


def test_an_older_version_is_only_for_whoever_insists(qtbot: QtBot, say: Language, tmp_path: Path) -> None:
    dialog = UpdateFile(say, installer(tmp_path / "a.deb", Step.OLDER))
    qtbot.addWidget(dialog)
    assert not dialog.act.isEnabled()
    assert not dialog.copy.isEnabled()
    assert dialog.cancel.isDefault()
    dialog.insist.click()
    assert dialog.act.isEnabled()
    assert dialog.copy.isEnabled()
    assert "--allow-downgrades" in dialog.command.text()


def test_on_linux_the_command_is_there_to_copy(
    qtbot: QtBot, say: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "下载 文件" / "zhanji'0.2.0.deb"
    dialog = UpdateFile(say, installer(path))
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert shlex.split(copied) == ["sudo", "apt", "install", str(path)]
    monkeypatch.setattr(sys, "platform", "win32")
    other = UpdateFile(say, installer(path))
    qtbot.addWidget(other)
    assert "apt" not in words(other)


def test_a_wrong_file_is_refused_in_words_and_nothing_is_started(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about_acts, "open_outside", lambda _: pytest.fail("started"))
    path = tmp_path / "报表.xlsx"
    path.write_bytes(b"PK" + bytes(2_000_000))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    command(window, "从文件更新…").trigger()
    qtbot.waitUntil(lambda: bool(said(window)))
    assert "报表.xlsx" in said(window)[0]
    assert "不是战绩的安装文件" in said(window)[0]
    assert window.company is not None


def test_the_company_is_closed_before_the_system_gets_the_file(
    open_window: Callable[..., Window], own_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, companies = open_window(), list[object]()
    window.show_company(Company.open(own_sample))

    def opened(_file: Path) -> bool:
        companies.append(window.company)
        return True

    monkeypatch.setattr(about_acts, "open_outside", opened)
    assert window.commands is not None
    window.commands.program.install(installer(tmp_path / "a.deb"))
    assert companies == [None]
    assert not window.frame.isVisible()


def test_a_script_is_started_beside_the_program_and_no_administrator_is_spoken_of(
    qtbot: QtBot, say: Language, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(installer(tmp_path / "战绩 0.2.run"), script=True)
    dialog = UpdateFile(say, found)
    qtbot.addWidget(dialog)
    assert shlex.split(dialog.command.text()) == ["sh", str(found.path)]
    assert "管理员" not in words(dialog)
    started: list[object] = []
    monkeypatch.setattr(about_acts, "run_outside", started.append)
    monkeypatch.setattr(about_acts, "open_outside", lambda _: pytest.fail("opened, in an editor"))
    assert window.commands is not None
    window.commands.program.install(found)
    assert started == [("sh", str(found.path))]
    assert not window.frame.isVisible()


def test_where_the_system_installs_nothing_the_window_stays_and_says_so(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about_acts, "open_outside", lambda _: False)
    assert window.commands is not None
    window.commands.program.install(installer(tmp_path / "a.deb"))
    assert window.frame.isVisible()
    assert "a.deb" in said(window)[0]


def test_unsaved_typing_keeps_the_update_from_starting(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UpdateFile, "exec", lambda _: 1)
    monkeypatch.setattr(window, "may_leave", lambda: False)
    monkeypatch.setattr(about_acts, "open_outside", lambda _: pytest.fail("started"))
    assert window.commands is not None
    window.commands.program._ask(installer(tmp_path / "a.deb"))
    assert window.company is not None


def test_the_report_shows_what_it_saves(
    qtbot: QtBot,
    open_window: Callable[..., Window],
    own_sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, shown = open_window(), dict[str, str]()
    company = Company.open(own_sample)
    window.show_company(company)

    def answer(dialog: ProblemReport) -> int:
        dialog.words.setPlainText("点评分就关了")
        for row in range(dialog.list.count()):
            dialog.list.setCurrentRow(row)
            shown[dialog.list.item(row).toolTip()] = dialog.text.toPlainText()
        return 1

    monkeypatch.setattr(ProblemReport, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "报告 1"), ""))
    command(window, "问题报告…").trigger()
    qtbot.waitUntil((tmp_path / "报告 1.zip").exists, timeout=20_000)
    with zipfile.ZipFile(tmp_path / "报告 1.zip") as archive:
        saved = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert saved == shown
    assert list(saved) == ["program.txt", "settings.txt", "log.txt", "company.txt", "words.txt"]
    assert "点评分就关了" in saved["words.txt"]
    told = "".join(saved.values())
    assert not [one.name for one in company.records().employees if one.name in told]
    assert own_sample.stem not in told
    assert os.environ["XDG_STATE_HOME"] not in told
    assert "已保存问题报告：报告 1.zip" in said(window)[-1]


def test_a_name_in_her_words_must_go_before_the_report_is_saved(qtbot: QtBot, say: Language) -> None:
    dialog = ProblemReport(say, [], frozenset({"李堃"}))
    qtbot.addWidget(dialog)
    dialog.words.setPlainText("李堃的得分不对")
    assert not dialog.act.isEnabled()
    assert dialog.words_row.below.text() == "请去掉这些名字：李堃"
    dialog.words.setPlainText("有人的得分不对")
    assert dialog.act.isEnabled()


def test_without_a_company_the_report_is_of_the_program_alone(
    qtbot: QtBot, open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, papers = open_window(), list[str]()

    def answer(dialog: ProblemReport) -> int:
        papers.extend(paper.name for paper in dialog.papers)
        return 0

    monkeypatch.setattr(ProblemReport, "exec", answer)
    command(window, "问题报告…").trigger()
    qtbot.waitUntil(lambda: bool(papers))
    assert papers == ["program.txt", "settings.txt", "log.txt", "words.txt"]
