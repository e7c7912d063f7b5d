"""How many people reached which grade, as columns."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.charts.canvas import Chart
from ui.theme.theme import Theme
from ui.theme.tokens import BODY


class GradeColumn(Struct, frozen=True):
    """A grade and its head count; `low` when it costs coefficient."""

    grade: str
    count: int
    low: bool = False


class GradeColumns(Chart):
    """One column a grade, its count above, its name below."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._columns: tuple[GradeColumn, ...] = ()
        self.setMinimumHeight(110)

    def show_columns(self, columns: Sequence[GradeColumn]) -> None:
        """Show these grades, the best first."""
        self._columns = tuple(columns)
        self.describe("; ".join(f"{column.grade}: {column.count}" for column in self._columns))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 150)

    def draw(self, painter: QPainter) -> None:
        if not self._columns:
            return
        highest = max(1, *(column.count for column in self._columns))
        slot = self.width() / len(self._columns)
        width, base = min(slot * 0.74, 56), self.height() - 26
        for at, column in enumerate(self._columns):
            middle = slot * (at + 0.5)
            tall = (base - 26) * column.count / highest
            box = QRectF(middle - width / 2, base - tall, width, tall)
            self.bar(painter, box, self.theme.colour("amber_fill" if column.low else "accent"))
            painter.setFont(self.theme.sized(BODY, bold=True))
            self.text(
                painter,
                QRectF(middle - 30, box.top() - 24, 60, 22),
                str(column.count),
                "ink",
                Qt.AlignmentFlag.AlignHCenter,
            )
            painter.setFont(self.theme.font)
            self.text(
                painter,
                QRectF(middle - 30, base + 3, 60, 22),
                column.grade,
                "muted",
                Qt.AlignmentFlag.AlignHCenter,
            )
        painter.fillRect(QRectF(0, base, self.width(), 1), self.theme.colour("hairline"))
