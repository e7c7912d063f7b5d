"""Adjustments: bounded in sum, each with a reason."""

from decimal import Decimal

import pytest

from models.terms import SubjectType
from services.company import Company
from services.domain.entry import Adjustment
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from tests.services.small_firm import E1, E2

MONTH = "2026-10"


def replace(firm: Company, *points: str, reason: str = "why") -> None:
    firm.adjustments.replace(MONTH, E1, [(Decimal(one), reason) for one in points])


def kept(firm: Company) -> list[Decimal]:
    return [one.points for one in firm.records().adjustments]


def test_they_replace_the_former_ones_of_the_same_subject_only(firm: Company) -> None:
    firm.adjustments.replace(MONTH, E2, [(Decimal(1), "helped out")])
    replace(firm, "1", "2", "3")
    replace(firm, "-4.25")
    assert firm.records().adjustments == (
        Adjustment(MONTH, *E1, 0, Decimal("-4.25"), "why"),
        Adjustment(MONTH, *E2, 0, Decimal(1), "helped out"),
    )
    replace(firm)
    assert kept(firm) == [1]


@pytest.mark.parametrize("points", [("10",), ("-10",), ("12", "-2"), ("9.99", "0.01")])
def test_a_sum_at_the_bound_is_taken(firm: Company, points: tuple[str, ...]) -> None:
    replace(firm, *points)
    assert kept(firm) == [Decimal(one) for one in points]


@pytest.mark.parametrize("points", [("10.01",), ("-10.01",), ("6", "4.01")])
def test_a_sum_beyond_the_bound_waits_for_a_higher_bound(firm: Company, points: tuple[str, ...]) -> None:
    with pytest.raises(Mendable) as caught:
        replace(firm, *points)
    assert (caught.value.code, caught.value.facts["bound"]) == ("adjustment.bound", 10)
    assert kept(firm) == []
    firm.settings.change({"adjustment_bound": "10.01"})
    replace(firm, *points)


@pytest.mark.parametrize("points", ["0.001", "NaN", "Infinity", "1E+40"])
def test_what_are_no_points_is_refused(firm: Company, points: str) -> None:
    with pytest.raises(Mendable) as caught:
        replace(firm, points)
    assert caught.value.code == "points.not_a_number"


def test_each_needs_a_reason_and_a_subject(firm: Company) -> None:
    with pytest.raises(Mendable) as caught:
        replace(firm, "1", reason=" ")
    assert caught.value.code == "reason.required"
    with pytest.raises(Mendable) as caught:
        firm.adjustments.replace(MONTH, SubjectKey(SubjectType.EMPLOYEE, "E9"), [])
    assert caught.value.code == "subject.unknown"


def test_replacing_with_the_same_is_no_action(firm: Company) -> None:
    replace(firm, "1")
    before = firm.trail.actions()
    replace(firm, "1.00")
    assert firm.trail.actions() == before
