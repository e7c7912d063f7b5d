"""A dialog that picks from a list: KPIs to add, or a card to copy from."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from services.language import Language
from services.spelling import is_spelt
from ui.dialogs.base import Dialog
from ui.theme.theme import Theme
from ui.widgets.search import SearchField
from ui.widgets.text import Text


class Pick(Struct, frozen=True):
    """What can be picked: its key, name, and what is told behind the name."""

    key: object
    name: str
    about: str = ""


class Picking(Dialog):
    """Looks by name, code or pinyin; with `several` any number can be ticked, else Return takes the one."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        title: str,
        act: str,
        picks: Sequence[Pick],
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(say, title, act, parent)
        self.setFixedSize(520, 540)
        self._several = several
        self._picks = tuple(picks)
        self._ticked: set[object] = set()
        self.search = SearchField(theme, say("Name, code or pinyin…"), 472)
        self.list = QListWidget()
        self.list.setProperty("ticks", True)
        self.list.setAccessibleName(title)
        self.none = Text(say("Nothing matches. Clear the search field."), "muted")
        self.none.hide()
        for widget in (self.search, self.list, self.none):
            self.body.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._on_tick)
        self.list.itemDoubleClicked.connect(self._on_double)
        self.list.currentItemChanged.connect(lambda *_: self._check())
        self._filter("")
        self.search.setFocus()

    @property
    def picked(self) -> list[object]:
        """The keys, in the list's order; without a tick what the search leads to."""
        current = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        if not self._several:
            return current
        ticked = [pick.key for pick in self._picks if pick.key in self._ticked]
        return ticked or (current if self.search.text().strip() else [])

    def tick(self, key: object) -> None:
        """Tick one, or make it the one."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentItem(item)
                if self._several:
                    item.setCheckState(Qt.CheckState.Checked)

    def _filter(self, words: str) -> None:
        wanted = words.strip().casefold()
        self.list.blockSignals(True)
        self.list.clear()
        for pick in self._picks:
            if not wanted or _fits(pick, wanted):
                self.list.addItem(self._item(pick))
        self.list.blockSignals(False)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)
        self._check()

    def _item(self, pick: Pick) -> QListWidgetItem:
        item = QListWidgetItem(f"{pick.name}    {pick.about}" if pick.about else pick.name)
        item.setData(Qt.ItemDataRole.UserRole, pick.key)
        if self._several:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = pick.key in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _on_tick(self, item: QListWidgetItem) -> None:
        change: Callable[[object], None] = (
            self._ticked.add if item.checkState() is Qt.CheckState.Checked else self._ticked.discard
        )
        change(item.data(Qt.ItemDataRole.UserRole))
        self._check()

    def _on_double(self, item: QListWidgetItem) -> None:
        if self._several:
            item.setCheckState(Qt.CheckState.Checked)
        self.accept()

    def _check(self) -> None:
        self.act.setEnabled(bool(self.picked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)


def _fits(pick: Pick, wanted: str) -> bool:
    if wanted in pick.name.casefold() or wanted in pick.about.casefold():
        return True
    return wanted.isascii() and wanted.isalpha() and is_spelt(pick.name, wanted)
