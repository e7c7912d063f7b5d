"""Reading all of a company's records from the file."""

from collections.abc import Collection
from functools import partial

from msgspec.structs import replace
from sqlalchemy import Connection, select

from models.absence import AbsenceRow
from models.alarm import AlarmAnswerRow
from models.annual import AnnualPartRow
from models.calendar import CalendarDayRow
from models.coaching import CoachingNoteRow
from models.improvement import ImprovementCheckpointRow, ImprovementRow
from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ReportRow, ResolutionRow
from models.pip import PipCheckpointRow, PipRow
from models.plan import PlanApprovalRow, PlanRow
from models.practice import PracticeRow, PracticeSpreadRow
from models.records import read_records
from models.scorecard import ComparisonRow, ScorecardRow
from models.strategy import DiagnosisRow, StrategyYearRow
from models.target import YearTargetRow
from services.domain.alarm import AlarmAnswer
from services.domain.coaching import CoachingNote
from services.domain.company import Records
from services.domain.entry import AnnualPart
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.organisation import Absence
from services.domain.pip import Pip, PipCheckpoint
from services.domain.plan import PlanApproval, PlanLine
from services.domain.practice import Practice, PracticeSpread
from services.domain.report import Report
from services.domain.scorecard import Comparison
from services.domain.strategy import DiagnosisStep, StrategyYear
from services.domain.target import YearTarget
from services.domain.workday import CalendarDay
from services.scored_records import of_periods, read_scored


def read_company(connection: Connection, periods: Collection[str] | None = None) -> Records:
    """Every record; `periods` limits the rows that belong to a period to those periods."""
    within = partial(of_periods, periods)
    return replace(
        read_scored(connection, periods),
        annual_parts=read_records(connection, AnnualPartRow, AnnualPart),
        diagnosis=read_records(connection, DiagnosisRow, DiagnosisStep),
        strategy_years=read_records(connection, StrategyYearRow, StrategyYear),
        year_targets=read_records(connection, YearTargetRow, YearTarget),
        comparisons=read_comparisons(connection),
        alarm_answers=read_records(connection, AlarmAnswerRow, AlarmAnswer),
        plans=read_records(connection, PlanRow, PlanLine, *within(PlanRow.period)),
        absences=read_records(connection, AbsenceRow, Absence),
        coaching=read_records(connection, CoachingNoteRow, CoachingNote, *within(CoachingNoteRow.period)),
        plan_approvals=read_records(
            connection, PlanApprovalRow, PlanApproval, *within(PlanApprovalRow.period)
        ),
        improvements=read_records(connection, ImprovementRow, Improvement),
        improvement_checkpoints=read_records(connection, ImprovementCheckpointRow, ImprovementCheckpoint),
        meetings=read_records(connection, MeetingRow, Meeting),
        participants=read_records(connection, ParticipantRow, Participant, *within(ParticipantRow.period)),
        agenda=read_records(connection, AgendaItemRow, AgendaItem, *within(AgendaItemRow.period)),
        resolutions=read_records(connection, ResolutionRow, Resolution, *within(ResolutionRow.period)),
        reports=read_records(connection, ReportRow, Report, *within(ReportRow.period)),
        calendar=read_records(connection, CalendarDayRow, CalendarDay),
        practices=read_records(connection, PracticeRow, Practice),
        practice_spreads=read_records(connection, PracticeSpreadRow, PracticeSpread),
        pips=read_records(connection, PipRow, Pip),
        pip_checkpoints=read_records(connection, PipCheckpointRow, PipCheckpoint),
    )


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
