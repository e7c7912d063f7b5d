"""A year's targets, their months, and their way into the periods."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from models.terms import PeriodState, SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.edits import EditRefused
from services.errors import Mendable
from services.targets import TypedTargets

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
ROLLING = SubjectKey(SubjectType.DEPARTMENT, "D04")
MONTHS = tuple(str(8000 + at) for at in range(12))


@pytest.fixture
def company(own_sample: Path) -> Iterator[Company]:
    with Company.open(own_sample) as company:
        yield company


def save(company: Company, year: int = 2026) -> None:
    company.targets.save(year, "K19", [TypedTargets(PLANT, "96,066", MONTHS)])


def test_the_plan_shows_who_carries_the_kpi_and_what_last_year_came_to(sample: Company) -> None:
    plan = sample.targets.plan(2026, "K19")
    assert [row.name for row in plan.rows] == ["生产部", "轧钢车间"]
    assert plan.months[0] == "2026-01"
    assert plan.states[8:] == (PeriodState.LOCKED, PeriodState.OPEN, None, None)
    assert plan.rows[0].last_year[:10] == (None,) * 10
    assert None not in plan.rows[0].last_year[10:]
    assert "D06" in plan.others


def test_targets_are_kept_in_one_action_and_undone(company: Company) -> None:
    before = company.records()
    save(company)
    row = company.targets.plan(2026, "K19").rows[0]
    assert row.total == 96066
    assert row.months == tuple(map(Decimal, MONTHS))
    company.trail.undo()
    assert company.records() == before


def test_what_is_left_blank_is_removed(company: Company) -> None:
    save(company)
    company.targets.save(2026, "K19", [TypedTargets(PLANT, "", ("", *MONTHS[1:]))])
    row = company.targets.plan(2026, "K19").rows[0]
    assert row.total is None
    assert row.months[:2] == (None, Decimal(8001))


def test_a_value_that_is_no_number_is_refused_whole(company: Company) -> None:
    before = company.records()
    with pytest.raises(EditRefused):
        company.targets.save(2026, "K19", [TypedTargets(PLANT, "1e", MONTHS)])
    assert company.records() == before


def test_targets_flow_into_open_months_and_spare_the_locked(company: Company) -> None:
    september = company.results.of("2026-09")
    company.actuals.set_note("2026-10", PLANT, "K19", "留下")
    save(company)
    assert company.targets.flow(2026, "K19") == ("2026-10",)
    entered = company.actuals.entered("2026-10", PLANT, "K19")
    assert entered.target == 8009
    assert entered.note == "留下"
    assert entered.value is not None
    assert company.results.of("2026-09") == september
    line = next(line for line in company.results.subject("2026-10", PLANT).lines if line.kpi == "K19")
    assert line.target == 8009


def test_a_month_takes_its_targets_over_when_it_is_opened(company: Company) -> None:
    save(company)
    company.periods.open("2026-11")
    assert company.actuals.entered("2026-11", PLANT, "K19").target == 8010
    assert company.actuals.entered("2026-11", ROLLING, "K19").target is None
    company.trail.undo()
    assert "2026-11" not in {period.code for period in company.periods.all()}


def test_nothing_flows_without_months(company: Company) -> None:
    with pytest.raises(Mendable, match=r"target\.no_months"):
        company.targets.flow(2026, "K09")


def test_an_unknown_kpi_has_no_plan(sample: Company) -> None:
    with pytest.raises(Mendable, match=r"kpi\.unknown"):
        sample.targets.plan(2026, "K99")
