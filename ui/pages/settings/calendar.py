"""The working days of a year: what the official calendar moves, and the firm's own days."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from models.terms import DayKind
from services.cycle.workdays import YEARS
from services.domain.workday import SpecialDay
from services.language import Language
from services.wording.fields import field_words
from services.wording.meetings import day_words, holiday_words
from services.wording.terms import label
from ui.desk import Desk
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.form import FormRow
from ui.widgets.picks import Picks
from ui.widgets.table import Column, HairlineTable, RowsModel
from ui.widgets.text import Text

_HEIGHT, _AIR = 260, 22


class CalendarDays(Card):
    """A year's special days; a day of the firm's own is added below them and taken away again."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        sub = say("public holidays, days made up for, and your own days")
        super().__init__(say("Working days"), sub, margins=(16, 12, 16, 14))
        self._desk, self._say = desk, say
        self.year = desk.company.workdays.this_year()
        cells = QFontMetrics(desk.theme.font)
        self._days: RowsModel[SpecialDay] = RowsModel(day_columns(say, cells.horizontalAdvance), desk.theme)
        self.table = HairlineTable(desk.theme, self._days, say("Working days"), sortable=False)
        self.table.set_widths(self._days.columns)
        self.table.setFixedHeight(_HEIGHT)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._enable())
        self.unknown = Note("amber")
        self._unknown = self.unknown.say()
        self.body.setSpacing(10)
        self.body.addLayout(self._years())
        self.body.addWidget(self.unknown)
        self.body.addWidget(self.table)
        self.body.addLayout(self._adding())
        self.wrong = Text("", "small", wrap=True)
        self.wrong.set_tone("red")
        self.body.addWidget(self.wrong)
        self.wrong.hide()

    def _years(self) -> QHBoxLayout:
        say = self._say
        self.title = Text("", "strong")
        self.earlier = SecondaryButton("‹", lambda: self.step(-1))
        self.later = SecondaryButton("›", lambda: self.step(1))
        for button, words in ((self.earlier, say("Earlier year")), (self.later, say("Later year"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.drop = SecondaryButton(say("Remove own day"), self.remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.earlier, self.title, self.later):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.drop)
        return row

    def _adding(self) -> QHBoxLayout:
        say = self._say
        self.day, self.name = QLineEdit(), QLineEdit()
        self.day.setPlaceholderText(say("such as 2026-11-11"))
        self.kind = Picks()
        self.kind.offer([(kind.value, label(say, kind)) for kind in DayKind])
        self.name.setPlaceholderText(say("such as overhaul"))
        self.add = SecondaryButton(say("Add the day"), self.put)
        row = QHBoxLayout()
        row.setSpacing(8)
        fields = (
            (say("Own day"), self.day, 3),
            (say("Work or off"), self.kind, 2),
            (say("What for"), self.name, 3),
        )
        for words, field, share in fields:
            row.addWidget(FormRow(words, field), share)
        row.addWidget(self.add)
        row.setAlignment(self.add, Qt.AlignmentFlag.AlignBottom)
        for line in (self.day, self.name):
            line.returnPressed.connect(self.put)
        return row

    # What is shown

    def show_year(self) -> None:
        """Show the year in sight."""
        say = self._say
        self.title.setText(str(self.year))
        self._days.show_rows(self._desk.company.workdays.year(self.year))
        known = self.year in YEARS
        self._unknown.setText(
            say(
                "The public holidays of {year} are not in this version yet; weekends count as days off for "
                "now. Add the days here.",
                year=self.year,
            )
        )
        self.unknown.setVisible(not known)
        self._enable()

    @property
    def chosen(self) -> SpecialDay | None:
        """The day in sight."""
        at = self.table.currentIndex().row()
        return self._days.rows[at] if 0 <= at < len(self._days.rows) else None

    def _enable(self) -> None:
        self.drop.setEnabled(self.chosen is not None and self.chosen.own)

    def step(self, by: int) -> None:
        """Turn to another year."""
        self.year = min(max(self.year + by, YEARS.start), YEARS.stop + 10)
        self.show_year()

    # What one does

    def put(self) -> None:
        """Add the day that is written; what is wrong is said below it."""
        values = {"day": self.day.text(), "kind": self.kind.value, "name": self.name.text()}
        book = self._desk.company.workdays
        wrong = [field_words(self._say, found) for found in book.check(values) if found.stops]
        self.wrong.setText(" ".join(wrong))
        self.wrong.setVisible(bool(wrong))
        if not wrong and self._desk.attempt(partial(book.put, values)):
            self.day.clear()
            self.name.clear()

    def remove(self) -> None:
        """Take the own day in sight away; Ctrl+Z brings it back."""
        if self.chosen is not None and self.chosen.own:
            self._desk.attempt(partial(self._desk.company.workdays.remove, self.chosen.day))


def day_columns(say: Language, wide: Callable[[str], int]) -> list[Column[SpecialDay]]:
    """What is shown of a day; the first columns have room for the longest words in them."""
    week = [date(2026, 12, 21) + timedelta(at) for at in range(7)]
    day = _AIR + max(wide(day_words(say, each)) for each in week)
    kind = _AIR + max(wide("● " + label(say, each)) for each in DayKind)
    return [
        Column("day", say("Day"), lambda one: day_words(say, one.day), width=day),
        Column("kind", say("Work or off"), lambda one: _mark(one) + label(say, one.kind), width=kind),
        Column("name", say("What for"), lambda one: holiday_words(say, one.name)),
        Column(
            "own", say("Set by"), lambda one: say("the firm itself") if one.own else say("official"), width=72
        ),
    ]


def _mark(day: SpecialDay) -> str:
    return "● " if day.kind is DayKind.WORK else "○ "
