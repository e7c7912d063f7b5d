"""The one way to lay out a form row: label, field, help or error, accessible name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.restyle import restyle
from ui.widgets.text import Text


class FormRow(QWidget):
    """A field under its label; below it the help, which gives way to the error while there is one."""

    def __init__(self, label: str, field: QWidget, help: str = "") -> None:  # noqa: A002
        super().__init__()
        self.setProperty("ground", "clear")
        self.field = field
        self._help, self._error = help, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = Text(label, "strong")
        self.label.setBuddy(field)
        self.below = Text(help, "small", wrap=True)
        for widget in (self.label, field, self.below):
            column.addWidget(widget)
        self.below.setVisible(bool(help))  # in its place: a label on its own would be shown as a window
        field.setAccessibleName(label)
        field.setAccessibleDescription(help)

    def set_error(self, words: str) -> None:
        """Say what is wrong and how to mend it; empty words take the error away."""
        if words == self._error:
            return
        self._error = words
        self.below.setText(words or self._help)
        self.below.setVisible(bool(words or self._help))
        self.below.set_tone("red" if words else "")
        self.field.setAccessibleDescription(words or self._help)
        restyle(self.field, invalid=bool(words))
