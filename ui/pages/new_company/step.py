"""What every step of the guided start is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from ui.desk import Desk
from ui.theme.tokens import GAP
from ui.widgets.text import Text

NARROW = 860


class Step(QWidget):
    """One step: a line on what it is for, then its content in `column`. `changed` when its act may differ."""

    changed = Signal()
    stage: Stage

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.say = desk, desk.say
        self.more = False
        self.setProperty("ground", "clear")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(Text(self.purpose(), "muted", wrap=True))
        self.build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(narrow=event.size().width() < NARROW)

    def fit(self, *, narrow: bool) -> None:
        """Leave out what a narrow window has no room for."""

    def purpose(self) -> str:
        """What the step is for, in a sentence or two."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the widgets."""

    def show_records(self, records: Records) -> None:
        """Show the company as it stands."""

    def count(self, beginning: Beginning) -> str:
        """What the step holds already, in a few words."""
        raise NotImplementedError

    @property
    def act(self) -> str:
        """The words of its act."""
        return self.say("Save and continue") if self.pending else self.say("Continue")

    @property
    def pending(self) -> bool:
        """Whether there is something to write."""
        return False

    @property
    def touched(self) -> bool:
        """Whether the user has entered something that is not written yet."""
        return self.pending

    @property
    def ready(self) -> bool:
        """Whether it can be written as it stands."""
        return True

    def save(self) -> bool:
        """Write it as one action; no when it was refused."""
        return True
