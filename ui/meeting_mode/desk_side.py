"""The right side: the time, and what is written on the item in sight."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.terms import SupportAnswer
from services.domain.minutes import Session
from services.wording.terms import label
from ui.desk import Desk
from ui.keeping import Keeper
from ui.meeting_mode.resolutions import Resolutions
from ui.meeting_mode.timer import TimerPanel
from ui.meeting_mode.writing import SpokenField
from ui.widgets.picks import Picks
from ui.widgets.text import Text


class WritingSide(QFrame):
    """Notes, challenges, the answer to the support, resolutions."""

    def __init__(self, desk: Desk, keeper: Keeper, period: str) -> None:
        super().__init__()
        self.setObjectName("writing")
        say = desk.say
        self._desk, self._keeper, self._period, self._item = desk, keeper, period, ""
        self.timer = TimerPanel(say)
        self.notes = SpokenField(desk, keeper, period, "notes", say("Notes of the meeting"), 66)
        self.challenges = SpokenField(desk, keeper, period, "challenges", say("Challenges and answers"), 56)
        self.support = Picks()
        answers = [(one.value, label(say, one)) for one in SupportAnswer]
        self.support.offer([("", say("not answered")), *answers])
        self.support.setAccessibleName(say("Answer to the support"))
        self.support.activated.connect(self._on_support)
        self.support_note = SpokenField(desk, keeper, period, "support_note", say("Support"), 46)
        self.resolutions = Resolutions(desk, keeper, period, self.support)
        self._lay_out()

    @property
    def fields(self) -> tuple[SpokenField, ...]:
        """The texts of the item."""
        return self.notes, self.challenges, self.support_note

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 12)
        column.setSpacing(8)
        column.addWidget(self.timer)
        column.addWidget(self.notes, 4)
        column.addWidget(self.challenges, 2)
        self.support_row = QWidget()
        self.support_row.setProperty("ground", "clear")
        row = QHBoxLayout(self.support_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        answer = QVBoxLayout()
        answer.setSpacing(4)
        answer.addWidget(Text(self._desk.say("Answer given"), "heading"))
        answer.addWidget(self.support)
        answer.addStretch(1)
        row.addWidget(self.support_note, 1)
        row.addLayout(answer)
        self.support_row.setFixedHeight(76)
        column.addWidget(self.support_row)
        column.addWidget(self.resolutions)

    def show_item(self, session: Session, item: str, drafts: Mapping[str, str]) -> None:
        """Show what is written on an item, and what was being typed there."""
        found = session.item(item)
        if found is None:
            return
        self._item = item
        for field in self.fields:
            field.show_text(item, getattr(found, field.name), drafts)
        self.support.choose(found.support.value if found.support else "")
        self.support_row.setVisible(found.speaker is not None)
        self.resolutions.show_item(session, item, drafts)

    def _on_support(self, _at: int) -> None:
        answer = SupportAnswer(self.support.value) if self.support.value else None
        minutes = self._desk.company.minutes
        self._keeper.attempt(lambda: minutes.answer(self._period, self._item, answer))

    def typed(self) -> dict[str, str]:
        """What is typed on the item and not written, as drafts by place."""
        texts = {field.kept.place: field.text.toPlainText() for field in self.fields if field.kept.dirty}
        return texts | self.resolutions.typed()

    def settle(self) -> bool:
        """Write all that is typed; no when something could not be written."""
        return all([*(field.kept.settle() for field in self.fields), self.resolutions.settle()])
