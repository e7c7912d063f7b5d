"""A firm small enough to see through: two departments, three people, a KPI of each kind of entry."""

from decimal import Decimal
from pathlib import Path

from msgspec.structs import asdict

from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow
from models.period import PeriodRow
from models.terms import Dimension, Direction, Method, PeriodState, SubjectType
from services.card_rows import put_cards
from services.company import Company
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee
from services.domain.scorecard import Line, Scorecard, SubjectKey

E1 = SubjectKey(SubjectType.EMPLOYEE, "E1")
E2 = SubjectKey(SubjectType.EMPLOYEE, "E2")
E3 = SubjectKey(SubjectType.EMPLOYEE, "E3")
D1 = SubjectKey(SubjectType.DEPARTMENT, "D1")
KPIS = (
    Kpi("RATE", "Volume", Direction.HIGHER, Method.RATIO, "t"),
    Kpi("SHARE", "Yield", Direction.HIGHER, Method.DIRECT, "%"),
    Kpi("LEVEL", "Reports", Direction.HIGHER, Method.DESCRIBED, parameters="levels=on time:100, late:60"),
    Kpi("SAFE", "Accidents", Direction.LOWER, Method.PASS_FAIL, parameters="condition=<=0"),
    Kpi(
        "TEAM",
        "Teamwork",
        Direction.HIGHER,
        Method.RATING,
        parameters="groups=self:10, superior:60, peer:30; trim=yes",
    ),
)
LINES = (
    Line("RATE", Decimal(40), Decimal(500)),
    Line("SHARE", Decimal(30)),
    Line("LEVEL", Decimal(20)),
    Line("SAFE", Decimal(10)),
)
RATED = (Line("TEAM", Decimal(100), cap=Decimal(90)),)


def fill(company: Company) -> None:
    """Put the firm into an empty file, October 2026 open."""
    cards = [Scorecard(key.type, key.code, Dimension.MONTHLY, LINES) for key in (E1, E2)]
    with company.ledger.write("test.fill") as writing:
        unit = writing.unit
        unit.put_all(DepartmentRow, [asdict(Department("D1", "Sales")), asdict(Department("D2", "Works"))])
        people = (Employee("E1", "Ann", "D1"), Employee("E2", "Bo", "D1"), Employee("E3", "Cy", "D2"))
        unit.put_all(EmployeeRow, map(asdict, people))
        unit.put_all(KpiRow, map(asdict, KPIS))
        put_cards(unit, cards)
        unit.put(PeriodRow, {"code": "2026-10", "state": PeriodState.OPEN})


def complete(company: Company, period: str = "2026-10") -> None:
    """Enter everything that the month asks for."""
    for key in (E1, E2):
        for kpi, text in (("RATE", "460"), ("SHARE", "90"), ("SAFE", "0")):
            company.actuals.enter(period, key, kpi, text)
        company.actuals.describe(period, key, "LEVEL", "late", "two days after the date")


def rate(company: Company) -> None:
    """Give Cy, who has no card, one whose only line is rated."""
    with company.ledger.write("test.rate") as writing:
        put_cards(writing.unit, [Scorecard(E3.type, E3.code, Dimension.MONTHLY, RATED)])


def made(path: Path) -> Company:
    company = Company.create(path)
    fill(company)
    return company
