"""The cause of an issue, asked for why by why (五个为什么): a line each, five offered, more as needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.language import Language
from ui.widgets.text import Text

FIVE = 5


class WhyField(QWidget):
    """`text` holds the whys, one a line; Return goes to the next one, the last filled offers another."""

    changed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.lines: list[QLineEdit] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for _ in range(FIVE):
            self._add()

    def _add(self) -> None:
        number = len(self.lines) + 1
        line = QLineEdit()
        line.setAccessibleName(self._say("Why {number}", number=number))
        line.textEdited.connect(self._on_typed)
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = Text(self._say("Why {number}", number=number), "small")
        mark.setFixedWidth(64)
        row.addWidget(mark)
        row.addWidget(line, 1)
        self._column.addLayout(row)
        if self.lines:
            self.lines[-1].returnPressed.connect(line.setFocus)
            QWidget.setTabOrder(self.lines[-1], line)
        self.lines.append(line)

    def _on_typed(self, _text: str) -> None:
        if self.lines[-1].text().strip():
            self._add()
        self.changed.emit()

    @property
    def text(self) -> str:
        """The whys that are filled in, one a line."""
        return "\n".join(filter(None, (line.text().strip() for line in self.lines)))

    def show_text(self, text: str) -> None:
        """Show whys, without announcing it."""
        whys = [why for why in text.splitlines() if why.strip()]
        while len(self.lines) < len(whys):
            self._add()
        for line, why in zip(self.lines, [*whys, *[""] * (len(self.lines) - len(whys))], strict=True):
            line.setText(why)
            line.setCursorPosition(0)
