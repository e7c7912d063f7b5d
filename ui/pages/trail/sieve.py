"""The bar above the list: who, whom, what, when, and words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.language import Language
from services.trail_search import Sought
from services.wording.trail import day_of
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.choice import Choice, Item
from ui.widgets.picks import Picks
from ui.widgets.restyle import restyle
from ui.widgets.search import SearchField
from ui.widgets.text import Text

_PAUSE = 250
"""Milliseconds after the last sign typed until it is looked for."""
_DAY = 92


class Sieve(QWidget):
    """`changed` when something else is sought. A day that cannot be read is said below and not sought."""

    changed = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.who, self.period, self.kind = Picks(), Picks(), Picks()
        self.subject, self.kpi = Choice(), Choice()
        self.since, self.until = QLineEdit(), QLineEdit()
        self.words = SearchField(theme, say("Words…"), 150)
        self.words.setMinimumWidth(112)
        self.words.setMaximumWidth(260)
        self.clear = LinkButton(say("Clear"), self.reset, say("Filters"))
        self.wrong = Text("", "error")
        self.wrong.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._settle)
        self._sought = Sought()
        self._lay()
        self._connect()

    def _lay(self) -> None:
        say = self._say
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        named = (
            (self.who, say("Who"), 3),
            (self.subject, say("Person or department"), 5),
            (self.kpi, say("KPI"), 5),
            (self.period, say("Period"), 4),
            (self.kind, say("Kind of action"), 4),
            (self.since, say("From"), 0),
            (self.until, say("To"), 0),
            (self.words, "", 4),
        )
        for field, name, share in named:
            if name:
                field.setAccessibleName(name)
                field.setToolTip(name)
            self._row.addWidget(field, share)
        self.subject.set_hint(say("Whom…"))
        self.kpi.set_hint(say("KPI"))
        for day, name in ((self.since, say("From")), (self.until, say("To"))):
            day.setPlaceholderText(name)
            day.setToolTip(say("{name}: a day, such as 2026-10-01", name=name))
            day.setFixedWidth(_DAY)
        self._row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.wrong)

    def _connect(self) -> None:
        for box in (self.who, self.period, self.kind):
            box.activated.connect(lambda _at: self._settle())
        for choice in (self.subject, self.kpi):
            choice.settled.connect(self._settle)
        for day in (self.since, self.until):
            day.editingFinished.connect(self._settle)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.returnPressed.connect(self._settle)

    # What is offered

    def offer_people(self, who: Sequence[str]) -> None:
        """Who did something."""
        self.who.offer([("", self._say("By anybody")), *((name, name) for name in who)])

    def offer(self, subjects: Sequence[Item], kpis: Sequence[Item]) -> None:
        """Whom and which KPI one can look for."""
        self.subject.offer(subjects)
        self.kpi.offer(kpis)

    def offer_terms(self, periods: Sequence[Item], kinds: Sequence[Item]) -> None:
        """Periods and kinds of action, each with its words."""
        self.period.offer([("", self._say("All periods")), *periods])
        self.kind.offer([("", self._say("Every kind")), *kinds])

    # What is sought

    @property
    def sought(self) -> Sought:
        """What the fields say."""
        since, until = self._day(self.since), self._day(self.until)
        return Sought(
            who=self.who.value,
            subject=self.subject.code,
            kpi=self.kpi.code,
            period=self.period.value,
            kind=self.kind.value,
            since=since,
            until=until,
            words=self.words.text().strip(),
        )

    @staticmethod
    def _day(field: QLineEdit) -> date | None:
        return day_of(field.text())

    def _settle(self) -> None:
        self._pause.stop()
        self._say_wrong()
        if self.sought != self._sought:
            self._sought = self.sought
            self.changed.emit()
        self.clear.setEnabled(not self._sought.everything or bool(self.wrong.text()))

    def _say_wrong(self) -> None:
        say, wrong = self._say, ""
        for field in (self.since, self.until):
            unread = bool(field.text().strip()) and self._day(field) is None
            restyle(field, invalid=unread)
            if unread:
                wrong = say("“{text}” is not a day. Write it as 2026-10-01.", text=field.text().strip())
        since, until = self._day(self.since), self._day(self.until)
        if since is not None and until is not None and since > until:
            wrong = say("The first day lies after the last. Correct one of the two.")
            restyle(self.until, invalid=True)
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def reset(self) -> None:
        """Look for everything."""
        for box in (self.who, self.period, self.kind):
            box.setCurrentIndex(0)
        for choice in (self.subject, self.kpi):
            choice.choose("")
        for field in (self.since, self.until, self.words):
            field.clear()
        self._settle()

    def look_for(self, subject: str) -> None:
        """Look for one person or department alone."""
        self.reset()
        self.subject.choose(subject)
        self._settle()
