"""The list of subjects, by department: name, total, and grade or what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from models.terms import SubjectType
from services.domain.result import ResultState, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.pages.scoring.card_cells import paint_chip
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, SMALL
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel

CHIP = 46


@dataclass(frozen=True, slots=True)
class ListRow:
    """A subject, or with `subject` None the department that heads those below it."""

    title: str
    subject: SubjectResult | None = None


def list_rows(say: Language, subjects: Sequence[SubjectResult]) -> tuple[ListRow, ...]:
    """People under their departments; departments without headings."""
    rows: list[ListRow] = []
    for _, group in groupby(subjects, key=lambda each: each.department):
        members = list(group)
        if members[0].type is not SubjectType.DEPARTMENT:
            words = say("{department}: {count}", department=members[0].department_name, count=len(members))
            rows.append(ListRow(words))
        rows += [ListRow(each.name, each) for each in members]
    return tuple(rows)


def mark_of(say: Language, subject: SubjectResult) -> tuple[str, str]:
    """The chip's words and tone: the grade, or why there is none."""
    match subject.state:
        case ResultState.INCOMPLETE:
            return say("gap {count}", count=len(subject.missing)), "missing"
        case ResultState.EXEMPT:
            return say("exempt"), ""
        case ResultState.UNSCORED:
            return say("none"), ""
    grade = subject.grade or "—"
    if subject.struck or subject.red_lines:
        return f"■ {grade}", "red"
    factor = subject.grade_coefficient
    if factor is None or factor == 1:
        return grade, ""
    return grade, "accent" if factor > 1 else "amber"


_seen = attrgetter("name", "state", "total", "grade", "grade_coefficient", "vetoes", "red_lines", "lines")
"""What the list paints of a subject, and what that is counted from; a rank that moved is not seen."""


class SubjectModel(RowsModel[ListRow]):
    """The list's rows; headings cannot be chosen."""

    def __init__(self, say: Language, theme: Theme) -> None:
        def total(row: ListRow) -> str:
            return "" if row.subject is None else say.fixed(row.subject.total)

        columns: tuple[Column[ListRow], ...] = (
            Column("name", say("Name"), lambda row: row.title, tip=_about),
            Column("total", say("Total"), total, number=True, width=58, strong=True),
            Column(
                "grade",
                say("Grade"),
                lambda row: "" if row.subject is None else mark_of(say, row.subject)[0],
                width=CHIP + 10,
            ),
        )
        super().__init__(columns, theme)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].subject is None else super().flags(index)

    def alike(self, before: ListRow, after: ListRow) -> bool:
        if before.subject is None or after.subject is None:
            return before == after
        return before.subject is after.subject or _seen(before.subject) == _seen(after.subject)

    def row_of(self, key: SubjectKey | None) -> int:
        """Where a subject stands, -1 if it is not in sight."""
        if key is None:
            return -1
        rows = enumerate(self.rows)
        return next((at for at, row in rows if row.subject is not None and row.subject.is_of(key)), -1)


def _about(row: ListRow) -> str:
    if row.subject is None:
        return ""
    parts = (row.subject.code, row.subject.department_name, row.subject.position_name)
    return " · ".join(part for part in parts if part)


class SubjectList(HairlineTable):
    """`picked` gives the subject; `entered` when the officer wants to type into its card."""

    picked = Signal(object)
    entered = Signal()
    _quiet = False

    def __init__(self, say: Language, theme: Theme) -> None:
        model = SubjectModel(say, theme)
        super().__init__(theme, model, say("Subjects"), sortable=False)
        self.subjects = model
        self._say = say
        self.setItemDelegate(_Cells(say, theme, self))
        self.horizontalHeader().hide()
        self.set_widths(self.subjects.columns)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_subjects(self, subjects: Sequence[SubjectResult], current: SubjectKey | None) -> None:
        """Show these, with one chosen; nothing is announced."""
        self._quiet = True
        self.subjects.show_rows(list_rows(self._say, subjects))
        self.choose(current)
        self._quiet = False

    def choose(self, key: SubjectKey | None) -> None:
        """Choose a subject without announcing it."""
        quiet, self._quiet = self._quiet, True
        at = self.subjects.row_of(key)
        if at >= 0 and at != self.currentIndex().row():
            index = self.subjects.index(at, 0)
            near = abs(at - self.currentIndex().row()) == 1
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index, self.ScrollHint.EnsureVisible if near else self.ScrollHint.PositionAtCenter)
        self._quiet = quiet

    def neighbour(self, key: SubjectKey | None, step: int) -> SubjectKey | None:
        """The subject before or after another in the list."""
        keys = [row.subject.key for row in self.subjects.rows if row.subject is not None]
        if key not in keys:
            return keys[0] if keys else None
        at = keys.index(key) + step
        return keys[at] if 0 <= at < len(keys) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._quiet or not current.isValid():
            return
        subject = self.subjects.rows[current.row()].subject
        if subject is not None and current.row() != previous.row():
            self.picked.emit(subject.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class _Cells(HairlineDelegate):
    def __init__(self, say: Language, theme: Theme, view: SubjectList) -> None:
        super().__init__(theme, view)
        self._say, self._view = say, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.subjects.rows[index.row()]
        if row.subject is None:
            self._paint_heading(painter, option.rect, row, index)
        elif index.column() == 2:
            painter.save()
            self._ground(painter, option, index)
            words, tone = mark_of(self._say, row.subject)
            box = QRect(option.rect.left() + 4, option.rect.center().y() - 9, CHIP, 19)
            missing = tone == "missing"
            paint_chip(painter, self.theme, box, words, "amber" if missing else tone, dashed=missing)
            painter.restore()
        else:
            self._paint_text(painter, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: ListRow, index: Index) -> None:
        if index.column():
            return
        painter.save()
        whole = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.fillRect(whole, self.theme.colour("sunken"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.setPen(self.theme.colour("muted"))
        painter.setFont(self.theme.sized(SMALL))
        words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, whole.width() - 24)
        painter.drawText(whole.adjusted(12, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._ground(painter, option, index)
        number = index.column() == 1
        painter.setFont(self.theme.sized(BODY, bold=number))
        painter.setPen(self.theme.colour("ink"))
        box = option.rect.adjusted(4 if number else 12, 0, -4 if number else -1, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tinted with a bar at the left when chosen."""
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(option.rect, self.theme.colour("accent_soft"))
            if index.column() == 0:
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1)
                painter.fillRect(bar, self.theme.colour("accent"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
