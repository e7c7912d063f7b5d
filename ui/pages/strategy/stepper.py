"""The steps of a strategy year below one another, each with its mark, its name and how far it is."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.press import PressPanel
from ui.widgets.restyle import restyle
from ui.widgets.text import Text, Tone


class StepItem(Struct, frozen=True):
    """One step: its number in words, its name, its state as mark and word, and the colour beside them."""

    number: str
    name: str
    mark: str
    state: str
    tone: Tone = "muted"


class StepPanel(PressPanel):
    """One step to press."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self.mark = Text("", "heading")
        self.mark.setFixedWidth(18)
        self.name = Text("", "body", wrap=True)
        self.number = Text("", "small")
        self.state = Text("", "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self.number, self.name, self.state):
            words.addWidget(part)
        row.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.settle()

    def show_item(self, item: StepItem, *, chosen: bool) -> None:
        """Show a step, framed when it is the chosen one."""
        self.setChecked(chosen)
        self.mark.setText(item.mark)
        self.mark.set_tone(item.tone)
        self.number.setText(item.number)
        self.number.setVisible(bool(item.number))
        self.name.setText(item.name)
        restyle(self.name, type="strong" if chosen else "body")
        self.state.setText(item.state)
        self.setAccessibleName(" ".join(part for part in (item.number, item.name, item.state) if part))
        self._ground, self._edge = ("accent_soft", "accent_edge") if chosen else ("", "")
        self.update()


class Stepper(QWidget):
    """`chosen` gives the place of the step that was pressed, from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.panels = [StepPanel(theme) for _ in range(count)]
        for at, panel in enumerate(self.panels):
            panel.clicked.connect(lambda _checked=False, at=at: self.chosen.emit(at))
            column.addWidget(panel)
        column.addStretch(1)

    def show_items(self, items: Sequence[StepItem], chosen: int) -> None:
        """Show the steps."""
        for at, (panel, item) in enumerate(zip(self.panels, items, strict=True)):
            panel.show_item(item, chosen=at == chosen)
