"""Whether the loop closes (闭环成效): gaps answered, actions on time, scores after them, gaps that stay."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from services.company import Company
from services.cycle.gaps import SpeakerGap
from services.cycle.loop import Share
from services.domain.improvement_list import Listed
from services.language import Language
from services.loop import LoopFigures
from ui.charts.shares import ShareBar, ShareBars
from ui.pages.improvement.courses import CoursesCard
from ui.reading import Reading
from ui.section import Section
from ui.theme.tokens import GAP
from ui.widgets.card import Card, empty
from ui.widgets.empty import EmptyState
from ui.widgets.text import Figure, Text

LONG = 3
"""A gap below 100 for so many periods is one that stays."""
MOST = 10
"""So many of them are listed."""


class _Found(Struct, frozen=True):
    """What was read of a period."""

    period: str
    figures: LoopFigures
    listed: Mapping[str, Listed]
    names: Mapping[str, str]


def _read(company: Company, period: str) -> _Found:
    figures = company.loop.figures(period)
    listed = {one.action.code: one for one in company.improvements.listed().listed}
    names = {key.code: name for key, name in company.history.names().items()}
    return _Found(period, figures, listed, names)


class LoopSection(Section):
    """The figures of the last six periods."""

    def build(self) -> None:
        say, theme = self.say, self.theme
        self.found: _Found | None = None
        self.reading = Reading(self.desk.jobs, self)
        self.answered = ShareBars(theme, say, say("Gaps with a revised action"))
        self.on_time = ShareBars(theme, say, say("Actions done on time"))
        self.courses = CoursesCard(self.desk)
        self.stubborn = StubbornCard(say)
        self.reckoning = Text(say("Calculating…"), "muted")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(GAP)
        shares = QHBoxLayout()
        shares.setSpacing(GAP)
        self._shown: list[Card] = [self.courses, self.stubborn]
        for chart, sub in (
            (self.answered, say("of gaps costing a point or more")),
            (self.on_time, say("of actions due that month")),
        ):
            card = Card(chart.accessibleName(), sub)
            card.body.addWidget(chart)
            self._shown.append(card)
            shares.addWidget(card, 1)
        self.cards.addLayout(shares)
        self.cards.addWidget(self.stubborn)
        self.cards.addWidget(self.courses)
        self.empty = EmptyState(
            theme,
            "improvement",
            say("Nothing to look back on yet"),
            say("Once periods are scored and gaps have their actions, this shows whether they helped."),
        )
        self.column.addWidget(self.reckoning)
        self.column.addLayout(self.cards)
        self.column.addWidget(self.empty, 1)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Have the figures read in the background: what locked periods came to takes half a second."""
        company, period = self.desk.company, self.period
        if not period:
            self.reading.drop()
            self._show(None)
            return
        if self.found is None or self.found.period != period:
            self.found, self.subtitle = None, ""
            self._show_cards(False)
            self.empty.hide()
            self.reckoning.show()
        self.reading.ask(lambda: _read(company, period), self._show, self._fail)

    def _show(self, found: _Found | None) -> None:
        """Show the figures, or that there are none."""
        self.found = found
        self.reckoning.hide()
        told = found is not None and found.figures.told
        self._show_cards(told)
        self.empty.setVisible(not told)
        self.subtitle = ""
        if found is not None and told:
            figures = found.figures
            self.answered.show_bars([_bar(one.period, one.answered) for one in figures.months])
            self.on_time.show_bars([_bar(one.period, one.on_time) for one in figures.months])
            self.courses.show_courses(figures.courses, found.listed)
            self.stubborn.show_gaps(figures.stubborn, found.names, figures.scored)
            self.subtitle = self.say("The last {count} {count:period|periods}", count=len(figures.months))
        self.headed.emit()

    def _fail(self, error: Exception) -> None:
        self._show(None)
        self.desk.shell.fail(error)

    def _show_cards(self, shown: bool) -> None:
        for card in self._shown:
            card.setVisible(shown)


class StubbornCard(Card):
    """Gaps of the last period with scores that have been there for long, the longest first."""

    def __init__(self, say: Language) -> None:
        title = say("Persistent gaps")
        super().__init__(title, " ")
        self._say = say
        self.list = QGridLayout()
        self.list.setHorizontalSpacing(28)
        self.list.setVerticalSpacing(8)
        self.list.setColumnStretch(4, 1)
        self.body.addLayout(self.list)

    def show_gaps(self, gaps: Sequence[SpeakerGap], names: Mapping[str, str], period: str) -> None:
        """Show those that stay, as they are in a period."""
        say = self._say
        below = say("below 100 for {count} periods or more", count=LONG)
        self.sub.setText(f"{say.period(period)} · {below}")
        empty(self.list)
        staying = [gap for gap in gaps if gap.in_a_row >= LONG]
        for row, gap in enumerate(staying[:MOST]):
            told = (
                Text(f"{gap.name} · {names.get(gap.speaker, gap.speaker)}", "strong"),
                Text(say("open for {count} {count:period|periods}", count=gap.in_a_row)),
                Figure(say("score {score}", score=say.fixed(gap.score)), "body"),
                Figure(say("cost {points} points", points=say.fixed(gap.points)), "body"),
            )
            for column, text in enumerate(told):
                self.list.addWidget(text, row, column)
        if len(staying) > MOST:
            words = say("and {count} more", count=len(staying) - MOST)
            self.list.addWidget(Text(words, "small"), MOST, 0)
        if not staying:
            words = say("No gap has lasted that long.")
            self.list.addWidget(Text(words, "muted"), 0, 0)


def _bar(period: str, share: Share) -> ShareBar:
    return ShareBar(period, share.part, share.whole, share.percent)
