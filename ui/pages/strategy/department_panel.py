"""One department: its purpose and customers as a form, and its issues below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import Severity
from services.domain.organisation import Department
from services.language import Language
from services.strategy_report import IssueLine
from services.wording.diagnosis import severity_words
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, Tone

TONES: Mapping[Severity, Tone] = {Severity.HIGH: "red", Severity.MEDIUM: "amber", Severity.LOW: ""}


class DepartmentPanel(Card):
    """`added` asks for a new issue, `opened` and `dropped` give an issue's code."""

    added = Signal()
    opened = Signal(str)
    dropped = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__(" ", " ", margins=(0, 0, 0, 0))
        self._say = say
        self.area = ScrolledColumn((16, 12, 16, 14))
        column = self.area.column
        self.form = RecordForm(
            (
                Field("purpose", say("Purpose"), "long", help=say("Given the value driver, what is it for?")),
                Field("inner_customers", say("Inner customers"), "line"),
                Field("outer_customers", say("Outer customers"), "line"),
            )
        )
        self.form.field("purpose").setFixedHeight(72)
        column.addWidget(self.form)
        head = QHBoxLayout()
        self.issue_title = Text("", "heading")
        head.addWidget(self.issue_title)
        head.addStretch(1)
        self.add = LinkButton(say("New issue…"), self.added.emit)
        head.addWidget(self.add)
        column.addLayout(head)
        self.issues = QVBoxLayout()
        self.issues.setSpacing(8)
        column.addLayout(self.issues)
        column.addStretch(1)
        self.body.addWidget(self.area)

    def show_department(self, department: Department, issues: Sequence[IssueLine], chosen: str) -> None:
        """Show the head and the issues; the form is filled by whoever keeps it."""
        say = self._say
        self.set_head(department.name, department.code)
        self.issue_title.setText(say("Issues ({count})", count=len(issues)))
        empty(self.issues)
        if not issues:
            note = Note("amber")
            note.say(say("▲ No issue yet. Where does reality depart from the purpose?"))
            self.issues.addWidget(note)
        for issue in issues:
            row = self._issue(issue, marked=issue.code == chosen)
            self.issues.addWidget(row)

    def _issue(self, issue: IssueLine, *, marked: bool) -> QWidget:
        say = self._say
        box = Note()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(issue.code, "strong" if not marked else "heading"))
        if issue.severity:
            head.addWidget(Chip(severity_words(say, issue.severity), TONES[issue.severity]))
        if marked:
            head.addWidget(Chip(say("◀ here"), "accent"))
        head.addStretch(1)
        for words, signal in ((say("Edit…"), self.opened), (say("Delete…"), self.dropped)):
            link = LinkButton(words, lambda signal=signal: signal.emit(issue.code), issue.code)  # type: ignore[misc]
            head.addWidget(link)
        box.lines.addLayout(head)
        box.say(issue.issue)
        if issue.evidence:
            box.lines.addWidget(Text(issue.evidence, "small", wrap=True))
        box.lines.addWidget(self._fact(say("Harms"), issue.objective, say("▲ no objective")))
        box.lines.addWidget(self._fact(say("Answered by"), "  ".join(issue.kpis), say("▲ no KPI")))
        return box

    def _fact(self, name: str, words: str, none: str) -> Text:
        line = Text(f"{name}{'：' if self._say.code == 'zh' else ': '}{words or none}", "small", wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not words:
            line.set_tone("amber")
        return line
