"""The form for several people at once: department, position, manager, and from which day on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.chart import Chart
from services.edits import EditRefused
from services.errors import Mendable
from services.wording.fields import by_field
from services.wording.problems import problem_words
from services.workbooks.sheets.organisation import EMPLOYEES
from ui.desk import Desk
from ui.pages.organisation.editing import offer_all
from ui.pages.organisation.panels import Panel
from ui.widgets.buttons import PrimaryButton
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.text import Text

SINCE = "since"


class SeveralPanel(Panel):
    """What is filled in is set for all the chosen people, as one action."""

    done = Signal(int)

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(desk, say("Several people"))
        self._numbers: tuple[str, ...] = ()
        self.form = RecordForm(
            (
                Field("department", say("Department"), "choice"),
                Field("position", say("Position"), "choice"),
                Field("manager", say("Manager"), "choice"),
                Field(
                    SINCE,
                    say("Effective from"),
                    help=say(
                        "With a date it is a move; earlier months are kept. Blank corrects it from the start."
                    ),
                ),
            )
        )
        self.form.typed.connect(lambda _field: self._check())
        self.form.settled.connect(lambda _field: self._check())
        self.act = PrimaryButton("", self.set_all)
        self.content.addWidget(Text(say("What is left blank stays as it is."), "muted", wrap=True))
        self.content.addWidget(self.form)
        self.content.addWidget(self.act)
        self.content.addStretch(1)
        self.content.addWidget(self.locked)

    def show_people(self, chart: Chart, numbers: tuple[str, ...]) -> None:
        """Ask for what is to be set for these people."""
        offer_all(self.form, EMPLOYEES, chart)
        if numbers != self._numbers:
            self.form.show_values(dict.fromkeys(self.form.rows, ""))
        self._numbers = numbers
        self.set_head(self.say("{count} {count:person|people}", count=len(numbers)), "")
        self.act.setText(self.say("Apply to {count} {count:person|people}", count=len(numbers)))
        self.locked.setVisible(chart.locked)
        self._check()

    @property
    def changes(self) -> dict[str, str]:
        """The fields that are filled in, without the day."""
        return {name: text for name, text in self.form.values.items() if text and name != SINCE}

    def _check(self) -> None:
        self.form.show_problems({})
        self.act.setEnabled(bool(self.changes))

    def set_all(self) -> None:
        """Write it, or say beside the field what stops it."""
        company, say = self.desk.company, self.say
        count, since = len(self._numbers), self.form.value(SINCE)
        try:
            company.organisation.assign(self._numbers, self.changes, since)
        except EditRefused as refused:
            words = by_field(say, refused.problems, "department")
            self.form.show_problems({SINCE if name == "day" else name: text for name, text in words.items()})
        except Mendable as error:
            self.form.show_problems({SINCE: problem_words(say, error)})
        else:
            self.form.show_values(dict.fromkeys(self.form.rows, ""))
            self._check()
            self.done.emit(count)

    def field(self, name: str) -> QWidget:
        """One of the form's fields."""
        return self.form.field(name)
