"""The period picker of the page header: ‹ October 2026 ›."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from services.language import Language
from ui.theme.theme import Theme
from ui.theme.tokens import CONTROL


class PeriodPicker(QFrame):
    """Steps through the periods, or picks one from a list; `picked` gives its code."""

    picked = Signal(str)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("picker")
        self.setFixedHeight(CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say, self._theme = say, theme
        self._codes: tuple[str, ...] = ()
        self._locked: frozenset[str] = frozenset()
        self.current = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        self.earlier = self._step("chevron-left", say("Earlier period"), -1, "left")
        self.later = self._step("chevron-right", say("Later period"), 1, "right")
        self.name = QPushButton()
        self.name.setMinimumWidth(104)
        self.name.clicked.connect(self._choose)
        for button in (self.earlier, self.name, self.later):
            row.addWidget(button)

    def _step(self, icon: str, words: str, steps: int, edge: str) -> QPushButton:
        button = QPushButton()
        button.setIcon(self._theme.icon(icon, "muted", 16))
        button.setIconSize(QSize(16, 16))
        button.setProperty("edge", edge)
        button.setFixedWidth(25)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda _checked=False: self._move(steps))
        return button

    def show_periods(self, codes: Sequence[str], current: str, locked: frozenset[str] = frozenset()) -> None:
        """Offer these periods, chronological, with one of them picked."""
        self._codes, self._locked, self.current = tuple(codes), locked, current
        self.setVisible(bool(self._codes))
        if not current:
            return
        self.name.setText(self._say.period(current))
        self.name.setAccessibleName(self._say("Period: {period}", period=self._say.period(current)))
        at = self._codes.index(current)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at < len(self._codes) - 1)

    def _move(self, steps: int) -> None:
        at = self._codes.index(self.current) + steps
        if 0 <= at < len(self._codes):
            self.picked.emit(self._codes[at])

    def menu(self) -> QMenu:
        """The list of all periods, the latest first."""
        menu = QMenu(self)
        for code in reversed(self._codes):
            entry = menu.addAction(self._say.period(code))
            if code in self._locked:
                entry.setText(self._say("{period} (locked)", period=self._say.period(code)))
            entry.setCheckable(True)
            entry.setChecked(code == self.current)
            entry.triggered.connect(lambda _checked=False, code=code: self.picked.emit(code))
        return menu

    def _choose(self) -> None:
        self.menu().popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))
