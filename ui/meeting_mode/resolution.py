"""One resolution as it is typed: what, who, by when; who and when may follow."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.cycle.due import due_of
from services.cycle.typed import Typed
from services.domain.meeting import Resolution
from services.domain.minutes import Person
from services.language import Language
from ui.meeting_mode.owner import OwnerField
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Text


class ResolutionLine(QWidget):
    """The text; below it owner, due date and buttons while one works at the line, else all in one row.

    `typed` at each key, `entered` when the cursor comes, `left` when it leaves.
    """

    typed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, say: Language, people: Sequence[Person], day: date, number: int) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._day = say, day
        self.what = QLineEdit()
        self.what.setPlaceholderText(say("What was resolved"))
        self.what.setAccessibleName(say("Resolution {number}", number=number))
        self.owner = OwnerField(people, say("Owner"))
        self.due = QLineEdit()
        self.due.setPlaceholderText(say("Due, such as 11-20"))
        self.due.setAccessibleName(say("Due"))
        self.told = Text("", "error", wrap=True)
        self.pressed: list[SecondaryButton] = []
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(2)
        self.short = Text("", "small")
        self.more = QWidget()
        self.more.setProperty("ground", "clear")
        self._lay_out()
        for field in (self.what, self.owner, self.due):
            field.textChanged.connect(self.typed)
            field.installEventFilter(self)
        self.what.editingFinished.connect(self.left)
        self.owner.settled.connect(self.left)
        self.due.editingFinished.connect(self.left)
        self.told.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        first, row = QHBoxLayout(), QHBoxLayout(self.more)
        first.setSpacing(6)
        first.addWidget(self.what, 1)
        first.addWidget(self.short)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(4)
        row.addWidget(self.owner, 3)
        row.addWidget(self.due, 3)
        row.addLayout(self.buttons)
        column.addLayout(first)
        column.addWidget(self.more)
        column.addWidget(self.told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def fold(self, *, folded: bool) -> None:
        """Show owner and due date beside the text, or as fields below it; what is wrong stays unfolded."""
        folded = folded and any(self.values) and not self.told.text()
        _, owner, due = self.values
        self.short.setText(" · ".join((owner or f"▲ {self._say('no owner yet')}", due or "▲ —")))
        self.short.setVisible(folded)
        self.more.setHidden(folded)
        self.what.setToolTip(self.what.text() if folded else "")
        if folded:
            self.what.setCursorPosition(0)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What one types into."""
        return self.what, self.owner, self.due

    def add_button(self, mark: str, words: str, act: Callable[[], object]) -> None:
        """A small button at the end of the row."""
        button = SecondaryButton(mark, act)
        button.setProperty("quiet", True)
        button.setToolTip(words)
        button.setAccessibleName(f"{words}: {self.what.text()}")
        self.buttons.addWidget(button)
        self.pressed.append(button)

    @property
    def values(self) -> Typed:
        """What stands in the fields."""
        return self.what.text().strip(), self.owner.text().strip(), self.due.text().strip()

    @property
    def day(self) -> date | None:
        """The due date; None while none is typed, or it is no date."""
        return due_of(self.due.text(), self._day)

    def show_values(self, values: Typed) -> None:
        """Show what was typed, without a signal of it."""
        for field, text in zip((self.what, self.owner, self.due), values, strict=True):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)
        self.check()

    def show_resolution(self, resolution: Resolution) -> Typed:
        """Show what is written; gives it as it would be typed."""
        self.owner.blockSignals(True)
        self.owner.show_person(resolution.owner)
        self.owner.blockSignals(False)
        due = "" if resolution.due is None else _short(resolution.due, self._day)
        values = resolution.text, self.owner.text(), due
        self.show_values(values)
        return values

    def check(self) -> bool:
        """Say what is wrong at the line; whether all of it can be written."""
        say, words = self._say, []
        what, _, due = self.values
        if not what and any(self.values):
            words.append(say("Write what was resolved first; owner and due date can follow."))
        if self.owner.unclear:
            words.append(say("No one, or more than one person, has that name: choose from the list."))
        if due and self.day is None:
            words.append(say("A date such as 11-20 or 2026-11-20."))
        elif self.day is not None and self.day < self._day:
            words.append(say("This day is before the meeting."))
        self.told.setText(" ".join(words))
        self.told.setVisible(bool(words))
        return bool(what) and not self.owner.unclear and not (due and self.day is None)


def _short(due: date, day: date) -> str:
    """A due date without its year where that reads back as the same day."""
    text = f"{due:%m-%d}"
    return text if due_of(text, day) == due else due.isoformat()
