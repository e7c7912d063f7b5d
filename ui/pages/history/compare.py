"""Departments compared: totals by period, the chosen ones as lines, and what pulled one of them down."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import Dimension, SubjectType
from services.domain.history import Moment, Standings
from services.domain.scorecard import SubjectKey
from services.scoring.losses import members_of
from ui.charts.lines import STROKES, NamedLines
from ui.desk import Desk
from ui.pages.history.departments import MEAN, Totals, department_rows, departments_in, totals_in
from ui.pages.history.grid import PeriodGrid
from ui.pages.history.panel import LossPanel
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.text import Text

TITLES, CHART = 132, 260


class CompareDepartments(QWidget):
    """`opened` gives the department and the period whose scoring one wants to see."""

    opened = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self._say, self._theme = desk, desk.say, desk.theme
        self._totals: Totals = {}
        self._names: Mapping[SubjectKey, str] = {}
        self._kind = Dimension.MONTHLY
        self.codes: tuple[str, ...] = ()
        self.chosen: list[str] = []
        self.department = ""
        self.period = ""
        self._quiet = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(self._make_middle(), 9)
        self.panel = LossPanel(self._say, self._theme)
        self.panel.opened.connect(self.opened)
        row.addWidget(self.panel, 3)

    def _make_middle(self) -> QVBoxLayout:
        say, theme = self._say, self._theme
        self.chart_card = Card(say("Chosen departments"), " ")
        self.chart = NamedLines(theme, say, say("Totals of the chosen departments"))
        self.chart.picked.connect(self.choose_period)
        self.chart_card.body.addWidget(self.chart)
        self.chart_card.setMaximumHeight(CHART)
        card = Card(margins=(0, 0, 0, 0))
        self.table = PeriodGrid(say, theme, say("Departments' totals"), TITLES)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_rows())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_cell())
        self.legend = Text(
            say(
                "▲ highest · ▼ lowest of the period. Ctrl+click departments to draw up to {most}; click "
                "a period to sort by it.",
                most=len(STROKES),
            ),
            "small",
            wrap=True,
        )
        self.legend.setContentsMargins(16, 6, 16, 8)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.legend)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.chart_card, 1)
        column.addWidget(card, 3)
        return column

    # What is shown

    def show_all(
        self, standings: Standings, names: Mapping[SubjectKey, str], kind: Dimension, period: str
    ) -> None:
        """Show the departments; those chosen before stay chosen."""
        self._totals, self._names, self._kind = departments_in(standings), names, kind
        self.codes = standings.periods
        if period in self.codes:
            self.period = period
        elif self.period not in self.codes and self.codes:
            self.period = self.codes[-1]
        there = {key.code for key in self._totals}
        self.chosen = [code for code in self.chosen if code in there] or self._extremes()
        if self.department not in there:
            self.department = self.chosen[0] if self.chosen else ""
        self._show()

    def _extremes(self) -> list[str]:
        """To begin with: the lowest and the highest of the period, as many as can be drawn."""
        known = totals_in(self._totals, self.period)
        by_total = [key.code for key in sorted(known, key=lambda key: known[key])]
        half = len(STROKES) // 2
        return by_total if len(by_total) <= len(STROKES) else [*by_total[:half], *by_total[-half:]]

    def _show(self) -> None:
        if not self.codes:
            return
        rows = department_rows(self._say, self._totals, self._names, self.codes, self.period)
        self._quiet = True
        self.table.show_rows(self.codes, rows, [self._say("Rank")])
        self._select()
        self._quiet = False
        self._show_lines()
        self._show_losses()

    def _select(self) -> None:
        """Put the chosen rows and the cursor into the table."""
        model, flag = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        at = self.table.row_of(self.department)
        if at >= 0:
            cursor = self.table.sorted.index(at, self.codes.index(self.period))
            model.setCurrentIndex(cursor, flag.NoUpdate)
        wanted = {self.table.row_of(code) for code in self.chosen} - {-1}
        if wanted != {index.row() for index in model.selectedRows()}:
            model.clearSelection()
            for row in wanted:
                model.select(self.table.sorted.index(row, 0), flag.Select | flag.Rows)

    def _show_lines(self) -> None:
        say = self._say
        lines = []
        for code in self.chosen[: len(STROKES)]:
            key = SubjectKey(SubjectType.DEPARTMENT, code)
            there = self._totals.get(key, {})
            values = [there[one].total if one in there else None for one in self.codes]
            lines.append((self._names.get(key, code), values))
        self.chart.show_lines(self.codes, lines, self.period)
        over = len(self.chosen) - len(STROKES)
        more = say("{count} more are chosen than can be drawn", count=over) if over > 0 else ""
        self.chart_card.set_head(say("Chosen departments"), more or say.period(self.period))

    def _show_losses(self) -> None:
        key = SubjectKey(SubjectType.DEPARTMENT, self.department)
        self.panel.setVisible(bool(self.department))
        if not self.department:
            return
        course = self._desk.company.history.course(key, self._kind, len(self.codes))
        moment = next((one for one in course if one.period == self.period), Moment(self.period))
        members = None
        if moment.opened:
            members = members_of(self._desk.company.results.of(self.period), self.department)
        self.panel.show_moment(self._names.get(key, key.code), moment, members)

    # What one does

    def choose_period(self, period: str) -> None:
        """Look at another period."""
        if period != self.period and period in self.codes:
            self.period = period
            self._show()

    def show_department(self, code: str) -> None:
        """Bring a department into sight."""
        if any(key.code == code for key in self._totals):
            self.department = code
            if code not in self.chosen:
                self.chosen = [code, *self.chosen][: len(STROKES)]
            self._show()

    def _on_rows(self) -> None:
        if self._quiet:
            return
        self.chosen = [key for key in self.table.chosen_keys() if key != MEAN]
        self._show_lines()

    def _on_cell(self) -> None:
        index = self.table.currentIndex()
        if self._quiet or not index.isValid():
            return
        key = self.table.key_at(index.row())
        if key != MEAN:
            self.department = key
        if index.column() < len(self.codes) and self.codes[index.column()] != self.period:
            self.period = self.codes[index.column()]
            self._show_ranks()
        self._show_lines()
        self._show_losses()

    def _show_ranks(self) -> None:
        """The ranks of another period, the selection as the user makes it."""
        rows = department_rows(self._say, self._totals, self._names, self.codes, self.period)
        self.table.show_rows(self.codes, rows, [self._say("Rank")])
