"""Which strategy year is in sight, which it is compared with, and a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from ui.desk import Desk
from ui.dialogs.confirm import Confirm
from ui.dialogs.new_year import NewYear
from ui.widgets.buttons import SecondaryButton

MORE, COMPARE = 44, 148


class YearTools(QWidget):
    """`picked` and `compared` give a year (0: with none), `begun` and `dropped` one to begin or to delete."""

    picked = Signal(int)
    compared = Signal(int)
    begun = Signal(int)
    dropped = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk = desk
        self._proposed = 0
        say = desk.say
        self.years = QComboBox()
        self.years.setAccessibleName(say("Strategy year"))
        self.others = QComboBox()
        self.others.setAccessibleName(say("Compare with another year"))
        self.others.setFixedWidth(COMPARE)
        self.new = SecondaryButton(say("New year…"), self.ask, desk.theme.icon("plus"))
        self.new.setToolTip(say("New strategy year"))
        self.more = SecondaryButton("", None, desk.theme.icon("more"))
        self.more.setAccessibleName(say("More about this year"))
        self.more.setToolTip(say("More about this year"))
        menu = QMenu(self)
        self.drop = menu.addAction(say("Delete this strategy year…"))
        self.drop.triggered.connect(lambda _checked=False: self.ask_to_drop())
        self.more.setMenu(menu)
        self.more.setFixedWidth(MORE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.years, self.others, self.new, self.more):
            row.addWidget(part)
        self.years.activated.connect(lambda _at: self._pick())
        self.others.activated.connect(lambda _at: self.compared.emit(self.other))

    @property
    def year(self) -> int:
        """The year in sight."""
        return int(self.years.currentData() or 0)

    @property
    def other(self) -> int:
        """The year it is compared with; 0 with none."""
        return int(self.others.currentData() or 0)

    def show_years(self, years: Sequence[int], year: int, proposed: int) -> None:
        """Offer these years, newest first, one of them in sight."""
        say, other = self._desk.say, self.other
        self._proposed = proposed
        self.years.clear()
        for each in years:
            self.years.addItem(say("Year {year}", year=each), each)
        self.years.setCurrentIndex(self.years.findData(year))
        self.others.clear()
        self.others.addItem(say("Compare with…"), 0)
        for each in years:
            if each != year:
                self.others.addItem(say("with {year}", year=each), each)
        self.others.setCurrentIndex(max(self.others.findData(other), 0))
        self.years.setVisible(bool(years))
        self.others.setVisible(len(years) > 1)
        self.new.setVisible(bool(years))
        self.more.setVisible(bool(years))

    def compare_with(self, year: int) -> None:
        """Choose the other year without announcing it."""
        self.others.setCurrentIndex(max(self.others.findData(year), 0))

    def _pick(self) -> None:
        if self.year:
            self.picked.emit(self.year)

    def ask(self) -> None:
        """Ask which year shall begin."""
        taken = {int(self.years.itemData(at)) for at in range(self.years.count())}
        dialog = NewYear(self._desk.say, self._proposed, taken, self.window())
        if dialog.exec() == NewYear.DialogCode.Accepted and dialog.year is not None:
            self.begun.emit(dialog.year)

    def ask_to_drop(self) -> None:
        """Say what goes with the year in sight, and have it deleted if that is wanted."""
        say = self._desk.say
        words = say("Its driver, intent and four steps go. Objectives, purposes, issues and KPIs stay.")
        title = say("Delete the strategy year {year}?", year=self.year)
        if Confirm(say, title, words, say("Delete"), self.window()).exec() == Confirm.DialogCode.Accepted:
            self.dropped.emit(self.year)
