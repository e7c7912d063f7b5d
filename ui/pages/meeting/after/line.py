"""One line of the cards: what it is about, what is told of it, and what one does with it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.card import Card, empty
from ui.widgets.text import Chip, Text, Tone, rule


class Line(QWidget):
    """A name with its chip and buttons at the right, and below it what is told, in small."""

    def __init__(self, name: str, told: str, tone: Tone = "muted") -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(Text(name, "strong", wrap=True), 1)
        column.addLayout(self._row)
        below = Text(told, "small", wrap=True)
        below.set_tone(tone)
        column.addWidget(below)

    def add_chip(self, words: str, tone: Tone) -> None:
        """Where it stands, in a word."""
        self._row.addWidget(Chip(words, tone))

    def add(self, button: QWidget) -> None:
        """What one does with it."""
        self._row.addWidget(button)


class LineCard(Card):
    """A card of lines with hairlines between them, or a sentence where there is none."""

    def __init__(self, title: str) -> None:
        super().__init__(title, margins=(16, 10, 16, 12))
        self.lines: tuple[Line, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)

    def show_lines(self, lines: tuple[Line, ...], nothing: str) -> None:
        """Show these lines; the sentence `nothing` without any."""
        held = self._held()
        empty(self._list)
        self.lines = lines
        for number, line in enumerate(lines):
            if number:
                self._list.addWidget(rule())
            self._list.addWidget(line)
        if not lines:
            self._list.addWidget(Text(nothing, "muted", wrap=True))
        self._hold(held)

    def _held(self) -> int | None:
        """The place of the line that the keyboard is in."""
        focus = self.window().focusWidget()
        at = (number for number, line in enumerate(self.lines) if line.isAncestorOf(focus))
        return next(at, None)

    def _hold(self, held: int | None) -> None:
        """Put the keyboard where it was, so that one goes on with the next line."""
        if held is not None and self.lines:
            button = self.lines[min(held, len(self.lines) - 1)].findChild(QPushButton)
            if button is not None:
                button.setFocus()
