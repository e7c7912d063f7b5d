"""The preview of a pasted block: what each row would do, every problem with its mend; mended in place."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStyleOptionViewItem, QWidget

from services.edits import FieldProblem
from services.language import Language
from services.pasted import Block, PastePreview
from services.typed_row import typed
from services.wording.fields import field_parts
from services.workbooks.preview import Fate
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.theme.theme import Theme
from ui.widgets.card import Card, Note
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel
from ui.widgets.text import Text

STATE = 92
EDIT = int(Qt.ItemDataRole.EditRole)


class Line(Struct, frozen=True):
    """A pasted row with what it would do and the fields that are wrong."""

    cells: tuple[str, ...]
    fate: Fate | None
    wrong: frozenset[str] = frozenset()
    before: Mapping[str, str] = field(default_factory=dict)


class BlockModel(RowsModel[Line]):
    """The block's rows; a cell that is typed over is `mended` (row, column, text)."""

    mended = Signal(int, int, str)

    def __init__(self, say: Language, theme: Theme, block: Block) -> None:
        words = {
            Fate.ADDED: say("New"),
            Fate.CHANGED: say("Changed"),
            Fate.UNCHANGED: say("Same"),
            None: say("■ To fix"),
        }
        headers = headers_of(say, block)
        first: Column[Line] = Column(
            "state", say("State"), lambda row: words[row.fate], width=STATE, tone=_state_tone
        )
        rest = [_column(say, at, name, headers[name]) for at, name in enumerate(block.fields)]
        super().__init__((first, *rest), theme)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsEditable if index.column() else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == EDIT and index.column():
            return self.rows[index.row()].cells[index.column() - 1]
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or not index.column() or value == self.data(index, EDIT):
            return False
        self.mended.emit(index.row(), index.column() - 1, str(value))
        return True


def headers_of(say: Language, block: Block) -> dict[str, str]:
    """The columns' titles; where names may stand for codes they do not speak of codes."""
    titles = {column.field: column.header(say.code) for column in block.sheet.columns}
    return titles | {"department": say("Department"), "position": say("Position")}


def _column(say: Language, at: int, name: str, title: str) -> Column[Line]:
    def text(row: Line) -> str:
        mark = "■ " if name in row.wrong else "▸ " if name in row.before else ""
        return f"{mark}{row.cells[at] or (say('(cleared)') if name in row.before else '')}"

    def tone(row: Line) -> str:
        return "red" if name in row.wrong else "accent" if name in row.before else ""

    def tip(row: Line) -> str:
        return say("Until now: {value}", value=row.before[name] or "—") if name in row.before else ""

    return Column(name, title, text, tone=tone, tip=tip)


def _state_tone(row: Line) -> str:
    return {None: "red", Fate.UNCHANGED: "muted"}.get(row.fate, "accent")


class _CellDelegate(HairlineDelegate):
    """Edits a cell where it stands."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        editor.setFrame(False)
        return editor


class BlockTable(HairlineTable):
    """The grid; `dropping` gives the row that is to be left out."""

    dropping = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.dropping.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class PasteDialog(Dialog):
    """Shows what pasting would do; nothing is written before every error is mended."""

    def __init__(self, desk: Desk, block: Block, parent: QWidget | None = None) -> None:
        say = desk.say
        super().__init__(say, say("Paste from Excel"), say("Save rows"), parent, safe=False)
        self.resize(QSize(1000, 640))
        self._desk, self.block = desk, block
        self.preview = PastePreview((), ())
        self.verdict = Text("", "strong", wrap=True)
        self.body.addWidget(self.verdict)
        if block.left_out:
            note = Note("amber")
            note.say(
                say("Columns not recognised and left out: {columns}.", columns=" · ".join(block.left_out))
            )
            self.body.addWidget(note)
        self.missing = QCheckBox()
        self.missing.toggled.connect(self.check)
        self.body.addWidget(self.missing)
        self._make_grid()
        self._make_problems()
        self.missing.setChecked(desk.company.organisation.chart().bare)
        self.check()

    def _make_grid(self) -> None:
        say, theme = self.say, self._desk.theme
        self.model = BlockModel(say, theme, self.block)
        self.model.mended.connect(self.mend)
        self.grid = BlockTable(theme, self.model, say("Pasted rows"))
        self.grid.setItemDelegate(_CellDelegate(theme, self.grid))
        self.grid.setSelectionBehavior(HairlineTable.SelectionBehavior.SelectItems)
        self.grid.setSelectionMode(HairlineTable.SelectionMode.SingleSelection)
        triggers = HairlineTable.EditTrigger
        self.grid.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.grid.set_widths(self.model.columns)
        self.grid.dropping.connect(self.drop)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.grid)
        self.body.addWidget(card, 3)
        hint = say("Double-click or type to correct a cell; Del leaves a row out.")
        self.body.addWidget(Text(hint, "small", wrap=True))

    def _make_problems(self) -> None:
        say = self.say
        headers = headers_of(say, self.block)
        columns: list[Column[FieldProblem]] = [
            Column("row", say("Row"), lambda row: str(row.row + 1), number=True, width=56),
            Column("field", say("Column"), lambda row: headers.get(row.field, ""), width=110),
            Column("what", say("What is wrong"), lambda row: field_parts(say, row)[0], tone=_severity),
            Column("mend", say("How to correct it"), lambda row: field_parts(say, row)[1]),
        ]
        self.problems: RowsModel[FieldProblem] = RowsModel(columns, self._desk.theme)
        self.list = HairlineTable(self._desk.theme, self.problems, say("Problems"))
        self.list.set_widths(columns)
        self.list.selectionModel().currentRowChanged.connect(lambda index, _old: self._go_to(index.row()))
        self.list_card = Card(margins=(0, 0, 0, 0))
        self.list_card.body.addWidget(self.list)
        self.body.addWidget(self.list_card, 2)

    def check(self) -> None:
        """See what the block would do as it stands now."""
        self.preview = self._desk.company.organisation.preview(
            self.block, add_missing=self.missing.isChecked()
        )
        wrong: dict[int, set[str]] = {}
        for found in self.preview.problems:
            if found.stops:
                wrong.setdefault(found.row, set()).add(found.field)
        self.model.show_rows(
            [
                Line(cells, fate, frozenset(wrong.get(at, ())), self._before(at))
                for at, (cells, fate) in enumerate(zip(self.block.rows, self.preview.fates, strict=True))
            ]
        )
        self.problems.show_rows(self.preview.problems)
        self.list_card.setVisible(bool(self.preview.problems))
        self._show_missing()
        self._show_verdict()

    def _before(self, at: int) -> dict[str, str]:
        """What the changed fields of a row hold now, as one would type it."""
        return {name: typed(value) for (row, name), value in self.preview.before.items() if row == at}

    def _show_missing(self) -> None:
        names = self.preview.missing
        self.missing.setVisible(bool(names))
        shown = " · ".join(names[:6]) + (" …" if len(names) > 6 else "")
        self.missing.setText(
            self.say(
                "Add the departments and positions that do not exist yet ({count}): {names}",
                count=len(names),
                names=shown,
            )
        )

    def _show_verdict(self) -> None:
        say, preview = self.say, self.preview
        added, changed = preview.count(Fate.ADDED), preview.count(Fate.CHANGED)
        same, wrong = preview.count(Fate.UNCHANGED), preview.wrong
        counts = say(
            "{added} new, {changed} changed, {same} unchanged", added=added, changed=changed, same=same
        )
        if wrong:
            counts = say(
                "{count} {count:row needs|rows need} correcting; nothing is saved until then. The rest: "
                "{counts}.",
                count=wrong,
                counts=counts,
            )
        self.verdict.setText(counts)
        self.verdict.set_tone("red" if wrong else "")
        self.act.setEnabled(not preview.stops and bool(added + changed))

    def _go_to(self, at: int) -> None:
        """The cell of a problem."""
        if 0 <= at < len(self.problems.rows):
            found = self.problems.rows[at]
            column = self.block.fields.index(found.field) + 1 if found.field in self.block.fields else 0
            self.grid.setCurrentIndex(self.model.index(found.row, column))

    def mend(self, row: int, column: int, text: str) -> None:
        """Write another text into a cell of the block."""
        self.block = self.block.with_cell(row, column, text.strip())
        self.check()

    def drop(self, row: int) -> None:
        """Leave a row out."""
        self.block = self.block.without(row)
        self.check()

    def accept(self) -> None:
        """Write the block whole."""
        organisation, add = self._desk.company.organisation, self.missing.isChecked()
        if self._desk.attempt(lambda: organisation.paste(self.block, add_missing=add)):
            super().accept()


def _severity(found: FieldProblem) -> str:
    return "red" if found.stops else "amber"
