"""How the grid's cells are painted: the cursor, marks in words, and figures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from models.terms import SubjectType
from services.typed_lines import Field
from ui.pages.scoring.drafts import Draft
from ui.pages.scoring.rows import CardRow
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, SMALL
from ui.widgets.table import HairlineDelegate, Index

if TYPE_CHECKING:
    from ui.pages.scoring.grid_view import GridView

INSET = 7
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def paint_chip(
    painter: QPainter, theme: Theme, box: QRect, words: str, tone: str, *, dashed: bool = False
) -> None:
    """A word in a small frame that fills `box`."""
    ground, edge, ink = (
        (f"{tone}_soft", f"{tone}_edge", tone) if tone else ("surface", "control_edge", "muted")
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(ground))
    painter.setPen(
        QPen(
            theme.colour(ink if dashed else edge),
            1,
            Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine,
        )
    )
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.sized(SMALL))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class GridCells(HairlineDelegate):
    """Paints a grid's cells."""

    def __init__(self, theme: Theme, view: "GridView", dept: str) -> None:
        super().__init__(theme, view)
        self._view, self._dept = view, dept
        self._small = QFontMetrics(theme.sized(SMALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self._view.grid
        row, slot = grid.rows[index.row()], grid.slots[index.column()]
        cell = grid.row_at(index)
        draft = grid.draft(index)
        painter.save()
        self._paint_ground(painter, option, row, index)
        if draft is not None:
            self._paint_draft(painter, option.rect, draft)
        elif cell is None:
            self._paint_absent(painter, option.rect, here=index.row() == self._view.row)
        elif slot.field is Field.ACTUAL and cell.line is not None:
            self._paint_actual(painter, option.rect, cell, index, slot.column.text(row))
        elif slot.column.name == "kpi" and row.line is not None:
            self._paint_name(painter, option.rect, row, slot.column.text(row))
        elif slot.column.name == "subject":
            self._paint_subject(painter, option.rect, row, slot.column.text(row))
        elif slot.column.name == "grade":
            self._paint_grade(painter, option.rect, row)
        else:
            self._paint_words(painter, option.rect, row, index)
        if index == self._view.currentIndex():
            self._paint_cursor(painter, option.rect, strong=grid.takes(index))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow, index: Index
    ) -> None:
        here = index.row() == self._view.row
        if row.line is None and not row.whole:
            painter.fillRect(option.rect, self.theme.colour("accent_soft" if here else "sunken"))
        elif here or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("accent_soft"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_cursor(self, painter: QPainter, rect: QRect, *, strong: bool) -> None:
        painter.setPen(QPen(self.theme.colour("accent"), 2 if strong else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 1 if strong else 0, -1, -2))  # a broad pen stays in its own row

    def _paint_words(self, painter: QPainter, rect: QRect, row: CardRow, index: Index) -> None:
        column = self._view.grid.columns[index.column()]
        tone = column.tone(row) if column.tone is not None else ""
        painter.setPen(self.theme.colour(tone or "ink"))
        total = row.line is None and not row.whole
        painter.setFont(self.theme.sized(BODY, bold=total or column.strong))
        side = _RIGHT if column.number else _LEFT
        self._draw(painter, rect.adjusted(INSET, 0, -INSET, 0), column.text(row), side)

    def _paint_absent(self, painter: QPainter, rect: QRect, *, here: bool) -> None:
        """A line that is not on the subject's card."""
        if not here:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self.theme.colour("sunken"))
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "·")

    def _paint_subject(self, painter: QPainter, rect: QRect, row: CardRow, words: str) -> None:
        """Who; a department is told by a word."""
        box = rect.adjusted(INSET + 2, 0, -INSET, 0)
        kind = self._dept if row.subject.type is SubjectType.DEPARTMENT else ""
        after = self._small.horizontalAdvance(kind) + 6 if kind else 0
        painter.setFont(self.theme.sized(BODY))
        painter.setPen(self.theme.colour("ink"))
        drawn = self._draw(painter, box.adjusted(0, 0, -after, 0), words, _LEFT)
        if kind:
            painter.setFont(self.theme.sized(SMALL))
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(box.adjusted(drawn + 6, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, kind)

    def _paint_grade(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        words, tone = self._view.mark_of(row)
        missing = tone == "missing"
        box = QRect(rect.left() + 6, rect.center().y() - 9, min(rect.width() - 12, 50), 19)
        paint_chip(painter, self.theme, box, words, "amber" if missing else tone, dashed=missing)

    def _paint_name(self, painter: QPainter, rect: QRect, row: CardRow, words: str) -> None:
        """The KPI; a veto's mark after it, its unit in small type where there is room."""
        box = rect.adjusted(INSET, 0, -INSET, 0)
        mark = self._view.grid.veto_word if row.vetoed else ""
        chip = self._small.horizontalAdvance(mark) + 13 if mark else 0
        painter.setFont(self.theme.sized(BODY))
        painter.setPen(self.theme.colour("muted" if row.not_applicable else "ink"))
        drawn = self._draw(
            painter,
            box.adjusted(0, 0, -chip, 0),
            words,
            _LEFT,
        )
        after = box.left() + drawn + 6
        if mark:
            paint_chip(
                painter,
                self.theme,
                QRect(min(after, box.right() - chip + 6), rect.center().y() - 9, chip - 3, 19),
                mark,
                "red",
            )
            return
        unit = row.line.unit if row.line is not None else ""
        if unit and after + self._small.horizontalAdvance(unit) <= box.right():
            painter.setFont(self.theme.sized(SMALL))
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(box.adjusted(drawn + 6, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, unit)

    def _paint_draft(self, painter: QPainter, rect: QRect, draft: Draft) -> None:
        """A value that waits, or that cannot be taken."""
        ground, tone = ("red_soft", "red") if draft.problem else ("amber_soft", "amber")
        painter.fillRect(rect.adjusted(1, 1, -1, -2), self.theme.colour(ground))
        painter.setPen(self.theme.colour(tone))
        painter.setFont(self.theme.sized(BODY))
        words = " ".join(draft.text.split())
        self._draw(painter, rect.adjusted(4, 0, -INSET, 0), f"⚠ {words}" if draft.problem else words, _RIGHT)

    def _paint_actual(self, painter: QPainter, rect: QRect, row: CardRow, index: Index, words: str) -> None:
        if row.not_applicable or (row.missing and not row.stuck):
            width = min(self._small.horizontalAdvance(words) + 14, rect.width() - 6)
            box = QRect(rect.right() - width - 4, rect.center().y() - 9, width, 19)
            paint_chip(painter, self.theme, box, words, "amber" if row.missing else "", dashed=row.missing)
            return
        if index == self._view.currentIndex() and self._view.grid.takes(index):
            painter.fillRect(rect.adjusted(0, 0, -1, -1), self.theme.colour("surface"))
        red = row.vetoed and self._view.grid.slots[index.column()].kpi
        painter.setPen(self.theme.colour("red" if red else "ink"))
        painter.setFont(self.theme.sized(BODY))
        self._draw(painter, rect.adjusted(4, 0, -INSET, 0), f"■ {words}" if red else words, _RIGHT)

    @staticmethod
    def _draw(painter: QPainter, box: QRect, words: str, where: int) -> int:
        """Draw words, shortened to the box; gives the width they took."""
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words)
        if width > box.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            width = metrics.horizontalAdvance(words)
        painter.drawText(box, where, words)
        return width
