"""The headings of a table: none is cut in any language and at any scale, unless one drags it narrower."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSignalBlocker, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from ui.theme.theme import Theme
from ui.theme.tokens import ROW, SMALL

AIR = 20
"""What the style sheet leaves free beside a heading; the arrow of the sorting stands above it."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ROLE = Qt.ItemDataRole


class Headings(QHeaderView):
    """Gives the columns their widths, and never less than their headings need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._metrics = QFontMetrics(theme.sized(SMALL))
        self._given: dict[int, int] = {}
        self._sharing: Mapping[int, int] = {}
        self._busy = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(ROW)
        self.setMinimumSectionSize(36)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sectionResized.connect(self._on_resized)

    def give(self, at: int, width: int) -> None:
        """Give a column its width."""
        self._given[at] = max(width, self.needed(at))
        self.resizeSection(at, self._given[at])

    def give_all(self, widths: Mapping[int, int], sharing: Mapping[int, int]) -> None:
        """Give all columns their widths, in one go."""
        with QSignalBlocker(self):
            self.share(sharing)
            for at, width in widths.items():
                self.give(at, width)
        self._spread()

    def share(self, columns: Mapping[int, int]) -> None:
        """Let these columns share what the others leave, each never narrower than is said here."""
        self._sharing = {at: max(least, self.needed(at)) for at, least in columns.items()}
        for at in range(self.count()):
            if at not in self._sharing:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        self._spread()

    def needed(self, at: int) -> int:
        """The width at which a heading stands whole: in one line, or in two where it is wrapped."""
        if self.isHidden():
            return 0
        words = str(self.model().headerData(at, self.orientation(), _ROLE.DisplayRole) or "")
        sides = self.model().headerData(at, self.orientation(), _ROLE.TextAlignmentRole)
        wrapped = int(sides or 0) & _WRAPPED
        return AIR + (two_lines(words, self._metrics) if wrapped else self._metrics.horizontalAdvance(words))

    # What the user changes

    def kept(self) -> str:
        """Order, sorting and widths to put back another day, with which widths the user's hand gave."""
        widths = ((at, self.sectionSize(at)) for at in self._given if not self.isSectionHidden(at))
        dragged = ",".join(str(at) for at, width in widths if width != self._given[at])
        return f"{bytes(self.saveState().toBase64().data()).decode()} {dragged}"

    def put_back(self, kept: str) -> None:
        """Put back what was kept; a width that nobody gave by hand follows the language in use."""
        state, _, dragged = kept.partition(" ")
        known = {int(at) for at in dragged.split(",") if at.isdecimal()}
        if not self.restoreState(QByteArray.fromBase64(state.encode())):
            return
        for at in self._given.keys() - known:
            self.resizeSection(at, self._given[at])
        self._spread()

    # The columns that share the rest

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _on_resized(self, at: int) -> None:
        if at not in self._sharing:
            self._spread()

    def _spread(self) -> None:
        """Stretch the sharing columns; what would become too narrow keeps its least, and one scrolls."""
        if self._busy or not self._sharing:
            return
        self._busy = True
        shown = {at: least for at, least in self._sharing.items() if not self.isSectionHidden(at)}
        rest = self.viewport().width() - sum(
            self.sectionSize(at) for at in range(self.count()) if at not in shown
        )
        stretched = dict(shown)
        while tight := {at: least for at, least in stretched.items() if least * len(stretched) > rest}:
            rest -= sum(tight.values())
            stretched = {at: least for at, least in stretched.items() if at not in tight}
        for at, least in shown.items():
            if at in stretched:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            else:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                self.resizeSection(at, least)
        self._busy = False


def two_lines(words: str, metrics: QFontMetrics) -> int:
    """The least width at which words stand in two lines."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, words)
    least = metrics.horizontalAdvance(words)
    while (cut := finder.toNextBoundary()) > 0:
        halves = words[:cut].rstrip(), words[cut:]
        least = min(least, max(map(metrics.horizontalAdvance, halves)))
    return least
