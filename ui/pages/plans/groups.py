"""The list at the left: whose plans there are, by person, by department or by KPI."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal

from services.domain.plan_board import PlanBoard, PlanEntry
from services.language import Language
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineTable, Index, RowsModel

PERSON, DEPARTMENT, KPI = "person", "department", "kpi"
Group = tuple[str, str]
"""What lines are grouped by: its key and name."""


class GroupRow(Struct, frozen=True):
    """A row of the list; without a key it is a heading. `mark` says what stands out in few words."""

    title: str
    key: str | None = None
    lines: int = 0
    mark: str = ""
    tone: str = ""


def group_of(view: str) -> Callable[[PlanEntry], Group]:
    """What puts a line into a group of a view."""
    if view == PERSON:
        return lambda entry: (entry.owner.number, entry.owner.name)
    if view == DEPARTMENT:
        return lambda entry: (entry.owner.department, entry.owner.department_name)
    return lambda entry: (entry.line.kpi or "", entry.kpi_name)


def group_rows(say: Language, board: PlanBoard, view: str) -> list[GroupRow]:
    """The rows of a view."""
    if view == PERSON:
        return list(_people(say, board))
    group = group_of(view)
    counts: dict[Group, int] = {}
    for entry in board.entries:
        counts[group(entry)] = counts.get(group(entry), 0) + 1
    found = sorted(counts) if view == KPI else list(counts)
    rows = [GroupRow(name or key or say("Without a KPI"), key, counts[key, name]) for key, name in found]
    return [*(row for row in rows if row.key), *(row for row in rows if not row.key)]


def _people(say: Language, board: PlanBoard) -> Iterator[GroupRow]:
    for heads, words in ((True, say("Heads")), (False, say("Others"))):
        owners = [owner for owner in board.owners if bool(owner.headed) is heads]
        if owners:
            yield GroupRow(f"{words} · {len(owners)}")
        for owner in owners:
            lines = len(board.of(owner.number))
            yield GroupRow(owner.name, owner.number, lines, *_mark(say, board, owner.number, lines))


def _mark(say: Language, board: PlanBoard, owner: str, lines: int) -> tuple[str, str]:
    if not lines:
        return say("▲ no plan"), "amber"
    if board.numbers_only(owner):
        return say("▲ figures"), "amber"
    return (say("✓ approved"), "green") if owner in board.approvals else (say("to approve"), "muted")


class _Rows(RowsModel[GroupRow]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].key is None else super().flags(index)


class GroupList(HairlineTable):
    """`picked` when another group is chosen."""

    picked = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        columns: tuple[Column[GroupRow], ...] = (
            Column("title", say("Name"), lambda row: row.title, tone=_quiet, tip=lambda row: row.title),
            Column("lines", say("Lines"), _count, number=True, width=40),
            Column("mark", say("Approval"), lambda row: row.mark, width=108, tone=lambda row: row.tone),
        )
        self.groups = _Rows(columns, theme)
        self._quiet = False
        super().__init__(theme, self.groups, say("Whose plans"), sortable=False)
        self.setSelectionMode(HairlineTable.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.set_widths(columns)

    def show_groups(self, rows: Sequence[GroupRow]) -> None:
        """Show these groups; the one that was chosen stays so, else the first with lines is."""
        kept = self.key
        self._quiet = True
        self.groups.show_rows(rows)
        self.clearSpans()
        for at, row in enumerate(rows):
            if row.key is None:
                self.setSpan(at, 0, 1, self.groups.columnCount())
        self.setColumnHidden(2, not any(row.mark for row in rows))
        if not self.choose(kept):
            first = next((row.key for row in rows if row.lines), None)
            self.choose(first if first is not None else next((row.key for row in rows if row.key), None))
        self._quiet = False

    def choose(self, key: str | None) -> bool:
        """Choose a group; no when it is not there."""
        rows = enumerate(self.groups.rows)
        at = next((at for at, row in rows if row.key is not None and row.key == key), -1)
        if at < 0:
            self.clearSelection()
            self.setCurrentIndex(self.groups.index(-1, -1))
            return False
        self.selectRow(at)
        self.scrollTo(self.groups.index(at, 0))
        return True

    @property
    def key(self) -> str | None:
        """The chosen group's key."""
        row = self._row
        return row.key if row else None

    @property
    def title(self) -> str:
        """What the chosen group is called."""
        row = self._row
        return row.title if row else ""

    @property
    def _row(self) -> GroupRow | None:
        at = self.currentIndex().row()
        return self.groups.rows[at] if 0 <= at < len(self.groups.rows) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid() and current.row() != previous.row():
            self.picked.emit()


def _count(row: GroupRow) -> str:
    return "" if row.key is None else str(row.lines)


def _quiet(row: GroupRow) -> str:
    return "muted" if row.key is None else ""
