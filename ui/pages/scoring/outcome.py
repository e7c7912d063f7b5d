"""Below the card: adjustments, grade and coefficient of the subject."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.domain.result import ResultState, SubjectResult
from services.language import Language
from services.printing.statements import signed
from services.wording.terms import label
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text


class Outcome(QWidget):
    """`adjusting` when the officer wants to change the adjustments."""

    adjusting = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.adjustment = Text("", "strong")
        self.adjust = LinkButton(say("Change…"), self.adjusting.emit, say("Adjustments"))
        self.grade = Text("", "title")
        self.before = Text("", "muted")
        struck = self.before.font()
        struck.setStrikeOut(True)
        self.before.setFont(struck)
        self.coefficient = Text("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(6)
        row.addWidget(Text(say("Adjustments"), "muted"))
        row.addWidget(self.adjustment)
        row.addWidget(self.adjust)
        row.addSpacing(18)
        row.addWidget(Text(say("Grade"), "muted"))
        row.addWidget(self.grade)
        row.addSpacing(18)
        row.addWidget(Text(say("Coefficient"), "muted"))
        row.addWidget(self.before)
        row.addWidget(self.coefficient)
        row.addStretch(1)

    def show_subject(self, subject: SubjectResult, *, locked: bool) -> None:
        """Show a subject's outcome."""
        say = self._say
        self.adjustment.setText(signed(subject.adjustment, say) if subject.adjustments else "0")
        self.adjustment.setToolTip(
            "\n".join(f"{signed(one.points, say)}  {one.reason}" for one in subject.adjustments)
        )
        self.adjust.setVisible(not locked)
        complete = subject.state is ResultState.COMPLETE
        self.grade.setText(subject.grade or "—" if complete else "—")
        before, after = subject.grade_coefficient, subject.coefficient
        changed = before is not None and after is not None and before != after
        self.before.setText(say.plain(before) if changed and before is not None else "")
        self.before.setVisible(changed)
        self.coefficient.setText(self._coefficient(subject) if complete else label(say, subject.state))
        self.coefficient.set_tone(
            "red" if changed else "amber" if subject.state is ResultState.INCOMPLETE else ""
        )

    def _coefficient(self, subject: SubjectResult) -> str:
        say = self._say
        words = "—" if subject.coefficient is None else say.plain(subject.coefficient)
        if subject.struck:
            return say("{coefficient} (veto)", coefficient=words)
        return say("{coefficient} (red line)", coefficient=words) if subject.red_lines else words
