"""The matrix of pairwise judgements: the upper half to click, the reciprocal half greyed, the weights."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from services.language import Language
from services.scoring.raters import Opinion
from services.wording.judgements import entry_words
from ui.theme.theme import Theme
from ui.theme.tokens import ROW, SMALL

NAME, WEIGHT = 102, 56
FEWEST = 3
"""Of how many signs a column's heading must have room; else the lines are numbered."""
LOW = 28
"""The height of a row when there are many."""


class JudgementMatrix(QWidget):
    """`chosen` gives the place of the pair that was clicked: row before column."""

    chosen = Signal(int, int)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self._names: tuple[str, ...] = ()
        self._opinion: Opinion | None = None
        self._pair: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Matrix of comparisons"))

    def show_opinion(self, names: Sequence[str], opinion: Opinion, pair: tuple[int, int] | None) -> None:
        """Show a matrix with its weights and one pair marked."""
        self._names, self._opinion, self._pair = tuple(names), opinion, pair
        self.setFixedHeight(self._row * (len(names) + 1) + 1)
        said = "; ".join(
            f"{name} {self._percent(weight)}"
            for name, weight in zip(names, opinion.priorities.weights, strict=True)
        )
        self.setAccessibleDescription(said)
        self.update()

    @property
    def _row(self) -> int:
        return ROW if len(self._names) <= 6 else LOW

    def _percent(self, weight: Decimal) -> str:
        return f"{self._say.fixed(weight * 100, 1 if len(self._names) > 6 else 0)}%"

    def sizeHint(self) -> QSize:
        return QSize(360, self.height())

    def _cell(self, row: int, column: int) -> QRect:
        """A cell's place; row and column −1 are the headings."""
        n = max(len(self._names), 1)
        room = self.width() - NAME - WEIGHT
        left = 0 if column < 0 else NAME + room * column // n
        right = NAME if column < 0 else NAME + room * (column + 1) // n
        return QRect(left, (row + 1) * self._row, right - left, self._row)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._opinion is None:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.sized(SMALL))
        headings = self._headings(painter)
        for at, name in enumerate(self._names):
            numbered = headings[at].isdigit()
            self._draw(painter, self._cell(-1, at), headings[at], "muted", right=True)
            self._draw(painter, self._cell(at, -1), f"{at + 1} {name}" if numbered else name, "ink")
            for column in range(len(self._names)):
                self._paint_entry(painter, at, column)
            self._paint_weight(painter, at)
            bottom = self._cell(at, 0).bottom()
            painter.setPen(self._theme.colour("faint"))
            painter.drawLine(0, bottom, self.width(), bottom)
        last = QRect(self.width() - WEIGHT, 0, WEIGHT, self._row)
        self._draw(painter, last, self._say("Weight"), "muted", right=True)
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(0, self._row - 1, self.width(), self._row - 1)
        if self._pair is not None:
            painter.setPen(QPen(self._theme.colour("amber_fill"), 2))
            painter.drawRect(self._cell(*self._pair).adjusted(1, 1, -2, -3))

    def _headings(self, painter: QPainter) -> list[str]:
        """The columns' headings: names as far as they fit, numbers where that says too little."""
        room = self._cell(0, 0).width() - 12
        cut: list[str] = []
        for name in self._names:
            fits = (
                end
                for end in range(len(name), 0, -1)
                if painter.fontMetrics().horizontalAdvance(name[:end]) <= room
            )
            cut.append(name[: next(fits, 0)])
        told = all(
            len(short) >= FEWEST or short == name for short, name in zip(cut, self._names, strict=True)
        )
        if told and len(set(cut)) == len(cut):
            return cut
        return [str(at) for at in range(1, len(cut) + 1)]

    def _paint_entry(self, painter: QPainter, row: int, column: int) -> None:
        if self._opinion is None:
            return
        box = self._cell(row, column)
        given = column > row
        if not given:
            painter.fillRect(box, self._theme.colour("track"))
        words = entry_words(self._opinion.matrix[row][column])
        self._draw(painter, box, words, "ink" if given else "muted", right=True)

    def _paint_weight(self, painter: QPainter, row: int) -> None:
        if self._opinion is None:
            return
        box = QRect(self.width() - WEIGHT, (row + 1) * self._row, WEIGHT, self._row)
        painter.setFont(self._theme.sized(SMALL, bold=True))
        self._draw(painter, box, self._percent(self._opinion.priorities.weights[row]), "ink", right=True)
        painter.setFont(self._theme.sized(SMALL))

    def _draw(self, painter: QPainter, box: QRect, words: str, tone: str, *, right: bool = False) -> None:
        painter.setPen(self._theme.colour(tone))
        room = box.adjusted(4, 0, -8 if right else 0, 0)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitting)

    def place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The pair whose cell is there, either half."""
        n = len(self._names)
        for row in range(n):
            for column in range(n):
                if row != column and self._cell(row, column).contains(point):
                    return min(row, column), max(row, column)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        if place is not None:
            self.chosen.emit(*place)
