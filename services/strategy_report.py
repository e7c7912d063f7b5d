"""What a strategy report (战略报告) says of a year, from the driver to how the chain holds. Pure."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from models.terms import Severity
from services.alignment import align
from services.domain.alignment import Alignment
from services.domain.company import Records
from services.domain.diagnosis import Diagnosis, years_of
from services.domain.organisation import Department

_GRAVITY = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, None: 3}


class IssueLine(Struct, frozen=True):
    """An issue with the names of what it hangs between."""

    code: str
    department: str
    department_name: str
    issue: str
    evidence: str
    severity: Severity | None
    objective: str = ""
    kpis: tuple[str, ...] = ()


class StrategyReport(Struct, frozen=True):
    """Everything the report prints."""

    company: str
    diagnosis: Diagnosis
    departments: tuple[Department, ...]
    issues: tuple[IssueLine, ...]
    alignment: Alignment


def report_of(records: Records, year: int, day: date) -> StrategyReport:
    """The report of a strategy year, the chain as it stands on a day."""
    found = next((one for one in years_of(records) if one.year == year), None)
    return StrategyReport(
        records.settings.name,
        found or Diagnosis(year, records.settings.value_driver, records.settings.strategic_intent),
        records.departments,
        issue_lines(records),
        align(records, day),
    )


def issue_lines(records: Records) -> tuple[IssueLine, ...]:
    """Every issue, by department and then the gravest first."""
    places = {one.code: (at, one.name) for at, one in enumerate(records.departments)}
    objectives = {one.code: f"{one.code} {one.name}" for one in records.objectives}
    answers: defaultdict[str | None, list[str]] = defaultdict(list)
    for kpi in records.kpis:
        answers[kpi.issue].append(f"{kpi.code} {kpi.name}")
    nowhere = (len(places), "")
    ordered = sorted(
        records.issues,
        key=lambda one: (places.get(one.department, nowhere)[0], _GRAVITY[one.severity], one.code),
    )
    return tuple(
        IssueLine(
            one.code,
            one.department,
            places.get(one.department, (0, one.department))[1],
            one.issue,
            one.evidence,
            one.severity,
            objectives.get(one.objective or "", ""),
            tuple(answers[one.code]),
        )
        for one in ordered
    )
