"""A target broken down sums to the whole, whatever the pattern."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Basis, Direction, Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.scoring.breakdown import adds_up, by_pattern, even, places_of, same

D = Decimal


def kpi(unit: str, **more: object) -> Kpi:
    return Kpi("K", "K", Direction.HIGHER, Method.RATIO, unit=unit, **more)  # type: ignore[arg-type]


def test_a_year_in_even_months_gives_the_odd_units_to_the_first() -> None:
    months = even(D(310_000), 12, 0)
    assert months[:4] == [25834] * 4
    assert months[4:] == [25833] * 8


def test_last_years_pattern_is_kept_in_proportion() -> None:
    assert by_pattern(D(300), [D(10), D(20), D(30)], 0) == [50, 100, 150]


def test_a_month_that_last_year_lacks_counts_as_its_mean() -> None:
    assert by_pattern(D(90), [D(10), None, D(20)], 0) == [20, 30, 40]


@pytest.mark.parametrize("pattern", [[None, None], [D(0), D(0)], [D(5), D(-1)]])
def test_a_pattern_that_says_nothing_is_refused(pattern: list[Decimal | None]) -> None:
    with pytest.raises(Mendable, match=r"target\.no_pattern"):
        by_pattern(D(100), pattern, 0)


def test_a_loss_may_be_a_target_too() -> None:
    assert even(D(-100), 3, 0) == [-34, -33, -33]


def test_rates_and_points_are_the_same_each_month_and_tons_add_up() -> None:
    assert adds_up(kpi("吨"))
    assert adds_up(kpi("万元", basis=Basis.YEAR_TO_DATE))
    assert not any(adds_up(kpi(unit)) for unit in ("%", "分", "件/万吨", "天"))
    assert same(D("95.5"), 3) == [D("95.5")] * 3


def test_shares_have_the_kpis_places_and_never_fewer_than_the_target() -> None:
    assert places_of(kpi("吨", decimals=0), D("1000.000000")) == 0
    assert places_of(kpi("吨", decimals=0), D("1000.5")) == 1
    assert places_of(kpi("吨", decimals=2), D(1000)) == 2


@given(
    st.decimals(-1_000_000, 1_000_000, places=2),
    st.lists(st.decimals(0, 10_000, places=1), min_size=1, max_size=12),
)
def test_parts_always_sum_to_the_whole(total: Decimal, pattern: list[Decimal]) -> None:
    assert sum(even(total, len(pattern), 2)) == total
    if any(pattern):
        assert sum(by_pattern(total, list(pattern), 2)) == total
