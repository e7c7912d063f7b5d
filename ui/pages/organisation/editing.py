"""A form over a record: checked while one types, each field written when one is done with it."""

from collections.abc import Callable, Mapping
from typing import Any

from services.chart import Chart
from services.edits import FieldProblem
from services.typed_row import typed_row
from services.wording.fields import by_field
from services.workbooks.shapes.sheet import Sheet
from ui.desk import Desk
from ui.widgets.choice import Item
from ui.widgets.record_form import RecordForm


def offers(chart: Chart) -> dict[str, tuple[Item, ...]]:
    """What the fields of choice offer, by noun; of people the active ones."""
    departments = tuple((branch.record.code, branch.record.name) for branch in chart.tree)
    people = tuple((person.record.number, person.record.name) for person in chart.people if person.active)
    return {
        "departments": departments,
        "positions": tuple((post.record.code, post.record.name) for post in chart.posts),
        "employees": people,
    }


def offer_all(form: RecordForm, sheet: Sheet, chart: Chart) -> None:
    """Give every field of choice what it refers to."""
    found = offers(chart)
    for column in sheet.columns:
        if column.refers in found and column.field in form.rows:
            form.offer(column.field, found[column.refers])


class Editing:
    """Ties a form to one record of a sheet; `refused` holds the words of fields that are not written."""

    def __init__(self, desk: Desk, form: RecordForm, sheet: Sheet, verb: str) -> None:
        self._desk, self._form, self._sheet, self._verb = desk, form, sheet, verb
        self.shown: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self.facts: Callable[[str], Mapping[str, Any]] = lambda _field: {}
        self.reword: Callable[[FieldProblem], FieldProblem] = lambda problem: problem
        form.typed.connect(self._on_typed)
        form.settled.connect(self._on_settled)

    def show(self, record: Any) -> None:
        """Show a record; what was refused for the same one stays in its field."""
        values = typed_row(record)
        key = self._sheet.columns[0].field
        if values[key] != self.shown.get(key):
            self._let_go()
        self.shown = values
        self._form.show_values({name: text for name, text in values.items() if name not in self.refused})
        self._form.show_problems(self.refused)

    def _let_go(self) -> None:
        """Tell what was typed for another record and could not be written."""
        for words in self.refused.values():
            name = self.shown.get("name", "")
            self._desk.shell.tell(self._desk.say("{name} stays as it was. {words}", name=name, words=words))
        self.refused = {}

    def restore(self) -> None:
        """Put back what is written in the file."""
        self.refused = {}
        if self.shown:
            self._form.show_values(self.shown)
            self._form.show_problems({})

    def _row(self, field: str) -> dict[str, str]:
        needed = [column.field for column in self._sheet.columns if column.required]
        return {**{name: self.shown[name] for name in needed}, field: self._form.value(field)}

    def _problems(self, field: str) -> tuple[FieldProblem, ...]:
        found = self._desk.company.edits.check(self._sheet, [self._row(field)])
        return tuple(map(self.reword, found))

    def _on_typed(self, field: str) -> None:
        if not self.shown:
            return
        others = {name: words for name, words in self.refused.items() if name != field}
        self._form.show_problems(others | by_field(self._desk.say, self._problems(field), field))

    def _on_settled(self, field: str) -> None:
        if not self.shown:
            return
        self.refused.pop(field, None)
        if self._form.value(field) == self.shown[field]:
            self._form.show_problems(self.refused)
            return
        found = self._problems(field)
        words = by_field(self._desk.say, found, field)
        if any(problem.stops for problem in found):
            self.refused |= {field: " ".join(words.values())}
            self._form.show_problems(self.refused)
            return
        row, facts = self._row(field), {"name": self.shown.get("name", ""), **self.facts(field)}
        if self._desk.attempt(lambda: self._desk.company.edits.put(self._verb, self._sheet, [row], facts)):
            self._form.show_problems(self.refused | words)
