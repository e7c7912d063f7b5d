"""A made-up firm of any size, the same each time: every figure differs, words recur as they do in a firm."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from models.base import Base
from models.entry import ActualRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow, PositionRow
from models.period import PeriodRow
from models.settings import SettingRow
from models.terms import Dimension, Direction, Method, SubjectType
from services.card_rows import put_cards
from services.company import Company
from services.domain.company import Records
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee, Position
from services.domain.period import PeriodRecord
from services.domain.scorecard import Line, Scorecard
from services.domain.settings import Settings

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
KPIS = (
    Kpi(
        "K00",
        "重点合同执行率",
        HIGHER,
        Method.RATIO,
        "%",
        veto="<40",
        definition="准时足量完成的批次 ÷ 应交批次",
    ),
    Kpi("K01", "结构品种产量", HIGHER, Method.RATIO, "t", "zero_below=40", definition="当月入库的合格产量"),
    Kpi("K02", "成品率", HIGHER, Method.INTERPOLATE, "%", "points=60:50, 95:100, 110:120"),
    Kpi("K03", "吨钢综合能耗", LOWER, Method.RATIO, "kg", definition="综合能耗 ÷ 钢产量"),
    Kpi("K04", "设备故障停机", LOWER, Method.BANDS, "h", "bands=70:120, 90:100, 110:80, else:40"),
    Kpi("K05", "货款回收率", HIGHER, Method.RATIO, "%", outcome="K06"),
    Kpi("K06", "客户满意度", HIGHER, Method.DIRECT, "分"),
    Kpi("K07", "库存资金", LOWER, Method.RATIO, "万元"),
    Kpi("K08", "培训完成率", HIGHER, Method.RATIO, "%"),
    Kpi("K09", "合理化建议", HIGHER, Method.RATIO, "条"),
)
POSITIONS = ("班长", "轧钢工", "质检员", "销售员", "采购员", "设备员", "调度员", "会计", "统计员", "主管")
SURNAMES, GIVEN, LAST = "赵钱孙李周吴郑王冯陈", "国建志文海明晓春永军", "栋华强丽敏"
MEMBERS = 25
"""People in a department."""


def months(count: int) -> list[str]:
    """The codes of the first months of a year."""
    return [f"2026-{month:02d}" for month in range(1, count + 1)]


def number_of(person: int) -> str:
    """An employee number."""
    return f"E{person:05d}"


def firm(people: int, lines: int, periods: int) -> Records:
    """All records of a firm in which everybody has a card of `lines` and an actual for each, every month."""
    departments = range((people + MEMBERS - 1) // MEMBERS)
    return Records(
        settings=Settings(name="华北型钢有限公司"),
        departments=tuple(
            Department(f"D{one:03d}", f"第{one + 1}车间", head=number_of(one * MEMBERS))
            for one in departments
        ),
        positions=tuple(Position(f"P{one}", name) for one, name in enumerate(POSITIONS)),
        employees=tuple(_employee(person) for person in range(people)),
        kpis=KPIS[:lines],
        scorecards=tuple(_card(f"P{one}", lines) for one in range(len(POSITIONS))),
        periods=tuple(PeriodRecord(code) for code in months(periods)),
        actuals=tuple(
            _actual(code, month, person, line)
            for month, code in enumerate(months(periods))
            for person in range(people)
            for line in range(lines)
        ),
    )


def _employee(person: int) -> Employee:
    name = SURNAMES[person % 10] + GIVEN[person // 10 % 10] + LAST[person // 100 % 5]
    department, position = f"D{person // MEMBERS:03d}", f"P{person % len(POSITIONS)}"
    return Employee(
        number_of(person), name, department, position, bonus_base=Decimal(2000 + person % 9 * 100)
    )


def _card(position: str, lines: int) -> Scorecard:
    share = Decimal(100 // lines)
    weights = [share + 100 - share * lines, *[share] * (lines - 1)]
    return Scorecard(
        SubjectType.POSITION,
        position,
        Dimension.MONTHLY,
        tuple(Line(kpi.code, weight, Decimal(90)) for kpi, weight in zip(KPIS, weights, strict=False)),
    )


def _actual(period: str, month: int, person: int, line: int) -> Actual:
    value = Decimal(7500 + (person * 37 + month * 211 + line * 113) % 3000) / 100
    return Actual(period, SubjectType.EMPLOYEE, number_of(person), f"K{line:02d}", value)


def write(records: Records, path: Path) -> None:
    """The firm as a new company file, its periods open."""
    rows: dict[type[Base], tuple[Any, ...]] = {
        DepartmentRow: records.departments,
        PositionRow: records.positions,
        EmployeeRow: records.employees,
        KpiRow: records.kpis,
        PeriodRow: records.periods,
        ActualRow: records.actuals,
    }
    with Company.create(path) as company, company.ledger.write("import.workbook") as writing:
        writing.unit.put(SettingRow, {"item": "name", "value": records.settings.name})
        for row, found in rows.items():
            writing.unit.put_all(row, map(asdict, found))
        put_cards(writing.unit, records.scorecards)


def lock(path: Path, codes: list[str]) -> None:
    """Lock these periods, in order."""
    with Company.open(path) as company:
        for code in codes:
            company.periods.lock(code)
