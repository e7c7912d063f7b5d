"""The dialogs over a good practice and over how far a department is with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from models.terms import SpreadState
from services.domain.practice import Practice
from services.domain.practice_list import ListedPractice
from services.edits import FieldProblem
from services.wording.terms import label
from ui.desk import Desk
from ui.dialogs.offers import Offers
from ui.dialogs.record import RecordDialog
from ui.widgets.buttons import SecondaryButton
from ui.widgets.record_form import Field

_WRITTEN = ("period", "title", "measure", "result", "department", "owner", "kpi")


class PracticeDialog(RecordDialog):
    """What worked, with what result, and where it comes from; `preset` is offered for a new one."""

    def __init__(
        self,
        desk: Desk,
        preset: Mapping[str, str],
        present: Practice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        say = desk.say
        fields = (
            Field("title", say("Practice *"), help=say("A few words by which others know it.")),
            Field("measure", say("What was done *"), "long"),
            Field("result", say("Result"), "long", help=say("A figure before and after, if there is one.")),
            Field("department", say("From department"), "choice", half=True),
            Field("owner", say("Put forward by"), "choice", half=True),
            Field("kpi", say("KPI"), "choice", half=True),
            Field("period", say("Raised in"), "choice", half=True),
        )
        title = say("Good practice") if present else say("New good practice")
        super().__init__(desk, title, say("Save") if present else say("Add"), (fields,), parent)
        self._code = present.code if present else None
        offers = Offers(desk.company, say)
        self.offer("department", offers.departments)
        self.offer("owner", offers.people)
        self.offer("kpi", offers.kpis)
        self.offer("period", offers.periods)
        self.prepare({name: getattr(present, name) or "" for name in _WRITTEN} if present else preset)

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.practices.check(self.values, self._code)

    def write(self) -> None:
        book = self.desk.company.practices
        if self._code is None:
            book.add(self.values)
        else:
            book.change(self._code, self.values)


class SpreadDialog(RecordDialog):
    """How far a department is with a practice, since when; it can be taken out again."""

    def __init__(
        self, desk: Desk, one: ListedPractice, department: str, name: str, parent: QWidget | None = None
    ) -> None:
        say = desk.say
        fields = (
            Field("state", say("Status *"), "choice", half=True),
            Field("since", say("Since"), help=say("Such as 2026-11-30."), half=True),
            Field("note", say("Note"), "long"),
        )
        title = say("{department}: {practice}", department=name, practice=one.practice.title)
        super().__init__(desk, title, say("Save"), (fields,), parent, hint=one.practice.measure)
        self._practice, self._department = one.practice.code, department
        self.offer("state", [(state.value, label(say, state)) for state in SpreadState])
        spread = one.spreads.get(department)
        if spread is None:
            self.prepare({"state": SpreadState.PLANNED.value})
            return
        self.out = SecondaryButton(say("Take out"), self._take_out)
        self.buttons.insertWidget(0, self.out)
        since = spread.since.isoformat() if spread.since else ""
        self.prepare({"state": spread.state.value, "since": since, "note": spread.note})

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.practices.check_spread(self._practice, self._department, self.values)

    def write(self) -> None:
        self.desk.company.practices.spread(self._practice, self._department, self.values)

    def _take_out(self) -> None:
        book = self.desk.company.practices
        if self.desk.attempt(lambda: book.unspread(self._practice, self._department)):
            self.begin()
            self.reject()
