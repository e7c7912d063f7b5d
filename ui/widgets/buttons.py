"""Buttons: the one primary act, secondary acts, links, and a row of segments."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from ui.widgets.flow import Flow


class SecondaryButton(QPushButton):
    """An act beside the primary one."""

    def __init__(
        self, words: str, act: Callable[[], object] | None = None, icon: QIcon | None = None
    ) -> None:
        super().__init__(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(icon)
        if act is not None:
            self.clicked.connect(lambda _checked=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, not the one that its dialog would press by default."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(SecondaryButton):
    """The act of the page."""

    def __init__(
        self, words: str, act: Callable[[], object] | None = None, icon: QIcon | None = None
    ) -> None:
        super().__init__(words, act, icon)
        self.setProperty("primary", True)


class LinkButton(SecondaryButton):
    """An act in running text, such as 查看. `about` tells a screen reader what the short word refers to."""

    def __init__(self, words: str, act: Callable[[], object] | None = None, about: str = "") -> None:
        super().__init__(words, act)
        self.setProperty("link", True)
        if about:
            self.setAccessibleName(f"{words}: {about}")


class SegmentedButtons(QWidget):
    """A choice among a few, all in sight; `chosen` gives the key. In `lines` what does not fit goes below."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, gap: int = 8, lines: bool = False) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        row: QLayout = Flow(gap) if lines else QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        self.setLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if lines:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            button = SecondaryButton(words)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        if choices:
            self.choose(choices[0][0])

    @property
    def current(self) -> str:
        """The key of the chosen segment."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Check a segment without announcing it."""
        self._buttons[key].setChecked(True)

    def set_words(self, key: str, words: str) -> None:
        """Change a segment's words (its count, say)."""
        self._buttons[key].setText(words)

    def button(self, key: str) -> QPushButton:
        """One segment."""
        return self._buttons[key]
