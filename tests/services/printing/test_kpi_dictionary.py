"""The KPI dictionary read back: landscape, every KPI with its rule and veto in words, by perspective."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from services.company import Company
from services.domain.company import Records
from services.language import Language
from services.printing.kpi_dictionary import by_perspective, kpi_dictionary
from tests.services.printing.reading import extents, sizes, texts

AT = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - a moment on paper


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kpi_stands_in_it_with_rule_and_veto(sample: Company, language: str) -> None:
    records, say = sample.records(), Language(language)
    data = kpi_dictionary(records, say, AT)
    assert set(sizes(data)) == {(842, 595)}
    whole = "".join(texts(data))
    for kpi in records.kpis:
        assert kpi.code in whole
        assert "".join(kpi.name.split()) in whole
    if language == "zh":
        assert "低于95%，本期奖金系数为0" in whole
        assert "1.财务" in whole
        assert "ratio" not in whole
    assert all(box[0] > 30 and box[2] < 812 for box in extents(data))


def test_perspectives_come_in_the_map_s_order_and_loose_kpis_last(sample: Company) -> None:
    names = [name for name, _ in by_perspective(sample.records(), Language("zh"))]
    assert names == ["财务", "客户", "内部流程", "学习成长", "未关联目标"]


def test_a_company_without_kpis_prints_a_page_that_says_so(sample: Company) -> None:
    settings = replace(sample.records().settings, name="新公司")
    words = texts(kpi_dictionary(Records(settings), Language("zh"), AT))
    assert len(words) == 1
    assert "还没有指标" in words[0]


def test_the_same_records_give_the_same_bytes(sample: Company) -> None:
    records = sample.records()
    assert kpi_dictionary(records, Language("zh"), AT) == kpi_dictionary(records, Language("zh"), AT)
