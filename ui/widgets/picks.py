"""A choice among a few, each with a value behind its words."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Picks(QComboBox):
    """A few to pick from; the wheel scrolls the page, not the choice."""

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What there is to pick, value and words; what was picked stays so where it is still there."""
        present = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if present == list(choices):
            return
        picked = self.value
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.choose(picked)
        self.blockSignals(False)

    @property
    def value(self) -> str:
        """The value of what is picked."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Pick a value without announcing it; the first one where it is not there."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
