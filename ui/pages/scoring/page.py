"""The page: what to pick from at the left, the grid in the middle, the reason at the right."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.terms import PeriodState
from services.domain.result import LineResult, PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.wording.problems import problem_words
from ui.page import HeaderAct, Page
from ui.pages.scoring.acts import Acts
from ui.pages.scoring.deeds import deeds_of
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.entry import Entry
from ui.pages.scoring.explaining import Explaining
from ui.pages.scoring.filters import FILTERS, ordered
from ui.pages.scoring.month_acts import MonthActs
from ui.pages.scoring.month_bar import MonthBar
from ui.pages.scoring.panel import GridPanel
from ui.pages.scoring.people import PROPOSALS, PeopleActs
from ui.pages.scoring.remarks import Remarks
from ui.pages.scoring.room import Room
from ui.pages.scoring.rows import CardRow
from ui.pages.scoring.sight import Order, Sight
from ui.pages.scoring.sights import Sights
from ui.pages.scoring.waiving import take_back, waive
from ui.pages.scoring.why import WhyPanel
from ui.widgets.empty import EmptyState


class Scoring(Page):
    """Entry of actuals with scores at once. `subject` and `kpi` are what one is at."""

    scrolled = False

    def build(self) -> None:
        self.result: PeriodResult | None = None
        self.kpi = ""
        self._order: Order = ()
        self._showing = False
        self._kept: frozenset[tuple[SubjectKey, str]] = frozenset()
        self.do, self.months = Acts(self), MonthActs(self)
        self.drafts = Drafts(self.say)
        self.month = MonthBar(self.say, self.months)
        self.column.addWidget(self.month)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        self.people = PeopleActs(self)
        self.room = Room(self.say, self.theme, self.desk.jobs, self.stack)
        self.sights = Sights(self.say, self.theme, self.drafts, self.room.middle, self._take_in)
        self.sieve = self.room.sieve
        self.explaining = Explaining(self, self.room.why)
        self.room.add_banner(self.people.banner)
        self.stack.addWidget(self.room)
        self._empty: EmptyState | None = None
        self.card, self.list = self.sights.people.card, self.sights.people.list
        self.people.add_link(self.card)
        self._connect()

    def _connect(self) -> None:
        self.sieve.changed.connect(self._on_sieve)
        self.sieve.turned.connect(self._on_turn)
        self.sieve.search.returnPressed.connect(self._enter_grid)
        self.card.outcome.adjusting.connect(self.do.adjust)
        self.card.exempting.connect(self.do.exempt)
        self.card.including.connect(self.do.include)
        self.card.inside.opening.connect(self.months.go_to_period)
        self.remarks.left.connect(self._enter_grid)
        self.remarks.self_scored.connect(lambda *told: self._on_remark(self.entry.self_score, *told))
        self.remarks.noted.connect(lambda *told: self._on_remark(self.entry.note, *told))
        self.why.out.clicked.connect(self.do.switch_line)
        self.why.ratings.clicked.connect(lambda _checked=False: self.do.judge())
        self.why.struck.waiving.connect(partial(waive, self))
        self.why.struck.taking_back.connect(partial(take_back, self))

    def _take_in(self, sight: Sight) -> None:
        self.room.add(sight)
        sight.list.picked.connect(self.pick)
        sight.list.entered.connect(self._enter_grid)
        sight.panel.looked_at.connect(self._on_look)
        sight.panel.stepping.connect(lambda place: self.go_to(place.subject, place.kpi))
        sight.panel.view.opened.connect(self._open_card)
        sight.turned.connect(self._show)
        self._connect_view(sight)

    def _connect_view(self, sight: Sight) -> None:
        view = sight.panel.view
        view.deeds = partial(deeds_of, self)
        view.walked_off.connect(sight.walk)
        view.refused.connect(self.do.explain_refusal)
        view.judging.connect(self.do.judge)
        view.overfull.connect(self.do.explain_overfull)
        view.homeless.connect(self.do.explain_homeless)
        view.failed.connect(self.desk.shell.tell)

    # Where one is

    @property
    def sight(self) -> Sight:
        """The way of looking that is chosen."""
        return self.sights.of(self.sieve.view)

    @property
    def panel(self) -> GridPanel:
        """The grid in sight."""
        return self.sight.panel

    @property
    def row(self) -> CardRow | None:
        """The line one is in; with `line` None the total."""
        return self.sight.row if self.shown is not None else None

    @property
    def line(self) -> LineResult | None:
        """The line one is in, None on a total."""
        return None if self.row is None else self.row.line

    @property
    def shown(self) -> SubjectResult | None:
        """The subject one is at."""
        return self.sight.subject if self._order and self.sight.picked is not None else None

    @property
    def why(self) -> WhyPanel:
        """The reason at the right."""
        return self.explaining.panel

    @property
    def remarks(self) -> Remarks:
        """The remarks of the line one is in."""
        return self.why.remarks

    @property
    def entry(self) -> Entry:
        """The way to write into this period."""
        return Entry(self.desk.company, self.say, self.period)

    @property
    def locked(self) -> bool:
        """Whether the period is locked."""
        return self.result is not None and self.result.state is PeriodState.LOCKED

    # What is shown

    def refresh(self) -> None:
        company = self.desk.company
        if self.result is None or self.result.period != self.period:
            for sight in self.sights.made:
                sight.panel.view.leave()
            self._kept = frozenset()
        self.result = company.results.of(self.period) if self.period else None
        self._order = ordered(self.result) if self.result is not None else ()
        if self.result is None or not self._order:
            self._show_empty()
            return
        self.drafts.turn_to(self.entry)
        self.stack.setCurrentIndex(0)
        self.subtitle = self.do.heading(self.result)
        self.people.read()
        self.months.show(self.result)
        self._show()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self.do.empty_state()
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)
        self.month.hide()
        self.subtitle = ""

    def _show(self) -> None:
        """List, grid and reason of the way of looking that is chosen."""
        sight, self._showing = self.sight, True
        try:
            self.sieve.show_counts(sight.tally.counts(self._order, self.sieve.points))
            sight.show(self._order, replace(self.sieve.wanted(), kept=self._kept), locked=self.locked)
            self.room.show_sight(sight)
            self.explaining.ask_hint()
        finally:
            self._showing = False
        self._on_look()

    def _on_look(self) -> None:
        """Remember where one is, and have it explained; once all is shown that is being shown."""
        if self._showing:
            return
        subject, row = self.shown, self.row
        self.subject = None if subject is None else subject.key
        self.kpi = row.line.kpi if row is not None and row.line is not None else ""
        self.people.show_subject(subject)
        if subject is None:
            return
        if row is None or row.subject.key != subject.key:
            self.card.inside.show_periods(self.months.parts_of(subject))
        self.explaining.ask()

    # What one does

    def pick(self, key: object) -> None:
        """Show what was picked in the list, once what is being typed is written."""
        sight = self.sight
        if not sight.panel.view.settle():
            sight.list.choose(sight.picked)
            return
        sight.picked = key
        self._show()

    def _on_sieve(self) -> None:
        if self.result is None or not self.panel.view.settle():
            return
        self._sift()

    def _sift(self) -> None:
        """Look anew for what is wanted; what is found stays until one looks anew."""
        self._kept = frozenset()
        self._show()
        self._kept = frozenset() if self.sieve.wanted().everything else self.sight.in_sight()

    def _on_turn(self) -> None:
        """Another way of looking, at the same line."""
        subject, kpi, sight = self.subject, self.kpi, self.sight
        for each in self.sights.made:
            each.panel.view.leave()
        if subject is not None:
            sight.lead_to(self._order, subject, kpi)
        self._sift()
        if subject is not None and self._order:
            sight.point(subject, kpi)

    def go_to(self, key: SubjectKey, kpi: str = "") -> None:
        """Bring a subject's line into sight, in the way of looking that is chosen."""
        sight = self.sight
        sight.lead_to(self._order, key, kpi)
        picked = sight.picked
        self._show()
        if sight.picked != picked or (self.sieve.view != "people" and not sight.sees(key)):
            self.sieve.reset(self.sieve.view)
            sight.lead_to(self._order, key, kpi)
            self._sift()
        sight.point(key, kpi)

    def _open_card(self) -> None:
        """The card of the subject one is at."""
        if self.subject is not None and self.panel.view.settle():
            self.sieve.reset("people")
            self.go_to(self.subject, self.kpi)
            self.card.view.setFocus()

    def write_remarks(self) -> None:
        """Put the cursor into the remarks of the line one is in; Enter leads back."""
        self.remarks.self_score.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_grid(self) -> None:
        self.panel.view.setFocus()

    def _on_remark(
        self, write: Callable[[SubjectResult, LineResult, str], None], line: LineResult, words: str
    ) -> None:
        subject = self.shown
        try:
            if subject is not None:
                write(subject, line, words)
        except Mendable as error:
            self.remarks.refuse(problem_words(self.say, error))

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.months.header(self.result) if self.result is not None and self._order else ()

    def print_here(self) -> None:
        self.desk.shell.go("printing", self.subject)

    def natural_place(self) -> QWidget:
        return self.panel.view if self._order else self

    def find_here(self) -> None:
        self.sieve.search.setFocus()
        self.sieve.search.selectAll()

    def show_subject(self, key: SubjectKey) -> None:
        if any(each.is_of(key) for each in self._order):
            self.sieve.reset("people")
            self._kept = frozenset()
            self.go_to(key)

    def show_filter(self, name: str) -> None:
        if name == PROPOSALS:
            self.people.open_proposals()
        if name not in FILTERS or self.result is None:
            return
        self.sieve.reset(self.sieve.view, name)
        self._on_sieve()
