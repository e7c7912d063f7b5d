"""The perspectives (维度) of the strategy map: rename, add, reorder, take away; all of it at once."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from ui.dialogs.base import Dialog
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import empty
from ui.widgets.text import Text

Names = Sequence[tuple[str, str]]
"""Each perspective's name so far, "" for a new one, and its name from now on."""


class PerspectivesDialog(Dialog):
    """One line a perspective, the topmost first. `put` keeps them; what it refuses is said in the dialog."""

    def __init__(
        self, say: Language, names: Sequence[str], put: Callable[[Names], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("Perspectives"), say("Apply"), parent)
        self.setFixedWidth(480)
        self._put = put
        self._rows: list[tuple[str, QLineEdit]] = []
        words = say(
            "The lanes of the map, the topmost first. Objectives go with a perspective that is renamed."
        )
        self.body.addWidget(Text(words, "muted", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.body.addWidget(SecondaryButton(say("Add a perspective"), lambda: self.add("")))
        self.wrong = Text("", "error", wrap=True)
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        for name in names:
            self._rows.append((name, self._field(name)))
        self._lay_out()

    @property
    def names(self) -> list[tuple[str, str]]:
        """What stands in the lines."""
        return [(old, field.text().strip()) for old, field in self._rows]

    def field(self, at: int) -> QLineEdit:
        """One line."""
        return self._rows[at][1]

    def add(self, name: str) -> None:
        """A new line at the end."""
        self._rows.append(("", self._field(name)))
        self._lay_out()
        self._rows[-1][1].setFocus()

    def shift(self, at: int, way: int) -> None:
        """Change places with the line above or below."""
        if 0 <= at + way < len(self._rows):
            self._rows.insert(at + way, self._rows.pop(at))
            self._lay_out()

    def drop(self, at: int) -> None:
        """Take a line away."""
        del self._rows[at]
        self._lay_out()

    def accept(self) -> None:
        try:
            self._put(self.names)
        except Mendable as refused:
            self.wrong.setText(problem_words(self.say, refused))
            self.wrong.show()
            return
        super().accept()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(name)
        field.setMaxLength(20)
        field.setAccessibleName(self.say("Perspective"))
        return field

    def _lay_out(self) -> None:
        texts = [(old, field.text()) for old, field in self._rows]
        empty(self._lines)
        self._rows = [(old, self._field(text)) for old, text in texts]
        for at, (_, field) in enumerate(self._rows):
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(field, 1)
            for button in self._buttons(at):
                line.addWidget(button)
            self._lines.addLayout(line)

    def _buttons(self, at: int) -> list[QPushButton]:
        say, last = self.say, len(self._rows) - 1
        made: list[QPushButton] = []
        for sign, words, able, act in (
            ("↑", say("Up"), at > 0, lambda: self.shift(at, -1)),
            ("↓", say("Down"), at < last, lambda: self.shift(at, 1)),
            ("×", say("Take away"), last > 0, lambda: self.drop(at)),
        ):
            button = SecondaryButton(sign, act)
            button.setProperty("small", True)
            button.setEnabled(able)
            button.setToolTip(words)
            button.setAccessibleName(f"{words}: {self._rows[at][1].text()}")
            made.append(button)
        return made
