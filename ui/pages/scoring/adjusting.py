"""The editor of a subject's adjustments (加减分): points with a reason, a row each."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.domain.result import AppliedAdjustment
from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from ui.dialogs.editing import Editing
from ui.widgets.buttons import LinkButton
from ui.widgets.restyle import restyle
from ui.widgets.text import Text

Points = Sequence[tuple[Decimal, str]]


class AdjustmentRow(QWidget):
    """Points and reason of one adjustment, and below them what is wrong with either."""

    changed = Signal()

    def __init__(self, say: Language, points: str = "", reason: str = "") -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.points = QLineEdit(points)
        self.points.setFixedWidth(84)
        self.points.setPlaceholderText(say("± points"))
        self.points.setAccessibleName(say("± points"))
        self.reason = QLineEdit(reason)
        self.reason.setPlaceholderText(say("Why"))
        self.reason.setAccessibleName(say("Reason"))
        self.remove = LinkButton(say("Remove"))
        self.problem = Text("", "error", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.points)
        row.addWidget(self.reason, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.problem.hide()
        for field in (self.points, self.reason):
            field.textChanged.connect(lambda _: self._on_change())

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not self.points.text().strip() and not self.reason.text().strip()

    @property
    def amount(self) -> Decimal:
        """The points as typed; Mendable when they are none."""
        from services.typed import read_points

        return read_points(self.points.text())

    def check(self) -> QLineEdit | None:
        """Say at the field what is wrong; gives the first wrong one."""
        self._clear()
        if self.blank:
            return None
        try:
            _ = self.amount
        except Mendable as error:
            return self._wrong(self.points, error)
        if not self.reason.text().strip():
            return self._wrong(self.reason, Mendable("reason.required"))
        return None

    def _wrong(self, field: QLineEdit, error: Mendable) -> QLineEdit:
        words = problem_words(self._say, error)
        self.problem.setText(words)
        self.problem.show()
        field.setAccessibleDescription(words)
        restyle(field, invalid=True)
        return field

    def _clear(self) -> None:
        self.problem.hide()
        for field in (self.points, self.reason):
            field.setAccessibleDescription("")
            restyle(field, invalid=False)

    def _on_change(self) -> None:
        self._clear()
        self.changed.emit()


class Adjusting(Editing):
    """Edits all adjustments of a subject; what the service refuses is said here, and the dialog stays."""

    def __init__(
        self,
        say: Language,
        name: str,
        present: Sequence[AppliedAdjustment],
        bound: Decimal,
        save: Callable[[Points], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, say("Adjustments of {name}", name=name), say("Save"), parent)
        self.setFixedWidth(560)
        self._save, self._bound = save, bound
        self.rows: list[AdjustmentRow] = []
        self.body.addWidget(
            Text(say("Points added or taken by hand, each with its reason."), "muted", wrap=True)
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        foot = QHBoxLayout()
        self.sum = Text("", "strong")
        self.more = LinkButton(say("Add a row"), self.add)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.sum)
        self.body.addLayout(foot)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        for one in present:
            self.add(say.plain(one.points), one.reason)
        if not present:
            self.add()
        self.begin()

    def content(self) -> object:
        return [(row.points.text().strip(), row.reason.text().strip()) for row in self._filled]

    @property
    def _filled(self) -> list[AdjustmentRow]:
        return [row for row in self.rows if not row.blank]

    def add(self, points: str = "", reason: str = "") -> AdjustmentRow:
        """Add a row."""
        row = AdjustmentRow(self.say, points, reason)
        row.remove.clicked.connect(lambda: self._drop(row))
        row.changed.connect(self._add_up)
        self.rows.append(row)
        self._list.addWidget(row)
        row.points.setFocus()
        self._add_up()
        return row

    def _drop(self, row: AdjustmentRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        (self.rows[-1].points if self.rows else self.more).setFocus()
        self._add_up()
        self.adjustSize()

    def _add_up(self) -> None:
        """Show the sum against the bound while one types; what is no number yet counts nothing."""
        total = sum((_amount(row) for row in self._filled), Decimal(0))
        beyond = abs(total) > self._bound
        facts = {"sum": _signed(self.say, total), "bound": self._bound}
        within, over = (
            self.say("Sum {sum}, at most ±{bound}", **facts),
            self.say("Sum {sum}, beyond ±{bound}", **facts),
        )
        self.sum.setText(over if beyond else within)
        self.sum.set_tone("red" if beyond else "")
        self.problem.hide()

    def accept(self) -> None:
        """Save, or say what is wrong and stay."""
        wrong = [field for row in self.rows if (field := row.check()) is not None]
        if wrong:
            wrong[0].setFocus()
            return
        try:
            self._save([(row.amount, row.reason.text()) for row in self._filled])
        except Mendable as error:
            self.problem.setText(problem_words(self.say, error))
            self.problem.show()
        else:
            super().accept()


def _amount(row: AdjustmentRow) -> Decimal:
    try:
        return row.amount
    except Mendable:
        return Decimal(0)


def _signed(say: Language, total: Decimal) -> str:
    return f"{'+' if total > 0 else '−' if total < 0 else ''}{say.plain(abs(total))}"
