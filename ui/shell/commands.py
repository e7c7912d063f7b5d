"""The window's commands and their keys: undo, redo, find, print, files. Listed in the menu behind the firm's
name.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from services.language import N_
from ui.shell.about import AboutProgram
from ui.shell.books import Books
from ui.shell.files import Files
from ui.shell.undo_keys import UndoKeys

if TYPE_CHECKING:
    from services.company import Company
    from services.trail import Action
    from ui.window import Window

Keys = QKeySequence.StandardKey


class Commands:
    """Puts the commands up in the window's language and carries them out."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.files = Files(window)
        self.books = Books(window)
        self.program = AboutProgram(window)
        self._actions: list[QAction] = []
        UndoKeys(window)

    def put_up(self) -> None:
        """Make the actions anew, in the present language."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions.clear()
        say, window = self._window.say, self._window
        menu = window.sidebar.file_menu
        menu.clear()
        self.undo = self._add(say("Undo"), self._undo, Keys.Undo, menu)
        self.redo = self._add(say("Redo"), self._redo, Keys.Redo, menu)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self._add(say("Import company workbook…"), self.files.import_workbook, None, menu)
        self._saving = (
            self._add(say("Export company workbook (import template)…"), self.books.save_company, None, menu),
            self._add(say("Export the period's results to Excel…"), self.books.save_results, None, menu),
        )
        self._add(say("Open…"), self.files.open, Keys.Open, menu)
        self._recent = menu.addMenu(say("Recent files"))
        self._add(say("New company…"), self.files.new, Keys.New, menu)
        self._add(say("Open the sample company"), self.files.open_sample, None, menu)
        self._add(say("Close company"), self.files.close, None, menu)
        menu.addSeparator()
        self._add(say("Help on this page"), self._help, Keys.HelpContents, menu)
        self._add(say("Update from file…"), self.program.update, None, menu)
        self._add(say("Problem report…"), self.program.report, None, menu)
        self._add(say("About Zhanji"), self.program.about, None, menu)
        self._add(say("Save"), self._reassure, Keys.Save)
        self._add(say("Find on the page"), self._find, Keys.Find)
        self._add(say("Print"), self._print, Keys.Print)
        menu.aboutToShow.connect(self._update)
        window.header.picker.opening.connect(self.open_period)

    def _add(
        self, words: str, act: Callable[[], object], keys: Keys | None, menu: QMenu | None = None
    ) -> QAction:
        action = QAction(words, self._window)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self._window.addAction(action)
        self._actions.append(action)
        if menu is not None:
            menu.addAction(action)
        return action

    def _update(self) -> None:
        """Name what undo and redo would do, and list the recent files."""
        company, say = self._window.company, self._window.say
        undone = company.trail.next_undo if company is not None else None
        redone = company.trail.next_redo if company is not None else None
        self.undo.setText(say("Undo: {action}", action=self._named(undone)) if undone else say("Undo"))
        self.redo.setText(say("Redo: {action}", action=self._named(redone)) if redone else say("Redo"))
        there, period = company is not None, self._window.period
        for action, possible in zip(self._saving, (there, there and bool(period)), strict=True):
            action.setEnabled(possible)
        self._recent.clear()
        for name in self._window.preferences.now.recent:
            entry = self._recent.addAction(Path(name).name)
            entry.setToolTip(name)
            entry.triggered.connect(lambda _checked=False, name=name: self.files.show(Path(name)))
        self._recent.setEnabled(bool(self._window.preferences.now.recent))

    def _words(self, action: "Action") -> str:
        from services.wording.actions import LONGEST, action_words

        return action_words(self._window.say, action, LONGEST)

    def _named(self, action: "Action") -> str:
        """An action's words for a menu, which takes a single & for the mark of a key."""
        return self._words(action).replace("&", "&&")

    def _undo(self) -> None:
        self._step(lambda company: company.trail.undo(), N_("Undone: {action}"))

    def _redo(self) -> None:
        self._step(lambda company: company.trail.redo(), N_("Done again: {action}"))

    def _step(self, step: "Callable[[Company], Action]", words: str) -> None:
        from services.errors import Mendable

        window = self._window
        if window.company is None:
            return
        try:
            action = step(window.company)
        except Mendable as error:
            window.fail(error)
            return
        window.tell(window.say(words, action=self._words(action)))

    def open_period(self, code: str = "") -> None:
        """Ask which period to open, open it, and turn to it."""
        from PySide6.QtWidgets import QDialog

        from ui.dialogs.new_period import NewPeriod

        window = self._window
        if window.company is None:
            return
        dialog = NewPeriod(window.say, window.company, code, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            window.show_period(dialog.code)
            words = window.say(
                "{period} is open. Its scorecards hold.", period=window.say.period(dialog.code)
            )
            window.tell(words)

    def _reassure(self) -> None:
        page = self._window.page
        if self._window.company is not None and not (page is not None and page.save_here()):
            self._window.tell(self._window.say("Nothing to do: every change is saved the moment it is made."))

    def _print(self) -> None:
        if (page := self._window.page) is not None:
            page.print_here()

    def _help(self) -> None:
        from ui.catalogue import entry
        from ui.dialogs.help import PageHelp
        from ui.guide import WELCOME, guide_of

        window, say = self._window, self._window.say
        if window.company is None:
            PageHelp(say, say("Welcome"), WELCOME, window).exec()
        else:
            shown = entry(window.page_key)
            PageHelp(say, say(shown.title), guide_of(shown), window).exec()

    def _find(self) -> None:
        if (page := self._window.page) is not None:
            page.find_here()
