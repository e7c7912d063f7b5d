"""The dialog that adds a record: checked while one types, written whole."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from services.chart import Chart
from services.edits import FieldProblem
from services.wording.fields import by_field
from services.workbooks.shapes.sheet import Sheet
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.pages.organisation.editing import offer_all
from ui.widgets.record_form import Field, RecordForm


class Adding(Dialog):
    """A form over a new record; `fixed` goes with it unseen, `known` are the keys that are taken."""

    def __init__(
        self, desk: Desk, title: str, verb: str, sheet: Sheet, fields: Sequence[Field], parent: QWidget
    ) -> None:
        super().__init__(desk.say, title, desk.say("Add"), parent)
        self.setFixedWidth(480)
        self._desk, self._verb, self._sheet = desk, verb, sheet
        self.fixed: dict[str, str] = {}
        self.known: Collection[str] = ()
        self._touched: set[str] = set()
        self.form = RecordForm(fields)
        self.form.typed.connect(self._on_typed)
        self.form.settled.connect(self._on_settled)
        self.body.addWidget(self.form)

    def prepare(self, chart: Chart, preset: Mapping[str, str], known: Collection[str] = ()) -> None:
        """What the fields offer and hold at first."""
        offer_all(self.form, self._sheet, chart)
        self.form.show_values(preset)
        self.known = known
        self._check()
        next(iter(self.form.rows.values())).field.setFocus()

    def type(self, **values: str) -> None:
        """Fill fields in as typing does."""
        self.form.show_values(values)
        self._touched |= set(values)
        self._check()

    def _on_typed(self, field: str) -> None:
        self._touched.add(field)
        self._check()

    def _on_settled(self, field: str) -> None:
        if self.form.value(field):
            self._touched.add(field)
        self._check()

    def _check(self) -> None:
        """Allow the act once nothing stops it; a field is only blamed when one has been in it."""
        first = next(iter(self.form.rows))
        found = self.problems()
        words = by_field(self.say, found, first)
        taken = self.form.value(first) in self.known
        if taken:
            words[first] = self.say("This one is taken. Write another.")
        shown = {
            name: text for name, text in words.items() if name in self._touched or (taken and name == first)
        }
        self.form.show_problems(shown)
        self._grow()
        self.act.setEnabled(not taken and not any(problem.stops for problem in found))

    def _grow(self) -> None:
        """Make room for words below the fields; a dialog does not do so by itself."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    @property
    def row(self) -> dict[str, str]:
        """What would be written."""
        return {**self.fixed, **self.form.values}

    def problems(self) -> Sequence[FieldProblem]:
        """What is wrong with it."""
        return self._desk.company.edits.check(self._sheet, [self.row])

    def write(self) -> None:
        """Write it as one action."""
        row = self.row
        facts = {"name": row.get("name", ""), "day": row.get("day", "")}
        facts |= {name: text for name, text in self.facts.items() if text}
        self._desk.company.edits.put(self._verb, self._sheet, [row], facts)

    def accept(self) -> None:
        """Write, or stay."""
        if self._desk.attempt(self.write):
            super().accept()

    facts: Mapping[str, str] = {}
    """Facts of the action that the row does not hold."""
