"""The states of a month as a strip of small buttons: 开放 → 收数 → 评分 → 复核 → 锁定."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from services.language import Language
from ui.widgets.buttons import SecondaryButton
from ui.widgets.restyle import restyle
from ui.widgets.text import Text


class StateStrip(QWidget):
    """`chosen` gives the key of the state pressed; the present one is tinted, those before are ticked."""

    chosen = Signal(str)

    def __init__(self, say: Language, states: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say, self._states = say, tuple(states)
        self.current = ""
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, (key, words) in enumerate(self._states):
            if number:
                row.addWidget(Text("→", "small"))
            button = SecondaryButton(words, partial(self.chosen.emit, key))
            button.setProperty("small", True)
            self._buttons[key] = button
            row.addWidget(button)

    def show_state(self, current: str) -> None:
        """Mark the present state, and those that lie behind it."""
        self.current = current
        say = self._say
        words = {"done": say("done"), "now": say("now"), "ahead": say("ahead")}
        at = [key for key, _ in self._states].index(current)
        for number, (key, name) in enumerate(self._states):
            step = "done" if number < at else "now" if number == at else "ahead"
            button = self._buttons[key]
            button.setText(f"✓ {name}" if step == "done" else name)
            button.setAccessibleName(say("{name}: {state}", name=name, state=words[step]))
            restyle(button, step=step)

    def button(self, key: str) -> QPushButton:
        """One state's button."""
        return self._buttons[key]
