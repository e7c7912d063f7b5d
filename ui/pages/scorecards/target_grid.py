"""The year of a KPI as a grid: subjects down, year and months across; typed and pasted as in Excel."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from models.terms import PeriodState
from services.card_drafts import plain
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.target_plans import SubjectPlan, YearPlan
from services.targets import TypedTargets
from services.workbooks.text import UnreadableText, clean_text, parse_number
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel

YEAR, MONTH, SUM = 84, 62, 104
TOTAL, FIRST = 1, 2
"""The columns of the year and of its first month."""


class TargetRow(Struct, frozen=True):
    """A subject's year as typed; `adds` tells whether its months sum to the year."""

    plan: SubjectPlan
    total: str
    months: tuple[str, ...]
    adds: bool

    @property
    def key(self) -> SubjectKey:
        """Whose year it is."""
        return self.plan.key

    @property
    def difference(self) -> Decimal | None:
        """What the months are more than the year; None while there is nothing to compare."""
        total = number_of(self.total)
        if total is None or not any(self.months) or not self.adds:
            return None
        return sum((number_of(text) or Decimal(0) for text in self.months), Decimal(0)) - total

    @property
    def wrong(self) -> tuple[int, ...]:
        """The columns that cannot be read."""
        texts = (self.total, *self.months)
        return tuple(at + TOTAL for at, text in enumerate(texts) if text and number_of(text) is None)

    def typed(self) -> TypedTargets:
        """What is saved of it."""
        return TypedTargets(self.key, self.total, self.months)

    def with_text(self, column: int, text: str) -> "TargetRow":
        """With another text in a column."""
        if column == TOTAL:
            return replace(self, total=text)
        months = list(self.months)
        months[column - FIRST] = text
        return replace(self, months=tuple(months))


def row_of(plan: SubjectPlan, *, adds: bool) -> TargetRow:
    """A stored year, to be changed."""
    return TargetRow(plan, _text(plan.total), tuple(map(_text, plan.months)), adds)


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def number_of(text: str) -> Decimal | None:
    """The number that was typed, None when there is none."""
    try:
        found = parse_number(clean_text(text)) if text.strip() else None
    except UnreadableText:
        return None
    return found.value if found is not None and found.value.is_finite() else None


class TargetModel(RowsModel[TargetRow]):
    """`typed` gives row, column and text."""

    typed = Signal(int, int, str)

    def __init__(self, say: Language, theme: Theme, plan: YearPlan) -> None:
        self._say, self._plan = say, plan
        super().__init__(self._columns(), theme)

    def _columns(self) -> tuple[Column[TargetRow], ...]:
        say = self._say

        def shown(text: str) -> str:
            number = number_of(text)
            return text if number is None else say.quantity(number)

        def month(at: int) -> Column[TargetRow]:
            code = self._plan.months[at]
            title = say("M{month}", month=int(code[5:]))
            if self._plan.states[at] is PeriodState.LOCKED:
                title = f"{title} ■"
            return Column(code, title, lambda row: shown(row.months[at]), number=True, width=MONTH)

        return (
            Column("name", say("Subject"), lambda row: row.plan.name),
            Column("total", say("Year"), lambda row: shown(row.total), number=True, width=YEAR, strong=True),
            *(month(at) for at in range(12)),
            Column("sum", say("Months' sum"), self._sum, number=True, width=SUM, tone=_sum_tone),
        )

    def _sum(self, row: TargetRow) -> str:
        say = self._say
        if not row.adds:
            return say("not summed")
        if row.difference is None:
            return "—"
        if not row.difference:
            return say("✓ adds up")
        sign = "+" if row.difference > 0 else "−"
        return f"▲ {sign}{say.quantity(abs(row.difference))}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        given = super().flags(index)
        return given | Qt.ItemFlag.ItemIsEditable if self.takes(index.column()) else given

    def takes(self, column: int) -> bool:
        """Whether something can be typed there."""
        return TOTAL <= column < FIRST + 12

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return row.total if index.column() == TOTAL else row.months[index.column() - FIRST]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in row.wrong:
            return QColor(self._theme.tokens.red)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in row.wrong:
            return self._say("This is not a number. Write one such as 8600.")
        if role == Qt.ItemDataRole.ToolTipRole and self.takes(index.column()) and index.column() >= FIRST:
            before = row.plan.last_year[index.column() - FIRST]
            return self._say("Last year: {value}", value=self._say.quantity(before))
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        self.typed.emit(index.row(), index.column(), str(value).strip())
        return True


def _sum_tone(row: TargetRow) -> str:
    if not row.adds or row.difference is None:
        return "muted"
    return "amber" if row.difference else "green"


class TargetGrid(HairlineTable):
    """Type to edit, paste a block of Excel from the cell one is in."""

    def __init__(self, say: Language, theme: Theme, model: TargetModel) -> None:
        super().__init__(theme, model, say("Targets"), sortable=False)
        self.targets = model
        self.setItemDelegate(_Editor(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.set_widths(model.columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and index.isValid():
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            for chosen in self.selectedIndexes():
                if self.targets.takes(chosen.column()):
                    self.targets.setData(chosen, "")
        else:
            super().keyPressEvent(event)

    def paste(self, words: str) -> None:
        """Put a copied block in from the cell one is in, as far as there are cells."""
        start = self.currentIndex()
        lines = [line.split("\t") for line in words.rstrip("\r\n").splitlines()]
        for down, cells in enumerate(lines):
            for right, text in enumerate(cells):
                row, column = start.row() + down, start.column() + right
                if row < len(self.targets.rows) and self.targets.takes(column):
                    self.targets.typed.emit(row, column, text.strip())


class _Editor(HairlineDelegate):
    """A plain field in the cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setProperty("cell", True)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        return edit


def wrong_cells(rows: Sequence[TargetRow]) -> int:
    """How many cells cannot be read."""
    return sum(len(row.wrong) for row in rows)
