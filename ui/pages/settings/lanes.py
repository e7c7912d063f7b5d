"""The order of the perspectives: the lanes of the strategy map, top first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout

from services.domain.perspectives import format_perspectives
from ui.pages.settings.settling import Settling
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Text

_ROW = 30


class Lanes(Card):
    """A list whose rows go up and down; every step is one action."""

    def __init__(self, settling: Settling) -> None:
        say = settling.desk.say
        super().__init__(say("Order of the perspectives"), say("top first, as on the strategy map"))
        self._settling = settling
        self.list = QListWidget()
        self.list.setProperty("ticks", True)
        self.list.setAccessibleName(say("Order of the perspectives"))
        self.up = SecondaryButton(say("Up"), lambda: self.move_by(-1))
        self.down = SecondaryButton(say("Down"), lambda: self.move_by(1))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row.addLayout(buttons)
        self.body.setSpacing(8)
        self.body.addLayout(row)
        self.body.addWidget(Text(say("Names are given and changed on the strategy map."), "small", wrap=True))
        self.body.addStretch(1)
        self.list.currentRowChanged.connect(self._enable)

    @property
    def names(self) -> list[str]:
        """The names as they stand in the list."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    def show_names(self, names: Sequence[str]) -> None:
        """Show what is stored; the chosen name stays chosen."""
        if self.names == list(names):
            return
        at = self.list.currentRow()
        kept = self.names[at] if at >= 0 else ""
        self.list.clear()
        self.list.addItems(list(names))
        self.list.setFixedHeight(_ROW * len(names) + 6)
        self.list.setCurrentRow(names.index(kept) if kept in names else -1)
        self._enable(self.list.currentRow())

    def _enable(self, at: int) -> None:
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)

    def move_by(self, step: int) -> None:
        """Move the chosen name."""
        at, names = self.list.currentRow(), self.names
        names.insert(at + step, names.pop(at))
        self.list.setCurrentRow(at + step)
        kept = names[at + step]
        self._settling.write({"perspectives": format_perspectives(names)})
        self.list.setCurrentRow(self.names.index(kept))
