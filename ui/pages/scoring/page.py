"""The page: whom to score at the left, the card in the middle, the reason at the right."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import Dimension, PeriodState, SubjectType
from services.domain.result import LineResult, PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.wording.problems import problem_words
from ui.page import HeaderAct, Page
from ui.pages.scoring.acts import Acts
from ui.pages.scoring.card import CardPanel
from ui.pages.scoring.entry import CardEntry
from ui.pages.scoring.filters import FILTERS, counts, matches, of_view
from ui.pages.scoring.remarks import Remarks
from ui.pages.scoring.sieve import Sieve
from ui.pages.scoring.subjects import SubjectList
from ui.pages.scoring.why import WhyPanel
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text

LIST, WHY = 216, 286


class Scoring(Page):
    """Entry of actuals with scores at once. `subject` is whose card is in sight."""

    scrolled = False

    def build(self) -> None:
        self.result: PeriodResult | None = None
        self.shown: SubjectResult | None = None
        self.do = Acts(self)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        self.stack.addWidget(self._make_room())
        self._empty: EmptyState | None = None

    def _make_room(self) -> QWidget:
        room = QWidget()
        room.setProperty("ground", "clear")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.sieve = Sieve(self.say, self.theme, self.desk.jobs)
        self.sieve.changed.connect(self._on_sieve)
        self.sieve.turned.connect(self._on_view)
        self.sieve.search.returnPressed.connect(self._enter_card)
        column.addWidget(self.sieve)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._make_list(), 2)
        row.addWidget(self._make_card(), 8)
        row.addWidget(self._make_why(), 3)
        self.blank = Card()
        row.addWidget(self.blank, 11)
        column.addLayout(row, 1)
        return room

    def _make_list(self) -> Card:
        self.list = SubjectList(self.say, self.theme)
        self.list.picked.connect(self.pick)
        self.list.entered.connect(self._enter_card)
        self.list_card = Card(self.say("Subjects"), " ", margins=(0, 0, 0, 0))
        self.list_card.setMinimumWidth(LIST)
        self.list_card.setMaximumWidth(LIST + 60)
        self.list_card.body.addWidget(self.list, 1)
        self.nobody = Text("", "muted", wrap=True)
        self.nobody.setContentsMargins(14, 16, 14, 16)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nobody.hide()
        self.list_card.body.addWidget(self.nobody, 1)
        return self.list_card

    def _make_card(self) -> CardPanel:
        self.card = CardPanel(self.say, self.theme)
        self.card.looked_at.connect(self._explain)
        self.card.view.walked_off.connect(self._walk)
        self.card.view.refused.connect(self.do.explain_refusal)
        self.card.view.overfull.connect(self.do.explain_overfull)
        self.card.outcome.adjusting.connect(self.do.adjust)
        self.card.exempting.connect(self.do.exempt)
        self.card.including.connect(self.do.include)
        return self.card

    def _make_why(self) -> WhyPanel:
        self.remarks = Remarks(self.say)
        self.remarks.self_scored.connect(self._on_self_score)
        self.remarks.noted.connect(
            lambda line, words: self.desk.attempt(partial(self._entry.note, line, words))
        )
        self.why = WhyPanel(self.say, self.theme, self.remarks)
        self.why.out.clicked.connect(self.do.switch_line)
        self.why.setMinimumWidth(WHY)
        self.why.setMaximumWidth(WHY + 120)
        return self.why

    # What is shown

    def refresh(self) -> None:
        company = self.desk.company
        if self.result is None or self.result.period != self.period:
            self.card.view.leave()
            self.card.model.drop_drafts()
        self.result = company.results.of(self.period) if self.period else None
        if self.result is None or not self.result.results:
            self._show_empty()
            return
        self.stack.setCurrentIndex(0)
        self.subtitle = self._heading(self.result)
        self._show_list()
        self._show_subject()

    @property
    def locked(self) -> bool:
        """Whether the period is locked."""
        return self.result is not None and self.result.state is PeriodState.LOCKED

    @property
    def _entry(self) -> CardEntry:
        if self.card.model.entry is None:
            raise AssertionError("a card is in sight")
        return self.card.model.entry

    def _heading(self, result: PeriodResult) -> str:
        say = self.say
        kinds = {
            Dimension.MONTHLY: say("Monthly appraisal"),
            Dimension.QUARTERLY: say("Quarterly appraisal"),
            Dimension.HALF_YEARLY: say("Half-yearly appraisal"),
            Dimension.ANNUAL: say("Annual appraisal"),
        }
        missing = sum(len(subject.missing) for subject in result.incomplete)
        state = (
            say("locked")
            if self.locked
            else say("{count} missing", count=missing)
            if missing
            else say("complete")
        )
        people = sum(subject.type is SubjectType.EMPLOYEE for subject in result.results)
        return " · ".join((kinds[result.dimension], say("{count} people", count=people), state))

    def _show_empty(self) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self.do.empty_state()
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)
        self.subtitle, self.shown = "", None

    def in_sight(self) -> list[SubjectResult]:
        """The subjects that view, filter and search leave; the one being worked on stays."""
        if self.result is None:
            return []
        keep, words = FILTERS[self.sieve.filter], self.sieve.words
        return [
            subject
            for subject in of_view(self.result, self.sieve.view)
            if (keep(subject) or subject.key == self._kept)
            and (not words or matches(subject, words, self.sieve.is_spelt))
        ]

    _kept: SubjectKey | None = None
    """The subject being worked on: mending what the filter looks for must not take it away."""

    def _show_list(self) -> None:
        if self.result is None:
            return
        view = of_view(self.result, self.sieve.view)
        self.sieve.show_counts(counts(view))
        found = self.in_sight()
        if not any(self.subject is not None and one.is_of(self.subject) for one in found):
            self.subject = found[0].key if found else None
        self._kept = self.subject
        self.list.show_subjects(found, self.subject)
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)
        self.nobody.setText(self.say("Nobody here matches. Press “All”, or clear the search field."))
        self.list_card.set_head(self.say("Subjects"), str(len(found)))

    def _show_subject(self) -> None:
        subject = self._of(self.subject)
        for panel in (self.card, self.why):
            panel.setVisible(subject is not None)
        self.blank.setVisible(subject is None)
        if subject is None:
            self.shown = None
            return
        entry = CardEntry(self.desk.company, self.say, self.period, subject)
        self.shown = subject
        self.card.show_subject(subject, entry, locked=self.locked)
        self.card.show_hint(self.do.undo_words())
        self._explain()

    def _of(self, key: SubjectKey | None) -> SubjectResult | None:
        results = self.result.results if self.result is not None else ()
        return next((one for one in results if key is not None and one.is_of(key)), None)

    def _explain(self) -> None:
        subject, row = self.shown, self.card.row
        if subject is None:
            return
        if row is None or row.subject.key != subject.key:
            self.why.show_subject(subject)
            return
        history = self.desk.company.history.of(subject.key)
        self.why.show_row(row, self.period, history, locked=self.locked)

    # What one does

    def pick(self, key: SubjectKey) -> None:
        """Show another subject, once what is being typed is written."""
        if not self.card.view.settle():
            self.list.choose(self.subject)
            return
        self.subject = self._kept = key
        self.list.choose(key)
        self._show_subject()

    def _on_sieve(self) -> None:
        if self.result is None or not self.card.view.settle():
            return
        self._kept = None
        self._show_list()
        self._show_subject()

    def _on_view(self) -> None:
        """From people to departments and back: the department of the person, and its people."""
        shown = self.shown
        if shown is not None and self.result is not None:
            near = [
                each for each in of_view(self.result, self.sieve.view) if each.department == shown.department
            ]
            self.subject = near[0].key if near else None
        self._on_sieve()

    def _enter_card(self) -> None:
        self.card.view.setFocus()

    def _walk(self, step: int) -> None:
        """From the card's end into the next subject's card."""
        key = self.list.neighbour(self.subject, step)
        if key is None:
            return
        self.pick(key)
        rows = [at for at, row in enumerate(self.card.model.rows) if row.takes("actual")]
        if rows:
            self.card.view.go_to(rows[0] if step > 0 else rows[-1])

    def _on_self_score(self, line: LineResult, words: str) -> None:
        try:
            self._entry.self_score(line, words)
        except Mendable as error:
            self.remarks.refuse(problem_words(self.say, error))

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.do.header()

    def print_here(self) -> None:
        self.desk.shell.go("printing", self.subject)

    def find_here(self) -> None:
        self.sieve.search.setFocus()
        self.sieve.search.selectAll()

    def show_subject(self, key: SubjectKey) -> None:
        if self._of(key) is None:
            return
        self.sieve.reset("departments" if key.type is SubjectType.DEPARTMENT else "people")
        self.subject = self._kept = key
        self._show_list()
        self._show_subject()

    def show_filter(self, name: str) -> None:
        if name not in FILTERS or self.result is None:
            return
        view = self.sieve.view
        if not any(map(FILTERS[name], of_view(self.result, view))):
            view = "departments" if view == "people" else "people"
        self.sieve.reset(view, name)
        self._on_sieve()
