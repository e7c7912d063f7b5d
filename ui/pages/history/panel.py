"""The panel at the right: where a subject's or a department's points were lost in one period."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal

from services.domain.history import Moment
from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.scoring.losses import Losses, losses_among, losses_of
from services.scoring.rounding import rounded
from ui.charts.losses import LossBars
from ui.pages.history.words import kpi_bars, line_bars, outcome_words
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text

WIDTH = 264


class LossPanel(Card):
    """`opened` gives the subject and the period whose scoring one wants to see."""

    opened = Signal(object, str)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(say("Where points were lost"), margins=(0, 0, 0, 0))
        self._say = say
        self._wanted: tuple[SubjectKey, str] | None = None
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH + 100)
        self.name = Text("", "heading", wrap=True)
        self.told = Text("", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = Note()
        self.note.lines.addWidget(self.told)
        self.lines = LossBars(theme, say, say("Losses by line"))
        self.people_head = Text("", "strong", wrap=True)
        self.people_words = Text("", "small", wrap=True)
        self.people = LossBars(theme, say, say("Losses of its people by KPI"))
        self.link = LinkButton("", self._open)
        self.body.addWidget(self._lay_out())

    def _lay_out(self) -> ScrolledColumn:
        area = ScrolledColumn()
        column = area.column
        for widget in (self.name, self.note, self.lines, self.people_head, self.people_words, self.people):
            column.addWidget(widget)
        column.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return area

    def show_moment(self, name: str, moment: Moment, members: Sequence[SubjectResult] | None = None) -> None:
        """Show a subject's losses in a period; of a department with those of its people."""
        say, result = self._say, moment.result
        period = say.period(moment.period)
        self.name.setText(say("{name}, {period}", name=name, period=period))
        losses = Losses() if result is None else losses_of(result)
        self.told.setText("\n".join(outcome_words(say, moment, losses)))
        self.lines.show_bars(line_bars(say, losses))
        self._show_people(members)
        self._wanted = None if result is None else (result.key, moment.period)
        self.link.setVisible(result is not None)
        self.link.setText(say("Scoring of {period} →", period=period))

    def _show_people(self, members: Sequence[SubjectResult] | None) -> None:
        """What cost the department's people most, or that there is nobody to tell of."""
        say = self._say
        self.people_head.setVisible(members is not None)
        self.people_words.setVisible(members is not None)
        self.people.show_bars(())
        if members is None:
            return
        self.people_head.setText(say("Where its people lost most"))
        if not members:
            self.people_words.setText(say("Nobody in it is complete on a card of their own."))
            return
        losses = losses_among(members)
        lost = sum((loss.points for loss in losses), Fraction(0))
        words = say(
            "{people} {people:person|people} lost {points} each on average, not counting heads scored on the "
            "department's scorecard.",
            people=len(members),
            points=say.fixed(rounded(lost)),
        )
        self.people_words.setText(words)
        self.people.show_bars(kpi_bars(say, losses, len(members)))

    def _open(self) -> None:
        if self._wanted is not None:
            self.opened.emit(*self._wanted)
