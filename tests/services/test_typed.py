"""What is typed into a cell is read as a workbook's cell is."""

from decimal import Decimal

import pytest

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.typed import read_actual


def kpi(method: Method, parameters: str = "") -> Kpi:
    return Kpi("K", "Name", Direction.HIGHER, method, parameters=parameters)


def test_a_level_is_known_by_its_name_however_it_is_spaced_and_cased() -> None:
    levels = kpi(Method.DESCRIBED, 'levels="On time":100, 迟交:60')
    assert read_actual(levels, " on  TIME ") == (None, "On time")


@pytest.mark.parametrize("typed", ["100.01", "-1", "120"])
def test_a_rating_outside_its_scale_is_refused(typed: str) -> None:
    with pytest.raises(Mendable) as refused:
        read_actual(kpi(Method.RATING, "groups=superior:100"), typed)
    assert refused.value.code == "actual.rating"
    assert read_actual(kpi(Method.RATING, "groups=superior:100"), "87.5") == (Decimal("87.5"), None)


def test_a_number_is_refused_where_nothing_says_what_it_must_meet() -> None:
    with pytest.raises(Mendable) as refused:
        read_actual(kpi(Method.PASS_FAIL), "3")
    assert refused.value.code == "actual.only_yes_no"
    assert read_actual(kpi(Method.PASS_FAIL), "是") == (None, "yes")
