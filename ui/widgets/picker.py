"""The period picker of the page header: ‹ October 2026 ›, its menu with the states and a new period."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from services.domain.period import PeriodRecord
from services.language import Language
from services.wording.terms import label
from ui.theme.theme import Theme
from ui.theme.tokens import CONTROL


class PeriodPicker(QFrame):
    """Steps through the periods, or picks one from a list; `picked` gives its code.

    `opening` when another period is to be opened.
    """

    picked = Signal(str)
    opening = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("picker")
        self.setFixedHeight(CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say, self._theme = say, theme
        self._periods: tuple[PeriodRecord, ...] = ()
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

    def show_periods(self, periods: Sequence[PeriodRecord], current: str) -> None:
        """Offer these periods, chronological, with one of them picked."""
        self._periods, self.current = tuple(periods), current
        self.setVisible(bool(periods))
        if not current:
            return
        self.name.setText(self._say.period(current))
        self.name.setAccessibleName(self._say("Period: {period}", period=self._say.period(current)))
        at = self._at
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at < len(self._periods) - 1)

    @property
    def _at(self) -> int:
        return next(at for at, period in enumerate(self._periods) if period.code == self.current)

    def _move(self, steps: int) -> None:
        at = self._at + steps
        if 0 <= at < len(self._periods):
            self.picked.emit(self._periods[at].code)

    def menu(self) -> QMenu:
        """The list of all periods with their states, the latest first, and the way to a new one."""
        say = self._say
        menu = QMenu(self)
        for period in reversed(self._periods):
            state = label(say, period.state)
            name = say("{period} ({state})", period=say.period(period.code), state=state)
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(period.code == self.current)
            entry.triggered.connect(lambda _checked=False, code=period.code: self.picked.emit(code))
        menu.addSeparator()
        menu.addAction(say("New period…")).triggered.connect(lambda _checked=False: self.opening.emit())
        return menu

    def _choose(self) -> None:
        self.menu().popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))
