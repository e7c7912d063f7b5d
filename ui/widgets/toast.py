"""Toasts: results said at the window's lower edge, gone by themselves, with an act or two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

STAYS = 7000
KEPT = 3
WIDEST = 400


class Toast(QFrame):
    """One result in words, with its acts (Open, Show in folder)."""

    def __init__(
        self,
        words: str,
        acts: Sequence[tuple[str, Callable[[], object]]] = (),
        close: str = "",
        *,
        alarm: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setProperty("alarm", alarm)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        self.label = QLabel(words)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(min(self.label.fontMetrics().horizontalAdvance(words) + 8, WIDEST))
        if alarm:
            row.addWidget(QLabel("⚠"))
        row.addWidget(self.label, 1)
        for name, act in acts:
            row.addWidget(self._button(name, act))
        if close:
            row.addWidget(self._button("×", lambda: None, close))

    def _button(self, words: str, act: Callable[[], object], name: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name or words)
        button.clicked.connect(self.go)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def go(self) -> None:
        """Leave."""
        self.hide()
        self.setParent(None)
        self.deleteLater()


class ToastArea(QWidget):
    """Stacks the last few toasts over the lower right corner of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()
        parent.installEventFilter(self)

    @property
    def toasts(self) -> list[Toast]:
        """Those in sight, the oldest first."""
        found = (self._column.itemAt(at) for at in range(self._column.count()))
        return [toast for item in found if item is not None and isinstance(toast := item.widget(), Toast)]

    def tell(
        self,
        words: str,
        acts: Sequence[tuple[str, Callable[[], object]]] = (),
        close: str = "",
        *,
        alarm: bool = False,
    ) -> Toast:
        """Show a toast; with acts it stays twice as long."""
        for old in self.toasts[: 1 - KEPT or None] if len(self.toasts) >= KEPT else []:
            old.go()
        toast = Toast(words, acts, close, alarm=alarm)
        self._column.addWidget(toast, alignment=Qt.AlignmentFlag.AlignRight)
        toast.show()  # Qt would show it a moment later, and until then its room is not reckoned
        toast.destroyed.connect(self._settle)
        QTimer.singleShot(STAYS * (2 if acts or alarm else 1), toast, toast.go)
        self._settle()
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setVisible(bool(self.toasts))
        self._column.activate()
        size = self._column.sizeHint()
        width = max(size.width(), WIDEST)
        height = max(self._column.totalHeightForWidth(width), size.height())
        self.setGeometry(parent.width() - width - 24, parent.height() - height - 20, width, height)
        self.raise_()
