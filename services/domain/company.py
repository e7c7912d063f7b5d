"""The whole of a company's records at once: what a company workbook holds, and what scoring reads from."""

from typing import TYPE_CHECKING

from msgspec import Struct

from services.domain.settings import Settings

if TYPE_CHECKING:
    from services.domain.alarm import AlarmAnswer
    from services.domain.coaching import CoachingNote
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
    from services.domain.scorecard import Comparison, Scorecard
    from services.domain.strategy import DiagnosisStep, Issue, Objective, StrategyYear
    from services.domain.target import MonthTarget, YearTarget
    from services.domain.workday import CalendarDay


class Records(Struct, frozen=True):
    """Every noun's records, in the file's order; history (audit, snapshots) is not part of it.

    A slice of a company (one period's actuals, say) is a Records with the rest left out.
    """

    settings: Settings = Settings()
    objectives: "tuple[Objective, ...]" = ()
    departments: "tuple[Department, ...]" = ()
    positions: "tuple[Position, ...]" = ()
    employees: "tuple[Employee, ...]" = ()
    moves: "tuple[Move, ...]" = ()
    issues: "tuple[Issue, ...]" = ()
    kpis: "tuple[Kpi, ...]" = ()
    scorecards: "tuple[Scorecard, ...]" = ()
    periods: "tuple[PeriodRecord, ...]" = ()
    actuals: "tuple[Actual, ...]" = ()
    ratings: "tuple[Rating, ...]" = ()
    adjustments: "tuple[Adjustment, ...]" = ()
    attendance: "tuple[Attendance, ...]" = ()
    waivers: "tuple[Waiver, ...]" = ()
    annual_parts: "tuple[AnnualPart, ...]" = ()
    diagnosis: "tuple[DiagnosisStep, ...]" = ()
    cases: "tuple[RedLineCase, ...]" = ()
    plans: "tuple[PlanLine, ...]" = ()
    strategy_years: "tuple[StrategyYear, ...]" = ()
    year_targets: "tuple[YearTarget, ...]" = ()
    month_targets: "tuple[MonthTarget, ...]" = ()
    comparisons: "tuple[Comparison, ...]" = ()
    alarm_answers: "tuple[AlarmAnswer, ...]" = ()
    absences: "tuple[Absence, ...]" = ()
    coaching: "tuple[CoachingNote, ...]" = ()
    plan_approvals: "tuple[PlanApproval, ...]" = ()
    improvements: "tuple[Improvement, ...]" = ()
    improvement_checkpoints: "tuple[ImprovementCheckpoint, ...]" = ()
    meetings: "tuple[Meeting, ...]" = ()
    participants: "tuple[Participant, ...]" = ()
    agenda: "tuple[AgendaItem, ...]" = ()
    resolutions: "tuple[Resolution, ...]" = ()
    reports: "tuple[Report, ...]" = ()
    calendar: "tuple[CalendarDay, ...]" = ()
    practices: "tuple[Practice, ...]" = ()
    practice_spreads: "tuple[PracticeSpread, ...]" = ()
    pips: "tuple[Pip, ...]" = ()
    pip_checkpoints: "tuple[PipCheckpoint, ...]" = ()

    def person(self, number: str | None) -> "Employee | None":
        """Somebody by number."""
        return next((one for one in self.employees if one.number == number), None)
