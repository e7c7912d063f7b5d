"""Reading from the file what scores rest on: the set-up of the company, and entries by period or subject."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import partial

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, or_, select, tuple_

from models.base import Mapped
from models.entry import ActualRow, AdjustmentRow, AttendanceRow, RatingRow, WaiverRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow, MoveRow, PositionRow
from models.period import PeriodRow
from models.records import R, read_records, reading
from models.redline import RedLineCaseRow
from models.scorecard import ScorecardLineRow, ScorecardRow
from models.settings import SettingRow
from models.strategy import IssueRow, ObjectiveRow
from models.target import MonthTargetRow
from models.terms import Basis, SubjectType
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, Attendance, Rating, Waiver
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee, Move, Position
from services.domain.period import PeriodRecord
from services.domain.redline import RedLineCase
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.domain.settings import Settings
from services.domain.strategy import Issue, Objective
from services.domain.target import MonthTarget
from services.settings_text import settings_from_text

_Entered = ActualRow | RatingRow | AdjustmentRow | WaiverRow


def read_scored(connection: Connection, periods: Collection[str] | None = None) -> Records:
    """Every record that a score can rest on; `periods` limits the entries to those periods."""
    return with_entries(connection, read_set_up(connection), periods)


def read_set_up(connection: Connection) -> Records:
    """What scores rest on whatever the period: the organisation, KPIs, cards, cases, planned targets."""
    return Records(
        settings=read_settings(connection),
        objectives=read_records(connection, ObjectiveRow, Objective),
        departments=read_records(connection, DepartmentRow, Department),
        positions=read_records(connection, PositionRow, Position),
        employees=read_records(connection, EmployeeRow, Employee),
        moves=read_records(connection, MoveRow, Move),
        issues=read_records(connection, IssueRow, Issue),
        kpis=read_records(connection, KpiRow, Kpi),
        scorecards=read_scorecards(connection),
        periods=read_records(connection, PeriodRow, PeriodRecord),
        cases=read_records(connection, RedLineCaseRow, RedLineCase),
        month_targets=read_records(connection, MonthTargetRow, MonthTarget),
    )


def with_entries(
    connection: Connection,
    set_up: Records,
    periods: Collection[str] | None,
    summed: Collection[str] = (),
) -> Records:
    """The set-up with what was entered in some periods, None for all.

    Of the KPIs that count from the year's start, the actuals of the periods `summed` come along.
    """
    within = partial(of_periods, periods)
    sums = [kpi.code for kpi in set_up.kpis if kpi.basis is Basis.YEAR_TO_DATE]
    actual = within(ActualRow.period) if periods is None else of_actuals(periods, summed, sums)
    return replace(
        set_up,
        actuals=read_records(connection, ActualRow, Actual, *actual),
        ratings=read_records(connection, RatingRow, Rating, *within(RatingRow.period)),
        adjustments=read_records(connection, AdjustmentRow, Adjustment, *within(AdjustmentRow.period)),
        attendance=read_records(connection, AttendanceRow, Attendance, *within(AttendanceRow.period)),
        waivers=read_records(connection, WaiverRow, Waiver, *within(WaiverRow.period)),
    )


def of_periods(periods: Collection[str] | None, column: Mapped[str]) -> list[ColumnElement[bool]]:
    """The condition that lets the rows of these periods through; None lets all."""
    return [] if periods is None else [column.in_(periods)]


def of_actuals(
    periods: Collection[str], summed: Collection[str], sums: Collection[str]
) -> list[ColumnElement[bool]]:
    """The conditions that let the actuals of these periods through, and of the KPIs `sums` those of the
    periods `summed` too.
    """
    period, kpi = ActualRow.period, ActualRow.kpi
    if not (sums and summed):
        return [period.in_(periods)]
    return [period.in_({*periods, *summed}), or_(period.in_(periods), kpi.in_(sums))]


def read_entries(
    connection: Connection,
    period: str,
    keys: Collection[SubjectKey],
    nouns: Collection[str],
    bearing: Sequence[ColumnElement[bool]],
) -> Records:
    """What is entered of some nouns for some subjects in a period; of the actuals, those that `bearing` lets
    through.
    """

    def mine(row: type[_Entered], record: type[R]) -> tuple[R, ...]:
        if row.__tablename__ not in nouns:
            return ()
        among = bearing if row is ActualRow else [row.period == period]
        owners = tuple_(row.type, row.subject).in_(list(keys))
        return read_records(connection, row, record, *among, owners)

    def attended() -> tuple[Attendance, ...]:
        row, people = AttendanceRow, [code for kind, code in keys if kind is SubjectType.EMPLOYEE]
        if row.__tablename__ not in nouns:
            return ()
        return read_records(connection, row, Attendance, row.period == period, row.employee.in_(people))

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
