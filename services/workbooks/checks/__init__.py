"""What must hold over the whole company once a workbook is laid over it; each check reports all it finds."""

from services.workbooks.checks.circles import check_circles
from services.workbooks.checks.comparisons import check_comparisons
from services.workbooks.checks.cycle import check_cycle
from services.workbooks.checks.entries import check_entries
from services.workbooks.checks.kpis import check_kpis
from services.workbooks.checks.organisation import check_organisation
from services.workbooks.checks.periods import check_periods
from services.workbooks.checks.references import check_references
from services.workbooks.checks.scorecards import check_scorecards
from services.workbooks.checks.targets import check_targets

CHECKS = (
    check_references,
    check_circles,
    check_organisation,
    check_kpis,
    check_scorecards,
    check_targets,
    check_comparisons,
    check_entries,
    check_cycle,
    check_periods,
)
