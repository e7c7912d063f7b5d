"""Fields that many forms share: a choice typed by part of a name, and the order of Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choice import Choice
from ui.widgets.tab_order import fields_of, lead_through

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs that grow on no screen

PEOPLE = [("A1", "赵建国"), ("A2", "王伟"), ("A3", "王芳")]


@pytest.fixture
def choice(qtbot: QtBot) -> Choice:
    made = Choice()
    qtbot.addWidget(made)
    made.offer(PEOPLE)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "code"), [("赵", "A1"), ("a2", "A2"), ("王", "王"), ("孙", "孙"), ("王伟", "A2"), ("", "")]
)
def test_a_part_of_a_name_is_completed_to_the_only_one_that_it_fits(
    choice: Choice, typed: str, code: str
) -> None:
    choice.setEditText(typed)
    choice.lineEdit().editingFinished.emit()
    assert choice.code == code


def test_enter_after_a_choice_does_not_close_the_dialog_around_it_and_the_next_one_does(qtbot: QtBot) -> None:
    dialog, choice, done = QDialog(), Choice(), QPushButton("OK")
    qtbot.addWidget(dialog)
    choice.offer(PEOPLE)
    column = QVBoxLayout(dialog)
    column.addWidget(choice)
    column.addWidget(done)
    done.clicked.connect(dialog.accept)
    done.setDefault(True)
    dialog.show()
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert (choice.code, dialog.isVisible()) == ("A1", True)
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_tab_goes_row_by_row_through_fields_that_were_made_later(qtbot: QtBot) -> None:
    window, holder = QWidget(), QWidget()
    qtbot.addWidget(window)
    first, last = QLineEdit(), QLineEdit()
    column, grid = QVBoxLayout(window), QGridLayout(holder)
    for widget in (first, holder, last):
        column.addWidget(widget)
    fields = [QLineEdit() for _ in range(4)]
    for at in (3, 0, 2, 1):
        grid.addWidget(fields[at], at // 2, at % 2)
    lead_through(first, fields_of(holder.layout()))
    found, at = [], first.nextInFocusChain()
    while at is not last:
        found += [at] if at in fields else []
        at = at.nextInFocusChain()
    assert found == fields
