"""Locked means locked: whatever is edited afterwards, results, exports and printed sheets keep every byte."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow
from models.scorecard import ScorecardRow
from services.company import Company
from services.errors import Mendable
from services.exports import results_workbook
from services.language import Language
from services.printing.packet import packet_pdf, sheets_pdf
from services.summary import line_of, result_json
from services.upkeep import check
from tests.services.any_edit import MONTH, STEPS, careless
from tests.services.cycle_edits import CYCLE_STEPS
from tests.services.design_edits import DESIGN_STEPS
from tests.services.printing.made_results import PRINTED
from tests.services.small_firm import E1, complete

ZH = Language("zh")
LATER = "2026-11"


def put(
    firm: Company, row: type[KpiRow | EmployeeRow | DepartmentRow | ScorecardRow], **values: object
) -> None:
    with firm.ledger.write("test.put") as writing:
        writing.unit.put(row, values)


def end_cards(firm: Company, day: date) -> None:
    with firm.ledger.write("test.end") as writing:
        cards = writing.unit.execute(ScorecardRow.__table__.select()).mappings().all()
        for card in cards:
            writing.unit.put(ScorecardRow, {"id": card["id"], "valid_to": day})


def lock_later(firm: Company) -> None:
    if all(record.code != LATER for record in firm.periods.all()):
        firm.periods.open(LATER)
    complete(firm, LATER)
    firm.periods.lock(LATER)


FURTHER: Mapping[str, Callable[[Company, int], object]] = {
    "KPI renamed": lambda firm, n: put(
        firm, KpiRow, code="RATE", name=f"Tons {n}", unit="kg", decimals=n % 4
    ),
    "KPI judged otherwise": lambda firm, n: put(firm, KpiRow, code="RATE", parameters=f"zero_below={n + 50}"),
    "KPI explained": lambda firm, n: put(firm, KpiRow, code="SHARE", definition=f"d {n}", formula="a ÷ b"),
    "KPI with a veto": lambda firm, n: put(firm, KpiRow, code="SAFE", veto=f">={n}", key_strategic=True),
    "person renamed": lambda firm, n: put(firm, EmployeeRow, number="E1", name=f"Ann {n}", department="D2"),
    "person gone": lambda firm, n: put(firm, EmployeeRow, number="E2", left=date(2026, 9, n % 28 + 1)),
    "head changed": lambda firm, n: put(firm, DepartmentRow, code="D1", head=("E1", "E2", None)[n % 3]),
    "cards ended": lambda firm, n: end_cards(firm, date(2026, 9, n % 28 + 1)),
    "firm renamed": lambda firm, n: firm.settings.change({"name": f"新厂 {n}"}),
    "grades": lambda firm, n: firm.settings.change({"grades": f"优>={n + 80}:1.2, C:1"}),
    "year": lambda firm, n: firm.settings.change({"fiscal_start": str(n % 12 + 1)}),
    "next month locked": lambda firm, _n: lock_later(firm),
    "quarter": lambda firm, _n: firm.periods.open("2026Q4"),
    "undo": lambda firm, _n: firm.trail.undo(),
    "redo": lambda firm, _n: firm.trail.redo(),
}
EDITS = {**STEPS, **DESIGN_STEPS, **CYCLE_STEPS, **FURTHER}


def told(firm: Company, folder: Path) -> dict[str, object]:
    """Everything that leaves the program of the locked month."""
    result = firm.results.of(MONTH)
    book = folder / "results.xlsx"
    results_workbook(result, book, ZH)
    return {
        "result": result,
        "score": [line_of(result, subject, ZH) for subject in result.results],
        "json": result_json(result, ZH),
        "workbook": book.read_bytes(),
        "packet": packet_pdf(result, ZH, printed_at=PRINTED),
        "sheets": sheets_pdf(result, Language("en"), printed_at=PRINTED),
        "version": firm.versions.result(MONTH, 1),
    }


@pytest.fixture
def firm(firm: Company) -> Company:
    """October complete, with an adjustment and a line that does not apply, and locked."""
    complete(firm)
    firm.adjustments.replace(MONTH, E1, [(Decimal(2), "night shift")])
    firm.actuals.mark_not_applicable(MONTH, E1, "SHARE", "mill stood still")
    firm.periods.lock(MONTH)
    careless(firm)
    return firm


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 30)), min_size=4, max_size=10))
def test_a_locked_month_keeps_every_byte_whatever_is_edited_after(
    firm: Company, tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    before = told(firm, tmp_path)
    for name, number in steps:
        try:
            EDITS[name](firm, number)
        except Mendable:
            continue  # refused: nothing was written
    assert told(firm, tmp_path) == before
    with Company.open(firm.path, write=False) as fresh:
        assert told(fresh, tmp_path) == before
    assert check(firm.ledger) == ()


def test_most_of_these_edits_are_taken(firm: Company) -> None:
    refused: dict[str, str] = {}
    for name, edit in EDITS.items():
        try:
            edit(firm, 3)
        except Mendable as problem:
            refused[name] = problem.code
    locked = {name for name, code in refused.items() if code == "period.locked"}
    assert {"value", "clear", "level", "target", "note", "points", "exempt", "move state", "waive"} <= locked
    assert set(FURTHER) - set(refused) >= {"KPI renamed", "person renamed", "cards ended", "grades", "undo"}
