"""The bar above the targets: whose year, and the ways to break it down."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.language import Language
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choice import Choice
from ui.widgets.text import Text

WAYS = ("even", "pattern", "same", "departments", "add", "flow")


class TargetBar(QWidget):
    """`wanted` gives a way to break down or another act; `turned` the step to another year."""

    wanted = Signal(str)
    turned = Signal(int)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.choice = Choice()
        self.choice.setMinimumWidth(170)
        self.choice.setAccessibleName(say("KPI"))
        self.earlier = SecondaryButton("‹", lambda: self.turned.emit(-1))
        self.earlier.setAccessibleName(say("Earlier year"))
        self.later = SecondaryButton("›", lambda: self.turned.emit(1))
        self.later.setAccessibleName(say("Later year"))
        self.year = Text("", "strong")
        words = (
            say("Even months"),
            say("As last year"),
            say("Same monthly"),
            say("To depts"),
            say("+ Dept"),
            say("Into months"),
        )
        self.buttons: dict[str, SecondaryButton] = {}
        for way, name in zip(WAYS, words, strict=True):
            self.buttons[way] = SecondaryButton(name, partial(self.wanted.emit, way))
            self.buttons[way].setProperty("small", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        for widget in (self.earlier, self.year, self.later):
            row.addWidget(widget)
        row.addSpacing(6)
        for button in self.buttons.values():
            row.addWidget(button)
