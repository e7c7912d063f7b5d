"""Settings are kept as the texts of the workbook contract, and read strictly."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.company import Company
from services.domain.settings import AnnualShare, Grade, Settings
from services.errors import Mendable
from services.settings_text import setting_text, settings_from_text

NUMBERS = st.decimals(0, 1_000, places=2)
NAMES = st.text('ABC优良,:;"“ ', min_size=1, max_size=5).map(str.strip).filter(bool)


def round_trip(settings: Settings) -> Settings:
    return settings_from_text({name: setting_text(settings, name) for name in Settings.__struct_fields__})


def test_the_defaults_come_back() -> None:
    assert round_trip(Settings()) == Settings()
    assert settings_from_text({}) == Settings()


@given(
    st.builds(
        Settings,
        name=st.text(),
        fiscal_start=st.integers(1, 12),
        value_driver=st.text(),
        strategic_intent=st.text(),
        adjustment_bound=NUMBERS,
        company_coefficient=NUMBERS,
        veto_escalation=st.integers(1, 99),
        anonymity_minimum=st.integers(1, 99),
    )
)
def test_every_setting_comes_back(settings: Settings) -> None:
    assert round_trip(settings) == settings


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique=True),
    st.lists(NUMBERS, min_size=4, max_size=4, unique=True),
)
def test_grades_of_any_name_come_back(names: list[str], bounds: list[Decimal]) -> None:
    limits = sorted(bounds, reverse=True)[: len(names) - 1]
    grades = tuple(
        Grade(name, bound, Decimal("1.1")) for name, bound in zip(names, [*limits, None], strict=True)
    )
    assert round_trip(replace(Settings(), grades=grades)).grades == grades


def test_annual_parts_come_back() -> None:
    parts = (AnnualShare("months", Decimal("60.5")), AnnualShare("客户, 满意", Decimal("39.5")))
    assert round_trip(replace(Settings(), annual_parts=parts)).annual_parts == parts


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("fiscal_start", "0"),
        ("fiscal_start", "13"),
        ("fiscal_start", "1.5"),
        ("fiscal_start", "May"),
        ("fiscal_start", ""),
        ("adjustment_bound", "-1"),
        ("adjustment_bound", "NaN"),
        ("adjustment_bound", "1e3"),
        ("adjustment_bound", "9" * 30),
        ("company_coefficient", "-0.1"),
        ("veto_escalation", "0"),
        ("anonymity_minimum", "100"),
    ],
)
def test_what_is_no_such_number_is_refused_and_nothing_is_written(
    firm: Company, item: str, text: str
) -> None:
    with pytest.raises(Mendable) as caught:
        firm.settings.change({"name": "new", item: text})
    assert caught.value.code == "settings.number"
    assert firm.settings.read() == Settings()


def test_changed_settings_are_read_back_and_others_stay(firm: Company) -> None:
    firm.settings.change({"adjustment_bound": " 20.50 ", "name": "振华钢铁"})
    assert firm.settings.read() == replace(Settings(), adjustment_bound=Decimal("20.5"), name="振华钢铁")


def test_a_ceiling_that_names_no_grade_is_refused_whichever_of_the_two_changes(firm: Company) -> None:
    for texts in ({"escalation_ceiling": "E"}, {"grades": "优>=85:1.2, 良:1"}):
        with pytest.raises(Mendable) as caught:
            firm.settings.change(texts)
        assert caught.value.code == "settings.ceiling"
    assert firm.settings.read() == Settings()
    firm.settings.change({"grades": "优>=85:1.2, 良:1", "escalation_ceiling": "良"})
    assert firm.settings.read().escalation_ceiling == "良"


def test_a_grade_that_a_kpis_veto_names_cannot_be_taken_away(own_sample: Path) -> None:
    with Company.open(own_sample) as sample:
        with pytest.raises(Mendable) as caught:
            sample.settings.change({"grades": "S>=110:1.2, B>=85:1, D:0.5", "escalation_ceiling": "D"})
        assert caught.value.code == "settings.ceiling_of_kpi"
        assert caught.value.facts["ceiling"] == "C"
        assert len(sample.settings.read().grades) == 5


def test_the_fiscal_year_moves_under_months_but_not_under_a_quarter(firm: Company) -> None:
    firm.periods.open("2026-11")
    firm.settings.change({"fiscal_start": "4"})
    firm.periods.open("2026Q3")
    with pytest.raises(Mendable) as caught:
        firm.settings.change({"fiscal_start": "7"})
    assert caught.value.facts["periods"] == "2026Q3"
    firm.settings.change({"fiscal_start": "4", "name": "same year"})
    assert firm.settings.read().fiscal_start == 4


def test_checking_writes_nothing(firm: Company) -> None:
    before = firm.trail.actions(5)
    firm.settings.check({"adjustment_bound": "12"})
    with pytest.raises(Mendable):
        firm.settings.check({"adjustment_bound": "-12"})
    assert firm.trail.actions(5) == before
    assert firm.settings.read() == Settings()
