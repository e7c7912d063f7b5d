"""One subject's periods as tables: what each came to, and the score of every line in it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics

from services.domain.history import Moment
from services.domain.result import LineResult, LineState, ResultState, VetoMark
from services.language import Language
from services.wording.terms import label
from ui.pages.history.grid import Cell, GridRow, HeadedTable
from ui.pages.history.words import LOW, standing_words, state_words
from ui.theme.theme import Theme
from ui.widgets.table import Column, Index, RowsModel, SortedRows
from ui.widgets.text import marked

AIR = 22
"""What a cell leaves free beside its words."""


class MomentRow(Struct, frozen=True):
    """A period, and the total's change against the period before where both have one."""

    moment: Moment
    change: Decimal | None


def moment_rows(course: Sequence[Moment]) -> list[MomentRow]:
    """The periods, the latest first."""
    rows = [MomentRow(moment, None) for moment in course[:1]]
    for before, moment in pairwise(course):
        known = before.total is not None and moment.total is not None
        rows.append(MomentRow(moment, moment.total - before.total if known else None))  # type: ignore[operator]
    return rows[::-1]


class MonthsTable(HeadedTable):
    """A row a period, sortable; `picked` gives the period one goes to."""

    picked = Signal(str)
    _quiet = False

    def __init__(self, say: Language, theme: Theme) -> None:
        self.months = RowsModel(_Texts(say).columns(QFontMetrics(theme.font)), theme)
        self.sorted = SortedRows(self.months)
        super().__init__(theme, self.sorted, say("Periods"))
        self.set_widths(self.months.columns)

    def show_course(self, course: Sequence[Moment], chosen: str) -> None:
        """Show these periods with one chosen; nothing is announced."""
        self._quiet = True
        self.months.show_rows(moment_rows(course))
        self.choose(chosen)
        self._quiet = False

    def choose(self, period: str) -> None:
        """Bring a period's row under the cursor without announcing it."""
        quiet, self._quiet = self._quiet, True
        for at, row in enumerate(self.months.rows):
            index = self.sorted.mapFromSource(self.months.index(at, 0))
            if row.moment.period == period and index.row() != self.currentIndex().row():
                self.selectRow(index.row())
        self._quiet = quiet

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid() and current.row() != previous.row():
            row = self.months.rows[self.sorted.mapToSource(current).row()]
            self.picked.emit(row.moment.period)


class _Texts:
    def __init__(self, say: Language) -> None:
        self._say = say

    def columns(self, cells: QFontMetrics) -> tuple[Column[MomentRow], ...]:
        say = self._say
        words = (
            say("not rated"),
            say("In progress"),
            say("Reopened"),
            *(label(say, one) for one in ResultState),
        )
        state = AIR + max(map(cells.horizontalAdvance, words))
        return (
            Column(
                "period",
                say("Period"),
                lambda row: row.moment.period,
                width=76,
                tip=lambda row: say.period(row.moment.period),
            ),
            Column("state", say("State"), self._state, width=state, tone=self._quiet, tip=self._about),
            Column(
                "total",
                say("Total"),
                lambda row: say.fixed(row.moment.total),
                sort=lambda row: row.moment.total,
                number=True,
                width=66,
                strong=True,
            ),
            Column(
                "change",
                say("Change"),
                lambda row: marked(row.change, 2),
                sort=lambda row: row.change,
                number=True,
                width=70,
            ),
            Column("rank", say("Rank"), self._rank, sort=self._place, number=True, width=44),
            Column("grade", say("Grade"), self._grade, width=66),
            Column("coefficient", say("Coefficient"), self._coefficient, number=True, width=62),
            Column("veto", say("Veto"), self._vetoes, tone=lambda _: "red", tip=self._vetoes),
            Column("red_line", say("Red line"), self._red_lines, width=56, tone=lambda _: "red"),
        )

    def _state(self, row: MomentRow) -> str:
        return state_words(self._say, row.moment)

    def _about(self, row: MomentRow) -> str:
        return standing_words(self._say, row.moment)

    @staticmethod
    def _quiet(row: MomentRow) -> str:
        result = row.moment.result
        if result is None:
            return "muted"
        return "" if result.state is ResultState.COMPLETE else "amber"

    @staticmethod
    def _grade(row: MomentRow) -> str:
        result = row.moment.result
        if result is None or result.grade is None:
            return ""
        before = result.grade_before
        return result.grade if before in {None, result.grade} else f"{before} → {result.grade}"

    def _coefficient(self, row: MomentRow) -> str:
        result = row.moment.result
        return "" if result is None or result.coefficient is None else self._say.plain(result.coefficient)

    def _vetoes(self, row: MomentRow) -> str:
        vetoes = () if row.moment.result is None else row.moment.result.struck
        return self._say("; ").join(f"■ {veto.name}" for veto in vetoes)

    @staticmethod
    def _red_lines(row: MomentRow) -> str:
        cases = () if row.moment.result is None else row.moment.result.red_lines
        return "; ".join(f"■ {case.grade}" for case in cases if case.falls)

    @staticmethod
    def _place(row: MomentRow) -> int | None:
        return None if row.moment.result is None else row.moment.result.rank

    def _rank(self, row: MomentRow) -> str:
        rank = self._place(row)
        return "" if rank is None else str(rank)


def line_rows(say: Language, course: Sequence[Moment]) -> list[GridRow]:
    """A row a KPI that was ever on the card, the latest card's lines first, in its order."""
    names: dict[str, str] = {}
    by_period: list[dict[str, LineResult]] = []
    for moment in reversed(course):
        lines = () if moment.result is None else moment.result.lines
        by_period.append({line.kpi: line for line in lines})
        for line in lines:
            names.setdefault(line.kpi, line.name)
    by_period.reverse()
    return [
        GridRow(
            kpi,
            name,
            tuple(
                _line_cell(say, moment, lines.get(kpi))
                for moment, lines in zip(course, by_period, strict=True)
            ),
        )
        for kpi, name in names.items()
    ]


def _line_cell(say: Language, moment: Moment, line: LineResult | None) -> Cell:
    if line is None:
        exempt = moment.result is not None and moment.result.state is ResultState.EXEMPT
        return Cell(say("exempt"), tone="muted") if exempt else Cell()
    if line.state is LineState.NOT_APPLICABLE:
        return Cell(say("n/a"), tone="muted", tip=line.na_reason or say("Not applicable"))
    if line.score is None:
        return Cell("▲ " + say("missing"), tone="amber")
    tip = say(
        "Target {target}, actual {actual}, weight {weight}%",
        target=say.quantity(line.target),
        actual=line.actual_text or say.quantity(line.actual),
        weight=line.weight,
    )
    score = say.fixed(line.score)
    if line.veto_mark is VetoMark.HIT:
        return Cell(f"■ {score}", line.score, "red", say("Veto hit") + " · " + tip)
    if line.score < LOW:
        return Cell(f"▼ {score}", line.score, "red", tip)
    return Cell(score, line.score, tip=tip)
