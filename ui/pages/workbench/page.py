"""The Workbench page: the month as a pipeline, what needs attention, and the firm's figures."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.terms import PeriodState, SubjectType
from services.alarms import alarm_answers
from services.domain.alarm import AlarmAnswer
from services.domain.cycle_due import CycleDue, LateGaps, MeetingStep
from services.domain.result import Exceptional, ExceptionKind, PeriodResult
from services.domain.scorecard import SubjectKey
from services.wording.states import act_words
from services.workbench import (
    Month,
    Stage,
    company_trend,
    costly_grades,
    department_totals,
    grade_counts,
    month_of,
)
from ui.charts.departments import DepartmentBar, DepartmentBars
from ui.charts.grades import GradeColumn, GradeColumns
from ui.charts.trend import TrendLine
from ui.first_step import FirstStep
from ui.page import HeaderAct, Page
from ui.pages.workbench.attention import Attention
from ui.pages.workbench.reminders import reminders_of
from ui.pages.workbench.steps import steps_of
from ui.reading import Reading
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.pipeline import PipelineStrip

LOWEST, HIGHEST = 184, 270
NARROW = 860


class Cycle(Struct, frozen=True):
    """What of the cycle is due, `due` as of a period and `late` of the others; None before it is read."""

    period: str
    due: CycleDue | None = None
    late: tuple[LateGaps, ...] = ()


class Workbench(Page):
    """Shows one period; empty until the company has one."""

    def build(self) -> None:
        say, theme = self.say, self.theme
        self.month: Month | None = None
        self.reading = Reading(self.desk.jobs, self)
        self._cycle = Cycle("")
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.pipeline = PipelineStrip(say, theme)
        column.addWidget(self.pipeline)
        column.addLayout(self._figures(), 1)
        self.nothing = FirstStep(self.desk, "calendar")
        self.column.addWidget(self.content)
        self.column.addWidget(self.nothing)

    def _figures(self) -> QHBoxLayout:
        say, theme = self.say, self.theme
        self.bars = DepartmentBars(theme, say, say("Department totals"))
        self.bars.picked.connect(lambda code: self._go(SubjectKey(SubjectType.DEPARTMENT, code)))
        self.departments = Card(say("Department totals"), say("vertical line: last month"))
        self.departments.body.addWidget(self.bars)
        self.trend = TrendLine(theme, say, say("Company total"))
        self.trend_card = Card(say("Company total"), say("average of the departments"))
        self.trend_card.body.addWidget(self.trend)
        self.grades = GradeColumns(theme, say("Grades"))
        self.grade_card = Card(say("Grades"))
        self.grade_card.body.addWidget(self.grades)
        self.attention = Attention(say, theme, self._view)
        for card in (self.trend_card, self.grade_card):
            card.setMinimumHeight(LOWEST)
            card.setMaximumHeight(HIGHEST)
        lower = QHBoxLayout()
        lower.setSpacing(GAP)
        lower.addWidget(self.trend_card, 4)
        lower.addWidget(self.grade_card, 3)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.departments, 1)
        left.addLayout(lower)
        self.figures = QHBoxLayout()
        self.figures.setSpacing(GAP)
        self.figures.addLayout(left, 17)
        self.figures.addWidget(self.attention, 11)
        return self.figures

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, what needs attention stands above the figures, not beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self.figures.direction() is not way:
            self.figures.setDirection(way)

    def refresh(self) -> None:
        result = self.desk.company.results.of(self.period) if self.period else None
        there = result is not None and bool(result.results)
        self.content.setVisible(there)
        self.nothing.setVisible(not there)
        if result is None or not there:
            self.month, self.subtitle = None, ""
            self.reading.drop()
            self.nothing.lead(self.desk.company.new_company.progress())
            return
        self.month = month_of(result)
        self.subtitle = self._subtitle(result, self.month)
        if self._cycle.period != self.period:
            self._cycle = Cycle(self.period)
        self._show_cycle(result, self.month)
        self._show_figures(result)
        self._read_cycle(result, self.month)

    def _read_cycle(self, result: PeriodResult, month: Month) -> None:
        """In the background: what the month can do without is not waited for."""
        company, period = self.desk.company, self.period

        def read() -> Cycle:
            return Cycle(period, company.cycle_watch.of(period), company.follow_up.late(besides=period))

        def take(found: Cycle) -> None:
            if self._cycle != found:
                self._cycle = found
                self._show_cycle(result, month)

        self.reading.ask(read, take, self.desk.shell.fail)

    def _show_cycle(self, result: PeriodResult, month: Month) -> None:
        """The steps and what needs attention, with as much of the cycle as was read."""
        due, late = self._cycle.due, self._cycle.late
        self.pipeline.show_steps(steps_of(self.say, month, due, self._acts_of_stages(month, due)))
        reminders = reminders_of(self.say, due or CycleDue(), late, self._improve, self._turn_to_gaps)
        self.attention.show_items(result.exceptions, self._answers(result), result.divergences, reminders)

    def _answers(self, result: PeriodResult) -> dict[str, AlarmAnswer]:
        """What the officer has answered to the period's alarms."""
        if not any(item.kind is ExceptionKind.ALARM for item in result.exceptions):
            return {}
        return alarm_answers(result, self.desk.company.alarms.answers())

    def _subtitle(self, result: PeriodResult, month: Month) -> str:
        say = self.say
        if month.locked:
            return say("Locked · version {version}", version=result.version)
        if month.unscored:
            return say("{count} still incomplete", count=month.unscored)
        return say("Everyone is scored · ready to lock")

    def _show_figures(self, result: PeriodResult) -> None:
        say, low = self.say, costly_grades(result)
        self.bars.show_bars(
            [
                DepartmentBar(
                    item.subject.code,
                    item.subject.name,
                    item.total,
                    item.before,
                    item.subject.grade or "",
                    low=item.subject.grade in low,
                    state=""
                    if item.total is not None
                    else say("{count} missing", count=len(item.subject.missing)),
                )
                for item in department_totals(result)
            ]
        )
        points = company_trend(result)
        self.trend.show_values([point.period for point in points], [point.total for point in points])
        counts = grade_counts(result)
        self.grades.show_columns([GradeColumn(grade, count, low=grade in low) for grade, count in counts])
        self.grade_card.set_head(
            say("Grades"),
            say("{count} {count:person|people} graded", count=sum(count for _, count in counts)),
        )

    # Acts

    def acts(self) -> tuple[HeaderAct, ...]:
        importing = HeaderAct(self.say("Import workbook"), self.desk.shell.import_workbook)
        if self.month is None:
            return (importing,)
        return (importing, *self._following(self.month), self._next_act(self.month))

    def _following(self, month: Month) -> tuple[HeaderAct, ...]:
        """The opening of the next month, once the newest is locked."""
        periods = self.desk.company.periods
        if not month.locked or self.period != periods.latest_month():
            return ()
        code = periods.next_month()
        words = self.say("Open {period}", period=self.say.period(code))
        return (HeaderAct(words, lambda: self._open(code)),)

    def _open(self, code: str) -> None:
        """Open a month and turn to it."""
        if self.desk.attempt(lambda: self.desk.company.periods.open(code)):
            self.desk.shell.show_period(code)

    def _next_act(self, month: Month) -> HeaderAct:
        say = self.say
        match month.stage:
            case Stage.PRINT:
                return HeaderAct(
                    say("Print the packet"), lambda: self.desk.shell.go("printing"), primary=True
                )
            case Stage.REVIEW | Stage.LOCK if not month.unscored:
                return HeaderAct(say("Lock the month…"), self.lock, primary=True)
            case Stage.COLLECT if month.state is PeriodState.OPEN:
                return self._move_on(month)
            case _ if not month.unscored:
                return self._move_on(month)
            case _:
                words = say("Continue scoring ({count} left)", count=month.unscored)
                if month.state is PeriodState.COLLECTING:
                    words = say("Continue collecting ({count} left)", count=month.missing)
                return HeaderAct(words, self._score, primary=True)

    def _move_on(self, month: Month) -> HeaderAct:
        """Into the month's next state."""
        state, periods = month.next_state, self.desk.company.periods
        move = partial(self.desk.attempt, partial(periods.move, self.period, state))
        return HeaderAct(act_words(self.say, state), move, primary=True)

    def _turn_to_gaps(self, period: str) -> None:
        """To what the meeting on another period left to be done."""
        self.desk.shell.show_period(period)
        self.desk.shell.go("meeting", filter="after")

    def _improve(self, part: str) -> None:
        self.desk.shell.go("improvement", filter=part)

    def _acts_of_stages(self, month: Month, due: CycleDue | None) -> dict[Stage, Callable[[], object]]:
        meeting = "improvement" if due is not None and due.step is MeetingStep.HELD else "meeting"
        return {
            Stage.COLLECT: lambda: self.desk.shell.go("scoring", filter="missing"),
            Stage.SCORE: self._score,
            Stage.REVIEW: self.attention.start,
            Stage.MEETING: lambda: self.desk.shell.go(meeting),
            Stage.LOCK: self.reopen if month.locked else self.lock,
            Stage.PRINT: lambda: self.desk.shell.go("printing"),
        }

    def _score(self) -> None:
        self.desk.shell.go(
            "scoring", filter="missing" if self.month is not None and self.month.unscored else ""
        )

    def _go(self, key: SubjectKey) -> None:
        self.desk.shell.go("scoring", key)

    def _view(self, item: Exceptional) -> None:
        """To the subject, or to the card that it lacks; an alarm of the whole firm leads to its KPI, where it
        is answered.
        """
        if item.kind is ExceptionKind.NO_CARD:
            self.desk.shell.go("scorecards", SubjectKey(item.type, item.code))
        elif item.code:
            self._go(SubjectKey(item.type, item.code))
        else:
            self.desk.shell.go("kpis", filter=item.kpi or "")

    def lock(self) -> None:
        """Ask, then freeze the period; the refusal of an incomplete one is said without asking."""
        say, company = self.say, self.desk.company
        name = say.period(self.period)
        from ui.dialogs.lock_period import asks_lock

        ready = self.month is not None and not self.month.unscored
        if ready and not asks_lock(company, say, self.period, self.window()):
            return
        if self.desk.attempt(lambda: company.periods.lock(self.period)):
            self.desk.shell.tell(
                say("{period} is locked.", period=name),
                [(say("Print the packet"), lambda: self.desk.shell.go("printing"))],
            )

    def reopen(self) -> None:
        """Ask for the reason, then open a locked period again."""
        from ui.dialogs.reason import Reason

        say, name = self.say, self.say.period(self.period)
        words = say("The locked results stay kept; the next lock makes a new version.")
        dialog = Reason(say, say("Reopen {period}?", period=name), words, say("Reopen"), self.window())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        company = self.desk.company
        if self.desk.attempt(lambda: company.periods.reopen(self.period, dialog.reason)):
            self.desk.shell.tell(say("{period} is open again.", period=name))
