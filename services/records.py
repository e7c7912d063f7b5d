"""Reading a company's records from the file, whole or a slice."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, or_, select, tuple_

from models.absence import AbsenceRow
from models.alarm import AlarmAnswerRow
from models.annual import AnnualPartRow
from models.base import Mapped
from models.calendar import CalendarDayRow
from models.coaching import CoachingNoteRow
from models.entry import ActualRow, AdjustmentRow, AttendanceRow, RatingRow, WaiverRow
from models.improvement import ImprovementCheckpointRow, ImprovementRow
from models.kpi import KpiRow
from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ReportRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow, MoveRow, PositionRow
from models.period import PeriodRow
from models.pip import PipCheckpointRow, PipRow
from models.plan import PlanApprovalRow, PlanRow
from models.practice import PracticeRow, PracticeSpreadRow
from models.records import R, read_records, reading
from models.redline import RedLineCaseRow
from models.scorecard import ComparisonRow, ScorecardLineRow, ScorecardRow
from models.settings import SettingRow
from models.strategy import DiagnosisRow, IssueRow, ObjectiveRow, StrategyYearRow
from models.target import MonthTargetRow, YearTargetRow
from models.terms import Basis, SubjectType
from services.domain.alarm import AlarmAnswer
from services.domain.coaching import CoachingNote
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, AnnualPart, Attendance, Rating, Waiver
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.kpi import Kpi
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.organisation import Absence, Department, Employee, Move, Position
from services.domain.period import PeriodRecord
from services.domain.pip import Pip, PipCheckpoint
from services.domain.plan import PlanApproval, PlanLine
from services.domain.practice import Practice, PracticeSpread
from services.domain.redline import RedLineCase
from services.domain.report import Report
from services.domain.scorecard import Comparison, Line, Scorecard, SubjectKey
from services.domain.settings import Settings
from services.domain.strategy import DiagnosisStep, Issue, Objective, StrategyYear
from services.domain.target import MonthTarget, YearTarget
from services.domain.workday import CalendarDay
from services.settings_text import settings_from_text

_Entered = ActualRow | RatingRow | AdjustmentRow | WaiverRow


def read_company(
    connection: Connection, periods: Collection[str] | None = None, summed: Collection[str] = ()
) -> Records:
    """Every record; `periods` limits the rows that belong to a period to those periods.

    Of the KPIs that count from the year's start, the actuals of the periods `summed` come along.
    """

    def of_periods(column: Mapped[str]) -> list[ColumnElement[bool]]:
        return [] if periods is None else [column.in_(periods)]

    def of_actuals() -> list[ColumnElement[bool]]:
        sums = [kpi.code for kpi in kpis if kpi.basis is Basis.YEAR_TO_DATE]
        if periods is None or not (sums and summed):
            return of_periods(ActualRow.period)
        period, kpi = ActualRow.period, ActualRow.kpi
        return [period.in_({*periods, *summed}), or_(period.in_(periods), kpi.in_(sums))]

    kpis = read_records(connection, KpiRow, Kpi)
    return Records(
        settings=read_settings(connection),
        objectives=read_records(connection, ObjectiveRow, Objective),
        departments=read_records(connection, DepartmentRow, Department),
        positions=read_records(connection, PositionRow, Position),
        employees=read_records(connection, EmployeeRow, Employee),
        moves=read_records(connection, MoveRow, Move),
        issues=read_records(connection, IssueRow, Issue),
        kpis=kpis,
        scorecards=read_scorecards(connection),
        periods=read_records(connection, PeriodRow, PeriodRecord),
        actuals=read_records(connection, ActualRow, Actual, *of_actuals()),
        ratings=read_records(connection, RatingRow, Rating, *of_periods(RatingRow.period)),
        adjustments=read_records(connection, AdjustmentRow, Adjustment, *of_periods(AdjustmentRow.period)),
        attendance=read_records(connection, AttendanceRow, Attendance, *of_periods(AttendanceRow.period)),
        waivers=read_records(connection, WaiverRow, Waiver, *of_periods(WaiverRow.period)),
        annual_parts=read_records(connection, AnnualPartRow, AnnualPart),
        diagnosis=read_records(connection, DiagnosisRow, DiagnosisStep),
        cases=read_records(connection, RedLineCaseRow, RedLineCase),
        strategy_years=read_records(connection, StrategyYearRow, StrategyYear),
        year_targets=read_records(connection, YearTargetRow, YearTarget),
        month_targets=read_records(connection, MonthTargetRow, MonthTarget),
        comparisons=read_comparisons(connection),
        alarm_answers=read_records(connection, AlarmAnswerRow, AlarmAnswer),
        plans=read_records(connection, PlanRow, PlanLine, *of_periods(PlanRow.period)),
        absences=read_records(connection, AbsenceRow, Absence),
        coaching=read_records(connection, CoachingNoteRow, CoachingNote, *of_periods(CoachingNoteRow.period)),
        plan_approvals=read_records(
            connection, PlanApprovalRow, PlanApproval, *of_periods(PlanApprovalRow.period)
        ),
        improvements=read_records(connection, ImprovementRow, Improvement),
        improvement_checkpoints=read_records(connection, ImprovementCheckpointRow, ImprovementCheckpoint),
        meetings=read_records(connection, MeetingRow, Meeting),
        participants=read_records(
            connection, ParticipantRow, Participant, *of_periods(ParticipantRow.period)
        ),
        agenda=read_records(connection, AgendaItemRow, AgendaItem, *of_periods(AgendaItemRow.period)),
        resolutions=read_records(connection, ResolutionRow, Resolution, *of_periods(ResolutionRow.period)),
        reports=read_records(connection, ReportRow, Report, *of_periods(ReportRow.period)),
        calendar=read_records(connection, CalendarDayRow, CalendarDay),
        practices=read_records(connection, PracticeRow, Practice),
        practice_spreads=read_records(connection, PracticeSpreadRow, PracticeSpread),
        pips=read_records(connection, PipRow, Pip),
        pip_checkpoints=read_records(connection, PipCheckpointRow, PipCheckpoint),
    )


def read_entries(
    connection: Connection, periods: Collection[str], keys: Collection[SubjectKey], nouns: Collection[str]
) -> Records:
    """What is entered of some nouns for some subjects in some periods."""

    def mine(row: type[_Entered], record: type[R]) -> tuple[R, ...]:
        if row.__tablename__ not in nouns:
            return ()
        owners = tuple_(row.type, row.subject).in_(list(keys))
        return read_records(connection, row, record, row.period.in_(periods), owners)

    def attended() -> tuple[Attendance, ...]:
        row, people = AttendanceRow, [code for kind, code in keys if kind is SubjectType.EMPLOYEE]
        if row.__tablename__ not in nouns:
            return ()
        return read_records(connection, row, Attendance, row.period.in_(periods), row.employee.in_(people))

    return Records(
        actuals=mine(ActualRow, Actual),
        ratings=mine(RatingRow, Rating),
        adjustments=mine(AdjustmentRow, Adjustment),
        waivers=mine(WaiverRow, Waiver),
        attendance=attended(),
    )


def read_settings(connection: Connection) -> Settings:
    """The settings, defaults where the file says nothing."""
    found = connection.execute(select(SettingRow.item, SettingRow.value))
    return settings_from_text({row.item: row.value for row in found})


def read_scorecards(connection: Connection) -> tuple[Scorecard, ...]:
    """All cards with their lines, by subject, dimension and first day."""
    with reading("scorecard"):
        return tuple(_scorecards(connection))


def read_caps(connection: Connection, kpi: str) -> tuple[Decimal | None, ...]:
    """The caps that the cards' lines of a KPI name."""
    row = ScorecardLineRow
    return tuple(connection.scalars(select(row.cap).where(row.kpi == kpi).distinct()))


def _scorecards(connection: Connection) -> Iterator[Scorecard]:
    lines: dict[int, list[Line]] = defaultdict(list)
    row = ScorecardLineRow
    statement = select(row.card, row.kpi, row.weight, row.target, row.cap, row.floor)
    for card, kpi, weight, target, cap, floor in connection.execute(
        statement.order_by(row.card, row.position)
    ):
        lines[card].append(Line(kpi, weight, target, cap, floor))
    head = ScorecardRow
    cards = select(
        head.id,
        head.type,
        head.code,
        head.dimension,
        head.total_method,
        head.cap,
        head.floor,
        head.valid_from,
        head.valid_to,
    ).order_by(head.type, head.code, head.dimension, head.valid_from, head.valid_to)
    for number, kind, code, dimension, method, cap, floor, first, last in connection.execute(cards):
        yield Scorecard(kind, code, dimension, tuple(lines[number]), method, cap, floor, first, last)


def read_comparisons(connection: Connection) -> tuple[Comparison, ...]:
    """Every rater's pairwise comparisons, by card, rater and pair."""
    card, row = ScorecardRow, ComparisonRow
    pair = (row.rater, row.left, row.right)
    dates = (card.valid_from, card.valid_to)
    columns = (card.type, card.code, card.dimension, *pair, row.times, *dates)
    statement = (
        select(*columns)
        .join(row, row.card == card.id)
        .order_by(card.type, card.code, card.dimension, *dates, *pair)
    )
    return tuple(Comparison(*found) for found in connection.execute(statement))
