from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.lock import lock_path
from services.company import Company
from ui.dialogs.new_company import NewCompany
from ui.pages.welcome import Welcome
from ui.shell import files
from ui.widgets.buttons import LinkButton
from ui.window import Window


def welcome(window: Window) -> Welcome:
    page = window.stack.currentWidget()
    assert isinstance(page, Welcome)
    return page


def words(window: Window) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in welcome(window).findChildren(QLabel))


def test_says_that_the_sample_is_made_up(open_window: Callable[..., Window]) -> None:
    assert "虚构" in words(open_window())
    assert "made up" in words(open_window(language="en"))


def test_where_the_sample_has_no_place_it_is_said_in_words(
    tmp_path: Path, open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(files, "sample_path", lambda: tmp_path / "taken" / "zhanji" / "sample.zhanji")
    window = open_window()
    window.begin().files.open_sample()
    assert "示例公司放不进" in window.toasts.toasts[-1].label.text()
    assert window.company is None


def test_no_page_can_be_chosen_without_a_company(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    window = open_window()
    qtbot.mouseClick(window.sidebar.item("workbench"), Qt.MouseButton.LeftButton)
    assert not window.sidebar.item("workbench").isEnabled()
    assert welcome(window).isVisible()


def test_a_new_company_is_made_named_and_opened(
    qtbot: QtBot, open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()

    def answer(dialog: NewCompany) -> int:
        dialog.name_field.setText("河西/轴承")
        dialog.path_field.setText(str(tmp_path / "hexi"))
        dialog.path_field.textEdited.emit("")
        return 1

    monkeypatch.setattr(NewCompany, "exec", answer)
    qtbot.mouseClick(welcome(window).new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.company is not None)
    assert window.company is not None
    assert window.company.path == tmp_path / "hexi.zhanji"
    assert window.company.settings.read().name == "河西/轴承"
    assert window.header.title.text() == "新建公司"


def test_the_new_companys_file_is_checked_while_one_types(qtbot: QtBot, tmp_path: Path) -> None:
    from services.language import Language

    (tmp_path / "there.zhanji").write_text("")
    dialog = NewCompany(Language("zh"), tmp_path)
    qtbot.addWidget(dialog)
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.name_field, "there")
    assert dialog.path_row.below.text().startswith("已有同名文件")
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.name_field, "fore")
    assert dialog.path == tmp_path / "therefore.zhanji"
    assert dialog.act.isEnabled()
    dialog.path_field.clear()
    qtbot.keyClicks(dialog.path_field, "x")
    assert dialog.path_row.below.text().startswith("请写完整路径")


@pytest.mark.parametrize("name", ["长" * 100, "A/B 厂？", "CON", "西安 东方 股份."])
def test_any_company_name_makes_a_file_name(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    from services.language import Language

    dialog = NewCompany(Language("zh"), tmp_path)
    qtbot.addWidget(dialog)
    dialog.name_field.setText(name)
    assert dialog.act.isEnabled()
    with Company.create(dialog.path) as company:
        assert company.path.parent == tmp_path


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/", "请在文件夹后面写上文件名"),
        (".", "请写完整路径"),
        ("{}/a?b", "?"),
        ("{}/nul", "Windows"),
        ("{}/" + "长" * 90, "过长"),
        ("{}/" + "x" * 300 + "/a", "过长"),
        ("{}/gone/a", "没有这个文件夹"),
    ],
)
def test_a_typed_file_name_that_cannot_be_is_refused_in_words(
    qtbot: QtBot, tmp_path: Path, typed: str, words: str
) -> None:
    from services.language import Language

    dialog = NewCompany(Language("zh"), tmp_path)
    qtbot.addWidget(dialog)
    dialog.name_field.setText("河西")
    dialog.path_field.clear()
    dialog.path_field.insert(typed.format(tmp_path))
    dialog.path_field.textEdited.emit(dialog.path_field.text())
    assert words in dialog.path_row.below.text()
    assert not dialog.act.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_one_types_the_new_companys_name_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    from services.language import Language

    dialog = NewCompany(Language("zh"), tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.focusWidget() is dialog.name_field


def test_a_file_is_opened_and_then_listed(
    qtbot: QtBot, open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Company.create(tmp_path / "firm.zhanji").close()
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "firm.zhanji"), ""))
    qtbot.mouseClick(welcome(window).open, Qt.MouseButton.LeftButton)
    assert window.company is not None
    assert window.commands is not None
    window.commands.files.close()
    links = [link.text() for link in welcome(window).findChildren(LinkButton)]
    assert links == ["firm"]
    qtbot.mouseClick(welcome(window).findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)
    assert window.company is not None


def test_a_file_that_is_none_is_refused_in_words_and_stays_as_it_is(
    open_window: Callable[..., Window], tmp_path: Path
) -> None:
    window = open_window()
    path = tmp_path / "notes.zhanji"
    path.write_bytes(b"not a company" * 100)
    assert window.commands is not None
    window.commands.files.show(path)
    assert "notes.zhanji" in window.toasts.toasts[0].label.text()
    assert window.company is None
    assert path.read_bytes() == b"not a company" * 100
    assert welcome(window).isVisible()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (Path.unlink, "找不到文件"),
        (lambda path: path.write_bytes(b""), "是空文件"),
        (lambda path: path.write_bytes(path.read_bytes()[:200_000]), "已损坏"),
        (
            lambda path: path.write_bytes(
                path.read_bytes()[:60] + bytes([0, 0, 0, 99]) + path.read_bytes()[64:]
            ),
            "新版本",
        ),
        (lambda path: lock_path(path).write_text('{"pid": 1, "host": "LAPTOP-2"}'), "LAPTOP-2"),
    ],
)
def test_what_stands_in_the_way_of_a_file_is_told_for_each_case(
    open_window: Callable[..., Window], tmp_path: Path, make: Callable[[Path], object], told: str
) -> None:
    window, path = open_window(), tmp_path / "firm.zhanji"
    Company.create(path).close()
    make(path)
    before = {found.name: found.read_bytes() for found in tmp_path.glob("firm*")}
    assert window.commands is not None
    window.commands.files.show(path)
    assert told in window.toasts.toasts[0].label.text()
    assert welcome(window).isVisible()
    assert {found.name: found.read_bytes() for found in tmp_path.glob("firm*")} == before


def test_a_recent_file_that_is_gone_is_forgotten(open_window: Callable[..., Window], tmp_path: Path) -> None:
    window = open_window()
    window.preferences.remember_file(tmp_path / "gone.zhanji")
    assert window.commands is not None
    window.commands.files.show(tmp_path / "gone.zhanji")
    assert window.preferences.now.recent == ()


def test_a_recent_file_that_is_gone_leaves_the_welcome_too(
    qtbot: QtBot, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    window = open_window()
    window.preferences.remember_file(tmp_path / "gone.zhanji")
    window.show_welcome()
    qtbot.mouseClick(welcome(window).findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)
    assert "gone.zhanji" in window.toasts.toasts[0].label.text()
    assert not welcome(window).findChildren(LinkButton)
