"""One subject: whose course, the totals as a chart, the periods and the lines as tables, the losses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import Dimension, SubjectType
from services.domain.history import Moment, Standings
from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.scoring.losses import members_of
from ui.charts.course import CourseLine, CoursePoint
from ui.desk import Desk
from ui.pages.history.grid import PeriodGrid
from ui.pages.history.months import MonthsTable, line_rows
from ui.pages.history.panel import LossPanel
from ui.pages.history.people import Known, Spelt, SubjectList, matching
from ui.pages.history.words import mark_words
from ui.theme.tokens import GAP
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import Card
from ui.widgets.search import SearchField
from ui.widgets.text import Text

LIST, TITLES = 184, 132
PERIODS, LINES = "periods", "lines"


class OneSubject(QWidget):
    """`opened` gives the subject and the period whose scoring one wants to see."""

    opened = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self._say, self._theme = desk, desk.say, desk.theme
        self._known: list[Known] = []
        self._kind, self._span = Dimension.MONTHLY, 0
        self._spelt: Spelt | None = None
        self.course: tuple[Moment, ...] = ()
        self.key: SubjectKey | None = None
        self.period = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._make_list(), 2)
        row.addWidget(self._make_middle(), 8)
        self.panel = LossPanel(self._say, self._theme)
        self.panel.opened.connect(self.opened)
        row.addWidget(self.panel, 3)

    def _make_list(self) -> Card:
        say = self._say
        card = Card(margins=(0, 0, 0, 0))
        card.setAccessibleName(say("Subjects"))
        card.setMinimumWidth(LIST)
        card.setMaximumWidth(LIST + 60)
        self.search = SearchField(self._theme, say("Name or pinyin…"), LIST - 16)
        self.search.textChanged.connect(self._on_words)
        holder = QHBoxLayout()
        holder.setContentsMargins(8, 7, 8, 7)
        holder.addWidget(self.search)
        self.list = SubjectList(say, self._theme)
        self.list.picked.connect(self.pick)
        self.nobody = Text(say("Nobody here matches. Clear the search field."), "muted", wrap=True)
        self.nobody.setContentsMargins(14, 16, 14, 16)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(holder)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.nobody, 1)
        return card

    def _make_middle(self) -> Card:
        say, theme = self._say, self._theme
        self.card = Card(" ", " ", margins=(0, 0, 0, 0))
        self.tables = SegmentedButtons([(PERIODS, say("Periods")), (LINES, say("Lines' scores"))])
        self.tables.chosen.connect(self._turn)
        self.card.add_trailing(self.tables)
        self.chart = CourseLine(theme, say, say("Totals over the periods"))
        self.chart.picked.connect(self.choose_period)
        self.months = MonthsTable(say, theme)
        self.months.picked.connect(self.choose_period)
        self.lines = PeriodGrid(say, theme, say("Lines' scores"), TITLES)
        self.lines.selectionModel().currentChanged.connect(self._on_line_cell)
        self.legend = Text(say("■ veto hit · ▼ below 60 · ▲ missing. Click a period to sort by it."), "small")
        self.legend.setContentsMargins(16, 6, 16, 8)
        self.legend.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.months)
        self.stack.addWidget(self.lines)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 8, 8, 8)
        holder.addWidget(self.chart)
        self.card.body.addLayout(holder, 2)
        self.card.body.addWidget(self.stack, 5)
        self.card.body.addWidget(self.legend)
        return self.card

    # What is shown

    def show_all(
        self, known: list[Known], standings: Standings, kind: Dimension, span: int, period: str
    ) -> None:
        """Show the subjects, the one before if it is still there."""
        self._known, self._kind, self._span = known, kind, span
        if period in standings.periods:
            self.period = period
        elif self.period not in standings.periods and standings.periods:
            self.period = standings.periods[-1]
        if self.key not in standings.of:
            self.key = known[0].key if known else None
        self._show_list()
        self._show_course()

    def _show_list(self) -> None:
        words = self.search.text()
        found = matching(self._known, words, self._spelt) if words.strip() else self._known
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)
        self.list.show_known(found, self.key)

    def _show_course(self) -> None:
        known = next((one for one in self._known if one.key == self.key), None)
        if known is None or self.key is None:
            return
        say = self._say
        self.course = self._desk.company.history.course(self.key, self._kind, self._span)
        place = self._say("Department") if known.key.type is SubjectType.DEPARTMENT else known.place
        self.card.set_head(known.name, f"{known.key.code} · {place}")
        bounds = [
            (grade.name, grade.bound)
            for grade in self._desk.company.settings.read().grades
            if grade.bound is not None
        ]
        self.chart.show_course([self._point(moment) for moment in self.course], bounds, self.period)
        self.months.show_course(self.course, self.period)
        self.lines.show_rows([moment.period for moment in self.course], line_rows(say, self.course))
        self._show_losses(known)

    def _point(self, moment: Moment) -> CoursePoint:
        say, result = self._say, moment.result
        if result is None:
            return CoursePoint(moment.period, None, note=say("not rated"))
        mark = mark_words(say, result.state)
        version = say("version {version}", version=moment.version) if moment.version > 1 else ""
        note = version if moment.locked else say("not locked")
        return CoursePoint(moment.period, result.total, moment.locked, mark, note)

    def _show_losses(self, known: Known) -> None:
        moment = next((one for one in self.course if one.period == self.period), None)
        if moment is not None:
            self.panel.show_moment(known.name, moment, self._members(moment))

    def _members(self, moment: Moment) -> tuple[SubjectResult, ...] | None:
        result = moment.result
        if result is None or result.type is not SubjectType.DEPARTMENT or not result.lines:
            return None
        return members_of(self._desk.company.results.of(moment.period), result.code)

    # What one does

    def pick(self, key: SubjectKey) -> None:
        """Show another subject."""
        self.key = key
        self.list.choose(key)
        self._show_course()

    def choose_period(self, period: str) -> None:
        """Show where the points of another period went."""
        if period == self.period:
            return
        self.period = period
        self._show_course()

    def show_subject(self, key: SubjectKey) -> None:
        """Bring a subject into sight, whatever one looked for before."""
        if any(one.key == key for one in self._known):
            self.search.clear()
            self.pick(key)

    def _turn(self, key: str) -> None:
        self.tables.choose(key)
        self.stack.setCurrentIndex(0 if key == PERIODS else 1)
        self.legend.setVisible(key == LINES)

    def _on_line_cell(self) -> None:
        index = self.lines.currentIndex()
        if index.isValid() and index.column() < len(self.course):
            self.choose_period(self.course[index.column()].period)

    def _on_words(self, words: str) -> None:
        if self._spelt is None and words.strip() and words.strip().isascii():
            self._learn_pinyin()
        self._show_list()

    def _learn_pinyin(self) -> None:
        """Bring the readings in, in the background."""
        self._desk.jobs.start(self._say("Reading the pinyin table"), _readings, self._take_pinyin, owner=self)

    def _take_pinyin(self, spelt: Spelt) -> None:
        self._spelt = spelt
        self._show_list()


def _readings(_progress: object) -> Spelt:
    from services.spelling import is_spelt

    is_spelt("战绩", "zj")
    return is_spelt
