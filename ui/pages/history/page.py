"""The page: one subject's course, or the departments compared; which kind of period, and how many."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from models.terms import Dimension, SubjectType
from services.domain.history import Standings
from services.domain.period import Period
from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.wording.terms import label
from ui.page import Page
from ui.pages.history.compare import CompareDepartments
from ui.pages.history.people import Known
from ui.pages.history.subject import OneSubject
from ui.pages.history.words import mark_words
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.empty import EmptyState

SUBJECT, COMPARE = "subject", "compare"
SPANS = (12, 24)


class HistoryPage(Page):
    """Reads results over time. `shell.go("history", filter="compare")` turns to the comparison."""

    scrolled = False

    def build(self) -> None:
        say = self.say
        self.kinds: Mapping[Dimension, int] = {}
        self._followed = ""
        self._found = Standings()
        self._due: set[str] = set()
        self._turn: dict[str, str] = {}
        self.sections = SegmentedButtons(
            [(SUBJECT, say("One subject")), (COMPARE, say("Compare departments"))]
        )
        self.sections.chosen.connect(self.turn_to)
        self.kind_buttons = SegmentedButtons([(kind, label(say, kind)) for kind in Dimension])
        self.kind_buttons.chosen.connect(lambda _key: self._show())
        self.spans = SegmentedButtons(
            [(str(span), say("{count} {count:period|periods}", count=span)) for span in SPANS]
        )
        self.spans.chosen.connect(lambda _key: self._show())
        row = QHBoxLayout()
        row.addWidget(self.sections)
        row.addStretch(1)
        row.addWidget(self.kind_buttons)
        row.addSpacing(20)
        row.addWidget(self.spans)
        self.column.addLayout(row)
        self.one = OneSubject(self.desk)
        self.compare = CompareDepartments(self.desk)
        self.stack = QStackedWidget()
        for section in (self.one, self.compare):
            section.opened.connect(self._open)
            self.stack.addWidget(section)
        self.empty = EmptyState(
            self.theme,
            "clock",
            " ",
            " ",
            button=say("Go to Scoring"),
            act=lambda: self.desk.shell.go("scoring"),
        )
        self.stack.addWidget(self.empty)
        self.column.addWidget(self.stack, 1)

    # What is shown

    def refresh(self) -> None:
        fresh = self.period != self._followed
        self._followed = self.period
        self.kinds = self.desk.company.history.kinds()
        for kind in Dimension:
            self.kind_buttons.button(kind).setVisible(kind in self.kinds)
        self.kind_buttons.setVisible(len(self.kinds) > 1)
        if fresh and self.period:
            self.kind_buttons.choose(Period.parse(self.period).dimension)
            self._turn = dict.fromkeys((SUBJECT, COMPARE), self.period)
        elif self.kinds and self.kind not in self.kinds:
            self.kind_buttons.choose(next(iter(self.kinds)))
        self._show()

    @property
    def kind(self) -> Dimension:
        """The kind of period in sight."""
        return Dimension(self.kind_buttons.current)

    def _show(self) -> None:
        """Show the section in sight anew; the other one is due when it comes into sight."""
        history = self.desk.company.history
        self.spans.setVisible(self.kinds.get(self.kind, 0) > SPANS[0])
        for control in (self.sections, self.kind_buttons, self.spans):
            control.setEnabled(bool(self.kinds))
        self._found = history.standings(self.kind, self.span) if self.kinds else Standings()
        if not self._found.of:
            self._show_empty()
            return
        self._due = {SUBJECT, COMPARE}
        first, last = self._found.periods[0], self._found.periods[-1]
        self.subtitle = self.say(
            "{first} to {last}", first=self.say.period(first), last=self.say.period(last)
        )
        self.turn_to(self.sections.current)
        self.headed.emit()

    @property
    def span(self) -> int:
        """How many periods are in sight."""
        return int(self.spans.current)

    def _fill(self, section: str) -> None:
        """Show a section anew; it turns to the window's period once, and then stays where one leads it."""
        period, found = self._turn.pop(section, ""), self._found
        names = self.desk.company.history.names()
        if section == SUBJECT:
            self.one.show_all(self._known(found, names), found, self.kind, self.span, period)
        else:
            self.compare.show_all(found, names, self.kind, period)

    def _show_empty(self) -> None:
        say = self.say
        if self.kinds:
            title = say("Nobody has a result in these periods")
            words = say(
                "Results stand here once people and departments have scorecards and a period is open."
            )
        else:
            title = say("No period is open yet")
            words = say("Open the first period in Scoring. Each period that is locked stays here for good.")
        self.empty.show_words(title, words, say("Go to Scoring"))
        self.subtitle = ""
        self.stack.setCurrentWidget(self.empty)

    def _known(self, standings: Standings, names: Mapping[SubjectKey, str]) -> list[Known]:
        """Departments, people by department, and at the end those of earlier periods only."""
        say, codes = self.say, standings.periods
        now = self.period if self.period in codes else codes[-1]
        results = sorted(self.desk.company.results.of(now).results, key=_place)
        known = [
            Known(
                one.key,
                one.name,
                say("Departments") if one.type is SubjectType.DEPARTMENT else one.department_name,
                one.total,
                mark_words(say, one.state),
            )
            for one in results
        ]
        here = {one.key for one in known}
        earlier = sorted(key for key in standings.of if key not in here)
        return [*known, *(Known(key, names.get(key, key.code), say("Other periods")) for key in earlier)]

    # What one does

    def turn_to(self, section: str) -> None:
        """Bring a section into sight."""
        self.sections.choose(section)
        if not self._found.of:
            return
        if section in self._due:
            self._due.discard(section)
            self._fill(section)
        self.stack.setCurrentWidget(self.one if section == SUBJECT else self.compare)

    def _open(self, key: SubjectKey, period: str) -> None:
        """The scoring of a subject in a period."""
        self.desk.shell.show_period(period)
        self.desk.shell.go("scoring", key)

    # What the window asks

    def find_here(self) -> None:
        self.turn_to(SUBJECT)
        self.one.search.setFocus()
        self.one.search.selectAll()

    def show_filter(self, name: str) -> None:
        if name in {SUBJECT, COMPARE}:
            self.turn_to(name)

    def show_subject(self, key: SubjectKey) -> None:
        if self.sections.current == COMPARE and key.type is SubjectType.DEPARTMENT:
            self.compare.show_department(key.code)
        else:
            self.turn_to(SUBJECT)
            self.one.show_subject(key)


def _place(result: SubjectResult) -> tuple[bool, str, bool, str]:
    """Departments first, then people by department, its head before the others."""
    return result.type is not SubjectType.DEPARTMENT, result.department, not result.head, result.code
