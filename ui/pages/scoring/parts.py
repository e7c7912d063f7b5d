"""The parts of a total, a row each: the name at the left, the sum at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.pages.scoring.told import Part
from ui.widgets.text import Elided, Figure


class Parts(QWidget):
    """Hidden without parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._rows: list[tuple[Elided, Figure]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts."""
        while len(self._rows) < len(parts):
            row = (Elided(""), Figure("", "small"))
            for column, widget in enumerate(row):
                self._grid.addWidget(widget, len(self._rows), column)
            self._rows.append(row)
        for at, (name, words) in enumerate(self._rows):
            shown = at < len(parts)
            name.setVisible(shown)
            words.setVisible(shown)
            if shown:
                name.setText(parts[at].name)
                words.setText(parts[at].words)
        self.setVisible(bool(parts))

    def text(self) -> str:
        """What it says, a line a part."""
        rows = [(name, words) for name, words in self._rows if not name.isHidden()]
        return "\n".join(f"{name.words()} {words.text()}" for name, words in rows)
