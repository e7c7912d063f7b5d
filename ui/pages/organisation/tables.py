"""The tables in the middle: people and positions, sorted, filtered, one or several chosen."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from services.chart import Person, Post
from services.language import Language
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineTable, RowsModel, SortedRows

DATE = 92
LEFT = "left"
"""The column of the day on which somebody left: out of sight while nobody shown has one."""


def people_columns(say: Language) -> tuple[Column[Person], ...]:
    """What is shown of a person."""

    def day(value: date | None) -> str:
        return "" if value is None else say.day(value)

    return (
        Column("number", say("Number"), lambda row: row.record.number, width=74, tone=_tone),
        Column("name", say("Name"), lambda row: row.record.name, strong=True, tone=_tone),
        Column("department", say("Department"), lambda row: row.department_name, width=106, tone=_tone),
        Column("position", say("Position"), lambda row: row.position_name, width=118, tone=_tone),
        Column("manager", say("Manager"), lambda row: row.manager_name, width=74, tone=_tone),
        Column("hired", say("Hired"), lambda row: day(row.record.hired), width=DATE, tone=_tone),
        Column(LEFT, say("Left"), lambda row: day(row.record.left), width=DATE, tone=_tone),
        Column(
            "bonus_base",
            say("Bonus base"),
            lambda row: say.quantity(row.record.bonus_base) if row.record.bonus_base is not None else "",
            lambda row: row.record.bonus_base,
            number=True,
            width=88,
            tone=_tone,
        ),
    )


def post_columns(say: Language) -> tuple[Column[Post], ...]:
    """What is shown of a position."""
    return (
        Column("code", say("Code"), lambda row: row.record.code, width=72),
        Column("name", say("Position"), lambda row: row.record.name, width=150, strong=True),
        Column("department", say("Department"), lambda row: row.department_name, width=130),
        Column("key", say("Key position"), lambda row: say("◆ key") if row.record.key else "", width=90),
        Column("holders", say("Held by"), lambda row: listed(say, row.holders), tip=_holders),
    )


def listed(say: Language, names: Sequence[str]) -> str:
    """Several names in a row."""
    return say(", ").join(names)


def _tone(row: Person) -> str:
    return "" if row.active else "muted"


def _holders(row: Post) -> str:
    return " · ".join(row.holders)


class RecordTable(HairlineTable):
    """Rows of one noun; `chosen` when other rows are, `pasting` by Ctrl+V, `removing` by Del, `entered` by
    Return.
    """

    chosen = Signal()
    pasting = Signal()
    removing = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column[Any]], key: Callable[[Any], str]
    ) -> None:
        self.rows: RowsModel[Any] = RowsModel(columns, theme)
        self.sorted = SortedRows(self.rows)
        self._key = key
        self._quiet = False
        super().__init__(theme, self.sorted, name)
        self.horizontalHeader().setMinimumSectionSize(74)
        self.set_widths(columns)
        self.setSelectionMode(HairlineTable.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())

    def show_records(self, records: Sequence[Any]) -> None:
        """Show these rows; those chosen before stay so where they are still there."""
        kept = self.keys
        self._quiet = True
        self.rows.show_rows(records)
        for at, column in enumerate(self.rows.columns):
            if column.name == LEFT:
                self.setColumnHidden(at, not any(map(column.text, records)))
        self.choose(kept)
        self._quiet = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the chosen rows, as they stand."""
        found = [self.sorted.mapToSource(index).row() for index in self.selectionModel().selectedRows()]
        return tuple(self._key(self.rows.rows[at]) for at in sorted(found) if at < len(self.rows.rows))

    def choose(self, keys: Collection[str]) -> None:
        """Choose rows by key."""
        selection, first = QItemSelection(), None
        for at, row in enumerate(self.rows.rows):
            if self._key(row) in keys:
                index = self.sorted.mapFromSource(self.rows.index(at, 0))
                selection.select(index, index)
                first = first or index
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        if first is not None:
            model.setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        model.select(selection, flags.ClearAndSelect | flags.Rows)

    def _on_selection(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
