"""The middle: what the present speaker reports, in large type."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from models.terms import Dimension
from services.domain.minutes import Session
from services.domain.report import ReportSheet
from services.domain.result import LineResult, VetoMark
from services.scoring.rounding import HUNDRED
from services.wording.reports import promise_state
from ui.charts.course import CourseLine, CoursePoint
from ui.desk import Desk
from ui.widgets.card import empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Figure, Text, rule


class SheetView(ScrolledColumn):
    """A speaker's sheet; for another item the resolutions of the meeting so far."""

    def __init__(self, desk: Desk) -> None:
        super().__init__((34, 18, 34, 18), 10, desk.say("Report sheet"))
        self._desk, self._say = desk, desk.say
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_speaker(self, sheet: ReportSheet) -> None:
        """Show what somebody reports."""
        say = self._say
        empty(self.column)
        self._add_head(sheet)
        self._add_promises(sheet)
        self._add_lines(sheet)
        self._add_words(say("② Measures and what worked"), sheet.report.worked)
        self._add_words(say("③ Gaps and causes"), sheet.report.causes)
        actions = [
            " · ".join((one.action.measure, one.owner_name, say.day(one.action.due)))
            for one in sheet.next_actions
        ]
        self._add_words(say("④ Next actions"), "\n".join(actions))
        self._add_words(say("⑤ Support needed"), sheet.report.support)
        self._add_course(sheet)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def show_other(self, session: Session, title: str) -> None:
        """Show an item that is no speaker's turn, with what the meeting has resolved."""
        say = self._say
        empty(self.column)
        self.column.addWidget(Text(title, "title"))
        self.column.addWidget(Text(say("Resolutions so far"), "heading"))
        names = {person.number: person.name for person in session.staff}
        for one in session.resolutions:
            due = say("no due date yet") if one.due is None else say.day(one.due)
            owner = names.get(one.owner or "", "") or say("no owner yet")
            facts = " · ".join((session.titles.get(one.item, ""), owner, due))
            self.column.addWidget(rule())
            self.column.addWidget(Text(one.text, wrap=True))
            self.column.addWidget(Text(facts, "small", wrap=True))
        if not session.resolutions:
            self.column.addWidget(Text(say("No resolutions yet."), "muted"))
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _add_head(self, sheet: ReportSheet) -> None:
        say, row = self._say, QHBoxLayout()
        row.setSpacing(14)
        name = " · ".join(filter(None, (sheet.speaker.department_name, sheet.speaker.name)))
        row.addWidget(Text(name, "title"))
        total = (
            say("not complete") if sheet.total is None else f"{say.fixed(sheet.total)} {sheet.grade or ''}"
        )
        row.addWidget(Text(total.strip(), "figure"))
        for veto in sheet.vetoes:
            row.addWidget(Chip(say("■ {name} veto", name=veto.name), "red"))
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_promises(self, sheet: ReportSheet) -> None:
        say = self._say
        self.column.addWidget(Text(say("Promises of last month"), "heading"))
        for promise in sheet.promises:
            row = QHBoxLayout()
            row.setSpacing(10)
            late, kept = promise.overdue, promise.state.value in {"done", "closed"}
            row.addWidget(Chip(promise_state(say, promise), "red" if late else "green" if kept else ""))
            owner = "" if promise.owner == sheet.speaker.employee else promise.owner_name
            words = " · ".join(filter(None, (promise.text, owner, promise.due)))
            row.addWidget(Text(words, wrap=True), 1)
            self.column.addLayout(row)
        if not sheet.promises:
            words = say("Nothing was promised for this period: it has no plan and no earlier action.")
            self.column.addWidget(Text(words, "muted", wrap=True))

    def _add_lines(self, sheet: ReportSheet) -> None:
        say, grid = self._say, QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Text(say("① Targets and actuals"), "heading"), 0, 0)
        for column, words in enumerate((say("Target"), say("Actual"), say("Score")), 1):
            grid.addWidget(Figure(words, "small"), 0, column)
        for number, line in enumerate(sheet.lines):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, 4)
            self._add_line(grid, 2 * number + 2, line)
        self.column.addLayout(grid)
        if not sheet.lines:
            words = say("Nothing is scored for this speaker in this period.")
            self.column.addWidget(Text(words, "muted", wrap=True))

    def _add_line(self, grid: QGridLayout, row: int, line: LineResult) -> None:
        say, veto = self._say, line.veto_mark is VetoMark.HIT
        name = Text(f"{_mark(line)} {line.name} {line.unit}".strip(), wrap=True)
        name.set_tone("red" if veto else "")
        grid.addWidget(name, row, 0)
        actual = line.actual_text or say.quantity(line.actual, line.decimals)
        figures = (say.quantity(line.target, line.decimals), actual, say.fixed(line.score))
        for column, words in enumerate(figures, 1):
            grid.addWidget(Figure(words, "strong" if column == 3 else "body"), row, column)

    def _add_words(self, head: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Text(head, "heading"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words or self._say("nothing written"), "body" if words else "muted", wrap=True), 1)
        self.column.addLayout(row)

    def _add_course(self, sheet: ReportSheet) -> None:
        if sheet.result is None:
            return
        company = self._desk.company
        moments = company.history.course(sheet.result.key, Dimension.MONTHLY)
        points = [CoursePoint(one.period, one.total, one.locked) for one in moments]
        grades = company.settings.read().grades
        bounds = [(grade.name, grade.bound) for grade in grades if grade.bound is not None]
        self.course = CourseLine(self._desk.theme, self._say, self._say("Totals of the last twelve months"))
        self.course.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.course.show_course(points, bounds, sheet.period)
        self.column.addWidget(Text(self._say("Totals of the last twelve months"), "heading"))
        self.column.addWidget(self.course)


def _mark(line: LineResult) -> str:
    """A line as a shape: struck by a veto, without a score, below 100, or there."""
    if line.veto_mark is VetoMark.HIT:
        return "■"
    if line.score is None:
        return "○"
    return "▲" if line.score < HUNDRED else "●"
