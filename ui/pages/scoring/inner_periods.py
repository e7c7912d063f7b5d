"""Of whom nothing is typed in a longer period: the shorter periods whose mean the result is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from services.domain.history import Moment
from services.domain.result import ResultState
from services.language import Language
from services.wording.terms import label
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import Figure, Text, Tone


class InnerPeriods(QWidget):
    """A row a period: its total, how it stands, and the way to it; `opening` gives its code."""

    opening = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.words = Text("", wrap=True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addLayout(self.grid)

    def show_periods(self, moments: Sequence[Moment]) -> None:
        """Show these periods; none where the subject has a card of its own."""
        say = self._say
        empty(self.grid)
        lacking = sum(self._state(one)[1] == "amber" for one in moments)
        words = say("Nothing to enter: the result is the average of the periods inside this one.")
        if lacking:
            words = say("{words} Still missing: {count}.", words=words, count=lacking)
        self.words.setText(words)
        for row, moment in enumerate(moments):
            self._add(row, moment)

    def _add(self, row: int, moment: Moment) -> None:
        say = self._say
        name = say.period(moment.period)
        state, tone = self._state(moment)
        standing = Text(state)
        standing.set_tone(tone)
        go = say("View") if moment.opened else say("Open…")
        link = LinkButton(go, partial(self.opening.emit, moment.period), name)
        left = Qt.AlignmentFlag.AlignLeft
        self.grid.addWidget(Text(name), row, 0)
        self.grid.addWidget(Figure(say.fixed(moment.total)), row, 1)
        self.grid.addWidget(standing, row, 2)
        self.grid.addWidget(link, row, 3, left)

    def _state(self, moment: Moment) -> tuple[str, Tone]:
        """How a period stands for the subject, and its tone: amber where it is awaited."""
        say, result = self._say, moment.result
        if not moment.opened:
            return say("▲ not open yet"), "amber"
        if result is None:
            return say("not appraised, left out"), "muted"
        if result.state is ResultState.INCOMPLETE:
            return say("▲ incomplete"), "amber"
        if result.state is not ResultState.COMPLETE:
            return label(say, result.state), "muted"
        return say("✓ locked") if moment.locked else say("✓ complete, not locked"), ""
