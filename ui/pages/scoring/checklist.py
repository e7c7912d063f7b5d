"""The checklist of one state of the month, dropped down from the strip."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.checklist import Item, Mark
from services.language import N_, Language
from services.wording.checklist import item_count, item_names, item_title
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.text import Text, Tone, rule

WIDTH = 500
MARKS: dict[Mark, tuple[str, Tone, str]] = {
    Mark.DONE: ("✓", "green", N_("done")),
    Mark.LEFT: ("▲", "amber", N_("left to do")),
    Mark.LOOK: ("○", "muted", N_("to review")),
}


class Checklist(QFrame):
    """Rows with their mark, count and way; it goes when one clicks elsewhere or presses Escape."""

    def __init__(self, say: Language, parent: QWidget, title: str, words: str = "") -> None:
        super().__init__(parent)
        self._say = say
        self.setObjectName("checklist")
        self.setAccessibleName(title)
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(Text(title, "heading"))
        if words:
            self.column.addWidget(Text(words, "muted", wrap=True))
        self.links: list[LinkButton] = []
        self.acts: list[SecondaryButton] = []

    def show_items(self, items: Sequence[Item], follow: Callable[[Item], object]) -> None:
        """List the items, each with a link that `follow`s it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(items):
            self._add(grid, row, item, follow)
        self.column.addLayout(grid)

    def _add(self, grid: QGridLayout, row: int, item: Item, follow: Callable[[Item], object]) -> None:
        say, top = self._say, Qt.AlignmentFlag.AlignTop
        sign, tone, spoken = MARKS[item.mark]
        mark = Text(sign, "strong")
        mark.set_tone(tone)
        mark.setAccessibleName(say(spoken))
        title = item_title(say, item)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(Text(title, wrap=True))
        if names := item_names(say, item):
            lines.addWidget(Text(names, "small", wrap=True))
        count = Text(item_count(say, item), "muted")
        grid.addWidget(mark, row, 0, top)
        grid.addLayout(lines, row, 1)
        grid.addWidget(count, row, 2, top | Qt.AlignmentFlag.AlignRight)
        if item.way is not None and item.mark is not Mark.DONE:
            words = say("Go there") if item.mark is Mark.LEFT else say("View")
            link = LinkButton(words, lambda: self._leave(lambda: follow(item)), title)
            self.links.append(link)
            grid.addWidget(link, row, 3, top)

    def add_acts(self, acts: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Buttons at the foot."""
        self.column.addWidget(rule())
        row = QHBoxLayout()
        row.addStretch(1)
        for words, act in acts:
            button = SecondaryButton(words, partial(self._leave, act))
            self.acts.append(button)
            row.addWidget(button)
        self.column.addLayout(row)

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when something else is clicked."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside:
                self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def drop_from(self, widget: QWidget) -> None:
        """Show it below a widget, inside the window."""
        window, application = widget.window(), QApplication.instance()
        place = widget.mapTo(window, QPoint(0, widget.height() + 4))
        left = min(place.x(), window.width() - WIDTH - 8)
        self.setGeometry(left, place.y(), WIDTH, self.column.totalHeightForWidth(WIDTH))
        if application is not None:
            application.installEventFilter(self)
        self.show()
        self.raise_()
        first = next(iter((*self.links, *self.acts)), self)
        first.setFocus(Qt.FocusReason.PopupFocusReason)
