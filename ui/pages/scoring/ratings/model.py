"""The rows of the table of ratings: one a rater, always a free one at the end."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal

from services.language import Language
from services.typed_ratings import FIELDS, PastedRatings, TypedRating
from ui.pages.scoring.ratings.groups import Groups
from ui.theme.theme import Theme
from ui.widgets.table import Column, Index, RowsModel

Place = tuple[int, str]
"""A row and a field."""
GROUP, RATER, SCORE, REASON = range(4)
_WIDTHS = (128, 108, 92, 0)


class RatingModel(RowsModel[TypedRating]):
    """`edited` after each change. `problems` are the words for the cells that must be mended."""

    edited = Signal()

    def __init__(self, say: Language, theme: Theme, groups: Groups, *, locked: bool) -> None:
        titles = (say("Rater group"), say("Rater"), say("Score given"), say("Reason"))
        columns = (
            Column(name, title, _text_of(name), number=name == "score", width=width)
            for name, title, width in zip(FIELDS, titles, _WIDTHS, strict=True)
        )
        super().__init__(tuple(columns), theme)
        self.groups, self.locked = groups, locked
        self.no_weight = say("no weight")
        self.problems: Mapping[Place, str] = {}

    @property
    def filled(self) -> tuple[TypedRating, ...]:
        """The rows without the free ones at the end."""
        last = max((at for at, row in enumerate(self.rows) if not row.blank), default=-1)
        return self.rows[: last + 1]

    def show_ratings(self, rows: Sequence[TypedRating]) -> None:
        """Show these rows, and a free one to go on with."""
        self.beginResetModel()
        free = () if self.locked else (TypedRating(),)
        self.rows = (*rows, *free)
        self.endResetModel()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.locked else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return super().data(index, int(Qt.ItemDataRole.DisplayRole))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self.problem(index)
        return super().data(index, role)

    def problem(self, index: Index) -> str:
        """What is wrong with a cell."""
        return self.problems.get((index.row(), FIELDS[index.column()]), "") if index.isValid() else ""

    def is_idle(self, index: Index) -> bool:
        """Whether a cell names a group whose scores do not count."""
        return index.column() == GROUP and not self.groups.counts(self.rows[index.row()].group)

    def mark(self, problems: Mapping[Place, str]) -> None:
        """Mark the cells that must be mended, and only those."""
        self.problems = problems
        self._repaint()

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.locked or str(value) == self.data(index, role):
            return False
        self.write({(index.row(), FIELDS[index.column()]): str(value)})
        return True

    # What one does

    def write(self, texts: Mapping[Place, str]) -> None:
        """Write some cells; beyond the last row others begin."""
        rows = list(self.rows)
        needed = max((row for row, _ in texts), default=-1) + 1
        self._grow(max(needed - len(rows), 0))
        rows += [TypedRating()] * max(needed - len(rows), 0)
        for (at, field), text in texts.items():
            told = self.groups.word(text) if field == "group" else text.strip()
            rows[at] = replace(rows[at], **{field: told})
        self.rows = tuple(rows)
        if not rows[-1].blank:
            self._grow(1)
        self._repaint()
        self.edited.emit()

    def paste(self, block: PastedRatings, at: int) -> int:
        """Put a copied block in from a row on, a list with headers below what is there; gives the row."""
        start = len(self.filled) if block.headed else at
        self.write(
            {
                (start + down, field): text
                for down, cells in enumerate(block.rows)
                for field, text in zip(block.fields, cells, strict=True)
            }
        )
        return start

    def remove(self, places: Collection[int]) -> None:
        """Take rows out, the free one stays."""
        rest = [row for at, row in enumerate(self.rows) if at not in places]
        self.problems = {}
        self.show_ratings([row for row in rest if not row.blank])
        self.edited.emit()

    def _grow(self, count: int) -> None:
        if count:
            self.beginInsertRows(self.index(-1, -1), len(self.rows), len(self.rows) + count - 1)
            self.rows = (*self.rows, *[TypedRating()] * count)
            self.endInsertRows()

    def _repaint(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(FIELDS) - 1))


def _text_of(field: str) -> Callable[[TypedRating], str]:
    return lambda row: str(getattr(row, field))
