"""A person's absences (缺勤): listed in the panel, added and changed in a dialog, removed with undo."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import AbsenceKind
from services.chart import Chart, Person
from services.domain.organisation import Absence
from services.edits import FieldProblem
from services.language import Language
from services.typed_row import typed_row
from services.wording.terms import label
from services.workbooks.sheets.absences import ABSENCES_SHEET
from services.workbooks.vocabulary import ABSENCES
from ui.desk import Desk
from ui.pages.organisation.adding import Adding
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.record_form import Field
from ui.widgets.text import Text, rule


class AbsenceSection(QWidget):
    """The absences of the person in sight, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self._say = desk, desk.say
        self._chart: Chart | None = None
        self._person: Person | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(self._say("Absences"), "strong"))
        head.addStretch(1)
        self.add = LinkButton(self._say("Add an absence…"), self._add)
        head.addWidget(self.add)
        column.addLayout(head)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        column.addLayout(self.lines)

    def show_person(self, chart: Chart, person: Person) -> None:
        """Show a person's absences."""
        self._chart, self._person = chart, person
        absences = self._desk.company.absences.of(person.record.number)
        empty(self.lines)
        for absence in absences:
            self.lines.addWidget(AbsenceLine(self._say, absence, self._change, self._remove))
        if not absences:
            words = self._say(
                "None. Long ones are what exemptions are proposed for; many at once come in by a workbook "
                "(sheet Absences)."
            )
            self.lines.addWidget(Text(words, "small", wrap=True))

    def dialog(self, absence: Absence | None = None) -> "AbsenceDialog":
        """The dialog for a new absence of the person in sight, or for one that is there."""
        if self._chart is None or self._person is None:
            raise AssertionError("a person is in sight")
        return AbsenceDialog(self._desk, self._chart, self._person, absence, self)

    def _add(self) -> None:
        self.dialog().exec()

    def _change(self, absence: Absence) -> None:
        self.dialog(absence).exec()

    def _remove(self, absence: Absence) -> None:
        book = self._desk.company.absences
        if self._desk.attempt(lambda: book.remove(absence.employee, absence.first_day)):
            self._desk.shell.tell(self._say("Absence deleted. Ctrl+Z brings it back."))


class AbsenceLine(QWidget):
    """One absence: from when to when, of what kind, its note, and what one does with it."""

    def __init__(
        self,
        say: Language,
        absence: Absence,
        change: Callable[[Absence], object],
        remove: Callable[[Absence], object],
    ) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        span = span_words(say, absence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(rule())
        column.addWidget(Text(span, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(label(say, absence.kind), wrap=True), 1)
        self.change = LinkButton(say("Change…"), lambda: change(absence), span)
        self.remove = LinkButton(say("Remove"), lambda: remove(absence), span)
        row.addWidget(self.change)
        row.addWidget(self.remove)
        column.addLayout(row)
        if absence.note:
            column.addWidget(Text(absence.note, "small", wrap=True))


def span_words(say: Language, absence: Absence) -> str:
    """From when to when, and how many days."""
    first, last = absence.first_day, absence.last_day
    if last is None:
        return say("Since {first}, ongoing", first=say.day(first))
    days = (last - first).days + 1
    return say(
        "{first} to {last} ({days} {days:day|days})", first=say.day(first), last=say.day(last), days=days
    )


class AbsenceDialog(Adding):
    """The form over an absence; `present` is the one that it changes."""

    def __init__(
        self, desk: Desk, chart: Chart, person: Person, present: Absence | None, parent: QWidget
    ) -> None:
        say = desk.say
        fields = (
            Field("first_day", say("First day"), help=say("Such as 2026-10-08."), half=True),
            Field("last_day", say("Last day"), help=say("Leave blank while it lasts."), half=True),
            Field("kind", say("Kind"), "choice"),
            Field("note", say("Note")),
        )
        title = say("Absence of {name}", name=person.record.name)
        super().__init__(desk, title, "absence.add", ABSENCES_SHEET, fields, parent)
        self._number = person.record.number
        self._present = present
        if present is not None:
            self.act.setText(say("Save"))
        self.form.offer("kind", [(ABSENCES.write(kind, say.code), "") for kind in AbsenceKind])
        preset = typed_row(present) if present is not None else {}
        kind = present.kind if present is not None else AbsenceKind.SICK
        self.prepare(chart, {**preset, "kind": ABSENCES.write(kind, say.code)})

    @property
    def _replaces(self) -> date | None:
        return None if self._present is None else self._present.first_day

    def problems(self) -> Sequence[FieldProblem]:
        return self._desk.company.absences.check(self._number, self.row, self._replaces)

    def write(self) -> None:
        book = self._desk.company.absences
        if self._replaces is None:
            book.add(self._number, self.row)
        else:
            book.change(self._number, self._replaces, self.row)
