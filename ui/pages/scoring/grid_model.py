"""The grids' model: named columns over rows of cards; `setData` calls the service first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from models.terms import Method
from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.columns import Slot
from ui.pages.scoring.drafts import Draft, Drafts
from ui.pages.scoring.entry import Cell, Place
from ui.pages.scoring.rows import CardRow, CardTexts, seen
from ui.theme.theme import Theme
from ui.widgets.table import Index, RowsModel

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
"""What Qt is told of a cell, put together once: it asks twice for each that it paints."""


class GridModel(RowsModel[CardRow]):
    """Rows of a card, of an indicator, or of a department. After a refused `setData`, `problem` says why."""

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, slots: Sequence[Slot]) -> None:
        super().__init__([slot.column for slot in slots], theme)
        self.slots = tuple(slots)
        self.names = tuple(slot.column.name for slot in slots)
        self.drafts = drafts
        self.veto_word = say("veto")
        self.locked = False
        self._texts = CardTexts(say)
        drafts.changed.connect(self._repaint)

    def show(self, slots: Sequence[Slot], rows: Sequence[CardRow]) -> None:
        """Show other columns too."""
        if [slot.looks for slot in slots] == [slot.looks for slot in self.slots]:
            self.show_rows(rows)
            return
        self.beginResetModel()
        self.slots, self.columns = tuple(slots), tuple(slot.column for slot in slots)
        self.names = tuple(slot.column.name for slot in slots)
        self.rows = tuple(rows)
        self.endResetModel()

    @property
    def problem(self) -> str:
        """Why the last value was refused."""
        return self.drafts.problem

    def at(self, name: str) -> int:
        """A column's place."""
        return self.names.index(name)

    def alike(self, before: CardRow, after: CardRow) -> bool:
        if before is after:
            return True
        if before.number != after.number or before.line != after.line:
            return False
        if before.line is not None and not after.whole:
            return True
        return before.subject is after.subject or seen(before.subject) == seen(after.subject)

    # Cells

    def row_at(self, index: Index) -> CardRow | None:
        """What a cell is about: a line, or with `line` None the total; None without either."""
        if not index.isValid():
            return None
        row, kpi = self.rows[index.row()], self.slots[index.column()].kpi
        return row.at(kpi) if kpi else row

    def cell(self, index: Index) -> Cell | None:
        """The field that a cell shows, None where nothing is ever typed."""
        row = self.row_at(index)
        field = self.slots[index.column()].field if row is not None else None
        return Cell(row.subject, row.line, field) if row and row.line and field else None

    def typed_into(self, index: Index) -> Cell | None:
        """The field that a cell shows, if it can be typed into."""
        cell = None if self.locked else self.cell(index)
        return cell if cell is not None and cell.takes else None

    def takes(self, index: Index) -> bool:
        """Whether a cell can be typed into."""
        return self.typed_into(index) is not None

    def is_judged(self, index: Index, *, typing: bool) -> bool:
        """Whether a cell is entered in a dialog: a case with its reason, or ratings unless one types."""
        cell = self.cell(index)
        if cell is None or cell.field is not Field.ACTUAL:
            return False
        method = cell.line.method
        return method is Method.DESCRIBED or (method is Method.RATING and not typing)

    @property
    def last_line(self) -> int:
        """The last row that can take something: not the total's."""
        total = bool(self.rows) and self.rows[-1].line is None and not self.rows[-1].whole
        return len(self.rows) - (2 if total else 1)

    def index_of(self, place: Place) -> Index | None:
        """Where a cell of the period is shown."""
        for at, row in enumerate(self.rows):
            if not row.subject.is_of(place.subject):
                continue
            for column, slot in enumerate(self.slots):
                kpi = slot.kpi or (row.line.kpi if row.line is not None else "")
                if kpi == place.kpi and slot.field is place.field:
                    return self.index(at, column)
        return None

    # What Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _TYPED if self.takes(index) else _READ

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        found = super().headerData(section, orientation, role)
        if orientation is Qt.Orientation.Horizontal and self.slots[section].kpi:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return found | _WRAPPED
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.slots[section].about
        return found

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        draft = self.draft(index)
        if draft is not None:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return draft.text
            if role == Qt.ItemDataRole.ToolTipRole:
                return draft.problem
        if role == Qt.ItemDataRole.EditRole:
            return self.typed(index)
        return super().data(index, role)

    def draft(self, index: Index) -> Draft | None:
        """The unwritten value in a cell, if it holds one."""
        if not self.drafts.waiting or self.slots[index.column()].field is None:
            return None
        cell = self.cell(index)
        return self.drafts.waiting.get(cell.place) if cell is not None else None

    def trouble(self, index: Index) -> str:
        """What is wrong with what stands in a cell: it cannot be read, or not be scored."""
        draft = self.draft(index)
        if draft is not None:
            return draft.problem
        row = self.row_at(index)
        return self._texts.stuck(row) if row is not None and self.takes(index) else ""

    def typed(self, index: Index) -> str:
        """A cell's content as it would be typed."""
        cell, entry = self.cell(index), self.drafts.entry
        if cell is None or entry is None:
            return ""
        draft = self.draft(index)
        return entry.present(cell) if draft is None else draft.text

    def choices(self, index: Index) -> tuple[str, ...]:
        """What can be chosen in a cell, empty where it is typed."""
        cell, entry = self.cell(index), self.drafts.entry
        return entry.choices(cell) if cell is not None and entry is not None else ()

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        cell = self.typed_into(index)
        if cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self.drafts.enter(cell, str(value))

    def _repaint(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
