"""The two tables: what was done, and what the chosen action changed."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from services.language import Language
from services.trail import TrailChange
from services.trail_search import Entry
from services.wording.changes import ChangeWords, FieldWords
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineTable, RowsModel


class Done(Struct, frozen=True):
    """An action as the list shows it."""

    entry: Entry
    at: str
    subject: str
    words: str
    reason: str
    undoable: bool


class Changed(Struct, frozen=True):
    """One field of a change; the record stands at its first field alone."""

    change: TrailChange
    record: ChangeWords
    field: FieldWords
    first: bool


def done_columns(say: Language) -> tuple[Column[Done], ...]:
    """What is shown of an action."""
    return (
        Column("at", say("Time"), lambda row: row.at, width=136),
        Column("who", say("Who"), lambda row: row.entry.action.who, width=84, tip=_who),
        Column("subject", say("Whom"), lambda row: row.subject, width=128, tip=lambda row: row.subject),
        Column("what", say("What was done"), lambda row: row.words, strong=True, least=220),
        Column("reason", say("Reason for it"), lambda row: row.reason, least=150),
        Column(
            "changes",
            say("Items"),
            lambda row: f"{row.entry.changes:,}" if row.entry.changes else "—",
            number=True,
            width=70,
        ),
        Column(
            "state",
            "",
            lambda row: say("↶ undoable") if row.undoable else "",
            width=100,
            tone=lambda _row: "accent",
        ),
    )


def _who(row: Done) -> str:
    return row.entry.action.who


def changed_columns(say: Language) -> tuple[Column[Changed], ...]:
    """What is shown of a change."""
    return (
        Column("record", say("Record"), _record, width=380, tip=lambda row: row.record.record),
        Column("field", say("Field"), lambda row: row.field.name, width=130, tone=lambda _row: "muted"),
        Column(
            "before", say("Old value"), lambda row: _line(row.field.before), tip=lambda row: row.field.before
        ),
        Column(
            "after",
            say("New value"),
            lambda row: _line(row.field.after),
            strong=True,
            tip=lambda row: row.field.after,
        ),
    )


def _record(row: Changed) -> str:
    return row.record.record if row.first else ""


def _line(value: str) -> str:
    return " ".join(value.split()) or "—"


class TrailTable(HairlineTable):
    """Rows in the trail's own order; `chosen` when another row is, `entered` by Return or a double click."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, name: str, rows: RowsModel[Done] | RowsModel[Changed]) -> None:
        super().__init__(theme, rows, name, sortable=False)
        self.set_widths(rows.columns)
        self.setSelectionMode(HairlineTable.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    @property
    def at(self) -> int:
        """The row with the cursor among the chosen ones; -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() and self.selectionModel().isRowSelected(index.row()) else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
