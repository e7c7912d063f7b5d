"""The lines in sight: as they are planned, or beside what came of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from models.terms import PlanState
from services.domain.plan_board import Outcome, PlanEntry, Timing
from services.language import Language
from services.wording.plans import carried_words, due_words, hint_words, timing_words
from services.wording.terms import label
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel

HEIGHT = 72
DAY, OWNER = 92, 76
Place = tuple[str, str, int]
"""What names a line: its period, owner and position."""


def plan_columns(say: Language) -> tuple[Column[PlanEntry], ...]:
    """What is planned."""
    return (
        Column("owner", say("Owner"), lambda row: row.owner.name, width=OWNER, strong=True),
        Column("goal", say("Goal"), lambda row: row.line.goal, width=136, tip=lambda row: row.line.goal),
        Column("action", say("Key action"), lambda row: row.line.action, tip=lambda row: row.line.action),
        Column("due", say("Due"), lambda row: due_words(say, row.line.due), width=DAY),
        Column("kpi", say("KPI"), lambda row: row.kpi_name or row.line.kpi or "", width=86),
        Column("state", say("Progress"), lambda row: _state(say, row), width=106, tone=_state_tone),
        Column(
            "notes",
            say("Notes"),
            lambda row: _notes(say, row),
            width=126,
            tone=_hint_tone,
            tip=lambda row: _notes(say, row),
        ),
    )


def _state(say: Language, entry: PlanEntry) -> str:
    words = label(say, entry.line.state)
    if entry.timing in {Timing.LATE, Timing.OVERDUE}:
        words = f"{words}\n{timing_words(say, entry.timing)}"
    return words


def _state_tone(entry: PlanEntry) -> str:
    if entry.timing in {Timing.LATE, Timing.OVERDUE}:
        return "amber"
    return {PlanState.DONE: "green", PlanState.DROPPED: "muted"}.get(entry.line.state, "")


def _notes(say: Language, entry: PlanEntry) -> str:
    hint = hint_words(say, entry.hint)
    support = say("Support: {words}", words=entry.line.support) if entry.line.support else ""
    return "\n".join(filter(None, (f"▲ {hint}" if hint else "", carried_words(say, entry), support)))


def _hint_tone(entry: PlanEntry) -> str:
    return "amber" if entry.hint else "muted"


def outcome_columns(say: Language) -> tuple[Column[Outcome], ...]:
    """The plan beside what came of it, of this month and the one before."""

    def figure(name: str) -> Callable[[Outcome], str]:
        def words(row: Outcome) -> str:
            line = row.figures
            if line is None:
                return "" if row.entry.line.kpi is None else "—"
            value = getattr(line, name)
            return say.fixed(value) if name == "score" else say.quantity(value, line.decimals)

        return words

    return (
        Column("period", say("Period"), lambda row: say.period(row.entry.line.period), width=90),
        Column("owner", say("Owner"), lambda row: row.entry.owner.name, width=OWNER, strong=True),
        Column("goal", say("Goal"), lambda row: row.entry.line.goal, tip=lambda row: row.entry.line.action),
        Column("due", say("Due"), lambda row: due_words(say, row.entry.line.due), width=DAY),
        Column("done_on", say("Done on"), lambda row: _done(say, row), width=DAY),
        Column(
            "timing",
            say("In time"),
            lambda row: timing_words(say, row.entry.timing),
            width=100,
            tone=lambda row: _TONES.get(row.entry.timing, ""),
        ),
        Column("target", say("Target"), figure("target"), number=True, width=66),
        Column("actual", say("Actual"), figure("actual"), number=True, width=66),
        Column("score", say("Score"), figure("score"), number=True, width=62),
        Column(
            "outcome",
            say("What came of it"),
            lambda row: row.entry.line.outcome,
            tip=lambda row: row.entry.line.outcome,
        ),
    )


_TONES = {
    Timing.ON_TIME: "green",
    Timing.FINISHED: "green",
    Timing.LATE: "amber",
    Timing.OVERDUE: "red",
    Timing.DROPPED: "muted",
}


def _done(say: Language, row: Outcome) -> str:
    return "" if row.entry.line.done_on is None else say.day(row.entry.line.done_on)


class WrappingDelegate(HairlineDelegate):
    """Wraps a cell's words over the lines that its row has, and cuts the last one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        painter.save()
        self.paint_ground(painter, option)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else self.theme.colour("ink"))
        painter.setFont(option.font)
        box = option.rect.adjusted(10, 3, -8, -3)
        room = max(box.height() // option.fontMetrics.lineSpacing(), 1)
        lines = wrapped(str(index.data() or ""), box.width(), room, option.fontMetrics, option)
        top = box.top() + (box.height() - len(lines) * option.fontMetrics.lineSpacing()) // 2
        for at, words in enumerate(lines):
            line = QRect(box.left(), top + at * option.fontMetrics.lineSpacing(), box.width(), box.height())
            across = option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask
            painter.drawText(line, across | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()


def wrapped(
    words: str, width: int, most: int, metrics: QFontMetrics, option: QStyleOptionViewItem
) -> list[str]:
    """Words in lines of a width, at most so many; the last one is cut where more would follow."""
    found: list[str] = []
    for paragraph in words.split("\n"):
        layout = QTextLayout(paragraph, option.font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    if len(found) <= most:
        return found
    return [*found[: most - 1], metrics.elidedText(f"{found[most - 1]}…", Qt.TextElideMode.ElideRight, width)]


class LineTable(HairlineTable):
    """Lines in the owners' order. `chosen` when another is; what keys ask for has a signal each."""

    chosen = Signal()
    entered = Signal()
    settling = Signal()
    adding = Signal()
    removing = Signal()
    moving = Signal(int)

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column[Any]], entry: Callable[[Any], PlanEntry]
    ) -> None:
        self.lines: RowsModel[Any] = RowsModel(columns, theme)
        self._entry = entry
        super().__init__(theme, self.lines, name, sortable=False)
        self.setItemDelegate(WrappingDelegate(theme, self))
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setSelectionMode(HairlineTable.SelectionMode.SingleSelection)
        self.set_widths(columns)
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_lines(self, rows: Sequence[Any]) -> None:
        """Show these lines; the chosen one stays so where it is still there."""
        kept = self.place
        self.lines.show_rows(rows)
        if kept is not None:
            self.choose(kept)

    def hide_column(self, name: str, *, hidden: bool) -> None:
        """Hide a column, or show it again."""
        at = next(at for at, column in enumerate(self.lines.columns) if column.name == name)
        self.setColumnHidden(at, hidden)

    @property
    def entry(self) -> PlanEntry | None:
        """The chosen line."""
        chosen = self.selectionModel().selectedRows()
        at = chosen[0].row() if chosen else -1
        return self._entry(self.lines.rows[at]) if 0 <= at < len(self.lines.rows) else None

    @property
    def place(self) -> Place | None:
        """Where the chosen line stands."""
        entry = self.entry
        return None if entry is None else place_of(entry)

    def choose(self, place: Place) -> None:
        """Choose the line of a place; none when nobody stands there."""
        places = [place_of(self._entry(row)) for row in self.lines.rows]
        if place not in places:
            self.clearSelection()
            return
        self.selectRow(places.index(place))
        self.scrollTo(self.lines.index(places.index(place), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if held:
                self.moving.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.entered.emit()
            case Qt.Key.Key_Space:
                self.settling.emit()
            case Qt.Key.Key_Insert:
                self.adding.emit()
            case Qt.Key.Key_Delete:
                self.removing.emit()
            case _:
                super().keyPressEvent(event)


def place_of(entry: PlanEntry) -> Place:
    """Where a line stands."""
    return entry.line.period, entry.line.owner, entry.line.position
