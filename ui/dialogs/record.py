"""A dialog over one record: checked while one types, each problem at its field, written whole or not."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.edits import FieldProblem
from services.wording.fields import by_field
from ui.desk import Desk
from ui.dialogs.editing import Editing
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import Text

NARROW, WIDE = 500, 900
_MARGINS = 160
"""What the dialog's head and buttons take of its height."""


class RecordDialog(Editing):
    """One column of fields, or two; subclasses give `problems` and `write`.

    A field is blamed once one was in it, all are when one tries to save.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        act: str,
        columns: Sequence[Sequence[Field]],
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(desk.say, title, act, parent)
        self.desk = desk
        self.forms = tuple(RecordForm(fields) for fields in columns)
        self.columns: list[QVBoxLayout] = []
        self._touched: set[str] = set()
        if hint:
            self.body.addWidget(Text(hint, "muted", wrap=True))
        room = QWidget()
        room.setProperty("ground", "clear")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(24)
        for form in self.forms:
            form.typed.connect(self._on_field)
            form.settled.connect(self._on_settled)
            column = QVBoxLayout()
            column.setSpacing(10)
            column.addWidget(form)
            column.addStretch(1)
            row.addLayout(column, 1)
            self.columns.append(column)
        self._room, self._area = room, Scrolled(room)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self.setFixedWidth(NARROW if len(self.forms) == 1 else WIDE)

    def prepare(self, values: Mapping[str, str]) -> None:
        """What stands in the fields at first; the cursor goes into the first one that is empty."""
        self.show_values(values)
        self.begin()
        self.check()
        fields = [row.field for form in self.forms for name, row in form.rows.items() if not form.value(name)]
        (fields or [next(iter(self.forms[0].rows.values())).field])[0].setFocus()

    def field(self, name: str) -> QWidget:
        """The widget of a field."""
        return next(form.field(name) for form in self.forms if name in form.rows)

    def offer(self, name: str, items: Sequence[tuple[str, str]]) -> None:
        """What a field of choice offers."""
        for form in self.forms:
            if name in form.rows:
                form.offer(name, items)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: text for form in self.forms for name, text in form.values.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Fill the fields in without announcing it."""
        for form in self.forms:
            form.show_values(values)

    def content(self) -> object:
        return self.values

    def type(self, **values: str) -> None:
        """Fill fields in as typing does."""
        self.show_values(values)
        self._touched |= set(values)
        self.check()

    def _on_field(self, name: str) -> None:
        self._touched.add(name)
        self.check()

    def _on_settled(self, name: str) -> None:
        if self.values.get(name):
            self._touched.add(name)
        self.check()

    def problems(self) -> Sequence[FieldProblem]:
        """What is wrong with it."""
        raise NotImplementedError

    def write(self) -> None:
        """Write it as one action."""
        raise NotImplementedError

    def check(self) -> bool:
        """Say what is wrong at the fields that one was in; whether nothing stops it."""
        found = self.problems()
        words = by_field(self.say, found, next(iter(self.forms[-1].rows)))
        shown = {name: text for name, text in words.items() if name in self._touched}
        for form in self.forms:
            form.show_problems({name: text for name, text in shown.items() if name in form.rows})
        self._grow()
        return not any(problem.stops for problem in found)

    def accept(self) -> None:
        """Write; or blame every field that is wrong and go to the first of them."""
        self._touched |= {name for form in self.forms for name in form.rows}
        if not self.check():
            self._go_to_problem()
        elif self.desk.attempt(self.write):
            super().accept()

    def _go_to_problem(self) -> None:
        for form in self.forms:
            for row in form.rows.values():
                if row.field.property("invalid"):
                    row.field.setFocus()
                    self._area.ensureWidgetVisible(row)
                    return

    def _grow(self) -> None:
        """Be as high as the fields and the words below them need, within the screen."""
        layout = self._room.layout()
        if not self.isVisible() or layout is None:
            return
        layout.activate()
        room = self.screen().availableGeometry().height() - 80
        needed = max(layout.totalHeightForWidth(self._room.width()), layout.sizeHint().height())
        self.resize(self.width(), min(max(self.height(), needed + self._around()), room))

    def _around(self) -> int:
        return max(self.height() - self._area.viewport().height(), _MARGINS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()
