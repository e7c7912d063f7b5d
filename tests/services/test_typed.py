"""What is typed into a cell is read as a workbook's cell is."""

from decimal import Decimal

import pytest

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.language import Language
from services.typed import read_actual, read_points, read_self_score, read_target
from services.wording.problems import problem_words


def kpi(method: Method, parameters: str = "", unit: str = "") -> Kpi:
    return Kpi("K", "Name", Direction.HIGHER, method, unit=unit, parameters=parameters)


def test_an_actual_and_a_target_are_read_in_the_kpis_unit() -> None:
    sales = kpi(Method.RATIO, unit="万元")
    assert read_actual(sales, "1.5亿") == (Decimal(15000), None)
    assert read_target(sales, "￥12,000元") == Decimal("1.2")


def test_a_quantity_that_is_not_plain_is_told_with_the_unit() -> None:
    with pytest.raises(Mendable) as refused:
        read_actual(kpi(Method.RATIO, unit="千克"), "3千")
    assert (refused.value.code, refused.value.facts["unit"]) == ("actual.quantity", "千克")
    assert "单位是千克" in problem_words(Language("zh"), refused.value)


def test_points_and_scores_may_bear_their_unit() -> None:
    assert read_points("－2分") == Decimal(-2)
    assert read_self_score("90分", Decimal(100)) == Decimal(90)


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
