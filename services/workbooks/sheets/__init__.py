"""The company workbook's sheets, in the order they are written. A new one is a file here, a name below."""

from services.workbooks.sheets.absences import ABSENCES_SHEET
from services.workbooks.sheets.alarms import ALARM_ANSWERS_SHEET
from services.workbooks.sheets.calendar import CALENDAR
from services.workbooks.sheets.coaching import COACHING
from services.workbooks.sheets.company import COMPANY, SETTINGS
from services.workbooks.sheets.comparisons import COMPARISONS
from services.workbooks.sheets.entries import ACTUALS, ADJUSTMENTS, ANNUAL_PARTS, ATTENDANCE, RATINGS, WAIVERS
from services.workbooks.sheets.improvements import IMPROVEMENT_CHECKPOINTS, IMPROVEMENTS
from services.workbooks.sheets.kpis import KPIS
from services.workbooks.sheets.meetings import AGENDA, MEETINGS, PARTICIPANTS, REPORTS, RESOLUTIONS
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES, MOVES, POSITIONS
from services.workbooks.sheets.periods import PERIODS
from services.workbooks.sheets.pips import PIP_CHECKPOINTS, PIPS
from services.workbooks.sheets.plans import PLAN_APPROVALS, PLANS
from services.workbooks.sheets.practices import PRACTICE_SPREADS, PRACTICES
from services.workbooks.sheets.redlines import RED_LINES
from services.workbooks.sheets.scorecards import SCORECARDS
from services.workbooks.sheets.strategy import DIAGNOSIS, ISSUES, OBJECTIVES, STRATEGY_YEARS
from services.workbooks.sheets.targets import MONTH_TARGETS, YEAR_TARGETS

SHEETS = (
    COMPANY,
    SETTINGS,
    OBJECTIVES,
    DEPARTMENTS,
    POSITIONS,
    EMPLOYEES,
    ISSUES,
    KPIS,
    SCORECARDS,
    ACTUALS,
    RATINGS,
    ADJUSTMENTS,
    ATTENDANCE,
    WAIVERS,
    PERIODS,
    MOVES,
    ANNUAL_PARTS,
    DIAGNOSIS,
    RED_LINES,
    PLANS,
    STRATEGY_YEARS,
    YEAR_TARGETS,
    MONTH_TARGETS,
    COMPARISONS,
    ALARM_ANSWERS_SHEET,
    ABSENCES_SHEET,
    COACHING,
    PLAN_APPROVALS,
    IMPROVEMENTS,
    IMPROVEMENT_CHECKPOINTS,
    MEETINGS,
    PARTICIPANTS,
    AGENDA,
    RESOLUTIONS,
    REPORTS,
    CALENDAR,
    PRACTICES,
    PRACTICE_SPREADS,
    PIPS,
    PIP_CHECKPOINTS,
)
"""Every sheet; KPIs come before what is measured by them, so that units and rules are known."""
