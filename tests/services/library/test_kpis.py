"""An indicator taken into a company, and a company's KPI kept as one's own."""

import pytest

from models.terms import Basis, Dimension, Direction, Method, VetoScope
from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.library.catalogue import Library
from services.library.kpis import from_kpi, namesake, to_kpi

LIBRARY = Library.load()


def known(id_: str) -> Indicator:
    found = LIBRARY.get(id_)
    assert found is not None
    return found


def test_a_kpi_is_made_in_the_language_of_the_company() -> None:
    indicator = known("accounts.stability")
    zh, en = to_kpi(indicator, "K1", "zh"), to_kpi(indicator, "K1", "en")
    assert (zh.name, en.name) == ("合作稳定性", "Stability of cooperation")
    assert "终止合作:0" in zh.parameters
    assert "Cooperation ended:0" in en.parameters
    assert (zh.provider, zh.code, zh.direction, zh.method) == (
        "商务部",
        "K1",
        Direction.HIGHER,
        Method.DESCRIBED,
    )


def test_provider_and_outcome_are_the_companys_when_given() -> None:
    kpi = to_kpi(known("quality.yield"), "K17", "zh", provider="品质保证部", outcome="K13")
    assert (kpi.provider, kpi.outcome, kpi.decimals) == ("品质保证部", "K13", 1)
    assert to_kpi(known("quality.yield"), "K17", "zh").outcome is None


def test_what_belongs_to_the_firm_stays_behind() -> None:
    kpi = Kpi(
        code="K3",
        name="炉衬寿命",
        direction=Direction.HIGHER,
        method=Method.RATIO,
        unit="炉",
        parameters="zero_below=50",
        decimals=0,
        basis=Basis.YEAR_TO_DATE,
        provider="设备部",
        definition="一次砌筑的出钢炉数",
        formula="出钢炉数",
        objective="F1",
        issue="W02",
        outcome="K1",
        key_strategic=True,
        veto="<95",
        veto_effect="0",
        veto_scope=VetoScope.DEPARTMENT,
    )
    kept = from_kpi(kpi, "zh", group="production", frequency=Dimension.QUARTERLY, outcome="production.output")
    again = to_kpi(kept, "P7", "en", outcome="K1")
    assert (kept.id, kept.group, kept.frequency, kept.outcome) == (
        "own.炉衬寿命",
        "production",
        Dimension.QUARTERLY,
        "production.output",
    )
    assert again == Kpi(
        code="P7",
        name="炉衬寿命",
        direction=Direction.HIGHER,
        method=Method.RATIO,
        unit="炉",
        parameters="zero_below=50",
        decimals=0,
        basis=Basis.YEAR_TO_DATE,
        provider="设备部",
        definition="一次砌筑的出钢炉数",
        formula="出钢炉数",
        outcome="K1",
    )


@pytest.mark.parametrize("name", ["销售额", " 销售额 ", "Sales Revenue", "ｓａｌｅｓ  revenue"])
def test_the_kpi_of_the_same_name_is_recognised(name: str) -> None:
    kpis = [Kpi(code, name_, Direction.HIGHER, Method.DIRECT) for code, name_ in (("A", "销量"), ("B", name))]
    found = namesake(known("sales.revenue"), kpis)
    assert found is not None
    assert found.code == "B"
    assert namesake(known("sales.growth"), kpis) is None
